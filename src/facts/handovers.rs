//! Facts: changes of agency.
//!
//! The applicant and systems are no agencies. The file is followed through their steps: where an agency's
//! work reaches another agency by way of them, it changed hands all the same.
//!
//! An agency *takes the file over* in a step when other agencies acted directly before and it did not itself;
//! the handovers of a procedure are counted so. A step that waits for several others counts once, and an
//! agency that keeps working while it asks another gets nothing handed over when the answer comes.

mod columns;

pub use columns::{COLUMNS, RELATIONS};

use crate::facts::dense::Lists;
use crate::facts::flow::{Flow, MANY_STEPS, by_agency};
use crate::model::catalog::Catalog;
use crate::model::procedure::{Action, Carrier, Procedure};

/// Facts: changes of agency. Lists run beside the steps unless they say otherwise.
#[derive(Clone, Debug, Default)]
pub struct Handovers {
    /// The agencies that act, in the order in which they first appear in the list of steps.
    pub agencies: Vec<Acting>,
    /// The steps of other agencies whose work comes directly to this step.
    pub receives_from: Lists,
    /// The steps of other agencies to which the work of this step goes directly.
    pub hands_over_to: Lists,
    /// Whether the agency takes the file over in this step.
    pub takes_over: Vec<bool>,
    /// Whether the file comes to this step from an agency of another level.
    pub crosses_level: Vec<bool>,
    /// Whether the applicant carries the file to this step from another agency.
    pub courier: Vec<bool>,
    /// Steps in which the file is taken over.
    pub count: u32,
    /// Steps in which it is taken over from another level.
    pub level_crossings: u32,
}

/// An agency that acts in a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// Its first step.
    pub first_step: u32,
    /// Its place in the catalog, if it is there.
    pub catalog: Option<u32>,
    /// How many separate runs of its steps one way through the flow can hold, at most: 2 for A→B→A. Steps
    /// side by side are on different ways, and a step directly after one of the same agency goes on with its
    /// run.
    pub stretches: u32,
}

/// How often each agency hands over to each other: one for every pair of steps directly after each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The ids of the agencies, in order of first appearance.
    pub agencies: Vec<String>,
    /// A row for the agency that gives, a column for the one that takes.
    pub counts: Vec<Vec<u32>>,
}

/// Finds changes of agency.
pub fn analyse(procedure: &Procedure, flow: &Flow, catalog: &Catalog) -> Handovers {
    let steps = &procedure.steps;
    let (agencies, actor) = acting(procedure, catalog);
    let pass: Vec<bool> = actor.iter().map(Option::is_none).collect();
    let before = flow.before_through(&pass);
    let mut receives_from = Lists::with_capacity(steps.len());
    let mut takes_over = vec![false; steps.len()];
    for at in 0..steps.len() {
        let others = |from: &u32| actor[at].is_some() && actor[*from as usize] != actor[at];
        receives_from.push(before.row(at).iter().copied().filter(others));
        let received = receives_from.row(at).len();
        takes_over[at] = received > 0 && received == before.row(at).len();
    }
    let level = |at: u32| {
        let agency = agencies[actor[at as usize]? as usize].catalog?;
        Some(catalog.agencies.rows()[agency as usize].level.as_str())
    };
    let crosses = |at: usize| {
        let here = level(at as u32);
        let other = |from: &u32| here.is_some() && level(*from).is_some() && level(*from) != here;
        receives_from.row(at).iter().any(other)
    };
    let crosses_level: Vec<bool> = (0..steps.len()).map(crosses).collect();
    let courier =
        (0..steps.len()).map(|at| carried_by_applicant(procedure, flow, &receives_from, at)).collect();
    let agencies = with_stretches(agencies, &actor, flow, &before);
    Handovers {
        agencies,
        hands_over_to: receives_from.transposed(),
        count: takes_over.iter().filter(|over| **over).count() as u32,
        level_crossings: takes_over
            .iter()
            .zip(&crosses_level)
            .filter(|(over, crosses)| **over && **crosses)
            .count() as u32,
        receives_from,
        takes_over,
        crosses_level,
        courier,
    }
}

impl Handovers {
    /// Who hands over to whom, how often.
    pub fn matrix(&self, procedure: &Procedure) -> Matrix {
        let name =
            |acting: &Acting| procedure.steps.get(acting.first_step as usize).map(|step| step.by.clone());
        let agencies: Vec<String> = self.agencies.iter().filter_map(name).collect();
        let mut counts = vec![vec![0; agencies.len()]; agencies.len()];
        let of = |at: usize| {
            let by = &procedure.steps.get(at)?.by;
            agencies.iter().position(|agency| agency == by)
        };
        for (to, row) in self.receives_from.rows().enumerate() {
            for from in row {
                if let (Some(from), Some(to)) = (of(*from as usize), of(to)) {
                    counts[from][to] += 1;
                }
            }
        }
        Matrix { agencies, counts }
    }
}

/// The agencies in order of first appearance, and for each step the one that acts.
fn acting(procedure: &Procedure, catalog: &Catalog) -> (Vec<Acting>, Vec<Option<u32>>) {
    let mut agencies: Vec<Acting> = Vec::new();
    let mut known: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let mut actor = Vec::with_capacity(procedure.steps.len());
    for (at, step) in procedure.steps.iter().enumerate() {
        actor.push(by_agency(step).then(|| {
            *known.entry(&step.by).or_insert_with(|| {
                let place = catalog.agencies.position(&step.by).map(|place| place as u32);
                agencies.push(Acting { first_step: at as u32, catalog: place, stretches: 1 });
                agencies.len() as u32 - 1
            })
        }));
    }
    (agencies, actor)
}

/// Counts the separate runs of each agency. In a flow that goes in circles, or one beyond [`MANY_STEPS`],
/// every agency keeps 1.
fn with_stretches(
    mut agencies: Vec<Acting>,
    actor: &[Option<u32>],
    flow: &Flow,
    before: &Lists,
) -> Vec<Acting> {
    let seldom = agencies.len() == actor.iter().flatten().count();
    if seldom || flow.len() > MANY_STEPS || !flow.cycle().is_empty() {
        return agencies;
    }
    let mut runs = vec![0; flow.len()];
    for (agency, acting) in agencies.iter_mut().enumerate() {
        let own = |step: u32| actor[step as usize] == Some(agency as u32);
        for step in flow.sequence() {
            let row = before.row(*step as usize);
            let so_far = |among: &dyn Fn(u32) -> bool| {
                row.iter().filter(|from| among(**from)).map(|from| runs[*from as usize]).max()
            };
            runs[*step as usize] = match (own(*step), so_far(&own)) {
                (true, Some(goes_on)) => goes_on,
                (true, None) => so_far(&|_| true).unwrap_or(0) + 1,
                (false, _) => so_far(&|_| true).unwrap_or(0),
            };
        }
        acting.stretches = runs.iter().copied().max().unwrap_or(1);
    }
    agencies
}

/// Whether the applicant carries the file to this step from another agency: it says so, or says nothing and a
/// step in which the applicant files or pays lies between. Paying before the result is handed over carries
/// nothing: the applicant is there anyway.
fn carried_by_applicant(procedure: &Procedure, flow: &Flow, receives_from: &Lists, at: usize) -> bool {
    let step = &procedure.steps[at];
    if receives_from.row(at).is_empty() {
        return false;
    }
    let between = |from: &u32| {
        let middle = &procedure.steps[*from as usize];
        let carries =
            middle.does == Action::File || (middle.does == Action::Pay && step.does != Action::Return);
        middle.by == "applicant" && carries
    };
    match step.carrier {
        Some(carrier) => carrier == Carrier::Applicant,
        None => flow.before(at).iter().any(between),
    }
}
