//! The papers most in demand: who asks for them, in what form, and who already has them.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::Input;
use crate::model::procedure::Mode;
use crate::report::view::leaf::Words;

/// A type of paper in demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Paper {
    /// The id of the type.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Procedures whose dossier asks for it.
    pub procedures: usize,
    /// Of these, procedures that ask for it only when a register cannot answer.
    pub fallback: usize,
    /// Of these, procedures that want a certified copy.
    pub certified: usize,
    /// Of these, procedures an agency of which can already read it in a register, wholly or in part.
    pub held: usize,
    /// Procedures that give it out.
    pub makers: usize,
    /// Dossiers a year of the procedures that ask for it; null where none of them says how many.
    pub cases_per_year: Option<u64>,
}

#[derive(Default)]
struct Demand {
    procedures: usize,
    fallback: usize,
    certified: usize,
    held: usize,
    cases: Option<u64>,
}

/// The papers of a summary. What the applicant only declares is no paper.
pub(super) fn papers(input: &Input<'_>) -> Vec<Paper> {
    let mut demand: BTreeMap<&str, Demand> = BTreeMap::new();
    let mut makers: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, procedure) in input.counted() {
        // A procedure that asks for a type in several places counts once.
        let mut asked: BTreeMap<&str, (bool, bool, bool)> = BTreeMap::new();
        let held = &input.world.facts.procedures[at].holdings.held;
        for (place, document) in procedure.documents.iter().enumerate() {
            if document.mode != Mode::Declare {
                let (only_fallback, certified, known) =
                    asked.entry(&document.document_type).or_insert((true, false, false));
                *only_fallback &= document.fallback;
                *certified |= document.certified;
                *known |= held.iter().any(|held| held.document as usize == place);
            }
        }
        for (id, (fallback, certified, known)) in asked {
            let one = demand.entry(id).or_default();
            one.procedures += 1;
            one.fallback += usize::from(fallback);
            one.certified += usize::from(certified);
            one.held += usize::from(known);
            if let Some(volume) = &procedure.volume {
                one.cases = Some(one.cases.unwrap_or(0) + volume.cases);
            }
        }
        let given: BTreeSet<&str> = procedure.outputs.iter().map(|one| one.document_type.as_str()).collect();
        given.into_iter().for_each(|id| *makers.entry(id).or_default() += 1);
    }
    let mut all: Vec<(&str, Demand)> = demand.into_iter().collect();
    all.sort_by_key(|(id, demand)| (std::cmp::Reverse(demand.procedures), *id));
    let row = |(id, demand): (&str, Demand)| Paper {
        id: id.to_owned(),
        name: input.type_name(id),
        procedures: demand.procedures,
        fallback: demand.fallback,
        certified: demand.certified,
        held: demand.held,
        makers: makers.get(id).copied().unwrap_or(0),
        cases_per_year: demand.cases,
    };
    all.into_iter().take(input.options.top).map(row).collect()
}
