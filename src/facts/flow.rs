//! The flow graph of one procedure: nodes are steps, edges are order; rework is kept apart. Built on
//! petgraph.

use petgraph::graph::DiGraph;

use crate::facts::dense::{Lists, Square};
use crate::facts::graph::{Sequence, from_predecessors, way_round};
use crate::facts::ids::Ids;
use crate::model::procedure::{Procedure, Step};
use crate::model::waits::waits;

/// Up to this many steps, all pairs of steps are compared. No real procedure comes near; a longer one is
/// still put in order and timed, but nothing in it counts as independent.
pub const MANY_STEPS: usize = 1024;

/// The flow graph of one procedure. A step waits for all the steps directly before it.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    graph: DiGraph<(), ()>,
    before: Lists,
    after: Lists,
    sequence: Sequence,
    rework: Vec<Option<u32>>,
}

/// When steps can and must begin, in minutes from the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The earliest beginning of each step.
    pub earliest: Vec<i64>,
    /// The latest beginning of each step that delays nothing.
    pub latest: Vec<i64>,
    /// The length of the longest path.
    pub length: i64,
}

impl Flow {
    /// The graph of a procedure. A step follows those in its `after`, or the one before it in the list where
    /// `after` is not given; `after: []` makes it a start. Ids of no step are passed over.
    pub fn of(procedure: &Procedure) -> Flow {
        let steps = &procedure.steps;
        let ids = Ids::of(steps.iter().map(|step| step.id.as_str()));
        let mut before = Lists::with_capacity(steps.len());
        for row in waits(steps) {
            before.push(row.into_iter().map(|at| at as u32));
        }
        let rework =
            steps.iter().map(|step| step.returns_to.as_ref().and_then(|back| ids.get(&back.step))).collect();
        let graph = from_predecessors(&before);
        let sequence = Sequence::of(&graph);
        Flow { after: before.transposed(), graph, before, sequence, rework }
    }

    /// How many steps.
    pub fn len(&self) -> usize {
        self.before.len()
    }

    /// Whether there are no steps.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }

    /// The steps directly before one.
    pub fn before(&self, step: usize) -> &[u32] {
        self.before.row(step)
    }

    /// The steps directly after one.
    pub fn after(&self, step: usize) -> &[u32] {
        self.after.row(step)
    }

    /// The step the file goes back to from this one, as rework; no part of the order.
    pub fn rework(&self, step: usize) -> Option<usize> {
        self.rework.get(step).copied().flatten().map(|to| to as usize)
    }

    /// The steps in an order in which each comes after those it waits for. Steps that wait for each other
    /// stand together.
    pub fn sequence(&self) -> &[u32] {
        &self.sequence.order
    }

    /// The first circle of steps that wait for each other: each is waited for by the next, the last by the
    /// first. Empty when there is none.
    pub fn cycle(&self) -> Vec<u32> {
        self.sequence.circular.first().map(|knot| way_round(&self.graph, knot)).unwrap_or_default()
    }

    /// Steps that can never begin: they wait for themselves, directly or through others.
    pub fn stuck(&self) -> Vec<bool> {
        let mut stuck = vec![false; self.len()];
        let mut next: Vec<u32> = self.sequence.circular.concat();
        while let Some(step) = next.pop() {
            if !std::mem::replace(&mut stuck[step as usize], true) {
                next.extend(self.after(step as usize));
            }
        }
        stuck
    }

    /// Which step comes before which, directly or through others; empty beyond [`MANY_STEPS`].
    pub fn reach(&self) -> Square {
        if self.len() > MANY_STEPS {
            return Square::default();
        }
        let mut reach = Square::new(self.len());
        for step in 0..self.len() {
            self.before(step).iter().for_each(|before| reach.set(*before as usize, step));
        }
        reach.close();
        reach
    }

    /// The steps before each step, looking through those to be passed over: what comes before these counts
    /// instead. Beyond
    /// [`MANY_STEPS`] only steps directly before are seen.
    pub fn before_through(&self, pass: &[bool]) -> Lists {
        if !pass.contains(&true) {
            return self.before.clone();
        }
        let mut seen = Lists::with_capacity(self.len());
        let mut met: Vec<Option<usize>> = vec![None; self.len()];
        for step in 0..self.len() {
            let mut row = Vec::new();
            let mut open = self.before(step).to_vec();
            while let Some(before) = open.pop() {
                let place = before as usize;
                if met[place].replace(step) == Some(step) {
                    continue;
                }
                if !pass.get(place).copied().unwrap_or(false) {
                    row.push(before);
                } else if self.len() <= MANY_STEPS {
                    open.extend(self.before(place));
                }
            }
            row.sort_unstable();
            seen.push(row);
        }
        seen
    }

    /// The longest path when steps take so many minutes (critical path method). Waiting round a circle is
    /// left out.
    pub fn schedule(&self, minutes: &[i64]) -> Schedule {
        let takes = |step: u32| minutes.get(step as usize).copied().unwrap_or(0);
        let mut plan =
            Schedule { earliest: vec![0; self.len()], latest: vec![i64::MAX; self.len()], length: 0 };
        for &step in self.sequence() {
            let ready = self
                .before(step as usize)
                .iter()
                .filter(|before| self.sequence.leads_on(**before, step))
                .map(|before| plan.earliest[*before as usize].saturating_add(takes(*before)));
            let begin = ready.max().unwrap_or(0);
            plan.earliest[step as usize] = begin;
            plan.length = plan.length.max(begin.saturating_add(takes(step)));
        }
        for &step in self.sequence().iter().rev() {
            let due = self
                .after(step as usize)
                .iter()
                .filter(|after| self.sequence.leads_on(step, **after))
                .map(|after| plan.latest[*after as usize]);
            plan.latest[step as usize] = due.min().unwrap_or(plan.length) - takes(step);
        }
        plan
    }
}

/// Whether a step is done by an agency, and not by the applicant or a system.
pub fn by_agency(step: &Step) -> bool {
    !matches!(step.by.as_str(), "applicant" | "system")
}
