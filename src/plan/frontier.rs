//! What more effort would save: the nearest choice for a few levels of effort, from own power alone to everything.

use crate::plan::problem::{Problem, Weight};
use crate::plan::search::{Trial, nearest};

/// How many levels of effort lie between own power and everything, with the last.
const LEVELS: i64 = 6;

/// One level of effort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What it takes.
    pub weight: Weight,
    /// The proposals, as positions, in order.
    pub chosen: Vec<usize>,
    /// What they save together of each target.
    pub saved: Vec<i64>,
    /// Whether it is all that can be had in own power.
    pub own: bool,
}

/// The levels, the lightest first, without those that save no more than a lighter one. `own` tells the proposals that the
/// reviewing authority can decide; `also` is a choice known already, which takes its place among them.
pub(super) fn levels(
    problem: &Problem,
    trial: &mut dyn Trial,
    own: &[bool],
    also: (Vec<usize>, Vec<i64>),
) -> Vec<Level> {
    let level = |(chosen, saved): (Vec<usize>, Vec<i64>), own: bool| Level {
        weight: problem.weight(&chosen),
        chosen,
        saved,
        own,
    };
    let everything = vec![true; own.len()];
    let mut levels = Vec::new();
    let first = nearest(problem, trial, own, None).map(|choice| level(choice, true));
    let last = nearest(problem, trial, &everything, None).map(|choice| level(choice, false));
    let (low, high) =
        (first.as_ref().map_or(0, |it| it.weight.effort), last.as_ref().map_or(0, |it| it.weight.effort));
    levels.extend(first);
    if high > low {
        for step in 1..LEVELS {
            let effort = low + (high - low) * step / LEVELS;
            levels.extend(
                nearest(problem, trial, &everything, Some(effort)).map(|choice| level(choice, false)),
            );
        }
    }
    levels.extend(last);
    levels.push(level(also, false));
    undominated(levels)
}

/// Without the levels that another one makes useless: it takes no more and saves no less.
fn undominated(mut levels: Vec<Level>) -> Vec<Level> {
    levels.retain(|level| !level.chosen.is_empty());
    levels.sort_by(|one, two| (one.weight, !one.own, &one.chosen).cmp(&(two.weight, !two.own, &two.chosen)));
    let mut kept: Vec<Level> = Vec::new();
    for level in levels {
        let beaten = |other: &Level| other.saved.iter().zip(&level.saved).all(|(other, own)| other >= own);
        if !kept.iter().any(beaten) {
            kept.push(level);
        }
    }
    kept
}
