//! The fate of one expected row: what the procedure asks for, and what the rules said of it.

use std::collections::{BTreeSet, HashMap};

use super::expected::Expected;
use super::{Fate, Judged};
use crate::facts::column::World;
use crate::model::procedure::Procedure;
use crate::recognise::{Paper, Recogniser};
use crate::text::{Lang, folded};

/// The field of imported procedures that holds remarks on the dossier.
const DOSSIER: &str = "thanh_phan_ho_so";

/// What rows are judged by.
pub(super) struct Judge<'w> {
    world: World<'w>,
    recogniser: &'w Recogniser<'w>,
    flagged: &'w BTreeSet<(usize, usize)>,
    by_code: HashMap<&'w str, Vec<usize>>,
    /// What the texts of a procedure speak of, once read.
    spoken: HashMap<usize, Spoken>,
}

/// What the texts of a procedure speak of.
#[derive(Default)]
struct Spoken {
    named: BTreeSet<String>,
    spared: BTreeSet<String>,
    folded: String,
}

impl<'w> Judge<'w> {
    pub(super) fn new(
        world: World<'w>,
        recogniser: &'w Recogniser<'w>,
        flagged: &'w BTreeSet<(usize, usize)>,
    ) -> Self {
        let mut by_code: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, procedure) in world.corpus.procedures.iter().enumerate() {
            by_code.entry(procedure.code.as_deref().unwrap_or(&procedure.id)).or_default().push(at);
        }
        Judge { world, recogniser, flagged, by_code, spoken: HashMap::new() }
    }

    pub(super) fn judge(&mut self, expected: Expected) -> Judged {
        let types = wanted(&self.recogniser.paper(&expected.paper));
        let registers = self.recogniser.registers(&expected.register);
        let provisions = self.recogniser.instrument(&expected.provision);
        let mut judged = Judged {
            fate: Fate::NoProcedure,
            registers,
            documents: Vec::new(),
            held_in: Vec::new(),
            provisions: provisions.iter().map(ToString::to_string).collect(),
            types,
            expected,
        };
        let procedures = self.by_code.get(judged.expected.code.as_str()).cloned().unwrap_or_default();
        for procedure in procedures {
            let fate = self.fate(procedure, &mut judged);
            judged.fate = judged.fate.min(fate);
        }
        judged
    }

    fn fate(&mut self, at: usize, judged: &mut Judged) -> Fate {
        let procedure = &self.world.corpus.procedures[at];
        let papers = procedure.documents.iter().enumerate();
        let asked: Vec<usize> = papers
            .filter(|(_, paper)| judged.types.contains(&paper.document_type))
            .map(|(document, _)| document)
            .collect();
        judged.documents.extend(asked.iter().map(|document| procedure.documents[*document].id.clone()));
        for held in &self.world.facts.procedures[at].holdings.held {
            let register = &self.world.corpus.catalog.registers.rows()[held.register as usize].id;
            if asked.contains(&(held.document as usize)) && !judged.held_in.contains(register) {
                judged.held_in.push(register.clone());
            }
        }
        if asked.iter().any(|document| self.flagged.contains(&(at, *document))) {
            return Fate::Found;
        }
        let paper = |document: &usize| &procedure.documents[*document];
        if asked.iter().any(|document| paper(document).fallback) {
            return Fate::Fallback;
        }
        let unknown = judged.registers.is_empty() && judged.held_in.is_empty();
        if !asked.is_empty() {
            return if unknown { Fate::RegisterUnknown } else { Fate::NotFlagged };
        }
        let recogniser = self.recogniser;
        let spoken = self.spoken.entry(at).or_insert_with(|| spoken(procedure, recogniser));
        let any = |set: &BTreeSet<String>| judged.types.iter().any(|paper| set.contains(paper));
        let said = folded(&judged.expected.paper);
        if any(&spoken.spared) {
            Fate::Fallback
        } else if any(&spoken.named) {
            Fate::OnlyNamed
        } else if spoken.folded.contains(said.as_str()) {
            if judged.types.is_empty() { Fate::PaperUnknown } else { Fate::NotRecognised }
        } else {
            Fate::NotAsked
        }
    }
}

/// The types a text names: those it wants, or else those it speaks of.
fn wanted(paper: &Paper) -> Vec<String> {
    let wanted: Vec<String> = paper.wanted().map(str::to_owned).collect();
    if wanted.is_empty() { paper.mentions.clone() } else { wanted }
}

fn spoken(procedure: &Procedure, recogniser: &Recogniser<'_>) -> Spoken {
    let names =
        procedure.documents.iter().filter_map(|paper| paper.name.as_ref()).map(|name| name.get(Lang::Vi));
    let remarks = [&procedure.notes, &procedure.unparsed];
    let remarks = remarks.into_iter().filter_map(|remarks| remarks.get(DOSSIER)).flatten();
    let mut spoken = Spoken::default();
    for text in names.chain(remarks.map(String::as_str)) {
        let paper = recogniser.paper(text);
        spoken.named.extend(paper.wanted().map(str::to_owned));
        spoken.named.extend(paper.mentions.iter().cloned());
        spoken.spared.extend(paper.spared);
        spoken.folded.push_str(&folded(text));
        spoken.folded.push('\n');
    }
    spoken
}
