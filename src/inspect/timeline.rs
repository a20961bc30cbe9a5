//! One dossier on its way: in whose hand it was, what it waited for, when it went back.

use crate::inspect::dossier::{Act, NEVER};
use crate::inspect::flow::{Clocks, Declared};
use crate::inspect::names::{APPLICANT, SYSTEM};
use crate::model::mapping::Outcome;
use crate::model::observed::Ticks;

/// How a dossier left a step, if not onwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// It went on.
    No,
    /// To an earlier step.
    Earlier,
    /// To the applicant, for supplements.
    Applicant,
}

/// Seconds one agency held a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) agency: u32,
    /// Office time.
    pub(super) office: i64,
    /// On the clock of the deadline.
    pub(super) clock: i64,
}

/// The way of one dossier. Lists run beside its acts.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    pub(super) received: i64,
    pub(super) settled: i64,
    /// Seconds on the clock of the deadline, without those with the applicant.
    pub(super) took: i64,
    /// Office seconds with the applicant.
    pub(super) with_applicant: i64,
    /// Seconds with the applicant on the clock of the deadline.
    pub(super) applicant_clock: i64,
    /// Office seconds in which somebody worked.
    pub(super) working: i64,
    /// Office seconds in which nobody did, though an agency held it.
    pub(super) waiting: i64,
    /// Who held it, in order of agency, systems among them.
    pub(super) held: Vec<Held>,
    /// The acts each directly followed.
    pub(super) before: Vec<Vec<u32>>,
    /// When each could begin.
    pub(super) ready: Vec<i64>,
    /// Whether the dossier went back from each.
    pub(super) back: Vec<Back>,
}

/// Follows a dossier. There is at least one act.
pub(super) fn follow(acts: &[Act], declared: &Declared, clocks: &Clocks) -> Passage {
    let mut passage =
        Passage { received: acts.iter().map(|act| act.start).min().unwrap_or(0), ..Passage::default() };
    let last = |of_agency: bool| {
        acts.iter().filter(|act| !of_agency || act.agency != APPLICANT).map(|act| act.end).max()
    };
    passage.settled = last(true).or_else(|| last(false)).unwrap_or(passage.received);
    order(acts, declared, &mut passage);
    passage.back = back(acts, declared);
    hands(acts, declared.clock, clocks, &mut passage);
    if passage.held.is_empty() {
        // All was done in an instant, or by the applicant: the last that acted had it.
        let by_agency = acts.iter().rev().find(|act| act.agency != APPLICANT);
        let last = by_agency.or(acts.last());
        passage.held.extend(last.map(|act| Held { agency: act.agency, office: 0, clock: 0 }));
    }
    passage
}

/// What each act followed, and when it could begin.
fn order(acts: &[Act], declared: &Declared, passage: &mut Passage) {
    let mut by_end: Vec<u32> = (0..acts.len() as u32).collect();
    by_end.sort_by_key(|at| (acts[*at as usize].end, *at));
    let mut ended = by_end.into_iter().peekable();
    let mut latest: Vec<Option<u32>> = vec![None; declared.steps.len()];
    let mut newest: Option<u32> = None;
    for (at, act) in acts.iter().enumerate() {
        // What has neither begun nor ended before this cannot come before it: an act of no length waits for its turn.
        let over = |other: &u32| {
            let (end, earlier) = (acts[*other as usize].end, (*other as usize) < at);
            end < act.start || (end == act.start && earlier)
        };
        while let Some(other) = ended.next_if(over) {
            if let Some(slot) = latest.get_mut(acts[other as usize].step as usize) {
                *slot = Some(other);
            }
            newest = Some(other);
        }
        let waits = declared.steps.get(act.step as usize).map_or(&[][..], |step| &step.waits);
        let mut before: Vec<u32> = waits.iter().filter_map(|step| latest[*step]).collect();
        if before.is_empty() {
            before.extend(newest);
        }
        let ready = before.iter().map(|at| acts[*at as usize].end).max();
        passage.ready.push(ready.unwrap_or(act.start));
        passage.before.push(before);
    }
}

/// Where the dossier went back from.
fn back(acts: &[Act], declared: &Declared) -> Vec<Back> {
    let mut seen = vec![false; declared.steps.len()];
    let mut back = vec![Back::No; acts.len()];
    for (at, act) in acts.iter().enumerate() {
        let known = declared.steps.get(act.step as usize);
        if at > 0
            && let Some(step) = known
            && seen[act.step as usize]
            && declared.before(act.step, acts[at - 1].step)
        {
            back[at - 1] = if step.takes_in { Back::Applicant } else { Back::Earlier };
        }
        if known.is_some() {
            seen[act.step as usize] = true;
        }
    }
    for (at, act) in acts.iter().enumerate() {
        if act.outcome == Some(Outcome::Returned) {
            back[at] = Back::Applicant;
        }
    }
    back
}

/// In whose hand it was, from the first beginning to the last end.
fn hands(acts: &[Act], ticks: Ticks, clocks: &Clocks, passage: &mut Passage) {
    let mut points: Vec<i64> = acts.iter().flat_map(|act| [act.start, act.end]).collect();
    points.retain(|point| *point <= passage.settled);
    points.sort_unstable();
    points.dedup();
    let (mut next, mut active): (usize, Vec<u32>) = (0, Vec::new());
    let mut last: Option<(i64, usize)> = None;
    let mut holders: Vec<u32> = Vec::new();
    let marks: Vec<(i64, i64)> =
        points.iter().map(|at| (clocks.at(Ticks::Working, *at), clocks.at(ticks, *at))).collect();
    for (pair, mark) in points.windows(2).zip(marks.windows(2)) {
        let [from, until] = *pair else { continue };
        active.retain(|at| {
            let over = acts[*at as usize].end <= from;
            if over {
                last = last.max(Some((acts[*at as usize].end, *at as usize)));
            }
            !over
        });
        while next < acts.len() && acts[next].start <= from {
            if acts[next].end >= until {
                active.push(next as u32);
            } else {
                last = last.max(Some((acts[next].end, next)));
            }
            next += 1;
        }
        holders.clear();
        holders.extend(active.iter().map(|at| acts[*at as usize].agency).filter(|by| *by != APPLICANT));
        holders.sort_unstable();
        holders.dedup();
        let at_work = active.iter().any(|at| {
            let act = acts[*at as usize];
            act.agency != APPLICANT && !act.derived
        });
        if active.is_empty() {
            let sent_back = last.is_some_and(|(end, at)| end != NEVER && passage.back[at] == Back::Applicant);
            let goes_to = acts.get(next).map_or(APPLICANT, |act| act.agency);
            holders.extend(Some(goes_to).filter(|by| *by != APPLICANT && !sent_back));
        }
        let (office, clock) = (mark[1].0 - mark[0].0, mark[1].1 - mark[0].1);
        if holders.is_empty() {
            passage.with_applicant += office;
            passage.applicant_clock += clock;
            continue;
        }
        passage.took += clock;
        *(if at_work { &mut passage.working } else { &mut passage.waiting }) += office;
        let count = holders.len() as i64;
        for (at, agency) in holders.iter().enumerate() {
            // Seconds that cannot be shared evenly go to the first.
            let part = |whole: i64| whole / count + i64::from((at as i64) < whole % count);
            add(&mut passage.held, *agency, part(office), part(clock));
        }
    }
    passage.held.sort_by_key(|held| held.agency);
}

fn add(held: &mut Vec<Held>, agency: u32, office: i64, clock: i64) {
    match held.iter_mut().find(|held| held.agency == agency) {
        Some(held) => {
            held.office += office;
            held.clock += clock;
        }
        None => held.push(Held { agency, office, clock }),
    }
}

/// The agencies an act came from: the file is followed back through the applicant and systems.
pub(super) fn came_from(acts: &[Act], passage: &Passage, at: usize) -> Vec<u32> {
    let (mut found, mut seen) = (Vec::new(), vec![at as u32]);
    let mut open = passage.before[at].clone();
    while let Some(before) = open.pop() {
        if seen.contains(&before) || seen.len() > 64 {
            continue;
        }
        seen.push(before);
        match acts[before as usize].agency {
            APPLICANT | SYSTEM => open.extend(&passage.before[before as usize]),
            agency => found.push(agency),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
