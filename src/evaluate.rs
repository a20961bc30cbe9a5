//! Compares what the register rules find with a list of papers known to be replaced by registers: what is found, what is
//! missed and why, and how often a finding is right. Judges the rules and the recognition, never a procedure.

pub mod expected;
mod judge;
pub mod sample;

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::facts::column::World;
use crate::lang::rule::Rule;
use crate::model::catalog::DocumentType;
use crate::model::entity::Kind;
use crate::recognise::Recogniser;

use expected::Expected;
use judge::Judge;
use sample::{Label, Measured};

/// The rules that say that a register has what a paper says, wholly or in part.
pub const REMOVE: [&str; 2] = ["documents/held-in-register", "documents/held-in-part"];

/// The rule that says that a paper is asked for only as a fallback, and nobody says where it is looked up.
pub const TIGHTEN: &str = "documents/fallback-without-look-up";

/// How one expected row fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The paper is asked of everyone, and a rule says that a register has it.
    Found,
    /// The paper is asked only where a register cannot answer: the wording is to be tightened, nothing is to be removed.
    Fallback,
    /// The paper is asked of everyone, and no rule speaks up.
    NotFlagged,
    /// The text seems to name the paper, and none was recognised.
    NotRecognised,
    /// The register is not in the catalog, nor does another have the paper.
    RegisterUnknown,
    /// The expected paper itself is no type of the catalog.
    PaperUnknown,
    /// The text speaks of the paper without asking for it.
    OnlyNamed,
    /// The text does not name the paper any more.
    NotAsked,
    /// No procedure has the code.
    NoProcedure,
}

impl Fate {
    /// All, in order of report.
    pub const ALL: [Fate; 9] = [
        Fate::Found,
        Fate::Fallback,
        Fate::NotFlagged,
        Fate::NotRecognised,
        Fate::RegisterUnknown,
        Fate::PaperUnknown,
        Fate::OnlyNamed,
        Fate::NotAsked,
        Fate::NoProcedure,
    ];

    /// The code, as programs read it.
    pub fn code(self) -> &'static str {
        match self {
            Fate::Found => "found",
            Fate::Fallback => "fallback",
            Fate::NotFlagged => "not_flagged",
            Fate::NotRecognised => "not_recognised",
            Fate::RegisterUnknown => "register_unknown",
            Fate::PaperUnknown => "paper_unknown",
            Fate::OnlyNamed => "only_named",
            Fate::NotAsked => "not_asked",
            Fate::NoProcedure => "no_procedure",
        }
    }

    /// Whether the procedure still asks for the paper, as far as can be told.
    pub fn still_asks(self) -> bool {
        !matches!(self, Fate::OnlyNamed | Fate::NotAsked | Fate::NoProcedure)
    }

    /// Whether the rules and the recognition got it right.
    pub fn is_found(self) -> bool {
        matches!(self, Fate::Found | Fate::Fallback)
    }
}

/// An expected row with its fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The row.
    pub expected: Expected,
    /// How it fared.
    pub fate: Fate,
    /// The document types it names.
    pub types: Vec<String>,
    /// The registers it names.
    pub registers: Vec<String>,
    /// The documents of the procedure that are meant, by id.
    pub documents: Vec<String>,
    /// The registers that hold them.
    pub held_in: Vec<String>,
    /// The provisions it names, as citations.
    pub provisions: Vec<String>,
}

impl Judged {
    /// Whether a register that the row names is among those the rules found; `None` where there is nothing to compare.
    pub fn same_register(&self) -> Option<bool> {
        let known = !self.registers.is_empty() && !self.held_in.is_empty();
        known.then(|| self.registers.iter().any(|register| self.held_in.contains(register)))
    }
}

/// A paper that the register rules speak of: a procedure and a document type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The code of the procedure, or its id where it has none.
    pub code: String,
    /// The document type.
    pub paper: String,
    /// Whether it is asked only as a fallback: the wording is to be tightened, nothing is to be removed.
    pub tighten: bool,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// The rows, in order.
    pub rows: Vec<Judged>,
    /// The papers the register rules found, and whether a row expects them.
    pub findings: BTreeMap<Finding, bool>,
    /// How they fare in a sample checked by hand.
    pub sample: Option<Measured>,
}

impl Evaluation {
    /// How many rows fared so.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// The rows found, and those whose procedure still asks for the paper.
    pub fn recall(&self) -> (usize, usize) {
        let fates = || self.rows.iter().map(|row| row.fate);
        (fates().filter(|fate| fate.is_found()).count(), fates().filter(|fate| fate.still_asks()).count())
    }

    /// The same, of the rows whose paper is asked of everyone.
    pub fn recall_of_demands(&self) -> (usize, usize) {
        let (found, all) = self.recall();
        let fallback = self.count(Fate::Fallback);
        (found - fallback, all - fallback)
    }
}

/// Compares the findings of the register rules in a world with what is expected of them.
pub fn evaluate(
    world: World<'_>,
    rules: &[Rule],
    expected: Vec<Expected>,
    labels: Option<&[Label]>,
) -> Evaluation {
    let asked = rules.iter().filter(|rule| REMOVE.contains(&rule.id.as_str()) || rule.id == TIGHTEN);
    let (mut flagged, mut spared) = (BTreeSet::new(), BTreeSet::new());
    for finding in check::check(world, asked).findings {
        if finding.entity.kind == Kind::Document && finding.waived.is_none() {
            let place = (finding.entity.owner as usize, finding.entity.at());
            if finding.rule == TIGHTEN {
                spared.insert(place)
            } else {
                flagged.insert(place)
            };
        }
    }
    let catalog = &world.corpus.catalog;
    let held: BTreeSet<&str> = catalog
        .registers
        .rows()
        .iter()
        .flat_map(|register| register.holds.iter().map(|held| held.document_type.as_str()))
        .collect();
    // A type of which nothing is known but a name was made from one dossier row: it would hide the paper named in it.
    let described = |paper: &DocumentType| {
        let bare = paper.aliases.is_empty() && paper.carries.is_empty() && paper.name.en.is_none();
        !bare || held.contains(paper.id.as_str())
    };
    let recogniser = Recogniser::among(catalog, described);
    let mut judge = Judge::new(world, &recogniser, &flagged);
    let rows: Vec<Judged> = expected.into_iter().map(|row| judge.judge(row)).collect();
    let mut wanted: BTreeSet<(&str, &str)> = BTreeSet::new();
    for row in &rows {
        wanted.extend(row.types.iter().map(|paper| (row.expected.code.as_str(), paper.as_str())));
    }
    let mut findings = BTreeMap::new();
    let flagged = flagged.iter().map(|place| (place, false));
    for ((procedure, document), tighten) in flagged.chain(spared.iter().map(|place| (place, true))) {
        let procedure = &world.corpus.procedures[*procedure];
        let code = procedure.code.clone().unwrap_or_else(|| procedure.id.clone());
        let paper = procedure.documents[*document].document_type.clone();
        let known = wanted.contains(&(code.as_str(), paper.as_str()));
        if !tighten || held.contains(paper.as_str()) {
            findings.insert(Finding { code, paper, tighten }, known);
        }
    }
    let sample = labels.map(|labels| sample::measure(labels, findings.keys()));
    Evaluation { rows, findings, sample }
}
