//! The name of one thing in a corpus: small, copyable, ordered.

/// The kinds of thing rules speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A procedure.
    Procedure,
    /// A sub-case of a procedure.
    Case,
    /// A way to file.
    Channel,
    /// A fee.
    Fee,
    /// A paper asked for.
    Document,
    /// What an agency fetches itself.
    LookUp,
    /// What must be true.
    Condition,
    /// A step.
    Step,
    /// What a procedure issues.
    Output,
    /// One provision cited by something in a procedure.
    Basis,
    /// A level of government.
    Level,
    /// An agency.
    Agency,
    /// A register.
    Register,
    /// A document type a register holds; `owner` is the register.
    Holding,
    /// A type of paper.
    DocumentType,
    /// A legal instrument.
    Instrument,
    /// A group of procedures.
    Group,
}

/// One thing in a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// The procedure (or, for a holding, the register) it belongs to; 0 for what stands alone.
    pub owner: u32,
    /// Its place in the list it belongs to.
    pub index: u32,
}

impl Entity {
    /// A thing that stands alone: a procedure, or an entry of the catalog.
    pub fn top(kind: Kind, index: usize) -> Self {
        Entity { kind, owner: 0, index: index as u32 }
    }

    /// A part of a procedure, or a holding of a register.
    pub fn part(kind: Kind, owner: usize, index: usize) -> Self {
        Entity { kind, owner: owner as u32, index: index as u32 }
    }

    /// Its place in the list it belongs to.
    pub fn at(self) -> usize {
        self.index as usize
    }

    /// The procedure it is or belongs to, if any.
    pub fn procedure(self) -> Option<usize> {
        match self.kind {
            Kind::Procedure => Some(self.index as usize),
            Kind::Case
            | Kind::Channel
            | Kind::Fee
            | Kind::Document
            | Kind::LookUp
            | Kind::Condition
            | Kind::Step
            | Kind::Output
            | Kind::Basis => Some(self.owner as usize),
            Kind::Level
            | Kind::Agency
            | Kind::Register
            | Kind::Holding
            | Kind::DocumentType
            | Kind::Instrument
            | Kind::Group => None,
        }
    }
}
