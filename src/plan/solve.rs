//! The integer program: a yes or no for each proposal and each instrument, a proposal only with its instruments. Knows the
//! solver, and trusts it with nothing: what it answers is counted again in whole numbers.

use microlp::{ComparisonOp, OptimizationDirection, SolveOptions, SolveOutcome, Variable};

use crate::plan::problem::{Problem, Weight};

/// The most nodes of one search: a count, since a clock would make two runs differ.
const NODES: u64 = 4_000;
/// How often an answer that misses the target by rounding is forbidden and asked for again.
const AGAIN: usize = 8;

/// What a program adds to the problem.
#[derive(Clone, Debug, Default)]
pub(super) struct Cuts {
    /// Of each of these sets not all.
    pub(super) not_all: Vec<Vec<usize>>,
    /// Of each of these sets at least one.
    pub(super) some: Vec<Vec<usize>>,
}

/// What the solver came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Solved {
    /// A choice.
    Choice {
        /// The proposals, in order.
        chosen: Vec<usize>,
        /// No choice of this program takes less effort than this.
        bound: Option<i64>,
    },
    /// There is no such choice.
    None,
    /// The search ended before it was known.
    Unknown,
}

/// The least effort, then the fewest instruments, then the fewest proposals, whose sum of savings reaches what is needed.
pub(super) fn least(problem: &Problem, needed: &[i64], cuts: &Cuts) -> Solved {
    let mut cuts = cuts.clone();
    let (items, instruments) = (problem.items.len() as f64, problem.instruments.len() as f64);
    // One point of effort outweighs all instruments, one instrument all proposals.
    let scale = [(instruments + 1.0) * (items + 1.0), items + 1.0, 1.0];
    for _ in 0..AGAIN {
        let mut program = Program::new(
            problem,
            &cuts,
            OptimizationDirection::Minimize,
            |item| item.map_or(0.0, |at| problem.items[at].effort as f64 * scale[0] + scale[2]),
            |instrument| problem.instruments[instrument] as f64 * scale[0] + scale[1],
        );
        for (target, needed) in needed.iter().enumerate().filter(|(_, needed)| **needed > 0) {
            program.reach(problem, target, *needed);
        }
        let (chosen, bound) = match program.solve() {
            Answer::Choice(chosen, bound) => (chosen, bound),
            Answer::None => return Solved::None,
            Answer::Unknown => return Solved::Unknown,
        };
        let sum = problem.sum(&chosen);
        if sum.iter().zip(needed).all(|(saved, needed)| saved >= needed) {
            let effort = problem.weight(&chosen).effort;
            // A whole number of points; what the program proved is rounded up to the next, past the solver's tolerance.
            let bound = bound.map(|bound| ((bound / scale[0]) - 1e-6).floor() as i64);
            let exact = bound.map(|bound| bound.clamp(0, effort));
            return Solved::Choice { chosen, bound: exact };
        }
        cuts.some.push((0..problem.items.len()).filter(|at| !chosen.contains(at)).collect());
    }
    Solved::Unknown
}

/// The choice among those allowed that comes nearest to all targets by the sum of savings, within an effort.
pub(super) fn most(
    problem: &Problem,
    values: &[f64],
    allowed: &[bool],
    effort: Option<i64>,
    cuts: &Cuts,
) -> Solved {
    let value = |item: Option<usize>| item.map_or(0.0, |at| values[at]);
    let mut program = Program::new(problem, cuts, OptimizationDirection::Maximize, value, |_| 0.0);
    for (at, _) in allowed.iter().enumerate().filter(|(_, allowed)| !**allowed) {
        program.forbid(at);
    }
    if let Some(effort) = effort {
        program.within(problem, effort);
    }
    match program.solve() {
        Answer::Choice(chosen, _) => Solved::Choice { chosen, bound: None },
        Answer::None => Solved::None,
        Answer::Unknown => Solved::Unknown,
    }
}

/// Of the choices that reach what is needed and weigh no more than this the one that saves most by the sum of savings.
pub(super) fn richest(problem: &Problem, weight: Weight, values: &[f64], cuts: &Cuts) -> Solved {
    let value = |item: Option<usize>| item.map_or(0.0, |at| values[at]);
    let mut program = Program::new(problem, cuts, OptimizationDirection::Maximize, value, |_| 0.0);
    for (target, needed) in problem.needed.iter().enumerate().filter(|(_, needed)| **needed > 0) {
        program.reach(problem, target, *needed);
    }
    program.within(problem, weight.effort);
    program.count(weight);
    match program.solve() {
        Answer::Choice(chosen, _) => Solved::Choice { chosen, bound: None },
        Answer::None => Solved::None,
        Answer::Unknown => Solved::Unknown,
    }
}

/// A program for the solver.
struct Program {
    lp: microlp::Problem,
    items: Vec<Variable>,
    instruments: Vec<Variable>,
}

/// What the solver says.
enum Answer {
    Choice(Vec<usize>, Option<f64>),
    None,
    Unknown,
}

impl Program {
    fn new(
        problem: &Problem,
        cuts: &Cuts,
        direction: OptimizationDirection,
        item: impl Fn(Option<usize>) -> f64,
        instrument: impl Fn(usize) -> f64,
    ) -> Program {
        let mut lp = microlp::Problem::new(direction);
        let items: Vec<Variable> =
            (0..problem.items.len()).map(|at| lp.add_binary_var(item(Some(at)))).collect();
        let instruments: Vec<Variable> =
            (0..problem.instruments.len()).map(|at| lp.add_binary_var(instrument(at))).collect();
        for (at, needs) in problem.items.iter().enumerate() {
            for instrument in &needs.instruments {
                lp.add_constraint(
                    [(items[at], 1.0), (instruments[*instrument], -1.0)],
                    ComparisonOp::Le,
                    0.0,
                );
            }
        }
        for set in problem.conflicts.iter().chain(&cuts.not_all) {
            let terms: Vec<(Variable, f64)> = set.iter().map(|at| (items[*at], 1.0)).collect();
            lp.add_constraint(terms, ComparisonOp::Le, set.len() as f64 - 1.0);
        }
        for set in &cuts.some {
            let terms: Vec<(Variable, f64)> = set.iter().map(|at| (items[*at], 1.0)).collect();
            lp.add_constraint(terms, ComparisonOp::Ge, 1.0);
        }
        Program { lp, items, instruments }
    }

    /// The sum of savings reaches what is needed. Large amounts are scaled to about a million.
    fn reach(&mut self, problem: &Problem, target: usize, needed: i64) {
        let scale = (needed as f64 / 1_000_000.0).max(1.0);
        let saves = |at: usize| problem.items[at].saves[target] as f64 / scale;
        let terms: Vec<(Variable, f64)> =
            self.items.iter().enumerate().map(|(at, item)| (*item, saves(at))).collect();
        self.lp.add_constraint(terms, ComparisonOp::Ge, needed as f64 / scale);
    }

    fn forbid(&mut self, item: usize) {
        self.lp.add_constraint([(self.items[item], 1.0)], ComparisonOp::Le, 0.0);
    }

    fn within(&mut self, problem: &Problem, effort: i64) {
        let own = self.items.iter().zip(&problem.items).map(|(item, row)| (*item, row.effort as f64));
        let shared =
            self.instruments.iter().zip(&problem.instruments).map(|(it, points)| (*it, *points as f64));
        let terms: Vec<(Variable, f64)> = own.chain(shared).collect();
        self.lp.add_constraint(terms, ComparisonOp::Le, effort as f64);
    }

    fn count(&mut self, weight: Weight) {
        let ones = |of: &[Variable]| of.iter().map(|it| (*it, 1.0)).collect::<Vec<(Variable, f64)>>();
        self.lp.add_constraint(ones(&self.items), ComparisonOp::Le, weight.proposals as f64);
        self.lp.add_constraint(ones(&self.instruments), ComparisonOp::Le, weight.instruments as f64);
    }

    fn solve(self) -> Answer {
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        match self.lp.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                let is_chosen = |item: &Variable| solution.var_value(*item) > 0.5;
                let chosen = self.items.iter().enumerate().filter(|(_, item)| is_chosen(item));
                Answer::Choice(chosen.map(|(at, _)| at).collect(), solution.stats().best_bound)
            }
            Ok(SolveOutcome::Interrupted(_)) => Answer::Unknown,
            Err(microlp::Error::Infeasible) => Answer::None,
            Err(_) => Answer::Unknown,
        }
    }
}
