//! What a procedure asks for: documents, alternatives, look-ups, and the conditions they prove.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::citation::Citation;
use crate::model::duration::Duration;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::is_default;
use crate::model::worded::worded;
use crate::text::Text;

/// One paper asked for (thành phần hồ sơ; CPSV-AP `Evidence`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The id, unique in the procedure.
    pub id: String,
    /// Its document type.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Its name, where it differs from the type's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Submitted, presented or declared.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mode: Mode,
    /// How many originals.
    #[serde(default, skip_serializing_if = "is_default")]
    pub originals: u32,
    /// How many copies.
    #[serde(default, skip_serializing_if = "is_default")]
    pub copies: u32,
    /// Whether the copies must be certified.
    #[serde(default, skip_serializing_if = "is_default")]
    pub certified: bool,
    /// The number of the prescribed form; present when the paper is a form to fill in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The agency that must confirm its content before it can be handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
    /// The agency that issued it, where it differs from the type's issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_by: Option<String>,
    /// The procedure whose result it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_procedure: Option<String>,
    /// How old it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<Duration>,
    /// The sub-cases in which it is asked for; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<String>,
    /// Asked for only if the register cannot answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fallback: bool,
    /// The data fields it carries, where they differ from the type's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// What it takes to prepare it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepare: Option<Prepare>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// How a paper is shown to the agency (Decree 63/2010 art. 3: submitted or presented).
    #[derive(Default)]
    pub enum Mode {
        /// Handed in (phải nộp).
        #[default]
        Submit = "submit",
        /// Shown and taken back (phải xuất trình).
        Present = "present",
        /// Declared by the applicant, without a paper (tự khai).
        Declare = "declare",
    }
}

/// What it takes a citizen or firm to get one paper ready.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepare {
    /// Hours of work.
    pub hours: Thousandths,
    /// Bought-in services: copying, certification, travel, in đồng.
    #[serde(default, skip_serializing_if = "is_default")]
    pub spend: Money,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// Documents of which one alternative is enough: all of one list, or all of another (CCCEV `EvidenceTypeList`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternatives {
    /// The id, unique in the procedure.
    pub id: String,
    /// The lists of document ids; each list is "and", the lists are "or". An empty list: nothing has to be handed in.
    pub options: Vec<Vec<String>>,
    /// The share of applicants who hand in each list, from 0 to 1, in the order of `options`; equal shares when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<Thousandths>,
    /// Where the shares come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// What an agency fetches itself: a type of paper from a register, or from the agency that issued it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// The register asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// The procedure whose result is fetched from the agency that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The document type fetched.
    #[serde(rename = "type")]
    pub document_type: String,
    /// The agency that fetches it; the deciding one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The provisions that allow it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
}

/// What must be true (yêu cầu, điều kiện; CCCEV `Criterion`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id, unique in the procedure.
    pub id: String,
    /// The requirement in words.
    pub text: Text,
    /// What proves it: documents or outputs of this procedure, registers, types of paper looked up; one is enough only
    /// where `any_of` says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proven_by: Vec<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}
