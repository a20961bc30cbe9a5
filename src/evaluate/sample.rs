//! A sample of findings checked by hand, and how often they are right.

use std::collections::BTreeSet;

use super::Finding;
use super::expected::{Rows, Wrong};

/// A finding that a person judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The finding.
    pub finding: Finding,
    /// Whether it is right.
    pub right: bool,
    /// Why.
    pub reason: String,
}

/// How a sample fares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Findings that were judged right.
    pub right: usize,
    /// Findings that were judged wrong, with the reason.
    pub wrong: Vec<Label>,
    /// Labels whose finding is made no more: right ones, which are lost, and wrong ones, which are settled.
    pub gone: Vec<Label>,
    /// Findings nobody judged.
    pub unjudged: usize,
}

impl Measured {
    /// How many findings were judged.
    pub fn judged(&self) -> usize {
        self.right + self.wrong.len()
    }
}

/// Reads a sample: the columns `ma_tthc`, `paper` (a document type) and `verdict` (`right` or `wrong`); `finding` says what the
/// finding wants, to `remove` the paper (which goes without saying) or to `tighten` the wording; `reason` is free.
pub fn read(text: &str) -> Result<Vec<Label>, Wrong> {
    let rows = Rows::read(text, &["ma_tthc", "paper", "verdict"], &["reason", "finding"])?;
    let labels = rows.each().map(|(_, cells)| Label {
        finding: Finding {
            code: cells[0].to_owned(),
            paper: cells[1].to_owned(),
            tighten: cells[4] == "tighten",
        },
        right: matches!(cells[2].to_lowercase().as_str(), "right" | "đúng"),
        reason: cells[3].to_owned(),
    });
    Ok(labels.collect())
}

/// Compares a sample with what is found.
pub(super) fn measure<'f>(labels: &[Label], found: impl Iterator<Item = &'f Finding>) -> Measured {
    let found: BTreeSet<&Finding> = found.collect();
    let mut measured = Measured::default();
    let mut judged = BTreeSet::new();
    for label in labels.iter().filter(|label| judged.insert(&label.finding)) {
        match (found.contains(&label.finding), label.right) {
            (true, true) => measured.right += 1,
            (true, false) => measured.wrong.push(label.clone()),
            (false, _) => measured.gone.push(label.clone()),
        }
    }
    measured.unjudged = found.iter().filter(|finding| !judged.contains(**finding)).count();
    measured
}
