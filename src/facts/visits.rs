//! Facts: where the applicant must appear.

use crate::facts::flow::Flow;
use crate::model::procedure::Procedure;

/// Facts: where the applicant must appear.
#[derive(Clone, Debug, Default)]
pub struct Visits {}

/// Finds where the applicant must appear.
pub fn analyse(_procedure: &Procedure, _flow: &Flow) -> Visits {
    Visits::default()
}
