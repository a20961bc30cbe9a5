//! What a proposal is about, as fingerprints of the keys of the things it touches, before and after.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::model::corpus::Corpus;
use crate::model::decision::{Decision, Touched};
use crate::model::edit::apply::apply;
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::Procedure;
use crate::proposal::Proposal;
use crate::propose::fingerprint;
use crate::text::Text;

/// The keys of each thing of a procedure, each with a fingerprint of its value: `copies 4m2k7qa`.
type Things = BTreeMap<String, BTreeSet<String>>;

/// The keys that say what a thing is and what prescribes it.
const ITSELF: [&str; 5] = ["type", "does", "kind", "text", "basis"];
/// The keys that say nothing of a thing but how it is called and where that was read.
const WORDS: [&str; 4] = ["id", "name", "source", "note"];

/// What a proposal touches. Of a thing that comes, goes or was found fault with: what it is, what the edits change and what
/// the rules looked at; of others the keys that the edits change.
pub(super) fn of(corpus: &Corpus, rules: &[Rule], findings: &[Finding], proposal: &Proposal) -> Vec<Touched> {
    let Some(at) = corpus.procedure(&proposal.procedure) else { return Vec::new() };
    let written = &corpus.procedures[at];
    let mut changed = written.clone();
    for edit in &proposal.edits {
        // What cannot be carried out, or is done already, changes nothing.
        let _ = apply(&mut changed, &edit.change, &corpus.catalog);
    }
    let (before, after) = (things(written), things(&changed));
    let settled = || proposal.settles.iter().filter_map(|at| findings.get(*at));
    let found: BTreeSet<String> = settled().filter_map(|finding| name(corpus, finding.entity)).collect();
    let fired: BTreeSet<&str> = settled().map(|finding| finding.rule.as_str()).collect();
    let looked: BTreeSet<&str> = rules
        .iter()
        .filter(|rule| fired.contains(rule.id.as_str()))
        .flat_map(|rule| rule.looks_at().into_iter().map(|(_, column)| column))
        .filter(|column| !WORDS.contains(column))
        .collect();
    let nothing = BTreeSet::new();
    let mut touched = Vec::new();
    for thing in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let (was, is) = (before.get(thing), after.get(thing));
        let moves = was.is_none() || is.is_none();
        let whole = *thing != written.id && (moves || found.contains(thing.as_str()));
        let (was, is) = (was.unwrap_or(&nothing), is.unwrap_or(&nothing));
        // A thing that stays keeps its id, so that it is told from one that goes.
        let counts = |key: &str| ITSELF.contains(&key) || looked.contains(key) || (!moves && key == "id");
        let keep = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
            let kept =
                one.iter().filter(|key| (!moves && !other.contains(*key)) || (whole && counts(key_of(key))));
            kept.cloned().collect::<Vec<String>>()
        };
        let (mut before, mut after) = (keep(was, is), keep(is, was));
        if whole && before.is_empty() && after.is_empty() {
            // Nothing of it stands out: all of it counts.
            before = was.iter().filter(|key| !WORDS.contains(&key_of(key))).cloned().collect();
            after = is.iter().filter(|key| !WORDS.contains(&key_of(key))).cloned().collect();
        }
        if !before.is_empty() || !after.is_empty() {
            touched.push(Touched { thing: thing.clone(), whole, before, after });
        }
    }
    // Where a thing comes, goes or is changed itself, what follows from that in others is not what it is about.
    if touched.iter().any(|touched| touched.whole && touched.before != touched.after) {
        touched.retain(|touched| touched.whole);
    }
    touched
}

/// What of all this is no longer as it was when the decision was taken.
pub(super) fn changed(corpus: &Corpus, decision: &Decision) -> Vec<Text> {
    let now = now(corpus, decision);
    let mut said = Vec::new();
    for touched in &decision.touches {
        let named = touched.before.iter().map(String::as_str);
        let was: BTreeSet<&str> = named.filter(|key| !WORDS.contains(&key_of(key))).collect();
        let is = current(&now, touched);
        let thing = &touched.thing;
        let gone = !now.contains_key(thing) && decision.concerns != *thing;
        if was == is {
            continue;
        }
        let keys: BTreeSet<&str> = was.symmetric_difference(&is).map(|key| key_of(key)).collect();
        let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
        said.push(match (was.is_empty() && touched.whole, gone) {
            (_, true) => Text::new(format!("không còn `{thing}`"), format!("`{thing}` is no longer there")),
            (true, false) => Text::new(format!("đã có `{thing}`"), format!("`{thing}` is there now")),
            (false, false) => {
                Text::new(format!("`{thing}` đã thay đổi ở: {keys}"), format!("`{thing}` changed in: {keys}"))
            }
        });
    }
    said
}

/// Whether everything the proposal would change is as it would be after it.
pub(super) fn is_done(corpus: &Corpus, decision: &Decision) -> bool {
    let now = now(corpus, decision);
    let moves = |touched: &&Touched| touched.before != touched.after;
    let shows = |touched: &Touched| {
        // Of a thing that stays only the keys that were to change count.
        let is = current(&now, touched);
        let both = !touched.before.is_empty() && !touched.after.is_empty();
        match touched.whole && !both {
            true => now.contains_key(&touched.thing) != touched.after.is_empty(),
            false => {
                touched.after.iter().all(|key| touched.before.contains(key) || is.contains(key.as_str()))
                    && touched
                        .before
                        .iter()
                        .all(|key| touched.after.contains(key) || !is.contains(key.as_str()))
            }
        }
    };
    corpus.procedure(&decision.concerns).is_some()
        && decision.touches.iter().any(|touched| moves(&touched))
        && decision.touches.iter().filter(moves).all(shows)
}

fn now(corpus: &Corpus, decision: &Decision) -> Things {
    corpus.procedure(&decision.concerns).map(|at| things(&corpus.procedures[at])).unwrap_or_default()
}

/// The keys of a thing that count, as they are now.
fn current<'n>(now: &'n Things, touched: &Touched) -> BTreeSet<&'n str> {
    let all = touched.before.iter().chain(&touched.after);
    let named: BTreeSet<&str> = all.map(|key| key_of(key)).filter(|key| !WORDS.contains(key)).collect();
    let keys = now.get(&touched.thing).into_iter().flatten().map(String::as_str);
    // What a thing is counts also where it was not said then.
    let counts = |key: &str| named.contains(key) || (touched.whole && ITSELF.contains(&key));
    keys.filter(|key| counts(key_of(key))).collect()
}

/// The name of a key with a fingerprint.
fn key_of(printed: &str) -> &str {
    printed.split(' ').next().unwrap_or(printed)
}

/// The parts of a procedure by their stable ids, and what it says of itself under its own id.
fn things(procedure: &Procedure) -> Things {
    let mut things = Things::new();
    let Ok(Value::Object(fields)) = serde_json::to_value(procedure) else { return things };
    for (key, value) in &fields {
        match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                for item in items {
                    let thing = format!("{}/{key}/{}", procedure.id, own_id(item));
                    let keys = item.as_object().into_iter().flatten();
                    things.entry(thing).or_default().extend(keys.map(|(key, value)| print(key, value)));
                }
            }
            _ => {
                things.entry(procedure.id.clone()).or_default().insert(print(key, value));
            }
        }
    }
    things
}

fn own_id(item: &Value) -> String {
    let text = |key: &str| item[key].as_str();
    if let Some(id) = text("id") {
        return id.to_owned();
    }
    let parts = ["register", "procedure", "type", "kind"].iter().filter_map(|key| text(key));
    parts.collect::<Vec<_>>().join(".")
}

fn print(key: &str, value: &Value) -> String {
    format!("{key} {}", fingerprint(&settled(value).to_string()))
}

/// A value whose lists of words are in order, since their order says nothing.
fn settled(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(settled).collect();
            if items.iter().all(Value::is_string) {
                items.sort_by(|one, two| one.as_str().cmp(&two.as_str()));
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}

/// The stable id of the part of a procedure that an entity is, or belongs to.
fn name(corpus: &Corpus, entity: Entity) -> Option<String> {
    if entity.kind == Kind::Basis {
        let basis = corpus.bases.get(entity.owner as usize)?.get(entity.at())?;
        return name(corpus, basis.holder);
    }
    let list = match entity.kind {
        Kind::Case => "cases",
        Kind::Channel => "channels",
        Kind::Fee => "fees",
        Kind::Document => "documents",
        Kind::LookUp => "look_ups",
        Kind::Condition => "conditions",
        Kind::Step => "steps",
        Kind::Output => "outputs",
        _ => return None,
    };
    let procedure = corpus.procedures.get(entity.owner as usize)?;
    let fields = serde_json::to_value(procedure).ok()?;
    let item = fields.get(list)?.get(entity.at())?;
    Some(format!("{}/{list}/{}", procedure.id, own_id(item)))
}
