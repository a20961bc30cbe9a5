//! Waivers: findings that somebody accepts as they are, with a reason, for a time; and the file that lists known findings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::corpus::Place;
use crate::model::date::Date;
use crate::source::SourceId;
use crate::span::Span;

/// A register of waivers, for those who may not change the procedure itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverFile {
    /// The waivers.
    pub waivers: Vec<WaiverRow>,
}

/// One waiver of a register. It names a thing by `thing`, or a procedure and perhaps one of its parts by `id`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverRow {
    /// The rule, such as `documents/asked-twice`; never a family.
    pub rule: String,
    /// The thing by its stable id, such as `construction/house-permit/documents/land-certificate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// The procedure, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// A part of the procedure, by its id; without it the whole procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Why the finding is accepted.
    pub reason: String,
    /// Who accepts it.
    pub by: String,
    /// The last day on which it holds; for good when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// The findings known when it was written; a check against it shows only what is new.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineFile {
    /// Keys of findings, in order.
    pub baseline: Vec<String>,
}

/// A waiver as it was read: from a comment, or from a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rules, each with its place.
    pub rules: Vec<(String, Span)>,
    /// What it is about.
    pub scope: Scope,
    /// Why.
    pub reason: String,
    /// Who, where it is written.
    pub by: Option<String>,
    /// The last day, with its place.
    pub until: Option<(Date, Span)>,
    /// The file it stands in.
    pub source: SourceId,
    /// The whole comment, or the entry of the register.
    pub span: Span,
}

/// What a waiver is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What is written at these places and below them: a comment stands there.
    Written(Vec<Place>),
    /// The thing of this stable id.
    Thing(String, Span),
    /// A procedure, or the parts of it that have an id.
    Part {
        /// The procedure.
        procedure: (String, Span),
        /// The id of the parts.
        id: Option<(String, Span)>,
    },
    /// Nothing was named.
    Nothing,
}
