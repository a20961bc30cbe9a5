//! Facts: changes of agency.

use crate::facts::flow::Flow;
use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;

/// Facts: changes of agency.
#[derive(Clone, Debug, Default)]
pub struct Handovers {}

/// Finds changes of agency.
pub fn analyse(_procedure: &Procedure, _flow: &Flow, _catalog: &Catalog) -> Handovers {
    Handovers::default()
}
