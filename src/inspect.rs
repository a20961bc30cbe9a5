//! Floor 4: what a log of dossiers shows, beside what procedures declare. Reads lines one by one; knows nothing of files on a
//! disk, of printing or of rules.
//!
//! # How it counts
//!
//! A line is one step of one dossier by one agency, with a beginning and an end. Every line is either used or set apart for
//! one [`Reason`](crate::model::observed::Reason). The lines of a dossier are brought together, whatever order they stand in,
//! and what follows from them does not depend on that order.
//!
//! * **Office time** runs in the hours of the settings' calendar; a deadline in days runs by the calendar.
//! * **In whose hand** a dossier is: with the agencies that work on it, in equal parts; with the one that works next while
//!   nobody does; with the applicant while the applicant acts, or after it was sent back for supplements. Time with the
//!   applicant does not count against a deadline.
//! * **Whose delay** it is: a late dossier's delay is shared among the agencies in proportion to how much longer each held it
//!   than its steps are declared to take; in proportion to how long each held it where no step went over, or where a step
//!   that was done has no declared time. The shares add up to the delay, to the minute.
//! * **Quantiles** are exact, by nearest rank over whole minutes.

pub mod csv;
mod delay;
mod dossier;
pub mod example;
mod flow;
mod gather;
pub mod input;
mod line;
mod names;
pub mod pseudonym;
pub mod record;
mod settle;
mod tally;
mod timeline;
pub mod xes;

use crate::inspect::gather::Gather;
use crate::inspect::pseudonym::Pseudonyms;
use crate::inspect::record::{Record, Refused};
use crate::model::corpus::Corpus;
use crate::model::mapping::{Mapping, Order};
use crate::model::observed::Observed;

pub use crate::inspect::gather::MOST_KEPT;
pub use crate::inspect::names::FEW;

/// How a log is to be looked at.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The name of the log, for the report.
    pub log: String,
    /// What its lines are sorted by.
    pub order: Order,
    /// The names dossiers are shown by.
    pub pseudonyms: Pseudonyms,
    /// Whether dossiers, and names few dossiers have, are shown as they are.
    pub show_ids: bool,
}

/// Looks at a log, line by line.
pub struct Inspector<'c> {
    gather: Gather<'c>,
}

impl<'c> Inspector<'c> {
    /// Begins with the procedures and agencies of a workspace, and a mapping that says how the log is written.
    pub fn new(corpus: &'c Corpus, mapping: &'c Mapping, wish: Wish) -> Result<Inspector<'c>, Refused> {
        Gather::new(corpus, mapping, wish).map(|gather| Inspector { gather })
    }

    /// Takes the next line.
    pub fn take(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        self.gather.take(record)
    }

    /// Lines taken so far.
    pub fn read(&self) -> u64 {
        self.gather.read()
    }

    /// The most dossiers that were kept at once.
    pub fn most_open(&self) -> usize {
        self.gather.most_open()
    }

    /// What the log showed.
    pub fn finish(self) -> Observed {
        self.gather.finish()
    }
}
