//! The accepted set of one procedure: one candidate after another, each proven together with those before it.

use super::candidate::Candidate;
use super::rank;
use super::safety::safety;
use super::simulate::{Measured, simulate};
use crate::authority::power;
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::model::number::Money;
use crate::model::procedure::Procedure;
use crate::proof::OBLIGATIONS;
use crate::proposal::{Blocked, Failure, Proposal, Safety};
use crate::text::{Lang, Text};

/// What came of the candidates of one procedure.
pub(super) struct Choice {
    /// The proposals, best first.
    pub(super) made: Vec<Proposal>,
    /// The rest.
    pub(super) blocked: Vec<Blocked>,
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
        match simulate(world, written, before, &candidate) {
            Ok(after) => sound.push((proposal(world, before, &after, &candidate), candidate)),
            Err(fails) => blocked.push(candidate.blocked(world, written, fails)),
        }
    }
    sound.sort_by(|(one, _), (two, _)| rank::order(one, two));

    let mut made: Vec<Proposal> = Vec::new();
    // Invariant: `states[n]` is the procedure after the first n proposals made.
    let mut states = vec![before.clone()];
    for (proposal, candidate) in sound {
        let so_far = states.last().unwrap_or(before);
        match simulate(world, written, so_far, &candidate) {
            Ok(after) => {
                states.push(after);
                made.push(proposal);
            }
            Err(fails) => {
                let stands = |on: &Measured<'a>| simulate(world, written, on, &candidate).is_ok();
                let culprit = states.iter().skip(1).position(|on| !stands(on));
                let fails = clash(culprit.and_then(|at| made.get(at)), &proposal, fails);
                blocked.push(candidate.blocked(world, written, fails));
            }
        }
    }
    let counted = made.iter().filter(|proposal| proposal.safety != Safety::Sketch).count();
    let end = states.swap_remove(counted);
    Choice { made, blocked, after: end.procedure, measures: end.measures }
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

/// Why a candidate that is sound alone is not proposed beside those that were made.
fn clash(kept: Option<&Proposal>, left: &Proposal, fails: Vec<Failure>) -> Vec<Failure> {
    let is_settled = fails.iter().all(|failure| failure.obligation == "applies");
    let witness = fails.into_iter().filter(|failure| OBLIGATIONS.contains(&failure.obligation));
    let text = kept.map(|kept| {
        let first = |lang: Lang| {
            let words = kept.changes.first().map(|words| words.get(lang)).unwrap_or_default();
            words.trim_end_matches('.').to_owned()
        };
        let (id, vi, en) = (&kept.id, first(Lang::Vi), first(Lang::En));
        let (why, why_en) = reason(kept, left);
        if is_settled {
            Text::new(
                format!("Đề xuất {id} ({vi}) được chọn vì {why} và đã giải quyết nội dung này."),
                format!("The proposal {id} ({en}) was kept since it {why_en}, and settles this already."),
            )
        } else {
            Text::new(
                format!("Không thực hiện được cùng với đề xuất {id} ({vi}), được chọn vì {why}."),
                format!("It does not go together with the proposal {id} ({en}), kept since it {why_en}."),
            )
        }
    });
    text.map(|text| Failure { obligation: "clash", text }).into_iter().chain(witness).collect()
}

/// What speaks for the proposal that was kept.
fn reason(kept: &Proposal, left: &Proposal) -> (String, String) {
    let year = |proposal: &Proposal| proposal.saved_per_year.map_or(0, |money| money.0);
    let more = Money(year(kept).saturating_sub(year(left)));
    if kept.safety != Safety::Sketch && left.safety == Safety::Sketch {
        ("không chỉ là định hướng".into(), "is more than a direction".into())
    } else if more.0 > 0 {
        (
            format!("tiết kiệm thêm {} một năm", more.show(Lang::Vi)),
            format!("saves {} more a year", more.show(Lang::En)),
        )
    } else if rank::is_better(kept, left) {
        ("cắt giảm được nhiều hơn".into(), "cuts more".into())
    } else if kept.authority < left.authority {
        ("thuộc thẩm quyền gần hơn".into(), "lies in a nearer authority's power".into())
    } else {
        ("xếp trước theo mã, với lợi ích ngang nhau".into(), "comes first by id, at equal benefit".into())
    }
}
