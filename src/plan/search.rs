//! From the sum of savings to what is saved together: the program is solved, its choice tried out, what was learnt is
//! added as a cut, and so on, a bounded number of times.
//!
//! Savings do not add up: two proposals may save the same sheet. What a choice saves together is found by trying it out.
//! * A choice that is not sound gives a set of which not all may be chosen.
//! * A choice that misses the target is filled up with all that still misses it; outside of that at least one must be
//!   chosen. No proposal makes a measure worse, so that nothing is lost by this cut.
//! * When the rounds are used up more is asked of the sum, by as much as was missed; then all is taken and what is not
//!   needed is left out again.

use std::cmp::Reverse;

use crate::plan::problem::Problem;
use crate::plan::solve::{Cuts, Solved, least, most, richest};

/// How many choices are tried out with exact cuts.
const EXACT: usize = 16;
/// How many after that with more asked of the sum.
const TIGHTENED: usize = 12;
/// How many sets that are not sound may be learnt in one search.
const UNSOUND: usize = 200;

/// What a choice saves together of each target; or a part of it, as positions, that is not sound.
pub trait Trial {
    /// Tries a choice out.
    fn together(&mut self, chosen: &[usize]) -> Result<Vec<i64>, Vec<usize>>;
}

impl<F: FnMut(&[usize]) -> Result<Vec<i64>, Vec<usize>>> Trial for F {
    fn together(&mut self, chosen: &[usize]) -> Result<Vec<i64>, Vec<usize>> {
        self(chosen)
    }
}

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The proposals, in order. They are sound together: they were tried out.
    pub chosen: Vec<usize>,
    /// What they save together.
    pub saved: Vec<i64>,
    /// Whether that reaches every target. Otherwise the choice is the nearest that was found.
    pub reached: bool,
    /// A bound on the effort: no choice takes less whose savings, added up one by one, reach every target and which
    /// keeps clear of the conflicts that are known. `None` where nothing was proven.
    pub bound: Option<i64>,
    /// How many choices were tried out.
    pub rounds: usize,
    /// Sets found not to be sound on the way, beside the conflicts of the problem.
    pub learnt: Vec<Vec<usize>>,
}

/// The least effort that reaches every target; otherwise what comes nearest.
pub fn search(problem: &Problem, trial: &mut dyn Trial) -> Found {
    let mut state = Search { problem, trial, cuts: Cuts::default(), rounds: 0 };
    if problem.needed.iter().all(|needed| *needed <= 0) {
        let saved = vec![0; problem.needed.len()];
        return Found { saved, reached: true, bound: Some(0), ..Found::default() };
    }
    let (chosen, bound) = state.exact();
    let chosen = chosen.or_else(|| state.tightened());
    let found = chosen.or_else(|| {
        // All that can be had together, then without what is not needed.
        let all = state.best(&vec![true; problem.items.len()], None)?;
        if problem.reaches(&all.1) { Some(state.pruned(all)) } else { None }
    });
    let reached = found.is_some();
    let found = found.or_else(|| {
        let all = state.best(&vec![true; problem.items.len()], None)?;
        Some(state.without_idle(all))
    });
    let (chosen, saved) = found.unwrap_or_else(|| (Vec::new(), vec![0; problem.needed.len()]));
    let effort = problem.weight(&chosen).effort;
    Found {
        bound: bound.filter(|bound| reached && *bound <= effort),
        chosen,
        saved,
        reached,
        rounds: state.rounds,
        learnt: state.cuts.not_all,
    }
}

/// The choice that comes nearest to the targets among those allowed and within an effort; nothing where none helps.
pub fn nearest(
    problem: &Problem,
    trial: &mut dyn Trial,
    allowed: &[bool],
    effort: Option<i64>,
) -> Option<(Vec<usize>, Vec<i64>)> {
    let mut state = Search { problem, trial, cuts: Cuts::default(), rounds: 0 };
    let best = state.best(allowed, effort)?;
    Some(state.without_idle(best))
}

type Choice = (Vec<usize>, Vec<i64>);

struct Search<'s> {
    problem: &'s Problem,
    trial: &'s mut dyn Trial,
    cuts: Cuts,
    rounds: usize,
}

impl Search<'_> {
    /// Rounds whose cuts lose nothing, and the bound they prove.
    fn exact(&mut self) -> (Option<Choice>, Option<i64>) {
        let mut bound = None;
        let mut misses = 0;
        while misses < EXACT && self.cuts.not_all.len() < UNSOUND {
            let Solved::Choice { chosen, bound: proven } =
                least(self.problem, &self.problem.needed, &self.cuts)
            else {
                return (None, bound);
            };
            bound = bound.max(proven);
            match self.tried(&chosen) {
                Some(saved) if self.problem.reaches(&saved) => {
                    return (Some(self.richest((chosen, saved))), bound);
                }
                Some(saved) => {
                    misses += 1;
                    let full = self.filled(chosen, saved);
                    let outside: Vec<usize> =
                        (0..self.problem.items.len()).filter(|at| !full.contains(at)).collect();
                    if outside.is_empty() {
                        return (None, bound);
                    }
                    self.cuts.some.push(outside);
                }
                None => {}
            }
        }
        (None, bound)
    }

    /// Rounds that ask more of the sum, by as much as was missed.
    fn tightened(&mut self) -> Option<Choice> {
        let mut needed = self.problem.needed.clone();
        for _ in 0..TIGHTENED {
            let Solved::Choice { chosen, .. } = least(self.problem, &needed, &self.cuts) else { return None };
            let Some(saved) = self.tried(&chosen) else { continue };
            if self.problem.reaches(&saved) {
                return Some(self.pruned((chosen, saved)));
            }
            for (at, needed) in needed.iter_mut().enumerate() {
                let missing = self.problem.needed[at].saturating_sub(saved[at]).max(0);
                *needed = needed.saturating_add(missing);
            }
        }
        None
    }

    /// The nearest choice that is sound. Where the solver fails, proposals are taken one after another.
    fn best(&mut self, allowed: &[bool], effort: Option<i64>) -> Option<Choice> {
        let mut values = values(self.problem);
        if effort.is_none() {
            // What saves nothing alone may save beside others; it is left out later if it does not.
            values.iter_mut().for_each(|value| *value += 1.0);
        }
        let known = self.cuts.not_all.len();
        while self.cuts.not_all.len() < known + UNSOUND {
            match most(self.problem, &values, allowed, effort, &self.cuts) {
                Solved::Choice { chosen, .. } => {
                    if let Some(saved) = self.tried(&chosen) {
                        return Some((chosen, saved));
                    }
                }
                Solved::None => return None,
                Solved::Unknown => break,
            }
        }
        let mut best: Option<Choice> = None;
        for at in (0..self.problem.items.len()).filter(|at| allowed[*at]) {
            let mut with = best.as_ref().map(|(chosen, _)| chosen.clone()).unwrap_or_default();
            with.push(at);
            let fits = effort.is_none_or(|effort| self.problem.weight(&with).effort <= effort);
            if fits
                && !self.problem.clashes(&with)
                && let Some(saved) = self.tried(&with)
            {
                best = Some((with, saved));
            }
        }
        best
    }

    /// What a choice saves together; `None` where it is not sound, which is remembered.
    fn tried(&mut self, chosen: &[usize]) -> Option<Vec<i64>> {
        self.rounds += 1;
        match self.trial.together(chosen) {
            Ok(saved) => Some(saved),
            Err(part) => {
                let part = if part.is_empty() { chosen.to_vec() } else { part };
                if !self.cuts.not_all.contains(&part) {
                    self.cuts.not_all.push(part);
                }
                None
            }
        }
    }

    /// A choice that misses a target, filled up with all that still misses one.
    fn filled(&mut self, chosen: Vec<usize>, saved: Vec<i64>) -> Vec<usize> {
        let missed = saved.iter().zip(&self.problem.needed).position(|(saved, needed)| saved < needed);
        let Some(missed) = missed else { return chosen };
        let mut full = chosen;
        for at in 0..self.problem.items.len() {
            if full.contains(&at) {
                continue;
            }
            let mut with = full.clone();
            with.push(at);
            with.sort_unstable();
            if let Ok(saved) = self.trial.together(&with)
                && saved[missed] < self.problem.needed[missed]
            {
                full = with;
            }
        }
        full
    }

    /// A choice that reaches the targets, without what is not needed for that: instruments with all that needs them first,
    /// the dearest before the others, then single proposals, the least useful before the others.
    fn pruned(&mut self, (mut chosen, mut saved): Choice) -> Choice {
        let problem = self.problem;
        let mut instruments: Vec<usize> = problem.instruments_of(&chosen).into_iter().collect();
        instruments.sort_by_key(|at| (Reverse(problem.instruments[*at]), *at));
        let groups = instruments.into_iter().map(|instrument| {
            let needs = |at: &usize| problem.items[*at].instruments.contains(&instrument);
            (0..problem.items.len()).filter(needs).collect::<Vec<usize>>()
        });
        let singles = chosen.iter().rev().map(|at| vec![*at]).collect::<Vec<_>>();
        for leave in groups.chain(singles) {
            let less: Vec<usize> = chosen.iter().copied().filter(|at| !leave.contains(at)).collect();
            if less.len() < chosen.len()
                && let Ok(still) = self.trial.together(&less)
                && problem.reaches(&still)
            {
                (chosen, saved) = (less, still);
            }
        }
        (chosen, saved)
    }

    /// A choice without the proposals that save nothing beside the others, the last left out first.
    fn without_idle(&mut self, (mut chosen, saved): Choice) -> Choice {
        for leave in chosen.clone().into_iter().rev() {
            let less: Vec<usize> = chosen.iter().copied().filter(|at| *at != leave).collect();
            if self.trial.together(&less).is_ok_and(|still| still == saved) {
                chosen = less;
            }
        }
        (chosen, saved)
    }

    /// Of the choices that weigh no more the one that saves most, if it can be found and holds.
    fn richest(&mut self, choice: Choice) -> Choice {
        let values = values(self.problem);
        let weight = self.problem.weight(&choice.0);
        let worth = |saved: &[i64]| value(self.problem, saved);
        if let Solved::Choice { chosen, .. } = richest(self.problem, weight, &values, &self.cuts)
            && let Some(saved) = self.tried(&chosen)
            && self.problem.reaches(&saved)
            && worth(&saved) > worth(&choice.1)
            && self.problem.weight(&chosen) <= weight
        {
            return (chosen, saved);
        }
        choice
    }
}

/// What savings are worth: for each target their share of what is needed, in millionths, beyond the target too.
fn value(problem: &Problem, saved: &[i64]) -> f64 {
    let parts = saved.iter().zip(&problem.needed).filter(|(_, needed)| **needed > 0);
    parts.map(|(saved, needed)| *saved as f64 * 1e6 / *needed as f64).sum()
}

fn values(problem: &Problem) -> Vec<f64> {
    problem.items.iter().map(|item| value(problem, &item.saves)).collect()
}
