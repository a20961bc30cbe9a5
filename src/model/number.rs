//! Numbers that carry a unit: money in đồng, shares, hours of work. Never a float.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Lang;

/// An amount of Vietnamese đồng.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// The amount as a person reads it: `1.652.000 đồng`, `1,652,000 VND`.
    pub fn show(self, lang: Lang) -> String {
        format!("{} {}", grouped(self.0, lang), lang.pick("đồng", "VND"))
    }
}

/// A whole number in groups of three digits: `1.652.000` in Vietnamese, `1,652,000` in English.
pub fn grouped(number: i64, lang: Lang) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(lang.pick('.', ','));
        }
        out.push(digit);
    }
    out
}

/// A number with up to three decimal places, kept as thousandths: hours of work, a rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i64);

impl Thousandths {
    /// Hours as whole minutes.
    pub fn hours_to_minutes(self) -> i64 {
        (self.0 * 60 + 500) / 1000
    }
}

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.abs() / 1000, self.0.abs() % 1000);
        if part == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{}", format!("{part:03}").trim_end_matches('0'))
        }
    }
}

impl<'de> Deserialize<'de> for Thousandths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(ThousandthsVisitor)
    }
}

struct ThousandthsVisitor;

impl Visitor<'_> for ThousandthsVisitor {
    type Value = Thousandths;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number such as 1.5")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Thousandths, E> {
        number.checked_mul(1000).map(Thousandths).ok_or_else(|| E::custom("number too large"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Thousandths, E> {
        i64::try_from(number).map_err(|_| E::custom("number too large")).and_then(|n| self.visit_i64(n))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Thousandths, E> {
        if number.is_finite() && number.abs() < 1e12 {
            Ok(Thousandths((number * 1000.0).round() as i64))
        } else {
            Err(E::custom("number too large"))
        }
    }
}

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            serializer.serialize_i64(self.0 / 1000)
        } else {
            serializer.serialize_f64(self.0 as f64 / 1000.0)
        }
    }
}

impl schemars::JsonSchema for Thousandths {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number", "description": "A number with up to three decimal places."})
    }
}
