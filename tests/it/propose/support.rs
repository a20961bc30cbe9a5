//! A small catalog, procedures written in a few lines, and findings that carry nothing but a remedy.

use rasoat::diagnostic::Severity;
use rasoat::finding::{Amended, Finding, Remedy};
use rasoat::model::catalog::{Catalog, CatalogFile, Table};
use rasoat::model::citation::Citation;
use rasoat::model::corpus::{Corpus, Place};
use rasoat::model::criterion::Criterion;
use rasoat::model::edit::{Change, Edit};
use rasoat::model::entity::{Entity, Kind};
use rasoat::model::procedure::Procedure;
use rasoat::model::settings::Settings;
use rasoat::text::Text;
use serde_yaml::{Mapping, Value};

/// The catalog of these tests.
pub(crate) fn catalog() -> Catalog {
    let file: CatalogFile =
        serde_yaml::from_str(include_str!("../../data/propose/catalog.yaml")).expect("the catalog reads");
    Catalog {
        levels: Table::new(file.levels, |row| vec![row.id.clone()]),
        agencies: Table::new(file.agencies, |row| vec![row.id.clone()]),
        registers: Table::new(file.registers, |row| vec![row.id.clone()]),
        document_types: Table::new(file.document_types, |row| vec![row.id.clone()]),
        ranks: Table::new(file.ranks, |row| vec![row.id.clone()]),
        instruments: Table::new(file.instruments, |row| vec![row.id.clone(), row.number.clone()]),
        groups: Table::new(file.groups, |row| vec![row.id.clone()]),
    }
}

/// A procedure of which only what matters is written.
#[track_caller]
pub(crate) fn procedure(yaml: &str) -> Procedure {
    from_value(serde_yaml::from_str(yaml).expect("the test's YAML reads"))
}

/// A procedure from a mapping that leaves out what does not matter.
#[track_caller]
pub(crate) fn from_value(value: Value) -> Procedure {
    let mut written = match value {
        Value::Mapping(mapping) => mapping,
        Value::Null => Mapping::new(),
        other => panic!("a procedure is a mapping, not {other:?}"),
    };
    for (key, value) in [
        ("procedure", "p"),
        ("name", "Cấp giấy phép"),
        ("kind", "external"),
        ("sector", "construction"),
        ("as_of", "2026-07-01"),
        ("receives", "desk"),
        ("decides", "commune"),
    ] {
        written.entry(Value::from(key)).or_insert(Value::from(value));
    }
    serde_yaml::from_value(Value::Mapping(written)).expect("the procedure reads")
}

/// A corpus of these procedures, reviewed by the city.
pub(crate) fn corpus(mut procedures: Vec<Procedure>) -> Corpus {
    procedures.sort_by(|one, two| one.id.cmp(&two.id));
    let settings = Settings { authority: Some("city".into()), ..Settings::default() };
    Corpus { catalog: catalog(), procedures, settings, ..Corpus::default() }
}

/// A finding with this remedy for the procedure `p`.
pub(crate) fn finding(changes: &[Change], amends: &[&str]) -> Finding {
    finding_in("p", changes, amends)
}

/// A finding with this remedy.
pub(crate) fn finding_in(procedure: &str, changes: &[Change], amends: &[&str]) -> Finding {
    let edit = |change: &Change| Edit { procedure: procedure.into(), change: change.clone() };
    let cite =
        |text: &&str| Amended { citation: Citation::parse(text).expect("a citation"), instrument: None };
    Finding {
        rule: "rule".into(),
        severity: Severity::Warning,
        criterion: Criterion::Necessity,
        entity: Entity::top(Kind::Procedure, 0),
        procedure: Some(procedure.into()),
        key: format!("{changes:?}"),
        place: Place::default(),
        message: Text::default(),
        notes: Vec::new(),
        basis: Vec::new(),
        waived: None,
        remedy: Some(Remedy {
            edits: changes.iter().map(edit).collect(),
            amends: amends.iter().map(cite).collect(),
        }),
    }
}
