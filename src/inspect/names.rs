//! What the names in a log stand for: by the mapping, or as the workspace itself writes them. What is not known is counted and
//! never guessed.

use std::collections::HashMap;

use crate::inspect::record::Refused;
use crate::model::corpus::Corpus;
use crate::model::mapping::{Mapping, Outcome};
use crate::model::observed::{Named, Unknown};
use crate::text::{Lang, folded};

/// Names that fewer dossiers than this have are counted, not shown: they may be those of people.
pub const FEW: usize = 3;
/// The most names of one kind that are told apart; others are counted together.
const MOST_NAMES: usize = 10_000;
/// The longest a name is shown, in characters.
const LONGEST: usize = 80;

/// Who acts, as a number: a place in the catalog, or one of these.
pub(super) const APPLICANT: u32 = u32::MAX;
/// A system.
pub(super) const SYSTEM: u32 = u32::MAX - 1;

/// What acts in a step, by its id.
pub(super) fn actor(corpus: &Corpus, id: &str) -> Option<u32> {
    match id {
        "applicant" => Some(APPLICANT),
        "system" => Some(SYSTEM),
        id => corpus.catalog.agencies.position(id).map(|at| at as u32),
    }
}

/// The id of what acts.
pub(super) fn actor_id(corpus: &Corpus, actor: u32) -> &str {
    match actor {
        APPLICANT => "applicant",
        SYSTEM => "system",
        at => corpus.catalog.agencies.rows().get(at as usize).map_or("", |agency| agency.id.as_str()),
    }
}

/// A name looked up: what it stands for, or which unknown name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Known(u32),
    Unknown(u32),
}

/// Names of one kind, looked up once each.
#[derive(Default)]
struct Lookup {
    known: HashMap<Box<[u8]>, Meaning>,
    /// Names as the workspace writes them, folded.
    spelt: HashMap<String, u32>,
    unknown: Vec<Seen>,
}

/// An unknown name.
struct Seen {
    /// `None` for those beyond the most that are told apart.
    name: Option<String>,
    rows: u64,
    /// Up to [`FEW`] dossiers that have it.
    dossiers: Vec<u64>,
}

impl Lookup {
    fn get(&mut self, written: &[u8]) -> Meaning {
        if let Some(meaning) = self.known.get(written) {
            return *meaning;
        }
        let text = String::from_utf8_lossy(written);
        let meaning = match self.spelt.get(&folded(&text)) {
            Some(at) => Meaning::Known(*at),
            None if self.unknown.len() < MOST_NAMES => {
                self.unknown.push(Seen { name: Some(text.into_owned()), rows: 0, dossiers: Vec::new() });
                Meaning::Unknown(self.unknown.len() as u32 - 1)
            }
            None => {
                if self.unknown.len() == MOST_NAMES {
                    self.unknown.push(Seen { name: None, rows: 0, dossiers: Vec::new() });
                }
                return Meaning::Unknown(MOST_NAMES as u32);
            }
        };
        if self.known.len() < 4 * MOST_NAMES {
            self.known.insert(written.into(), meaning);
        }
        meaning
    }

    fn spell(&mut self, name: &str, at: u32) {
        self.spelt.entry(folded(name)).or_insert(at);
    }

    fn see(&mut self, at: u32, dossier: u64) {
        if let Some(seen) = self.unknown.get_mut(at as usize) {
            seen.rows += 1;
            if seen.dossiers.len() < FEW && !seen.dossiers.contains(&dossier) {
                seen.dossiers.push(dossier);
            }
        }
    }
}

/// All names of a log.
pub(super) struct Names {
    procedures: Lookup,
    agencies: Lookup,
    /// Steps by procedure.
    steps: Vec<Lookup>,
    outcomes: HashMap<String, Outcome>,
}

impl Names {
    /// The names of a workspace and of a mapping. What the mapping says comes first.
    pub(super) fn of(corpus: &Corpus, mapping: &Mapping) -> Result<Names, Refused> {
        let mut names = Names {
            procedures: Lookup::default(),
            agencies: Lookup::default(),
            steps: Vec::new(),
            outcomes: HashMap::new(),
        };
        for naming in &mapping.procedures {
            let at = procedure(corpus, &naming.is)?;
            naming.written.iter().for_each(|name| names.procedures.spell(name, at));
        }
        for naming in &mapping.agencies {
            let at = actor(corpus, &naming.is).ok_or_else(|| no_agency(&naming.is))?;
            naming.written.iter().for_each(|name| names.agencies.spell(name, at));
        }
        names.spell_corpus(corpus);
        for (at, procedure) in corpus.procedures.iter().enumerate() {
            let mut steps = Lookup::default();
            let of = |naming: &&crate::model::mapping::StepNaming| {
                naming.procedure.as_ref().is_none_or(|id| corpus.procedure(id) == Some(at))
            };
            for naming in mapping.steps.iter().filter(of) {
                let place = procedure.steps.iter().position(|step| step.id == naming.is);
                match place {
                    Some(place) => naming.written.iter().for_each(|name| steps.spell(name, place as u32)),
                    None if naming.procedure.is_some() => return Err(no_step(&naming.is, &procedure.id)),
                    None => {}
                }
            }
            for (place, step) in procedure.steps.iter().enumerate() {
                steps.spell(&step.id, place as u32);
                for lang in [Lang::Vi, Lang::En] {
                    step.name.iter().for_each(|name| steps.spell(name.get(lang), place as u32));
                }
            }
            names.steps.push(steps);
        }
        for naming in &mapping.outcomes {
            for written in &naming.written {
                names.outcomes.insert(folded(written), naming.is);
            }
        }
        for outcome in Outcome::ALL {
            names.outcomes.entry(outcome.word().to_owned()).or_insert(*outcome);
        }
        Ok(names)
    }

    fn spell_corpus(&mut self, corpus: &Corpus) {
        for (at, procedure) in corpus.procedures.iter().enumerate() {
            self.procedures.spell(&procedure.id, at as u32);
            procedure.code.iter().for_each(|code| self.procedures.spell(code, at as u32));
            for lang in [Lang::Vi, Lang::En] {
                self.procedures.spell(procedure.name.get(lang), at as u32);
            }
        }
        for special in ["applicant", "system"] {
            actor(corpus, special).into_iter().for_each(|at| self.agencies.spell(special, at));
        }
        for (at, agency) in corpus.catalog.agencies.rows().iter().enumerate() {
            self.agencies.spell(&agency.id, at as u32);
            for lang in [Lang::Vi, Lang::En] {
                self.agencies.spell(agency.name.get(lang), at as u32);
            }
            agency.aliases.iter().for_each(|alias| self.agencies.spell(alias, at as u32));
        }
    }

    /// What a procedure's name stands for.
    pub(super) fn procedure(&mut self, written: &[u8]) -> Meaning {
        self.procedures.get(written)
    }

    /// What an agency's name stands for.
    pub(super) fn agency(&mut self, written: &[u8]) -> Meaning {
        self.agencies.get(written)
    }

    /// What a step's name stands for in a procedure.
    pub(super) fn step(&mut self, procedure: u32, written: &[u8]) -> Meaning {
        self.steps[procedure as usize].get(written)
    }

    /// What came of it; `None` for a word that is not known.
    pub(super) fn outcome(&self, written: &[u8]) -> Option<Outcome> {
        self.outcomes.get(&folded(&String::from_utf8_lossy(written))).copied()
    }

    /// Counts a line with an unknown procedure.
    pub(super) fn see_procedure(&mut self, at: u32, dossier: u64) {
        self.procedures.see(at, dossier);
    }

    /// Counts a line with an unknown agency.
    pub(super) fn see_agency(&mut self, at: u32, dossier: u64) {
        self.agencies.see(at, dossier);
    }

    /// Counts a line with an unknown step.
    pub(super) fn see_step(&mut self, procedure: u32, at: u32, dossier: u64) {
        self.steps[procedure as usize].see(at, dossier);
    }

    /// The name of an unknown step, if enough dossiers have it to show it.
    pub(super) fn step_name(&self, procedure: u32, at: u32, show_all: bool) -> Option<String> {
        let seen = self.steps[procedure as usize].unknown.get(at as usize)?;
        shown(seen, show_all)
    }

    /// The unknown names, those most lines have first.
    pub(super) fn unknown(&self, show_all: bool) -> Vec<Unknown> {
        let mut all = Vec::new();
        let steps = self.steps.iter().map(|steps| (Named::Step, steps));
        let kinds = [(Named::Procedure, &self.procedures), (Named::Agency, &self.agencies)];
        for (kind, lookup) in kinds.into_iter().chain(steps) {
            let mut hidden = Unknown { kind, name: None, names: 0, rows: 0 };
            for seen in lookup.unknown.iter().filter(|seen| seen.rows > 0) {
                match shown(seen, show_all) {
                    Some(name) => all.push(Unknown { kind, name: Some(name), names: 1, rows: seen.rows }),
                    None => {
                        hidden.names += 1;
                        hidden.rows += seen.rows;
                    }
                }
            }
            all.extend(Some(hidden).filter(|hidden| hidden.names > 0));
        }
        let mut merged: Vec<Unknown> = Vec::new();
        for one in all {
            match merged.iter_mut().find(|known| known.kind == one.kind && known.name == one.name) {
                Some(known) if one.name.is_some() => known.rows += one.rows,
                Some(known) => {
                    known.names += one.names;
                    known.rows += one.rows;
                }
                None => merged.push(one),
            }
        }
        merged.sort_by(|a, b| {
            (a.kind, a.name.is_none(), b.rows, &a.name).cmp(&(b.kind, b.name.is_none(), a.rows, &b.name))
        });
        merged
    }
}

fn shown(seen: &Seen, show_all: bool) -> Option<String> {
    let name = seen.name.as_ref().filter(|_| show_all || seen.dossiers.len() >= FEW)?;
    // What would move the cursor of a terminal is no part of a name.
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if show_all {
        return Some(name);
    }
    // Long numbers and addresses are those of people, whatever the column was meant for.
    let digits = name.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    if digits >= 9 || name.contains('@') {
        return None;
    }
    Some(match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    })
}

/// The place of a procedure, by its id.
pub(super) fn procedure(corpus: &Corpus, id: &str) -> Result<u32, Refused> {
    let known = || corpus.procedures.iter().map(|procedure| procedure.id.as_str());
    corpus.procedure(id).map(|at| at as u32).ok_or_else(|| match crate::suggest::nearest(id, known()) {
        Some(meant) => Refused::said(
            format!("không có thủ tục `{id}`; có phải là `{meant}`?"),
            format!("there is no procedure `{id}`; did you mean `{meant}`?"),
        ),
        None => Refused::said(
            format!("không có thủ tục `{id}`; ghi mã định danh của một thủ tục trong không gian làm việc"),
            format!("there is no procedure `{id}`; write the id of a procedure of the workspace"),
        ),
    })
}

fn no_agency(id: &str) -> Refused {
    Refused::said(
        format!("không có cơ quan `{id}`; ghi mã định danh trong danh mục, `applicant` hoặc `system`"),
        format!("there is no agency `{id}`; write an id of the catalog, `applicant` or `system`"),
    )
}

fn no_step(id: &str, procedure: &str) -> Refused {
    Refused::said(
        format!("thủ tục `{procedure}` không có bước `{id}`; ghi mã định danh của một bước"),
        format!("the procedure `{procedure}` has no step `{id}`; write the id of a step"),
    )
}
