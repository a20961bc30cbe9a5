//! The sums of a log: every settled dossier adds to them and is then forgotten.

use std::collections::{BTreeMap, HashMap};

use crate::inspect::flow::{Declared, day_of};
use crate::inspect::names::{Names, actor_id};
use crate::model::corpus::Corpus;
use crate::model::mapping::Outcome;
use crate::model::observed::{
    Departure, Deviation, Hand, Handover, ObservedAgency, ObservedProcedure, ObservedStep, Spread,
};
use crate::model::procedure::Procedure;

/// How many examples are kept of one departure.
const EXAMPLES: usize = 3;

/// Times in whole minutes, counted by length: quantiles are exact, and memory does not grow with the log.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    by_minutes: HashMap<i64, u64>,
    count: u64,
    total: i64,
}

impl Counts {
    /// Adds a time in seconds, cut to whole minutes.
    pub(super) fn add(&mut self, seconds: i64) {
        let minutes = seconds.div_euclid(60);
        *self.by_minutes.entry(minutes).or_insert(0) += 1;
        self.count += 1;
        self.total += minutes;
    }

    /// The figures: nearest rank, the smallest value that at least the share of all does not exceed.
    pub(super) fn spread(&self) -> Spread {
        let mut sorted: Vec<(i64, u64)> = self.by_minutes.iter().map(|(at, count)| (*at, *count)).collect();
        sorted.sort_unstable();
        let rank = |per_cent: u64| {
            let wanted = (self.count * per_cent).div_ceil(100);
            let mut seen = 0;
            let found = sorted.iter().find(|(_, count)| {
                seen += count;
                seen >= wanted
            });
            found.map_or(0, |(minutes, _)| *minutes)
        };
        Spread { count: self.count, total: self.total, median: rank(50), p90: rank(90) }
    }
}

/// The sums of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct StepTally {
    pub(super) dossiers: u64,
    pub(super) held: Counts,
    pub(super) working: Counts,
    pub(super) waiting: Counts,
    pub(super) late: u64,
    pub(super) returns: u64,
    pub(super) returned: u64,
    pub(super) positive: u64,
    pub(super) negative: u64,
}

/// The sums of one agency in one procedure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AgencyTally {
    /// Settled dossiers it acted in.
    pub(super) acted: u64,
    pub(super) times: u64,
    pub(super) judged: u64,
    pub(super) late: u64,
    /// Settled dossiers it held.
    pub(super) dossiers: u64,
    pub(super) held: i64,
    pub(super) late_dossiers: u64,
    pub(super) delay: i64,
}

/// A departure: how, the step, the step before, the agency.
pub(super) type Way = (Deviation, Option<u32>, Option<u32>, Option<u32>);

/// The same with ids.
type NamedWay = (Deviation, Option<String>, Option<String>, Option<String>);

/// The dossiers that departed in one way.
#[derive(Clone, Debug, Default)]
pub(super) struct Departed {
    dossiers: u64,
    /// The first by the names that stand for them, so that no order of lines changes them.
    examples: BTreeMap<String, String>,
}

impl Departed {
    pub(super) fn add(&mut self, name: &str, shown: &str) {
        self.dossiers += 1;
        let small = self.examples.len() < EXAMPLES
            || self.examples.last_key_value().is_some_and(|(last, _)| name < last.as_str());
        if small {
            self.examples.insert(name.to_owned(), shown.to_owned());
            if self.examples.len() > EXAMPLES {
                self.examples.pop_last();
            }
        }
    }
}

/// The sums of one procedure. Times are seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) dossiers: u64,
    pub(super) early: u64,
    pub(super) on_time: u64,
    pub(super) late: u64,
    pub(super) unjudged: u64,
    pub(super) took: Counts,
    pub(super) working: i64,
    pub(super) waiting: i64,
    pub(super) with_applicant: i64,
    pub(super) delay: i64,
    pub(super) supplemented: u64,
    pub(super) supplements: u64,
    pub(super) returned: u64,
    pub(super) returns: u64,
    pub(super) granted: u64,
    pub(super) refused: u64,
    pub(super) conforming: u64,
    pub(super) steps: Vec<StepTally>,
    pub(super) agencies: BTreeMap<u32, AgencyTally>,
    pub(super) departures: BTreeMap<Way, Departed>,
    /// When each unsettled dossier becomes overdue: on the clock of the deadline, and by its due date.
    pub(super) limits: Vec<i64>,
    pub(super) dues: Vec<i64>,
}

impl Tally {
    pub(super) fn of(procedure: &Procedure) -> Tally {
        Tally { steps: vec![StepTally::default(); procedure.steps.len()], ..Tally::default() }
    }

    pub(super) fn settled(&self) -> u64 {
        self.took.count
    }

    /// Whether work on any step was measured.
    pub(super) fn has_work(&self) -> bool {
        self.steps.iter().any(|step| step.working.count > 0)
    }

    /// Notes what came of the last step that says so.
    pub(super) fn outcome(&mut self, outcome: Option<Outcome>) {
        match outcome {
            Some(Outcome::Positive) => self.granted += 1,
            Some(Outcome::Negative) => self.refused += 1,
            Some(Outcome::Returned) | None => {}
        }
    }

    /// The figures; `overdue` unsettled dossiers are.
    pub(super) fn figures(
        &self,
        corpus: &Corpus,
        at: usize,
        declared: &Declared,
        names: &Names,
        overdue: u64,
        show_ids: bool,
    ) -> ObservedProcedure {
        let procedure = &corpus.procedures[at];
        let steps = self.steps.iter().zip(&procedure.steps).zip(&declared.steps);
        let steps = steps.filter(|((tally, _), _)| tally.dossiers > 0).map(|((tally, step), declared)| {
            let (clock, takes) =
                declared.takes.map_or((Default::default(), None), |(clock, takes)| (clock, Some(takes)));
            ObservedStep {
                step: step.id.clone(),
                dossiers: tally.dossiers,
                times: tally.held.count,
                declared: takes,
                clock,
                held: tally.held.spread(),
                working: tally.working.spread(),
                waiting: tally.waiting.spread(),
                late: tally.late,
                returns: tally.returns,
                returned: tally.returned,
                positive: tally.positive,
                negative: tally.negative,
            }
        });
        let hands = self.agencies.iter().filter(|(_, tally)| tally.dossiers > 0);
        let mut hands: Vec<Hand> = hands
            .map(|(agency, tally)| Hand {
                agency: actor_id(corpus, *agency).to_owned(),
                dossiers: tally.dossiers,
                held: tally.held / 60,
                late: tally.late_dossiers,
                delay: tally.delay,
            })
            .collect();
        hands.sort_by(|a, b| a.agency.cmp(&b.agency));
        ObservedProcedure {
            procedure: procedure.id.clone(),
            dossiers: self.dossiers,
            settled: self.settled(),
            early: self.early,
            on_time: self.on_time,
            late: self.late,
            unjudged: self.unjudged,
            overdue,
            clock: declared.clock,
            deadline: declared.deadline,
            took: self.took.spread(),
            working: self.working / 60,
            waiting: self.waiting / 60,
            with_applicant: self.with_applicant / 60,
            delay: self.delay,
            supplemented: self.supplemented,
            supplements: self.supplements,
            returned: self.returned,
            returns: self.returns,
            granted: self.granted,
            refused: self.refused,
            steps: steps.collect(),
            hands,
            conforming: self.conforming,
            deviations: self.departures(corpus, at, names, show_ids),
        }
    }

    fn departures(&self, corpus: &Corpus, at: usize, names: &Names, show_ids: bool) -> Vec<Departure> {
        let steps = &corpus.procedures[at].steps;
        let step = |place: u32| match steps.get(place as usize) {
            Some(step) => Some(step.id.clone()),
            None => names.step_name(at as u32, place - steps.len() as u32, show_ids),
        };
        let mut all: Vec<Departure> = Vec::new();
        let mut merged: BTreeMap<NamedWay, Departed> = BTreeMap::new();
        for ((kind, place, before, agency), departed) in &self.departures {
            let agency = agency.map(|agency| actor_id(corpus, agency).to_owned());
            let key = (*kind, place.and_then(step), before.and_then(step), agency);
            let sum = merged.entry(key).or_default();
            sum.dossiers += departed.dossiers;
            for (name, shown) in &departed.examples {
                sum.examples.insert(name.clone(), shown.clone());
            }
        }
        for ((kind, step, before, agency), departed) in merged {
            let examples = departed.examples.into_values().take(EXAMPLES).collect();
            all.push(Departure { kind, step, before, agency, dossiers: departed.dossiers, examples });
        }
        let place = |id: &Option<String>| steps.iter().position(|step| Some(&step.id) == id.as_ref());
        all.sort_by(|a, b| {
            let key = |one: &Departure| (one.kind, std::cmp::Reverse(one.dossiers), place(&one.step));
            key(a)
                .cmp(&key(b))
                .then_with(|| (&a.step, &a.before, &a.agency).cmp(&(&b.step, &b.before, &b.agency)))
        });
        all
    }
}

/// The figures of each agency over all procedures, in order of id.
pub(super) fn agencies(corpus: &Corpus, tallies: &[Tally], declared: &[Declared]) -> Vec<ObservedAgency> {
    let mut sums: BTreeMap<&str, ObservedAgency> = BTreeMap::new();
    for (tally, declared) in tallies.iter().zip(declared) {
        let judged: u64 = tally.agencies.values().map(|one| one.judged).sum();
        let late: u64 = tally.agencies.values().map(|one| one.late).sum();
        for (agency, one) in &tally.agencies {
            let id = actor_id(corpus, *agency);
            let sum = sums
                .entry(id)
                .or_insert_with(|| ObservedAgency { agency: id.to_owned(), ..Default::default() });
            sum.dossiers += one.acted;
            sum.times += one.times;
            sum.judged += one.judged;
            sum.late += one.late;
            sum.held += one.held;
            sum.late_dossiers += one.late_dossiers;
            if day_of(declared.clock) == crate::model::duration::WORKING_DAY {
                sum.delay += one.delay;
            } else {
                sum.calendar_delay += one.delay;
            }
            if one.times > 0 {
                sum.peers_judged += judged - one.judged;
                sum.peers_late += late - one.late;
            }
        }
    }
    sums.into_values()
        .map(|mut sum| {
            sum.held /= 60;
            sum
        })
        .collect()
}

/// Who handed over to whom, beside what is declared, in order of ids.
pub(super) fn handovers(
    corpus: &Corpus,
    actual: &HashMap<(u32, u32), u64>,
    tallies: &[Tally],
    declared: &[Declared],
) -> Vec<Handover> {
    let mut pairs: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    let ids = |from: u32, to: u32| (actor_id(corpus, from), actor_id(corpus, to));
    for ((from, to), count) in actual {
        pairs.entry(ids(*from, *to)).or_default().0 += count;
    }
    for (tally, declared) in tallies.iter().zip(declared).filter(|(tally, _)| tally.settled() > 0) {
        for (from, to, count) in &declared.handovers {
            pairs.entry(ids(*from, *to)).or_default().1 += count * tally.settled();
        }
    }
    let row = |((from, to), (actual, declared)): ((&str, &str), (u64, u64))| Handover {
        from: from.to_owned(),
        to: to.to_owned(),
        actual,
        declared,
    };
    pairs.into_iter().map(row).collect()
}
