//! A dossier whose lines are all there: added to the sums, and compared with the flow as declared.

use std::collections::HashMap;

use crate::inspect::delay::shares;
use crate::inspect::dossier::{Act, Acts, Open, acts};
use crate::inspect::flow::{Clocks, Declared, Fit, day_of};
use crate::inspect::names::{APPLICANT, SYSTEM};
use crate::inspect::pseudonym::Pseudonyms;
use crate::inspect::tally::{Tally, Way};
use crate::inspect::timeline::{Back, Passage, came_from, follow};
use crate::model::corpus::Corpus;
use crate::model::date::Zone;
use crate::model::mapping::Outcome;
use crate::model::observed::{Deviation, Ticks};

/// The sums of a log.
pub(super) struct Sums<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) clocks: Clocks,
    pub(super) declared: Vec<Declared>,
    pub(super) tallies: Vec<Tally>,
    pub(super) handovers: HashMap<(u32, u32), u64>,
    pseudonyms: Pseudonyms,
    pub(super) show_ids: bool,
}

impl<'c> Sums<'c> {
    pub(super) fn new(corpus: &'c Corpus, zone: &Zone, pseudonyms: Pseudonyms, show_ids: bool) -> Sums<'c> {
        let calendar = corpus.settings.calendar.clone().unwrap_or_default();
        Sums {
            clocks: Clocks::of(&calendar, zone),
            declared: corpus.procedures.iter().map(|one| Declared::of(corpus, one)).collect(),
            tallies: corpus.procedures.iter().map(Tally::of).collect(),
            handovers: HashMap::new(),
            corpus,
            pseudonyms,
            show_ids,
        }
    }

    /// Adds a dossier; gives back what became of its lines.
    pub(super) fn close(&mut self, procedure: u32, id: &[u8], open: Open, always: bool) -> Acts {
        let mut found = acts(open.events);
        let acts = std::mem::take(&mut found.acts);
        if acts.is_empty() {
            return found;
        }
        let passage = follow(&acts, &self.declared[procedure as usize], &self.clocks);
        let due = open.due.map(|(_, due)| due);
        self.tallies[procedure as usize].dossiers += 1;
        if always || self.declared[procedure as usize].settles(|step| open.ended.contains(&step)) {
            self.add(procedure, id, &acts, &passage, due);
        } else {
            self.add_unsettled(procedure, &acts, &passage, due);
        }
        found
    }

    fn add_unsettled(&mut self, procedure: u32, acts: &[Act], passage: &Passage, due: Option<i64>) {
        let (declared, tally) = (&self.declared[procedure as usize], &mut self.tallies[procedure as usize]);
        if passage.back.last() == Some(&Back::Applicant)
            || acts.last().is_some_and(|act| act.agency == APPLICANT)
        {
            return;
        }
        match (due, declared.deadline) {
            (Some(due), _) => tally.dues.push(due),
            (None, Some(minutes)) => {
                let received = self.clocks.at(declared.clock, passage.received);
                tally.limits.push(received + minutes * 60 + passage.applicant_clock);
            }
            (None, None) => {}
        }
    }

    fn add(&mut self, procedure: u32, id: &[u8], acts: &[Act], passage: &Passage, due: Option<i64>) {
        let (declared, tally) = (&self.declared[procedure as usize], &mut self.tallies[procedure as usize]);
        tally.took.add(passage.took);
        tally.working += passage.working;
        tally.waiting += passage.waiting;
        tally.with_applicant += passage.with_applicant;
        let judged = judge(passage, due, declared, &self.clocks);
        match judged {
            Judged::Early => tally.early += 1,
            Judged::OnTime => tally.on_time += 1,
            Judged::Late(_) => tally.late += 1,
            Judged::Not => tally.unjudged += 1,
        }
        if let Judged::Late(minutes) = judged {
            tally.delay += minutes;
            for (agency, share) in shares(minutes, acts, &passage.held, declared) {
                let sum = tally.agencies.entry(agency).or_default();
                sum.delay += share;
                sum.late_dossiers += u64::from(share > 0);
            }
        }
        for held in &passage.held {
            let sum = tally.agencies.entry(held.agency).or_default();
            sum.dossiers += 1;
            sum.held += held.office;
        }
        tally.outcome(acts.iter().rev().find_map(|act| act.outcome));
        self.add_steps(procedure, acts, passage);
        self.compare(procedure, id, acts, passage);
    }

    fn add_steps(&mut self, procedure: u32, acts: &[Act], passage: &Passage) {
        let (declared, tally) = (&self.declared[procedure as usize], &mut self.tallies[procedure as usize]);
        let mut seen = vec![(false, false); declared.steps.len()];
        let mut acted: Vec<u32> = Vec::new();
        let (mut supplements, mut returns) = (0, 0);
        for (at, act) in acts.iter().enumerate() {
            let back = passage.back[at];
            supplements += u64::from(back == Back::Applicant);
            returns += u64::from(back != Back::No);
            if act.agency != APPLICANT && act.agency != SYSTEM {
                acted.push(act.agency);
            }
            let agency = tally.agencies.entry(act.agency).or_default();
            agency.times += 1;
            let Some(step) = declared.steps.get(act.step as usize) else { continue };
            let sum = &mut tally.steps[act.step as usize];
            let clock = step.takes.map_or(Ticks::Working, |(clock, _)| clock);
            let held = self.clocks.at(clock, act.end) - self.clocks.at(clock, passage.ready[at].min(act.end));
            sum.held.add(held);
            if !act.derived {
                sum.working.add(self.clocks.office(act.start, act.end));
                sum.waiting.add(self.clocks.office(passage.ready[at].min(act.start), act.start));
            }
            if let Some((_, takes)) = step.takes {
                let late = held.div_euclid(60) > takes;
                sum.late += u64::from(late);
                agency.judged += 1;
                agency.late += u64::from(late);
            }
            let (done, went_back) = &mut seen[act.step as usize];
            sum.dossiers += u64::from(!std::mem::replace(done, true));
            if back != Back::No {
                sum.returns += 1;
                sum.returned += u64::from(!std::mem::replace(went_back, true));
            }
            match act.outcome {
                Some(Outcome::Positive) => sum.positive += 1,
                Some(Outcome::Negative) => sum.negative += 1,
                _ => {}
            }
        }
        tally.supplements += supplements;
        tally.supplemented += u64::from(supplements > 0);
        tally.returns += returns;
        tally.returned += u64::from(returns > 0);
        acted.sort_unstable();
        acted.dedup();
        for agency in acted {
            tally.agencies.entry(agency).or_default().acted += 1;
        }
    }

    /// Compares a dossier with the flow as declared.
    fn compare(&mut self, procedure: u32, id: &[u8], acts: &[Act], passage: &Passage) {
        let mut ways = departures(self.corpus, acts, &mut self.declared[procedure as usize]);
        for (at, act) in
            acts.iter().enumerate().filter(|(_, act)| act.agency != APPLICANT && act.agency != SYSTEM)
        {
            for from in came_from(acts, passage, at).into_iter().filter(|from| *from != act.agency) {
                *self.handovers.entry((from, act.agency)).or_insert(0) += 1;
            }
        }
        ways.sort_unstable();
        ways.dedup();
        let tally = &mut self.tallies[procedure as usize];
        if ways.is_empty() {
            tally.conforming += 1;
            return;
        }
        let name = self.pseudonyms.name(id);
        let shown = if self.show_ids { String::from_utf8_lossy(id).into_owned() } else { name.clone() };
        for way in ways {
            tally.departures.entry(way).or_default().add(&name, &shown);
        }
    }
}

/// How a settled dossier stands to its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judged {
    Early,
    OnTime,
    /// By so many minutes.
    Late(i64),
    Not,
}

/// A due date comes before the declared deadline. Early is a day or more.
fn judge(passage: &Passage, due: Option<i64>, declared: &Declared, clocks: &Clocks) -> Judged {
    if let Some(due) = due {
        let over = clocks.at(declared.clock, passage.settled) - clocks.at(declared.clock, due);
        // A date without an hour is over at midnight, the first moment of the next day.
        return match (passage.settled > due, clocks.day(passage.settled) < clocks.day(due - 1)) {
            (true, _) => Judged::Late(over.max(0) / 60),
            (false, true) => Judged::Early,
            (false, false) => Judged::OnTime,
        };
    }
    let Some(deadline) = declared.deadline else { return Judged::Not };
    let took = passage.took.div_euclid(60);
    if took > deadline {
        Judged::Late(took - deadline)
    } else if took <= deadline - day_of(declared.clock) {
        Judged::Early
    } else {
        Judged::OnTime
    }
}

/// How a dossier departed from the flow as declared.
fn departures(corpus: &Corpus, acts: &[Act], declared: &mut Declared) -> Vec<Way> {
    let mut ways = Vec::new();
    // Of each step the first beginning and the first end.
    let mut first: Vec<Option<(i64, i64)>> = vec![None; declared.steps.len()];
    for act in acts {
        match first.get_mut(act.step as usize) {
            Some(slot) => {
                let begun = if act.derived { act.end } else { act.start };
                let (start, end) = slot.unwrap_or((i64::MAX, i64::MAX));
                *slot = Some((start.min(begun), end.min(act.end)));
            }
            None => ways.push((Deviation::Added, Some(act.step), None, None)),
        }
        let known = ((act.step as usize) < declared.steps.len()).then_some(act.step);
        match declared.fit(corpus, act.step, act.agency) {
            Fit::Declared => {}
            Fit::Other => ways.push((Deviation::OtherAgency, known, None, Some(act.agency))),
            Fit::Outside => ways.push((Deviation::OutsideAgency, known, None, Some(act.agency))),
        }
    }
    for (at, step) in declared.steps.iter().enumerate() {
        let Some((start, _)) = first[at] else {
            if step.required {
                ways.push((Deviation::Skipped, Some(at as u32), None, None));
            }
            continue;
        };
        for before in &step.waits {
            if first[*before].is_some_and(|(_, end)| end > start) {
                ways.push((Deviation::OutOfOrder, Some(at as u32), Some(*before as u32), None));
            }
        }
    }
    ways
}
