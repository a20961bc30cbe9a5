//! Facts: who uses what.

mod columns;

pub use columns::{COLUMNS, RELATIONS};

use crate::facts::dense::Lists;
use crate::facts::flow::{Flow, by_agency};
use crate::facts::ids::Ids;
use crate::model::catalog::Catalog;
use crate::model::procedure::{Action, Procedure, Step};

/// Facts: who uses what.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// For each document, the steps that need it, in the order of the flow.
    pub needed_by: Lists,
    /// For each document, the conditions it proves.
    pub proves: Lists,
    /// For each document, the conditions that nothing else proves.
    pub sole_proof_of: Lists,
    /// For each document, whether anything uses it: a step needs it, it proves a condition, or it stands in
    /// for a document that is used.
    pub used: Vec<bool>,
    /// For each condition, the steps that check it.
    pub checked_by: Lists,
    /// For each condition, how many agencies check it.
    pub checking_agencies: Vec<u32>,
    /// For each step, the outputs of the procedure it needs.
    pub used_outputs: Lists,
    /// For each step, whether it only passes the file on between the steps of agencies.
    pub only_passes_on: Vec<bool>,
    /// For each step that approves or decides, how many sign-offs without anything new end in it, itself
    /// counted; 0 for others.
    pub approvals_in_row: Vec<u32>,
}

/// Finds who uses what.
pub fn analyse(procedure: &Procedure, flow: &Flow, catalog: &Catalog) -> Data {
    let steps = &procedure.steps;
    let documents = Ids::of(procedure.documents.iter().map(|document| document.id.as_str()));
    let outputs = Ids::of(procedure.outputs.iter().map(|output| output.id.as_str()));
    let conditions = Ids::of(procedure.conditions.iter().map(|condition| condition.id.as_str()));

    let needed_by = needed_by(procedure, flow, &documents);
    let mut proves = Vec::new();
    let mut sole = Vec::new();
    for (at, condition) in procedure.conditions.iter().enumerate() {
        for proof in &condition.proven_by {
            let alone = condition.proven_by.iter().all(|other| other == proof);
            if let Some(document) = documents.get(proof) {
                proves.push((document, at as u32));
                sole.extend(alone.then_some((document, at as u32)));
            }
        }
    }
    let proves = Lists::grouped(procedure.documents.len(), proves);
    let used_outputs = placed(steps, |step| &step.needs, &outputs).transposed_to(steps.len());
    let checked_by = placed(steps, |step| &step.checks, &conditions).lists(procedure.conditions.len());
    Data {
        used: used(procedure, &documents, &needed_by, &proves),
        sole_proof_of: Lists::grouped(procedure.documents.len(), sole),
        checking_agencies: checked_by.rows().map(|row| agencies_among(steps, row)).collect(),
        only_passes_on: only_passes_on(steps, flow),
        approvals_in_row: approvals_in_row(steps, flow, catalog),
        needed_by,
        proves,
        used_outputs,
        checked_by,
    }
}

/// Pairs of a thing's place and the step that names it.
struct Placed(Vec<(u32, u32)>);

impl Placed {
    fn lists(self, things: usize) -> Lists {
        Lists::grouped(things, self.0)
    }

    fn transposed_to(self, steps: usize) -> Lists {
        Lists::grouped(steps, self.0.into_iter().map(|(thing, step)| (step, thing)).collect())
    }
}

fn placed<'p>(steps: &'p [Step], names: fn(&'p Step) -> &'p Vec<String>, ids: &Ids<'_>) -> Placed {
    let named = |(at, step)| {
        let names: &'p Vec<String> = names(step);
        names.iter().filter_map(|id| ids.get(id)).map(move |thing| (thing, at as u32))
    };
    Placed(steps.iter().enumerate().flat_map(named).collect())
}

fn needed_by(procedure: &Procedure, flow: &Flow, documents: &Ids<'_>) -> Lists {
    let sequence = flow.sequence();
    let mut pairs = Vec::new();
    for (rank, step) in sequence.iter().enumerate() {
        let needs = procedure.steps[*step as usize].needs.iter();
        pairs.extend(needs.filter_map(|id| documents.get(id)).map(|document| (document, rank as u32)));
    }
    let mut needed_by = Lists::with_capacity(procedure.documents.len());
    for ranks in Lists::grouped(procedure.documents.len(), pairs).rows() {
        needed_by.push(ranks.iter().map(|rank| sequence[*rank as usize]));
    }
    needed_by
}

fn used(procedure: &Procedure, documents: &Ids<'_>, needed_by: &Lists, proves: &Lists) -> Vec<bool> {
    let direct = |at: usize| !needed_by.row(at).is_empty() || !proves.row(at).is_empty();
    let mut used: Vec<bool> = (0..procedure.documents.len()).map(direct).collect();
    for alternatives in &procedure.any_of {
        let members: Vec<usize> = alternatives
            .options
            .iter()
            .flatten()
            .filter_map(|id| documents.get(id))
            .map(|at| at as usize)
            .collect();
        if members.iter().any(|at| direct(*at)) {
            members.into_iter().for_each(|at| used[at] = true);
        }
    }
    used
}

fn agencies_among(steps: &[Step], row: &[u32]) -> u32 {
    let mut names: Vec<&str> = row
        .iter()
        .map(|at| &steps[*at as usize])
        .filter(|step| by_agency(step))
        .map(|step| step.by.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len() as u32
}

/// Which steps are a transfer, or a reception that uses nothing, by an agency, without checks, products and
/// the applicant, with an agency at work before and one after, directly or by way of systems: so neither the
/// first reception nor the handing over of the result.
fn only_passes_on(steps: &[Step], flow: &Flow) -> Vec<bool> {
    let idle = |step: &Step| match step.does {
        Action::Transfer => true,
        Action::Receive => step.needs.is_empty(),
        _ => false,
    };
    let only_moves = |step: &Step| {
        idle(step)
            && step.checks.is_empty()
            && step.produces.is_empty()
            && !step.with_applicant
            && by_agency(step)
    };
    let mut passes: Vec<bool> = steps.iter().map(only_moves).collect();
    if passes.contains(&true) {
        let systems: Vec<bool> = steps.iter().map(|step| step.by == "system").collect();
        let before = flow.before_through(&systems);
        let after = before.transposed();
        for (at, passes) in passes.iter_mut().enumerate() {
            let agency = |row: &[u32]| {
                row.iter().any(|other| *other as usize != at && by_agency(&steps[*other as usize]))
            };
            *passes &= agency(before.row(at)) && agency(after.row(at));
        }
    }
    passes
}

/// Sign-offs in a row. A step goes on with a row when all steps directly before it approve or decide, within
/// one agency or one line of parents, and it needs and checks nothing they had not before them or made.
fn approvals_in_row(steps: &[Step], flow: &Flow, catalog: &Catalog) -> Vec<u32> {
    let signs = |step: &Step| matches!(step.does, Action::Approve | Action::Decide);
    let mut row = vec![0; steps.len()];
    for at in flow.sequence().iter().map(|at| *at as usize).filter(|at| signs(&steps[*at])) {
        let before = flow.before(at);
        let goes_on = |from: &u32| {
            let from = &steps[*from as usize];
            signs(from) && catalog.in_one_line(&from.by, &steps[at].by)
        };
        let known = |thing: &String| {
            before.iter().map(|from| &steps[*from as usize]).any(|from| {
                [&from.needs, &from.produces, &from.checks].into_iter().any(|had| had.contains(thing))
            })
        };
        let nothing_new = steps[at].needs.iter().chain(&steps[at].checks).all(known);
        let longest = before.iter().map(|from| row[*from as usize]).max().unwrap_or(0);
        row[at] = if nothing_new && before.iter().all(goes_on) { longest + 1 } else { 1 };
    }
    row
}
