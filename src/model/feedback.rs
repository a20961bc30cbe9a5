//! What citizens said of procedures (phản ánh, kiến nghị) and where agencies met them (đối thoại). No names and no free text:
//! who said it, and in which words, stays in the system that received it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;
use crate::model::worded::worded;

/// A file of feedback.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedbackFile {
    /// The entries.
    pub feedback: Vec<Feedback>,
}

/// One complaint or suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Its number in the system that received it.
    pub id: String,
    /// The day it was received.
    pub received: Date,
    /// The procedure it is about.
    pub procedure: String,
    /// The document of that procedure it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The step of that procedure it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The agency that must answer.
    pub agency: String,
    /// The last day for the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<FeedbackResult>,
}

worded! {
    /// What came of feedback.
    pub enum FeedbackResult {
        /// It is right, and something was or will be changed.
        Accepted = "accepted",
        /// It is right in part.
        Partly = "partly",
        /// It was explained why nothing changes.
        Explained = "explained",
        /// It was passed on to whom it concerns.
        PassedOn = "passed-on",
    }
}

/// A file of dialogues.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DialogueFile {
    /// The entries.
    pub dialogues: Vec<Dialogue>,
}

/// One meeting of an agency with citizens or enterprises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dialogue {
    /// The agency.
    pub agency: String,
    /// The day.
    pub date: Date,
    /// How many came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Where it is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
