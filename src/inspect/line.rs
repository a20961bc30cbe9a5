//! What a line says: names looked up, moments read. Why a line is set apart is found here, one reason a line.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use crate::inspect::dossier::{Event, NEVER, Part};
use crate::inspect::flow::Declared;
use crate::inspect::names::{Meaning, Names, procedure};
use crate::inspect::record::{Field, Record, Refused};
use crate::model::corpus::Corpus;
use crate::model::date::{DAY, Stamp};
use crate::model::mapping::Mapping;
use crate::model::observed::Reason;

/// Reads lines as a mapping says.
pub(super) struct Lines<'c> {
    pub(super) mapping: &'c Mapping,
    pub(super) names: Names,
    pub(super) hash: RandomState,
    one_procedure: Option<u32>,
    /// Moments a clock showed twice or never.
    pub(super) odd_hours: u64,
    pub(super) unknown_outcomes: u64,
    pub(super) unreadable_dues: u64,
    /// Whether any line has a beginning of its own.
    pub(super) any_start: bool,
}

impl<'c> Lines<'c> {
    pub(super) fn new(corpus: &Corpus, mapping: &'c Mapping) -> Result<Lines<'c>, Refused> {
        let one_procedure = match (&mapping.procedure, &mapping.columns.procedure) {
            (Some(id), _) => Some(procedure(corpus, id)?),
            (None, Some(_)) => None,
            (None, None) => {
                return Err(Refused::said(
                    "ánh xạ không cho biết thủ tục; thêm `procedure` vào `columns`, hoặc chạy với `--procedure`",
                    "the mapping does not say which procedure; add `procedure` to `columns`, or run with `--procedure`",
                ));
            }
        };
        if mapping.columns.end.is_none() {
            return Err(Refused::said(
                "ánh xạ không cho biết cột thời điểm xong bước; thêm `end` vào `columns`",
                "the mapping does not say when a step was done; add `end` to `columns`",
            ));
        }
        Ok(Lines {
            mapping,
            names: Names::of(corpus, mapping)?,
            hash: RandomState::new(),
            one_procedure,
            odd_hours: 0,
            unknown_outcomes: 0,
            unreadable_dues: 0,
            any_start: false,
        })
    }

    /// What a line says, or why it is set apart.
    pub(super) fn event(
        &mut self,
        record: &Record<'_>,
        declared: &[Declared],
    ) -> Result<(u32, Event), Reason> {
        if record.malformed {
            return Err(Reason::Malformed);
        }
        let dossier = record.get(Field::Dossier);
        if dossier.is_empty() {
            return Err(Reason::NoDossier);
        }
        let print = self.hash.hash_one(dossier);
        let procedure = match (self.one_procedure, record.get(Field::Procedure)) {
            (Some(one), _) => one,
            (None, b"") => return Err(Reason::NoProcedure),
            (None, written) => match self.names.procedure(written) {
                Meaning::Known(at) => at,
                Meaning::Unknown(at) => {
                    self.names.see_procedure(at, print);
                    return Err(Reason::UnknownProcedure);
                }
            },
        };
        let written = record.get(Field::Step);
        if written.is_empty() {
            return Err(Reason::NoStep);
        }
        let steps = &declared[procedure as usize].steps;
        let (step, unknown) = match self.names.step(procedure, written) {
            Meaning::Known(at) => (at, None),
            Meaning::Unknown(at) => (steps.len() as u32 + at, Some(at)),
        };
        let agency = match (self.mapping.columns.agency.is_some(), record.get(Field::Agency)) {
            (false, _) => steps.get(step as usize).map(|step| step.actor).ok_or(Reason::NoAgency)?,
            (true, b"") => return Err(Reason::NoAgency),
            (true, written) => match self.names.agency(written) {
                Meaning::Known(at) => at,
                Meaning::Unknown(at) => {
                    self.names.see_agency(at, print);
                    return Err(Reason::UnknownAgency);
                }
            },
        };
        let part = match record.get(Field::Lifecycle) {
            b"" if self.mapping.columns.lifecycle.is_none() => Part::Whole,
            word if word.is_empty() || word.eq_ignore_ascii_case(b"complete") => Part::Complete,
            word if word.eq_ignore_ascii_case(b"start") => Part::Start,
            _ => return Err(Reason::OtherTransition),
        };
        let (start, end) = self.times(record)?;
        if let Some(at) = unknown {
            self.names.see_step(procedure, at, print);
        }
        let written = record.get(Field::Outcome);
        let outcome = if written.is_empty() { None } else { self.names.outcome(written) };
        if outcome.is_none() && !written.is_empty() {
            self.unknown_outcomes += 1;
        }
        Ok((procedure, Event { end, start, agency, step, part, outcome }))
    }

    fn times(&mut self, record: &Record<'_>) -> Result<(i64, i64), Reason> {
        let (start, end) = (record.get(Field::Start), record.get(Field::End));
        let read = |text: &[u8]| self.moment(text).ok_or(Reason::UnreadableDate);
        let begun = if start.is_empty() { None } else { Some(read(start)?) };
        let done = if end.is_empty() { None } else { Some(read(end)?) };
        let (begun, done) = match (begun, done) {
            (None, None) => return Err(Reason::NoTime),
            (Some(_), None) => return Err(Reason::NoEnd),
            (begun, Some(done)) => (begun, done),
        };
        let mut odd = 0;
        let mut instant = |stamp: Stamp, end: bool| match stamp.offset {
            Some(offset) => stamp.wall - offset,
            None => {
                // A day without an hour begins at midnight and ends at the next.
                let wall = if stamp.whole_day && end { stamp.wall + DAY } else { stamp.wall };
                let found = self.mapping.time_zone.instant(wall);
                odd += u64::from(found.odd);
                found.instant
            }
        };
        let start = begun.map(|begun| instant(begun, false));
        let end = instant(done, true);
        self.odd_hours += odd;
        if start.is_some_and(|start| start > end) {
            return Err(Reason::EndBeforeStart);
        }
        self.any_start |= start.is_some();
        Ok((start.unwrap_or(NEVER), end))
    }

    fn moment(&self, text: &[u8]) -> Option<Stamp> {
        self.mapping.dates.iter().find_map(|date| date.pattern.read(text))
    }

    /// When the dossier is due, if the line says so.
    pub(super) fn due(&mut self, record: &Record<'_>) -> Option<i64> {
        let written = record.get(Field::Due);
        if written.is_empty() {
            return None;
        }
        let Some(stamp) = self.moment(written) else {
            self.unreadable_dues += 1;
            return None;
        };
        let wall = if stamp.whole_day { stamp.wall + DAY } else { stamp.wall };
        Some(
            stamp.offset.map_or_else(|| self.mapping.time_zone.instant(wall).instant, |offset| wall - offset),
        )
    }
}
