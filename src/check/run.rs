//! Rules over a world, on all processors: a rule that looks at one procedure only is run on portions of the procedures side
//! by side, the others whole. What comes of it is what one run after the other gives, in the same order.

use std::ops::Range;
use std::time::Duration;

use crate::facts::column::World;
use crate::lang::eval::{self, BUDGET, Hit, Indexes, MOST_MET, Trouble};
use crate::lang::rule::{Feed, Reach, Rule, Things};
use crate::model::entity::{Entity, Kind};
use crate::parallel;

/// A clock that comes from outside; this floor has none of its own.
pub type Clock<'c> = &'c (dyn Fn() -> Duration + Sync);

/// What came of one rule.
#[derive(Default)]
pub(super) struct Ran {
    /// The rows that meet its conditions, in the order of the corpus.
    pub(super) hits: Vec<Hit>,
    /// Why it could not be run to its end.
    pub(super) trouble: Option<Trouble>,
    /// How many rows it looked at.
    pub(super) rows: u64,
    /// How long that took, by the clock, added up over the processors.
    pub(super) time: Duration,
}

/// The fewest procedures that are worth a portion of their own.
const FEWEST: usize = 64;

/// Runs the rules; what came of each, in their order.
pub(super) fn run(world: World<'_>, rules: &[&Rule], clock: Clock<'_>) -> Vec<Ran> {
    let all = world.corpus.procedures.len();
    let portions = parallel::workers().saturating_mul(2).min(all / FEWEST).max(1);
    let is_parted: Vec<bool> = rules.iter().map(|rule| portions > 1 && can_be_parted(rule)).collect();
    let mut jobs: Vec<Option<Range<usize>>> = vec![None];
    if portions > 1 {
        jobs.extend((0..portions).map(|at| Some(at * all / portions..(at + 1) * all / portions)));
    }
    let parts = parallel::each(&jobs, |_, part| {
        let mut indexes = Indexes::of(part.clone());
        let run = |(rule, parted): (&&Rule, &bool)| {
            (*parted == part.is_some()).then(|| one(rule, world, &mut indexes, clock))
        };
        rules.iter().zip(&is_parted).map(run).collect::<Vec<_>>()
    });
    let mut whole: Vec<Ran> = rules.iter().map(|_| Ran::default()).collect();
    for (at, ran) in parts.into_iter().flat_map(|part| part.into_iter().enumerate()) {
        let (Some(ran), sum) = (ran, &mut whole[at]) else { continue };
        sum.hits.extend(ran.hits);
        sum.trouble = sum.trouble.take().or(ran.trouble);
        sum.rows += ran.rows;
        sum.time += ran.time;
    }
    for (at, ran) in whole.iter_mut().enumerate().filter(|(at, _)| is_parted[*at]) {
        // Where the budget ends, or an error stands, is a matter of the whole.
        if ran.trouble.is_some() || ran.rows > BUDGET || ran.hits.len() as u64 > MOST_MET {
            *ran = one(rules[at], world, &mut Indexes::default(), clock);
        }
    }
    whole
}

fn one<'w>(rule: &'w Rule, world: World<'w>, indexes: &mut Indexes, clock: Clock<'_>) -> Ran {
    let start = clock();
    let (hits, trouble) = eval::run(rule, world, indexes);
    Ran { hits, trouble, rows: indexes.rows, time: clock().saturating_sub(start) }
}

/// Whether the rows of some procedures are the same beside the others as without them, and come in their order.
fn can_be_parted(rule: &Rule) -> bool {
    let first = rule.loops.first().map(|first| &first.source);
    let of_procedures = |kind: &Kind| Entity::top(*kind, 0).procedure().is_some();
    rule.reach == Reach::Procedure
        && matches!(first, Some(Feed::All(Things::Kind(kind))) if of_procedures(kind))
}
