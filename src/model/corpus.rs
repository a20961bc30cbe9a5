//! Everything that was read, linked: sources, settings, catalog, procedures, and where each of them stands.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::catalog::Catalog;
use crate::model::citation::Citation;
use crate::model::decision::Decision;
use crate::model::entity::{Entity, Kind};
use crate::model::feedback::{Dialogue, Feedback};
use crate::model::load::parse::parse;
use crate::model::load::tree::Node;
use crate::model::mapping::Mapping;
use crate::model::observed::{Observed, ObservedAgency, ObservedProcedure};
use crate::model::procedure::Procedure;
use crate::model::settings::Settings;
use crate::model::waiver::Waiver;
use crate::parallel;
use crate::source::{Source, SourceId};
use crate::span::Span;

/// A workspace in memory. Procedures are in order of id, so that equal files in another order give an equal corpus.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The files read, in order of name.
    pub sources: Vec<Source>,
    /// The located trees of the sources asked for last.
    pub trees: Trees,
    /// The settings.
    pub settings: Settings,
    /// The catalog.
    pub catalog: Catalog,
    /// The procedures, in order of id.
    pub procedures: Vec<Procedure>,
    /// Where each procedure and catalog entry stands.
    pub places: Places,
    /// The provisions each procedure cites, flattened: the rows behind `Kind::Basis`.
    pub bases: Vec<Vec<BasisAt>>,
    /// The waivers, in order of file and place.
    pub waivers: Vec<Waiver>,
    /// The decisions on proposals, each with its file, in order of file.
    pub decisions: Vec<(Decision, SourceId)>,
    /// How to read logs, each with its file, in order of file.
    pub mappings: Vec<(Mapping, SourceId)>,
    /// What logs showed, each with its file, in order of file.
    pub observed: Vec<(Observed, SourceId)>,
    /// What citizens said, in order of file and place.
    pub feedback: Vec<(Feedback, Place)>,
    /// Where agencies met them, in order of file and place.
    pub dialogues: Vec<(Dialogue, Place)>,
}

/// The trees used last. All of them together would take several times the memory of the texts.
#[derive(Debug, Default)]
pub struct Trees {
    /// Each with its source, the one used last at the end.
    kept: Mutex<Vec<(SourceId, Option<Arc<Node>>)>>,
    /// Where places are that were looked up together.
    spans: Mutex<HashMap<Place, Option<Span>>>,
}

/// How many trees are kept.
const KEPT_TREES: usize = 32;

impl Clone for Trees {
    fn clone(&self) -> Self {
        Trees::default()
    }
}

impl Trees {
    fn spans(&self) -> MutexGuard<'_, HashMap<Place, Option<Span>>> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, source: SourceId, read: impl FnOnce() -> Option<Node>) -> Option<Arc<Node>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().rposition(|(of, _)| *of == source).map(|at| kept.remove(at));
        let (_, tree) = found.unwrap_or_else(|| (source, read().map(Arc::new)));
        if kept.len() >= KEPT_TREES {
            kept.remove(0);
        }
        kept.push((source, tree.clone()));
        tree
    }
}

/// One provision cited by something in a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisAt {
    /// What cites it: the procedure, or one of its parts.
    pub holder: Entity,
    /// Its place in that thing's `basis`.
    pub index: usize,
    /// The provision.
    pub citation: Citation,
    /// The instrument in the catalog, if it is there.
    pub instrument: Option<usize>,
}

/// A path into a file: which file, and the way from its root, such as `steps[3].needs[1]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The way from the root; empty for the whole file.
    pub path: String,
}

/// Where the procedures and catalog entries stand; each list runs beside the one it is about.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Files of the procedures.
    pub procedures: Vec<SourceId>,
    /// Levels.
    pub levels: Vec<Place>,
    /// Agencies.
    pub agencies: Vec<Place>,
    /// Registers.
    pub registers: Vec<Place>,
    /// Document types.
    pub document_types: Vec<Place>,
    /// Instruments.
    pub instruments: Vec<Place>,
    /// Groups.
    pub groups: Vec<Place>,
}

impl Corpus {
    /// Where an entity is written; `None` for one that no file holds.
    pub fn place(&self, entity: Entity) -> Option<Place> {
        let listed = |places: &[Place]| places.get(entity.at()).cloned();
        match entity.kind {
            Kind::Level => listed(&self.places.levels),
            Kind::Agency => listed(&self.places.agencies),
            Kind::Register => listed(&self.places.registers),
            Kind::Holding => {
                let register = self.places.registers.get(entity.owner as usize)?;
                let path = format!("{}.holds[{}]", register.path, entity.index);
                Some(Place { source: register.source, path })
            }
            Kind::DocumentType => listed(&self.places.document_types),
            Kind::Instrument => listed(&self.places.instruments),
            Kind::Group => listed(&self.places.groups),
            Kind::Procedure => {
                let source = *self.places.procedures.get(entity.at())?;
                Some(Place { source, path: String::new() })
            }
            Kind::Basis => {
                let basis = self.bases.get(entity.owner as usize)?.get(entity.at())?;
                let mut place = self.place(basis.holder)?;
                let dot = if place.path.is_empty() { "" } else { "." };
                place.path = format!("{}{dot}basis[{}]", place.path, basis.index);
                Some(place)
            }
            part => {
                let source = *self.places.procedures.get(entity.owner as usize)?;
                let list = list_key(part)?;
                Some(Place { source, path: format!("{list}[{}]", entity.index) })
            }
        }
    }

    /// The bytes of a place: of the value found there, of the nearest one above it that exists otherwise.
    /// For a mapping it is its `id` (or the top-level name), which is what a reader looks for.
    pub fn span(&self, place: &Place) -> Option<Span> {
        if let Some(known) = self.trees.spans().get(place) {
            return *known;
        }
        Some(self.tree(place.source)?.nearest(&place.path).name_span())
    }

    /// Looks up where many places are, each file read once; [`Corpus::span`] then knows them.
    pub fn locate<'p>(&self, places: impl Iterator<Item = &'p Place>) {
        let mut places: Vec<&Place> = places.collect();
        places.sort_unstable();
        places.dedup();
        let by_file: Vec<&[&Place]> = places.chunk_by(|a, b| a.source == b.source).collect();
        let found = parallel::map(&by_file, |_, places| {
            let source = places.first().map(|first| first.source).unwrap_or_default();
            let text = self.sources.get(source.0 as usize).map_or("", |source| source.text.as_str());
            let tree = parse(text, source).tree;
            let span = |place: &&Place| Some(tree.as_ref()?.nearest(&place.path).name_span());
            places.iter().map(|place| ((*place).clone(), span(place))).collect::<Vec<_>>()
        });
        self.trees.spans().extend(found.into_iter().flatten());
    }

    /// The located tree of a source; `None` for one that is not YAML or could not be read. It is read again when it is
    /// asked for, which is seldom, since most files are sound.
    pub fn tree(&self, source: SourceId) -> Option<Arc<Node>> {
        let text = &self.sources.get(source.0 as usize)?.text;
        self.trees.get(source, || parse(text, source).tree)
    }

    /// What the latest log with this procedure showed of it.
    pub fn observed_procedure(&self, id: &str) -> Option<&ObservedProcedure> {
        let with = self.observed.iter().filter_map(|(one, _)| Some((one.until, one.procedure(id)?)));
        with.max_by_key(|(until, _)| *until).map(|(_, found)| found)
    }

    /// What the latest log with this agency showed of it.
    pub fn observed_agency(&self, id: &str) -> Option<&ObservedAgency> {
        let with = self.observed.iter().filter_map(|(one, _)| Some((one.until, one.agency(id)?)));
        with.max_by_key(|(until, _)| *until).map(|(_, found)| found)
    }

    /// The position of the procedure with this id.
    pub fn procedure(&self, id: &str) -> Option<usize> {
        self.procedures.binary_search_by(|procedure| procedure.id.as_str().cmp(id)).ok()
    }
}

/// The key of the list that holds the parts of this kind in a procedure file.
fn list_key(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Case => "cases",
        Kind::Channel => "channels",
        Kind::Fee => "fees",
        Kind::Document => "documents",
        Kind::LookUp => "look_ups",
        Kind::Condition => "conditions",
        Kind::Step => "steps",
        Kind::Output => "outputs",
        _ => return None,
    })
}
