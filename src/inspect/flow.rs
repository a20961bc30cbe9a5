//! A procedure as declared, in the form a dossier is compared with: who does a step, what it waits for, how long it may take.

use std::collections::HashMap;

use crate::facts::flow::{Flow, by_agency};
use crate::facts::handovers;
use crate::facts::order::{self, Order};
use crate::inspect::names::{APPLICANT, SYSTEM, actor, actor_id};
use crate::model::calendar::{Calendar, OfficeTime};
use crate::model::corpus::Corpus;
use crate::model::date::Zone;
use crate::model::duration::{CALENDAR_DAY, Clock, Duration, WORKING_DAY};
use crate::model::observed::Ticks;
use crate::model::procedure::{Action, Procedure, Step};
use crate::model::waits::waits;

/// The two clocks, as counts of seconds whose differences are times.
pub(super) struct Clocks {
    zone: Zone,
    office: OfficeTime,
}

impl Clocks {
    pub(super) fn of(calendar: &Calendar, zone: &Zone) -> Clocks {
        Clocks { zone: zone.clone(), office: OfficeTime::of(calendar) }
    }

    /// Seconds from the clock's own beginning to an instant.
    pub(super) fn at(&self, ticks: Ticks, instant: i64) -> i64 {
        match ticks {
            Ticks::Working => self.office.until(instant + self.zone.offset(instant)),
            Ticks::Calendar => instant,
        }
    }

    /// Office seconds between two instants.
    pub(super) fn office(&self, from: i64, until: i64) -> i64 {
        self.at(Ticks::Working, until) - self.at(Ticks::Working, from)
    }

    /// The day an instant lies in, counted from 1970-01-01.
    pub(super) fn day(&self, instant: i64) -> i64 {
        (instant + self.zone.offset(instant)).div_euclid(crate::model::date::DAY)
    }
}

/// The clock a declared time runs on, and its minutes.
pub(super) fn declared(time: Duration) -> (Ticks, i64) {
    match time.clock() {
        Clock::Working => (Ticks::Working, time.minutes),
        Clock::Calendar => (Ticks::Calendar, time.minutes),
    }
}

/// Minutes of a day on a clock.
pub(super) fn day_of(ticks: Ticks) -> i64 {
    match ticks {
        Ticks::Working => WORKING_DAY,
        Ticks::Calendar => CALENDAR_DAY,
    }
}

/// A declared procedure.
pub(super) struct Declared {
    pub(super) steps: Vec<DeclaredStep>,
    pub(super) clock: Ticks,
    pub(super) deadline: Option<i64>,
    order: Order,
    /// Agencies that act, receive, decide or coordinate.
    agencies: Vec<u32>,
    /// Who hands over to whom in one dossier, and how often.
    pub(super) handovers: Vec<(u32, u32, u64)>,
    /// Whether an agency may do a step, once it was asked.
    fits: HashMap<(u32, u32), Fit>,
}

/// A declared step.
pub(super) struct DeclaredStep {
    pub(super) actor: u32,
    pub(super) waits: Vec<usize>,
    pub(super) takes: Option<(Ticks, i64)>,
    /// Whether every dossier needs it: agencies and systems keep no log of applicants, and some steps are for some cases.
    pub(super) required: bool,
    /// Whether the dossier comes in with it.
    pub(super) takes_in: bool,
    /// Whether it is for some cases only.
    for_some_cases: bool,
    /// Whether the dossier is settled with it.
    pub(super) last: bool,
}

/// The steps with which a dossier is settled: the last of agencies, those that return the result where there are any, and
/// those that every dossier goes through where there are any: all of these must be done. Of those for some cases one is enough.
fn last(procedure: &Procedure, order: &Order) -> Vec<usize> {
    let steps = &procedure.steps;
    let followed = |at: usize| (0..steps.len()).any(|then| by_agency(&steps[then]) && order.before(at, then));
    let mut last: Vec<usize> =
        (0..steps.len()).filter(|at| by_agency(&steps[*at]) && !followed(*at)).collect();
    for better in [|step: &Step| step.does == Action::Return, |step: &Step| step.cases.is_empty()] {
        if last.iter().any(|at| better(&steps[*at])) {
            last.retain(|at| better(&steps[*at]));
        }
    }
    last
}

/// How an agency fits a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is the one declared, or one line with it.
    Declared,
    /// It is another of the procedure.
    Other,
    /// It is not in the procedure.
    Outside,
}

impl Declared {
    /// Whether steps are enough for a dossier to be settled, of which these were done.
    pub(super) fn settles(&self, done: impl Fn(u32) -> bool) -> bool {
        let mut last = self.steps.iter().enumerate().filter(|(_, step)| step.last).peekable();
        let some_do = last.peek().is_none_or(|(_, step)| step.for_some_cases);
        if some_do { last.any(|(at, _)| done(at as u32)) } else { last.all(|(at, _)| done(at as u32)) }
    }

    pub(super) fn of(corpus: &Corpus, procedure: &Procedure) -> Declared {
        let flow = Flow::of(procedure);
        let order = order::analyse(procedure, &flow);
        let last = last(procedure, &order);
        let steps = procedure.steps.iter().zip(waits(&procedure.steps)).enumerate();
        let steps = steps.map(|(at, (step, waits))| DeclaredStep {
            actor: actor(corpus, &step.by).unwrap_or(SYSTEM),
            waits,
            takes: step.takes.map(declared),
            for_some_cases: !step.cases.is_empty(),
            required: by_agency(step) && step.cases.is_empty(),
            takes_in: matches!(step.does, Action::File | Action::Receive),
            last: last.contains(&at),
        });
        let steps: Vec<DeclaredStep> = steps.collect();
        let ids = [&procedure.receives, &procedure.decides].into_iter().chain(&procedure.coordinates);
        let mut agencies: Vec<u32> = ids.filter_map(|id| actor(corpus, id)).collect();
        agencies.extend(steps.iter().map(|step| step.actor));
        agencies.sort_unstable();
        agencies.dedup();
        let matrix = handovers::analyse(procedure, &flow, &corpus.catalog).matrix(procedure);
        let mut handed = Vec::new();
        for (from, row) in matrix.counts.iter().enumerate() {
            for (to, count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
                let place = |at: usize| actor(corpus, &matrix.agencies[at]);
                if let (Some(from), Some(to)) = (place(from), place(to)) {
                    handed.push((from, to, u64::from(*count)));
                }
            }
        }
        let (clock, deadline) = match procedure.deadline.map(declared) {
            Some((clock, minutes)) => (clock, Some(minutes)),
            None => (Ticks::Working, None),
        };
        Declared { steps, clock, deadline, order, agencies, handovers: handed, fits: HashMap::new() }
    }

    /// Whether a step comes before another, directly or through others.
    pub(super) fn before(&self, first: u32, then: u32) -> bool {
        let known = |step: u32| (step as usize) < self.steps.len();
        known(first) && known(then) && self.order.before(first as usize, then as usize)
    }

    /// How an agency fits a step, or the procedure where the step is none of it.
    pub(super) fn fit(&mut self, corpus: &Corpus, step: u32, agency: u32) -> Fit {
        let known = self.steps.get(step as usize).map(|step| step.actor);
        let key = (known.map_or(u32::MAX, |_| step), agency);
        if let Some(fit) = self.fits.get(&key) {
            return *fit;
        }
        let one_line = |declared: u32| {
            let special = |actor: u32| actor == APPLICANT || actor == SYSTEM;
            declared == agency
                || (!special(declared) && !special(agency))
                    && corpus.catalog.in_one_line(actor_id(corpus, declared), actor_id(corpus, agency))
        };
        let fit = if known.is_some_and(one_line) {
            Fit::Declared
        } else if agency == APPLICANT || agency == SYSTEM || self.agencies.contains(&agency) {
            if known.is_some() { Fit::Other } else { Fit::Declared }
        } else if known.is_none() && self.agencies.iter().any(|declared| one_line(*declared)) {
            Fit::Declared
        } else {
            Fit::Outside
        };
        self.fits.insert(key, fit);
        fit
    }
}
