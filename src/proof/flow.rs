//! No step waits for itself, every step leads to the end, and no decision overtakes a check it waited for.

use super::fate;
use super::{Case, Failures};
use crate::model::procedure::{Action, Procedure, Step};
use crate::model::waits::waits;

const NAME: &str = "flow";

/// For each step, the steps that come before it, as a row of flags.
struct Earlier(Vec<Vec<bool>>);

impl Earlier {
    fn of(procedure: &Procedure) -> Earlier {
        let waits = waits(&procedure.steps);
        let earlier = |start: usize| {
            let mut seen = vec![false; waits.len()];
            let mut todo = waits[start].clone();
            while let Some(at) = todo.pop() {
                if !std::mem::replace(&mut seen[at], true) {
                    todo.extend(&waits[at]);
                }
            }
            seen
        };
        Earlier((0..waits.len()).map(earlier).collect())
    }

    /// Whether `one` comes before `two`.
    fn has(&self, one: usize, two: usize) -> bool {
        self.0[two][one]
    }

    /// Whether nothing follows the step.
    fn is_last(&self, at: usize) -> bool {
        !self.0.iter().any(|row| row[at])
    }
}

/// Whether one step of a procedure comes before another.
pub(super) fn comes_before(procedure: &Procedure, one: &str, two: &str) -> bool {
    let place = |id: &str| procedure.steps.iter().position(|step| step.id == id);
    match (place(one), place(two)) {
        (Some(one), Some(two)) => Earlier::of(procedure).has(one, two),
        _ => false,
    }
}

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    let (was, now) = (&case.before.steps, &case.after.steps);
    if now.is_empty() {
        if !was.is_empty() {
            failures.add(NAME, "Thủ tục không còn bước nào.", "The procedure has no step left.");
        }
        return;
    }
    let (before, after) = (Earlier::of(case.before), Earlier::of(case.after));
    circles(case, &before, &after, failures);
    loose_ends(case, &before, &after, failures);
    overtaken(case, &before, &after, failures);
}

/// A step that waits for itself, and did not before. Where there is none, every step is reached from a first one.
fn circles(case: Case<'_>, before: &Earlier, after: &Earlier, failures: &mut Failures) {
    let waited_for_itself = |id: &str| position(case.before, id).is_some_and(|at| before.has(at, at));
    let fresh = |(at, step): &(usize, &Step)| after.has(*at, *at) && !waited_for_itself(&step.id);
    if let Some((at, step)) = case.after.steps.iter().enumerate().find(fresh) {
        let ring = (0..case.after.steps.len()).filter(|other| after.has(*other, at) && after.has(at, *other));
        let (vi, en): (Vec<_>, Vec<_>) = ring.map(|at| case.names().step(&case.after.steps[at].id)).unzip();
        let (name, name_en) = case.names().step(&step.id);
        failures.add(
            NAME,
            format!("Bước «{name}» phải chờ chính nó: {}.", vi.join(" → ")),
            format!("The step “{name_en}” waits for itself: {}.", en.join(" → ")),
        );
    }
}

/// A step that led to the end, and that nothing follows any more. It may be the new end only where the old one was
/// merged into it, or was dropped and this step itself concludes the matter.
fn loose_ends(case: Case<'_>, before: &Earlier, after: &Earlier, failures: &mut Failures) {
    for (at, step) in case.after.steps.iter().enumerate() {
        let Some(was) = position(case.before, &step.id) else { continue };
        if !after.is_last(at) || before.is_last(was) {
            continue;
        }
        let mut ends =
            (0..case.before.steps.len()).filter(|end| before.is_last(*end) && before.has(was, *end));
        let takes_over = |end: usize| match fate::of_step(case, &case.before.steps[end].id) {
            Some(now) => now == step.id,
            None => concludes(step.does),
        };
        if !ends.all(takes_over) {
            let (name, name_en) = case.names().step(&step.id);
            failures.add(
                NAME,
                format!("Sau bước «{name}» không còn bước nào dẫn tới kết quả."),
                format!("Nothing leads on from the step “{name_en}” to the end."),
            );
        }
    }
}

/// A decision that no longer waits for a check it waited for.
fn overtaken(case: Case<'_>, before: &Earlier, after: &Earlier, failures: &mut Failures) {
    let steps = &case.before.steps;
    let place_now = |at: usize| fate::of_step(case, &steps[at].id).and_then(|id| position(case.after, id));
    for decision in (0..steps.len()).filter(|at| rules_on(steps[*at].does)) {
        let Some(decision_now) = place_now(decision) else { continue };
        for check in (0..steps.len()).filter(|at| examines(&steps[*at]) && before.has(*at, decision)) {
            let Some(check_now) = place_now(check) else { continue };
            if settles_a_matter_of_its_own(case.before, &steps[check], &steps[decision]) {
                continue;
            }
            if check_now != decision_now && !after.has(check_now, decision_now) {
                let ((vi, en), (check, check_en)) =
                    (case.names().step(&steps[decision].id), case.names().step(&steps[check].id));
                failures.add(
                    NAME,
                    format!("Bước «{vi}» không còn chờ kết quả của bước «{check}»."),
                    format!("The step “{en}” no longer waits for the outcome of “{check_en}”."),
                );
            }
        }
    }
}

/// Whether a step settles a matter of its own, on which a decision that says which outputs it works on does not rest: a
/// residence record before an insurance card that both are drawn from the birth certificate.
fn settles_a_matter_of_its_own(procedure: &Procedure, step: &Step, decision: &Step) -> bool {
    let settles = matches!(step.does, Action::Approve | Action::Decide | Action::Issue | Action::Record);
    let made = |need: &String| procedure.steps.iter().any(|maker| maker.produces.contains(need));
    let checked = procedure.conditions.iter().filter(|condition| decision.checks.contains(&condition.id));
    let used = || decision.needs.iter().chain(checked.clone().flat_map(|condition| &condition.proven_by));
    settles
        && decision.does != Action::Return
        && !step.produces.is_empty()
        && decision.needs.iter().any(made)
        && !used().any(|used| step.produces.contains(used))
}

fn position(procedure: &Procedure, id: &str) -> Option<usize> {
    procedure.steps.iter().position(|step| step.id == id)
}

/// Whether a step of this kind can be the last.
fn concludes(action: Action) -> bool {
    matches!(action, Action::Decide | Action::Record | Action::Issue | Action::Return)
}

/// Whether a step of this kind rests on what others found out.
fn rules_on(action: Action) -> bool {
    matches!(action, Action::Approve | Action::Decide | Action::Issue | Action::Return)
}

/// Whether a step finds something out.
fn examines(step: &Step) -> bool {
    !step.checks.is_empty()
        || matches!(
            step.does,
            Action::Check | Action::Appraise | Action::Inspect | Action::Consult | Action::Confirm
        )
}
