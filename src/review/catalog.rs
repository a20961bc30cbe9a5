//! Entries of the catalog that came, went or changed, and the procedures that use them.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::model::catalog::{Catalog, Table};
use crate::model::corpus::Corpus;
use crate::model::procedure::Procedure;
use crate::model::settings::Settings;
use crate::review::Side;
use crate::text::Text;

/// An entry that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogChange {
    /// The list of the catalog, such as `agencies`.
    pub list: &'static str,
    /// The id.
    pub id: String,
    /// Its name: now, or before where it is gone.
    pub name: Text,
    /// `added`, `removed` or `changed`.
    pub fate: &'static str,
    /// The keys that changed.
    pub keys: Vec<String>,
    /// The procedures that use it, on either side, by id.
    pub touches: Vec<String>,
}

/// The entries that are not the same on both sides, in order of list and id.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>) -> Vec<CatalogChange> {
    let mut found = Vec::new();
    let (old, new) = (&before.corpus.catalog, &after.corpus.catalog);
    table("levels", &old.levels, &new.levels, |row| (&row.id, &row.name), &mut found);
    table("agencies", &old.agencies, &new.agencies, |row| (&row.id, &row.name), &mut found);
    table("registers", &old.registers, &new.registers, |row| (&row.id, &row.name), &mut found);
    table("document_types", &old.document_types, &new.document_types, |row| (&row.id, &row.name), &mut found);
    table("ranks", &old.ranks, &new.ranks, |row| (&row.id, &row.name), &mut found);
    table("instruments", &old.instruments, &new.instruments, |row| (&row.id, &row.name), &mut found);
    table("groups", &old.groups, &new.groups, |row| (&row.id, &row.name), &mut found);
    for change in &mut found {
        let mut touched = BTreeSet::new();
        for corpus in [before.corpus, after.corpus] {
            for (at, procedure) in corpus.procedures.iter().enumerate() {
                if uses(corpus, at, procedure, change.list, &change.id) {
                    touched.insert(procedure.id.clone());
                }
            }
        }
        change.touches = touched.into_iter().collect();
    }
    found
}

/// The keys of the settings that changed.
pub(super) fn settings(before: &Settings, after: &Settings) -> Vec<String> {
    if before == after { Vec::new() } else { keys(before, after) }
}

fn table<T: PartialEq + Serialize>(
    list: &'static str,
    old: &Table<T>,
    new: &Table<T>,
    named: impl for<'t> Fn(&'t T) -> (&'t String, &'t Text),
    found: &mut Vec<CatalogChange>,
) {
    let ids: BTreeSet<&String> = old.rows().iter().chain(new.rows()).map(|row| named(row).0).collect();
    for id in ids {
        let (fate, row, keys) = match (old.get(id), new.get(id)) {
            (Some(old), Some(new)) if old != new => ("changed", new, keys(old, new)),
            (None, Some(new)) => ("added", new, Vec::new()),
            (Some(old), None) => ("removed", old, Vec::new()),
            _ => continue,
        };
        let name = named(row).1.clone();
        found.push(CatalogChange { list, id: id.clone(), name, fate, keys, touches: Vec::new() });
    }
}

/// The top keys in which two things differ, in order.
fn keys<T: Serialize>(old: &T, new: &T) -> Vec<String> {
    let map = |thing: &T| match serde_json::to_value(thing) {
        Ok(Value::Object(map)) => map,
        _ => serde_json::Map::new(),
    };
    let (old, new) = (map(old), map(new));
    let all: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    all.into_iter().filter(|key| old.get(*key) != new.get(*key)).cloned().collect()
}

/// Whether a procedure uses an entry of the catalog.
fn uses(corpus: &Corpus, at: usize, procedure: &Procedure, list: &str, id: &str) -> bool {
    let is = |name: &String| name == id;
    let has = |name: &Option<String>| name.as_ref().is_some_and(is);
    match list {
        "agencies" => agencies(procedure).any(is),
        "levels" => {
            let level =
                |agency: &String| corpus.catalog.agencies.get(agency).is_some_and(|row| row.level == id);
            agencies(procedure).any(level)
        }
        "registers" => {
            procedure.look_ups.iter().any(|look_up| has(&look_up.register))
                || procedure.conditions.iter().any(|condition| condition.proven_by.iter().any(is))
                || procedure
                    .documents
                    .iter()
                    .any(|document| held(&corpus.catalog, id, &document.document_type))
        }
        "document_types" => {
            procedure.documents.iter().any(|document| is(&document.document_type) || has(&document.form))
                || procedure.look_ups.iter().any(|look_up| is(&look_up.document_type))
                || procedure.outputs.iter().any(|output| is(&output.document_type))
        }
        "instruments" => {
            let cited = corpus.bases.get(at).into_iter().flatten().filter_map(|basis| basis.instrument);
            cited.filter_map(|at| corpus.catalog.instruments.rows().get(at)).any(|row| row.id == id)
        }
        "ranks" => {
            let cited = corpus.bases.get(at).into_iter().flatten().filter_map(|basis| basis.instrument);
            cited.filter_map(|at| corpus.catalog.instruments.rows().get(at)).any(|row| row.rank == id)
        }
        "groups" => has(&procedure.part_of),
        _ => false,
    }
}

/// The agencies a procedure names.
fn agencies(procedure: &Procedure) -> impl Iterator<Item = &String> {
    let documents = procedure
        .documents
        .iter()
        .flat_map(|document| document.issued_by.iter().chain(&document.confirmed_by));
    [&procedure.receives, &procedure.decides]
        .into_iter()
        .chain(&procedure.coordinates)
        .chain(procedure.steps.iter().map(|step| &step.by))
        .chain(procedure.look_ups.iter().filter_map(|look_up| look_up.by.as_ref()))
        .chain(documents)
}

/// Whether a register holds papers of a type.
fn held(catalog: &Catalog, register: &str, document_type: &str) -> bool {
    let holds = catalog.registers.get(register).into_iter().flat_map(|register| &register.holds);
    holds.into_iter().any(|holding| holding.document_type == document_type)
}
