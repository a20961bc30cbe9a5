//! What petgraph leaves to its users: a sequence through any graph, and the way round a circle.

use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::facts::dense::Lists;

/// A directed graph in sequence. Where it has circles, the members of one knot (strongly connected component)
/// stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sequence {
    /// All nodes; every edge between two knots goes forward.
    pub(crate) order: Vec<u32>,
    /// The knot of each node; numbered in sequence.
    knots: Vec<u32>,
    /// The members of the knots that hold a circle, each ascending, ordered by the smallest.
    pub(crate) circular: Vec<Vec<u32>>,
}

impl Sequence {
    /// Puts a graph in sequence. Never recursive, so that a long graph does not exhaust the stack.
    pub(crate) fn of<N, E>(graph: &DiGraph<N, E>) -> Sequence {
        if let Ok(order) = toposort(graph, None) {
            return Sequence { order: order.into_iter().map(place).collect(), ..Sequence::default() };
        }
        let mut sequence = Sequence { knots: vec![0; graph.node_count()], ..Sequence::default() };
        for (number, knot) in kosaraju_scc(graph).into_iter().rev().enumerate() {
            let mut members: Vec<u32> = knot.iter().copied().map(place).collect();
            members.sort_unstable();
            for member in &members {
                sequence.knots[*member as usize] = number as u32;
            }
            sequence.order.extend(&members);
            if members.len() > 1 || graph.contains_edge(knot[0], knot[0]) {
                sequence.circular.push(members);
            }
        }
        sequence.circular.sort();
        sequence
    }

    /// Whether an edge leads on, and not round in a circle.
    pub(crate) fn leads_on(&self, from: u32, to: u32) -> bool {
        self.knots.is_empty() || self.knots[from as usize] != self.knots[to as usize]
    }
}

/// A graph of nodes without weights, from the nodes directly before each.
pub(crate) fn from_predecessors(before: &Lists) -> DiGraph<(), ()> {
    let mut graph = DiGraph::with_capacity(before.len(), before.item_count());
    for _ in 0..before.len() {
        graph.add_node(());
    }
    for (to, row) in before.rows().enumerate() {
        for from in row {
            graph.add_edge(NodeIndex::new(*from as usize), NodeIndex::new(to), ());
        }
    }
    graph
}

/// The shortest way round from the first member of a knot back to it: the nodes in order, each leading to the
/// next and the last to the first. Empty for a knot without a circle.
pub(crate) fn way_round<N, E>(graph: &DiGraph<N, E>, knot: &[u32]) -> Vec<u32> {
    let Some(first) = knot.first().copied() else { return Vec::new() };
    let mut came_from: Vec<Option<u32>> = vec![None; graph.node_count()];
    let mut queue = std::collections::VecDeque::from([first]);
    while let Some(node) = queue.pop_front() {
        let mut next: Vec<u32> =
            graph.edges(NodeIndex::new(node as usize)).map(|edge| place(edge.target())).collect();
        next.sort_unstable();
        for to in next {
            if to == first {
                return walked(&came_from, first, node);
            }
            if came_from[to as usize].is_none() && knot.binary_search(&to).is_ok() {
                came_from[to as usize] = Some(node);
                queue.push_back(to);
            }
        }
    }
    Vec::new()
}

fn walked(came_from: &[Option<u32>], first: u32, last: u32) -> Vec<u32> {
    let mut way = vec![last];
    let mut node = last;
    while node != first {
        let Some(before) = came_from[node as usize] else { break };
        way.push(before);
        node = before;
    }
    way.reverse();
    way
}

fn place(node: NodeIndex) -> u32 {
    node.index() as u32
}
