//! Facts: where the applicant must appear.
//!
//! Counted for the way over the counter, also where an online way exists: how many really go online is a
//! matter of volumes. Only where no counter is offered, but post or a full online way, filing, paying and
//! fetching need nobody in person.
//!
//! A visit is a run of steps directly after each other (systems passed over) that need the applicant at one
//! place: filing and the first reception are one. What the applicant does alone happens at the place of the
//! step beside it.

use crate::facts::column::{Column, Type, World};
use crate::facts::dense::Lists;
use crate::facts::flow::{Flow, by_agency};
use crate::facts::publish::{columns, count, facts_of, kept, truth};
use crate::model::entity::Entity;
use crate::model::procedure::{Action, Carrier, ChannelKind, Extent, Procedure, Step};

/// Facts: where the applicant must appear.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// Each visit's steps, ascending; visits in order of their first step.
    pub visits: Lists,
    /// For each step, whether it needs the applicant in person.
    pub in_person: Vec<bool>,
    /// For each step, whether the dossier enters the reception desk again in it.
    pub reenters_desk: Vec<bool>,
    /// How often the receiving agency takes the dossier in.
    pub desk_entries: u32,
}

/// Columns on procedures and steps.
pub const COLUMNS: &[Column] = columns! {
    Procedure.visits: Type::Int, "số lượt người nộp phải có mặt, tính theo cách nộp trực tiếp",
        "how often the applicant must appear in person, on the way over the counter",
        |world, procedure| count(visits(world, procedure).map(|visits| visits.visits.len() as u32));
    Procedure.desk_entries: Type::Int,
        "số lần hồ sơ vào bộ phận tiếp nhận",
        "how often the dossier enters the reception desk",
        |world, procedure| count(visits(world, procedure).map(|visits| visits.desk_entries));
    Step.in_person: Type::Bool, "bước cần người nộp có mặt", "whether the step needs the applicant in person",
        |world, step| truth(kept(world, step, |facts| &facts.visits.in_person));
    Step.reenters_desk: Type::Bool, "hồ sơ vào lại bộ phận tiếp nhận ở bước này",
        "whether the dossier enters the reception desk again in this step",
        |world, step| truth(kept(world, step, |facts| &facts.visits.reenters_desk));
};

/// Finds where the applicant must appear.
pub fn analyse(procedure: &Procedure, flow: &Flow) -> Visits {
    let steps = &procedure.steps;
    let systems: Vec<bool> = steps.iter().map(|step| step.by == "system").collect();
    let before = flow.before_through(&systems);
    let counter = over_counter(procedure);
    let in_person: Vec<bool> =
        (0..steps.len()).map(|at| needs_applicant(steps, &before, at, counter)).collect();
    let entries: Vec<usize> = (0..steps.len()).filter(|at| enters_desk(procedure, &steps[*at])).collect();
    // A step that waits for itself never begins, so nothing enters the desk in it, again or at all.
    let stuck = flow.stuck();
    let mut reenters_desk = vec![false; steps.len()];
    for step in after_any(flow, &entries) {
        reenters_desk[step] = enters_desk(procedure, &steps[step]) && !stuck[step];
    }
    Visits {
        visits: runs(steps, &before, &in_person),
        in_person,
        reenters_desk,
        desk_entries: entries.len() as u32,
    }
}

fn visits<'w>(world: World<'w>, entity: Entity) -> Option<&'w Visits> {
    facts_of(world, entity).map(|facts| &facts.visits)
}

/// Whether filing, paying and fetching are done at a counter.
fn over_counter(procedure: &Procedure) -> bool {
    let full = |kind, extent| match kind {
        ChannelKind::Counter => false,
        ChannelKind::Online => extent != Some(Extent::Part),
        ChannelKind::Post => true,
    };
    let counter = procedure.channels.iter().any(|channel| channel.kind == ChannelKind::Counter);
    counter || !procedure.channels.iter().any(|channel| full(channel.kind, channel.extent))
}

fn needs_applicant(steps: &[Step], before: &Lists, at: usize, counter: bool) -> bool {
    let step = &steps[at];
    if step.with_applicant || step.carrier == Some(Carrier::Applicant) {
        return true;
    }
    let first_reception = || {
        let from_agency = |from: &u32| by_agency(&steps[*from as usize]);
        step.does == Action::Receive && !before.row(at).iter().any(from_agency)
    };
    let by_applicant = step.by == "applicant" && matches!(step.does, Action::File | Action::Pay);
    counter && (by_applicant || step.does == Action::Return || first_reception())
}

fn enters_desk(procedure: &Procedure, step: &Step) -> bool {
    step.does == Action::Receive && step.by == procedure.receives
}

/// All steps that come after any of these.
fn after_any(flow: &Flow, these: &[usize]) -> Vec<usize> {
    let mut seen = vec![false; flow.len()];
    let mut open: Vec<u32> = these.iter().flat_map(|step| flow.after(*step)).copied().collect();
    while let Some(step) = open.pop() {
        if !std::mem::replace(&mut seen[step as usize], true) {
            open.extend(flow.after(step as usize));
        }
    }
    (0..flow.len()).filter(|step| seen[*step]).collect()
}

/// Joins the steps in person that follow each other directly at one place.
fn runs(steps: &[Step], before: &Lists, in_person: &[bool]) -> Lists {
    let mut first: Vec<usize> = (0..steps.len()).collect();
    for at in (0..steps.len()).filter(|at| in_person[*at]) {
        for from in before.row(at).iter().map(|from| *from as usize).filter(|from| in_person[*from]) {
            if at_one_place(&steps[from], &steps[at]) {
                let (one, other) = (root(&mut first, from), root(&mut first, at));
                first[one.max(other)] = one.min(other);
            }
        }
    }
    let mut members: Vec<(u32, u32)> = Vec::new();
    let mut number = vec![None; steps.len()];
    let mut visits = 0;
    for at in (0..steps.len()).filter(|at| in_person[*at]) {
        let root = root(&mut first, at);
        let visit = *number[root].get_or_insert_with(|| {
            visits += 1;
            visits - 1
        });
        members.push((visit, at as u32));
    }
    Lists::grouped(visits as usize, members)
}

fn at_one_place(one: &Step, other: &Step) -> bool {
    one.by == other.by || !by_agency(one) || !by_agency(other)
}

fn root(first: &mut [usize], mut at: usize) -> usize {
    while first[at] != at {
        first[at] = first[first[at]];
        at = first[at];
    }
    at
}
