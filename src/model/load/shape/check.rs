//! Walks a located tree beside its shape and lists every mistake, each at its own value.

use crate::diagnostic::Diagnostic;
use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::load::shape::{Key, Shape, words};
use crate::model::load::tree::{Entry, Node, Value};
use crate::model::load::typed::{decimal, whole};
use crate::source::SourceId;
use crate::span::Span;

/// Every mistake of a tree. `refused` are places already complained of, which are passed over; `name` is what the
/// tree is called where it has no key of its own.
pub(crate) fn mistakes(
    node: &Node,
    shape: &Shape,
    name: &str,
    source: SourceId,
    refused: &[Span],
) -> Vec<Diagnostic> {
    let mut walk = Walk { source, refused, found: Vec::new() };
    walk.value(node, shape, At { name, key: node.name_span() });
    walk.found
}

struct Walk<'r> {
    source: SourceId,
    refused: &'r [Span],
    found: Vec<Diagnostic>,
}

/// What a value is called, and where that is written.
#[derive(Clone, Copy)]
struct At<'n> {
    name: &'n str,
    key: Span,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, shape: &Shape, at: At<'_>) {
        if self.refused.contains(&node.span) {
            return;
        }
        match (&node.value, shape) {
            (Value::Null, _) => {
                let place = if node.span.start < node.span.end { node.span } else { at.key };
                self.found.push(words::no_value(at.name).at(self.source, place));
            }
            (_, Shape::Any) | (Value::Scalar { .. }, Shape::Words(_)) => {}
            (Value::Map(entries), Shape::Map(keys)) => self.mapping(node, entries, keys, at),
            (Value::Map(_), Shape::Words(mapping)) => self.value(node, mapping, at),
            (Value::List(items), Shape::List(item)) => {
                for node in items {
                    self.value(node, item, At { name: at.name, key: node.span });
                }
            }
            (Value::Scalar { text, plain }, shape) => {
                if let Some(problem) = scalar(text, *plain, shape, at.name) {
                    self.found.push(problem.at(self.source, node.span));
                }
            }
            (Value::List(_) | Value::Map(_), shape) => {
                self.found.push(words::wrong_kind(at.name, node, shape).at(self.source, at.key));
            }
        }
    }

    fn mapping(&mut self, node: &Node, entries: &[Entry], keys: &[Key], at: At<'_>) {
        for entry in entries {
            match keys.iter().find(|key| key.name == entry.key) {
                Some(key) => {
                    self.value(&entry.value, &key.shape, At { name: &key.name, key: entry.key_span });
                }
                None => {
                    let free = keys.iter().map(|key| key.name.as_str()).filter(|key| node.get(key).is_none());
                    let free: Vec<&str> = free.collect();
                    self.found
                        .push(words::unknown_key(&entry.key, at.name, &free).at(self.source, entry.key_span));
                }
            }
        }
        for key in keys.iter().filter(|key| key.required && node.get(&key.name).is_none()) {
            let place = entries.first().map_or(node.span, |first| match node.name_span() {
                whole if whole == node.span => first.key_span,
                name => name,
            });
            self.found.push(words::missing_key(key, at.name).at(self.source, place));
        }
    }
}

/// What is wrong with a scalar, if anything.
fn scalar(text: &str, plain: bool, shape: &Shape, name: &str) -> Option<Diagnostic> {
    match shape {
        Shape::Text | Shape::Words(_) | Shape::Any => None,
        Shape::OneOf(known) => {
            (!known.iter().any(|word| word == text)).then(|| words::unknown_word(text, name, known))
        }
        Shape::Duration => Duration::parse(text).is_none().then(|| words::bad_duration(text)),
        Shape::Citation => Citation::parse(text).is_none().then(|| words::bad_citation(text)),
        Shape::Date => Date::parse(text).is_none().then(|| words::bad_date(text)),
        Shape::Bool => {
            (!plain || !matches!(text, "true" | "false")).then(|| words::not_a_truth(text, plain, name))
        }
        Shape::Whole { least, most } => match whole(text) {
            Some(number) if plain && (*least..=*most).contains(&number) => None,
            Some(number) if plain => Some(words::out_of_range(number, *least, *most, name)),
            _ => Some(words::not_a_number(text, plain, true, name)),
        },
        Shape::Number => {
            let fits = plain && (whole(text).is_some_and(|n| n.abs() < 1_000_000_000_000) || small(text));
            (!fits).then(|| words::not_a_number(text, plain, false, name))
        }
        Shape::List(_) => Some(words::not_a_list(text, name)),
        Shape::Map(keys) => Some(words::not_a_mapping(text, name, keys)),
    }
}

fn small(text: &str) -> bool {
    decimal(text).is_some_and(|number| number.abs() < 1e12)
}
