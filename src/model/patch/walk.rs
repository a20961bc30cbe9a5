//! The one walk over a located tree beside its value as written and as wanted; where they part, splices are made.

use serde_json::{Map, Value as Json};

use super::block;
use super::brackets;
use super::pair::partners;
use super::places::{column, next_token, own_end};
use super::render::{self, ListStyle};
use super::spelling;
use super::splice::Splices;
use crate::model::load::tree::{Entry, Node, Value};

/// A part of a list or mapping: from its dash or key to the end of its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Child {
    /// The first byte of its dash or key; of the item itself in brackets.
    pub(super) lead: usize,
    /// One past its value.
    pub(super) end: usize,
    /// Whether it is to go.
    pub(super) goes: bool,
}

/// A part that is to come.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    /// How many of the present parts stand before it.
    pub(super) before: usize,
    /// Its text, without the indent of its first line and without a last line break.
    pub(super) text: String,
}

/// What a list or mapping is to become.
pub(super) struct Change<'c> {
    pub(super) text: &'c str,
    pub(super) ending: &'static str,
    pub(super) children: &'c [Child],
    pub(super) arrivals: &'c [Arrival],
    /// The byte before which nothing belongs to it, and the one from which on nothing does.
    pub(super) bounds: (usize, usize),
    /// In how many lists and mappings it lies.
    pub(super) depth: usize,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Slot {
    /// One past the colon or dash before it.
    after: usize,
    /// Whether it stands in brackets.
    inside: bool,
    /// The byte from which on nothing belongs to it.
    ceiling: usize,
    /// In how many lists and mappings it stands.
    depth: usize,
}

/// The walk, with the splices made so far.
pub(super) struct Walk<'t> {
    text: &'t str,
    ending: &'static str,
    splices: Splices,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str, ending: &'static str) -> Self {
        Walk { text, ending, splices: Splices::default() }
    }

    /// Walks over a whole text.
    pub(super) fn root(&mut self, tree: &Node, old: &Json, new: &Json) {
        let slot = Slot { after: tree.span.start, inside: false, ceiling: self.text.len(), depth: 0 };
        self.value(tree, slot, Some(old), new);
    }

    /// The text with all splices carried out.
    pub(super) fn finish(self) -> String {
        self.splices.carry_out(self.text)
    }

    /// One value. `old` is what is written there, read; `None` where it says what would hold without it.
    fn value(&mut self, node: &Node, slot: Slot, old: Option<&Json>, new: &Json) {
        if old == Some(new) {
            return;
        }
        let done = match (&node.value, old, new) {
            (Value::Map(entries), Some(Json::Object(old)), Json::Object(new)) => {
                self.map(entries, slot, old, new)
            }
            (Value::List(items), Some(Json::Array(old)), Json::Array(new)) => {
                let some = !new.is_empty() && !items.is_empty() && items.len() == old.len();
                some && self.list(items, slot, old, new)
            }
            (Value::Scalar { .. }, _, new) if !new.is_array() && !new.is_object() => {
                let written = node.span.slice(self.text);
                let text = spelling::like(written, old.unwrap_or(&Json::Null), new, slot.inside);
                self.splices.replace(node.span.start, node.span.end, text);
                true
            }
            _ => false,
        };
        if !done {
            self.whole(node, slot, new);
        }
    }

    /// Writes a value anew, on one line.
    fn whole(&mut self, node: &Node, slot: Slot, new: &Json) {
        let text = render::flow(new, slot.inside);
        let is_block = matches!(node.value, Value::Map(_) | Value::List(_)) && !self.in_brackets(slot);
        if is_block || node.value == Value::Null {
            self.splices.replace(slot.after, node.span.end.max(slot.after), format!(" {text}"));
        } else {
            self.splices.replace(node.span.start, node.span.end, text);
        }
    }

    /// Whether the list or mapping at a slot is written in brackets or braces.
    fn in_brackets(&self, slot: Slot) -> bool {
        slot.inside || self.text[next_token(self.text, slot.after)..].starts_with(['[', '{'])
    }

    fn map(
        &mut self,
        entries: &[Entry],
        slot: Slot,
        old: &Map<String, Json>,
        new: &Map<String, Json>,
    ) -> bool {
        let inside = self.in_brackets(slot);
        let children: Vec<Child> = entries
            .iter()
            .map(|entry| Child {
                lead: entry.key_span.start,
                end: entry.key_span.end.max(entry.value.span.end),
                // What was written although it would hold anyway may stay.
                goes: !new.contains_key(&entry.key) && old.contains_key(&entry.key),
            })
            .collect();
        let mut arrivals = Vec::new();
        let mut before = 0;
        for (key, value) in new {
            if let Some(at) = entries.iter().position(|entry| entry.key == *key) {
                before = at + 1;
                continue;
            }
            let items = value.as_array().filter(|items| items.iter().any(Json::is_object) && !inside);
            let text = match (items, entries.first()) {
                (Some(items), Some(first)) => {
                    let column = column(self.text, first.key_span.start);
                    render::list(key, items, self.list_style(entries, before), column, self.ending)
                }
                _ => render::entry(key, value, inside),
            };
            arrivals.push(Arrival { before, text });
        }
        if !self.arrange(slot, inside, &children, &arrivals) {
            return false;
        }
        for (at, entry) in entries.iter().enumerate() {
            let Some(wanted) = new.get(&entry.key) else { continue };
            let after = next_token(self.text, entry.key_span.end) + 1;
            let next = children.get(at + 1).map(|next| next.lead);
            let ceiling = self.ceiling(&children[at], next, slot);
            let slot = Slot { after, inside, ceiling, depth: slot.depth + 1 };
            self.value(&entry.value, slot, old.get(&entry.key), wanted);
        }
        true
    }

    fn list(&mut self, items: &[Node], slot: Slot, old: &[Json], new: &[Json]) -> bool {
        let inside = self.in_brackets(slot);
        let pairs = partners(old, new);
        let mut children = Vec::with_capacity(items.len());
        let mut from = slot.after;
        for (at, item) in items.iter().enumerate() {
            let lead = if inside { item.span.start } else { next_token(self.text, from) };
            if !inside && !self.text[lead..].starts_with('-') {
                return false;
            }
            let goes = pairs.binary_search_by_key(&at, |(old, _)| *old).is_err();
            children.push(Child { lead, end: item.span.end, goes });
            from = item.span.end;
        }
        let (mut arrivals, mut before) = (Vec::new(), 0);
        let mut partner = pairs.iter().peekable();
        for (at, value) in new.iter().enumerate() {
            if let Some((old, _)) = partner.next_if(|(_, new)| *new == at) {
                before = old + 1;
                continue;
            }
            let near = before.saturating_sub(1).min(children.len() - 1);
            let text = match inside {
                true => render::flow(value, true),
                false => self.item_like(&children[near], &items[near], value),
            };
            arrivals.push(Arrival { before, text });
        }
        if !self.arrange(slot, inside, &children, &arrivals) {
            return false;
        }
        for (at, wanted) in &pairs {
            let after = if inside { children[*at].lead } else { children[*at].lead + 1 };
            let next = children.get(at + 1).map(|next| next.lead);
            // In brackets an item is a value by itself, so that it is found where it begins.
            let ceiling = self.ceiling(&children[*at], next, slot);
            let own = Slot { after, inside, ceiling, depth: slot.depth + 1 };
            self.value(&items[*at], own, Some(&old[*at]), &new[*wanted]);
        }
        true
    }

    fn arrange(&mut self, slot: Slot, inside: bool, children: &[Child], arrivals: &[Arrival]) -> bool {
        let change = Change {
            text: self.text,
            ending: self.ending,
            children,
            arrivals,
            bounds: (super::places::line_end(self.text, slot.after), slot.ceiling),
            depth: slot.depth,
        };
        if children.is_empty() {
            return false;
        }
        if inside {
            brackets::arrange(&change, &mut self.splices)
        } else {
            block::arrange(&change, &mut self.splices)
        }
    }

    /// The byte from which on nothing belongs to a part.
    fn ceiling(&self, child: &Child, next: Option<usize>, slot: Slot) -> usize {
        let limit = next.map_or(slot.ceiling, |next| super::places::line_start(self.text, next));
        own_end(self.text, column(self.text, child.lead), child.end, limit).min(limit.max(child.end))
    }

    /// A new item in the style of one that is there.
    fn item_like(&self, child: &Child, item: &Node, value: &Json) -> String {
        let behind = &self.text[child.lead + 1..];
        let gap = behind.len() - behind.trim_start_matches(' ').len();
        let braces = behind.trim_start().starts_with('{') || !matches!(item.value, Value::Map(_));
        render::item(value, braces, column(self.text, child.lead), gap, self.ending)
    }

    /// How the lists of mappings nearest to a place among these entries are written.
    fn list_style(&self, entries: &[Entry], place: usize) -> ListStyle {
        let holds_maps =
            |entry: &&Entry| matches!(entry.value.items().first(), Some(Node { value: Value::Map(_), .. }));
        let (above, below) = entries.split_at(place.min(entries.len()));
        let near = above.iter().rev().find(holds_maps).or_else(|| below.iter().find(holds_maps));
        let Some(near) = near else { return ListStyle { dash: Some(2), braces: true } };
        let after = next_token(self.text, near.key_span.end) + 1;
        let dash = next_token(self.text, after);
        if !self.text[dash..].starts_with('-') {
            return ListStyle { dash: None, braces: true };
        }
        let columns = column(self.text, dash).saturating_sub(column(self.text, near.key_span.start));
        let braces = self.text[next_token(self.text, dash + 1)..].starts_with('{');
        ListStyle { dash: Some(columns), braces }
    }
}
