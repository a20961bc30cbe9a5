//! A catalog file: its lists, each entry read by itself, so that one with a mistake takes no other with it.

use std::cell::LazyCell;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{CATALOG_KEYS, Reader, Rows};
use crate::diagnostic::Diagnostic;
use crate::model::corpus::Place;
use crate::model::load::known::Target;
use crate::model::load::say::{listed, meant, shown};
use crate::model::load::shape::{Owner, Shape, mistakes};
use crate::model::load::tree::{Entry, Node, Value};
use crate::span::Span;

impl Reader<'_> {
    pub(super) fn catalog(&mut self, entries: &[Entry]) {
        let lists: Vec<Span> = entries.iter().map(|entry| entry.value.span).collect();
        self.read.lost |=
            self.refused.iter().any(|refused| !lists.iter().any(|list| list.holds(refused.span)));
        for entry in entries {
            match entry.key.as_str() {
                "levels" => self.list(entry, Target::Level, |rows| &mut rows.levels),
                "agencies" => self.list(entry, Target::Agency, |rows| &mut rows.agencies),
                "registers" => self.list(entry, Target::Register, |rows| &mut rows.registers),
                "document_types" => self.list(entry, Target::DocumentType, |rows| &mut rows.document_types),
                "ranks" => self.list(entry, Target::Rank, |rows| &mut rows.ranks),
                "instruments" => self.list(entry, Target::Instrument, |rows| &mut rows.instruments),
                "groups" => self.list(entry, Target::Group, |rows| &mut rows.groups),
                _ => self.unknown_key(entry),
            }
        }
    }

    fn unknown_key(&mut self, entry: &Entry) {
        let written = shown(&entry.key);
        self.read.lost = true;
        let problem = Diagnostic::error(
            "unknown-key",
            format!("danh mục không có khóa `{written}`"),
            format!("a catalog has no key `{written}`"),
        );
        let problem = match meant(&entry.key, CATALOG_KEYS) {
            Some(key) => problem.help(format!("viết `{key}`"), format!("write `{key}`")),
            None => {
                let known = listed(CATALOG_KEYS);
                problem.help(format!("dùng một trong: {known}"), format!("use one of: {known}"))
            }
        };
        self.read.problems.push(problem.at(self.id, entry.key_span));
    }

    /// The entries of one list of a catalog; one with a mistake is left out, and its name kept.
    fn list<T: DeserializeOwned + JsonSchema>(
        &mut self,
        entry: &Entry,
        target: Target,
        slot: fn(&mut Rows) -> &mut Vec<(T, Place)>,
    ) {
        let Value::List(items) = &entry.value.value else {
            self.read.lost = true;
            let span = entry.key_span.to(entry.value.span);
            let whole = Node { span, value: Value::Map(vec![entry.clone()]) };
            let shape = Shape::single(&entry.key, Shape::List(Box::new(Shape::Any)));
            let found = mistakes(&whole, &shape, Owner::Key(&entry.key), self.id, &self.refused);
            self.read.problems.extend(found);
            return;
        };
        let shape: LazyCell<Shape> = LazyCell::new(Shape::of::<T>);
        for (at, node) in items.iter().enumerate() {
            let refused = self.refused_in(node.span);
            let row = self.typed::<T>(node, Owner::Item(&entry.key), &shape).filter(|_| !refused);
            match node.get("id") {
                Some(id) => self.claim(target, id, row.is_some()),
                None => self.read.lost = true,
            }
            if let (Target::Instrument, Some(number)) = (target, node.get("number")) {
                self.claim(Target::Number, number, row.is_some());
            }
            if let Some(row) = row {
                let place = Place { source: self.id, path: format!("{}[{at}]", entry.key) };
                slot(&mut self.read.rows).push((row, place));
            }
        }
    }
}
