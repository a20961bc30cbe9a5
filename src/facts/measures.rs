//! Measures: the numbers a proposal is judged by, for one procedure.

use crate::facts::cost::Cost;
use crate::facts::handovers::Handovers;
use crate::facts::order::Order;
use crate::facts::visits::Visits;
use crate::model::number::Money;
use crate::model::procedure::Procedure;

/// The measures of one procedure. Lower is better for every one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Papers asked for without condition; of alternatives, the shortest list. Declared items and fallbacks do not count.
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
    /// Official cost of one dossier (Circular 02/2017/TT-VPCP art. 27(3a)).
    pub cost_per_case: Money,
    /// Official cost of a year (art. 27(3b)); `None` without a volume.
    pub cost_per_year: Option<Money>,
}

/// Counts the measures of a procedure.
pub fn analyse(
    _procedure: &Procedure,
    _order: &Order,
    _handovers: &Handovers,
    _visits: &Visits,
    _cost: &Cost,
) -> Measures {
    Measures::default()
}
