//! Which steps could run beside each other. Whatever is not known to be independent counts as dependent.
//!
//! One step depends on another when it uses an output the other makes (it `needs` the output, or checks a
//! condition the output proves), and, if it comes after the other in the flow, also when
//!
//! - one of them only moves the file or closes it: the other files, receives, transfers or is paid, or is a
//!   check of completeness (a `check` that names no condition); or the step itself files, receives,
//!   transfers, pays or returns;
//! - it approves, decides, issues or records, and the other appraises, inspects, consults, confirms or
//!   checks: a decision needs its opinions, written down or not;
//! - the other approves, decides, issues or records: unless that makes an output and the step says which
//!   outputs it works on, and that output is not among them.
//!
//! Two steps are independent when neither depends on the other, directly or through others. So two opinions
//! on one dossier are independent, and so are two results drawn from a third. It says nothing about people:
//! two steps of one agency can be independent and still wait for the same desk.

use crate::facts::dense::Square;
use crate::facts::flow::{Flow, MANY_STEPS};
use crate::facts::ids::Ids;
use crate::model::procedure::{Action, Procedure, Step};

/// Which two steps are independent; `reach` is the order of the flow. Empty beyond [`MANY_STEPS`].
pub(crate) fn independent(procedure: &Procedure, flow: &Flow, reach: &Square) -> Square {
    let steps = &procedure.steps;
    if steps.len() > MANY_STEPS {
        return Square::default();
    }
    let mut depends = outputs_used(procedure);
    let says: Vec<bool> = steps.iter().map(|step| says_what_it_uses(procedure, step)).collect();
    for (before, first) in steps.iter().enumerate() {
        for (after, then) in steps.iter().enumerate() {
            if reach.has(before, after) && bound(first, then, says[after]) {
                depends.set(after, before);
            }
        }
    }
    depends.close();
    let mut independent = Square::new(flow.len());
    for one in 0..steps.len() {
        for other in 0..one {
            if !depends.has(one, other) && !depends.has(other, one) {
                independent.set(one, other);
                independent.set(other, one);
            }
        }
    }
    independent
}

/// Dependence through outputs: of the one who uses one on the one who makes it.
fn outputs_used(procedure: &Procedure) -> Square {
    let steps = &procedure.steps;
    let mut depends = Square::new(steps.len());
    let makers = Ids::at(
        steps
            .iter()
            .enumerate()
            .flat_map(|(at, step)| step.produces.iter().map(move |output| (output.as_str(), at as u32))),
    );
    let conditions = Ids::of(procedure.conditions.iter().map(|condition| condition.id.as_str()));
    for (at, step) in steps.iter().enumerate() {
        let checked = step.checks.iter().filter_map(|id| conditions.get(id));
        let proofs = checked.flat_map(|condition| &procedure.conditions[condition as usize].proven_by);
        for used in step.needs.iter().chain(proofs) {
            for maker in makers.all(used).filter(|maker| *maker as usize != at) {
                depends.set(at, maker as usize);
            }
        }
    }
    depends
}

/// Whether a step names outputs of the procedure among its needs.
fn says_what_it_uses(procedure: &Procedure, step: &Step) -> bool {
    step.needs.iter().any(|need| {
        procedure.outputs.iter().any(|output| output.id == *need)
            || procedure.steps.iter().any(|other| other.produces.contains(need))
    })
}

/// Whether a step that comes after another is bound to it by what the two do; `says` is whether it says what
/// it uses.
fn bound(first: &Step, then: &Step, says: bool) -> bool {
    use Action::{Appraise, Approve, Check, Confirm, Consult, Decide, Inspect, Issue, Record};
    use Action::{File, Pay, Receive, Return, Transfer};
    let moves = |action| matches!(action, File | Receive | Transfer | Pay);
    let settles = |action| matches!(action, Approve | Decide | Issue | Record);
    let completeness = first.does == Check && first.checks.is_empty();
    if moves(first.does) || completeness || moves(then.does) || then.does == Return {
        return true;
    }
    match first.does {
        Appraise | Inspect | Consult | Confirm | Check => settles(then.does),
        Approve | Decide | Issue | Record => first.produces.is_empty() || !says,
        File | Receive | Transfer | Pay | Return => true,
    }
}
