//! A whole corpus on a few pages: the papers most in demand, the chains between procedures, the procedures that are
//! nearly the same. It counts and lists; what is wrong with any of it is for rules to say.

mod alike;
mod chains;
mod papers;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::column::World;
use crate::model::catalog::Catalog;
use crate::model::corpus::Corpus;
use crate::model::procedure::{Procedure, Status};
use crate::report::view::dossier::named;
use crate::report::view::leaf::Words;
use crate::text::Lang;

pub use alike::{Group, Member};
pub use chains::{Chains, Hand, Joint};
pub use papers::Paper;

/// What a summary shows.
#[derive(Clone, Debug)]
pub struct Options {
    /// The reader's language.
    pub lang: Lang,
    /// The most rows of each list.
    pub top: usize,
    /// How alike procedures of one group are, in hundredths of a per cent; never less than
    /// [`crate::facts::sameness::LEAST`].
    pub alike: i64,
    /// The positions of the procedures it is about, in order; all when absent.
    pub only: Option<Vec<usize>>,
}

/// A corpus in figures and lists. Every list is cut to the length asked for; beside it stands how long it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CorpusSummary {
    /// Procedures in force; everything else is counted on these alone.
    pub procedures: usize,
    /// Procedures that were replaced or abolished.
    pub not_in_force: usize,
    /// Sectors.
    pub sectors: usize,
    /// Agencies that decide.
    pub deciders: usize,
    /// Documents asked for, in all dossiers.
    pub documents: usize,
    /// Types of paper among them.
    pub types: usize,
    /// Half of the procedures ask for no more documents than this.
    pub median_documents: usize,
    /// The papers most in demand, those of most procedures first.
    pub papers: Vec<Paper>,
    /// How procedures hang together by papers.
    pub chains: Chains,
    /// How alike the procedures of a group are at least, in hundredths of a per cent.
    pub alike_at_least: i64,
    /// How many groups of nearly identical procedures there are.
    pub group_count: usize,
    /// Procedures in these groups.
    pub grouped: usize,
    /// The groups, the most alike first.
    pub groups: Vec<Group>,
}

impl CorpusSummary {
    /// The summary as JSON, in the shape its schema gives.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("structs with text keys and finite numbers always serialise") + "\n"
    }
}

/// A procedure as a summary names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The code in the national database.
    pub code: Option<String>,
    /// The name.
    pub name: Words,
}

/// What the parts of a summary read.
struct Input<'w> {
    world: World<'w>,
    options: &'w Options,
}

impl<'w> Input<'w> {
    fn corpus(&self) -> &'w Corpus {
        self.world.corpus
    }

    fn catalog(&self) -> &'w Catalog {
        &self.world.corpus.catalog
    }

    fn lang(&self) -> Lang {
        self.options.lang
    }

    /// Whether the summary is about this procedure.
    fn shows(&self, at: usize) -> bool {
        self.options.only.as_ref().is_none_or(|only| only.binary_search(&at).is_ok())
    }

    /// The procedures in force that it is about, with their positions.
    fn counted(&self) -> impl Iterator<Item = (usize, &'w Procedure)> {
        let all = self.world.corpus.procedures.iter().enumerate();
        all.filter(|(at, procedure)| procedure.status == Status::InForce && self.shows(*at))
    }

    fn named(&self, at: usize) -> Named {
        let procedure = &self.world.corpus.procedures[at];
        let name = Words::of(&procedure.name, self.lang());
        Named { id: procedure.id.clone(), code: procedure.code.clone(), name }
    }

    fn type_name(&self, id: &str) -> Words {
        named(self.catalog().document_types.get(id).map(|found| &found.name), id, self.lang())
    }
}

/// Sums a corpus up.
pub fn summarise(world: World<'_>, options: &Options) -> CorpusSummary {
    let input = Input { world, options };
    let (mut sectors, mut deciders, mut types) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut sizes = Vec::new();
    for (_, procedure) in input.counted() {
        sectors.insert(procedure.sector.as_str());
        deciders.insert(procedure.decides.as_str());
        types.extend(procedure.documents.iter().map(|document| document.document_type.as_str()));
        sizes.push(procedure.documents.len());
    }
    sizes.sort_unstable();
    let shown = (0..world.corpus.procedures.len()).filter(|at| input.shows(*at)).count();
    let (group_count, grouped, groups) = alike::groups(&input);
    CorpusSummary {
        procedures: sizes.len(),
        not_in_force: shown - sizes.len(),
        sectors: sectors.len(),
        deciders: deciders.len(),
        documents: sizes.iter().sum(),
        types: types.len(),
        median_documents: sizes.get(sizes.len().saturating_sub(1) / 2).copied().unwrap_or(0),
        papers: papers::papers(&input),
        chains: chains::chains(&input),
        alike_at_least: options.alike,
        group_count,
        grouped,
        groups,
    }
}
