//! Facts: the order of the steps and the time they take.
//!
//! Times are office minutes; a time by the calendar is converted ([`Duration::working_minutes`]) and
//! `procedure.mixes_time` says that figures rest on both. What the applicant does takes no office time: a
//! declared deadline runs for the agencies. Every step counts, also one done in some sub-cases only.
//!
//! [`Duration::working_minutes`]: crate::model::duration::Duration::working_minutes

mod columns;

pub use columns::{COLUMNS, RELATIONS};

use crate::facts::dense::{Lists, Square};
use crate::facts::dependence::independent;
use crate::facts::flow::{Flow, MANY_STEPS, by_agency};
use crate::model::procedure::{Action, Procedure, Step};

/// The longest time of one step that is counted, in minutes: two thousand years. Keeps every sum within
/// bounds.
const LONGEST: i64 = 1 << 30;

/// Facts: the order of the steps and the time they take. Lists run beside the steps.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The steps directly before.
    pub follows: Lists,
    /// The steps directly after.
    pub followed_by: Lists,
    /// The earliest beginning, in office minutes from the start.
    pub earliest: Vec<i64>,
    /// The latest beginning that delays nothing.
    pub latest: Vec<i64>,
    /// How long a step may wait without delaying the result.
    pub slack: Vec<i64>,
    /// The office time a step is given; `None` where none is written.
    pub time: Vec<Option<i64>>,
    /// Whether any delay of the step delays the result.
    pub critical: Vec<bool>,
    /// Whether the step can never begin, since it waits for itself, directly or through others.
    pub unreachable: Vec<bool>,
    /// Whether nothing follows the step although it ends nothing: it neither issues, returns nor records, and
    /// is not the last.
    pub dead_end: Vec<bool>,
    /// The longest path, in office minutes.
    pub duration: i64,
    /// The longest path of each sub-case, in office minutes: only its own steps and those done in every sub-case take time.
    pub of_case: Vec<i64>,
    /// The longest path of the steps done in every sub-case, in office minutes.
    pub of_every_case: i64,
    /// The office minutes of all steps together.
    pub total_time: i64,
    /// Whether the times of the steps and the deadline are written on both clocks, working and calendar.
    pub mixes_time: bool,
    /// Steps of agencies without a time.
    pub untimed_steps: u32,
    /// Steps that wait for each other in a circle: each is waited for by the next, the last by the first.
    pub cycle: Vec<u32>,
    reach: Square,
    independent: Square,
}

/// Finds the order of the steps and the time they take.
pub fn analyse(procedure: &Procedure, flow: &Flow) -> Order {
    let steps = &procedure.steps;
    let minutes: Vec<i64> = steps.iter().map(|step| minutes_of(step).unwrap_or(0)).collect();
    let office: Vec<i64> =
        steps.iter().zip(&minutes).map(|(step, time)| if in_office(step) { *time } else { 0 }).collect();
    let plan = flow.schedule(&office);
    let within = |case: &str| {
        let takes = |(step, time): (&Step, &i64)| if done_in(step, case) { *time } else { 0 };
        flow.schedule(&steps.iter().zip(&office).map(takes).collect::<Vec<i64>>()).length
    };
    let by_case = steps.iter().any(|step| !step.cases.is_empty());
    let slack: Vec<i64> =
        plan.latest.iter().zip(&plan.earliest).map(|(latest, earliest)| latest - earliest).collect();
    let reach = flow.reach();
    let clocks =
        || steps.iter().filter_map(|step| step.takes).chain(procedure.deadline).map(|time| time.clock());
    Order {
        follows: rows(flow, Flow::before),
        followed_by: rows(flow, Flow::after),
        critical: slack.iter().map(|slack| *slack == 0 && plan.length > 0).collect(),
        slack,
        time: steps.iter().map(minutes_of).collect(),
        unreachable: flow.stuck(),
        dead_end: (0..steps.len()).map(|at| is_dead_end(steps, flow, at)).collect(),
        duration: plan.length,
        of_case: procedure
            .cases
            .iter()
            .map(|case| if by_case { within(&case.id) } else { plan.length })
            .collect(),
        of_every_case: if by_case { within("") } else { plan.length },
        total_time: office.iter().sum(),
        mixes_time: clocks().any(|clock| Some(clock) != clocks().next()),
        untimed_steps: steps.iter().filter(|step| by_agency(step) && step.takes.is_none()).count() as u32,
        cycle: flow.cycle(),
        independent: independent(procedure, flow, &reach),
        reach,
        earliest: plan.earliest,
        latest: plan.latest,
    }
}

impl Order {
    /// Whether one step comes before another, directly or through others.
    pub fn before(&self, first: usize, then: usize) -> bool {
        if self.follows.len() <= MANY_STEPS {
            self.reach.has(first, then)
        } else {
            self.leads_to(first, then)
        }
    }

    /// Whether two steps could run beside each other; see `dependence` for what that takes. Symmetric; no
    /// step is independent of itself.
    pub fn independent(&self, one: usize, other: usize) -> bool {
        self.independent.has(one, other)
    }

    /// Whether a step directly follows another.
    pub fn follows(&self, then: usize, first: usize) -> bool {
        self.follows.row(then).contains(&(first as u32))
    }

    fn leads_to(&self, first: usize, then: usize) -> bool {
        let mut seen = vec![false; self.follows.len()];
        let mut open = self.followed_by.row(first).to_vec();
        while let Some(step) = open.pop() {
            if step as usize == then {
                return true;
            }
            if !std::mem::replace(&mut seen[step as usize], true) {
                open.extend(self.followed_by.row(step as usize));
            }
        }
        false
    }
}

fn rows<'f>(flow: &'f Flow, row: impl Fn(&'f Flow, usize) -> &'f [u32]) -> Lists {
    let mut lists = Lists::with_capacity(flow.len());
    for step in 0..flow.len() {
        lists.push(row(flow, step).iter().copied());
    }
    lists
}

fn minutes_of(step: &Step) -> Option<i64> {
    step.takes.map(|time| time.working_minutes().clamp(0, LONGEST))
}

/// Whether a step is done in a sub-case: in this one, or in every one. No sub-case has the empty id.
fn done_in(step: &Step, case: &str) -> bool {
    step.cases.is_empty() || step.cases.iter().any(|own| own == case)
}

/// Whether the time of a step is the office's: of an agency or a system.
fn in_office(step: &Step) -> bool {
    step.by != "applicant"
}

fn is_dead_end(steps: &[Step], flow: &Flow, at: usize) -> bool {
    let ends = matches!(steps[at].does, Action::Issue | Action::Return | Action::Record);
    flow.after(at).is_empty() && !ends && at + 1 != steps.len()
}
