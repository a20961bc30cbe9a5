//! The state of each finding between two versions: present, waived or absent before, and the same after.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Severity;
use crate::finding::Finding;
use crate::review::names::Renames;
use crate::review::procedures::unreadable;
use crate::review::rules::Crossed;
use crate::review::{At, Scope, Side};
use crate::text::Text;

/// What became of a finding. Those a reviewer must look at come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not there before.
    Introduced,
    /// Waived before, and no longer.
    Unwaived,
    /// Not there before because the file could not be read then.
    Revealed,
    /// There before, and not any more.
    Settled,
    /// There before, and now waived.
    Waived,
    /// New, and waived from the start.
    IntroducedWaived,
    /// There before; whether it still is cannot be said, because the file cannot be read.
    Hidden,
    /// There on both sides.
    Kept,
    /// Waived on both sides.
    KeptWaived,
}

impl State {
    /// All of them, in order.
    pub const ALL: [State; 9] = [
        State::Introduced,
        State::Unwaived,
        State::Revealed,
        State::Settled,
        State::Waived,
        State::IntroducedWaived,
        State::Hidden,
        State::Kept,
        State::KeptWaived,
    ];

    /// A stable word for programs.
    pub fn word(self) -> &'static str {
        match self {
            State::Introduced => "introduced",
            State::Unwaived => "unwaived",
            State::Revealed => "revealed",
            State::Settled => "settled",
            State::Waived => "waived",
            State::IntroducedWaived => "introduced_waived",
            State::Hidden => "hidden",
            State::Kept => "kept",
            State::KeptWaived => "kept_waived",
        }
    }
}

/// What changed what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The procedures, the catalog or the settings.
    Data,
    /// A rule: on the data of the version before, it already answers so.
    Rule,
}

/// A finding of one side or both.
#[derive(Clone, Debug)]
pub struct FindingChange {
    /// What became of it.
    pub state: State,
    /// Its key; of a renamed procedure, with the id it has now.
    pub key: String,
    /// The rule.
    pub rule: String,
    /// How much it matters: now, or before where it is gone.
    pub severity: Severity,
    /// How much it mattered before, where that differs.
    pub was: Option<Severity>,
    /// The id of the procedure it is about, as it is now.
    pub procedure: Option<String>,
    /// Where it is written: now, or before where it is gone.
    pub at: At,
    /// What is wrong.
    pub message: Text,
    /// What changed it; none where it is on both sides.
    pub cause: Option<Cause>,
    /// Its position in the findings of the version after.
    pub now: Option<usize>,
}

/// The findings of both sides.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    renames: &Renames,
    crossed: &Crossed,
    scope: &Scope,
) -> Vec<FindingChange> {
    let old: BTreeMap<String, &Finding> = before.findings.iter().map(|f| (renames.key(f), f)).collect();
    let new: BTreeMap<&str, (usize, &Finding)> =
        after.findings.iter().enumerate().map(|(at, f)| (f.key.as_str(), (at, f))).collect();
    let keys: BTreeSet<&str> = old.keys().map(String::as_str).chain(new.keys().copied()).collect();
    let (broken_before, broken_now) = (unreadable(before), unreadable(after));
    let mut found = Vec::new();
    for key in keys {
        let (was, now) = (old.get(key).copied(), new.get(key).copied());
        let Some(shown) = now.map(|(_, finding)| finding).or(was) else { continue };
        let side = if now.is_some() { after } else { before };
        let at = side.at(&shown.place);
        if !scope.holds(&at.file) {
            continue;
        }
        let seen_before = was.map(|finding| finding.waived.is_some());
        let seen_now = now.map(|(_, finding)| finding.waived.is_some());
        let mut state = state(seen_before, seen_now);
        // What one side could not read says nothing about the findings there.
        let gone_from = |broken: &BTreeSet<&str>, other: &Side<'_>| {
            let id = shown.procedure.as_deref().unwrap_or("");
            let known =
                other.corpus.procedure(renames.now(id)).or(other.corpus.procedure(renames.before(id)));
            broken.contains(at.file.as_str()) && known.is_none()
        };
        if state == State::Settled && gone_from(&broken_now, after) {
            state = State::Hidden;
        } else if state == State::Introduced && gone_from(&broken_before, before) {
            state = State::Revealed;
        }
        let cause = match state {
            State::Introduced if crossed.gained.contains(key) => Some(Cause::Rule),
            State::Settled if crossed.lost.contains(key) => Some(Cause::Rule),
            State::Introduced | State::Settled => Some(Cause::Data),
            _ => None,
        };
        let severity_before = was.map(|finding| finding.severity);
        found.push(FindingChange {
            state,
            key: key.to_owned(),
            rule: shown.rule.clone(),
            severity: shown.severity,
            was: severity_before.filter(|level| *level != shown.severity),
            procedure: shown.procedure.as_deref().map(|id| renames.now(id).to_owned()),
            at,
            message: shown.message.clone(),
            cause,
            now: now.map(|(position, _)| position),
        });
    }
    found.sort_by(|a, b| (a.state, &a.at, &a.key).cmp(&(b.state, &b.at, &b.key)));
    found
}

/// The state of a finding that was absent (`None`), open (`false`) or waived (`true`) on each side.
fn state(before: Option<bool>, after: Option<bool>) -> State {
    match (before, after) {
        (None, Some(false)) => State::Introduced,
        (None, Some(true)) => State::IntroducedWaived,
        (Some(false), Some(false)) => State::Kept,
        (Some(false), Some(true)) => State::Waived,
        (Some(true), Some(false)) => State::Unwaived,
        (Some(true), Some(true)) => State::KeptWaived,
        (_, None) => State::Settled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Absent, open, waived; before and after. Absent on both sides is no finding at all.
    #[test]
    fn the_nine_cases() {
        let cases = [
            (None, Some(false), "introduced"),
            (None, Some(true), "introduced_waived"),
            (Some(false), None, "settled"),
            (Some(false), Some(false), "kept"),
            (Some(false), Some(true), "waived"),
            (Some(true), None, "settled"),
            (Some(true), Some(false), "unwaived"),
            (Some(true), Some(true), "kept_waived"),
        ];
        for (before, after, word) in cases {
            assert_eq!(state(before, after).word(), word, "{before:?} {after:?}");
        }
    }
}
