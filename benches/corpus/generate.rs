//! Generates workspaces of any size for benchmarks and tests: the same size and seed give the same bytes. The catalog
//! grows in proportion, and known defects are sown, so that what a run finds can be checked.

use std::collections::BTreeMap;

use rasoat::check::check;
use rasoat::facts::{self, Facts, column::World};
use rasoat::model::corpus::Corpus;
use rasoat::model::load::load;
use rasoat::rules;
use rasoat::source::Source;

mod catalog;
mod procedure;
mod random;
mod words;

use random::Random;

/// A generated workspace.
pub(crate) struct Generated {
    /// Its files, in order of name.
    pub(crate) sources: Vec<Source>,
    /// How many findings each defect sown must give, by rule.
    pub(crate) expected: BTreeMap<&'static str, usize>,
}

/// A defect that can be sown into a procedure; each gives one finding of its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Defect {
    /// The same paper twice in one dossier.
    AskedTwice,
    /// A paper that an open register holds.
    HeldInRegister,
    /// A paper that another procedure issues.
    OtherProcedureOutput,
    /// A paper without a number of originals or copies.
    NoQuantity,
    /// A paper that nothing in law asks for.
    NoBasis,
    /// An instrument that is no longer in force.
    BasisEnded,
    /// No time limit.
    NoDeadline,
    /// A step of an agency that ended with the district level.
    AgencyEnded,
    /// A fee without a legal basis.
    FeeWithoutBasis,
}

impl Defect {
    /// All of them.
    pub(crate) const ALL: [Defect; 9] = [
        Defect::AskedTwice,
        Defect::HeldInRegister,
        Defect::OtherProcedureOutput,
        Defect::NoQuantity,
        Defect::NoBasis,
        Defect::BasisEnded,
        Defect::NoDeadline,
        Defect::AgencyEnded,
        Defect::FeeWithoutBasis,
    ];

    /// The rule that finds it.
    pub(crate) fn rule(self) -> &'static str {
        match self {
            Defect::AskedTwice => "documents/asked-twice",
            Defect::HeldInRegister => "documents/held-in-register",
            Defect::OtherProcedureOutput => "documents/other-procedure-output",
            Defect::NoQuantity => "documents/no-quantity",
            Defect::NoBasis => "legality/document-without-basis",
            Defect::BasisEnded => "legality/basis-ended",
            Defect::NoDeadline => "legality/no-deadline",
            Defect::AgencyEnded => "agencies/no-longer-exists",
            Defect::FeeWithoutBasis => "fees/no-basis",
        }
    }
}

/// How large the catalog is, in proportion to the procedures.
pub(crate) struct Sizes {
    /// Procedures.
    procedures: usize,
    /// Communes, each with an office and a desk.
    communes: usize,
    /// Registers.
    registers: usize,
    /// Types of papers that nobody issues and no register holds.
    papers: usize,
    /// Decrees in force.
    decrees: usize,
}

impl Sizes {
    fn of(procedures: usize) -> Sizes {
        Sizes {
            procedures,
            communes: 10 + procedures / 50,
            registers: 5 + procedures / 200,
            papers: 40 + procedures / 4,
            decrees: 20 + procedures / 20,
        }
    }
}

/// A workspace of this many procedures. One procedure in four has one of the defects.
pub(crate) fn generate(procedures: usize, seed: u64) -> Generated {
    let sizes = Sizes::of(procedures);
    let settings = "language: vi\nauthority: province-office\nas_of: 2026-07-01\n";
    let mut sources = vec![Source::new("rasoat.yaml", settings)];
    sources.extend(catalog::catalog(&sizes).into_iter().map(|(name, text)| Source::new(name, text)));
    let mut expected: BTreeMap<&'static str, usize> = BTreeMap::new();
    for at in 0..procedures {
        let mut random = Random::new(seed, at as u64);
        let defect = random.one_in(4).then(|| Defect::ALL[random.below(Defect::ALL.len())]);
        if let Some(defect) = defect {
            *expected.entry(defect.rule()).or_default() += 1;
        }
        let (name, text) = procedure::procedure(at, defect, &sizes, &mut random);
        sources.push(Source::new(name, text));
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Generated { sources, expected }
}

/// A generated workspace that was read.
pub(crate) struct Workspace {
    corpus: Corpus,
    facts: Facts,
}

impl Workspace {
    /// One of this many procedures. It must be sound, and what was sown must be found: a figure measured on anything
    /// else says nothing.
    pub(crate) fn of(procedures: usize) -> Workspace {
        let generated = generate(procedures, 1);
        let loaded = load(generated.sources);
        assert_eq!(loaded.diagnostics, [], "the generator writes sound files");
        let facts = facts::of_corpus(&loaded.corpus);
        let workspace = Workspace { corpus: loaded.corpus, facts };
        let findings = check(workspace.world(), &rules::built_in().rules).findings;
        for defect in Defect::ALL {
            let rule = defect.rule();
            let found = findings.iter().filter(|finding| finding.rule == rule).count();
            assert_eq!(found, generated.expected.get(rule).copied().unwrap_or(0), "{rule}");
        }
        workspace
    }

    /// What rules see.
    pub(crate) fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }
}
