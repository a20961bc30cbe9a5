//! Office hours and days off: what working time is counted by.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::date::{DAY, Date, weekday};
use crate::model::duration::WORKING_DAY;

/// When offices are open. Without it: Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00, no holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The hours of a working day, such as `08:00-12:00`; eight hours together (Labour Code 45/2019/QH14 art. 105).
    #[serde(default = "Hours::usual", skip_serializing_if = "is_usual")]
    pub hours: Hours,
    /// Days on which offices are closed although it is not a weekend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holiday>,
    /// Saturdays and Sundays worked instead of another day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worked: Vec<Date>,
    /// Where the days come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A day off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The first day.
    pub date: Date,
    /// The last day; the first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The hours of a working day, in minutes from midnight; in order, apart, eight hours together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Vec<(i64, i64)>);

impl Hours {
    fn usual() -> Hours {
        Hours(vec![(8 * 60, 12 * 60), (13 * 60, 17 * 60)])
    }

    /// Reads a period such as `08:00-12:00`.
    pub fn period(written: &str) -> Option<(i64, i64)> {
        let clock = |text: &str| {
            let (hours, minutes) = text.trim().split_once(':')?;
            let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
            let fits = (0..=24).contains(&hours) && (0..60).contains(&minutes);
            Some(hours * 60 + minutes).filter(|minutes| fits && *minutes <= 24 * 60)
        };
        let (from, until) = written.split_once('-')?;
        let (from, until) = (clock(from)?, clock(until)?);
        (from < until).then_some((from, until))
    }

    /// Whether the periods stand in order, apart, and are eight hours together.
    pub fn make_a_day(&self) -> bool {
        let apart = self.0.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        apart && self.0.iter().map(|(from, until)| until - from).sum::<i64>() == WORKING_DAY
    }

    /// The periods, in minutes from midnight.
    pub fn periods(&self) -> &[(i64, i64)] {
        &self.0
    }
}

fn is_usual(hours: &Hours) -> bool {
    *hours == Hours::usual()
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar { hours: Hours::usual(), holidays: Vec::new(), worked: Vec::new(), source: None }
    }
}

/// Office time counted from one fixed moment on, so that the time between two moments is one subtraction.
#[derive(Clone, Debug)]
pub struct OfficeTime {
    periods: Vec<(i64, i64)>,
    /// Days that depart from the week, in order, with how many office days they add or take away up to and with them.
    odd: Vec<(i64, i64)>,
}

impl OfficeTime {
    /// The office time of a calendar.
    pub fn of(calendar: &Calendar) -> OfficeTime {
        let mut odd: Vec<(i64, i64)> = Vec::new();
        for holiday in &calendar.holidays {
            let last = holiday.until.unwrap_or(holiday.date).number().min(holiday.date.number() + 366);
            odd.extend((holiday.date.number()..=last).filter(|day| weekday(*day) < 5).map(|day| (day, -1)));
        }
        let worked = calendar.worked.iter().map(|day| day.number());
        odd.extend(worked.filter(|day| weekday(*day) >= 5).map(|day| (day, 1)));
        odd.sort_unstable();
        odd.dedup();
        let mut sum = 0;
        for (_, change) in &mut odd {
            sum += *change;
            *change = sum;
        }
        let seconds = calendar.hours.0.iter().map(|(from, until)| (from * 60, until * 60));
        OfficeTime { periods: seconds.collect(), odd }
    }

    /// Whether offices are open on a day counted from 1970-01-01.
    pub fn works(&self, day: i64) -> bool {
        let before = |upto: i64| match self.odd.partition_point(|(odd, _)| *odd < upto) {
            0 => 0,
            at => self.odd[at - 1].1,
        };
        i64::from(weekday(day) < 5) + before(day + 1) - before(day) == 1
    }

    /// Seconds of office time up to a moment, given in seconds from 1970-01-01 00:00 on the wall. Only differences mean
    /// something.
    pub fn until(&self, wall: i64) -> i64 {
        let (day, second) = (wall.div_euclid(DAY), wall.rem_euclid(DAY));
        // Day -3 was a Monday.
        let (weeks, of_week) = ((day + 3).div_euclid(7), (day + 3).rem_euclid(7));
        let mut days = weeks * 5 + of_week.min(5);
        let mut works = of_week < 5;
        if !self.odd.is_empty() {
            let at = self.odd.partition_point(|(odd, _)| *odd < day);
            let before = if at == 0 { 0 } else { self.odd[at - 1].1 };
            days += before;
            if let Some((_, sum)) = self.odd.get(at).filter(|(odd, _)| *odd == day) {
                works = *sum > before;
            }
        }
        let mut seconds = days * WORKING_DAY * 60;
        if works {
            for (from, until) in &self.periods {
                seconds += second.clamp(*from, *until) - from;
            }
        }
        seconds
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Vec::<Cow<'de, str>>::deserialize(deserializer)?;
        let read = |text: &Cow<'de, str>| {
            Hours::period(text).ok_or_else(|| {
                serde::de::Error::custom(format!("`{text}` is not a period such as `08:00-12:00`"))
            })
        };
        written.iter().map(read).collect::<Result<_, _>>().map(Hours)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        serializer
            .collect_seq(self.0.iter().map(|(from, until)| format!("{}-{}", clock(*from), clock(*until))))
    }
}

impl JsonSchema for Hours {
    fn schema_name() -> Cow<'static, str> {
        "Hours".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "array",
            "items": { "type": "string", "format": "x-office-hours" },
            "description": "The hours of a working day, such as `08:00-12:00`; eight hours together."
        })
    }
}
