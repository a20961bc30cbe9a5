//! A list of catalog entries and the ways to find one. Knows nothing of what they mean.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Register;

/// A list of catalog entries found by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T> {
    rows: Vec<T>,
    by_id: HashMap<String, usize>,
    /// The rows by what they hold, where they hold anything; worked out when first asked for.
    by_held: OnceLock<HashMap<String, Vec<usize>>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { rows: Vec::new(), by_id: HashMap::new(), by_held: OnceLock::new() }
    }
}

impl<T> Table<T> {
    /// A table of these rows; `ids` gives the names a row is found by. The first row of a name keeps it.
    pub fn new(rows: Vec<T>, ids: impl Fn(&T) -> Vec<String>) -> Self {
        let mut by_id = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            for id in ids(row) {
                by_id.entry(id).or_insert(at);
            }
        }
        Table { rows, by_id, by_held: OnceLock::new() }
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// Where the row of this id stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The row of this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|at| &self.rows[at])
    }
}

impl Table<Register> {
    /// Where the registers stand that hold this type of paper, on whatever day, in order.
    pub fn holding(&self, document_type: &str) -> &[usize] {
        let by_held = self.by_held.get_or_init(|| {
            let mut by_held: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, register) in self.rows.iter().enumerate() {
                for holding in &register.holds {
                    let registers = by_held.entry(holding.document_type.clone()).or_default();
                    if registers.last() != Some(&at) {
                        registers.push(at);
                    }
                }
            }
            by_held
        });
        by_held.get(document_type).map_or(&[], Vec::as_slice)
    }
}
