//! What a reader must know to trust a figure: every assumption, every source, every default.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::facts::cost::{Cost, words_of};
use crate::model::corpus::{Corpus, Place};
use crate::model::settings::Activity;
use crate::report::view::Input;
use crate::report::view::leaf::{Figure, Measured, Words};
use crate::text::Lang;

/// Assumptions, sources and defaults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Assumptions {
    /// What is marked as assumed, in order of file.
    pub assumed: Vec<Noted>,
    /// Where figures come from: each source once, with all places that name it.
    pub sources: Vec<Noted>,
    /// The settings used where a procedure gives no figure of its own.
    pub defaults: Vec<Default>,
    /// Activities for which no figure was found; they count as zero.
    pub missing: Vec<Missing>,
}

/// An activity for which no figure was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The activity.
    pub name: Words,
    /// The numbers of the procedures it is missing in.
    pub procedures: Vec<usize>,
}

/// A remark and the places that make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Noted {
    /// The remark, as written.
    pub text: String,
    /// The file.
    pub file: String,
    /// The ways into the file to the items that make it.
    pub paths: Vec<String>,
}

/// A default of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Default {
    /// What it is for.
    pub name: Words,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The numbers of the procedures in which it stands in for a figure; empty for the hourly income, which all use.
    pub used_by: Vec<usize>,
    /// Where it comes from.
    pub source: Option<String>,
    /// What is assumed, and why.
    pub assumed: Option<String>,
}

/// The assumptions of a run. Of the catalog, only what is marked as assumed is listed, not every source.
pub(super) fn assumptions(input: &Input<'_>) -> Assumptions {
    let corpus = input.corpus;
    let mut assumed = Notes::new();
    let mut sources = Notes::new();
    for at in input.shown() {
        let procedure = &corpus.procedures[at];
        let id = corpus.places.procedures.get(at);
        let file = id.and_then(|id| corpus.sources.get(id.0 as usize)).map(|source| source.name.as_str());
        let file = file.unwrap_or(&procedure.id);
        let tree = serde_json::to_value(procedure).unwrap_or(Value::Null);
        collect(&tree, "assumed", file, "", &mut assumed);
        collect(&tree, "source", file, "", &mut sources);
    }
    let settings = serde_json::to_value(&corpus.settings).unwrap_or(Value::Null);
    collect(&settings, "assumed", "rasoat.yaml", "", &mut assumed);
    collect(&settings, "source", "rasoat.yaml", "", &mut sources);
    catalog(corpus, &mut assumed);
    observed_times(input, &mut assumed);
    Assumptions {
        assumed: listed(assumed),
        sources: listed(sources),
        defaults: defaults(input),
        missing: missing(input),
    }
}

/// Steps whose time is what a log showed and not what their file says.
fn observed_times(input: &Input<'_>, notes: &mut Notes) {
    let corpus = input.corpus;
    for (procedure, step) in corpus.settings.observed.steps() {
        let Some(at) = corpus.procedure(procedure).filter(|at| input.shows(*at)) else { continue };
        let file = corpus.places.procedures.get(at).and_then(|id| corpus.sources.get(id.0 as usize));
        let file = file.map_or(procedure, |source| source.name.as_str());
        let place = corpus.procedures[at].steps.iter().position(|one| one.id == step);
        let text = input.lang().pick(
            "Thời gian của bước lấy theo nhật ký (mức 90 %, kể cả chờ), thay cho thời gian ghi trong tệp",
            "The time of the step is what the log showed (90th percentile, waiting included), not what the file says",
        );
        let path = place.map_or_else(String::new, |place| format!("steps[{place}]"));
        notes.entry((file.to_owned(), text.to_owned())).or_default().push(path);
    }
}

/// Remarks by file and text, with their places in order.
type Notes = BTreeMap<(String, String), Vec<String>>;

fn listed(notes: Notes) -> Vec<Noted> {
    notes.into_iter().map(|((file, text), paths)| Noted { text, file, paths }).collect()
}

/// Adds every text under `key`, however deep.
fn collect(tree: &Value, key: &str, file: &str, path: &str, notes: &mut Notes) {
    match tree {
        Value::Object(map) => {
            for (name, value) in map {
                match value {
                    Value::String(text) if name == key => {
                        notes.entry((file.to_owned(), text.clone())).or_default().push(path.to_owned());
                    }
                    _ => {
                        let dot = if path.is_empty() { "" } else { "." };
                        collect(value, key, file, &format!("{path}{dot}{name}"), notes);
                    }
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                collect(item, key, file, &format!("{path}[{at}]"), notes);
            }
        }
        _ => {}
    }
}

fn catalog(corpus: &Corpus, notes: &mut Notes) {
    let mut add = |row: Result<Value, serde_json::Error>, place: Option<&Place>| {
        let Ok(tree) = row else { return };
        let source = place.and_then(|place| corpus.sources.get(place.source.0 as usize));
        let file = source.map_or("", |source| source.name.as_str());
        collect(&tree, "assumed", file, place.map_or("", |place| place.path.as_str()), notes);
    };
    for (at, row) in corpus.catalog.registers.rows().iter().enumerate() {
        add(serde_json::to_value(row), corpus.places.registers.get(at));
    }
    for (at, row) in corpus.catalog.instruments.rows().iter().enumerate() {
        add(serde_json::to_value(row), corpus.places.instruments.get(at));
    }
}

/// The numbers of the procedures whose cost is of this kind.
fn numbers(input: &Input<'_>, wanted: impl Fn(&Cost) -> bool) -> Vec<usize> {
    let all = input.facts.procedures.iter().enumerate();
    all.filter(|(at, facts)| input.shows(*at) && wanted(&facts.cost)).map(|(at, _)| at + 1).collect()
}

fn missing(input: &Input<'_>) -> Vec<Missing> {
    let all = input.facts.procedures.iter().enumerate().filter(|(at, _)| input.shows(*at));
    let activities: BTreeSet<Activity> = all.flat_map(|(_, facts)| &facts.cost.missing).copied().collect();
    activities
        .into_iter()
        .map(|activity| Missing {
            name: Words::new(input.lang(), words_of(activity, Lang::Vi), words_of(activity, Lang::En)),
            procedures: numbers(input, |cost| cost.missing.contains(&activity)),
        })
        .collect()
}

fn defaults(input: &Input<'_>) -> Vec<Default> {
    let lang = input.lang();
    let Some(costs) = &input.corpus.settings.costs else { return Vec::new() };
    let hourly = Default {
        name: Words::new(
            lang,
            format!("Thu nhập bình quân một giờ làm việc (từ {})", costs.hourly_income.date.show(Lang::Vi)),
            format!("Average income for one hour of work (from {})", costs.hourly_income.date),
        ),
        figures: vec![Figure::of(Some(costs.hourly_income.amount.0), Measured::Vnd, lang)],
        used_by: Vec::new(),
        source: Some(costs.hourly_income.source.clone()),
        assumed: costs.hourly_income.assumed.clone(),
    };
    let classes = costs.time_classes.iter().map(|class| Default {
        name: Words::new(lang, words_of(class.id, Lang::Vi), words_of(class.id, Lang::En)),
        figures: vec![
            Figure::of(Some(class.hours.hours_to_minutes()), Measured::Minutes, lang),
            Figure::of(Some(class.spend.0), Measured::Vnd, lang),
        ],
        used_by: numbers(input, |cost| cost.defaults_used.contains(&class.id)),
        source: class.source.clone(),
        assumed: class.assumed.clone(),
    });
    std::iter::once(hourly).chain(classes).collect()
}
