//! What templates may name, derived from the views themselves: every type with its fields, what they hold and what they
//! mean. Knows the form of a JSON schema; writes no words of its own about a field.

use std::collections::BTreeMap;

use schemars::schema_for;
use serde::Serialize;
use serde_json::Value;

use crate::report::templates::Templates;
use crate::report::view::ReportView;
use crate::report::view::plan::PlanView;

/// What the page on templates is made of.
#[derive(Debug, Serialize)]
pub(super) struct Views {
    /// The templates that may be replaced.
    templates: Vec<&'static str>,
    /// The types, those that templates begin at first.
    types: Vec<Type>,
}

/// A type: what a name of a template can stand for.
#[derive(Debug, Serialize)]
struct Type {
    name: String,
    about: String,
    fields: Vec<Field>,
    /// The words it can be, where it is one of a fixed set.
    words: Vec<String>,
}

/// A field of a type.
#[derive(Debug, Serialize)]
struct Field {
    name: String,
    /// What it holds; a type of the page in square brackets.
    kind: String,
    about: String,
}

/// Everything that templates may name.
pub(super) fn views() -> Views {
    let roots = [schema_for!(ReportView), schema_for!(PlanView)].map(Value::from);
    let mut types = Vec::new();
    let mut others: BTreeMap<String, Type> = BTreeMap::new();
    for root in &roots {
        types.push(described(root["title"].as_str().unwrap_or_default(), root));
        for (name, schema) in root["$defs"].as_object().into_iter().flatten() {
            others.entry(name.clone()).or_insert_with(|| described(name, schema));
        }
    }
    others.retain(|name, _| types.iter().all(|known| known.name != *name));
    types.extend(others.into_values());
    let templates = Templates::embedded().iter().map(|(name, _)| *name);
    let templates = templates.filter(|name| !REFERENCE.contains(name)).collect();
    Views { templates, types }
}

/// The templates of these pages, which no report uses.
const REFERENCE: [&str; 5] =
    ["language.md.j2", "rules.md.j2", "rule_family.md.j2", "views.md.j2", "_reference.md.j2"];

fn described(name: &str, schema: &Value) -> Type {
    let fields = schema["properties"].as_object().into_iter().flatten();
    let field = |(name, field): (&String, &Value)| Field {
        name: name.clone(),
        kind: kind(field),
        about: about(field),
    };
    Type {
        name: name.to_owned(),
        about: about(schema),
        fields: fields.map(field).collect(),
        words: words(schema),
    }
}

/// The words of a type that is one of a fixed set.
fn words(schema: &Value) -> Vec<String> {
    let listed = schema["enum"].as_array().into_iter().flatten();
    let each = schema["oneOf"].as_array().into_iter().flatten().map(|one| &one["const"]);
    listed.chain(each).filter_map(|word| word.as_str()).map(str::to_owned).collect()
}

/// What is said of a type or field, in one line.
fn about(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("[`", "`").replace("`]", "`")
}

/// What a field holds.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(of) = schema["anyOf"].as_array().or(schema["allOf"].as_array()) {
        let all: Vec<String> = of.iter().map(kind).collect();
        return all.join(" or ");
    }
    match &schema["type"] {
        Value::String(one) => of_type(one, schema),
        Value::Array(all) => {
            let all: Vec<String> =
                all.iter().filter_map(Value::as_str).map(|one| of_type(one, schema)).collect();
            all.join(" or ")
        }
        _ => "anything".to_owned(),
    }
}

fn of_type(name: &str, schema: &Value) -> String {
    match name {
        "array" => match schema["items"].as_object() {
            Some(_) => format!("list of {}", kind(&schema["items"])),
            None => "list".to_owned(),
        },
        "object" => format!("{} by name", kind(&schema["additionalProperties"])),
        "string" => "text".to_owned(),
        "boolean" => "true or false".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "null" => "none".to_owned(),
        other => other.to_owned(),
    }
}
