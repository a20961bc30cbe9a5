//! The accepted set of one procedure: one candidate after another, each proven together with those before it.

use super::candidate::Candidate;
use super::safety::safety;
use super::simulate::{Measured, simulate};
use super::{clash, conflicts, rank};
use crate::authority::power;
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::edit::Edit;
use crate::model::number::Money;
use crate::model::procedure::Procedure;
use crate::proof::OBLIGATIONS;
use crate::proposal::{Blocked, Conflict, Proposal, Safety};

/// What came of the candidates of one procedure.
pub(super) struct Choice {
    /// The proposals, best first.
    pub(super) made: Vec<Proposal>,
    /// The rest.
    pub(super) blocked: Vec<Blocked>,
    /// Of the rest those that are sound alone, best first.
    pub(super) alternatives: Vec<Proposal>,
    /// Which of the sound ones do not go together.
    pub(super) conflicts: Vec<Conflict>,
    /// The procedure after all proposals but the sketches.
    pub(super) after: Procedure,
    /// Its measures.
    pub(super) measures: Measures,
}

/// Chooses among the candidates of one procedure.
pub(super) fn choose<'a>(
    world: World<'_>,
    written: &Procedure,
    before: &Measured<'a>,
    candidates: Vec<Candidate<'a>>,
) -> Choice {
    let mut blocked = Vec::new();
    let mut sound: Vec<(Proposal, Candidate<'a>)> = Vec::new();
    for candidate in candidates {
        match simulate(world, written, before, candidate.edits) {
            Ok(after) => sound.push((proposal(world, before, &after, &candidate), candidate)),
            Err(fails) => blocked.push(candidate.blocked(world, written, fails)),
        }
    }
    sound.sort_by(|(one, _), (two, _)| rank::order(one, two));

    let mut made: Vec<Proposal> = Vec::new();
    let tried: Vec<(String, &'a [Edit])> =
        sound.iter().map(|(proposal, candidate)| (proposal.id.clone(), candidate.edits)).collect();
    let (mut kept, mut found, mut alternatives) = (Vec::new(), Vec::new(), Vec::new());
    // Invariant: `states[n]` is the procedure after the first n proposals made.
    let mut states = vec![before.clone()];
    for (proposal, candidate) in sound {
        let so_far = states.last().unwrap_or(before);
        match simulate(world, written, so_far, candidate.edits) {
            Ok(after) => {
                states.push(after);
                kept.push(candidate.edits);
                made.push(proposal);
            }
            Err(fails) => {
                let trial = conflicts::Trial { world, written, before };
                let (rivals, fails) = trial.culprits(&kept, candidate.edits, fails);
                let beside: Vec<&Proposal> = rivals.iter().filter_map(|at| made.get(*at)).collect();
                found.push((
                    beside.iter().map(|kept| kept.id.clone()).collect(),
                    proposal.id.clone(),
                    fails.clone(),
                ));
                let fails = clash::clash(&beside, &proposal, fails);
                blocked.push(candidate.blocked(world, written, fails));
                alternatives.push(proposal);
            }
        }
    }
    let conflicts = if found.is_empty() {
        Vec::new()
    } else {
        conflicts::Trial { world, written, before }.conflicts(&tried, found)
    };
    let counted = made.iter().filter(|proposal| proposal.safety != Safety::Sketch).count();
    let end = states.swap_remove(counted);
    Choice { made, blocked, alternatives, conflicts, after: end.procedure, measures: end.measures }
}

fn proposal<'a>(
    world: World<'_>,
    before: &Measured<'a>,
    after: &Measured<'a>,
    candidate: &Candidate<'a>,
) -> Proposal {
    let (catalog, settings) = (&world.corpus.catalog, &world.corpus.settings);
    let power = power(&candidate.amends, catalog, settings);
    let on = world.as_of.unwrap_or(before.procedure.as_of);
    let (was, now) = (&before.measures, &after.measures);
    let saved = |was: Money, now: Money| Money(was.0.saturating_sub(now.0));
    Proposal {
        id: candidate.id.clone(),
        procedure: before.procedure.id.clone(),
        changes: candidate.words(world, &before.procedure),
        edits: candidate.edits.to_vec(),
        settles: candidate.findings.clone(),
        before: was.clone(),
        after: now.clone(),
        amends: candidate.amends.clone(),
        authority: power.authority,
        instruments: power.instruments,
        safety: safety(candidate, &before.procedure, catalog, on),
        saved_per_year: was.cost_per_year.zip(now.cost_per_year).map(|(was, now)| saved(was, now)),
        saved_per_case: saved(was.cost_per_case, now.cost_per_case),
        saved_time: was.duration.saturating_sub(now.duration),
        saved_deadline: was.deadline.zip(now.deadline).map_or(0, |(was, now)| was.saturating_sub(now)),
        holds: OBLIGATIONS.to_vec(),
    }
}
