//! What became of a thing: followed through all changes, from the procedure as it was to the one after.

use super::Case;
use crate::model::edit::{Change, Substitute};
use crate::model::procedure::{Mode, Output};

/// What became of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate<'a> {
    /// It is shown by this document, perhaps itself.
    Document {
        /// The document.
        id: &'a str,
        /// Whether a change says that the applicant may declare it.
        declared: bool,
    },
    /// It is shown by this output.
    Output(&'a str),
    /// It is looked up in a register.
    Register {
        /// The register.
        id: &'a str,
        /// The type of paper looked up.
        document_type: &'a str,
    },
    /// It is fetched from the agency that issued it.
    Procedure {
        /// The procedure it was issued by.
        id: &'a str,
        /// The type of paper fetched.
        document_type: &'a str,
    },
    /// Nothing took its place.
    Lost,
}

/// What became of a document. A declaration stands for the paper it was allowed for and for no other: that one paper
/// implies another does not mean that a declaration of it does.
pub(super) fn of_document<'a>(case: Case<'a>, id: &'a str) -> Fate<'a> {
    let document = |id: &str| case.before.documents.iter().find(|document| document.id == id);
    let type_of = |id: &str| document(id).map_or("", |document| document.document_type.as_str());
    let was_declared = document(id).is_some_and(|document| document.mode == Mode::Declare);
    let (mut now, mut declared) = (id, was_declared);
    for change in case.changes() {
        match change {
            Change::DropDocument { document, instead } if document == now => match instead {
                Substitute::Nothing => return Fate::Lost,
                Substitute::Register(id) => return Fate::Register { id, document_type: type_of(now) },
                Substitute::Procedure(id) => return Fate::Procedure { id, document_type: type_of(now) },
                Substitute::Output(id) => return Fate::Output(id),
                Substitute::Document(other) => now = other,
                Substitute::Declaration => {
                    if now != id && !was_declared {
                        return Fate::Lost;
                    }
                    declared = true;
                }
            },
            Change::MergeForms { into, from } if from == now => now = into,
            Change::Interlink { .. } if !case.after.documents.iter().any(|known| known.id == now) => {
                let made = |output: &&Output| output.document_type == type_of(now);
                if let Some(output) = case.after.outputs.iter().find(made) {
                    return Fate::Output(&output.id);
                }
            }
            _ => {}
        }
    }
    Fate::Document { id: now, declared }
}

/// The condition that stands for this one now; `None` when it was abolished.
pub(super) fn of_condition<'a>(case: Case<'a>, id: &'a str) -> Option<&'a str> {
    let mut now = id;
    for change in case.changes() {
        match change {
            Change::DropCondition { condition } if condition == now => return None,
            Change::MergeConditions { into, from } if from == now => now = into,
            _ => {}
        }
    }
    Some(now)
}

/// The step in which this one is done now; `None` when it was dropped.
pub(super) fn of_step<'a>(case: Case<'a>, id: &'a str) -> Option<&'a str> {
    let mut now = id;
    for change in case.changes() {
        match change {
            Change::DropStep { step } if step == now => return None,
            Change::MergeSteps { into, from } if from == now => now = into,
            _ => {}
        }
    }
    Some(now)
}
