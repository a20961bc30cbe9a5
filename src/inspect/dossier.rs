//! The lines of one dossier, brought together: in order, each once, beginnings joined with ends.

use crate::model::mapping::Outcome;

/// No moment.
pub(super) const NEVER: i64 = i64::MIN;

/// What a line says of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Part {
    /// Beginning and end, or only the end.
    Whole,
    /// The beginning; another line has the end.
    Start,
    /// The end; another line may have the beginning.
    Complete,
}

/// One line that is used. Instants are seconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Event {
    /// The end, or the only moment.
    pub(super) end: i64,
    /// The beginning, or [`NEVER`].
    pub(super) start: i64,
    /// Who acts.
    pub(super) agency: u32,
    /// The step: its place in the procedure, or the number of an unknown name after all steps. It stands after the agency in
    /// the order, so that figures do not depend on which unknown name came first.
    pub(super) step: u32,
    /// Which part of the step.
    pub(super) part: Part,
    /// What came of it.
    pub(super) outcome: Option<Outcome>,
}

/// A dossier whose lines are still coming.
#[derive(Clone, Debug, Default)]
pub(super) struct Open {
    pub(super) events: Vec<Event>,
    /// The latest moment seen.
    pub(super) last: i64,
    /// When it is due, as the latest such line says; the latest of equal lines.
    pub(super) due: Option<(i64, i64)>,
    /// The last steps of the procedure that were done.
    pub(super) ended: Vec<u32>,
}

/// One step that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) step: u32,
    pub(super) agency: u32,
    pub(super) outcome: Option<Outcome>,
    /// Whether the beginning is only known from the end of what was done before.
    pub(super) derived: bool,
}

/// The steps of a dossier in order of beginning, and the lines that were of no use.
#[derive(Clone, Debug, Default)]
pub(super) struct Acts {
    pub(super) acts: Vec<Act>,
    /// Lines that repeat another.
    pub(super) duplicates: u64,
    /// Beginnings whose end never came.
    pub(super) without_end: u64,
    /// Lines used.
    pub(super) used: u64,
}

/// Brings the lines of a dossier in order. Nothing depends on the order they came in.
pub(super) fn acts(mut events: Vec<Event>) -> Acts {
    events.sort_unstable();
    let all = events.len();
    events.dedup();
    let mut found = Acts { duplicates: (all - events.len()) as u64, ..Acts::default() };
    let mut waiting: Vec<Event> = Vec::new();
    let mut last_end = NEVER;
    for event in events {
        let mut start = event.start;
        let mut lines = 1;
        match event.part {
            Part::Start => {
                waiting.push(event);
                continue;
            }
            Part::Complete => {
                let same = |begun: &Event| begun.step == event.step && begun.agency == event.agency;
                if let Some(at) = waiting.iter().position(same) {
                    start = waiting.remove(at).end;
                    lines = 2;
                }
            }
            Part::Whole => {}
        }
        let derived = start == NEVER;
        if derived {
            start = if last_end == NEVER { event.end } else { last_end };
        }
        last_end = event.end;
        found.used += lines;
        found.acts.push(Act {
            start,
            end: event.end,
            step: event.step,
            agency: event.agency,
            outcome: event.outcome,
            derived,
        });
    }
    found.without_end = waiting.len() as u64;
    found.acts.sort_by_key(|act| (act.start, act.end, act.agency, act.step, act.outcome));
    found
}
