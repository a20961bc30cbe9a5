//! The flow graph of one procedure: nodes are steps, edges are order; rework is kept apart. Built on petgraph.

use crate::model::procedure::Procedure;

/// The flow graph of one procedure.
#[derive(Clone, Debug, Default)]
pub struct Flow {}

impl Flow {
    /// The graph of a procedure.
    pub fn of(_procedure: &Procedure) -> Flow {
        Flow::default()
    }
}
