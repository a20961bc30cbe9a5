//! Which proposals, and which instruments to amend for them, reach a target with the least legal effort.
//!
//! An instrument amended once serves every proposal that needs it, so that the choice is an integer program (`solve` knows
//! the solver); savings do not add up, so that every choice is simulated and proven together before it counts ([`search`]).
//! A plan never holds a set of proposals that is not sound.
//!
//! Of two choices that reach the targets the one with less effort is taken; then fewer instruments; then fewer proposals;
//! then the greater saving; then the one the solver comes to first, which is always the same.

pub mod effort;
mod frontier;
pub mod problem;
pub mod search;
mod solve;
pub mod target;
mod together;

use std::collections::BTreeMap;

pub use frontier::Level;

use crate::authority::{ToAmend, merged};
use crate::facts::column::World;
use crate::facts::measures::{Measures, Row};
use crate::model::catalog::Authority;
use crate::model::procedure::Status;
use crate::plan::effort::Efforts;
use crate::plan::problem::{Item, Problem, Weight};
use crate::plan::target::Target;
use crate::plan::together::{Together, total, totals};
use crate::proposal::{Conflict, Proposal, Proposals, Safety};
use crate::propose::better_first;

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The targets; all of them are to be reached.
    pub targets: Vec<Target>,
    /// Whether sketches may be chosen: what they save is not known before a person has worked them out.
    pub sketches: bool,
    /// What it takes to amend an instrument.
    pub efforts: Efforts,
    /// The procedures to choose from, as positions. Of these the ones in force count; where none is, all.
    pub procedures: Vec<usize>,
}

/// A plan: proposals that were simulated and proven together.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Each target and what is reached of it.
    pub targets: Vec<Reached>,
    /// Whether all of them are reached.
    pub reached: bool,
    /// The proposals, best first.
    pub chosen: Vec<Proposal>,
    /// The instruments to amend, in the order in which they can be amended.
    pub amendments: Vec<Amendment>,
    /// The same, as positions among all that could be chosen, as the levels name them.
    pub positions: Vec<usize>,
    /// What the plan takes.
    pub weight: Weight,
    /// No choice takes less effort whose savings, added up one by one, reach the targets and which keeps clear of the
    /// conflicts known. A choice whose parts save more together than one by one may take less. `None` where nothing was
    /// proven.
    pub bound: Option<i64>,
    /// How many choices were simulated.
    pub rounds: usize,
    /// Every measure over the procedures counted, before and after.
    pub totals: Vec<(&'static Row, i64, i64)>,
    /// What more or less effort would save.
    pub levels: Vec<Level>,
    /// Conflicts of which one side was chosen.
    pub excluded: Vec<Conflict>,
    /// What was not available.
    pub left: Left,
    /// The points of effort, by rank, authority or proposal.
    pub efforts: Vec<(String, i64)>,
    /// How many procedures count.
    pub procedures: usize,
}

/// A target and what is reached of it. Amounts are in the unit of the measure.
#[derive(Clone, Debug)]
pub struct Reached {
    /// The target.
    pub target: Target,
    /// The total before.
    pub before: i64,
    /// What must be saved.
    pub needed: i64,
    /// The total after, all chosen proposals simulated together.
    pub after: i64,
    /// What the chosen proposals save one by one, added up.
    pub sum: i64,
    /// How many of the procedures have no figure for the measure.
    pub unknown: usize,
}

/// An instrument to amend.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The instrument, its authority and the provisions.
    pub amend: ToAmend,
    /// The effort in points.
    pub points: i64,
    /// The chosen proposals that need it, by id.
    pub proposals: Vec<String>,
}

/// What stands outside of the plan.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// Sketches that were not to be chosen, with what each would save of each target.
    pub sketches: Vec<(Proposal, Vec<i64>)>,
    /// Remedies that fail the proof by themselves.
    pub blocked: usize,
}

/// The plan that reaches the targets with the least effort; where none does, the one that comes nearest.
pub fn plan(world: World<'_>, proposals: &Proposals, wanted: &Wanted) -> Plan {
    let written = counted(world, &wanted.procedures);
    let counts = |id: &str| written.keys().any(|at| world.corpus.procedures[*at].id == id);
    let mut all: Vec<&Proposal> =
        proposals.made.iter().chain(&proposals.alternatives).filter(|made| counts(&made.procedure)).collect();
    all.sort_by(|one, two| better_first(one, two));
    let (mut free, sketches): (Vec<&Proposal>, Vec<&Proposal>) =
        all.iter().partition(|made| made.safety != Safety::Sketch);
    if wanted.sketches {
        free = all;
    }

    let (problem, amends) = stated(world, proposals, wanted, &free, &written);
    let mut together = Together::new(world, &free, &wanted.targets, &written);
    let found = search::search(&problem, &mut together);
    let own: Vec<bool> =
        free.iter().map(|made| matches!(made.authority, None | Some(Authority::Own))).collect();
    let levels = frontier::levels(&problem, &mut together, &own, (found.chosen.clone(), found.saved.clone()));
    // Every choice of a search was tried out, so that the procedures after it are known.
    let after = together.after(&found.chosen).unwrap_or_else(|_| written.clone());
    let sum = problem.sum(&found.chosen);
    let reached = wanted.targets.iter().enumerate().map(|(at, target)| Reached {
        target: target.clone(),
        before: total(&written, target.row),
        needed: problem.needed[at],
        after: total(&after, target.row),
        sum: sum[at],
        unknown: written.values().filter(|one| (target.row.get)(one).is_none()).count(),
    });
    let chosen: Vec<Proposal> = found.chosen.iter().map(|at| free[*at].clone()).collect();
    let is_chosen = |id: &String| chosen.iter().any(|made| made.id == *id);
    Plan {
        targets: reached.collect(),
        reached: found.reached,
        amendments: amendments(&problem, &amends, &chosen),
        weight: problem.weight(&found.chosen),
        positions: found.chosen.clone(),
        bound: found.bound,
        rounds: found.rounds,
        totals: totals(&written, &after),
        levels,
        excluded: proposals
            .conflicts
            .iter()
            .filter(|conflict| conflict.proposals.iter().any(is_chosen))
            .cloned()
            .collect(),
        left: Left {
            sketches: if wanted.sketches {
                Vec::new()
            } else {
                sketches.into_iter().map(|made| (made.clone(), saves(made, &wanted.targets))).collect()
            },
            blocked: proposals
                .blocked
                .iter()
                .filter(|blocked| counts(&blocked.procedure))
                .filter(|blocked| !proposals.alternatives.iter().any(|other| other.id == blocked.id))
                .count(),
        },
        efforts: wanted.efforts.rows(),
        procedures: written.len(),
        chosen,
    }
}

/// The measures of the procedures that count, as written.
fn counted(world: World<'_>, selected: &[usize]) -> BTreeMap<usize, Measures> {
    let in_force = |at: &usize| world.corpus.procedures[*at].status == Status::InForce;
    let any = selected.iter().any(in_force);
    let counted = selected.iter().copied().filter(|at| !any || in_force(at));
    counted.filter_map(|at| Some((at, world.facts.procedures.get(at)?.measures.clone()))).collect()
}

/// The choice in plain numbers, and the instruments it numbers.
fn stated(
    world: World<'_>,
    proposals: &Proposals,
    wanted: &Wanted,
    free: &[&Proposal],
    written: &BTreeMap<usize, Measures>,
) -> (Problem, Vec<ToAmend>) {
    let amends = merged(free.iter().flat_map(|made| &made.instruments));
    let at = |number: &str| amends.iter().position(|known| known.number == number);
    let item = |made: &&Proposal| {
        let mut instruments: Vec<usize> =
            made.instruments.iter().filter_map(|needed| at(&needed.number)).collect();
        instruments.sort_unstable();
        Item { effort: wanted.efforts.proposal(), instruments, saves: saves(made, &wanted.targets) }
    };
    let position = |id: &String| free.iter().position(|made| made.id == *id);
    let conflict =
        |conflict: &Conflict| conflict.proposals.iter().map(position).collect::<Option<Vec<usize>>>();
    let problem = Problem {
        items: free.iter().map(item).collect(),
        instruments: amends
            .iter()
            .map(|amend| wanted.efforts.instrument(amend, &world.corpus.catalog))
            .collect(),
        needed: wanted.targets.iter().map(|target| target.needed(total(written, target.row))).collect(),
        conflicts: proposals.conflicts.iter().filter_map(conflict).collect(),
    };
    (problem, amends)
}

/// What a proposal saves alone of each target.
fn saves(made: &Proposal, targets: &[Target]) -> Vec<i64> {
    let figure = |target: &Target, measures: &Measures| (target.row.get)(measures).unwrap_or(0);
    targets.iter().map(|target| figure(target, &made.before) - figure(target, &made.after)).collect()
}

/// The instruments that the chosen proposals need, with their provisions only.
fn amendments(problem: &Problem, amends: &[ToAmend], chosen: &[Proposal]) -> Vec<Amendment> {
    let needed = merged(chosen.iter().flat_map(|made| &made.instruments));
    let points = |number: &str| amends.iter().position(|known| known.number == number);
    needed
        .into_iter()
        .map(|amend| Amendment {
            points: points(&amend.number).map_or(0, |at| problem.instruments[at]),
            proposals: chosen
                .iter()
                .filter(|made| made.instruments.iter().any(|own| own.number == amend.number))
                .map(|made| made.id.clone())
                .collect(),
            amend,
        })
        .collect()
}
