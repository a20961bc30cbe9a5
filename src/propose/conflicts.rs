//! Which proposals, each sound alone, are not sound together: tried out, and made as small as they are.

use super::simulate::{Measured, simulate};
use crate::facts::column::World;
use crate::model::edit::Edit;
use crate::model::procedure::Procedure;
use crate::proposal::{Conflict, Failure};

/// The most proposals of one procedure of which every pair is tried.
const PAIRS: usize = 64;
/// The most of which every three are tried too.
const THREES: usize = 10;

/// What sets of proposals of one procedure are tried on.
#[derive(Clone, Copy)]
pub(super) struct Trial<'t, 'a> {
    /// The world.
    pub(super) world: World<'t>,
    /// The procedure as written.
    pub(super) written: &'t Procedure,
    /// The same, with its measures.
    pub(super) before: &'t Measured<'a>,
}

impl<'t, 'a: 't> Trial<'t, 'a> {
    /// The procedure after all of these, one after another; what fails otherwise.
    pub(super) fn all(self, sets: &[&'a [Edit]]) -> Result<Measured<'a>, Vec<Failure>> {
        sets.iter().try_fold(self.before.clone(), |on, edits| simulate(self.world, self.written, &on, edits))
    }

    /// The smallest part of those kept beside which the edits do not stand, as positions, and what fails there. None of
    /// that part can be left out; what comes later is left out first, so that the best rivals are named.
    pub(super) fn culprits(
        self,
        kept: &[&'a [Edit]],
        left: &'a [Edit],
        fails: Vec<Failure>,
    ) -> (Vec<usize>, Vec<Failure>) {
        let (mut part, mut fails): (Vec<usize>, _) = ((0..kept.len()).collect(), fails);
        for at in (0..kept.len()).rev() {
            let without: Vec<usize> = part.iter().copied().filter(|other| *other != at).collect();
            let sets: Vec<&'a [Edit]> = without.iter().map(|at| kept[*at]).collect();
            let Ok(on) = self.all(&sets) else { continue };
            if let Err(still) = simulate(self.world, self.written, &on, left) {
                (part, fails) = (without, still);
            }
        }
        (part, fails)
    }

    /// Every pair that is not sound together, every three of which no two are such a pair, and the larger sets that were
    /// found already. `tried` is in the order in which the choice takes them.
    pub(super) fn conflicts(
        self,
        tried: &[(String, &'a [Edit])],
        found: Vec<(Vec<String>, String, Vec<Failure>)>,
    ) -> Vec<Conflict> {
        let mut known: Vec<(Vec<usize>, Vec<Failure>)> = Vec::new();
        if tried.len() <= PAIRS {
            for two in 1..tried.len() {
                for one in 0..two {
                    self.add(&mut known, tried, &[one, two]);
                }
            }
        }
        if tried.len() <= THREES {
            for three in 2..tried.len() {
                for two in 1..three {
                    for one in 0..two {
                        self.add(&mut known, tried, &[one, two, three]);
                    }
                }
            }
        }
        let at = |id: &String| tried.iter().position(|(known, _)| known == id);
        for (rivals, left, fails) in found {
            let mut set: Vec<usize> = rivals.iter().chain([&left]).filter_map(at).collect();
            set.sort_unstable();
            if !is_known(&known, &set) {
                known.push((set, fails));
            }
        }
        let named = |(set, fails): (Vec<usize>, Vec<Failure>)| Conflict {
            procedure: self.written.id.clone(),
            proposals: set.iter().map(|at| tried[*at].0.clone()).collect(),
            fails,
        };
        known.into_iter().map(named).collect()
    }

    fn add(self, known: &mut Vec<(Vec<usize>, Vec<Failure>)>, tried: &[(String, &'a [Edit])], set: &[usize]) {
        if is_known(known, set) {
            return;
        }
        let sets: Vec<&'a [Edit]> = set.iter().map(|at| tried[*at].1).collect();
        if let Err(fails) = self.all(&sets) {
            known.push((set.to_vec(), fails));
        }
    }
}

/// Whether a part of the set is known not to be sound.
fn is_known(known: &[(Vec<usize>, Vec<Failure>)], set: &[usize]) -> bool {
    known.iter().any(|(part, _)| part.iter().all(|at| set.contains(at)))
}
