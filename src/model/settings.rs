//! `rasoat.yaml`: what holds for a whole workspace.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::calendar::Calendar;
use crate::model::date::Date;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::is_default;
use crate::model::timing::{ObservedTimes, Times};

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
    /// Office hours and days off, by which working time is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// Rules: own folders, levels, parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<RuleSettings>,
    /// What the plan promised, such as `annual-cost: -20`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// What it takes to amend an instrument, in points, where a plan is to count otherwise than it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub efforts: Vec<Effort>,
    /// Whether steps take the time their files say, or the time a log showed: `declared` or `observed`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub times: Times,
    /// What logs showed, where `times` asks for it; never written.
    #[serde(skip)]
    pub observed: ObservedTimes,
    /// The file, from the workspace folder, with the findings already known; `check` shows only what is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
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
    /// Other work that the procedure's file names.
    Other,
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
    /// Parameters of rules that differ from those they were written with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<RuleParam>,
}

/// A parameter of one rule in this workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleParam {
    /// The rule.
    pub rule: String,
    /// The parameter.
    pub name: String,
    /// Its value here, as it would be written in the rule: `3 working days`, `20%`, `4`.
    pub value: ParamValue,
}

/// The value of a parameter, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ParamValue(pub String);

impl<'de> Deserialize<'de> for ParamValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ParamVisitor)
    }
}

struct ParamVisitor;

impl Visitor<'_> for ParamVisitor {
    type Value = ParamValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value such as `3 working days`, `20%` or 4")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ParamValue, E> {
        Ok(ParamValue(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<ParamValue, E> {
        Ok(ParamValue(truth.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ParamValue, E> {
        Ok(ParamValue(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ParamValue, E> {
        Ok(ParamValue(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<ParamValue, E> {
        Ok(ParamValue(number.to_string()))
    }
}

impl JsonSchema for ParamValue {
    fn schema_name() -> Cow<'static, str> {
        "ParamValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "number", "boolean"],
            "description": "A value as it would be written in a rule: `3 working days`, `20%`, `4`."
        })
    }
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

/// What it takes to amend one instrument, in points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Effort {
    /// A rank of the catalog, an authority (`own`, `local`, `ministry`, `government`, `national_assembly`), or `proposal`
    /// for carrying out one proposal.
    pub of: String,
    /// The points.
    pub points: u32,
}
