//! What an applicant does beside preparing papers, where the file knows better than the settings: the other rows of the
//! official cost form (Circular 02/2017/TT-VPCP).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::number::{Money, Thousandths};
use crate::model::procedure::is_default;
use crate::model::settings::Activity;
use crate::text::Text;

/// The time and spending of one activity in this procedure; it stands before the time class of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The activity; `other` for work that has no place elsewhere on the form.
    pub does: Activity,
    /// What it is, for other work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Hours of an applicant's work, each time.
    pub hours: Thousandths,
    /// Bought-in services each time, in đồng.
    #[serde(default, skip_serializing_if = "is_default")]
    pub spend: Money,
    /// How often for one dossier, for other work; once when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// The share of dossiers it concerns, from 0 to 1, for other work; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Thousandths>,
    /// Where the figures come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is assumed, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
}
