//! Edits: what a proposal changes, as meaning and not as text. A closed set (design: law "semantic first, text last").

pub mod apply;
mod canon;
pub(crate) mod names;
pub(crate) mod waits;
pub mod words;

use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;

/// One change of one procedure. Ids name things inside that procedure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// The id of the procedure.
    pub procedure: String,
    /// What is changed.
    pub change: Change,
}

/// The kinds of change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Ask for a document no more; what it proved and what used it is served by the substitute.
    DropDocument {
        /// The document.
        document: String,
        /// What takes its place.
        instead: Substitute,
    },
    /// Accept a plain copy, or a view of the original, in place of a certified copy.
    AcceptPlainCopy {
        /// The document.
        document: String,
    },
    /// Ask for this many originals and copies.
    SetCopies {
        /// The document.
        document: String,
        /// Originals.
        originals: u32,
        /// Copies.
        copies: u32,
    },
    /// Ask for the document only when the register cannot answer, and look it up first.
    MakeFallback {
        /// The document.
        document: String,
        /// The register asked first.
        register: String,
    },
    /// Ask for one form in place of two: the fields of `from` go into `into`.
    MergeForms {
        /// The form that stays.
        into: String,
        /// The form that goes.
        from: String,
    },
    /// Drop the confirmation another agency had to put on a document.
    DropConfirmation {
        /// The document.
        document: String,
    },
    /// Ask for one data field no more.
    DropField {
        /// The form.
        document: String,
        /// The field.
        field: String,
    },
    /// Abolish a condition.
    DropCondition {
        /// The condition.
        condition: String,
    },
    /// Keep one of two equal conditions.
    MergeConditions {
        /// The one that stays.
        into: String,
        /// The one that goes.
        from: String,
    },
    /// Check a condition in one step only.
    DropCheck {
        /// The step that checks it no more.
        step: String,
        /// The condition.
        condition: String,
    },
    /// Drop a step; those after it follow those before it.
    DropStep {
        /// The step.
        step: String,
    },
    /// Do two steps of one agency as one.
    MergeSteps {
        /// The step that stays.
        into: String,
        /// The step that goes.
        from: String,
    },
    /// Wait for these steps and no others.
    SetAfter {
        /// The step.
        step: String,
        /// The steps it waits for.
        after: Vec<String>,
    },
    /// Let `step` run beside `beside`: it waits for what `beside` waits for, and those after it wait for both.
    RunBeside {
        /// The step that need not wait.
        step: String,
        /// The step it waited for.
        beside: String,
    },
    /// Let another agency do the step.
    Reassign {
        /// The step.
        step: String,
        /// The agency.
        to: String,
    },
    /// Replace an agency everywhere in the procedure by its successor.
    ReplaceAgency {
        /// The agency that is no more.
        from: String,
        /// The successor.
        to: String,
    },
    /// Set the deadline of the procedure.
    SetDeadline {
        /// The deadline.
        to: Duration,
    },
    /// Limit the time of a step.
    SetTime {
        /// The step.
        step: String,
        /// The time.
        to: Duration,
    },
    /// Say that no answer in time counts as agreement.
    AgreeOnSilence {
        /// The consultation.
        step: String,
    },
    /// Cap how often a file may go back from a step.
    CapReturns {
        /// The step it goes back from.
        step: String,
        /// How often at most.
        at_most: u32,
    },
    /// Set how long an output is valid.
    SetValidity {
        /// The output.
        output: String,
        /// How long.
        to: Duration,
    },
    /// Drop a fee.
    DropFee {
        /// The fee.
        fee: String,
    },
    /// Put the amount of one fee into another.
    MergeFees {
        /// The fee that stays.
        into: String,
        /// The fee that goes.
        from: String,
    },
    /// Open the online channel.
    OpenOnline,
    /// Let a system carry the file to a step.
    CarryBySystem {
        /// The step the file comes to.
        step: String,
    },
    /// Declare an agency as coordinating.
    DeclareCoordinator {
        /// The agency.
        agency: String,
    },
    /// Replace a basis that ended by its successor, wherever the procedure cites it.
    ReplaceBasis {
        /// The basis as cited.
        from: Citation,
        /// The number of the instrument that replaced it.
        to: String,
    },
    /// Ask for, issue and look up another type of paper wherever the procedure names this one.
    ReplaceDocumentType {
        /// The type that is no more.
        from: String,
        /// The type in its place.
        to: String,
    },
    /// Use another prescribed form wherever the procedure names this one.
    ReplaceForm {
        /// The number of the form that is no more.
        from: String,
        /// The number of the form in its place.
        to: String,
    },
    /// Describe the procedure as it is on another day.
    DescribeAsOf {
        /// The day.
        to: Date,
    },
    /// Abolish the procedure.
    Abolish,
}

/// What takes the place of a document that is asked for no more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Substitute {
    /// Nothing: it proved nothing and nobody used it.
    Nothing,
    /// The agency looks it up in a register.
    Register(String),
    /// The agency fetches the result from the agency that issued it, by that agency's procedure.
    Procedure(String),
    /// An output of an earlier step of the same procedure.
    Output(String),
    /// Another document of the same dossier.
    Document(String),
    /// The applicant's own declaration in the form.
    Declaration,
}
