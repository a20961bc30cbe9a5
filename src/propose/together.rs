//! Any proposals of one procedure carried out together, measured and proven: what a plan asks.

use super::conflicts::Trial;
use super::simulate::{Measured, simulate};
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

/// The measures of the procedure at a position after these edits, each list a proposal, in the order in which they are
/// carried out; or the smallest part of them that is not sound.
pub fn together(world: World<'_>, at: usize, lists: &[&[Edit]]) -> Result<Measures, Clash> {
    let written = &world.corpus.procedures[at];
    let before = Measured::written(world, at);
    let mut on = before.clone();
    for (position, edits) in lists.iter().enumerate() {
        match simulate(world, written, &on, edits) {
            Ok(after) => on = after,
            Err(fails) => {
                let trial = Trial { world, written, before: &before };
                let (mut part, fails) = trial.culprits(&lists[..position], edits, fails);
                part.push(position);
                return Err(Clash { part, fails });
            }
        }
    }
    Ok(on.measures)
}
