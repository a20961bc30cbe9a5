//! How a bilingual text is read from and written to a file.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Text;

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or {vi: …, en: …}")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::plain(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut text = Text::default();
        while let Some(key) = map.next_key::<String>()? {
            let slot = match key.as_str() {
                "vi" => &mut text.vi,
                "en" => &mut text.en,
                _ => return Err(A::Error::unknown_field(&key, &["vi", "en"])),
            };
            *slot = Some(map.next_value()?);
        }
        Ok(text)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (&self.vi, &self.en) {
            (Some(vi), None) => serializer.serialize_str(vi),
            (vi, en) => {
                let mut map = serializer.serialize_map(None)?;
                for (key, value) in [("vi", vi), ("en", en)] {
                    if let Some(value) = value {
                        map.serialize_entry(key, value)?;
                    }
                }
                map.end()
            }
        }
    }
}

impl schemars::JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text: a plain string, or one for each language.",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "properties": {"vi": {"type": "string"}, "en": {"type": "string"}},
                 "additionalProperties": false, "minProperties": 1}
            ]
        })
    }
}
