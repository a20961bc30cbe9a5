//! An inspection as JSON of version 1: the raw figures in minutes, and the names of what they speak of.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::corpus::Corpus;
use crate::model::observed::Observed;
use crate::text::{Lang, Text};

/// What a log showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct InspectionV1 {
    /// The version of this shape.
    pub version: u32,
    /// The figures.
    pub observed: Observed,
    /// The procedures of the log, in order of id.
    pub procedures: Vec<NamedV1>,
    /// The agencies of the log, in order of id.
    pub agencies: Vec<NamedV1>,
}

/// The name of a thing in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NamedV1 {
    /// The id.
    pub id: String,
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl InspectionV1 {
    /// Figures with the names of their things.
    pub fn of(corpus: &Corpus, observed: &Observed) -> InspectionV1 {
        let named = |id: &str, name: Option<&Text>| {
            let text = |lang: Lang| name.map_or_else(|| id.to_owned(), |name| name.get(lang).to_owned());
            NamedV1 { id: id.to_owned(), vi: text(Lang::Vi), en: text(Lang::En) }
        };
        let procedures = observed.procedures.iter().map(|one| {
            let at = corpus.procedure(&one.procedure);
            named(&one.procedure, at.map(|at| &corpus.procedures[at].name))
        });
        let agencies = observed.agencies.iter().map(|one| {
            named(&one.agency, corpus.catalog.agencies.get(&one.agency).map(|agency| &agency.name))
        });
        InspectionV1 {
            version: 1,
            observed: observed.clone(),
            procedures: procedures.collect(),
            agencies: agencies.collect(),
        }
    }
}
