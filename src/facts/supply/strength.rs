//! Which papers a paper was issued on the strength of: those its type says, and those that everyone who can issue it asks for first.

use std::collections::VecDeque;

use crate::facts::dense::Lists;
use crate::facts::supply::{Needs, Supply};
use crate::model::corpus::Corpus;

/// How many links a chain of papers has at most: a longer one convinces nobody.
const LINKS: usize = 8;
/// How many papers are followed back from one at most.
const PAPERS: usize = 1024;

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
        for paper in 0..types as u32 {
            let mut row: Vec<u32> =
                follow(&direct, direct.row(paper as usize)).map(|(paper, _)| paper).collect();
            row.sort_unstable();
            all.push(row);
        }
        Strength { direct, by_type, asked: needs.always.clone(), all }
    }

    /// Whether a paper, issued by this procedure if it is known by which, was issued on the strength of another.
    pub(super) fn implies(&self, on: u32, paper: u32, issued_by: Option<u32>) -> bool {
        let rests = |first: &u32| *first == on || self.all.row(*first as usize).binary_search(&on).is_ok();
        on != paper && self.first(paper, issued_by).iter().any(rests)
    }

    /// The shortest chain of papers from one to another that was issued on its strength, both included; empty when there is none.
    pub(super) fn chain(&self, on: u32, paper: u32, issued_by: Option<u32>) -> Vec<u32> {
        if !self.implies(on, paper, issued_by) {
            return Vec::new();
        }
        let first = self.first(paper, issued_by);
        let met: Vec<(u32, Option<usize>)> = follow(&self.direct, &first).collect();
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

/// What the first papers rest on, nearest first, they included, each with the place of the one it was met from.
fn follow(direct: &Lists, first: &[u32]) -> impl Iterator<Item = (u32, Option<usize>)> + use<> {
    let mut met: Vec<(u32, Option<usize>)> = first.iter().map(|paper| (*paper, None)).collect();
    let mut seen: std::collections::HashSet<u32> = first.iter().copied().collect();
    let mut open: VecDeque<(usize, usize)> = (0..met.len()).map(|at| (at, 1)).collect();
    while let Some((at, links)) = open.pop_front() {
        if links >= LINKS {
            continue;
        }
        for on in direct.row(met[at].0 as usize) {
            if met.len() < PAPERS && seen.insert(*on) {
                open.push_back((met.len(), links + 1));
                met.push((*on, Some(at)));
            }
        }
    }
    met.into_iter()
}
