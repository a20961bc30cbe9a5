//! What a value may be, compiled from the JSON Schema of the type that reads it; and every way a tree departs from it.

mod check;
mod words;

use schemars::JsonSchema;
use serde_json::Value;

pub(super) use check::mistakes;

use crate::model::calendar::Hours;
use crate::model::date::{Pattern, Zone};
use crate::model::schema;
use crate::span::Span;

/// What a value may be.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// Any text.
    Text,
    /// A text, or one for each language.
    Words(Box<Shape>),
    /// One of these words.
    OneOf(Vec<String>),
    /// A length of time.
    Duration,
    /// A legal basis.
    Citation,
    /// A day.
    Date,
    /// Text that is written in a manner of its own.
    Written(&'static Manner),
    /// `true` or `false`.
    Bool,
    /// A whole number in a range.
    Whole { least: i128, most: i128 },
    /// A number.
    Number,
    /// A list.
    List(Box<Shape>),
    /// A mapping of known keys.
    Map(Vec<Key>),
    /// A mapping of any keys.
    Table(Box<Shape>),
    /// Nothing is known about it.
    Any,
}

/// A manner of writing something.
#[derive(Debug)]
pub(super) struct Manner {
    /// Its name in the schema.
    format: &'static str,
    /// Whether a text is written so.
    pub(super) fits: fn(&str) -> bool,
    /// What it is, in Vietnamese and English.
    pub(super) what: (&'static str, &'static str),
    /// An example.
    pub(super) example: &'static str,
}

static MANNERS: [Manner; 3] = [
    Manner {
        format: "x-date-pattern",
        fits: |text| Pattern::parse(text).is_some(),
        what: ("cách ghi ngày giờ", "a way to write dates"),
        example: "dd/MM/yyyy HH:mm",
    },
    Manner {
        format: "x-time-zone",
        fits: |text| Zone::parse(text).is_some(),
        what: ("múi giờ", "a time zone"),
        example: "+07:00",
    },
    Manner {
        format: "x-office-hours",
        fits: |text| Hours::period(text).is_some(),
        what: ("khoảng giờ làm việc", "a period of office hours"),
        example: "08:00-12:00",
    },
];

/// A key a mapping may have.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// The key.
    pub(super) name: String,
    /// What its value may be.
    pub(super) shape: Shape,
    /// Whether it must be there.
    pub(super) required: bool,
}

/// What a value is called.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner<'n> {
    /// A whole file, in Vietnamese and English.
    Whole(&'n str, &'n str),
    /// The value of this key.
    Key(&'n str),
    /// One of the values of this key.
    Item(&'n str),
}

/// A complaint already made: its place and its code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused {
    /// Its place.
    pub(super) span: Span,
    /// Its code.
    pub(super) code: &'static str,
}

impl<'n> Owner<'n> {
    /// One of the values it holds.
    fn item(self) -> Owner<'n> {
        match self {
            Owner::Key(key) => Owner::Item(key),
            other => other,
        }
    }

    /// The words for it, in Vietnamese and English.
    fn words(self) -> (String, String) {
        match self {
            Owner::Whole(vi, en) => (vi.to_owned(), en.to_owned()),
            Owner::Key(key) => (format!("`{key}`"), format!("`{key}`")),
            Owner::Item(key) => (format!("mục của `{key}`"), format!("an entry of `{key}`")),
        }
    }
}

impl Shape {
    /// The shape of what reads as a `T`.
    pub(super) fn of<T: JsonSchema>() -> Shape {
        let schema = schema::of::<T>();
        compile(&schema, &schema, 0)
    }

    /// A mapping with one key.
    pub(super) fn single(name: &str, shape: Shape) -> Shape {
        Shape::Map(vec![Key { name: name.to_owned(), shape, required: false }])
    }
}

fn compile(schema: &Value, root: &Value, depth: usize) -> Shape {
    // Types that hold themselves do not occur; the bound keeps a future one from never ending.
    if depth > 32 {
        return Shape::Any;
    }
    let inner = |schema: &Value| compile(schema, root, depth + 1);
    if let Some(reference) = schema["$ref"].as_str() {
        let part = reference.strip_prefix("#/$defs/").unwrap_or_default();
        return inner(&root["$defs"][part]);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return Shape::OneOf(choices.iter().flat_map(allowed).collect());
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let mapping = choices.iter().map(inner).find(|shape| matches!(shape, Shape::Map(_)));
        return mapping.map_or(Shape::Any, |mapping| Shape::Words(Box::new(mapping)));
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("string"), _) if !allowed(schema).is_empty() => Shape::OneOf(allowed(schema)),
        (Some("string"), Some("x-duration")) => Shape::Duration,
        (Some("string"), Some("x-citation")) => Shape::Citation,
        (Some("string"), Some("date")) => Shape::Date,
        (Some("string"), Some(format)) => match MANNERS.iter().find(|manner| manner.format == format) {
            Some(manner) => Shape::Written(manner),
            None => Shape::Text,
        },
        (Some("string"), _) => Shape::Text,
        (Some("boolean"), _) => Shape::Bool,
        (Some("number"), _) => Shape::Number,
        (Some("integer"), format) => range(schema, format.unwrap_or("int64")),
        (Some("array"), _) => Shape::List(Box::new(inner(&schema["items"]))),
        (Some("object"), _) if schema["additionalProperties"].is_object() => {
            Shape::Table(Box::new(inner(&schema["additionalProperties"])))
        }
        (Some("object"), _) => {
            let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
            let keys = schema["properties"].as_object().into_iter().flatten();
            Shape::Map(
                keys.map(|(name, schema)| Key {
                    name: name.clone(),
                    shape: inner(schema),
                    required: required.iter().any(|word| word == name),
                })
                .collect(),
            )
        }
        _ => Shape::Any,
    }
}

/// The words a schema allows, whether it lists them or names one.
fn allowed(schema: &Value) -> Vec<String> {
    let listed = schema["enum"].as_array().map(Vec::as_slice).unwrap_or_default();
    listed.iter().chain(schema.get("const")).filter_map(Value::as_str).map(str::to_owned).collect()
}

fn range(schema: &Value, format: &str) -> Shape {
    let (signed, bits) = match format.strip_prefix("uint") {
        Some(bits) => (false, bits),
        None => (true, format.strip_prefix("int").unwrap_or("64")),
    };
    let bits: u32 = bits.parse().unwrap_or(64);
    let bound = |key: &str| schema[key].as_i64().map(i128::from);
    let (least, most) =
        if signed { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) } else { (0, (1 << bits) - 1) };
    Shape::Whole { least: bound("minimum").unwrap_or(least), most: bound("maximum").unwrap_or(most) }
}
