//! Floor 2: facts. Each analysis reads the model and publishes typed columns; none of them ever reports anything.
//!
//! Facts about one procedure depend on that procedure and the catalog only, so that a simulation recomputes one
//! procedure; facts about the corpus join procedures.

mod alternatives;
pub mod calendar;
pub mod catalog_fields;
pub mod column;
pub mod cost;
pub mod data;
pub mod dense;
mod dependence;
pub mod dossier;
pub mod ended;
pub mod feedback;
pub mod fees;
pub mod fields;
pub mod flow;
mod graph;
pub mod handovers;
pub mod holdings;
mod ids;
pub mod measures;
pub mod observed;
pub mod order;
pub mod papers;
mod publish;
pub mod sameness;
pub mod succession;
pub mod supply;
pub mod visits;

use crate::facts::column::{Column, Relation};
use crate::model::catalog::Catalog;
use crate::model::corpus::Corpus;
use crate::model::entity::Kind;
use crate::model::procedure::Procedure;
use crate::model::settings::Settings;
use crate::parallel;

/// Every table of columns: what is written, then what each analysis finds. A new analysis adds its line here.
pub const COLUMN_TABLES: &[&[Column]] = &[
    fields::COLUMNS,
    catalog_fields::COLUMNS,
    order::COLUMNS,
    handovers::COLUMNS,
    data::COLUMNS,
    dossier::COLUMNS,
    visits::COLUMNS,
    holdings::COLUMNS,
    supply::COLUMNS,
    sameness::COLUMNS,
    ended::COLUMNS,
    fees::COLUMNS,
    cost::COLUMNS,
    measures::COLUMNS,
    observed::COLUMNS,
    feedback::COLUMNS,
];

/// Every table of relations: a new analysis adds its line here.
pub const RELATION_TABLES: &[&[Relation]] = &[
    order::RELATIONS,
    handovers::RELATIONS,
    data::RELATIONS,
    dossier::RELATIONS,
    holdings::RELATIONS,
    succession::RELATIONS,
    calendar::RELATIONS,
    supply::RELATIONS,
    sameness::RELATIONS,
];

/// What is written of a thing that depends on which other procedures there are: the columns that name them by their id.
const NAMES_ANOTHER: &[(Kind, &str)] = &[
    (Kind::Procedure, "requires"),
    (Kind::Procedure, "replaced_by"),
    (Kind::Document, "from_procedure"),
    (Kind::Agency, "settles"),
];

/// Whether the value of a column depends on procedures other than the one the thing belongs to.
pub fn column_looks_across(column: &Column) -> bool {
    NAMES_ANOTHER.contains(&(column.on, column.name))
        || supply::COLUMNS
            .iter()
            .chain(sameness::COLUMNS)
            .any(|known| (known.on, known.name) == (column.on, column.name))
}

/// Whether the value of a relation depends on the procedures there are, beside those asked about.
pub fn relation_looks_across(relation: &Relation) -> bool {
    supply::RELATIONS.iter().chain(sameness::RELATIONS).any(|known| known.name == relation.name)
}

/// All facts about a corpus.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Facts about each procedure, in the order of the corpus.
    pub procedures: Vec<ProcedureFacts>,
    /// Who makes and who asks for each type of paper.
    pub supply: supply::Supply,
    /// Procedures that are nearly the same.
    pub sameness: sameness::Sameness,
    /// Names of what ended.
    pub ended: ended::Ended,
}

/// All facts about one procedure.
#[derive(Clone, Debug, Default)]
pub struct ProcedureFacts {
    /// The order of the steps and the time they take.
    pub order: order::Order,
    /// Changes of agency.
    pub handovers: handovers::Handovers,
    /// Who uses what.
    pub data: data::Data,
    /// Where the applicant must appear.
    pub visits: visits::Visits,
    /// Which type of the catalog each paper is.
    pub papers: papers::Papers,
    /// Registers that already hold what is asked for.
    pub holdings: holdings::Holdings,
    /// The official cost, activity by activity.
    pub cost: cost::Cost,
    /// The measures.
    pub measures: measures::Measures,
}

/// Facts about one procedure: what a simulation recomputes.
pub fn of_procedure(procedure: &Procedure, catalog: &Catalog, settings: &Settings) -> ProcedureFacts {
    let graph = flow::Flow::of(procedure);
    let order = order::analyse(&settings.observed.timed(procedure), &graph);
    let handovers = handovers::analyse(procedure, &graph, catalog);
    let data = data::analyse(procedure, &graph, catalog);
    let visits = visits::analyse(procedure, &graph);
    let papers = papers::analyse(procedure, catalog);
    let holdings = holdings::analyse(procedure, catalog);
    let cost = cost::analyse(procedure, settings, &visits);
    let measures = measures::analyse(procedure, &order, &handovers, &visits, &cost);
    ProcedureFacts { order, handovers, data, visits, papers, holdings, cost, measures }
}

/// Facts about a corpus.
pub fn of_corpus(corpus: &Corpus) -> Facts {
    Facts::with(corpus, |_| None)
}

impl Facts {
    /// Facts about a corpus; those about the procedure at a position may be known already.
    pub fn with(corpus: &Corpus, known: impl Fn(usize) -> Option<ProcedureFacts> + Sync) -> Facts {
        let facts = |at, procedure: &Procedure| {
            known(at).unwrap_or_else(|| of_procedure(procedure, &corpus.catalog, &corpus.settings))
        };
        let procedures = parallel::map(&corpus.procedures, facts);
        Facts {
            procedures,
            supply: supply::analyse(corpus),
            sameness: sameness::analyse(corpus),
            ended: ended::analyse(&corpus.catalog),
        }
    }
}
