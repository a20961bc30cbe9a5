//! The proof of no loss: what must still hold after a procedure was changed. Each obligation is a file here; each is
//! relative, so that a flaw the procedure had before never speaks against a change that has nothing to do with it.
//!
//! | obligation | holds when |
//! | --- | --- |
//! | `evidence` | every condition still has all its evidence, or what took its place, however the applicant files; and is still checked |
//! | `outputs` | what the procedure issued it still issues, for as long; nobody asks for the output of an abolished one |
//! | `inputs` | what a step works with is there, and made by a step that comes before |
//! | `flow` | no step waits for itself, every step leads to the end, no decision overtakes a check it waited for |
//! | `actors` | no task goes to an agency that does not exist on the day |
//! | `parts` | no mandatory part of a procedure (Decree 63/2010/NĐ-CP art. 8(2)) went missing |
//! | `measures` | no measure got worse, and the deadline still leaves time for the longest path |

mod actors;
mod evidence;
mod fate;
mod flow;
mod inputs;
mod look_ups;
mod measures;
pub mod obligations;
mod outputs;
mod parts;
mod ways;

use crate::facts::measures::Measures;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::edit::Change;
use crate::model::edit::names::Names;
use crate::model::procedure::{Procedure, Status};
use crate::proposal::Failure;
use crate::text::Text;

/// The obligations, in the order they are proven.
pub const OBLIGATIONS: [&str; 7] = ["evidence", "outputs", "inputs", "flow", "actors", "parts", "measures"];

/// What a proof stands on, besides the procedure before and after.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The corpus: the catalog, and the other procedures that may ask for an output.
    pub corpus: &'a Corpus,
    /// The day of the review.
    pub as_of: Date,
    /// Changes that were accepted earlier, in order; they lead from the procedure before to the one these are made on.
    pub earlier: &'a [&'a Change],
    /// The changes to be proven, in order; they lead on to the procedure after.
    pub changes: &'a [&'a Change],
    /// The measures the new ones must not exceed.
    pub measures_before: &'a Measures,
    /// The measures after the changes.
    pub measures_after: &'a Measures,
}

/// The obligations that do not hold after the changes, each with its witness; empty when nothing is lost.
pub fn prove(before: &Procedure, after: &Procedure, ground: Ground<'_>) -> Vec<Failure> {
    let case = Case { before, after, ground };
    let mut failures = Failures::default();
    outputs::check(case, &mut failures);
    // Of a procedure that is no more nothing else is asked: its conditions and steps go with it.
    if after.status != Status::Abolished {
        evidence::check(case, &mut failures);
        inputs::check(case, &mut failures);
        flow::check(case, &mut failures);
        actors::check(case, &mut failures);
        parts::check(case, &mut failures);
        measures::check(case, &mut failures);
    }
    let mut found = failures.0;
    let order = |failure: &Failure| OBLIGATIONS.iter().position(|name| *name == failure.obligation);
    found.sort_by_key(order);
    found
}

/// One change of one procedure, to be proven.
#[derive(Clone, Copy)]
struct Case<'a> {
    before: &'a Procedure,
    after: &'a Procedure,
    ground: Ground<'a>,
}

impl<'a> Case<'a> {
    /// All changes that lead from the procedure before to the one after, in order.
    fn changes(self) -> impl Iterator<Item = &'a Change> {
        self.ground.earlier.iter().chain(self.ground.changes).copied()
    }

    /// Names as they were before the change, when everything was still there.
    fn names(self) -> Names<'a> {
        Names { procedure: self.before, catalog: &self.ground.corpus.catalog }
    }
}

/// The failures found so far.
#[derive(Default)]
struct Failures(Vec<Failure>);

impl Failures {
    fn add(&mut self, obligation: &'static str, vi: impl Into<String>, en: impl Into<String>) {
        self.0.push(Failure { obligation, text: Text::new(vi, en) });
    }
}

/// The sub-cases to be looked at one by one: each of the procedure's, or the single one of a procedure without any.
fn cases(procedure: &Procedure) -> Vec<Option<&str>> {
    if procedure.cases.is_empty() {
        vec![None]
    } else {
        procedure.cases.iter().map(|case| Some(case.id.as_str())).collect()
    }
}

/// Whether a thing that belongs to these sub-cases (to all, when the list is empty) belongs to this one.
fn belongs(cases: &[String], case: Option<&str>) -> bool {
    cases.is_empty() || case.is_none_or(|case| cases.iter().any(|known| known == case))
}
