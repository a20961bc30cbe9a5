//! `rasoat.yaml`: what holds for a whole workspace.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;
use crate::model::number::{Money, Thousandths};

/// The settings of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The language of messages and reports: `vi` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The agency whose powers count as "own".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The day on which the catalog itself is reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// What an hour and the usual activities cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Costs>,
    /// Rules: own folders, levels, parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<RuleSettings>,
    /// What the plan promised, such as `annual-cost: -20`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
}

/// The parameters of the official cost (Circular 02/2017/TT-VPCP art. 27).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// What an hour of an applicant's time is worth.
    pub hourly_income: HourlyIncome,
    /// Times and spending used where a procedure gives none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time_classes: Vec<TimeClass>,
}

/// Average income for one hour of work, dated and sourced: never a constant of the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HourlyIncome {
    /// Đồng an hour.
    pub amount: Money,
    /// The day from which it holds.
    pub date: Date,
    /// Where it comes from.
    pub source: String,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// The usual time and spending of one activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeClass {
    /// The activity.
    pub id: Activity,
    /// Hours of an applicant's work.
    pub hours: Thousandths,
    /// Bought-in services, in đồng.
    #[serde(default)]
    pub spend: Money,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}

/// The activities of a procedure for the one who applies (Circular 02/2017/TT-VPCP, cost form).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Filling in one prescribed form.
    PrepareForm,
    /// Getting one original ready.
    PrepareOriginal,
    /// Making one plain copy.
    PrepareCopy,
    /// Getting one certified copy.
    PrepareCertifiedCopy,
    /// Getting a paper confirmed by an agency.
    PrepareConfirmation,
    /// Bringing a paper along to show it.
    PreparePresentation,
    /// Filing at the counter: the way there, the wait.
    SubmitCounter,
    /// Filing online.
    SubmitOnline,
    /// Filing by post.
    SubmitPost,
    /// Paying a fee.
    Pay,
    /// Being present at an inspection.
    Inspection,
    /// One more visit in between.
    Visit,
    /// Fetching the result.
    Receive,
}

/// Settings about rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// Folders, from the workspace, that hold own rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folders: Vec<String>,
    /// Rules whose level differs from the one they were written with; the last entry that fits a rule holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<RuleLevel>,
}

/// The level of one rule, or of a family, in this workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleLevel {
    /// The rule, such as `documents/asked-twice`, or a family, such as `documents/*`.
    pub rule: String,
    /// Its level here.
    pub level: Level,
}

/// How much a rule's findings matter; `off` silences it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not run.
    Off,
    /// Worth knowing.
    Info,
    /// Should be looked at.
    Warning,
    /// Wrong.
    Error,
}

/// A promised change of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The measure, such as `annual-cost`.
    pub measure: String,
    /// The change in per cent; a cut is negative.
    pub percent: i32,
    /// Where it was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
