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

    /// The provision in words, with the official number of its instrument: `Điều 46.2 175/2024/NĐ-CP`,
    /// `175/2024/NĐ-CP art 46.2`.
    pub fn show(&self, number: &str, lang: Lang) -> String {
        match &self.article {
            Some(article) => lang.pick(format!("Điều {article} {number}"), format!("{number} art {article}")),
            None => number.to_owned(),
        }
    }
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
