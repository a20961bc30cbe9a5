//! Calendar dates, written `2025-07-01`. With the files below it the one owner of the crate for dates.

mod pattern;
mod zone;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Lang;

pub use pattern::{Pattern, Stamp};
pub use zone::{Local, Zone};

/// Seconds of a day.
pub const DAY: i64 = 24 * 60 * 60;

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
        other.number() - self.number()
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        civil_days(self.0.year().into(), i64::from(self.0.month()), i64::from(self.0.day()))
    }

    /// The day so many days after 1970-01-01; `None` beyond the years 0 to 9999.
    pub fn of_number(days: i64) -> Option<Date> {
        let (year, month, day) = civil_date(days);
        let year = i16::try_from(year).ok().filter(|year| (0..=9999).contains(year))?;
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The day of the week, from 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> usize {
        weekday(self.number())
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

/// The day of the week of a day counted from 1970-01-01, from 0 for Monday to 6 for Sunday.
pub fn weekday(days: i64) -> usize {
    // 1970-01-01 was a Thursday.
    (days + 3).rem_euclid(7) as usize
}

/// Days since 1970-01-01 of a day of the Gregorian calendar, by counting eras of 400 years from a 1 March.
fn civil_days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
fn civil_date(days: i64) -> (i64, i8, i8) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, month as i8, day as i8)
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
