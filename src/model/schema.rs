//! The shape of the files, from the types that read them: for editors, and for naming every mistake of a file.

use schemars::JsonSchema;
use serde_json::{Map, Value, json};

use crate::model::catalog::CatalogFile;
use crate::model::decision::Decision;
use crate::model::feedback::{DialogueFile, FeedbackFile};
use crate::model::mapping::Mapping;
use crate::model::observed::Observed;
use crate::model::procedure::Procedure;
use crate::model::settings::Settings;
use crate::model::waiver::{BaselineFile, WaiverFile};

/// The JSON Schema of one type, without the nulls: a key without a value is refused, so it is left out instead.
pub fn of<T: JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    drop_nulls(&mut schema);
    schema
}

/// The schema for editors: a file is a procedure, a catalog, the settings, or a record of a review.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let mut kinds = Vec::new();
    for (name, mut whole) in [
        ("procedure", of::<Procedure>()),
        ("catalog", of::<CatalogFile>()),
        ("settings", of::<Settings>()),
        ("waivers", of::<WaiverFile>()),
        ("decision", of::<Decision>()),
        ("baseline", of::<BaselineFile>()),
        ("log", of::<Mapping>()),
        ("observed", of::<Observed>()),
        ("feedback", of::<FeedbackFile>()),
        ("dialogues", of::<DialogueFile>()),
    ] {
        if let Some(fields) = whole.as_object_mut() {
            fields.shift_remove("$schema");
            let parts = fields.shift_remove("$defs");
            let parts = parts.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
            // `Level` is a level of government in a catalog and of a rule in the settings, so each keeps its own parts.
            for (part, shape) in parts {
                definitions.insert(format!("{name}.{part}"), point(shape, name));
            }
        }
        definitions.insert(name.to_owned(), point(whole, name));
        kinds.push(json!({ "$ref": format!("#/$defs/{name}") }));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rasoat",
        "description": "A file of a workspace: a procedure, a catalog, the settings in rasoat.yaml, a register of waivers, a decision, a baseline, how to read a log, what a log showed, feedback, or dialogues.",
        "anyOf": kinds,
        "$defs": definitions,
    })
}

/// The schema with its references turned to the parts of `name`.
fn point(mut schema: Value, name: &str) -> Value {
    walk(&mut schema, &mut |fields| {
        if let Some(Value::String(reference)) = fields.get_mut("$ref")
            && let Some(part) = reference.strip_prefix("#/$defs/")
        {
            *reference = format!("#/$defs/{name}.{part}");
        }
    });
    schema
}

fn drop_nulls(schema: &mut Value) {
    walk(schema, &mut |fields| {
        if let Some(Value::Array(types)) = fields.get_mut("type") {
            types.retain(|word| word != "null");
            if types.len() == 1 {
                let only = types.remove(0);
                fields.insert("type".into(), only);
            }
        }
        if let Some(Value::Array(choices)) = fields.get_mut("anyOf") {
            choices.retain(|choice| choice["type"] != "null");
            if choices.len() == 1 {
                let only = choices.remove(0);
                fields.shift_remove("anyOf");
                for (key, value) in only.as_object().into_iter().flatten() {
                    fields.entry(key.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    });
}

/// Visits every object of a schema, outer ones first.
fn walk(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(fields) => {
            visit(fields);
            fields.values_mut().for_each(|value| walk(value, visit));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, visit)),
        _ => {}
    }
}
