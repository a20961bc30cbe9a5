//! One fixed spelling of every change, from which ids are made. It never follows the names in the program.

use crate::model::edit::{Change, Edit, Substitute};

/// Stands between the parts of a spelling; no id or citation holds it.
const PART: char = '\u{1f}';
/// Stands between two items of a list inside a part.
const ITEM: char = '\u{1e}';

impl Edit {
    /// A spelling that is the same for equal edits, differs for others, and stays as it is from version to version.
    pub fn canonical(&self) -> String {
        let mut parts = vec![self.procedure.clone(), self.change.word().to_owned()];
        parts.extend(self.change.arguments());
        parts.join(&PART.to_string())
    }
}

impl Change {
    /// The word for this kind of change.
    pub fn word(&self) -> &'static str {
        match self {
            Change::DropDocument { .. } => "drop-document",
            Change::AcceptPlainCopy { .. } => "accept-plain-copy",
            Change::SetCopies { .. } => "set-copies",
            Change::MakeFallback { .. } => "make-fallback",
            Change::MergeForms { .. } => "merge-forms",
            Change::DropConfirmation { .. } => "drop-confirmation",
            Change::DropField { .. } => "drop-field",
            Change::DropCondition { .. } => "drop-condition",
            Change::MergeConditions { .. } => "merge-conditions",
            Change::DropCheck { .. } => "drop-check",
            Change::DropStep { .. } => "drop-step",
            Change::MergeSteps { .. } => "merge-steps",
            Change::SetAfter { .. } => "set-after",
            Change::RunBeside { .. } => "run-beside",
            Change::Reassign { .. } => "reassign",
            Change::ReplaceAgency { .. } => "replace-agency",
            Change::SetDeadline { .. } => "set-deadline",
            Change::SetTime { .. } => "set-time",
            Change::AgreeOnSilence { .. } => "agree-on-silence",
            Change::CapReturns { .. } => "cap-returns",
            Change::SetValidity { .. } => "set-validity",
            Change::DropFee { .. } => "drop-fee",
            Change::MergeFees { .. } => "merge-fees",
            Change::OpenOnline => "open-online",
            Change::CarryBySystem { .. } => "carry-by-system",
            Change::DeclareCoordinator { .. } => "declare-coordinator",
            Change::ReplaceBasis { .. } => "replace-basis",
            Change::ReplaceDocumentType { .. } => "replace-document-type",
            Change::ReplaceForm { .. } => "replace-form",
            Change::DescribeAsOf { .. } => "describe-as-of",
            Change::Abolish => "abolish",
        }
    }

    fn arguments(&self) -> Vec<String> {
        match self {
            Change::DropDocument { document, instead } => vec![document.clone(), instead.canonical()],
            Change::AcceptPlainCopy { document } | Change::DropConfirmation { document } => {
                vec![document.clone()]
            }
            Change::SetCopies { document, originals, copies } => {
                vec![document.clone(), originals.to_string(), copies.to_string()]
            }
            Change::MakeFallback { document, register } => vec![document.clone(), register.clone()],
            Change::DropField { document, field } => vec![document.clone(), field.clone()],
            Change::DropCondition { condition } => vec![condition.clone()],
            Change::MergeForms { into, from }
            | Change::MergeConditions { into, from }
            | Change::MergeSteps { into, from }
            | Change::MergeFees { into, from } => vec![into.clone(), from.clone()],
            Change::DropCheck { step, condition } => vec![step.clone(), condition.clone()],
            Change::DropStep { step } | Change::AgreeOnSilence { step } | Change::CarryBySystem { step } => {
                vec![step.clone()]
            }
            Change::SetAfter { step, after } => vec![step.clone(), after.join(&ITEM.to_string())],
            Change::RunBeside { step, beside } => vec![step.clone(), beside.clone()],
            Change::Reassign { step, to } => vec![step.clone(), to.clone()],
            Change::ReplaceAgency { from, to } => vec![from.clone(), to.clone()],
            Change::SetDeadline { to } => vec![to.to_string()],
            Change::SetTime { step, to } => vec![step.clone(), to.to_string()],
            Change::CapReturns { step, at_most } => vec![step.clone(), at_most.to_string()],
            Change::SetValidity { output, to } => vec![output.clone(), to.to_string()],
            Change::DropFee { fee } => vec![fee.clone()],
            Change::DeclareCoordinator { agency } => vec![agency.clone()],
            Change::ReplaceBasis { from, to } => vec![from.to_string(), to.clone()],
            Change::ReplaceDocumentType { from, to } | Change::ReplaceForm { from, to } => {
                vec![from.clone(), to.clone()]
            }
            Change::DescribeAsOf { to } => vec![to.to_string()],
            Change::OpenOnline | Change::Abolish => Vec::new(),
        }
    }
}

impl Substitute {
    fn canonical(&self) -> String {
        let (word, id) = match self {
            Substitute::Nothing => ("nothing", ""),
            Substitute::Register(id) => ("register", id.as_str()),
            Substitute::Procedure(id) => ("procedure", id.as_str()),
            Substitute::Output(id) => ("output", id.as_str()),
            Substitute::Document(id) => ("document", id.as_str()),
            Substitute::Declaration => ("declaration", ""),
        };
        format!("{word}{ITEM}{id}")
    }
}
