//! What sort of rule it is: its judgement, its work, and how far it looks.

use crate::text::Lang;

/// What sort of judgement a rule makes. An opinion is never an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pack {
    /// The data contradict themselves.
    Correctness,
    /// The law is not met.
    Legality,
    /// It could be simpler.
    Simplification,
}

impl Pack {
    /// All of them, the firmest judgement first.
    pub const ALL: &[Pack] = &[Pack::Correctness, Pack::Legality, Pack::Simplification];

    /// The word in rules.
    pub fn word(self) -> &'static str {
        match self {
            Pack::Correctness => "correctness",
            Pack::Legality => "legality",
            Pack::Simplification => "simplification",
        }
    }
}

/// How far a rule looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// At one procedure and the catalog: what it finds in a corpus is what it finds in each procedure alone.
    Procedure,
    /// From one procedure to others: a finding may need several.
    Corpus,
}

impl Reach {
    /// The words a person reads.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Reach::Procedure => lang.pick("một thủ tục", "one procedure"),
            Reach::Corpus => lang.pick("nhiều thủ tục", "corpus"),
        }
    }
}

/// How the work of a rule grows with the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostClass {
    /// In step with the corpus.
    Linear,
    /// In step with the corpus and what the join finds.
    Join,
    /// With the square of a list, as the author declared.
    Quadratic,
}

impl CostClass {
    /// The words a person reads.
    pub fn word(self) -> &'static str {
        match self {
            CostClass::Linear => "linear",
            CostClass::Join => "join",
            CostClass::Quadratic => "quadratic (declared)",
        }
    }
}
