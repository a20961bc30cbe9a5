//! Walks a located tree beside its shape and lists every mistake, each at its own value.

use crate::diagnostic::Diagnostic;
use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::load::say::meant;
use crate::model::load::shape::{Key, Owner, Refused, Shape, words};
use crate::model::load::tree::{Entry, Node, Value};
use crate::model::load::typed::{decimal, whole};
use crate::source::SourceId;
use crate::span::Span;

/// Every mistake of a tree, which is called `owner`. `refused` are complaints already made of it.
pub(crate) fn mistakes(
    node: &Node,
    shape: &Shape,
    owner: Owner<'_>,
    source: SourceId,
    refused: &[Refused],
) -> Vec<Diagnostic> {
    let mut walk = Walk { source, refused, found: Vec::new() };
    walk.value(node, shape, At { owner, key: node.name_span() });
    walk.found
}

struct Walk<'r> {
    source: SourceId,
    refused: &'r [Refused],
    found: Vec<Diagnostic>,
}

/// What a value is called, and where that is written.
#[derive(Clone, Copy)]
struct At<'n> {
    owner: Owner<'n>,
    key: Span,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, shape: &Shape, at: At<'_>) {
        if self.refused.iter().any(|refused| refused.span == node.span) {
            return;
        }
        match (&node.value, shape) {
            (Value::Null, _) => {
                let place = if node.span.start < node.span.end { node.span } else { at.key };
                self.found.push(words::no_value(at.owner).at(self.source, place));
            }
            (_, Shape::Any) | (Value::Scalar { .. }, Shape::Words(_)) => {}
            (Value::Map(entries), Shape::Map(keys)) => self.mapping(node, entries, keys, at),
            (Value::Map(_), Shape::Words(mapping)) => self.value(node, mapping, at),
            (Value::Map(entries), Shape::Table(shape)) => {
                for entry in entries {
                    let at = At { owner: Owner::Key(&entry.key), key: entry.key_span };
                    self.value(&entry.value, shape, at);
                }
            }
            (Value::List(items), Shape::List(item)) => {
                for node in items {
                    self.value(node, item, At { owner: at.owner.item(), key: node.span });
                }
            }
            (Value::Scalar { text, plain }, shape) => {
                if let Some(problem) = scalar(text, *plain, shape, at.owner) {
                    self.found.push(problem.at(self.source, node.span));
                }
            }
            (Value::List(_) | Value::Map(_), shape) => {
                self.found.push(words::wrong_kind(at.owner, node, shape).at(self.source, at.key));
            }
        }
    }

    fn mapping(&mut self, node: &Node, entries: &[Entry], keys: &[Key], at: At<'_>) {
        let mut slips: Vec<&str> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            if let Some(key) = keys.iter().find(|key| key.name == entry.key) {
                // What a comma cut off is said once, of the part cut off.
                if entries.get(index + 1).is_some_and(|next| is_stray(next, keys)) {
                    continue;
                }
                let at = At { owner: Owner::Key(&key.name), key: entry.key_span };
                self.value(&entry.value, &key.shape, at);
                continue;
            }
            if is_stray(entry, keys) {
                self.found.push(words::stray(&entry.key).at(self.source, entry.key_span));
                continue;
            }
            let near = meant(&entry.key, keys.iter().map(|key| key.name.as_str()));
            slips.extend(near);
            let near = near.map(|near| (near, node.get(near).is_some()));
            let free = keys.iter().map(|key| key.name.as_str()).filter(|key| node.get(key).is_none());
            let problem = words::unknown_key(&entry.key, at.owner, near, &free.collect::<Vec<_>>());
            self.found.push(problem.at(self.source, entry.key_span));
        }
        // A merge key would have brought keys in, and a misspelt key is the one that seems to be missing.
        if self.refused.iter().any(|refused| refused.code == "merge-key" && node.span.holds(refused.span)) {
            return;
        }
        for key in keys.iter().filter(|key| key.required && node.get(&key.name).is_none()) {
            if slips.contains(&key.name.as_str()) {
                continue;
            }
            let place = match (entries.first(), node.name_span()) {
                (Some(first), whole) if whole == node.span => first.key_span,
                (_, name) => name,
            };
            self.found.push(words::missing_key(key, at.owner).at(self.source, place));
        }
    }
}

/// Whether a key is really the rest of a value before it: `{rate: 0,15}`.
fn is_stray(entry: &Entry, keys: &[Key]) -> bool {
    entry.value.value == Value::Null
        && entry.key.starts_with(|c: char| c.is_ascii_digit())
        && !keys.iter().any(|key| key.name == entry.key)
}

/// What is wrong with a scalar, if anything.
fn scalar(text: &str, plain: bool, shape: &Shape, owner: Owner<'_>) -> Option<Diagnostic> {
    match shape {
        Shape::Text | Shape::Words(_) | Shape::Any => None,
        Shape::OneOf(known) => {
            (!known.iter().any(|word| word == text)).then(|| words::unknown_word(text, owner, known))
        }
        Shape::Duration => Duration::parse(text).is_none().then(|| words::bad_duration(text)),
        Shape::Citation => Citation::parse(text).is_none().then(|| words::bad_citation(text)),
        Shape::Written(manner) => {
            (!(manner.fits)(text)).then(|| words::ill_written(text, shape, manner, owner))
        }
        Shape::Date => Date::parse(text).is_none().then(|| words::bad_date(text)),
        Shape::Bool => {
            (!plain || !matches!(text, "true" | "false")).then(|| words::not_a_truth(text, plain, owner))
        }
        Shape::Whole { least, most } => match whole(text) {
            Some(number) if plain && (*least..=*most).contains(&number) => None,
            Some(number) if plain => Some(words::out_of_range(number, *least, *most, owner)),
            _ => Some(words::not_a_number(text, plain, true, owner)),
        },
        Shape::Number => {
            let fits = plain && (whole(text).is_some_and(|n| n.abs() < 1_000_000_000_000) || small(text));
            (!fits).then(|| words::not_a_number(text, plain, false, owner))
        }
        Shape::List(_) => Some(words::not_a_list(text, owner)),
        Shape::Map(keys) => Some(words::not_a_mapping(text, owner, keys)),
        Shape::Table(_) => Some(words::not_a_mapping(text, owner, &[])),
    }
}

fn small(text: &str) -> bool {
    decimal(text).is_some_and(|number| number.abs() < 1e12)
}
