//! Facts: the order of the steps and the time they take.

use crate::facts::flow::Flow;
use crate::model::procedure::Procedure;

/// Facts: the order of the steps and the time they take.
#[derive(Clone, Debug, Default)]
pub struct Order {}

/// Finds the order of the steps and the time they take.
pub fn analyse(_procedure: &Procedure, _flow: &Flow) -> Order {
    Order::default()
}
