//! The choice as plain numbers: what each proposal saves, which instruments it needs, what may not be chosen together.

use std::collections::BTreeSet;

/// What is to be chosen from. Amounts are whole numbers in the unit of their measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// The proposals, in the order in which ties are broken.
    pub items: Vec<Item>,
    /// The effort of amending each instrument, once, whoever needs it.
    pub instruments: Vec<i64>,
    /// What must be saved, of each target.
    pub needed: Vec<i64>,
    /// Sets of proposals of which not all may be chosen.
    pub conflicts: Vec<Vec<usize>>,
}

/// One proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The effort of carrying it out, besides its instruments.
    pub effort: i64,
    /// The instruments it needs, as positions, in order.
    pub instruments: Vec<usize>,
    /// What it saves alone, of each target.
    pub saves: Vec<i64>,
}

/// What is least, in order: the effort, the instruments, the proposals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// The effort.
    pub effort: i64,
    /// How many instruments.
    pub instruments: i64,
    /// How many proposals.
    pub proposals: i64,
}

impl Problem {
    /// The instruments that a choice needs, in order.
    pub fn instruments_of(&self, chosen: &[usize]) -> BTreeSet<usize> {
        chosen.iter().flat_map(|at| self.items[*at].instruments.iter().copied()).collect()
    }

    /// What a choice takes.
    pub fn weight(&self, chosen: &[usize]) -> Weight {
        let instruments = self.instruments_of(chosen);
        let own = chosen.iter().map(|at| self.items[*at].effort);
        let shared = instruments.iter().map(|at| self.instruments[*at]);
        Weight {
            effort: own.chain(shared).fold(0, i64::saturating_add),
            instruments: instruments.len() as i64,
            proposals: chosen.len() as i64,
        }
    }

    /// What a choice saves of each target if savings simply added up.
    pub fn sum(&self, chosen: &[usize]) -> Vec<i64> {
        let of = |target: usize| {
            chosen.iter().map(|at| self.items[*at].saves[target]).fold(0, i64::saturating_add)
        };
        (0..self.needed.len()).map(of).collect()
    }

    /// Whether savings reach what is needed.
    pub fn reaches(&self, saved: &[i64]) -> bool {
        saved.iter().zip(&self.needed).all(|(saved, needed)| saved >= needed)
    }

    /// How near savings come to what is needed, in millionths of each target, a target reached counting as one.
    pub fn nearness(&self, saved: &[i64]) -> i64 {
        let parts =
            saved.iter().zip(&self.needed).filter(|(_, needed)| **needed > 0).map(|(saved, needed)| {
                let part = i128::from(*saved.min(needed)) * 1_000_000 / i128::from(*needed);
                i64::try_from(part).unwrap_or(0)
            });
        parts.sum()
    }

    /// Whether a choice holds all of a set that may not be chosen together.
    pub fn clashes(&self, chosen: &[usize]) -> bool {
        self.conflicts.iter().any(|set| set.iter().all(|at| chosen.contains(at)))
    }
}
