//! Amounts of money in running text: the figure of a cell, and what the brackets beside it say. The two often contradict
//! each other; nobody here decides which is right.

use std::sync::LazyLock;

use regex::Regex;

use super::channels::{Fee, further};
use super::text::pattern;

/// An amount in a cell of fees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The figure; `None` where it is no whole number.
    pub figure: Option<i64>,
    /// Whether it is in đồng.
    pub dong: bool,
    /// The figure and currency as they stand.
    pub written: String,
    /// What the brackets beside it say.
    pub note: String,
}

static DONG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|đ\b|vnđ|vnd|việt nam đồng)"));

impl Amount {
    pub(super) fn of(figure: &str, currency: &str) -> Amount {
        let dong = !matches!(currency, "USD" | "EUR" | "JPY" | "CNY" | "GBP");
        Amount { figure: whole(figure), dong, written: format!("{figure} {currency}"), note: String::new() }
    }

    /// Whether the brackets name the same amount, in đồng or in thousands of đồng, or none at all.
    pub(super) fn agrees(&self) -> bool {
        let Some(figure) = self.figure else { return false };
        let named = in_dong(&self.note);
        named.is_empty()
            || named.iter().any(|amount| *amount == figure || Some(*amount) == figure.checked_mul(1000))
    }
}

/// A whole number with dots or commas between the thousands.
fn whole(written: &str) -> Option<i64> {
    let written = written.trim_end_matches(['.', ',']);
    let groups: Vec<&str> = written.split(['.', ',']).collect();
    let sound = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    if sound { groups.concat().parse().ok() } else { None }
}

/// The amounts of đồng that a text names, in order.
pub fn in_dong(text: &str) -> Vec<i64> {
    DONG.captures_iter(text).filter_map(|found| whole(&found[1])).collect()
}

/// The fee with what the brackets right after it say, the further amounts of the cell with theirs, and how much of the
/// text that was.
pub(super) fn notes(fee: &Fee, text: &str) -> (Fee, usize) {
    let (note, mut used) = bracket(text);
    match fee {
        Fee::Unsaid => (Fee::Unsaid, 0),
        Fee::Free(_) => (Fee::Free(note), used),
        Fee::Amounts(amounts) => {
            let mut all = amounts.clone();
            if let Some(last) = all.last_mut() {
                last.note = note;
            }
            while let Some((mut amount, length)) = further(&text[used..]) {
                let (note, more) = bracket(&text[used + length..]);
                amount.note = note;
                used += length + more;
                all.push(amount);
            }
            (Fee::Amounts(all), used)
        }
    }
}

/// What stands in the brackets that open a text, and how long they are. Brackets that nobody closes end nothing.
fn bracket(text: &str) -> (String, usize) {
    let start = text.len() - text.trim_start().len();
    if !text[start..].starts_with('(') {
        return (String::new(), 0);
    }
    let mut depth = 0;
    for (at, c) in text[start..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (text[start + 1..start + at].trim().to_owned(), start + at + 1);
        }
    }
    (text[start + 1..].trim().to_owned(), text.len())
}
