//! How to read a log of dossiers: which column says what, how dates are written, what names mean. Knows nothing of files.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::date::{Pattern, Zone};
use crate::model::procedure::is_default;
use crate::model::worded::worded;

/// How to read the logs of one system. Only the columns named here are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The id.
    #[serde(rename = "log")]
    pub id: String,
    /// Where such logs come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether the logs are made up, for trying things out; every report says so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub generated: bool,
    /// Which column says what.
    pub columns: Columns,
    /// The procedure of all dossiers, where no column names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The mark between cells of a CSV: `,`, `;` or a tab; found out when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// How moments are written, tried in order: `iso`, or letters such as `dd/MM/yyyy HH:mm`.
    #[serde(default = "usual_dates")]
    pub dates: Vec<DatePattern>,
    /// The time zone of moments that name none; that of Vietnam, `+07:00`, when absent.
    #[serde(default)]
    pub time_zone: Zone,
    /// What the lines are sorted by; found out when absent.
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: Order,
    /// When a dossier counts as settled.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settled: Settled,
    /// Names of procedures that are neither id, code nor official name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<Naming>,
    /// Names of agencies or officers that are neither id, official name nor alias; `applicant` and `system` are allowed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<Naming>,
    /// Names of steps that are neither id nor name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepNaming>,
    /// What the words of the outcome column mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeNaming>,
}

/// Which column says what. In XES it is the key of an attribute, of a dossier after `case:`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The number of the dossier.
    pub dossier: String,
    /// The procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The step or activity.
    pub step: String,
    /// The agency or officer that acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// When work on the step began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When the step was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// When the dossier is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// What came of the step or the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Whether a line is the `start` or the `complete` of a step; then `end` is the moment of either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifecycle: Option<String>,
}

impl Columns {
    /// The columns of a log whose heading has the names of this type: `dossier`, `procedure`, `step`, `agency`, `start`,
    /// `end`, `due`, `outcome`, `lifecycle`. What the heading does not have is left out.
    pub fn plain(heading: &[String]) -> Columns {
        let some = |name: &str| heading.iter().any(|head| head == name).then(|| name.to_owned());
        Columns {
            dossier: "dossier".into(),
            step: "step".into(),
            procedure: some("procedure"),
            agency: some("agency"),
            start: some("start"),
            end: some("end"),
            due: some("due"),
            outcome: some("outcome"),
            lifecycle: some("lifecycle"),
        }
    }

    /// The columns every log in XES has (IEEE 1849), as process-mining tools write them.
    pub fn of_xes() -> Columns {
        let some = |key: &str| Some(key.to_owned());
        Columns {
            dossier: "case:concept:name".into(),
            step: "concept:name".into(),
            agency: some("org:group"),
            end: some("time:timestamp"),
            lifecycle: some("lifecycle:transition"),
            ..Columns::default()
        }
    }
}

impl Default for Mapping {
    fn default() -> Mapping {
        Mapping {
            id: String::new(),
            source: None,
            generated: false,
            columns: Columns::of_xes(),
            procedure: None,
            delimiter: None,
            dates: usual_dates(),
            time_zone: Zone::default(),
            order: Order::Auto,
            settled: Settled::LastStep,
            procedures: Vec::new(),
            agencies: Vec::new(),
            steps: Vec::new(),
            outcomes: Vec::new(),
        }
    }
}

worded! {
    /// What the lines of a log are sorted by.
    #[derive(Default)]
    pub enum Order {
        /// Found out from its first lines.
        #[default]
        Auto = "auto",
        /// All lines of a dossier stand together.
        Dossier = "dossier",
        /// Lines stand in order of time.
        Time = "time",
        /// Neither: every dossier is kept until the end.
        None = "none",
    }

    /// When a dossier counts as settled.
    #[derive(Default)]
    pub enum Settled {
        /// When the last step of the procedure was done: the result was returned.
        #[default]
        LastStep = "last-step",
        /// Every dossier of the log is settled by its last line.
        Always = "always",
    }

    /// What came of a step or a dossier.
    pub enum Outcome {
        /// Granted, agreed.
        Positive = "positive",
        /// Refused, objected.
        Negative = "negative",
        /// Sent back for supplements.
        Returned = "returned",
    }
}

/// Names a log uses for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// The id of the thing.
    pub is: String,
    /// As the log writes it.
    pub written: Vec<String>,
}

/// Names a log uses for one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepNaming {
    /// The id of the step.
    pub is: String,
    /// Its procedure; every procedure with such a step when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// As the log writes it.
    pub written: Vec<String>,
}

/// Words of the outcome column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeNaming {
    /// What they mean.
    pub is: Outcome,
    /// As the log writes it.
    pub written: Vec<String>,
}

/// A way of writing moments, with the pattern it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePattern {
    /// As it was written.
    pub written: String,
    /// What it means.
    pub pattern: Pattern,
}

impl DatePattern {
    fn parse(written: &str) -> Option<DatePattern> {
        Some(DatePattern { written: written.to_owned(), pattern: Pattern::parse(written)? })
    }
}

/// ISO 8601, or day, month and year as they are written in Vietnam.
fn usual_dates() -> Vec<DatePattern> {
    ["iso", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy"]
        .into_iter()
        .filter_map(DatePattern::parse)
        .collect()
}

impl<'de> Deserialize<'de> for DatePattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        DatePattern::parse(&written).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{written}` is not a way to write dates such as `dd/MM/yyyy HH:mm`"
            ))
        })
    }
}

impl Serialize for DatePattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl JsonSchema for DatePattern {
    fn schema_name() -> Cow<'static, str> {
        "DatePattern".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "x-date-pattern", "description": "How moments are written: `iso`, or letters such as `dd/MM/yyyy HH:mm`."
        })
    }
}
