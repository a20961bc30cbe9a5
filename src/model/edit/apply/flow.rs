//! Steps dropped, made one, or put into another order. What the other steps wait for keeps its meaning.

use super::{Inapplicable, cases_of_both, done, find, gone, place, repoint, unfit, union};
use crate::model::duration::Duration;
use crate::model::edit::waits::{waits_by_id, write};
use crate::model::procedure::{Procedure, Step};

/// Drops a step: those that waited for it wait for what it waited for. A file that went back to it goes back to the
/// first step that followed it, or failing that to one it followed.
pub(super) fn drop(on: &mut Procedure, id: &str) -> Result<(), Inapplicable> {
    let at = place(&on.steps, id, |s| &s.id)?;
    let mut wanted = waits_by_id(&on.steps);
    let heirs: Vec<String> = followers(&on.steps, &wanted, id);
    on.steps.remove(at);
    let before = wanted.remove(at);
    for waits in &mut wanted {
        if waits.iter().any(|other| other == id) {
            waits.retain(|other| other != id);
            union(waits, before.clone());
        }
    }
    write(&mut on.steps, wanted);
    for step in &mut on.steps {
        let own = step.id.clone();
        if let Some(back) = step.returns_to.as_mut().filter(|back| back.step == id) {
            match heirs.iter().chain(&before).find(|heir| **heir != own) {
                Some(heir) => back.step.clone_from(heir),
                None => step.returns_to = None,
            }
        }
    }
    Ok(())
}

/// Does two steps of one agency as one, in the place of the one that stays. Their times add up.
pub(super) fn merge(on: &mut Procedure, into: &str, from: &str) -> Result<(), Inapplicable> {
    if into == from {
        return Err(gone(from));
    }
    let (stays, goes) = (place(&on.steps, into, |s| &s.id)?, place(&on.steps, from, |s| &s.id)?);
    let other = on.steps[goes].clone();
    let takes = sum(&on.steps[stays], &other)?;
    if on.steps[stays].by != other.by {
        return Err(unfit(
            format!("Hai bước «{into}» và «{from}» do hai cơ quan khác nhau thực hiện."),
            format!("The steps “{into}” and “{from}” are done by two agencies."),
        ));
    }
    let mut wanted = waits_by_id(&on.steps);
    let waited = wanted[goes].clone();
    union(&mut wanted[stays], waited);
    wanted[stays].retain(|id| id != into && id != from);
    for (at, waits) in wanted.iter_mut().enumerate() {
        if at != stays {
            repoint(waits, from, Some(into));
        }
    }
    wanted.remove(goes);
    let step = &mut on.steps[stays];
    step.takes = takes;
    union(&mut step.needs, other.needs);
    union(&mut step.checks, other.checks);
    union(&mut step.produces, other.produces);
    // What one of the two made for the other is no longer handed over.
    let made = step.produces.clone();
    step.needs.retain(|need| !made.contains(need));
    union(&mut step.basis, other.basis);
    cases_of_both(&mut step.cases, other.cases);
    step.with_applicant |= other.with_applicant;
    step.carrier = step.carrier.or(other.carrier);
    step.on_silence = step.on_silence.or(other.on_silence);
    step.returns_to = step.returns_to.take().or(other.returns_to);
    on.steps.remove(goes);
    write(&mut on.steps, wanted);
    for step in &mut on.steps {
        let own = step.id.clone();
        if let Some(back) = &mut step.returns_to {
            if back.step == from {
                back.step = into.to_owned();
            }
            if back.step == own {
                step.returns_to = None;
            }
        }
    }
    Ok(())
}

/// Lets a step wait for these steps and no others.
pub(super) fn set_after(on: &mut Procedure, id: &str, after: &[String]) -> Result<(), Inapplicable> {
    let at = place(&on.steps, id, |s| &s.id)?;
    for other in after {
        place(&on.steps, other, |s| &s.id)?;
    }
    let present = on.steps[at].after.clone();
    let meant = waits_by_id(&on.steps);
    on.steps[at].after = Some(after.to_vec());
    if waits_by_id(&on.steps) == meant {
        on.steps[at].after = present;
        return Err(done());
    }
    Ok(())
}

/// Lets a step wait for what `beside` waits for, and those after the step wait for both.
pub(super) fn run_beside(on: &mut Procedure, id: &str, beside: &str) -> Result<(), Inapplicable> {
    let (at, other) = (place(&on.steps, id, |s| &s.id)?, place(&on.steps, beside, |s| &s.id)?);
    let mut wanted = waits_by_id(&on.steps);
    if at == other || !wanted[at].iter().any(|waited| waited == beside) {
        return Err(done());
    }
    for follower in followers(&on.steps, &wanted, id) {
        let place = place(&on.steps, &follower, |s| &s.id)?;
        union(&mut wanted[place], vec![beside.to_owned()]);
    }
    let earlier = wanted[other].clone();
    wanted[at].retain(|waited| waited != beside);
    union(&mut wanted[at], earlier);
    write(&mut on.steps, wanted);
    Ok(())
}

/// Caps how often a file may go back from a step.
pub(super) fn cap_returns(on: &mut Procedure, id: &str, at_most: u32) -> Result<(), Inapplicable> {
    let step = find(&mut on.steps, id, |s| &s.id)?;
    let back = step.returns_to.as_mut().ok_or_else(|| {
        unfit(
            format!("Từ bước «{id}» hồ sơ không bị trả lại."),
            format!("No file goes back from the step “{id}”."),
        )
    })?;
    back.at_most = Some(at_most);
    Ok(())
}

fn followers(steps: &[Step], waits: &[Vec<String>], id: &str) -> Vec<String> {
    let follows = |waits: &Vec<String>| waits.iter().any(|waited| waited == id);
    steps.iter().zip(waits).filter(|(_, waits)| follows(waits)).map(|(step, _)| step.id.clone()).collect()
}

fn sum(one: &Step, two: &Step) -> Result<Option<Duration>, Inapplicable> {
    match (one.takes, two.takes) {
        (Some(a), Some(b)) if a.clock() == b.clock() => {
            let coarse = if a.unit.minutes() >= b.unit.minutes() { a.unit } else { b.unit };
            let fine = if a.unit.minutes() >= b.unit.minutes() { b.unit } else { a.unit };
            let minutes = a.minutes + b.minutes;
            // The coarser unit is kept only where it still says the whole in full.
            let unit = if minutes % coarse.minutes() == 0 { coarse } else { fine };
            Ok(Some(Duration { minutes, unit }))
        }
        (Some(_), Some(_)) => Err(unfit(
            format!(
                "Thời gian của «{}» và «{}» không cộng được: một bước tính theo ngày làm việc, bước kia theo ngày lịch.",
                one.id, two.id
            ),
            format!(
                "The times of “{}” and “{}” do not add up: one is office time, the other calendar time.",
                one.id, two.id
            ),
        )),
        (a, b) => Ok(a.or(b)),
    }
}
