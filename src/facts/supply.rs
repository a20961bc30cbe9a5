//! Facts: who makes and who asks for each type of paper, over the whole corpus.
//!
//! Only procedures in force count, and of their outputs those that are not internal. A document that names
//! the procedure it comes from (`from_procedure`) is supplied by that one alone if it makes such a paper.
//! Papers the applicant only declares are asked of nobody.
//!
//! An *originator* of a type makes it without asking for one: a renewal is none. A procedure *must* follow
//! another when it says so (`requires`), or asks, always and without alternative, for a paper that only the
//! other originates.

mod chain;
mod columns;
mod handed;
mod links;
mod strength;

pub use columns::{COLUMNS, RELATIONS};
pub use links::Link;

use std::collections::HashMap;

use crate::facts::dense::Lists;
use crate::facts::supply::chain::Chains;
use crate::facts::supply::handed::Handed;
use crate::facts::supply::strength::Strength;
use crate::model::catalog::Catalog;
use crate::model::corpus::Corpus;
use crate::model::procedure::{Mode, Procedure, Status};

/// Facts: who makes and who asks for each type of paper. Types are numbered as in the catalog; those it does
/// not know follow.
#[derive(Clone, Debug, Default)]
pub struct Supply {
    unknown: HashMap<String, u32>,
    made: Vec<Part>,
    asked: Vec<Part>,
    fetched: Vec<Part>,
    makers: Lists,
    seekers: Lists,
    fetchers: Lists,
    strength: Strength,
    chains: Chains,
    handed: Handed,
}

/// An output, a document or a look-up: its procedure and its place there, and the procedure it must come
/// from, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The procedure's place in the corpus.
    pub procedure: u32,
    /// The place in the procedure's list.
    pub place: u32,
    /// The procedure it must come from.
    pub from: Option<u32>,
}

impl Part {
    /// Whether what this procedure makes can serve this document or look-up.
    fn takes_from(&self, maker: u32) -> bool {
        self.procedure != maker && self.from.is_none_or(|from| from == maker)
    }
}

/// Finds who makes and who asks for each type of paper.
pub fn analyse(corpus: &Corpus) -> Supply {
    let mut reader = Reader { catalog: &corpus.catalog, supply: Supply::default() };
    let (mut made, mut asked, mut fetched) = (Vec::new(), Vec::new(), Vec::new());
    for (at, procedure) in in_force(corpus) {
        for (place, output) in procedure.outputs.iter().enumerate().filter(|(_, output)| !output.internal) {
            made.push((reader.number(&output.document_type), part(at, place, None)));
        }
    }
    made.sort_unstable();
    let comes_from = |paper: u32, id: &Option<String>| {
        let from = corpus.procedure(id.as_deref()?)? as u32;
        let makes = made.iter().skip(made.partition_point(|(made, _)| *made < paper));
        makes.take_while(|(made, _)| *made == paper).any(|(_, part)| part.procedure == from).then_some(from)
    };
    for (at, procedure) in in_force(corpus) {
        for (place, document) in
            procedure.documents.iter().enumerate().filter(|(_, d)| d.mode != Mode::Declare)
        {
            let paper = reader.number(&document.document_type);
            asked.push((paper, part(at, place, comes_from(paper, &document.from_procedure))));
        }
        for (place, look_up) in procedure.look_ups.iter().enumerate() {
            let paper = reader.number(&look_up.document_type);
            fetched.push((paper, part(at, place, comes_from(paper, &look_up.procedure))));
        }
    }
    let mut supply = reader.supply;
    let types = corpus.catalog.document_types.rows().len() + supply.unknown.len();
    (supply.made, supply.makers) = by_type(types, made);
    (supply.asked, supply.seekers) = by_type(types, asked);
    (supply.fetched, supply.fetchers) = by_type(types, fetched);
    let needs = Needs::of(corpus, &supply);
    supply.strength = Strength::of(corpus, &supply, &needs);
    supply.chains = Chains::of(corpus, &supply, &needs);
    supply.handed = Handed::of(corpus.procedures.len(), &supply, &needs);
    supply
}

impl Supply {
    /// The number of a type of paper; `None` for one that neither the catalog nor a procedure names.
    fn number(&self, catalog: &Catalog, id: &str) -> Option<u32> {
        catalog.document_types.position(id).map(|at| at as u32).or_else(|| self.unknown.get(id).copied())
    }

    /// The outputs of a type.
    fn makers(&self, paper: u32) -> impl Iterator<Item = Part> {
        self.makers.row(paper as usize).iter().map(|at| self.made[*at as usize])
    }

    /// The documents of a type.
    fn seekers(&self, paper: u32) -> impl Iterator<Item = Part> {
        self.seekers.row(paper as usize).iter().map(|at| self.asked[*at as usize])
    }

    /// A document of a type, as it is asked for; `None` for one of a procedure not in force, or only
    /// declared.
    fn seeker(&self, paper: u32, procedure: u32, place: u32) -> Option<Part> {
        let row = self.seekers.row(paper as usize);
        let found = row.binary_search_by_key(&(procedure, place), |at| {
            let part = self.asked[*at as usize];
            (part.procedure, part.place)
        });
        found.ok().map(|at| self.asked[row[at] as usize])
    }

    /// The look-ups of a type.
    fn fetchers(&self, paper: u32) -> impl Iterator<Item = Part> {
        self.fetchers.row(paper as usize).iter().map(|at| self.fetched[*at as usize])
    }
}

/// The types of paper each procedure rests on, each row ascending.
struct Needs {
    /// Asked for at all: documents and look-ups.
    any: Lists,
    /// Asked for in every case and without alternative: documents and look-ups.
    always: Lists,
}

impl Needs {
    fn of(corpus: &Corpus, supply: &Supply) -> Needs {
        let (mut any, mut always) = (Vec::new(), Vec::new());
        for paper in 0..supply.makers.len() as u32 {
            for part in supply.seekers(paper) {
                any.push((part.procedure, paper));
                let procedure = &corpus.procedures[part.procedure as usize];
                always.extend(
                    is_always_asked(procedure, part.place as usize).then_some((part.procedure, paper)),
                );
            }
            let fetched: Vec<(u32, u32)> =
                supply.fetchers(paper).map(|part| (part.procedure, paper)).collect();
            any.extend(&fetched);
            always.extend(fetched);
        }
        let count = corpus.procedures.len();
        Needs { any: Lists::grouped(count, any), always: Lists::grouped(count, always) }
    }

    /// The procedures that make a type without asking for one, ascending.
    fn originators(&self, supply: &Supply, paper: u32) -> Vec<u32> {
        let makers = supply.makers(paper).map(|part| part.procedure);
        let asks = |maker: &u32| self.any.row(*maker as usize).binary_search(&paper).is_ok();
        let mut all: Vec<u32> = makers.filter(|maker| !asks(maker)).collect();
        all.dedup();
        all
    }
}

/// Whether a document is asked of everyone: no fallback, in no sub-case only, in no alternative.
fn is_always_asked(procedure: &Procedure, place: usize) -> bool {
    let document = &procedure.documents[place];
    let mut alternatives =
        procedure.any_of.iter().flat_map(|alternatives| alternatives.options.iter().flatten());
    !document.fallback && document.cases.is_empty() && !alternatives.any(|id| *id == document.id)
}

struct Reader<'c> {
    catalog: &'c Catalog,
    supply: Supply,
}

impl Reader<'_> {
    fn number(&mut self, id: &str) -> u32 {
        if let Some(number) = self.supply.number(self.catalog, id) {
            return number;
        }
        let number = (self.catalog.document_types.rows().len() + self.supply.unknown.len()) as u32;
        self.supply.unknown.insert(id.to_owned(), number);
        number
    }
}

fn in_force(corpus: &Corpus) -> impl Iterator<Item = (u32, &Procedure)> {
    let numbered = corpus.procedures.iter().enumerate().map(|(at, procedure)| (at as u32, procedure));
    numbered.filter(|(_, procedure)| procedure.status == Status::InForce)
}

fn part(procedure: u32, place: usize, from: Option<u32>) -> Part {
    Part { procedure, place: place as u32, from }
}

/// The parts in order of type, and for each type their places in that order.
fn by_type(types: usize, mut parts: Vec<(u32, Part)>) -> (Vec<Part>, Lists) {
    parts.sort_unstable();
    let places = parts.iter().enumerate().map(|(at, (paper, _))| (*paper, at as u32)).collect();
    (parts.iter().map(|(_, part)| *part).collect(), Lists::grouped(types, places))
}
