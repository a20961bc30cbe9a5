//! Facts: who uses what.

use crate::facts::flow::Flow;
use crate::model::procedure::Procedure;

/// Facts: who uses what.
#[derive(Clone, Debug, Default)]
pub struct Data {}

/// Finds who uses what.
pub fn analyse(_procedure: &Procedure, _flow: &Flow) -> Data {
    Data::default()
}
