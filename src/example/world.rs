//! The small world around an example, so that the example says only what matters.
//!
//! A key without a value (`deadline: null`) is left out; what a log showed stands below `observed`,
//! what citizens said below `feedback`, and meetings with them below `dialogues`. Completed where the example is silent: a document, condition or
//! fee without `basis` cites the example law; a document without counts is one original (a certified one, one copy);
//! without `conditions`, one condition is proven by all that is handed in or looked up; when no step says what it needs
//! or checks, the first step that appraises, checks or decides does all of it; when no step produces anything, the first
//! that decides or issues does.

use serde_yaml::{Mapping, Value};

use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::model::load;
use crate::model::load::tree::Node;
use crate::model::procedure::Procedure;
use crate::source::Source;
use crate::text::Lang;

const WORLD: &str = include_str!("world.yaml");
const LAW: &str = "1/2020/QH14 art 1";
const CATALOG: &[&str] =
    &["levels", "agencies", "registers", "document_types", "ranks", "instruments", "groups"];

/// The corpus of an example; the reason in words if it cannot be read.
pub(super) fn load(text: &str) -> Result<Corpus, String> {
    let example: Mapping = match text.trim() {
        "" => Mapping::new(),
        _ => serde_yaml::from_str(text).map_err(|error| error.to_string())?,
    };
    let world: Value = serde_yaml::from_str(WORLD).expect("the example world is well formed");
    let mut catalog = world["catalog"].as_mapping().cloned().unwrap_or_default();
    let skeleton = world["procedure"].as_mapping().cloned().unwrap_or_default();
    let mut own = Mapping::new();
    let mut others = Vec::new();
    let (mut observed, mut beside_them) = (None, Vec::new());
    for (key, value) in example {
        match key.as_str() {
            Some("others") => others = value.as_sequence().cloned().unwrap_or_default(),
            Some(key @ ("feedback" | "dialogues")) => {
                let file = Mapping::from_iter([(Value::from(key), value)]);
                beside_them.push(written(&format!("{key}.yaml"), &Value::Mapping(file)));
            }
            Some("observed") => observed = value.as_mapping().cloned(),
            Some(list) if CATALOG.contains(&list) => beside(&mut catalog, list, value),
            _ => {
                own.insert(key, value);
            }
        }
    }
    let mut sources = vec![
        written("rasoat.yaml", &world["settings"]),
        written("catalog.yaml", &Value::Mapping(catalog)),
        written("example.yaml", &Value::Mapping(completed(&skeleton, own))),
    ];
    sources.append(&mut beside_them);
    if let Some(mut figures) = observed {
        figures.insert("observed".into(), "example".into());
        sources.push(written("observed.yaml", &Value::Mapping(figures)));
    }
    for (at, other) in others.into_iter().enumerate() {
        let other = other.as_mapping().cloned().unwrap_or_default();
        sources.push(written(&format!("other-{at}.yaml"), &Value::Mapping(completed(&skeleton, other))));
    }
    let loaded = load::load(sources);
    match loaded.diagnostics.first() {
        Some(problem) => Err(problem.message.get(Lang::En).to_owned()),
        None => Ok(loaded.corpus),
    }
}

/// The path of a finding inside the example's own text.
pub(super) fn path_in_example(finding: &Finding, tree: &Node) -> String {
    let path = &finding.place.path;
    match &finding.procedure {
        Some(id) if id != "example" => {
            let others = tree.get("others").map_or(&[][..], Node::items);
            let at = others.iter().position(|other| other.get("procedure").and_then(Node::text) == Some(id));
            at.map_or_else(|| path.clone(), |at| format!("others[{at}].{path}"))
        }
        _ => in_catalog(path, tree).unwrap_or_else(|| path.clone()),
    }
}

/// The path of an entry that the example adds to a list of the catalog, where it stands after those of the world.
fn in_catalog(path: &str, tree: &Node) -> Option<String> {
    let (list, rest) = path.split_once('[').filter(|(list, _)| CATALOG.contains(list))?;
    let (at, rest) = rest.split_once(']')?;
    let own = tree.get(list)?.items();
    let world: Value = serde_yaml::from_str(WORLD).expect("the example world is well formed");
    let replaced = |entry: &&Value| {
        let id = entry.get("id").and_then(Value::as_str);
        own.iter().any(|one| one.get("id").and_then(Node::text) == id)
    };
    let entries = world["catalog"][list].as_sequence()?;
    let before = entries.len() - entries.iter().filter(replaced).count();
    Some(format!("{list}[{}]{rest}", at.parse::<usize>().ok()?.checked_sub(before)?))
}

/// The first difference between two lists of procedures, in the words of the file format; order inside `needs`,
/// `checks` and `proven_by` means nothing.
pub(super) fn difference(found: &[Procedure], wanted: &[Procedure]) -> Option<String> {
    for (found, wanted) in found.iter().zip(wanted) {
        let (found, wanted) = (lines(found), lines(wanted));
        if found != wanted {
            let first = found.iter().zip(&wanted).find(|(a, b)| a != b);
            return Some(match first {
                Some((found, wanted)) => format!("`{}` ≠ `{}`", found.trim(), wanted.trim()),
                None => format!("{} ≠ {}", found.len(), wanted.len()),
            });
        }
    }
    None
}

fn lines(procedure: &Procedure) -> Vec<String> {
    let mut procedure = procedure.clone();
    for condition in &mut procedure.conditions {
        condition.proven_by.sort();
    }
    for step in &mut procedure.steps {
        step.needs.sort();
        step.checks.sort();
    }
    let text = serde_yaml::to_string(&procedure).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn written(name: &str, value: &Value) -> Source {
    Source::new(name, serde_yaml::to_string(value).unwrap_or_default())
}

/// Adds entries to a list of the catalog; one with a known id takes the place of the old.
fn beside(catalog: &mut Mapping, list: &str, entries: Value) {
    let known = catalog.entry(list.into()).or_insert_with(|| Value::Sequence(Vec::new()));
    let (Some(known), Some(entries)) = (known.as_sequence_mut(), entries.as_sequence()) else { return };
    known.retain(|old| entries.iter().all(|new| new.get("id") != old.get("id")));
    known.extend(entries.iter().cloned());
}

/// The procedure of an example, with everything it does not say.
fn completed(skeleton: &Mapping, own: Mapping) -> Mapping {
    let mut procedure = skeleton.clone();
    for (key, value) in own {
        // A key without a value (`deadline: ~`) takes away what the skeleton has.
        if value.is_null() {
            procedure.remove(&key);
        } else {
            procedure.insert(key, value);
        }
    }
    for list in ["documents", "conditions", "fees"] {
        each(&mut procedure, list, |entry| {
            entry.entry("basis".into()).or_insert_with(|| Value::Sequence(vec![LAW.into()]));
        });
    }
    each(&mut procedure, "documents", |document| {
        let counted = document.contains_key("originals") || document.contains_key("copies");
        if !counted && document.get("mode").is_none_or(|mode| mode != "declare") {
            let certified = document.get("certified").is_some();
            document.insert(if certified { "copies" } else { "originals" }.into(), 1.into());
        }
    });
    let papers = ids(&procedure, "documents", "id");
    if !procedure.contains_key("conditions") {
        let mut proof = papers.clone();
        proof.extend(looked_up(&procedure, &["register", "type"]));
        let mut condition = Mapping::new();
        condition.insert("id".into(), "entitled".into());
        condition.insert("text".into(), "Đủ điều kiện".into());
        condition.insert("proven_by".into(), Value::Sequence(proof));
        condition.insert("basis".into(), Value::Sequence(vec![LAW.into()]));
        procedure.insert("conditions".into(), Value::Sequence(vec![Value::Mapping(condition)]));
    }
    let conditions = ids(&procedure, "conditions", "id");
    let outputs = ids(&procedure, "outputs", "id");
    let says = |procedure: &Mapping, key: &str| {
        let steps = procedure.get("steps").and_then(Value::as_sequence);
        steps.is_some_and(|steps| steps.iter().any(|step| step.get(key).is_some()))
    };
    let mut needed = papers;
    needed.extend(looked_up(&procedure, &["type"]));
    for (key, values, actions) in [
        ("needs", needed, &["appraise", "check", "decide", "issue"][..]),
        ("checks", conditions, &["appraise", "check", "decide", "issue"]),
        ("produces", outputs, &["issue", "decide", "record"]),
    ] {
        if says(&procedure, key) || values.is_empty() {
            continue;
        }
        let mut values = Some(values);
        for action in actions {
            each(&mut procedure, "steps", |step| {
                if step.get("does").is_some_and(|does| does == *action)
                    && let Some(values) = values.take()
                {
                    step.insert(key.into(), Value::Sequence(values));
                }
            });
        }
    }
    procedure
}

/// What is looked up and not asked for as a paper as well, by the first of these keys each look-up has.
fn looked_up(procedure: &Mapping, keys: &[&str]) -> Vec<Value> {
    let papers = ids(procedure, "documents", "type");
    let look_ups = procedure.get("look_ups").and_then(Value::as_sequence).into_iter().flatten();
    look_ups
        .filter(|look_up| look_up.get("type").is_none_or(|kind| !papers.contains(kind)))
        .filter_map(|look_up| keys.iter().find_map(|key| look_up.get(*key)).cloned())
        .collect()
}

fn each(procedure: &mut Mapping, list: &str, mut change: impl FnMut(&mut Mapping)) {
    let entries = procedure.get_mut(list).and_then(Value::as_sequence_mut);
    entries.into_iter().flatten().filter_map(Value::as_mapping_mut).for_each(&mut change);
}

fn ids(procedure: &Mapping, list: &str, key: &str) -> Vec<Value> {
    let entries = procedure.get(list).and_then(Value::as_sequence);
    entries.into_iter().flatten().filter_map(|entry| entry.get(key).cloned()).collect()
}
