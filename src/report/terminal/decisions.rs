//! Decisions in a terminal: what was decided on a proposal, and what became of it.

use std::fmt::Write as _;

use super::proposals::Run;
use super::table;
use crate::decide::Decided;
use crate::model::decision::Decision;
use crate::report::view::decisions::{counts, line, state, verdict};
use crate::text::Lang;

/// A decision just taken.
pub fn decision(decision: &Decision, lang: Lang) -> String {
    let mut out = String::new();
    for change in &decision.changes {
        let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 94, "  "));
    }
    let _ = writeln!(out, "{}", table::wrapped(verdict(decision).get(lang), 94, "  "));
    out
}

/// What was decided on a proposal that is made; nothing where nothing was.
pub(super) fn on(run: &Run<'_>, proposal: &str, lang: Lang) -> String {
    let own = run.proposals.decided.iter();
    own.filter(|decided| run.corpus.decisions[decided.decision].0.proposal == proposal)
        .map(|decided| said(run, decided, lang))
        .collect()
}

/// The decisions on proposals of a procedure that are not made now.
pub(super) fn others(run: &Run<'_>, procedure: &str, lang: Lang) -> String {
    let mut out = String::new();
    for decided in &run.proposals.decided {
        let (decision, _) = &run.corpus.decisions[decided.decision];
        let made = run.proposals.made.iter().any(|made| made.id == decision.proposal);
        if decision.concerns != procedure || made {
            continue;
        }
        let _ = writeln!(out, "  {} {}", lang.pick("quyết định", "decision"), decision.proposal);
        for change in &decision.changes {
            let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 92, "    "));
        }
        out.push_str(&said(run, decided, lang));
        out.push('\n');
    }
    out
}

/// How many proposals of these procedures were decided how; nothing where none was.
pub(super) fn summary(run: &Run<'_>, procedures: &[&str], lang: Lang) -> String {
    let counts = counts(run.corpus, run.proposals, &|id| procedures.contains(&id));
    line(&counts).map(|line| format!("{}\n", line.get(lang))).unwrap_or_default()
}

fn said(run: &Run<'_>, decided: &Decided, lang: Lang) -> String {
    let (decision, _) = &run.corpus.decisions[decided.decision];
    let [vi, en] = state(decided.state).1;
    let mut out = String::new();
    let words = format!("{}: {}", lang.pick("tình trạng", "state"), lang.pick(vi, en));
    let _ = writeln!(out, "{}", table::wrapped(&words, 90, "      "));
    let words = format!("{}: {}", lang.pick("quyết định", "decision"), verdict(decision).get(lang));
    let _ = writeln!(out, "{}", table::wrapped(&words, 90, "      "));
    for change in &decided.changed {
        let words = format!("{}: {}", lang.pick("từ đó đến nay", "since then"), change.get(lang));
        let _ = writeln!(out, "{}", table::wrapped(&words, 90, "      "));
    }
    out
}
