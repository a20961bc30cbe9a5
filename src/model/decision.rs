//! A decision on a proposal, one file each, so that two branches that decide different things never meet in one file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;
use crate::text::Text;

/// What somebody decided on one proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id of the proposal.
    #[serde(rename = "decision")]
    pub proposal: String,
    /// The id of the procedure it changes.
    pub concerns: String,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The day of the decision.
    pub date: Date,
    /// The last day on which a deferred proposal is not made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What the proposal would change, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Text>,
    /// What the proposal was about, so that a change of it is noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touches: Vec<Touched>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is to be carried out.
    Accepted,
    /// It is not to be carried out.
    Rejected,
    /// It is to be looked at again after a day.
    Deferred,
}

/// One thing of a procedure before and after a proposal: the name of each key with a fingerprint of its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Touched {
    /// The stable id of the thing.
    pub thing: String,
    /// Whether the thing is what it was about, not only some keys of it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub whole: bool,
    /// Its keys before; none where it was not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// Its keys after; none where it is no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
