//! The day on which records hold, where nobody says it: no record does. The newest instrument they cite was signed before
//! they were written, so they hold on that day or later.

use std::sync::LazyLock;

use regex::Regex;

use super::numbers;
use super::record::Record;
use super::text::pattern;
use crate::model::date::Date;
use crate::text::folded;

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"ngay\s+([0-9]{1,2})\s*(?:[/.\-]|thang)\s*([0-9]{1,2})\s*(?:[/.\-]|nam)\s*([0-9]{4})")
});

/// The newest day on which an instrument cited by a record was signed; the first of the newest year in their numbers where
/// no day is told.
pub fn newest(record: &Record) -> Option<Date> {
    let text = record.get("can_cu_phap_ly");
    let plain = folded(text);
    let days = DAY.captures_iter(&plain).filter_map(|found| day(&found[3], &found[2], &found[1]));
    let numbers = numbers::find(text);
    let years = numbers.iter().filter_map(|found| day(found.number.split('/').nth(1)?, "1", "1"));
    days.chain(years).filter(|day| (1945..2100).contains(&day.year())).max()
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}
