//! Lengths of time as the law writes them. Working time and calendar time are told apart and never added in silence.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Lang, composed, folded};

/// Minutes of a working day: eight hours (Labour Code 45/2019/QH14 art. 105).
pub const WORKING_DAY: i64 = 8 * 60;
/// Minutes of a calendar day.
pub const CALENDAR_DAY: i64 = 24 * 60;

/// Which clock a length of time runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    /// Office hours only.
    Working,
    /// All days and hours.
    Calendar,
}

/// The unit a length of time was written in; it decides the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minutes of office time.
    Minute,
    /// Hours of office time.
    Hour,
    /// Days of eight office hours.
    WorkingDay,
    /// Days by the calendar.
    Day,
    /// Weeks by the calendar.
    Week,
    /// Months by the calendar, counted as 30 days.
    Month,
    /// Years by the calendar, counted as 365 days.
    Year,
}

impl Unit {
    /// The clock a time in this unit runs on.
    pub fn clock(self) -> Clock {
        match self {
            Unit::Minute | Unit::Hour | Unit::WorkingDay => Clock::Working,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => Clock::Calendar,
        }
    }

    /// Minutes of its own clock in one unit.
    pub fn minutes(self) -> i64 {
        match self {
            Unit::Minute => 1,
            Unit::Hour => 60,
            Unit::WorkingDay => WORKING_DAY,
            Unit::Day => CALENDAR_DAY,
            Unit::Week => 7 * CALENDAR_DAY,
            Unit::Month => 30 * CALENDAR_DAY,
            Unit::Year => 365 * CALENDAR_DAY,
        }
    }

    fn words(self, lang: Lang, one: bool) -> &'static str {
        let (vi, en, many) = match self {
            Unit::Minute => ("phút", "minute", "minutes"),
            Unit::Hour => ("giờ làm việc", "hour", "hours"),
            Unit::WorkingDay => ("ngày làm việc", "working day", "working days"),
            Unit::Day => ("ngày", "day", "days"),
            Unit::Week => ("tuần", "week", "weeks"),
            Unit::Month => ("tháng", "month", "months"),
            Unit::Year => ("năm", "year", "years"),
        };
        lang.pick(vi, if one { en } else { many })
    }

    fn named(word: &str) -> Option<Unit> {
        Some(match word {
            "minute" | "minutes" | "min" | "phut" => Unit::Minute,
            "hour" | "hours" | "h" | "gio" | "gio lam viec" | "working hours" | "working hour" => Unit::Hour,
            "working day" | "working days" | "wd" | "ngay lam viec" => Unit::WorkingDay,
            "day" | "days" | "d" | "ngay" | "calendar days" | "calendar day" => Unit::Day,
            "week" | "weeks" | "tuan" => Unit::Week,
            "month" | "months" | "thang" => Unit::Month,
            "year" | "years" | "nam" => Unit::Year,
            _ => return None,
        })
    }
}

/// A length of time: `15 working days`, `15wd`, `20 days`, `8 hours`, `15 ngày làm việc`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Minutes of its own clock.
    pub minutes: i64,
    /// The unit it was written in.
    pub unit: Unit,
}

impl Duration {
    /// So many of a unit.
    pub fn of(amount: i64, unit: Unit) -> Self {
        Duration { minutes: amount * unit.minutes(), unit }
    }

    /// Office time, shown in working days when it fills one.
    pub fn working(minutes: i64) -> Self {
        let unit = if minutes >= WORKING_DAY || minutes == 0 { Unit::WorkingDay } else { Unit::Hour };
        Duration { minutes, unit }
    }

    /// The clock it runs on.
    pub fn clock(self) -> Clock {
        self.unit.clock()
    }

    /// Minutes of office time it spans. Calendar time is converted at five working days in seven, which no law says:
    /// whoever shows the figure says that it was converted.
    pub fn working_minutes(self) -> i64 {
        match self.clock() {
            Clock::Working => self.minutes,
            Clock::Calendar => self.minutes * 5 * WORKING_DAY / (7 * CALENDAR_DAY),
        }
    }

    /// Reads a length of time in English or Vietnamese; `None` when it is not one, or below zero, or beyond a century.
    pub fn parse(written: &str) -> Option<Duration> {
        let plain = folded(&composed(written));
        let digits = plain.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
        let (amount, unit) = plain.split_at(digits);
        let unit = Unit::named(unit.trim())?;
        let amount = amount.replace(',', ".");
        let (whole, part) = amount.split_once('.').unwrap_or((&amount, "0"));
        if whole.is_empty() || part.is_empty() || whole.len() > 7 || part.len() > 3 {
            return None;
        }
        let thousandths = whole.parse::<i64>().ok()? * 1000 + format!("{part:0<3}").parse::<i64>().ok()?;
        let minutes = thousandths * unit.minutes() / 1000;
        (minutes <= Unit::Year.minutes() * 100).then_some(Duration { minutes, unit })
    }

    /// The time as a person reads it.
    pub fn show(self, lang: Lang) -> String {
        let thousandths = self.minutes * 1000 / self.unit.minutes();
        let amount = decimal(thousandths, lang);
        format!("{amount} {}", self.unit.words(lang, thousandths == 1000))
    }
}

/// A number of thousandths as a person writes it: `1.5` or `1,5`, at most two places.
pub fn decimal(thousandths: i64, lang: Lang) -> String {
    let rounded = (thousandths + 5 * thousandths.signum()) / 10;
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, part) = (rounded.abs() / 100, rounded.abs() % 100);
    let part = format!("{part:02}");
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}{}{part}", lang.pick(',', '.')),
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(Lang::En))
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        Duration::parse(&written)
            .ok_or_else(|| serde::de::Error::custom(format!("`{written}` is not a length of time")))
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.to_string();
        if Duration::parse(&shown) == Some(*self) {
            return serializer.serialize_str(&shown);
        }
        // Two places are for people; what is read again needs the third.
        let thousandths = (self.minutes * 1000 + self.unit.minutes() - 1) / self.unit.minutes();
        let words = self.unit.words(Lang::En, false);
        serializer.collect_str(&format_args!("{}.{:03} {words}", thousandths / 1000, thousandths % 1000))
    }
}

impl schemars::JsonSchema for Duration {
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "x-duration",
            "description": "A length of time: `15 working days`, `15wd`, `20 days`, `8 hours`, `15 ngày làm việc`."
        })
    }
}
