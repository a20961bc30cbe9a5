//! One round: the proposals of a state that were asked for, each proven beside those already taken, then written.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{measures, see, worse};
use super::{Applied, Choice, Enacted, Left, Review, Seen};
use crate::decide::{Decided, State};
use crate::facts::measures::Measures;
use crate::model::date::Date;
use crate::model::edit::Change;
use crate::model::edit::apply::{Reason, apply_beside};
use crate::model::patch::{Refused, read, rewrite};
use crate::model::procedure::Procedure;
use crate::proof::{Ground, prove};
use crate::proposal::{Proposal, Proposals, Safety};
use crate::propose::propose_on;
use crate::source::Source;
use crate::suggest::nearest;
use crate::text::{Lang, Text};

/// What came of a round.
#[derive(Default)]
pub(super) struct Round {
    /// The state after it; `None` when there was nothing to do.
    pub(super) next: Option<Seen>,
    pub(super) applied: Vec<Applied>,
    pub(super) left: Vec<Left>,
    pub(super) passed_over: (usize, usize),
}

/// One round on a state.
pub(super) fn round(now: &Seen, choice: &Choice, review: &Review<'_>, so_far: &Enacted) -> Round {
    let proposals = propose_on(now.world(), &now.findings);
    let mut round = Round::default();
    let chosen = chosen(now, &proposals, choice, review, so_far, &mut round);
    if chosen.is_empty() {
        return round;
    }
    let tried = attempt(now, &chosen, review);
    if tried.objections.is_empty() {
        round.applied = tried.applied;
        round.left.extend(tried.left);
        round.next = tried.next;
        return round;
    }
    // Together they would make something worse: one after another, whoever does so stays behind.
    let mut seen: Option<Seen> = None;
    for proposal in chosen {
        let one = attempt(seen.as_ref().unwrap_or(now), &[proposal], review);
        round.left.extend(one.left);
        if one.objections.is_empty() {
            round.applied.extend(one.applied);
            seen = one.next.or(seen);
        } else {
            round.left.push(left(proposal, one.objections));
        }
    }
    round.next = seen;
    round
}

/// The proposals asked for, best first; what cannot be had is said.
fn chosen<'p>(
    now: &Seen,
    proposals: &'p Proposals,
    choice: &Choice,
    review: &Review<'_>,
    so_far: &Enacted,
    round: &mut Round,
) -> Vec<&'p Proposal> {
    let in_reach =
        |procedure: &str| now.of(procedure).is_some_and(|part| (review.selects)(&part.source.name));
    match choice {
        Choice::Ids(ids) => {
            for id in ids.iter().collect::<BTreeSet<_>>() {
                if !proposals.made.iter().any(|made| made.id == *id) {
                    round.left.push(not_made(now, proposals, id));
                }
            }
            proposals.made.iter().filter(|made| ids.contains(&made.id)).collect()
        }
        Choice::All { procedure, least } => {
            let known = |id: &str| {
                let done = so_far.applied.iter().any(|applied| applied.id == id);
                done || so_far.left.iter().any(|left| left.id == id)
            };
            let own = proposals.made.iter().filter(|made| {
                procedure.as_ref().is_none_or(|only| *only == made.procedure)
                    && made.edits.iter().all(|edit| in_reach(&edit.procedure))
            });
            let (mut chosen, mut less, mut sketches) = (Vec::new(), 0, 0);
            for made in own {
                if made.safety == Safety::Sketch {
                    sketches += 1;
                } else if made.safety < *least {
                    less += 1;
                } else if !known(&made.id) {
                    chosen.push(made);
                }
            }
            round.passed_over = (less, sketches);
            chosen
        }
    }
}

/// Why a proposal that was named is not among those made.
fn not_made(now: &Seen, proposals: &Proposals, id: &str) -> Left {
    let mut left = Left { id: id.to_owned(), changes: Vec::new(), reasons: Vec::new(), problems: Vec::new() };
    if let Some(blocked) = proposals.blocked.iter().find(|blocked| blocked.id == id) {
        left.changes.clone_from(&blocked.changes);
        left.reasons = blocked.fails.iter().map(|failure| failure.text.clone()).collect();
        return left;
    }
    let of = |decided: &&Decided| now.corpus.decisions[decided.decision].0.proposal == id;
    if let Some(decided) = proposals.decided.iter().find(of) {
        let (decision, source) = &now.corpus.decisions[decided.decision];
        let file = now.corpus.sources.get(source.0 as usize).map_or("", |source| source.name.as_str());
        let (by, reason) = (&decision.by, &decision.reason);
        let said = match decided.state {
            State::Rejected => Some(("không được chấp thuận", "it was rejected")),
            State::Deferred => Some(("đang tạm hoãn", "it was deferred")),
            State::Overtaken => Some((
                "đã chấp thuận nhưng thủ tục đã thay đổi, không còn áp dụng được",
                "it was accepted, but the procedure changed and it no longer applies",
            )),
            _ => None,
        };
        if let Some((vi, en)) = said {
            left.changes.clone_from(&decision.changes);
            left.reasons.push(Text::new(
                format!("{vi} ({by}: {reason}; `{file}`)"),
                format!("{en} ({by}: {reason}; `{file}`)"),
            ));
            return left;
        }
    }
    let ids = proposals.made.iter().map(|made| made.id.as_str());
    left.reasons.push(match nearest(id, ids) {
        Some(meant) => Text::new(
            format!("không có đề xuất này; có phải là `{meant}`?"),
            format!("there is no such proposal; did you mean `{meant}`?"),
        ),
        None => Text::new(
            "không còn gì để thực hiện: nội dung này đã được giải quyết, hoặc không được đề xuất ở đây",
            "there is nothing left to do: it is settled already, or was never proposed here",
        ),
    });
    left
}

/// Some proposals tried together.
#[derive(Default)]
struct Attempt {
    next: Option<Seen>,
    applied: Vec<Applied>,
    left: Vec<Left>,
    /// What would be worse.
    objections: Vec<Text>,
}

/// A procedure on its way.
#[derive(Clone)]
struct Draft<'p> {
    /// As written, with the day it says itself.
    written: Procedure,
    now: Procedure,
    measures: Measures,
    changes: Vec<&'p Change>,
}

fn attempt<'p>(now: &Seen, chosen: &[&'p Proposal], review: &Review<'_>) -> Attempt {
    let mut tried = Attempt::default();
    let mut drafts: BTreeMap<String, Draft<'p>> = BTreeMap::new();
    for proposal in chosen {
        // All edits of a proposal or none, whichever files they are in.
        let mut next = drafts.clone();
        match draft(now, &mut next, proposal) {
            Ok(procedures) => {
                drafts = next;
                tried.applied.push(Applied {
                    id: proposal.id.clone(),
                    procedures,
                    changes: proposal.changes.clone(),
                    safety: proposal.safety,
                });
            }
            Err(left) => tried.left.push(left),
        }
    }
    if tried.applied.is_empty() {
        return tried;
    }
    let mut sources = now.corpus.sources.clone();
    for (id, draft) in &drafts {
        let source = source_of(now, id);
        let text = source.and_then(|at| Some((at, rewrite(&sources.get(at)?.text, file(at), &draft.now))));
        match text {
            Some((at, Ok(text))) => sources[at] = Source { name: sources[at].name.clone(), text },
            Some((_, Err(refused))) => {
                // Only those that touch this file stay behind; the rest is tried again without them.
                let (stay, go): (Vec<&Proposal>, Vec<&Proposal>) = chosen
                    .iter()
                    .partition(|proposal| proposal.edits.iter().all(|edit| edit.procedure != *id));
                let mut again = attempt(now, &stay, review);
                again.left.extend(go.into_iter().map(|proposal| unwritten(proposal, &refused)));
                return again;
            }
            None => {}
        }
    }
    let next = see(sources, review);
    let expected: Vec<(String, Measures)> =
        drafts.iter().map(|(id, draft)| (id.clone(), draft.measures.clone())).collect();
    tried.objections = worse(now, &next, &expected);
    tried.next = Some(next);
    tried
}

/// Carries the edits of a proposal out on the drafts, and proves that nothing is lost.
fn draft<'p>(
    now: &Seen,
    drafts: &mut BTreeMap<String, Draft<'p>>,
    proposal: &'p Proposal,
) -> Result<BTreeSet<String>, Left> {
    let procedures: BTreeSet<String> = proposal.edits.iter().map(|edit| edit.procedure.clone()).collect();
    let before = drafts.clone();
    for id in &procedures {
        if !drafts.contains_key(id) {
            let begun = begin(now, id).map_err(|refused| unwritten(proposal, &refused))?;
            drafts.insert(id.clone(), begun);
        }
    }
    for edit in &proposal.edits {
        let other = edit.change.reads().and_then(|id| as_it_stands(now, &before, id));
        let Some(draft) = drafts.get_mut(&edit.procedure) else { continue };
        match apply_beside(&mut draft.now, &edit.change, &now.corpus.catalog, other) {
            Ok(()) => {}
            Err(no) if no.reason == Reason::Done => {}
            Err(no) => return Err(left(proposal, vec![no.text])),
        }
    }
    let written: Vec<Procedure> = drafts.values().map(|draft| draft.now.clone()).collect();
    let beside: Vec<&Procedure> = written.iter().collect();
    // Of several procedures the measures were judged in sum when the proposal was made.
    let is_joint = procedures.len() > 1 || proposal.edits.iter().any(|edit| edit.change.reads().is_some());
    for id in &procedures {
        let Some(draft) = drafts.get_mut(id) else { continue };
        let own = proposal.edits.iter().filter(|edit| edit.procedure == *id);
        let changes: Vec<&Change> = own.map(|edit| &edit.change).collect();
        let measured = measured(now, &draft.now);
        let ground = Ground {
            corpus: &now.corpus,
            as_of: day(now, &draft.now),
            beside: &beside,
            earlier: &draft.changes,
            changes: &changes,
            measures_before: if is_joint { &measured } else { &draft.measures },
            measures_after: &measured,
        };
        let fails = prove(&draft.written, &draft.now, ground);
        if !fails.is_empty() {
            return Err(left(proposal, fails.into_iter().map(|failure| failure.text).collect()));
        }
        draft.changes.extend(changes);
        draft.measures = measured;
    }
    Ok(procedures)
}

/// A procedure that an edit reads: its draft, or as it is in the corpus.
fn as_it_stands<'s>(
    now: &'s Seen,
    drafts: &'s BTreeMap<String, Draft<'_>>,
    id: &str,
) -> Option<&'s Procedure> {
    let draft = drafts.get(id).map(|draft| &draft.now);
    draft.or_else(|| now.corpus.procedure(id).map(|at| &now.corpus.procedures[at]))
}

/// The draft of a procedure, as its file says it.
fn begin<'p>(now: &Seen, id: &str) -> Result<Draft<'p>, Refused> {
    let at = source_of(now, id).ok_or_else(|| Refused::Unreadable(Vec::new()))?;
    let written = read(&now.corpus.sources[at].text, file(at))?;
    let measures = measured(now, &written);
    Ok(Draft { now: written.clone(), written, measures, changes: Vec::new() })
}

/// The day a procedure is reviewed as of, which may be another than its file says.
fn day(now: &Seen, procedure: &Procedure) -> Date {
    now.corpus.procedure(&procedure.id).map_or(procedure.as_of, |at| now.corpus.procedures[at].as_of)
}

fn measured(now: &Seen, procedure: &Procedure) -> Measures {
    measures(&now.corpus, &Procedure { as_of: day(now, procedure), ..procedure.clone() })
}

fn source_of(now: &Seen, procedure: &str) -> Option<usize> {
    let at = now.corpus.procedure(procedure)?;
    now.corpus.places.procedures.get(at).map(|source| source.0 as usize)
}

fn file(at: usize) -> crate::source::SourceId {
    crate::source::SourceId(at as u32)
}

fn left(proposal: &Proposal, reasons: Vec<Text>) -> Left {
    Left { id: proposal.id.clone(), changes: proposal.changes.clone(), reasons, problems: Vec::new() }
}

fn unwritten(proposal: &Proposal, refused: &Refused) -> Left {
    let mut left = left(proposal, Vec::new());
    match refused {
        Refused::Unreadable(problems) => left.problems.clone_from(problems),
        Refused::Differs(problem) => left.problems.push(problem.as_ref().clone()),
        Refused::Inapplicable(no) => left.reasons.push(no.text.clone()),
    }
    left.reasons.extend(
        left.problems
            .iter()
            .map(|problem| Text::new(problem.message.get(Lang::Vi), problem.message.get(Lang::En))),
    );
    left
}
