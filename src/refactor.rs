//! One change of the world carried into every procedure: a level abolished, agencies merged, a form or a legal basis
//! replaced. From dated tables to one reviewed set of edits, each proven; what matched nothing and what still names an
//! ended thing is told.

mod left;
mod rows;

pub use left::{LeftOver, NameKind};
pub use rows::{Row, State};

use crate::facts::of_procedure;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::edit::apply::apply;
use crate::model::edit::words::words;
use crate::model::edit::{Change, Edit};
use crate::model::procedure::{Procedure, Status};
use crate::proof::{Ground, prove};
use crate::proposal::Failure;
use crate::text::Text;

/// What is to be carried into the procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// All agencies of a level, or an agency and all below it, give way to their successors in the catalog. An agency of a
    /// level that has ended stands for the level.
    Abolish {
        /// The level or the agency.
        from: String,
        /// Where the catalog names several successors, the one of this level; where it names none, the one agency of this
        /// level that belongs to the successor of the agency above.
        to_level: Option<String>,
    },
    /// Agencies become one.
    Merge {
        /// The agencies that are no more.
        from: Vec<String>,
        /// The agency they became.
        into: String,
    },
    /// A form, by its number, or a type of paper gives way to another.
    Form {
        /// The one that is no more.
        from: String,
        /// The one in its place.
        to: String,
    },
    /// An instrument gives way to another, or to its successor in the catalog.
    Basis {
        /// Its number or id.
        from: String,
        /// The number or id of the one in its place; the successor when absent.
        to: Option<String>,
    },
    /// Every instrument that ended gives way to its successor.
    EndedBases,
}

/// One set of edits, reviewed as a whole.
#[derive(Clone, Debug, Default)]
pub struct Refactoring {
    /// The table that was carried out, in order.
    pub rows: Vec<Row>,
    /// The procedures that change or would, in order.
    pub changed: Vec<Changed>,
    /// What still names an ended thing afterwards.
    pub left: Vec<LeftOver>,
}

/// The edits of one procedure.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Its position in the corpus.
    pub at: usize,
    /// The edits that hold, in the order they are made.
    pub edits: Vec<Edit>,
    /// The edits in words.
    pub words: Vec<Text>,
    /// Edits that fail the proof of no loss, in words, with what fails.
    pub blocked: Vec<(Text, Vec<Failure>)>,
    /// The procedure after the edits.
    pub after: Procedure,
}

/// Carries this into the procedures at these positions, as the world is on that day. Abolished procedures stay as they
/// are.
pub fn refactor(corpus: &Corpus, selected: &[usize], asks: &[Ask], on: Date) -> Refactoring {
    let mut rows = rows::table(corpus, asks, on);
    let mut changed = Vec::new();
    let mut left = Vec::new();
    for &at in selected {
        let written = &corpus.procedures[at];
        if written.status == Status::Abolished {
            continue;
        }
        let one = carry(corpus, at, &mut rows, on);
        left.extend(left::of_procedure(corpus, one.as_ref().map_or(written, |one| &one.after), on));
        changed.extend(one);
    }
    left.extend(left::of_catalog(corpus, on));
    Refactoring { rows, changed, left }
}

/// The edits of one procedure, each proven on top of those before; `None` where no row concerns it.
fn carry(corpus: &Corpus, at: usize, rows: &mut [Row], on: Date) -> Option<Changed> {
    let written = &corpus.procedures[at];
    let mut changes: Vec<Change> = Vec::new();
    for row in rows.iter_mut() {
        let wanted = row.changes(corpus, written, on);
        if !wanted.is_empty() {
            row.matched += 1;
        }
        changes.extend(wanted.into_iter().filter(|change| !changes.contains(change)).collect::<Vec<_>>());
    }
    if changes.is_empty() {
        return None;
    }
    // A procedure described as of an earlier day would name agencies that did not exist then.
    let day = (written.as_of < on).then_some(Change::DescribeAsOf { to: on });
    let mut one =
        Changed { at, edits: Vec::new(), words: Vec::new(), blocked: Vec::new(), after: written.clone() };
    let mut made: Vec<&Change> = Vec::new();
    for change in day.iter().chain(&changes) {
        let before = one.after.clone();
        if apply(&mut one.after, change, &corpus.catalog).is_err() {
            continue;
        }
        let sentence = words(change, &before, &corpus.catalog);
        let fails = proven(corpus, written, (&before, &one.after), &made, change, on);
        if fails.is_empty() {
            made.push(change);
            one.edits.push(Edit { procedure: written.id.clone(), change: change.clone() });
            one.words.push(sentence);
        } else {
            one.after = before;
            one.blocked.push((sentence, fails));
        }
    }
    // Nothing changed but the day: nothing changed.
    if one.edits.iter().all(|edit| matches!(edit.change, Change::DescribeAsOf { .. })) {
        one.edits.clear();
        one.words.clear();
        one.after = written.clone();
    }
    (!one.edits.is_empty() || !one.blocked.is_empty()).then_some(one)
}

/// What fails of the proof of no loss after one more change.
fn proven(
    corpus: &Corpus,
    written: &Procedure,
    (before, after): (&Procedure, &Procedure),
    earlier: &[&Change],
    change: &Change,
    on: Date,
) -> Vec<Failure> {
    let measured =
        |procedure: &Procedure| of_procedure(procedure, &corpus.catalog, &corpus.settings).measures;
    let ground = Ground {
        corpus,
        as_of: on,
        earlier,
        changes: &[change],
        measures_before: &measured(before),
        measures_after: &measured(after),
    };
    prove(written, after, ground)
}
