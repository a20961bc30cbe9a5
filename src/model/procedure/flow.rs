//! What is done in a procedure, by whom, and what comes of it: steps and outputs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::citation::Citation;
use crate::model::duration::Duration;
use crate::model::number::Thousandths;
use crate::model::procedure::is_default;
use crate::model::worded::worded;
use crate::text::Text;

/// One action of one agency, the applicant or a system (bước thực hiện).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id, unique in the procedure.
    pub id: String,
    /// What is done, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The kind of action.
    pub does: Action,
    /// The agency that acts, or `applicant`, or `system`.
    pub by: String,
    /// How long it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes: Option<Duration>,
    /// The steps it waits for; the one before when absent, none when empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// Documents and outputs (of this procedure) it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Conditions it checks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// Outputs it makes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub produces: Vec<String>,
    /// Whether the applicant must be there in person.
    #[serde(default, skip_serializing_if = "is_default")]
    pub with_applicant: bool,
    /// How the file reached this step when it changes agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<Carrier>,
    /// For a consultation: what it means when no answer comes in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_silence: Option<Silence>,
    /// Rework: the step the file goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns_to: Option<Return>,
    /// The sub-cases in which it is done; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where the time comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// The kinds of action a step can be.
    pub enum Action {
        /// The applicant prepares or files.
        File = "file",
        /// The desk takes the dossier in.
        Receive = "receive",
        /// The dossier is passed on, unchanged.
        Transfer = "transfer",
        /// Completeness is checked.
        Check = "check",
        /// The content is appraised.
        Appraise = "appraise",
        /// A site is inspected.
        Inspect = "inspect",
        /// Another agency is asked for its opinion; `by` is the agency asked.
        Consult = "consult",
        /// A fact is confirmed.
        Confirm = "confirm",
        /// An official or leader approves or initials what was prepared.
        Approve = "approve",
        /// The competent person decides.
        Decide = "decide",
        /// A register is written.
        Record = "record",
        /// The result is made out.
        Issue = "issue",
        /// A fee, tax or charge is paid.
        Pay = "pay",
        /// The result is handed over.
        Return = "return",
    }
}

worded! {
    /// How a file travels from one agency to another.
    pub enum Carrier {
        /// Between systems.
        System = "system",
        /// An officer carries it.
        Officer = "officer",
        /// By post.
        Post = "post",
        /// The applicant carries it.
        Applicant = "applicant",
    }
}

worded! {
    /// What silence means in a consultation.
    pub enum Silence {
        /// No answer in time counts as agreement.
        Agreed = "agreed",
        /// No answer in time counts as refusal.
        Refused = "refused",
    }
}

/// Rework: how often and how far a file goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The step it goes back to.
    pub step: String,
    /// The share of dossiers that go back, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Thousandths>,
    /// How many times at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Where the rate comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What the procedure issues (kết quả; CPSV-AP `Output`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// The id, unique in the procedure.
    pub id: String,
    /// Its document type.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Its code in the national database, such as `KQ.G15.000031`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// How long it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_for: Option<Duration>,
    /// Whether it stays between agencies and is not given to the applicant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub internal: bool,
}
