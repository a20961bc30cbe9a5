//! From findings with remedies to proposals: each simulated and proven alone, then chosen greedily, so that those of
//! one procedure, or of several that edits tie together, are sound together.
//!
//! Candidates of a procedure are tried in order of benefit: sketches last; then official cost saved in a year, cost
//! of one dossier, time, papers and the other measures; then the nearer authority; then the id. Each is applied to
//! what was accepted so far and proven again, its evidence against the procedure as it was written: two papers may
//! each be dispensable while the other is there, and no order of small steps may lose what one step may not.

mod candidate;
mod choose;
mod clash;
mod conflicts;
mod id;
mod joint;
mod rank;
mod safety;
mod simulate;
mod together;

pub use id::fingerprint;
pub use rank::order as better_first;
pub use together::{Clash, connected, together, touched};

use std::collections::{BTreeMap, BTreeSet};

use crate::decide;
use crate::facts::Facts;
use crate::facts::column::World;
use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::proposal::Proposals;

/// Proposals from the remedies of findings, each procedure on its own day.
pub fn propose(corpus: &Corpus, facts: &Facts, findings: &[Finding]) -> Proposals {
    propose_on(World { corpus, facts, as_of: None }, findings)
}

/// Proposals from the remedies of findings, on the day of a review. The order of the findings changes nothing but the
/// positions by which a proposal names them.
pub fn propose_on(world: World<'_>, findings: &[Finding]) -> Proposals {
    let (mut candidates, mut blocked) = candidate::gather(world, findings);
    let mut put_aside = BTreeSet::new();
    candidates.retain(|candidate| {
        let open = !decide::keeps_away(world.corpus, &candidate.id);
        if !open {
            put_aside.insert(candidate.id.clone());
        }
        open
    });
    let ties = candidates.iter().map(|candidate| candidate.procedures.iter().copied().collect());
    let alone = (0..world.corpus.procedures.len()).map(|at| BTreeSet::from([at]));
    let parts = together::connected(alone.chain(ties));
    let mut of: Vec<usize> = vec![0; world.corpus.procedures.len()];
    for (part, members) in parts.iter().enumerate() {
        members.iter().for_each(|at| of[*at] = part);
    }
    let mut by_part: BTreeMap<usize, Vec<candidate::Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates {
        let part = candidate.procedures.first().map_or(0, |at| of[*at]);
        by_part.entry(part).or_default().push(candidate);
    }
    let mut made = Vec::new();
    let mut proposals = Proposals::default();
    let mut after = BTreeMap::new();
    for (part, members) in parts.iter().enumerate() {
        let before: simulate::State<'_> =
            members.iter().map(|at| (*at, simulate::Measured::written(world, *at))).collect();
        let choice = choose::choose(world, &before, by_part.remove(&part).unwrap_or_default());
        made.extend(choice.made);
        blocked.extend(choice.blocked);
        proposals.alternatives.extend(choice.alternatives);
        proposals.conflicts.extend(choice.conflicts);
        for (at, (procedure, measures)) in choice.after {
            after.insert(at, (before[&at].measures.clone(), measures, procedure));
        }
    }
    for (before, measures, procedure) in after.into_values() {
        proposals.together.push((before, measures));
        proposals.after.push(procedure);
    }
    made.sort_by(rank::order);
    proposals.alternatives.sort_by(rank::order);
    blocked.sort_by(|one, two| (&one.procedure, &one.id).cmp(&(&two.procedure, &two.id)));
    proposals.made = made;
    proposals.blocked = blocked;
    let all = proposals.made.iter().chain(&proposals.alternatives).map(|made| &made.id);
    let all = all.chain(proposals.blocked.iter().map(|blocked| &blocked.id));
    put_aside.extend(all.cloned());
    proposals.decided = decide::track(world.corpus, &put_aside);
    proposals.accepted = together::accepted(world, &proposals);
    proposals
}
