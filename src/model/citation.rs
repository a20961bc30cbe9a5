//! A legal basis: an instrument and, where it says so, the article, clause and point.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Lang, composed};

/// A provision: `175/2024/NĐ-CP art 46.2`, `nq-06-2020-hdnd art 2`, `30/2025/TT-BYT`.
/// The instrument is named by its number or by its id in the catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// Number or id of the instrument, as written.
    pub instrument: String,
    /// Article, clause and point as written after `art`: `46.2`, `93.1a`, `Annex I.2`.
    pub article: Option<String>,
}

impl Citation {
    /// Reads a citation; `None` when nothing stands before `art` or after it.
    pub fn parse(written: &str) -> Option<Citation> {
        let written = composed(written.trim()).into_owned();
        for mark in [" art ", " art. ", " điều ", " Điều "] {
            if let Some((instrument, article)) = written.split_once(mark) {
                let (instrument, article) = (instrument.trim(), article.trim());
                let whole = !instrument.is_empty() && !article.is_empty();
                return whole
                    .then(|| Citation { instrument: instrument.into(), article: Some(article.into()) });
            }
        }
        (!written.is_empty()).then_some(Citation { instrument: written, article: None })
    }

    /// The provision in words, with the official number of its instrument: `khoản 2 Điều 46 Nghị định 175/2024/NĐ-CP`,
    /// `175/2024/NĐ-CP art 46.2`.
    pub fn show(&self, number: &str, lang: Lang) -> String {
        match (&self.article, lang) {
            (Some(article), Lang::Vi) => format!("{} {}", article_vi(article), named_vi(number)),
            (Some(article), Lang::En) => format!("{number} art {article}"),
            (None, Lang::Vi) => named_vi(number),
            (None, Lang::En) => number.to_owned(),
        }
    }
}

/// A citation as texts cite it; a publication stays as it stands.
pub fn cited(written: &str, lang: Lang) -> String {
    Citation::parse(written).map_or_else(|| written.to_owned(), |known| known.show(&known.instrument, lang))
}

/// A number of an instrument after the kind it tells: `Nghị định 175/2024/NĐ-CP`. `/QH15` tells no kind.
fn named_vi(number: &str) -> String {
    let kind = number.rsplit('/').next().and_then(|symbol| match symbol.split('-').next() {
        Some("NĐ") => Some("Nghị định"),
        Some("NQ") => Some("Nghị quyết"),
        Some("QĐ") => Some("Quyết định"),
        Some("TT") => Some("Thông tư"),
        Some("TTLT") => Some("Thông tư liên tịch"),
        _ => None,
    });
    kind.filter(|_| number.contains('/')).map_or(number.to_owned(), |kind| format!("{kind} {number}"))
}

/// Article, clause and point in official order: `93.1a` is `điểm a khoản 1 Điều 93`.
pub fn article_vi(article: &str) -> String {
    match parts(article) {
        Some((number, Some(clause), Some(point))) => format!("điểm {point} khoản {clause} Điều {number}"),
        Some((number, Some(clause), None)) => format!("khoản {clause} Điều {number}"),
        Some((number, ..)) => format!("Điều {number}"),
        None if article.starts_with(|c: char| c.is_ascii_digit()) => format!("Điều {article}"),
        None => article.replace("Annex", "Phụ lục").replace("Form", "Mẫu số"),
    }
}

/// Article, clause and point in English: `93.1a` is `article 93(1)(a)`.
pub fn article_en(article: &str) -> String {
    match parts(article) {
        Some((number, Some(clause), Some(point))) => format!("article {number}({clause})({point})"),
        Some((number, Some(clause), None)) => format!("article {number}({clause})"),
        Some((number, ..)) => format!("article {number}"),
        None if article.starts_with(|c: char| c.is_ascii_digit()) => format!("article {article}"),
        None => article.to_owned(),
    }
}

/// Article, clause and point: `93.1a` is article 93, clause 1, point a.
fn parts(article: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = article.split_at(digits(article));
    if number.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return Some((number, None, None));
    }
    let rest = rest.strip_prefix('.')?;
    let (clause, point) = rest.split_at(digits(rest));
    let letter = point.chars().count() <= 1 && point.chars().all(char::is_alphabetic);
    (!clause.is_empty() && letter).then_some((number, Some(clause), Some(point).filter(|p| !p.is_empty())))
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.article {
            Some(article) => write!(f, "{} art {article}", self.instrument),
            None => f.write_str(&self.instrument),
        }
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<'de, str>::deserialize(deserializer)?;
        Citation::parse(&written)
            .ok_or_else(|| serde::de::Error::custom(format!("`{written}` is not a legal basis")))
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl schemars::JsonSchema for Citation {
    fn schema_name() -> Cow<'static, str> {
        "Citation".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "x-citation",
            "description": "A legal basis: the instrument's number or id, then `art` and the article: `175/2024/NĐ-CP art 46.2`."
        })
    }
}
