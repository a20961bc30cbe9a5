//! The schemas of what programs read: every key that is printed stands in the schema, and every key that must be there is.

use std::path::Path;

use rasoat::cli::workspace;
use rasoat::facts::column::World;
use rasoat::facts::of_corpus;
use rasoat::model::load;
use rasoat::report::json;
use rasoat::report::view::corpus::{Options, summarise};
use rasoat::report::view::differences::{Side, differences};
use rasoat::report::view::price::price;
use rasoat::text::Lang;
use serde_json::Value;

/// Follows a value and its schema; says where they part.
fn agrees(value: &Value, schema: &Value, whole: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        return agrees(value, &whole["$defs"][name.trim_start_matches("#/$defs/")], whole, at);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = choices.iter().find(|choice| value.is_null() == (choice["type"] == "null"));
        return agrees(value, fits.unwrap_or_else(|| panic!("{at}: {value}")), whole, at);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let fits = kinds.contains(&kind) || kind == "integer" && kinds.contains(&"number");
    assert!(fits, "{at} is of type {kind}, the schema says {kinds:?}");
    for (key, part) in value.as_object().into_iter().flatten() {
        let known =
            schema["properties"].get(key).unwrap_or_else(|| panic!("{at}.{key} is not in the schema"));
        agrees(part, known, whole, &format!("{at}.{key}"));
    }
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(value.get(key).is_some(), "{at}.{key} is required and missing");
    }
    for (number, part) in value.as_array().into_iter().flatten().enumerate() {
        agrees(part, &schema["items"], whole, &format!("{at}[{number}]"));
    }
}

#[test]
fn prices_and_comparisons_are_as_their_schemas_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load::load(workspace::read(&folder).unwrap().sources).corpus;
    let schema = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let (of_price, of_comparison) = (schema(json::price_schema()), schema(json::comparison_schema()));
    assert!(of_price["properties"]["lines"].is_object() && of_comparison["properties"]["left"].is_object());
    for at in 0..corpus.procedures.len() {
        let text = price(&corpus, at, Lang::Vi).json();
        agrees(&serde_json::from_str(&text).unwrap(), &of_price, &of_price, "price");
        let side = |at| Side { corpus: &corpus, at };
        let text = differences(side(at), side((at + 1) % corpus.procedures.len()), Lang::En).json();
        agrees(&serde_json::from_str(&text).unwrap(), &of_comparison, &of_comparison, "comparison");
    }
}

#[test]
fn summaries_are_as_their_schema_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load::load(workspace::read(&folder).unwrap().sources).corpus;
    let facts = of_corpus(&corpus);
    let schema: Value = serde_json::from_str(&json::summary_schema()).unwrap();
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let only = |at| Options { lang: Lang::Vi, top: 50, alike: 6_000, only: at };
    for at in [None, Some(vec![0]), Some(Vec::new())] {
        let summary: Value = serde_json::from_str(&summarise(world, &only(at)).json()).unwrap();
        assert!(summary["papers"].is_array() && summary["chains"]["longest"].is_array());
        agrees(&summary, &schema, &schema, "summary");
    }
}
