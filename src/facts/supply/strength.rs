//! Which papers a paper was issued on the strength of: those its type says, and those that everyone who can
//! issue it asks for first.

use crate::facts::dense::Lists;
use crate::facts::supply::{Needs, Supply};
use crate::model::corpus::Corpus;

/// How many links a chain of papers has at most: a longer one convinces nobody.
const LINKS: usize = 6;
/// How many papers are followed back from one at most.
const PAPERS: usize = 256;

/// Which types of paper a type rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Strength {
    /// Directly, whoever issued it.
    direct: Lists,
    /// By its type alone.
    by_type: Lists,
    /// What each procedure asks for in every case.
    asked: Lists,
    /// Directly or through others; each row ascending.
    all: Lists,
}

impl Strength {
    pub(super) fn of(corpus: &Corpus, supply: &Supply, needs: &Needs) -> Strength {
        let catalog = &corpus.catalog;
        let types = supply.makers.len();
        let mut said = Vec::new();
        for (at, paper) in catalog.document_types.rows().iter().enumerate() {
            let on = paper.issued_on.iter().filter_map(|id| supply.number(catalog, id));
            said.extend(on.map(|on| (at as u32, on)));
        }
        let by_type = Lists::grouped(types, said);
        let mut direct = Vec::new();
        for paper in 0..types as u32 {
            direct.extend(by_type.row(paper as usize).iter().map(|on| (paper, *on)));
            direct.extend(asked_by_all(supply, needs, paper).into_iter().map(|on| (paper, on)));
        }
        let direct = Lists::grouped(types, direct);
        let mut all = Lists::with_capacity(types);
        let mut seen = Seen::new(types);
        for paper in 0..types {
            let met = follow(&direct, direct.row(paper), &mut seen);
            let mut row: Vec<u32> = met.into_iter().map(|(paper, _)| paper).collect();
            row.sort_unstable();
            all.push(row);
        }
        Strength { direct, by_type, asked: needs.always.clone(), all }
    }

    /// Whether a paper, issued by this procedure if it is known by which, was issued on the strength of
    /// another.
    pub(super) fn implies(&self, on: u32, paper: u32, issued_by: Option<u32>) -> bool {
        let rests = |first: &u32| *first == on || self.all.row(*first as usize).binary_search(&on).is_ok();
        on != paper
            && match issued_by {
                None => self.direct.row(paper as usize).iter().any(rests),
                Some(_) => self.first(paper, issued_by).iter().any(rests),
            }
    }

    /// The shortest chain of papers from one to another that was issued on its strength, both included; empty
    /// when there is none.
    pub(super) fn chain(&self, on: u32, paper: u32, issued_by: Option<u32>) -> Vec<u32> {
        if !self.implies(on, paper, issued_by) {
            return Vec::new();
        }
        let first = self.first(paper, issued_by);
        let met = follow(&self.direct, &first, &mut Seen::new(self.direct.len()));
        let mut chain = Vec::new();
        let mut next = met.iter().position(|(found, _)| *found == on);
        while let Some(at) = next {
            chain.push(met[at].0);
            next = met[at].1;
        }
        chain.push(paper);
        chain
    }

    fn first(&self, paper: u32, issued_by: Option<u32>) -> Vec<u32> {
        match issued_by {
            None => self.direct.row(paper as usize).to_vec(),
            Some(procedure) => {
                let said = self.by_type.row(paper as usize).iter();
                let mut first: Vec<u32> = said
                    .chain(self.asked.row(procedure as usize))
                    .copied()
                    .filter(|on| *on != paper)
                    .collect();
                first.sort_unstable();
                first.dedup();
                first
            }
        }
    }
}

/// What every originator of a type asks for in every case.
fn asked_by_all(supply: &Supply, needs: &Needs, paper: u32) -> Vec<u32> {
    let originators = needs.originators(supply, paper);
    let Some((first, others)) = originators.split_first() else { return Vec::new() };
    let row = |procedure: &u32| needs.always.row(*procedure as usize);
    let by_others = |on: &u32| others.iter().all(|other| row(other).binary_search(on).is_ok());
    row(first).iter().copied().filter(by_others).collect()
}

/// What the first papers rest on, nearest first, they included, each with the place of the one it was met
/// from.
fn follow(direct: &Lists, first: &[u32], seen: &mut Seen) -> Vec<(u32, Option<usize>)> {
    seen.forget();
    let mut met = Vec::new();
    met.extend(first.iter().filter(|paper| seen.is_new(**paper)).map(|paper| (*paper, None)));
    let mut level = 0..met.len();
    for _ in 1..LINKS {
        for at in level.clone() {
            for on in direct.row(met[at].0 as usize) {
                if met.len() < PAPERS && seen.is_new(*on) {
                    met.push((*on, Some(at)));
                }
            }
        }
        level = level.end..met.len();
    }
    met
}

/// The papers met in one walk, kept from walk to walk so that forgetting them costs nothing.
struct Seen {
    walk: u32,
    last: Vec<u32>,
}

impl Seen {
    fn new(types: usize) -> Self {
        Seen { walk: 0, last: vec![0; types] }
    }

    fn forget(&mut self) {
        self.walk += 1;
    }

    fn is_new(&mut self, paper: u32) -> bool {
        std::mem::replace(&mut self.last[paper as usize], self.walk) != self.walk
    }
}
