//! How a log writes a moment: `dd/MM/yyyy HH:mm`, or ISO 8601. Reads bytes, for logs of many million lines.

use crate::model::date::{DAY, civil_days};

/// A way of writing moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// ISO 8601: `2026-03-02`, `2026-03-02T08:05:00.000+07:00`; `T` may be a space.
    Iso,
    /// Parts in this order.
    Parts(Vec<Part>),
}

/// A part of a way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `yyyy`: four digits.
    Year,
    /// `MM`: one or two digits.
    Month,
    /// `dd`.
    Day,
    /// `HH`, from 0 to 23.
    Hour,
    /// `mm`.
    Minute,
    /// `ss`.
    Second,
    /// A character as it stands.
    Mark(u8),
}

/// A moment as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Seconds from 1970-01-01 00:00 on the clock on the wall.
    pub wall: i64,
    /// Seconds that clock is ahead of UTC, where it says so.
    pub offset: Option<i64>,
    /// Whether only the day is written.
    pub whole_day: bool,
}

impl Pattern {
    /// Reads a way of writing: `iso`, or letters and marks such as `dd/MM/yyyy HH:mm:ss`; `None` where a letter means
    /// nothing, or day, month or year is missing.
    pub fn parse(written: &str) -> Option<Pattern> {
        if written == "iso" {
            return Some(Pattern::Iso);
        }
        let mut parts = Vec::new();
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let known = [
                ("yyyy", Part::Year),
                ("MM", Part::Month),
                ("dd", Part::Day),
                ("HH", Part::Hour),
                ("mm", Part::Minute),
                ("ss", Part::Second),
            ];
            if let Some((word, part)) = known.into_iter().find(|(word, _)| rest.starts_with(word)) {
                if parts.contains(&part) {
                    return None;
                }
                parts.push(part);
                rest = &rest[word.len()..];
            } else if first.is_ascii() && (!first.is_ascii_alphanumeric() || first == 'T') {
                parts.push(Part::Mark(first as u8));
                rest = &rest[1..];
            } else {
                return None;
            }
        }
        let whole = [Part::Year, Part::Month, Part::Day].iter().all(|part| parts.contains(part));
        let clock = parts.contains(&Part::Hour) || !parts.contains(&Part::Minute);
        (whole && clock).then_some(Pattern::Parts(parts))
    }

    /// Reads a moment; `None` for one written otherwise, or of a day or hour that does not exist.
    pub fn read(&self, text: &[u8]) -> Option<Stamp> {
        match self {
            Pattern::Iso => iso(text.trim_ascii()),
            Pattern::Parts(parts) => {
                let mut found = Found::default();
                let mut rest = text.trim_ascii();
                for part in parts {
                    found.part(*part, &mut rest)?;
                }
                found.stamp(rest.is_empty(), None)
            }
        }
    }
}

#[derive(Default)]
struct Found {
    year: i64,
    month: i64,
    day: i64,
    hour: Option<i64>,
    minute: i64,
    second: i64,
}

impl Found {
    fn part(&mut self, part: Part, rest: &mut &[u8]) -> Option<()> {
        match part {
            Part::Year => self.year = digits(rest, 4, 4)?,
            Part::Month => self.month = digits(rest, 1, 2)?,
            Part::Day => self.day = digits(rest, 1, 2)?,
            Part::Hour => self.hour = Some(digits(rest, 1, 2)?),
            Part::Minute => self.minute = digits(rest, 2, 2)?,
            Part::Second => self.second = digits(rest, 2, 2)?,
            Part::Mark(mark) => *rest = rest.strip_prefix(&[mark])?,
        }
        Some(())
    }

    fn stamp(&self, at_end: bool, offset: Option<i64>) -> Option<Stamp> {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        let days = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + i64::from(leap),
            _ => return None,
        };
        let hour = self.hour.unwrap_or(0);
        let midnight = hour == 24 && self.minute == 0 && self.second == 0;
        let exists = at_end
            && (1900..=2199).contains(&self.year)
            && (1..=days).contains(&self.day)
            && (hour < 24 || midnight)
            && self.minute < 60
            && self.second < 60;
        let day = civil_days(self.year, self.month, self.day);
        let wall = day * DAY + hour * 3600 + self.minute * 60 + self.second;
        exists.then_some(Stamp { wall, offset, whole_day: self.hour.is_none() })
    }
}

fn iso(text: &[u8]) -> Option<Stamp> {
    let mut rest = text;
    let mut found = Found::default();
    for part in [Part::Year, Part::Mark(b'-'), Part::Month, Part::Mark(b'-'), Part::Day] {
        found.part(part, &mut rest)?;
    }
    if rest.is_empty() {
        return found.stamp(true, None);
    }
    rest = rest.strip_prefix(b"T").or_else(|| rest.strip_prefix(b" "))?;
    for part in [Part::Hour, Part::Mark(b':'), Part::Minute] {
        found.part(part, &mut rest)?;
    }
    if rest.first() == Some(&b':') {
        for part in [Part::Mark(b':'), Part::Second] {
            found.part(part, &mut rest)?;
        }
        if let Some(after) = rest.strip_prefix(b".").or_else(|| rest.strip_prefix(b",")) {
            let length = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
            // Fractions of a second are of no use where minutes are counted.
            rest = after.get(length..).filter(|_| length > 0)?;
        }
    }
    let offset = match rest {
        [] => None,
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let mut rest = rest;
            let hours = digits(&mut rest, 2, 2)?;
            rest = rest.strip_prefix(b":").unwrap_or(rest);
            let minutes = if rest.is_empty() { 0 } else { digits(&mut rest, 2, 2)? };
            if !rest.is_empty() || hours > 18 || minutes > 59 {
                return None;
            }
            Some((hours * 3600 + minutes * 60) * if *sign == b'-' { -1 } else { 1 })
        }
        _ => return None,
    };
    found.stamp(true, offset)
}

/// Takes between `least` and `most` digits off the front.
fn digits(rest: &mut &[u8], least: usize, most: usize) -> Option<i64> {
    let length = rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    if length < least {
        return None;
    }
    let number = rest[..length].iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    *rest = &rest[length..];
    Some(number)
}
