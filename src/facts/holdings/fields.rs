//! The data fields of a paper that some register already holds under another paper: the photograph of a person is in the
//! record of the identity card. Only fields about a person count (`person.…`, `residence.…`): what a firm, a parcel or a vehicle is may be
//! just what the procedure is to register.

use std::collections::BTreeSet;

use crate::facts::column::{Value, World};
use crate::facts::holdings::readers;
use crate::facts::publish::procedure_of;
use crate::model::entity::Entity;
use crate::model::procedure::Extent;

/// What begins the name of a field about a person.
const PERSON: [&str; 2] = ["person.", "residence."];

/// The fields of a document that registers open to the procedure hold on the day of the review, for those it covers, in order of name.
pub(super) fn known<'w>(world: World<'w>, document: Entity) -> Value<'w> {
    let catalog = &world.corpus.catalog;
    let found = procedure_of(world, document).zip(world.as_of(document));
    let Some((procedure, on)) = found else { return Value::List(Vec::new()) };
    let Some(wanted) = procedure.documents.get(document.at()) else { return Value::List(Vec::new()) };
    let of_type = catalog.document_types.get(&wanted.document_type);
    let carried = match wanted.carries.is_empty() {
        true => of_type.map_or(&[][..], |of| of.carries.as_slice()),
        false => wanted.carries.as_slice(),
    };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for register in catalog.registers.rows() {
        let current = register
            .holds
            .iter()
            .filter(|held| held.extent == Extent::Full && on.within(held.from, held.until));
        let held: Vec<&str> = current
            .filter_map(|held| catalog.document_types.get(&held.document_type))
            .flat_map(|held| held.carries.iter().map(String::as_str))
            .filter(|field| {
                PERSON.iter().any(|start| field.starts_with(start))
                    && carried.iter().any(|own| own == field)
                    && !known.contains(field)
            })
            .collect();
        if !held.is_empty() && readers(procedure).any(|agency| catalog.is_open_to(register, agency, on)) {
            known.extend(held);
        }
    }
    Value::List(known.into_iter().map(Value::Text).collect())
}
