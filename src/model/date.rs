//! Calendar dates, written `2025-07-01`. The one owner of the crate for dates.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Lang;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `2025-07-01`; `None` for anything else, or a day that does not exist.
    pub fn parse(written: &str) -> Option<Date> {
        let shape = written.len() == 10 && written.as_bytes()[4] == b'-' && written.as_bytes()[7] == b'-';
        if !shape {
            return None;
        }
        written.parse().ok().map(Date)
    }

    /// The date as a person reads it: `01/07/2025` in Vietnamese, `2025-07-01` in English.
    pub fn show(self, lang: Lang) -> String {
        match lang {
            Lang::Vi => format!("{:02}/{:02}/{}", self.0.day(), self.0.month(), self.0.year()),
            Lang::En => self.0.to_string(),
        }
    }

    /// How many days from this day to another; below zero for an earlier one.
    pub fn days_to(self, other: Date) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Whether the day lies in a period with an optional first and last day, both included.
    pub fn within(self, from: Option<Date>, until: Option<Date>) -> bool {
        from.is_none_or(|from| from <= self) && until.is_none_or(|until| self <= until)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        Date::parse(&written).ok_or_else(|| serde::de::Error::custom(format!("`{written}` is not a date")))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "date", "description": "A day: `2025-07-01`."
        })
    }
}
