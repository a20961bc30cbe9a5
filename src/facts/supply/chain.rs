//! Which procedures must come before which: chains of them, and circles.

use petgraph::graph::DiGraph;

use crate::facts::dense::Lists;
use crate::facts::graph::{Sequence, from_predecessors, way_round};
use crate::facts::supply::{Needs, Supply, is_always_asked};
use crate::model::corpus::Corpus;
use crate::model::procedure::Status;

/// Chains of procedures. Lists run beside the procedures of the corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    /// The procedures that must come directly before.
    pub(super) after: Lists,
    /// How many procedures the longest chain that ends in this one has, itself included.
    pub(super) length: Vec<u32>,
    /// For a procedure in a circle: the circle, from the first procedure of the corpus in it.
    pub(super) circle: Lists,
}

impl Chains {
    pub(super) fn of(corpus: &Corpus, supply: &Supply, needs: &Needs) -> Chains {
        let after = directly_before(corpus, supply, needs);
        let graph: DiGraph<(), ()> = from_predecessors(&after);
        let sequence = Sequence::of(&graph);
        let mut length = vec![1; corpus.procedures.len()];
        for procedure in &sequence.order {
            let before = after.row(*procedure as usize).iter();
            let longest = before
                .filter(|before| sequence.leads_on(**before, *procedure))
                .map(|at| length[*at as usize])
                .max();
            length[*procedure as usize] = longest.unwrap_or(0) + 1;
        }
        let circles: Vec<Vec<u32>> = sequence.circular.iter().map(|knot| way_round(&graph, knot)).collect();
        let mut member_of = vec![None; corpus.procedures.len()];
        for (number, circle) in circles.iter().enumerate() {
            circle.iter().for_each(|procedure| member_of[*procedure as usize] = Some(number));
        }
        let mut circle = Lists::with_capacity(corpus.procedures.len());
        for member in member_of {
            circle.push(member.map(|number| circles[number].as_slice()).unwrap_or(&[]).iter().copied());
        }
        Chains { after, length, circle }
    }
}

fn directly_before(corpus: &Corpus, supply: &Supply, needs: &Needs) -> Lists {
    let mut pairs = Vec::new();
    for paper in 0..supply.makers.len() as u32 {
        let originators = needs.originators(supply, paper);
        for document in supply.seekers(paper) {
            let procedure = &corpus.procedures[document.procedure as usize];
            let only = match (document.from, originators.as_slice()) {
                (Some(from), _) => Some(from),
                (None, [only]) => Some(*only),
                _ => None,
            };
            let only = only.filter(|before| *before != document.procedure);
            if let Some(before) = only.filter(|_| is_always_asked(procedure, document.place as usize)) {
                pairs.push((document.procedure, before));
            }
        }
    }
    for (at, procedure) in corpus.procedures.iter().enumerate() {
        let required = procedure.requires.iter().filter(|_| procedure.status == Status::InForce);
        pairs.extend(required.filter_map(|id| corpus.procedure(id)).map(|before| (at as u32, before as u32)));
    }
    Lists::grouped(corpus.procedures.len(), pairs)
}
