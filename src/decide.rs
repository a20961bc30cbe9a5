//! Decisions on proposals: what a decision is about, whether it still stands, what became of it. A decision stands as long
//! as what the proposal was about is as it was: what it changes, and what the rules looked at. Places, names of files and
//! the order of lists do not matter.

mod touched;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::facts::column::World;
use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::model::corpus::{Corpus, Place};
use crate::model::date::Date;
use crate::model::decision::{Decision, Verdict};
use crate::proposal::Proposal;
use crate::suggest::nearest;
use crate::text::Text;

/// What became of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its position among the decisions of the corpus.
    pub decision: usize,
    /// What became of it.
    pub state: State,
    /// What changed since it was taken.
    pub changed: Vec<Text>,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Accepted, and the procedure does not show it yet.
    Accepted,
    /// Accepted, and the procedure shows it.
    Done,
    /// Accepted, and the procedure changed in another way, so that it no longer applies.
    Overtaken,
    /// Rejected.
    Rejected,
    /// Deferred to a later day.
    Deferred,
    /// Deferred to a day that is past: open again.
    Due,
    /// Rejected or deferred, and made again because what it was about changed.
    Reopened,
    /// Rejected or deferred, and no longer proposed in any case.
    Moot,
    /// Decided in different ways, so that neither holds.
    Contested,
}

/// The words of whoever decides.
#[derive(Clone, Debug)]
pub struct Said {
    /// What is decided.
    pub verdict: Verdict,
    /// Who decides.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The day.
    pub date: Date,
    /// The last day of a deferral.
    pub until: Option<Date>,
}

/// The decision on a proposal, with what the proposal is about.
pub fn record(
    world: World<'_>,
    rules: &[Rule],
    findings: &[Finding],
    proposal: &Proposal,
    said: Said,
) -> Decision {
    Decision {
        proposal: proposal.id.clone(),
        concerns: proposal.procedure.clone(),
        verdict: said.verdict,
        by: said.by,
        reason: said.reason,
        date: said.date,
        until: said.until,
        changes: proposal.changes.clone(),
        touches: touched::of(world.corpus, rules, findings, proposal),
    }
}

/// Whether a proposal is not to be made: it was rejected, or deferred to a later day, and nothing it was about changed.
pub fn keeps_away(corpus: &Corpus, proposal: &str) -> bool {
    let Some(at) = effective(corpus).get(proposal).copied().flatten() else { return false };
    let (decision, _) = &corpus.decisions[at];
    let waits = match decision.verdict {
        Verdict::Accepted => false,
        Verdict::Rejected => true,
        Verdict::Deferred => !is_due(corpus, decision),
    };
    waits && touched::changed(corpus, decision).is_empty()
}

/// Whether a proposal was accepted and is still to be carried out.
pub fn is_accepted(corpus: &Corpus, decided: &[Decided], proposal: &str) -> bool {
    let mut accepted = decided.iter().filter(|decided| decided.state == State::Accepted);
    accepted.any(|decided| corpus.decisions[decided.decision].0.proposal == proposal)
}

/// What became of each decision. `offered` are the proposals there would be without any decision.
pub fn track(corpus: &Corpus, offered: &BTreeSet<String>) -> Vec<Decided> {
    let effective = effective(corpus);
    let one = |at: usize| {
        let (decision, _) = &corpus.decisions[at];
        let changed = touched::changed(corpus, decision);
        let state = match effective.get(decision.proposal.as_str()).copied().flatten() {
            None => State::Contested,
            // An older decision to the same effect.
            Some(held) if held != at => return None,
            Some(_) => state(corpus, decision, offered.contains(&decision.proposal), changed.is_empty()),
        };
        let changed = if state == State::Done { Vec::new() } else { changed };
        Some(Decided { decision: at, state, changed })
    };
    (0..corpus.decisions.len()).filter_map(one).collect()
}

fn state(corpus: &Corpus, decision: &Decision, offered: bool, same: bool) -> State {
    match decision.verdict {
        Verdict::Accepted if touched::is_done(corpus, decision) => State::Done,
        Verdict::Accepted if same || offered => State::Accepted,
        Verdict::Accepted => State::Overtaken,
        _ if !same && offered => State::Reopened,
        _ if !same => State::Moot,
        Verdict::Rejected if !offered => State::Moot,
        Verdict::Rejected => State::Rejected,
        Verdict::Deferred if is_due(corpus, decision) => State::Due,
        Verdict::Deferred if !offered => State::Moot,
        Verdict::Deferred => State::Deferred,
    }
}

/// Whether a deferral is over on the day its procedure is reviewed.
fn is_due(corpus: &Corpus, decision: &Decision) -> bool {
    let day = corpus.procedure(&decision.concerns).map(|at| corpus.procedures[at].as_of);
    decision.until.zip(day.or(corpus.settings.as_of)).is_some_and(|(until, day)| until < day)
}

/// The decision that holds for each proposal: the latest of those to one effect, none of those that contradict.
fn effective(corpus: &Corpus) -> BTreeMap<&str, Option<usize>> {
    let mut held: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, (decision, _)) in corpus.decisions.iter().enumerate() {
        let slot = held.entry(&decision.proposal).or_insert(Some(at));
        if let Some(before) = *slot {
            let other = &corpus.decisions[before].0;
            if other.verdict != decision.verdict {
                *slot = None;
            } else if other.date < decision.date {
                *slot = Some(at);
            }
        }
    }
    held
}

/// What is wrong with the decisions: two on one proposal, procedures that do not exist, a deferral without a day.
pub fn problems(corpus: &Corpus) -> Vec<Diagnostic> {
    let place = |at: usize, key: &str| {
        let source = corpus.decisions[at].1;
        let span = corpus.span(&Place { source, path: key.to_owned() });
        (source, span.unwrap_or_default())
    };
    let mut problems = Vec::new();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (decision, source)) in corpus.decisions.iter().enumerate() {
        match first.get(decision.proposal.as_str()) {
            Some(before) => {
                let same = corpus.decisions[*before].0.verdict == decision.verdict;
                let ((_, here), (other, there)) = (place(at, "verdict"), place(*before, "verdict"));
                let problem = twice(&decision.proposal, same).at_saying(
                    *source,
                    here,
                    "quyết định lại ở đây",
                    "again here",
                );
                problems.push(problem.at_saying(other, there, "đã quyết định ở đây", "first here"));
            }
            None => {
                first.insert(&decision.proposal, at);
            }
        }
        if corpus.procedure(&decision.concerns).is_none() {
            let ids = corpus.procedures.iter().map(|procedure| procedure.id.as_str());
            let written = &decision.concerns;
            let problem = Diagnostic::error(
                "unknown-reference",
                format!("không có thủ tục `{written}`"),
                format!("there is no procedure `{written}`"),
            );
            let problem = match nearest(written, ids) {
                Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
                None => problem.help(
                    "sửa mã thủ tục, hoặc xóa tệp quyết định này",
                    "correct the id, or delete this decision",
                ),
            };
            let (source, span) = place(at, "concerns");
            problems.push(problem.at(source, span));
        }
        if decision.verdict == Verdict::Deferred && decision.until.is_none() {
            let problem = Diagnostic::error(
                "missing-key",
                "quyết định tạm hoãn thiếu `until`",
                "a deferral lacks `until`",
            )
            .help("thêm `until: YYYY-MM-DD`", "add `until: YYYY-MM-DD`");
            let (source, span) = place(at, "verdict");
            problems.push(problem.at(source, span));
        }
    }
    problems
}

fn twice(proposal: &str, same: bool) -> Diagnostic {
    if same {
        return Diagnostic::warning(
            "decision-twice",
            format!("đề xuất `{proposal}` được quyết định hai lần với cùng nội dung"),
            format!("the proposal `{proposal}` was decided twice, to the same effect"),
        )
        .help("xóa một trong hai tệp", "delete one of the two files");
    }
    Diagnostic::error(
        "decision-twice",
        format!("đề xuất `{proposal}` có hai quyết định trái ngược nhau; không quyết định nào được áp dụng"),
        format!("the proposal `{proposal}` was decided in two different ways; neither holds"),
    )
    .help("giữ quyết định đúng và xóa tệp kia", "keep the decision that holds and delete the other file")
}
