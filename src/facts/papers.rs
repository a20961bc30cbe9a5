//! Facts: which type of paper of the catalog each document, look-up and output of a procedure is, by number, so that a
//! rule that compares types looks up no names.

use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;

/// The place in the catalog of each type of paper that a procedure names; none for a type the catalog does not know.
#[derive(Clone, Debug, Default)]
pub struct Papers {
    /// Of each document.
    pub documents: Vec<Option<u32>>,
    /// Of each look-up.
    pub look_ups: Vec<Option<u32>>,
    /// Of each output.
    pub outputs: Vec<Option<u32>>,
}

/// Finds them.
pub fn analyse(procedure: &Procedure, catalog: &Catalog) -> Papers {
    let number = |id: &str| catalog.document_types.position(id).map(|at| at as u32);
    Papers {
        documents: procedure.documents.iter().map(|document| number(&document.document_type)).collect(),
        look_ups: procedure.look_ups.iter().map(|look_up| number(&look_up.document_type)).collect(),
        outputs: procedure.outputs.iter().map(|output| number(&output.document_type)).collect(),
    }
}
