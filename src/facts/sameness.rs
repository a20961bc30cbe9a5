//! Facts: procedures that are nearly the same, found without comparing all pairs.
//!
//! A procedure in force is taken as the set of its parts: each type of paper its dossier asks for, each type of
//! paper it gives out, and each word of its name (in Vietnamese a syllable). Two are as alike as the share of
//! parts they have in common, |A ∩ B| / |A ∪ B|: the coefficient of Jaccard (1912), which Broder (1997) calls
//! resemblance. Names alone make nobody alike: a paper or an output must be among what they share; and of fewer than
//! eight parts in all nobody can tell.
//!
//! What a procedure does for whom, and how well two texts say the same, it does not know.

mod columns;
mod join;

pub use columns::{COLUMNS, RELATIONS};

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::facts::dense::Lists;
use crate::model::corpus::Corpus;
use crate::model::procedure::{Procedure, Status};
use crate::text::alike;

/// How alike two procedures must be to be kept here, in hundredths of a per cent.
pub const LEAST: i64 = 6_000;

/// How many parts two procedures must have between them: of fewer nobody can tell whether they are alike.
pub const FEWEST: u32 = 8;

/// Two procedures that are alike, in order of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The place of the first in the corpus.
    pub one: u32,
    /// The place of the second.
    pub other: u32,
    /// How many parts both have.
    pub common: u32,
    /// How many parts at least one of them has.
    pub all: u32,
}

impl Pair {
    /// The share of parts in common, in hundredths of a per cent, rounded down.
    pub fn likeness(&self) -> i64 {
        i64::from(self.common) * 10_000 / i64::from(self.all.max(1))
    }
}

/// Facts: procedures that are nearly the same. The parts are read at once, the pairs found when somebody asks.
#[derive(Clone, Debug, Default)]
pub struct Sameness {
    parts: Parts,
    found: OnceLock<Found>,
}

/// The parts of each procedure of the corpus, as numbers: the rarer a part, the smaller its number. Each row
/// ascends; that of a procedure not in force is empty.
#[derive(Clone, Debug, Default)]
struct Parts {
    sets: Lists,
    /// Parts below no number are words: whether a number stands for a word of a name.
    is_word: Vec<bool>,
}

/// The pairs, and for each procedure those it belongs to.
#[derive(Clone, Debug, Default)]
struct Found {
    /// The most alike first, then in order of the corpus.
    pairs: Vec<Pair>,
    /// Places in `pairs`.
    of: Lists,
}

/// Reads the parts of every procedure in force.
pub fn analyse(corpus: &Corpus) -> Sameness {
    let mut numbers: HashMap<(Sort, String), u32> = HashMap::new();
    let mut sets: Vec<Vec<u32>> = Vec::with_capacity(corpus.procedures.len());
    for procedure in &corpus.procedures {
        let mut set: Vec<u32> = match procedure.status {
            Status::InForce => parts(procedure)
                .map(|part| {
                    let next = numbers.len() as u32;
                    *numbers.entry(part).or_insert(next)
                })
                .collect(),
            _ => Vec::new(),
        };
        set.sort_unstable();
        set.dedup();
        sets.push(set);
    }
    let mut seen = vec![0_u32; numbers.len()];
    sets.iter().flatten().for_each(|part| seen[*part as usize] += 1);
    let mut rarest: Vec<(&(Sort, String), u32)> = numbers.iter().map(|(part, at)| (part, *at)).collect();
    rarest.sort_unstable_by_key(|(part, at)| (seen[*at as usize], *part));
    let mut rank = vec![0; rarest.len()];
    let mut is_word = Vec::with_capacity(rarest.len());
    for (place, (part, at)) in rarest.iter().enumerate() {
        rank[*at as usize] = place as u32;
        is_word.push(part.0 == Sort::Word);
    }
    let mut lists = Lists::with_capacity(sets.len());
    for set in &mut sets {
        set.iter_mut().for_each(|part| *part = rank[*part as usize]);
        set.sort_unstable();
        lists.push(set.iter().copied());
    }
    Sameness { parts: Parts { sets: lists, is_word }, found: OnceLock::new() }
}

impl Sameness {
    /// Every pair at least [`LEAST`] alike: the most alike first, then in order of the corpus.
    pub fn pairs(&self) -> &[Pair] {
        &self.found().pairs
    }

    /// The pairs one procedure belongs to, in the same order.
    pub fn pairs_of(&self, procedure: usize) -> impl Iterator<Item = &Pair> {
        let found = self.found();
        found.of.row(procedure).iter().map(|at| &found.pairs[*at as usize])
    }

    /// The pair of two procedures; `None` for two that are not alike.
    pub fn pair(&self, one: u32, other: u32) -> Option<&Pair> {
        let (one, other) = (one.min(other), one.max(other));
        self.pairs_of(one as usize).find(|pair| (pair.one, pair.other) == (one, other))
    }

    /// Groups of procedures of which every two are at least so alike, in hundredths of a per cent. Built from the
    /// most alike pair on; a procedure is in one group at most. Members ascend; groups are in order of their first.
    pub fn groups(&self, least: i64) -> Vec<Vec<u32>> {
        let mut group_of: HashMap<u32, usize> = HashMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let close =
            |one: &u32, other: &u32| self.pair(*one, *other).is_some_and(|pair| pair.likeness() >= least);
        for pair in self.pairs().iter().take_while(|pair| pair.likeness() >= least) {
            match (group_of.get(&pair.one).copied(), group_of.get(&pair.other).copied()) {
                (None, None) => {
                    group_of.extend([(pair.one, groups.len()), (pair.other, groups.len())]);
                    groups.push(vec![pair.one, pair.other]);
                }
                (Some(group), None) | (None, Some(group)) => {
                    let new = if group_of.contains_key(&pair.one) { pair.other } else { pair.one };
                    if groups[group].iter().all(|member| close(member, &new)) {
                        group_of.insert(new, group);
                        groups[group].push(new);
                    }
                }
                (Some(_), Some(_)) => {}
            }
        }
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort_unstable();
        groups
    }

    fn found(&self) -> &Found {
        self.found.get_or_init(|| join::join(&self.parts))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sort {
    Asked,
    Given,
    Word,
}

/// The parts of one procedure; a part may come twice.
fn parts(procedure: &Procedure) -> impl Iterator<Item = (Sort, String)> {
    let asked = procedure.documents.iter().map(|document| (Sort::Asked, document.document_type.clone()));
    let given = procedure.outputs.iter().map(|output| (Sort::Given, output.document_type.clone()));
    let name = alike(procedure.name.get(crate::text::Lang::Vi)).into_owned();
    let words: Vec<(Sort, String)> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (Sort::Word, word.to_owned()))
        .collect();
    asked.chain(given).chain(words)
}
