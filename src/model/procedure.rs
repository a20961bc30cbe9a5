//! A procedure as an officer describes it. Knows nothing of files, positions or rules.

mod dossier;
mod flow;
mod work;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::number::Money;
use crate::model::worded::worded;
use crate::text::Text;

pub use dossier::*;
pub use flow::*;
pub use work::*;

/// An administrative procedure (thủ tục hành chính; CPSV-AP `PublicService`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The id: a short slug, unique in the workspace; folders by `/`.
    #[serde(rename = "procedure")]
    pub id: String,
    /// The code in the national database, such as `1.013225`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The official name.
    pub name: Text,
    /// External, internal or interlinked.
    pub kind: Kind,
    /// The sector, such as `construction`.
    pub sector: String,
    /// In force, replaced or abolished.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// The day on which the description holds.
    pub as_of: Date,
    /// The decision that published the procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Where the figures come from, unless an item says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What of this description is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
    /// Procedures that this one replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<String>,
    /// The procedure that replaced this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The agency that takes the dossier in; may differ from the one that decides.
    pub receives: String,
    /// The agency that decides.
    pub decides: String,
    /// Agencies declared as coordinating.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coordinates: Vec<String>,
    /// Who applies, such as `citizen`, `organisation`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applicants: Vec<String>,
    /// How many dossiers a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// The declared deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
    /// The provisions that prescribe the procedure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Sub-cases (trường hợp) to which documents, deadlines or fees may belong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
    /// Ways to file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Fees and charges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// The dossier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Documents of which one alternative is enough. The most common list counts, by its `shares`; the heaviest where none
    /// are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Alternatives>,
    /// What an agency fetches itself instead of asking for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub look_ups: Vec<LookUp>,
    /// Work of the applicant that the settings do not know, or know otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<Work>,
    /// What must be true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// What is done, by whom; each step follows the one before unless `after` says otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// What the procedure issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<Output>,
    /// The group (life event) it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Procedures that must be done before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// Remarks of the source that are no part of the procedure, by field; no rule reads them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, Vec<String>>,
    /// For each key the fields of the source its value was made from; no rule reads it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub provenance: BTreeMap<String, String>,
    /// What was not understood when the procedure was imported, word for word, by field of the source; no rule reads it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unparsed: BTreeMap<String, Vec<String>>,
}

worded! {
    /// What sort of procedure it is.
    pub enum Kind {
        /// Between citizens or organisations and an agency.
        External = "external",
        /// Between agencies.
        Internal = "internal",
        /// Several procedures in one (liên thông).
        Interlinked = "interlinked",
    }
}

worded! {
    /// Whether a procedure still applies.
    #[derive(Default)]
    pub enum Status {
        /// In force.
        #[default]
        InForce = "in_force",
        /// Replaced by another.
        Replaced = "replaced",
        /// Abolished.
        Abolished = "abolished",
    }
}

/// Dossiers in a year (số lượng hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// The year counted.
    pub year: u16,
    /// Dossiers received.
    pub cases: u64,
    /// The times a year one applicant must do it; with `parties`, together the dossiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
    /// The applicants of a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<u64>,
    /// Of these, filed online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<u64>,
    /// Of these, settled late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<u64>,
    /// Of these, sent back for supplements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplemented: Option<u64>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// A sub-case (trường hợp).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The id, unique in the procedure.
    pub id: String,
    /// What distinguishes it.
    pub name: Text,
    /// Its own deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
}

/// A way to file (cách thức).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Counter, online or post.
    pub kind: ChannelKind,
    /// For online: `full` (toàn trình) or `part` (một phần).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// Its own deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Duration>,
    /// The fee paid on this channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// Where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

worded! {
    /// Counter, online or post.
    pub enum ChannelKind {
        /// At the desk.
        Counter = "counter",
        /// On the portal.
        Online = "online",
        /// By public post.
        Post = "post",
    }
}

worded! {
    /// Whole or in part.
    pub enum Extent {
        /// Whole (toàn trình; toàn bộ).
        Full = "full",
        /// In part (một phần).
        Part = "part",
    }
}

/// A fee or charge (phí, lệ phí).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// The id, unique in the procedure.
    pub id: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The amount for one dossier, in đồng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// The sub-case it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The provisions that prescribe it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// Where the figure comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// Keeps a default value out of a written file.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
