//! Measures: the numbers a proposal is judged by, for one procedure.
//!
//! Papers are counted as the published list has them: also those asked for in some sub-cases only. Of
//! alternatives every count takes its own smallest list, so that no count rises when something is dropped.

mod rows;

pub use rows::{COLUMNS, ROWS, Row, Unit, Worse};

use crate::facts::alternatives::least;
use crate::facts::cost::Cost;
use crate::facts::flow::by_agency;
use crate::facts::handovers::Handovers;
use crate::facts::order::Order;
use crate::facts::visits::Visits;
use crate::model::number::Money;
use crate::model::procedure::{Document, Mode, Procedure};

/// The measures of one procedure. Lower is better for every one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Papers asked for without condition; of alternatives, the shortest list. Declared items and fallbacks
    /// do not count.
    pub documents: i64,
    /// Papers asked for only when a register cannot answer.
    pub fallbacks: i64,
    /// Sheets handed in: originals and copies of all papers, without fallbacks.
    pub copies: i64,
    /// Certified copies.
    pub certified: i64,
    /// Forms to fill in.
    pub forms: i64,
    /// Conditions.
    pub conditions: i64,
    /// Steps.
    pub steps: i64,
    /// Agencies that act, without the applicant and systems.
    pub agencies: i64,
    /// Changes of agency.
    pub handovers: i64,
    /// Times the applicant must appear in person.
    pub visits: i64,
    /// Office minutes on the longest path.
    pub duration: i64,
    /// Office minutes of the declared deadline, if there is one.
    pub deadline: Option<i64>,
    /// Fees for one dossier.
    pub fees: Money,
    /// Office minutes officials spend on one dossier, over all steps.
    pub official_time: i64,
    /// Minutes an applicant spends on one dossier.
    pub applicant_time: i64,
    /// Whether hours have no price, because the settings have no `costs`: then the cost is not known.
    pub unpriced: bool,
    /// Official cost of one dossier (Circular 02/2017/TT-VPCP art. 27(3a)).
    pub cost_per_case: Money,
    /// Official cost of a year (art. 27(3b)); `None` without a volume.
    pub cost_per_year: Option<Money>,
}

/// Counts the measures of a procedure.
pub fn analyse(
    procedure: &Procedure,
    order: &Order,
    handovers: &Handovers,
    visits: &Visits,
    cost: &Cost,
) -> Measures {
    let asked = |document: &&Document| !document.fallback && document.mode != Mode::Declare;
    let papers = |count: fn(&Document) -> i64| {
        let handed_in: Vec<i64> = procedure.documents.iter().map(count).collect();
        let weigh = |(document, count): (&Document, &i64)| if asked(&document) { *count } else { 0 };
        let weights: Vec<i64> = procedure.documents.iter().zip(&handed_in).map(weigh).collect();
        least(procedure, &handed_in, &weights).0
    };
    let official = procedure.steps.iter().zip(&order.time).filter(|(step, _)| by_agency(step));
    Measures {
        documents: papers(|_| 1),
        fallbacks: procedure.documents.iter().filter(|document| document.fallback).count() as i64,
        // A declaration stands where a sheet was: it is no lighter an alternative for that.
        copies: papers(|document| {
            let sheets = i64::from(document.originals) + i64::from(document.copies);
            if document.mode == Mode::Declare { sheets.max(1) } else { sheets }
        }),
        certified: papers(|document| if document.certified { i64::from(document.copies) } else { 0 }),
        forms: papers(|document| i64::from(document.form.is_some())),
        conditions: procedure.conditions.len() as i64,
        steps: procedure.steps.len() as i64,
        agencies: handovers.agencies.len() as i64,
        handovers: i64::from(handovers.count),
        visits: visits.visits.len() as i64,
        duration: order.duration,
        deadline: procedure.deadline.map(|deadline| deadline.working_minutes()),
        fees: cost.fees,
        official_time: official.filter_map(|(_, time)| *time).sum(),
        applicant_time: cost.minutes,
        unpriced: cost.hourly_income.is_none(),
        cost_per_case: cost.per_case,
        cost_per_year: cost.per_year,
    }
}

impl Measures {
    /// The measures in which these are worse than others: higher, or a deadline that is gone. A year's cost
    /// that one side does not know is not compared, nor are fallbacks: each was a paper before.
    pub fn worse_than(&self, other: &Measures) -> Vec<Worse> {
        let judged = ROWS.iter().filter(|row| row.judged);
        judged.filter_map(|row| row.worse((row.get)(other), (row.get)(self))).collect()
    }
}
