//! Procedures that came, went or were renamed, and every measure that changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Severity;
use crate::facts::measures::{Measures, ROWS, Row};
use crate::model::procedure::Procedure;
use crate::review::names::Renames;
use crate::review::{Scope, Side};
use crate::text::Text;

/// What became of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Not there before.
    Added,
    /// Not there any more.
    Removed,
    /// There on both sides, under another id.
    Renamed,
    /// There on both sides.
    Changed,
    /// There before; the file cannot be read now.
    Unreadable,
}

impl Fate {
    /// A stable word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Renamed => "renamed",
            Fate::Changed => "changed",
            Fate::Unreadable => "unreadable",
        }
    }
}

/// A procedure that is not the same on both sides.
#[derive(Clone, Debug)]
pub struct ProcedureChange {
    /// Its id: now, or before where it is gone.
    pub id: String,
    /// The id it had before, where that differs.
    pub was: Option<String>,
    /// Its name.
    pub name: Text,
    /// The file: now, or before where it is gone.
    pub file: String,
    /// What became of it.
    pub fate: Fate,
    /// The measures that changed; none for one that came or went.
    pub measures: Vec<MeasureChange>,
}

/// A measure that changed.
#[derive(Clone, Copy, Debug)]
pub struct MeasureChange {
    /// Which one.
    pub row: &'static Row,
    /// Its figure before.
    pub before: Option<i64>,
    /// Its figure after.
    pub after: Option<i64>,
    /// Which way it went.
    pub verdict: Verdict,
}

/// Which way a measure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Lower than before.
    Better,
    /// Higher than before, or a deadline that is gone.
    Worse,
    /// Neither: a figure is missing on one side, or the measure is not judged.
    Other,
}

impl Verdict {
    /// A stable word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::Worse => "worse",
            Verdict::Other => "other",
        }
    }
}

/// The procedures that are not the same on both sides, in order of id.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    renames: &Renames,
    scope: &Scope,
) -> Vec<ProcedureChange> {
    let old: BTreeMap<&str, usize> =
        before.corpus.procedures.iter().enumerate().map(|(at, p)| (renames.now(&p.id), at)).collect();
    let broken = unreadable(after);
    let mut found = Vec::new();
    for (at, procedure) in after.corpus.procedures.iter().enumerate() {
        let file = file_of(after, at);
        let change = |fate, measures, was: Option<&Procedure>| ProcedureChange {
            id: procedure.id.clone(),
            was: was.map(|was| was.id.clone()),
            name: procedure.name.clone(),
            file: file.to_owned(),
            fate,
            measures,
        };
        match old.get(procedure.id.as_str()) {
            None => found.push(change(Fate::Added, Vec::new(), None)),
            Some(was_at) => {
                let was = &before.corpus.procedures[*was_at];
                let moved = measures(
                    &before.facts.procedures[*was_at].measures,
                    &after.facts.procedures[at].measures,
                );
                if was.id != procedure.id {
                    found.push(change(Fate::Renamed, moved, Some(was)));
                } else if was != procedure || !moved.is_empty() {
                    found.push(change(Fate::Changed, moved, None));
                }
            }
        }
    }
    for (id, at) in old {
        if after.corpus.procedure(id).is_none() {
            let (was, file) = (&before.corpus.procedures[at], file_of(before, at));
            let fate = if broken.contains(file) { Fate::Unreadable } else { Fate::Removed };
            found.push(ProcedureChange {
                id: was.id.clone(),
                was: None,
                name: was.name.clone(),
                file: file.to_owned(),
                fate,
                measures: Vec::new(),
            });
        }
    }
    found.retain(|change| scope.holds(&change.file));
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// The measures that changed, in the order of reports.
fn measures(before: &Measures, after: &Measures) -> Vec<MeasureChange> {
    let changed = ROWS.iter().filter_map(|row| {
        let (old, new) = ((row.get)(before), (row.get)(after));
        let verdict = match (old, new) {
            _ if old == new => return None,
            (Some(old), Some(new)) if row.judged && new > old => Verdict::Worse,
            (Some(_), Some(_)) if row.judged => Verdict::Better,
            (Some(_), None) if row.key == "deadline" => Verdict::Worse,
            _ => Verdict::Other,
        };
        Some(MeasureChange { row, before: old, after: new, verdict })
    });
    changed.collect()
}

/// The files of a side that nobody could read, or that have mistakes and so hold no procedure.
pub(super) fn unreadable<'s>(side: &Side<'s>) -> BTreeSet<&'s str> {
    let whole: BTreeSet<usize> =
        side.corpus.places.procedures.iter().map(|source| source.0 as usize).collect();
    let errors = side.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
    let at = errors.filter_map(|problem| problem.labels.first()).map(|label| label.source.0 as usize);
    let broken = at.filter(|at| !whole.contains(at)).filter_map(|at| side.corpus.sources.get(at));
    broken.map(|source| source.name.as_str()).chain(side.unread.iter().map(String::as_str)).collect()
}

pub(super) fn file_of<'s>(side: &Side<'s>, procedure: usize) -> &'s str {
    let source = side.corpus.places.procedures.get(procedure);
    source
        .and_then(|source| side.corpus.sources.get(source.0 as usize))
        .map_or("", |source| source.name.as_str())
}
