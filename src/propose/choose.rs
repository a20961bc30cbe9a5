//! The accepted set of procedures that candidates tie together, mostly one: one candidate after another, each proven together with those before it.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::safety::safety;
use super::simulate::{Simulated, State, simulate};
use super::{clash, conflicts, rank};
use crate::authority::power;
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::edit::Edit;
use crate::model::number::Money;
use crate::model::procedure::Procedure;
use crate::proof::OBLIGATIONS;
use crate::proposal::{Blocked, Conflict, Proposal, Safety};

/// What came of the candidates of some procedures.
pub(super) struct Choice {
    /// The proposals, best first.
    pub(super) made: Vec<Proposal>,
    /// The rest.
    pub(super) blocked: Vec<Blocked>,
    /// Of the rest those that are sound alone, best first.
    pub(super) alternatives: Vec<Proposal>,
    /// Which of the sound ones do not go together.
    pub(super) conflicts: Vec<Conflict>,
    /// The procedures after all proposals but the sketches, with their measures.
    pub(super) after: BTreeMap<usize, (Procedure, Measures)>,
}

/// Chooses among the candidates of these procedures.
pub(super) fn choose<'a>(world: World<'_>, before: &State<'a>, candidates: Vec<Candidate<'a>>) -> Choice {
    let mut blocked = Vec::new();
    let mut sound: Vec<(Proposal, Candidate<'a>)> = Vec::new();
    for candidate in candidates {
        match simulate(world, before, candidate.edits) {
            Ok(after) => sound.push((proposal(world, &after, &candidate), candidate)),
            Err(fails) => blocked.push(candidate.blocked(world, candidate.written(world), fails)),
        }
    }
    sound.sort_by(|(one, _), (two, _)| rank::order(one, two));

    let mut made: Vec<Proposal> = Vec::new();
    let tried: Vec<(String, &'a [Edit])> =
        sound.iter().map(|(proposal, candidate)| (proposal.id.clone(), candidate.edits)).collect();
    let (mut kept, mut found, mut alternatives) = (Vec::new(), Vec::new(), Vec::new());
    // Invariant: `states[n]` are the procedures after the first n proposals made.
    let mut states = vec![before.clone()];
    for (proposal, candidate) in sound {
        let so_far = states.last().unwrap_or(before);
        match simulate(world, so_far, candidate.edits) {
            Ok(after) => {
                states.push(after.state);
                kept.push(candidate.edits);
                made.push(proposal);
            }
            Err(fails) => {
                let trial = conflicts::Trial { world, before };
                let (rivals, fails) = trial.culprits(&kept, candidate.edits, fails);
                let beside: Vec<&Proposal> = rivals.iter().filter_map(|at| made.get(*at)).collect();
                found.push((
                    beside.iter().map(|kept| kept.id.clone()).collect(),
                    proposal.id.clone(),
                    fails.clone(),
                ));
                let fails = clash::clash(&beside, &proposal, fails);
                blocked.push(candidate.blocked(world, candidate.written(world), fails));
                alternatives.push(proposal);
            }
        }
    }
    let conflicts = if found.is_empty() {
        Vec::new()
    } else {
        conflicts::Trial { world, before }.conflicts(&tried, found)
    };
    let counted = made.iter().filter(|proposal| proposal.safety != Safety::Sketch).count();
    let end = states.swap_remove(counted);
    let after = end.into_iter().map(|(at, measured)| (at, (measured.procedure, measured.measures))).collect();
    Choice { made, blocked, alternatives, conflicts, after }
}

fn proposal(world: World<'_>, after: &Simulated<'_>, candidate: &Candidate<'_>) -> Proposal {
    let (catalog, settings) = (&world.corpus.catalog, &world.corpus.settings);
    let power = power(&candidate.amends, catalog, settings);
    let written = candidate.written(world);
    let on = world.as_of.unwrap_or(written.as_of);
    let (was, now) = (&after.joint.before, &after.joint.after);
    let saved = |was: Money, now: Money| Money(was.0.saturating_sub(now.0));
    Proposal {
        id: candidate.id.clone(),
        procedure: written.id.clone(),
        changes: candidate.words(world, written),
        edits: candidate.edits.to_vec(),
        settles: candidate.findings.clone(),
        before: was.clone(),
        after: now.clone(),
        amends: candidate.amends.clone(),
        authority: power.authority,
        instruments: power.instruments,
        safety: safety(candidate, written, catalog, on),
        saved_per_year: was.cost_per_year.zip(now.cost_per_year).map(|(was, now)| saved(was, now)),
        saved_per_case: saved(was.cost_per_case, now.cost_per_case),
        saved_time: was.duration.saturating_sub(now.duration),
        saved_deadline: was.deadline.zip(now.deadline).map_or(0, |(was, now)| was.saturating_sub(now)),
        complaints: candidate.complaints,
        holds: OBLIGATIONS.to_vec(),
    }
}
