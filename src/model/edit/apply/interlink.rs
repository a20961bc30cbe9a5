//! Two procedures filed as one (liên thông): the applicant hands one dossier in, and the agencies pass on among themselves
//! what the applicant used to fetch from one and hand in to the other.

use super::{Inapplicable, cases_of_both, done, flow, repoint, unfit, union};
use crate::model::duration::Duration;
use crate::model::edit::waits::{waits_by_id, write};
use crate::model::procedure::{Action, Carrier, Document, Kind, Output, Procedure, Step};

/// Takes the papers, conditions and agency steps of another procedure in, in place of the paper it issues. Its result
/// goes from agency to agency; its filing, its reception and its handing over are no more.
pub(super) fn interlink(on: &mut Procedure, with: &Procedure) -> Result<(), Inapplicable> {
    let makes =
        |on: &Procedure, made: &Output| on.outputs.iter().any(|own| own.document_type == made.document_type);
    if on.kind == Kind::Interlinked && with.outputs.iter().all(|made| makes(on, made)) {
        return Err(done());
    }
    let issued = |document: &Document| {
        document.from_procedure.as_ref().is_none_or(|from| *from == with.id)
            && with.outputs.iter().any(|o| !o.internal && o.document_type == document.document_type)
    };
    let papers: Vec<Document> = on.documents.iter().filter(|document| issued(document)).cloned().collect();
    let Some(first) = papers.first() else {
        return Err(unfit(
            format!("Hồ sơ không yêu cầu kết quả của thủ tục «{}».", with.id),
            format!("The dossier does not ask for the result of “{}”.", with.id),
        ));
    };
    if with.outputs.iter().any(|made| makes(on, made)) || !with.fees.is_empty() || !with.cases.is_empty() {
        return Err(unfit(
            format!("Phí, trường hợp hoặc kết quả của thủ tục «{}» phải quy định lại.", with.id),
            format!("The fees, sub-cases or results of “{}” must be settled anew.", with.id),
        ));
    }
    let mut cases = first.cases.clone();
    papers.iter().skip(1).for_each(|paper| cases_of_both(&mut cases, paper.cases.clone()));
    let prolonged = prolong(on, with, &cases)?;
    let part = part(on, with, &cases, papers.iter().all(|paper| paper.fallback))?;
    take_in(on, &papers, part)?;
    (on.deadline, on.cases, on.channels) = (prolonged.deadline, prolonged.cases, prolonged.channels);
    for agency in [&with.decides].into_iter().chain(&with.coordinates) {
        if *agency != on.decides && !on.coordinates.contains(agency) {
            on.coordinates.push(agency.clone());
        }
    }
    union(&mut on.basis, with.basis.clone());
    on.requires.retain(|required| *required != with.id);
    on.kind = Kind::Interlinked;
    Ok(())
}

/// What is taken in, under ids that are free.
struct Part {
    procedure: Procedure,
    /// Its papers, asked for here or already there.
    papers: Vec<String>,
}

fn part(on: &Procedure, with: &Procedure, cases: &[String], fallback: bool) -> Result<Part, Inapplicable> {
    let mut part = with.clone();
    let dropped = |step: &Step| {
        step.by == "applicant"
            || matches!(step.does, Action::File | Action::Receive | Action::Return | Action::Pay)
    };
    for step in with.steps.iter().filter(|step| dropped(step)) {
        flow::drop(&mut part, &step.id)?;
    }
    if !part.steps.iter().any(|step| !step.produces.is_empty()) {
        return Err(unfit(
            format!("Không bước nào của thủ tục «{}» tạo ra kết quả.", with.id),
            format!("No step of “{}” makes its result.", with.id),
        ));
    }
    let back = on.steps.first().map(|step| step.id.clone());
    for step in &mut part.steps {
        let stays = |id: &String| with.steps.iter().any(|step| step.id == *id && !dropped(step));
        let original = with.steps.iter().find(|known| known.id == step.id);
        step.returns_to = original.and_then(|known| known.returns_to.clone());
        if let (Some(returns), Some(back)) = (&mut step.returns_to, &back)
            && !stays(&returns.step)
        {
            returns.step.clone_from(back);
        }
        step.cases = cases.to_vec();
    }
    for output in &mut part.outputs {
        output.internal = true;
    }
    for document in &mut part.documents {
        document.fallback |= fallback;
        document.cases = cases.to_vec();
    }
    for look_up in &mut part.look_ups {
        look_up.by.get_or_insert_with(|| with.decides.clone());
    }
    rename(on, &mut part);
    let papers = part.documents.iter().map(|document| document.id.clone()).collect();
    part.documents.retain(|document| !on.documents.iter().any(|own| own.id == document.id));
    Ok(Part { procedure: part, papers })
}

/// Gives every part an id that is free, and a paper that is asked for already the id it has.
fn rename(on: &Procedure, part: &mut Procedure) {
    let stem = part.id.rsplit('/').next().unwrap_or_default().to_owned();
    let mut taken: Vec<&String> = on.documents.iter().map(|d| &d.id).collect();
    taken.extend(on.outputs.iter().map(|o| &o.id).chain(on.conditions.iter().map(|c| &c.id)));
    taken.extend(on.steps.iter().map(|s| &s.id).chain(on.any_of.iter().map(|a| &a.id)));
    let free = |id: &String| if taken.contains(&id) { format!("{stem}-{id}") } else { id.clone() };
    let asked = |one: &Document| {
        let same = |own: &&Document| {
            own.document_type == one.document_type
                && own.form == one.form
                && (own.mode, own.certified) == (one.mode, one.certified)
                && (own.cases.is_empty() || own.cases == one.cases)
                && (!own.fallback || one.fallback)
                && own.originals >= one.originals
                && own.copies >= one.copies
        };
        on.documents.iter().find(same).map(|own| own.id.clone())
    };
    let mut names: Vec<(String, String)> = Vec::new();
    for document in &mut part.documents {
        let new = asked(document).unwrap_or_else(|| free(&document.id));
        names.push((std::mem::replace(&mut document.id, new.clone()), new));
    }
    for output in &mut part.outputs {
        let new = free(&output.id);
        names.push((std::mem::replace(&mut output.id, new.clone()), new));
    }
    let renamed = |id: &mut String| {
        if let Some((_, new)) = names.iter().find(|(old, _)| old == id) {
            id.clone_from(new);
        }
    };
    let conditions: Vec<String> = part.conditions.iter().map(|condition| condition.id.clone()).collect();
    for condition in &mut part.conditions {
        condition.id = free(&condition.id);
        condition.proven_by.iter_mut().for_each(renamed);
    }
    for group in &mut part.any_of {
        group.id = free(&group.id);
        group.options.iter_mut().flatten().for_each(renamed);
    }
    let steps: Vec<String> = part.steps.iter().map(|step| step.id.clone()).collect();
    for step in &mut part.steps {
        step.id = free(&step.id);
        step.needs.iter_mut().chain(&mut step.produces).for_each(renamed);
        step.checks
            .iter_mut()
            .filter(|check| conditions.contains(check))
            .for_each(|check| *check = free(check));
        if let Some(back) = step.returns_to.as_mut().filter(|back| steps.contains(&back.step)) {
            back.step = free(&back.step);
        }
        step.after.iter_mut().flatten().for_each(|after| *after = free(after));
    }
}

/// Puts the part where its result is needed, and lets what named the paper name the result.
fn take_in(on: &mut Procedure, papers: &[Document], part: Part) -> Result<(), Inapplicable> {
    let Part { procedure: part, papers: asked } = part;
    let is_paper = |id: &String| papers.iter().any(|paper| paper.id == *id);
    let uses = |step: &Step| step.needs.iter().any(is_paper) && !only_passes_on(step.does);
    let by_decider = || on.steps.iter().position(|step| step.does == Action::Decide);
    let Some(at) = on.steps.iter().position(uses).or_else(by_decider) else {
        return Err(unfit(
            "Không có bước nào sử dụng kết quả được liên thông.",
            "No step uses the result that would be passed on.",
        ));
    };
    let mut users: Vec<String> =
        on.steps.iter().filter(|step| uses(step)).map(|step| step.id.clone()).collect();
    union(&mut users, vec![on.steps[at].id.clone()]);
    let mut wanted = waits_by_id(&on.steps);
    let mut inner = waits_by_id(&part.steps);
    let waited: Vec<&String> = inner.iter().flatten().collect();
    let last: Vec<String> =
        part.steps.iter().map(|step| &step.id).filter(|id| !waited.contains(id)).cloned().collect();
    let mut steps = part.steps.clone();
    let (earlier, always) = (wanted[at].clone(), steps.iter().all(|step| step.cases.is_empty()));
    for (step, waits) in steps.iter_mut().zip(&mut inner).filter(|(_, waits)| waits.is_empty()) {
        waits.clone_from(&wanted[at]);
        step.carrier = Some(Carrier::System);
    }
    for (step, waits) in on.steps.iter_mut().zip(&mut wanted).filter(|(step, _)| users.contains(&step.id)) {
        // What those taken in wait for need not be said again, unless they are done in some sub-cases only.
        if always {
            waits.retain(|waited| !earlier.contains(waited));
        }
        union(waits, last.clone());
        step.carrier = Some(Carrier::System);
    }
    on.steps.splice(at..at, steps);
    wanted.splice(at..at, inner);
    for paper in papers {
        let made = part.outputs.iter().find(|output| output.document_type == paper.document_type);
        let made = made.map(|output| output.id.as_str());
        for step in &mut on.steps {
            if only_passes_on(step.does) && step.needs.contains(&paper.id) {
                step.needs.retain(|need| *need != paper.id);
                union(&mut step.needs, asked.clone());
            } else {
                repoint(&mut step.needs, &paper.id, made);
            }
        }
        on.conditions.iter_mut().for_each(|condition| repoint(&mut condition.proven_by, &paper.id, made));
        for option in
            on.any_of.iter_mut().flat_map(|group| &mut group.options).filter(|o| o.contains(&paper.id))
        {
            option.retain(|member| *member != paper.id);
            union(option, part.documents.iter().map(|document| document.id.clone()).collect());
        }
    }
    // What an agency fetched from the other procedure is at hand now.
    for look_up in on.look_ups.iter().filter(|look_up| look_up.procedure.as_ref() == Some(&part.id)) {
        let made = part.outputs.iter().find(|output| output.document_type == look_up.document_type);
        let made = made.map(|output| output.id.as_str());
        on.steps.iter_mut().for_each(|step| repoint(&mut step.needs, &look_up.document_type, made));
        let proofs = on.conditions.iter_mut().map(|condition| &mut condition.proven_by);
        proofs.for_each(|proofs| repoint(proofs, &look_up.document_type, made));
    }
    on.look_ups.retain(|look_up| look_up.procedure.as_ref() != Some(&part.id));
    let place = on.documents.iter().position(|document| is_paper(&document.id)).unwrap_or_default();
    on.documents.retain(|document| !is_paper(&document.id));
    on.documents.splice(place..place, part.documents);
    on.conditions.extend(part.conditions);
    on.any_of.extend(part.any_of);
    on.outputs.extend(part.outputs);
    union(&mut on.look_ups, part.look_ups);
    write(&mut on.steps, wanted);
    Ok(())
}

/// The deadlines where the other procedure's comes on top: of the sub-cases in which its result is asked for, or of the
/// whole procedure. Together nobody waits longer than for one after the other.
fn prolong(on: &Procedure, with: &Procedure, cases: &[String]) -> Result<Procedure, Inapplicable> {
    let mut next = on.clone();
    let Some(more) = with.deadline else { return Ok(next) };
    let longer = |deadline: Duration| {
        if deadline.clock() != more.clock() {
            return Err(unfit(
                "Thời hạn của hai thủ tục tính theo hai cách: ngày làm việc và ngày lịch.",
                "One deadline counts working days, the other calendar days.",
            ));
        }
        let coarse = if deadline.unit.minutes() >= more.unit.minutes() { deadline.unit } else { more.unit };
        let fine = if deadline.unit.minutes() >= more.unit.minutes() { more.unit } else { deadline.unit };
        let minutes = deadline.minutes + more.minutes;
        Ok(Duration { minutes, unit: if minutes % coarse.minutes() == 0 { coarse } else { fine } })
    };
    if cases.is_empty() {
        next.deadline = on.deadline.map(longer).transpose()?;
        for channel in &mut next.channels {
            channel.deadline = channel.deadline.map(longer).transpose()?;
        }
    }
    for case in next.cases.iter_mut().filter(|case| cases.contains(&case.id)) {
        case.deadline = case.deadline.or(on.deadline).map(longer).transpose()?;
    }
    Ok(next)
}

fn only_passes_on(action: Action) -> bool {
    matches!(action, Action::File | Action::Receive | Action::Transfer | Action::Check | Action::Return)
}
