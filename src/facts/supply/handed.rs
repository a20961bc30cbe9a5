//! Papers handed from procedure to procedure: the longest chain, and the circles.
//!
//! A procedure hands a paper on to those whose dossier asks for it, or whose agency fetches it, if it is an
//! originator: a renewal, which asks for the paper itself, hands nothing on. A graph of procedures and papers
//! has an edge for each time a paper is made and each time it is used, so it stays small where many procedures
//! make a paper that many use.

use petgraph::graph::DiGraph;

use crate::facts::dense::Lists;
use crate::facts::graph::{Sequence, from_predecessors, way_round};
use crate::facts::supply::{Link, Needs, Supply};

/// What stands directly before each procedure and, behind the procedures, before each paper.
#[derive(Clone, Debug, Default)]
pub(super) struct Handed {
    procedures: usize,
    before: Lists,
}

impl Handed {
    pub(super) fn of(procedures: usize, supply: &Supply, needs: &Needs) -> Handed {
        let mut pairs = Vec::new();
        for paper in 0..supply.makers.len() as u32 {
            let node = procedures as u32 + paper;
            let originators = needs.originators(supply, paper);
            pairs.extend(originators.iter().map(|maker| (node, *maker)));
            for user in supply.seekers(paper).chain(supply.fetchers(paper)) {
                match user.from {
                    Some(from) if from != user.procedure => pairs.push((user.procedure, from)),
                    Some(_) => {}
                    None => pairs.push((user.procedure, node)),
                }
            }
        }
        Handed { procedures, before: Lists::grouped(procedures + supply.makers.len(), pairs) }
    }
}

impl Supply {
    /// The longest chain of procedures each of which hands a paper on to the next, as the links between them;
    /// empty when nobody hands anything on. Of the members of a circle it passes through one only. Of chains of
    /// equal length it is the one whose last procedure stands first in the corpus.
    pub fn longest_chain(&self) -> Vec<Link> {
        let Handed { procedures, before } = &self.handed;
        let sequence = Sequence::of(&from_predecessors(before));
        let is_procedure = |node: u32| (node as usize) < *procedures;
        let mut length = vec![0_u32; before.len()];
        let mut came_from: Vec<Option<u32>> = vec![None; before.len()];
        for node in &sequence.order {
            // A paper comes from any who make it, a procedure only from papers of other knots: so a chain leaves a
            // circle by the member through which it came.
            let ways = before.row(*node as usize).iter().copied();
            let ways = ways.filter(|from| !is_procedure(*node) || sequence.leads_on(*from, *node));
            let best = ways.max_by_key(|from| (length[*from as usize], std::cmp::Reverse(*from)));
            length[*node as usize] =
                best.map_or(0, |from| length[from as usize]) + u32::from(is_procedure(*node));
            came_from[*node as usize] = best;
        }
        let last = (0..*procedures as u32).max_by_key(|at| (length[*at as usize], std::cmp::Reverse(*at)));
        let mut chain: Vec<u32> = Vec::new();
        let mut next = last;
        while let Some(node) = next {
            if is_procedure(node) {
                chain.push(node);
            }
            next = came_from[node as usize];
        }
        chain.reverse();
        chain.windows(2).filter_map(|pair| self.link(pair[0], pair[1])).collect()
    }

    /// For each knot of procedures that hand papers on to each other the shortest circle through its first
    /// procedure, as the links round it: the last leads to the first.
    pub fn circles(&self) -> Vec<Vec<Link>> {
        let Handed { procedures, before } = &self.handed;
        let graph: DiGraph<(), ()> = from_predecessors(before);
        let rounds = Sequence::of(&graph).circular.into_iter().map(|knot| way_round(&graph, &knot));
        let circle = |round: Vec<u32>| {
            let members: Vec<u32> = round.into_iter().filter(|node| (*node as usize) < *procedures).collect();
            let next = members.iter().cycle().skip(1);
            members.iter().zip(next).filter_map(|(one, other)| self.link(*one, *other)).collect()
        };
        rounds.map(circle).filter(|links: &Vec<Link>| links.len() > 1).collect()
    }

    /// Whether a procedure must follow another: it says so, or asks, always and without alternative, for a paper
    /// that only the other originates.
    pub fn must_follow(&self, procedure: u32, before: u32) -> bool {
        self.chains.after.row(procedure as usize).contains(&before)
    }

    /// The first paper one procedure makes and the other uses; one that is handed in before one that is fetched.
    fn link(&self, maker: u32, user: u32) -> Option<Link> {
        let papers = (0..self.makers.len() as u32).filter_map(|paper| {
            let made = self.makers(paper).find(|part| part.procedure == maker)?;
            let fits = |part: &super::Part| part.procedure == user && part.takes_from(maker);
            let fetched = match self.seekers(paper).any(|part| fits(&part)) {
                true => false,
                false => self.fetchers(paper).any(|part| fits(&part)).then_some(true)?,
            };
            Some(Link { maker, output: made.place, user, fetched })
        });
        papers.min_by_key(|link| (link.fetched, link.output))
    }
}
