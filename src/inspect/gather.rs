//! Lines into dossiers, dossiers into sums. A dossier is kept only while lines of it may still come.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher as _;

use crate::inspect::Wish;
use crate::inspect::dossier::{Event, NEVER, Open, Part};
use crate::inspect::flow::Declared;
use crate::inspect::line::Lines;
use crate::inspect::record::{Field, Record, Refused};
use crate::inspect::settle::Sums;
use crate::inspect::tally::{self, Tally};
use crate::model::corpus::Corpus;
use crate::model::date::{DAY, Date};
use crate::model::mapping::{Mapping, Order, Settled};
use crate::model::observed::{Apart, Observed, Reason, Rows};

/// The most lines kept of dossiers that are not over yet.
pub const MOST_KEPT: usize = 50_000_000;
/// How many lines are looked at to find out what they are sorted by.
const LOOKED_AT: u64 = 20_000;
/// How long after its end a dossier is kept where lines are in order of time, in seconds.
const GRACE: i64 = 30 * DAY;

pub(super) struct Gather<'c> {
    wish: Wish,
    lines: Lines<'c>,
    sums: Sums<'c>,
    open: Vec<HashMap<Box<[u8]>, Open>>,
    /// Fingerprints of dossiers that are over.
    over: HashSet<u64>,
    order: Order,
    /// What the first lines are sorted by, as far as they were seen.
    by_dossier: bool,
    by_time: bool,
    changes: u64,
    current: Option<(u32, Box<[u8]>)>,
    last_time: i64,
    kept: usize,
    opened: usize,
    most_open: usize,
    next_sweep: usize,
    rows: Rows,
    apart: [(u64, u64); Reason::ALL.len()],
    first: i64,
    last: i64,
}

impl<'c> Gather<'c> {
    pub(super) fn new(corpus: &'c Corpus, mapping: &'c Mapping, wish: Wish) -> Result<Self, Refused> {
        Ok(Gather {
            lines: Lines::new(corpus, mapping)?,
            sums: Sums::new(corpus, &mapping.time_zone, wish.pseudonyms.clone(), wish.show_ids),
            open: corpus.procedures.iter().map(|_| HashMap::new()).collect(),
            over: HashSet::new(),
            order: wish.order,
            wish,
            by_dossier: true,
            by_time: true,
            changes: 0,
            current: None,
            last_time: NEVER,
            kept: 0,
            opened: 0,
            most_open: 0,
            next_sweep: 10_000,
            rows: Rows::default(),
            apart: [(0, 0); Reason::ALL.len()],
            first: i64::MAX,
            last: NEVER,
        })
    }

    pub(super) fn read(&self) -> u64 {
        self.rows.read
    }

    pub(super) fn most_open(&self) -> usize {
        self.most_open
    }

    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<(), Refused> {
        self.rows.read += 1;
        match self.lines.event(record, &self.sums.declared) {
            Err(reason) => {
                self.set_apart(reason, 1, record.line);
                Ok(())
            }
            Ok((procedure, event)) => self.keep(procedure, event, record),
        }
    }

    fn set_apart(&mut self, reason: Reason, rows: u64, line: u64) {
        let (count, first) = &mut self.apart[reason as usize];
        *count += rows;
        if line > 0 && (*first == 0 || line < *first) {
            *first = line;
        }
    }

    /// Keeps a line with its dossier.
    fn keep(&mut self, procedure: u32, event: Event, record: &Record<'_>) -> Result<(), Refused> {
        let dossier = record.get(Field::Dossier);
        let due = self.lines.due(record);
        let changed = self.current.as_ref().is_none_or(|(of, id)| *of != procedure || **id != *dossier);
        if changed {
            self.changes += 1;
            if self.order == Order::Dossier {
                self.close_current();
            }
            self.current = Some((procedure, dossier.into()));
        }
        let time = if event.start == NEVER { event.end } else { event.start };
        self.by_time &= time >= self.last_time;
        self.last_time = self.last_time.max(time);
        self.first = self.first.min(if event.start == NEVER { event.end } else { event.start });
        self.last = self.last.max(event.end);
        let ends = self.sums.declared[procedure as usize]
            .steps
            .get(event.step as usize)
            .is_some_and(|step| step.last);
        let known = self.open[procedure as usize].contains_key(dossier);
        if !known {
            if self.over.contains(&self.lines.hash.hash_one((procedure, dossier))) {
                return Err(Refused::NotSorted);
            }
            self.open[procedure as usize].insert(dossier.into(), Open { last: NEVER, ..Open::default() });
            self.opened += 1;
            self.most_open = self.most_open.max(self.opened);
        } else if changed {
            self.by_dossier = false;
        }
        let Some(open) = self.open[procedure as usize].get_mut(dossier) else { return Ok(()) };
        open.events.push(event);
        open.last = open.last.max(event.end);
        if ends && event.part != Part::Start && !open.ended.contains(&event.step) {
            open.ended.push(event.step);
        }
        open.due = open.due.max(due.map(|due| (event.end, due)));
        self.kept += 1;
        self.decide()?;
        self.sweep();
        Ok(())
    }

    /// Finds out what the lines are sorted by, once enough of them were seen.
    fn decide(&mut self) -> Result<(), Refused> {
        if self.order == Order::Auto && self.rows.read >= LOOKED_AT {
            self.order = match (self.by_dossier && self.changes > 1, self.by_time) {
                (true, _) => Order::Dossier,
                (false, true) => Order::Time,
                (false, false) => Order::None,
            };
            if self.order == Order::Dossier {
                let current = self.current.clone();
                self.close_where(|_, procedure, id, _| {
                    current.as_ref().is_none_or(|(of, own)| *of != procedure || **own != *id)
                });
            }
        }
        if self.kept > MOST_KEPT {
            return Err(Refused::said(
                "nhật ký quá lớn mà không được sắp xếp; sắp xếp các dòng theo mã hồ sơ rồi chạy lại",
                "the log is too large to be read unsorted; sort its lines by dossier and run again",
            ));
        }
        Ok(())
    }

    /// Closes dossiers that were settled long ago, where lines are in order of time.
    fn sweep(&mut self) {
        if self.order != Order::Time || self.rows.read < self.next_sweep as u64 {
            return;
        }
        // Looking at every open dossier each time as many lines have come keeps the work in proportion to the lines.
        self.next_sweep = self.rows.read as usize + self.opened.max(10_000);
        let horizon = self.last_time - GRACE;
        let always = self.lines.mapping.settled == Settled::Always;
        self.close_where(|declared, _, _, open| {
            open.last < horizon && (always || declared.settles(|step| open.ended.contains(&step)))
        });
    }

    fn close_current(&mut self) {
        if let Some((procedure, id)) = self.current.take()
            && let Some((id, open)) = self.open[procedure as usize].remove_entry(&id)
        {
            self.over.insert(self.lines.hash.hash_one((procedure, &id[..])));
            self.close(procedure, &id, open);
        }
    }

    fn close_where(&mut self, over: impl Fn(&Declared, u32, &[u8], &Open) -> bool) {
        for at in 0..self.open.len() {
            let ids: Vec<Box<[u8]>> = self.open[at]
                .iter()
                .filter(|(id, open)| over(&self.sums.declared[at], at as u32, id, open))
                .map(|(id, _)| id.clone())
                .collect();
            for id in ids {
                if let Some(open) = self.open[at].remove(&id) {
                    self.over.insert(self.lines.hash.hash_one((at as u32, &id[..])));
                    self.close(at as u32, &id, open);
                }
            }
        }
    }

    fn close(&mut self, procedure: u32, id: &[u8], open: Open) {
        self.opened -= 1;
        self.kept -= open.events.len();
        let always = self.lines.mapping.settled == Settled::Always;
        let found = self.sums.close(procedure, id, open, always);
        self.rows.used += found.used;
        self.set_apart(Reason::Duplicate, found.duplicates, 0);
        self.set_apart(Reason::NoEnd, found.without_end, 0);
    }

    pub(super) fn finish(mut self) -> Observed {
        self.close_where(|_, _, _, _| true);
        let apart = Reason::ALL.iter().zip(self.apart).filter(|(_, (rows, _))| *rows > 0);
        self.rows.apart =
            apart.map(|(reason, (rows, first))| Apart { reason: *reason, rows, first }).collect();
        self.rows.odd_hours = self.lines.odd_hours;
        self.rows.unknown_outcomes = self.lines.unknown_outcomes;
        self.rows.unreadable_dues = self.lines.unreadable_dues;
        let sums = &self.sums;
        let any = self.last != NEVER;
        let date = |instant: i64| if any { Date::of_number(sums.clocks.day(instant)) } else { None };
        let mut procedures = Vec::new();
        for (at, tally) in sums.tallies.iter().enumerate().filter(|(_, tally)| tally.dossiers > 0) {
            let declared = &sums.declared[at];
            let now = sums.clocks.at(declared.clock, self.last);
            let overdue = tally.limits.iter().filter(|limit| **limit < now).count()
                + tally.dues.iter().filter(|due| **due < self.last).count();
            let names = &self.lines.names;
            procedures.push(tally.figures(sums.corpus, at, declared, names, overdue as u64, sums.show_ids));
        }
        let mapping = self.lines.mapping;
        Observed {
            log: self.wish.log,
            source: mapping.source.clone(),
            generated: mapping.generated,
            from: date(self.first),
            until: date(self.last),
            without_calendar: sums.corpus.settings.calendar.is_none(),
            ends_only: any && !self.lines.any_start && !sums.tallies.iter().any(Tally::has_work),
            unknown: self.lines.names.unknown(sums.show_ids),
            procedures,
            agencies: tally::agencies(sums.corpus, &sums.tallies, &sums.declared),
            handovers: tally::handovers(sums.corpus, &sums.handovers, &sums.tallies, &sums.declared),
            rows: self.rows,
        }
    }
}
