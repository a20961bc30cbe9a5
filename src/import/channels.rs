//! The portal's table of ways to file: form of filing, time, fee and remarks, glued together without a separator. Splits
//! the rows; decides nothing about them.

use std::sync::LazyLock;

use regex::Regex;

use super::money::{self, Amount};
use super::text::pattern;
use crate::model::duration::Duration;
use crate::model::procedure::ChannelKind;

/// The heads of the columns, as they are glued in front of the rows.
const HEAD: &str = "Hình thức nộpThời gianPhí, lệ phíMô tả";

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The form of filing.
    pub kind: ChannelKind,
    /// The time.
    pub time: Time,
    /// The fee.
    pub fee: Fee,
    /// What is said beside it.
    pub remark: String,
    /// The row as it stands.
    pub whole: String,
}

/// What the column of times says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Nothing.
    Unsaid,
    /// A length of time.
    Length(Duration),
    /// A number without a unit, or words.
    Words(String),
}

/// What the column of fees says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fee {
    /// Nothing.
    Unsaid,
    /// That it is free, and what is said in brackets.
    Free(String),
    /// Amounts, each with what is said in brackets.
    Amounts(Vec<Amount>),
}

/// The rows of a table, and what could not be told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// What belongs to no row.
    pub rest: Vec<String>,
}

const KINDS: [(&str, ChannelKind); 4] = [
    ("Trực tuyến", ChannelKind::Online),
    ("Trực tiếp", ChannelKind::Counter),
    ("Dịch vụ bưu chính công ích", ChannelKind::Post),
    ("Dịch vụ bưu chính", ChannelKind::Post),
];

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:(Không có thông tin)|(\d{1,4}(?:[.,]\d{1,2})?) ?(Ngày làm việc|ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Năm|Phút|Tuần))",
    )
});
/// A fee, of which the first group is words and the second a currency.
static FEE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:(Không có thông tin)|(Miễn phí)|(\d[\d.,]*) ?(VNĐ|VND|Việt Nam Đồng|đồng|Đồng|USD|EUR|JPY|CNY|GBP))",
    )
});

/// Splits the table.
pub fn split(field: &str) -> Table {
    let text = field.trim();
    let text = text.strip_prefix(HEAD).unwrap_or(text);
    let mut table = Table::default();
    let mut starts: Vec<(usize, ChannelKind, usize, Time, Fee, usize)> = Vec::new();
    let mut from = 0;
    while let Some((at, kind, end)) = next_kind(text, from) {
        let first = starts.is_empty();
        let glued = at == 0 || text[..at].chars().next_back().is_some_and(|c| c != ' ');
        match head(&text[end..], first || glued).filter(|_| first || glued) {
            Some((time, fee, length)) => {
                starts.push((at, kind, end, time, fee, end + length));
                from = end + length;
            }
            None => from = end,
        }
    }
    let before = starts.first().map_or(text.len(), |start| start.0);
    if !text[..before].trim().is_empty() {
        table.rest.push(text[..before].trim().to_owned());
    }
    for (at, (start, kind, _, time, fee, end)) in starts.iter().enumerate() {
        let until = starts.get(at + 1).map_or(text.len(), |next| next.0);
        let (fee, used) = money::notes(fee, &text[*end..until]);
        table.rows.push(Row {
            kind: *kind,
            time: time.clone(),
            fee,
            remark: text[*end + used..until].trim().to_owned(),
            whole: text[*start..until].trim().to_owned(),
        });
    }
    table
}

fn next_kind(text: &str, from: usize) -> Option<(usize, ChannelKind, usize)> {
    KINDS
        .iter()
        .filter_map(|(word, kind)| {
            let at = from + text[from..].find(word)?;
            Some((at, *kind, at + word.len()))
        })
        .min_by_key(|(at, _, end)| (*at, usize::MAX - end))
}

/// Time and fee at the head of a text, and how long they are; `None` where this is no row.
fn head(text: &str, words_too: bool) -> Option<(Time, Fee, usize)> {
    if let Some(found) = TIME.captures(text) {
        let end = found.get(0).map_or(0, |all| all.end());
        let time = match (found.get(2), found.get(3)) {
            (Some(number), Some(unit)) => {
                let written = format!("{} {}", number.as_str(), unit.as_str());
                Duration::parse(&written).map_or_else(|| Time::Words(written.clone()), Time::Length)
            }
            _ => Time::Unsaid,
        };
        let (fee, length) = fee(&text[end..])?;
        return Some((time, fee, end + length));
    }
    if let Some(found) = bare(text) {
        return Some(found);
    }
    // Words in place of a time, right up to a fee: `Không quy địnhMiễn phí`.
    if !words_too || text.starts_with(' ') {
        return None;
    }
    let reach = text.char_indices().nth(160).map_or(text.len(), |(at, _)| at);
    let end = ["Miễn phí", "Không có thông tin"].iter().filter_map(|word| text[..reach].find(word)).min()?;
    let words = text[..end].trim();
    if words.is_empty() || KINDS.iter().any(|(kind, _)| words.contains(kind)) {
        return None;
    }
    let (fee, length) = fee(&text[end..])?;
    Some((Time::Words(words.to_owned()), fee, end + length))
}

/// A number without a unit glued to a fee: `1Miễn phí`, `120 VNĐ(20.000 đ/tờ khai)`. The digits are shared out so that
/// the fee is what the brackets say, in đồng or in thousands; the shortest time otherwise.
fn bare(text: &str) -> Option<(Time, Fee, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut choices = Vec::new();
    for at in 1..=digits.min(4) {
        if let Some((fee, length)) = fee(&text[at..]) {
            let padded = matches!(&fee, Fee::Amounts(_)) && text[at..].starts_with('0');
            let (said, _) = money::notes(&fee, &text[at + length..]);
            let fits = match &said {
                Fee::Amounts(amounts) => amounts.first().is_some_and(Amount::agrees),
                _ => true,
            };
            choices.push((!fits, padded, at, fee, at + length));
        }
    }
    let (_, _, at, fee, end) =
        choices.into_iter().min_by_key(|(misfit, padded, at, ..)| (*misfit, *padded, *at))?;
    Some((Time::Words(text[..at].to_owned()), fee, end))
}

fn fee(text: &str) -> Option<(Fee, usize)> {
    let found = FEE.captures(text)?;
    let end = found.get(0).map_or(0, |all| all.end());
    let fee = if found.get(1).is_some() {
        Fee::Unsaid
    } else if found.get(2).is_some() {
        Fee::Free(String::new())
    } else {
        Fee::Amounts(vec![Amount::of(&found[3], &found[4])])
    };
    Some((fee, end))
}

/// The next amount of the same cell, where one is glued on.
pub(super) fn further(text: &str) -> Option<(Amount, usize)> {
    match fee(text) {
        Some((Fee::Amounts(amounts), length)) if !text.starts_with(' ') => {
            Some((amounts.into_iter().next()?, length))
        }
        _ => None,
    }
}
