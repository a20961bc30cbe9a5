//! The leaves of a report: words in the reader's language with both originals, and figures with their unit shown.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::date::Date;
use crate::model::duration::{Duration, Unit, WORKING_DAY, decimal};
use crate::model::number::{Money, grouped};
use crate::text::{Lang, Text};

/// Words for the reader, with the originals beside them for formats that keep both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Words {
    /// In the reader's language.
    pub text: String,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The words of a text that was written in a file or by a rule.
    pub fn of(text: &Text, lang: Lang) -> Words {
        Words::new(lang, text.get(Lang::Vi), text.get(Lang::En))
    }

    /// Words given in both languages.
    pub fn new(lang: Lang, vi: impl Into<String>, en: impl Into<String>) -> Words {
        let (vi, en) = (vi.into(), en.into());
        Words { text: lang.pick(&vi, &en).clone(), vi, en }
    }

    /// Words that are the same in both languages: a name, a number.
    pub fn same(text: &str) -> Words {
        Words { text: text.to_owned(), vi: text.to_owned(), en: text.to_owned() }
    }
}

/// One of a fixed set of words: a stable code for machines, words for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coded {
    /// The code, the same in every language and version.
    pub code: String,
    /// What a person reads.
    pub words: Words,
}

/// A number and how a person reads it. Missing numbers are shown as a dash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// The number in the unit of its row: a count, đồng, minutes, or hundredths of a per cent.
    pub value: Option<i64>,
    /// The number as the reader reads it, with its unit.
    pub text: String,
    /// The number rounded, in few letters, for a narrow table.
    pub short: String,
}

/// A day and how a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Day {
    /// `2026-07-01`.
    pub value: String,
    /// As the reader writes a day.
    pub text: String,
}

impl Day {
    /// A day for the reader.
    pub fn of(date: Date, lang: Lang) -> Day {
        Day { value: date.to_string(), text: date.show(lang) }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Things.
    Count,
    /// Đồng.
    Vnd,
    /// Minutes of office time; shown in working days of eight hours.
    OfficeMinutes,
    /// Minutes of a person's time; shown in hours.
    Minutes,
    /// Hundredths of a per cent.
    Percent,
}

impl Figure {
    /// A figure of this unit.
    pub fn of(value: Option<i64>, unit: Measured, lang: Lang) -> Figure {
        let say = |show: fn(i64, Measured, Lang) -> String| {
            value.map_or_else(
                || "–".to_owned(),
                |value| signed(value, show(value.saturating_abs(), unit, lang)),
            )
        };
        Figure { value, text: say(show), short: say(brief) }
    }

    /// The figure of a cost where hours have no price.
    pub fn unpriced(lang: Lang) -> Figure {
        let text = lang.pick("chưa tính được", "not priced").to_owned();
        Figure { value: None, short: text.clone(), text }
    }

    /// A difference: a plus or minus sign before anything but zero.
    pub fn change(value: Option<i64>, unit: Measured, lang: Lang) -> Figure {
        let mut figure = Figure::of(value, unit, lang);
        if value.is_some_and(|value| value > 0) {
            figure.text.insert(0, '+');
            figure.short.insert(0, '+');
        }
        figure
    }
}

/// The share `part / whole` in hundredths of a per cent, rounded half away from zero; none of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (i128::from(part) * 10_000, i128::from(whole));
    let half = whole.abs() / 2 * if (part < 0) == (whole < 0) { 1 } else { -1 };
    i64::try_from((part + half * whole.signum()) / whole).ok()
}

fn signed(value: i64, size: String) -> String {
    if value < 0 { format!("−{size}") } else { size }
}

/// A size in full.
fn show(size: i64, unit: Measured, lang: Lang) -> String {
    match unit {
        Measured::Count => grouped(size, lang),
        Measured::Vnd => Money(size).show(lang),
        Measured::OfficeMinutes if size != 0 && size < WORKING_DAY => {
            Duration { minutes: size, unit: if size < 60 { Unit::Minute } else { Unit::Hour } }.show(lang)
        }
        Measured::OfficeMinutes => days(size, lang),
        Measured::Minutes => hours(size, lang),
        Measured::Percent => format!("{} %", decimal(size.saturating_mul(10), lang)),
    }
}

/// A size in few letters, rounded to one decimal place: `140,6 tỷ`, `18,3 ngày`.
fn brief(size: i64, unit: Measured, lang: Lang) -> String {
    const MILLION: i64 = 1_000_000;
    const BILLION: i64 = 1000 * MILLION;
    let (per, vi, en) = match unit {
        Measured::Vnd if size >= BILLION => (BILLION, "tỷ", "bn"),
        Measured::Vnd if size >= MILLION => (MILLION, "triệu", "m"),
        Measured::OfficeMinutes if size >= WORKING_DAY => (WORKING_DAY, "ngày", "d"),
        Measured::OfficeMinutes | Measured::Minutes => (60, "giờ", "h"),
        Measured::Vnd | Measured::Count => return grouped(size, lang),
        Measured::Percent => return show(size, unit, lang),
    };
    let tenths = (i128::from(size) * 10 + i128::from(per) / 2) / i128::from(per);
    let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
    let number = match tenths % 10 {
        0 => grouped(tenths / 10, lang),
        _ if tenths >= 10_000 => grouped(tenths / 10, lang),
        part => format!("{}{}{part}", grouped(tenths / 10, lang), lang.pick(',', '.')),
    };
    format!("{number} {}", lang.pick(vi, en))
}

fn days(minutes: i64, lang: Lang) -> String {
    let one = minutes == WORKING_DAY;
    let unit = lang.pick("ngày làm việc", if one { "working day" } else { "working days" });
    format!("{} {unit}", ratio(minutes, WORKING_DAY, lang))
}

fn hours(minutes: i64, lang: Lang) -> String {
    let unit = lang.pick("giờ", if minutes == 60 { "hour" } else { "hours" });
    format!("{} {unit}", ratio(minutes, 60, lang))
}

/// `size / per` with grouped thousands; at most two decimal places below a hundred, none above.
fn ratio(size: i64, per: i64, lang: Lang) -> String {
    let whole = size / per;
    if whole >= 100 {
        return grouped((size.saturating_add(per / 2)) / per, lang);
    }
    let part = decimal(size % per * 1000 / per, lang);
    match part.split_once(lang.pick(',', '.')) {
        Some((_, places)) => format!("{}{}{places}", grouped(whole, lang), lang.pick(',', '.')),
        None => grouped(whole + part.parse::<i64>().unwrap_or(0), lang),
    }
}
