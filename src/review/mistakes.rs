//! Mistakes in files and rules that came or went: the same mistake is the same kind with the same words, in whatever file
//! and line it stands.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::review::{At, Scope, Side};
use crate::source::Source;
use crate::text::Text;

/// A mistake that is on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MistakeChange {
    /// Whether it came; else it went.
    pub introduced: bool,
    /// The kind of complaint.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// Where, if it has a place.
    pub at: Option<At>,
    /// What to do next.
    pub help: Option<Text>,
    /// Its position among those of its side: the files' first, then the rules'.
    pub position: usize,
}

/// The mistakes that are on one side only: first those that came.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>, scope: &Scope) -> Vec<MistakeChange> {
    let (old, new) = (all(before), all(after));
    let mut found = only(&new, &old, true);
    found.extend(only(&old, &new, false));
    // What is wrong with the catalog, the rules or no file at all concerns every part of the workspace.
    found.retain(|mistake| {
        mistake.severity == Severity::Error || mistake.at.as_ref().is_none_or(|at| scope.holds(&at.file))
    });
    found
}

fn all<'s>(side: &Side<'s>) -> Vec<(&'s Diagnostic, Option<At>)> {
    let placed = |problem: &'s Diagnostic, sources: &'s [Source]| {
        let at = problem.labels.first().and_then(|label| {
            let source = sources.get(label.source.0 as usize)?;
            Some(At { file: source.name.clone(), line: Some(source.line_column(label.span.start).line) })
        });
        (problem, at)
    };
    let files = side.diagnostics.iter().map(|problem| placed(problem, &side.corpus.sources));
    files.chain(side.rule_problems.iter().map(|problem| placed(problem, side.rule_sources))).collect()
}

fn only(
    these: &[(&Diagnostic, Option<At>)],
    those: &[(&Diagnostic, Option<At>)],
    introduced: bool,
) -> Vec<MistakeChange> {
    let mut known: BTreeMap<(&str, &Text), usize> = BTreeMap::new();
    for (problem, _) in those {
        *known.entry((problem.code, &problem.message)).or_default() += 1;
    }
    let mut found = Vec::new();
    for (position, (problem, at)) in these.iter().enumerate() {
        match known.get_mut(&(problem.code, &problem.message)) {
            Some(left) if *left > 0 => *left -= 1,
            _ => found.push(MistakeChange {
                introduced,
                code: problem.code,
                severity: problem.severity,
                message: problem.message.clone(),
                at: at.clone(),
                help: problem.help.clone(),
                position,
            }),
        }
    }
    found
}
