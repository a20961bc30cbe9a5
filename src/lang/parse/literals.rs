//! Literals: numbers, times, days and texts as written.

use pest::iterators::Pair;

use super::Production;
use super::build::{last, quoted};
use crate::lang::ast::Literal;
use crate::model::date::Date;
use crate::model::duration::Duration;

/// A literal.
pub(super) fn literal(pair: Pair<'_, Production>) -> Literal {
    let inner = last(pair);
    let written = inner.as_str();
    match inner.as_rule() {
        Production::truth => Literal::Bool(written == "true"),
        Production::date => Date::parse(written).map_or_else(|| Literal::Text(written.into()), Literal::Date),
        Production::duration => {
            Duration::parse(written).map_or_else(|| Literal::Text(written.into()), Literal::Duration)
        }
        Production::percent => Literal::Percent(thousandths(written.trim_end_matches('%').trim()) / 10),
        Production::money => Literal::Money(whole_number(written.trim_end_matches("VND").trim())),
        Production::decimal => Literal::Decimal(thousandths(written)),
        Production::integer => Literal::Int(whole_number(written)),
        _ => Literal::Text(quoted(inner).node),
    }
}

/// A number of digits; one too long for us is the largest we hold.
fn whole_number(digits: &str) -> i64 {
    digits.parse().unwrap_or(i64::MAX / 1000)
}

fn thousandths(written: &str) -> i64 {
    let (whole, part) = written.split_once('.').unwrap_or((written, "0"));
    let part = format!("{part:0<3}");
    whole_number(whole).saturating_mul(1000).saturating_add(whole_number(&part[..3]))
}
