//! The measures of several procedures that change together: their sum, in which nothing counts twice.

use super::simulate::State;
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::edit::Change;
use crate::model::number::Money;
use crate::model::procedure::{Procedure, Status};

/// Measures before and after.
pub(super) struct Joint {
    /// Before.
    pub(super) before: Measures,
    /// After.
    pub(super) after: Measures,
}

/// The sum over the procedures that edits touch, and those that they take in. Who needs both of two interlinked
/// procedures bore both before and bears the one after; a procedure that another replaces is borne no more.
///
/// A year of an interlinked pair is counted by the dossiers that take both ways, which are those of the procedure taken
/// in where it is replaced: each saves what one dossier saves. Where it stays on offer, that number is not known, and so
/// neither is the year.
pub(super) fn joint(
    world: World<'_>,
    on: &State<'_>,
    state: &mut State<'_>,
    touched: &[(usize, Vec<&Change>)],
) -> Joint {
    let mut concerned: Vec<usize> = touched.iter().map(|(at, _)| *at).collect();
    let mut links: Vec<(usize, usize)> = Vec::new();
    for (at, changes) in touched {
        for other in changes.iter().filter_map(|change| world.corpus.procedure(change.reads()?)) {
            links.push((*at, other));
            if !concerned.contains(&other) {
                concerned.push(other);
            }
        }
    }
    for at in &concerned {
        let replaced = |p: &Procedure| p.status == Status::Replaced;
        let newly = state.get(at).is_some_and(|now| replaced(&now.procedure) && !replaced(&on[at].procedure));
        if let Some(now) = state.get_mut(at).filter(|_| newly) {
            let year = on[at].measures.cost_per_year.map(|_| Money(0));
            now.measures = Measures { cost_per_year: year, ..Measures::default() };
        }
    }
    if let [(one, other)] = links.as_slice() {
        interlinked(on, state, *one, *other);
    }
    let figures = |of: &State<'_>, at: &usize| of.get(at).map(|measured| measured.measures.clone());
    let before = concerned.iter().filter_map(|at| figures(on, at)).reduce(sum).unwrap_or_default();
    let taken_in = |at: &usize| links.iter().any(|(_, other)| other == at);
    let after = concerned.iter().filter(|at| !taken_in(at)).filter_map(|at| figures(state, at));
    let mut after = after.reduce(sum).unwrap_or_default();
    if !links.is_empty() {
        let own = links.iter().filter_map(|(at, _)| state.get(at)).map(|measured| &measured.procedure);
        let longest = own.flat_map(|p| p.cases.iter().filter_map(|case| case.deadline).chain(p.deadline));
        after.deadline = longest.map(|deadline| deadline.working_minutes()).max();
        let stays = links.iter().any(|(_, other)| {
            state.get(other).is_none_or(|measured| measured.procedure.status == Status::InForce)
        });
        if stays || links.len() > 1 {
            return Joint {
                before: Measures { cost_per_year: None, ..before },
                after: Measures { cost_per_year: None, ..after },
            };
        }
    }
    Joint { before, after }
}

/// The year of a procedure that took another in: both years as they were, less what each joint dossier saves.
fn interlinked(on: &State<'_>, state: &mut State<'_>, one: usize, other: usize) {
    let (Some(was), Some(with)) = (on.get(&one), on.get(&other)) else { return };
    let cases = with.procedure.volume.as_ref().map(|volume| volume.cases);
    let Some(now) = state.get_mut(&one) else { return };
    let both = was.measures.cost_per_case.0.saturating_add(with.measures.cost_per_case.0);
    let saved = both.saturating_sub(now.measures.cost_per_case.0);
    let year = was.measures.cost_per_year.zip(with.measures.cost_per_year).zip(cases);
    now.measures.cost_per_year = year.map(|((own, added), cases)| {
        let cases = i64::try_from(cases).unwrap_or(i64::MAX);
        Money(own.0.saturating_add(added.0).saturating_sub(saved.saturating_mul(cases)))
    });
}

fn sum(one: Measures, two: Measures) -> Measures {
    let both = |a: Option<i64>, b: Option<i64>| match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (a, b) => a.or(b),
    };
    let money = |a: Money, b: Money| Money(a.0.saturating_add(b.0));
    Measures {
        documents: one.documents + two.documents,
        fallbacks: one.fallbacks + two.fallbacks,
        copies: one.copies + two.copies,
        certified: one.certified + two.certified,
        forms: one.forms + two.forms,
        conditions: one.conditions + two.conditions,
        steps: one.steps + two.steps,
        agencies: one.agencies + two.agencies,
        handovers: one.handovers + two.handovers,
        visits: one.visits + two.visits,
        duration: one.duration + two.duration,
        deadline: both(one.deadline, two.deadline),
        fees: money(one.fees, two.fees),
        official_time: one.official_time + two.official_time,
        applicant_time: one.applicant_time + two.applicant_time,
        unpriced: one.unpriced || two.unpriced,
        cost_per_case: money(one.cost_per_case, two.cost_per_case),
        cost_per_year: both(one.cost_per_year.map(|m| m.0), two.cost_per_year.map(|m| m.0)).map(Money),
    }
}
