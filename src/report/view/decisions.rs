//! Decisions as a report shows them: what was decided, by whom, why, and what became of it; and how many of each.

use schemars::JsonSchema;
use serde::Serialize;

use crate::decide::{Decided, State, is_accepted};
use crate::model::corpus::Corpus;
use crate::model::decision::{Decision, Verdict};
use crate::proposal::Proposals;
use crate::report::view::leaf::{Coded, Day, Words};
use crate::text::{Lang, Text};

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisionView {
    /// The id of the proposal.
    pub proposal: String,
    /// What became of it: `accepted`, `done`, `overtaken`, `rejected`, `deferred`, `due`, `reopened`, `moot`, `contested`.
    pub state: Coded,
    /// What the proposal would change.
    pub changes: Vec<Words>,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The day of the decision.
    pub date: Day,
    /// The last day of a deferral.
    pub until: Option<Day>,
    /// What changed since.
    pub changed: Vec<Words>,
}

/// How many proposals were decided how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisionCounts {
    /// Accepted and still to be carried out.
    pub accepted: usize,
    /// Accepted and carried out.
    pub done: usize,
    /// Accepted and no longer applicable.
    pub overtaken: usize,
    /// Rejected.
    pub rejected: usize,
    /// Deferred.
    pub deferred: usize,
    /// Proposed and not decided, or to be decided again.
    pub open: usize,
    /// All decisions on file.
    pub all: usize,
}

/// What became of the decisions on procedures that are counted.
pub fn counts(corpus: &Corpus, proposals: &Proposals, counted: &dyn Fn(&str) -> bool) -> DecisionCounts {
    let own = |decided: &&Decided| counted(&corpus.decisions[decided.decision].0.concerns);
    let of = |state| proposals.decided.iter().filter(own).filter(|decided| decided.state == state).count();
    DecisionCounts {
        accepted: of(State::Accepted),
        done: of(State::Done),
        overtaken: of(State::Overtaken),
        rejected: of(State::Rejected),
        deferred: of(State::Deferred),
        open: proposals
            .made
            .iter()
            .filter(|made| counted(&made.procedure) && !is_accepted(corpus, &proposals.decided, &made.id))
            .count(),
        all: proposals.decided.iter().filter(own).count(),
    }
}

/// The counts in one line; none where nothing was decided.
pub fn line(counts: &DecisionCounts) -> Option<Text> {
    let DecisionCounts { accepted, done, overtaken, rejected, deferred, open, all } = counts;
    let (gone_vi, gone_en) = match overtaken {
        0 => (String::new(), String::new()),
        some => (format!(", {some} không còn áp dụng được"), format!(", {some} no longer applicable")),
    };
    (*all > 0).then(|| {
        Text::new(
            format!(
                "quyết định: {accepted} chấp thuận chưa thực hiện, {done} đã thực hiện, {rejected} không chấp thuận, \
                 {deferred} tạm hoãn{gone_vi}; {open} đề xuất chưa quyết định"
            ),
            format!(
                "decisions: {accepted} accepted and not yet applied, {done} done, {rejected} rejected, \
                 {deferred} deferred{gone_en}; {open} open"
            ),
        )
    })
}

/// A decision for the reader.
pub fn decision(corpus: &Corpus, decided: &Decided, lang: Lang) -> DecisionView {
    let (decision, _) = &corpus.decisions[decided.decision];
    let (code, words) = state(decided.state);
    let words = words.map(str::to_owned);
    DecisionView {
        proposal: decision.proposal.clone(),
        state: Coded { code: code.to_owned(), words: Words::new(lang, &words[0], &words[1]) },
        changes: decision.changes.iter().map(|change| Words::of(change, lang)).collect(),
        by: decision.by.clone(),
        reason: decision.reason.clone(),
        date: Day::of(decision.date, lang),
        until: decision.until.map(|day| Day::of(day, lang)),
        changed: decided.changed.iter().map(|change| Words::of(change, lang)).collect(),
    }
}

/// The decisions on the proposals of one procedure.
pub fn of_procedure(
    corpus: &Corpus,
    proposals: &Proposals,
    procedure: &str,
    lang: Lang,
) -> Vec<DecisionView> {
    let own =
        proposals.decided.iter().filter(|decided| corpus.decisions[decided.decision].0.concerns == procedure);
    own.map(|decided| decision(corpus, decided, lang)).collect()
}

/// A verdict with who took it, when and why, in one line.
pub fn verdict(decision: &Decision) -> Text {
    let (vi, en) = match decision.verdict {
        Verdict::Accepted => ("chấp thuận", "accepted"),
        Verdict::Rejected => ("không chấp thuận", "rejected"),
        Verdict::Deferred => ("tạm hoãn", "deferred"),
    };
    let until = |lang: Lang| match (decision.until, lang) {
        (None, _) => String::new(),
        (Some(day), Lang::Vi) => format!(" đến hết ngày {}", day.show(lang)),
        (Some(day), Lang::En) => format!(" until {}", day.show(lang)),
    };
    let (by, date, reason) = (&decision.by, decision.date, &decision.reason);
    Text::new(
        format!("{vi}{} ({by}, {}): {reason}", until(Lang::Vi), date.show(Lang::Vi)),
        format!("{en}{} ({by}, {}): {reason}", until(Lang::En), date.show(Lang::En)),
    )
}

/// The code of a state and its words in Vietnamese and English.
pub fn state(state: State) -> (&'static str, [&'static str; 2]) {
    match state {
        State::Accepted => ("accepted", ["đã chấp thuận, chưa thực hiện", "accepted, not yet applied"]),
        State::Done => ("done", ["đã chấp thuận và đã thực hiện", "accepted and done"]),
        State::Overtaken => (
            "overtaken",
            [
                "đã chấp thuận nhưng thủ tục đã thay đổi, không còn áp dụng được",
                "accepted, but the procedure changed and it no longer applies",
            ],
        ),
        State::Rejected => ("rejected", ["không chấp thuận", "rejected"]),
        State::Deferred => ("deferred", ["tạm hoãn", "deferred"]),
        State::Due => (
            "due",
            ["đã hết thời gian tạm hoãn, cần quyết định lại", "no longer deferred, to be decided again"],
        ),
        State::Reopened => (
            "reopened",
            [
                "được đề xuất lại vì nội dung liên quan đã thay đổi",
                "proposed again, since what it is about changed",
            ],
        ),
        State::Moot => ("moot", ["không còn được đặt ra", "no longer proposed in any case"]),
        State::Contested => (
            "contested",
            ["có các quyết định trái ngược nhau, không áp dụng", "decided in different ways, neither holds"],
        ),
    }
}
