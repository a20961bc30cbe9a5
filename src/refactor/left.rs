//! Every name a procedure or the catalog uses of something dated, and those that still name an ended thing.

use crate::model::citation::Citation;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::procedure::Procedure;

/// What kind of thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// An agency.
    Agency,
    /// A type of paper.
    DocumentType,
    /// A prescribed form, by its number.
    Form,
    /// A legal instrument.
    Basis,
}

/// A name of an ended thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOver {
    /// The procedure; `None` for the catalog.
    pub procedure: Option<String>,
    /// Where, such as `steps[3].by`.
    pub path: String,
    /// What kind of thing is named.
    pub kind: NameKind,
    /// The name as written.
    pub name: String,
    /// Its last day.
    pub until: Date,
}

/// Every agency a procedure names, with the way to the place.
pub(super) fn agencies(procedure: &Procedure) -> Vec<(String, &str)> {
    let mut all: Vec<(String, &str)> =
        vec![("receives".into(), &procedure.receives), ("decides".into(), &procedure.decides)];
    for (at, agency) in procedure.coordinates.iter().enumerate() {
        all.push((format!("coordinates[{at}]"), agency));
    }
    for (at, document) in procedure.documents.iter().enumerate() {
        for (key, agency) in [("confirmed_by", &document.confirmed_by), ("issued_by", &document.issued_by)] {
            all.extend(agency.as_deref().map(|agency| (format!("documents[{at}].{key}"), agency)));
        }
    }
    for (at, look_up) in procedure.look_ups.iter().enumerate() {
        all.extend(look_up.by.as_deref().map(|agency| (format!("look_ups[{at}].by"), agency)));
    }
    for (at, step) in procedure.steps.iter().enumerate() {
        all.push((format!("steps[{at}].by"), &step.by));
    }
    all
}

/// Every provision a procedure cites, with the way to the place.
pub(super) fn citations(procedure: &Procedure) -> Vec<(String, &Citation)> {
    let mut lists: Vec<(String, &[Citation])> = vec![("basis".into(), &procedure.basis)];
    lists.extend(
        procedure.fees.iter().enumerate().map(|(at, it)| (format!("fees[{at}].basis"), &it.basis[..])),
    );
    let documents = procedure.documents.iter().enumerate();
    lists.extend(documents.map(|(at, it)| (format!("documents[{at}].basis"), &it.basis[..])));
    let look_ups = procedure.look_ups.iter().enumerate();
    lists.extend(look_ups.map(|(at, it)| (format!("look_ups[{at}].basis"), &it.basis[..])));
    let conditions = procedure.conditions.iter().enumerate();
    lists.extend(conditions.map(|(at, it)| (format!("conditions[{at}].basis"), &it.basis[..])));
    lists.extend(
        procedure.steps.iter().enumerate().map(|(at, it)| (format!("steps[{at}].basis"), &it.basis[..])),
    );
    let mut all = Vec::new();
    for (path, list) in lists {
        all.extend(list.iter().enumerate().map(|(at, cited)| (format!("{path}[{at}]"), cited)));
    }
    all
}

/// Every type of paper a procedure names, with the way to the place.
fn types(procedure: &Procedure) -> Vec<(String, &str)> {
    let documents = procedure.documents.iter().enumerate();
    let outputs = procedure.outputs.iter().enumerate();
    let look_ups = procedure.look_ups.iter().enumerate();
    documents
        .map(|(at, it)| (format!("documents[{at}].type"), it.document_type.as_str()))
        .chain(outputs.map(|(at, it)| (format!("outputs[{at}].type"), it.document_type.as_str())))
        .chain(look_ups.map(|(at, it)| (format!("look_ups[{at}].type"), it.document_type.as_str())))
        .collect()
}

/// What a procedure names that ended before the day.
pub(super) fn of_procedure(corpus: &Corpus, procedure: &Procedure, on: Date) -> Vec<LeftOver> {
    let catalog = &corpus.catalog;
    let mut all = Vec::new();
    let mut add = |path: String, kind: NameKind, name: &str, until: Option<Date>| {
        if let Some(until) = until.filter(|until| *until < on) {
            let (procedure, name) = (Some(procedure.id.clone()), name.to_owned());
            all.push(LeftOver { procedure, path, kind, name, until });
        }
    };
    for (path, agency) in agencies(procedure) {
        add(path, NameKind::Agency, agency, agency_until(corpus, agency));
    }
    for (path, id) in types(procedure) {
        let until = catalog.document_types.get(id).and_then(|found| found.until);
        add(path, NameKind::DocumentType, id, until);
    }
    for (path, cited) in citations(procedure) {
        let until = catalog.instruments.get(&cited.instrument).and_then(|found| found.until);
        add(path, NameKind::Basis, &cited.to_string(), until);
    }
    all
}

/// What living entries of the catalog name that ended before the day: no edit of a procedure reaches these.
pub(super) fn of_catalog(corpus: &Corpus, on: Date) -> Vec<LeftOver> {
    let catalog = &corpus.catalog;
    let mut all = Vec::new();
    let mut add = |path: String, agency: Option<&String>| {
        let Some(agency) = agency else { return };
        if let Some(until) = agency_until(corpus, agency).filter(|until| *until < on) {
            let (kind, name) = (NameKind::Agency, agency.clone());
            all.push(LeftOver { procedure: None, path, kind, name, until });
        }
    };
    for agency in catalog.agencies.rows().iter().filter(|agency| on.within(agency.from, agency.until)) {
        add(format!("agencies.{}.parent", agency.id), agency.parent.as_ref());
    }
    for register in catalog.registers.rows() {
        add(format!("registers.{}.owner", register.id), Some(&register.owner));
    }
    for paper in catalog.document_types.rows().iter().filter(|paper| on.within(paper.from, paper.until)) {
        add(format!("document_types.{}.issued_by", paper.id), paper.issued_by.as_ref());
    }
    all
}

/// The last day of an agency, or of its level where that is earlier.
fn agency_until(corpus: &Corpus, agency: &str) -> Option<Date> {
    let agency = corpus.catalog.agencies.get(agency)?;
    let level = corpus.catalog.levels.get(&agency.level).and_then(|level| level.until);
    agency.until.into_iter().chain(level).min()
}
