//! Any proposals of procedures that belong together carried out, measured and proven: what a plan asks.

use std::collections::{BTreeMap, BTreeSet};

use super::conflicts::Trial;
use super::simulate::{Measured, State, simulate};
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::edit::Edit;
use crate::proposal::Failure;

/// Why proposals are not sound together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Positions in what was asked, in order: each of them is needed for it to fail.
    pub part: Vec<usize>,
    /// The obligations that fail, each with its witness.
    pub fails: Vec<Failure>,
}

/// The measures of every procedure that these edits touch or read, by position, after them; each list is a proposal, in
/// the order in which they are carried out. Otherwise the smallest part of them that is not sound.
pub fn together(world: World<'_>, lists: &[&[Edit]]) -> Result<BTreeMap<usize, Measures>, Clash> {
    let touched: BTreeSet<usize> = lists.iter().flat_map(|edits| touched(world, edits)).collect();
    let before: State<'_> = touched.into_iter().map(|at| (at, Measured::written(world, at))).collect();
    let mut on = before.clone();
    for (position, edits) in lists.iter().enumerate() {
        match simulate(world, &on, edits) {
            Ok(after) => on = after.state,
            Err(fails) => {
                let trial = Trial { world, before: &before };
                let (mut part, fails) = trial.culprits(&lists[..position], edits, fails);
                part.push(position);
                return Err(Clash { part, fails });
            }
        }
    }
    Ok(on.into_iter().map(|(at, measured)| (at, measured.measures)).collect())
}

/// The positions of the procedures that edits change or read.
pub fn touched(world: World<'_>, edits: &[Edit]) -> BTreeSet<usize> {
    let ids = edits.iter().flat_map(|edit| [Some(edit.procedure.as_str()), edit.change.reads()]).flatten();
    ids.filter_map(|id| world.corpus.procedure(id)).collect()
}

/// Sets made one wherever they have a member in common, in order of their smallest.
pub fn connected(sets: impl IntoIterator<Item = BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    let mut parts: Vec<BTreeSet<usize>> = Vec::new();
    for mut set in sets {
        let (apart, meet) = parts.into_iter().partition(|part: &BTreeSet<usize>| part.is_disjoint(&set));
        parts = apart;
        set.extend(meet.into_iter().flatten());
        parts.push(set);
    }
    parts.sort();
    parts
}
