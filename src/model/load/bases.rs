//! The provisions each procedure cites, flattened in a fixed order, with the instrument each one names.

use crate::model::catalog::Catalog;
use crate::model::citation::Citation;
use crate::model::corpus::BasisAt;
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::Procedure;

/// For each procedure its provisions: its own, then those of documents, look-ups, conditions, steps and fees.
pub fn flatten(procedures: &[Procedure], catalog: &Catalog) -> Vec<Vec<BasisAt>> {
    procedures.iter().enumerate().map(|(at, procedure)| of_procedure(at, procedure, catalog)).collect()
}

fn of_procedure(at: usize, procedure: &Procedure, catalog: &Catalog) -> Vec<BasisAt> {
    let mut rows = Vec::new();
    let mut add = |holder: Entity, basis: &[Citation]| {
        rows.extend(basis.iter().enumerate().map(|(index, citation)| BasisAt {
            holder,
            index,
            citation: citation.clone(),
            instrument: catalog.instruments.position(&citation.instrument),
        }));
    };
    let part = |kind, index| Entity::part(kind, at, index);
    add(Entity::top(Kind::Procedure, at), &procedure.basis);
    for (index, document) in procedure.documents.iter().enumerate() {
        add(part(Kind::Document, index), &document.basis);
    }
    for (index, look_up) in procedure.look_ups.iter().enumerate() {
        add(part(Kind::LookUp, index), &look_up.basis);
    }
    for (index, condition) in procedure.conditions.iter().enumerate() {
        add(part(Kind::Condition, index), &condition.basis);
    }
    for (index, step) in procedure.steps.iter().enumerate() {
        add(part(Kind::Step, index), &step.basis);
    }
    for (index, fee) in procedure.fees.iter().enumerate() {
        add(part(Kind::Fee, index), &fee.basis);
    }
    rows
}
