//! Any proposals of procedures that belong together carried out, measured and proven: what a plan asks.

use std::collections::{BTreeMap, BTreeSet};

use super::better_first;
use super::conflicts::Trial;
use super::simulate::{self, Measured, simulate};
use crate::decide::{Decided, State};
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::edit::Edit;
use crate::proposal::{Failure, Proposal, Proposals, Safety};

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
    let before: simulate::State<'_> =
        touched.into_iter().map(|at| (at, Measured::written(world, at))).collect();
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

/// The measures of every procedure after the proposals that were accepted and are still to be carried out, without the
/// sketches; `None` where nothing was accepted. Of those that do not go together the one that comes later is left out.
pub(super) fn accepted(world: World<'_>, proposals: &Proposals) -> Option<Vec<Measures>> {
    let of = |decided: &Decided| world.corpus.decisions[decided.decision].0.proposal.as_str();
    let states = proposals.decided.iter().filter(|decided| decided.state == State::Accepted);
    let ids: BTreeSet<&str> = states.map(of).collect();
    if ids.is_empty() {
        return None;
    }
    let all = proposals.made.iter().chain(&proposals.alternatives);
    let counts = |made: &&Proposal| made.safety != Safety::Sketch && ids.contains(made.id.as_str());
    let mut chosen: Vec<&Proposal> = all.filter(counts).collect();
    chosen.sort_by(|one, two| better_first(one, two));
    let touches: Vec<BTreeSet<usize>> = chosen.iter().map(|made| touched(world, &made.edits)).collect();
    let mut after: Vec<Measures> = proposals.together.iter().map(|(before, _)| before.clone()).collect();
    for part in connected(touches.iter().cloned()) {
        let of_part = chosen.iter().zip(&touches).filter(|(_, touches)| !touches.is_disjoint(&part));
        let mut lists: Vec<&[Edit]> = of_part.map(|(made, _)| made.edits.as_slice()).collect();
        let measured = loop {
            match together(world, &lists) {
                Ok(measured) => break measured,
                Err(clash) => lists.remove(clash.part.last().copied().unwrap_or_default()),
            };
        };
        for (at, measures) in measured {
            after[at] = measures;
        }
    }
    Some(after)
}

/// The positions of the procedures that edits change or read.
pub fn touched(world: World<'_>, edits: &[Edit]) -> BTreeSet<usize> {
    let ids = edits.iter().flat_map(|edit| [Some(edit.procedure.as_str()), edit.change.reads()]).flatten();
    ids.filter_map(|id| world.corpus.procedure(id)).collect()
}

/// Sets made one wherever they have a member in common, in order of their smallest.
pub fn connected(sets: impl IntoIterator<Item = BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    // Each member leads to a smaller one of its set, the smallest to itself.
    let mut leads: BTreeMap<usize, usize> = BTreeMap::new();
    for set in sets {
        let mut smallest: Option<usize> = None;
        for member in set {
            leads.entry(member).or_insert(member);
            let own = root(&leads, member);
            let (low, high) = smallest.map_or((own, own), |known| (known.min(own), known.max(own)));
            leads.insert(high, low);
            leads.insert(member, low);
            smallest = Some(low);
        }
    }
    let mut parts: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for member in leads.keys() {
        parts.entry(root(&leads, *member)).or_default().insert(*member);
    }
    parts.into_values().collect()
}

fn root(leads: &BTreeMap<usize, usize>, mut member: usize) -> usize {
    while let Some(next) = leads.get(&member).filter(|next| **next != member) {
        member = *next;
    }
    member
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_that_meet_become_one() {
        let sets = |all: &[&[usize]]| all.iter().map(|set| set.iter().copied().collect()).collect::<Vec<_>>();
        let given = sets(&[&[5], &[1, 4], &[2, 3], &[6, 4], &[7], &[3, 6, 8]]);
        assert_eq!(connected(given), sets(&[&[1, 2, 3, 4, 6, 8], &[5], &[7]]));
    }
}
