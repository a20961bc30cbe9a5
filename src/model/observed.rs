//! What a log showed: how long dossiers really took, where they went and who held them. Plain figures, as `inspect` writes
//! them into a workspace and rules read them. Names nobody and no dossier, but for the examples asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::date::Date;
use crate::model::procedure::is_default;
use crate::model::worded::worded;

/// The figures of one log. Times are whole minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observed {
    /// The name of the log.
    #[serde(rename = "observed")]
    pub log: String,
    /// Where the log comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether the log is made up, for trying things out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub generated: bool,
    /// The first day of the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether office time was counted without a calendar of the settings: holidays are not known.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_calendar: bool,
    /// Whether the log has one moment a step, so that waiting and working cannot be told apart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ends_only: bool,
    /// The lines read, each used or set apart.
    #[serde(default)]
    pub rows: Rows,
    /// Names that are not known, with how often they occur; none that only few dossiers have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<Unknown>,
    /// Each procedure of the log, in order of id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<ObservedProcedure>,
    /// Each agency of the log, in order of id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<ObservedAgency>,
    /// Who handed over to whom, in order of ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<Handover>,
}

/// The lines of a log: `read` is `used` and all that are set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Rows {
    /// Lines, without the heading.
    pub read: u64,
    /// Those the figures come from.
    pub used: u64,
    /// Those set apart, by reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Apart>,
    /// Moments of the hour that a clock showed twice or never because it was set back or forward; used all the same.
    #[serde(default, skip_serializing_if = "is_default")]
    pub odd_hours: u64,
    /// Outcomes that the mapping does not know; the line is used without them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unknown_outcomes: u64,
    /// Due dates that cannot be read; the line is used without them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unreadable_dues: u64,
}

/// Lines set apart for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Apart {
    /// The reason.
    pub reason: Reason,
    /// How many.
    pub rows: u64,
    /// The first such line, counted from 1 with the heading; in XES the first such event.
    #[serde(default, skip_serializing_if = "is_default")]
    pub first: u64,
}

worded! {
    /// Why a line is set apart. Of several reasons the first in this order holds.
    pub enum Reason {
        /// It has fewer cells than the heading has columns.
        Malformed = "malformed",
        /// The dossier is empty.
        NoDossier = "no-dossier",
        /// The procedure is empty.
        NoProcedure = "no-procedure",
        /// The procedure is not in the workspace.
        UnknownProcedure = "unknown-procedure",
        /// The step is empty.
        NoStep = "no-step",
        /// The agency is empty.
        NoAgency = "no-agency",
        /// The agency is not in the catalog.
        UnknownAgency = "unknown-agency",
        /// Neither the start nor the end of a step: assigned, suspended.
        OtherTransition = "other-transition",
        /// A moment cannot be read.
        UnreadableDate = "unreadable-date",
        /// There is no moment at all.
        NoTime = "no-time",
        /// It began and has no end.
        NoEnd = "no-end",
        /// It ends before it begins.
        EndBeforeStart = "end-before-start",
        /// The same line again.
        Duplicate = "duplicate",
    }

    /// What a name that is not known was to be.
    pub enum Named {
        /// A procedure.
        Procedure = "procedure",
        /// An agency.
        Agency = "agency",
        /// A step; lines with one are used, and count as added to the procedure.
        Step = "step",
    }

    /// How a dossier departed from the flow as declared.
    pub enum Deviation {
        /// A step was not done.
        Skipped = "skipped",
        /// Something was done that is no step of the procedure.
        Added = "added",
        /// A step began before one it waits for was done.
        OutOfOrder = "out-of-order",
        /// Another agency of the procedure did the step.
        OtherAgency = "other-agency",
        /// An agency acted that is not in the procedure.
        OutsideAgency = "outside-agency",
    }

    /// Which clock minutes run on.
    #[derive(Default)]
    pub enum Ticks {
        /// Office time.
        #[default]
        Working = "working",
        /// All hours.
        Calendar = "calendar",
    }
}

/// A name that is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unknown {
    /// What it was to be.
    pub kind: Named,
    /// The name; absent for all that only few dossiers have, which are counted together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many names; more than one only for those counted together.
    pub names: u64,
    /// Lines with it.
    pub rows: u64,
}

/// Minutes, in figures: exact nearest-rank quantiles, the smallest value that at least the share of all does not exceed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Spread {
    /// How many were measured.
    pub count: u64,
    /// All together.
    pub total: i64,
    /// Half of all are no longer.
    pub median: i64,
    /// Nine of ten are no longer.
    pub p90: i64,
}

/// What the log showed of one procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ObservedProcedure {
    /// The id.
    pub procedure: String,
    /// Dossiers.
    pub dossiers: u64,
    /// Of these, settled.
    pub settled: u64,
    /// Settled a day or more before the time was up.
    pub early: u64,
    /// Settled on the last day.
    pub on_time: u64,
    /// Settled late.
    pub late: u64,
    /// Settled, with neither due date nor deadline to judge by.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unjudged: u64,
    /// Not settled, and overdue on the last day of the log.
    #[serde(default, skip_serializing_if = "is_default")]
    pub overdue: u64,
    /// The clock the times of whole dossiers run on: that of the deadline.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clock: Ticks,
    /// The declared deadline, on that clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<i64>,
    /// The time settled dossiers took, without the time in the applicant's hand.
    pub took: Spread,
    /// Office minutes somebody worked on settled dossiers.
    pub working: i64,
    /// Office minutes settled dossiers lay waiting with an agency.
    pub waiting: i64,
    /// Office minutes settled dossiers were in the applicant's hand.
    pub with_applicant: i64,
    /// By how much late dossiers were late, together, on the clock above.
    pub delay: i64,
    /// Dossiers the applicant had to supplement.
    pub supplemented: u64,
    /// Requests for supplements.
    pub supplements: u64,
    /// Dossiers that went back to an earlier step.
    pub returned: u64,
    /// How often they went back.
    pub returns: u64,
    /// Dossiers granted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub granted: u64,
    /// Dossiers refused.
    #[serde(default, skip_serializing_if = "is_default")]
    pub refused: u64,
    /// Its steps, in the order of the procedure; those the log does not have are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ObservedStep>,
    /// In whose hand the time was, in order of agency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hands: Vec<Hand>,
    /// Settled dossiers that kept to the flow as declared.
    pub conforming: u64,
    /// How the others departed from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<Departure>,
}

/// What the log showed of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ObservedStep {
    /// The id.
    pub step: String,
    /// Dossiers it was done in.
    pub dossiers: u64,
    /// How often it was done.
    pub times: u64,
    /// The declared time, on `clock`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<i64>,
    /// The clock of `declared` and `held`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clock: Ticks,
    /// From the moment the step could begin to its end: waiting and working.
    pub held: Spread,
    /// Office minutes of work.
    pub working: Spread,
    /// Office minutes of waiting before it.
    pub waiting: Spread,
    /// How often it took longer than declared.
    pub late: u64,
    /// How often the dossier went back to an earlier step from here.
    pub returns: u64,
    /// Dossiers that went back from here at least once.
    pub returned: u64,
    /// Ended with agreement.
    #[serde(default, skip_serializing_if = "is_default")]
    pub positive: u64,
    /// Ended with an objection or refusal.
    #[serde(default, skip_serializing_if = "is_default")]
    pub negative: u64,
}

/// In whose hand the time of one procedure was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Hand {
    /// The agency.
    pub agency: String,
    /// Settled dossiers it held.
    pub dossiers: u64,
    /// Office minutes it held them.
    pub held: i64,
    /// Late dossiers of whose delay it has a share.
    pub late: u64,
    /// Its share of the delay, on the clock of the procedure.
    pub delay: i64,
}

/// What the log showed of one agency, over all procedures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ObservedAgency {
    /// The id.
    pub agency: String,
    /// Dossiers it acted in.
    pub dossiers: u64,
    /// Steps it did.
    pub times: u64,
    /// Of these, with a declared time to judge by.
    pub judged: u64,
    /// Of these, longer than declared.
    pub late: u64,
    /// Office minutes it held settled dossiers.
    pub held: i64,
    /// Late dossiers of whose delay it has a share.
    pub late_dossiers: u64,
    /// Its share of delays that run in office time.
    pub delay: i64,
    /// Its share of delays that run by the calendar.
    #[serde(default, skip_serializing_if = "is_default")]
    pub calendar_delay: i64,
    /// Steps with a declared time that other agencies did in the procedures it acted in.
    pub peers_judged: u64,
    /// Of these, longer than declared.
    pub peers_late: u64,
}

/// How often one agency handed dossiers to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Handover {
    /// Who gives.
    pub from: String,
    /// Who takes.
    pub to: String,
    /// How often it happened in settled dossiers.
    pub actual: u64,
    /// How often it would have, had every settled dossier kept to the flow as declared.
    pub declared: u64,
}

/// One way in which dossiers departed from the flow as declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Departure {
    /// How.
    pub kind: Deviation,
    /// The step: its id, or the name in the log where it is none of the procedure; absent for names few dossiers have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// The step that should have come before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The agency that acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Settled dossiers.
    pub dossiers: u64,
    /// Some of them, under other names unless asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
}

impl Observed {
    /// What was seen of a procedure.
    pub fn procedure(&self, id: &str) -> Option<&ObservedProcedure> {
        self.procedures.iter().find(|one| one.procedure == id)
    }

    /// What was seen of an agency.
    pub fn agency(&self, id: &str) -> Option<&ObservedAgency> {
        self.agencies.iter().find(|one| one.agency == id)
    }
}

impl ObservedProcedure {
    /// What was seen of a step.
    pub fn step(&self, id: &str) -> Option<&ObservedStep> {
        self.steps.iter().find(|one| one.step == id)
    }
}

impl Rows {
    /// Lines set apart.
    pub fn set_apart(&self) -> u64 {
        self.apart.iter().map(|apart| apart.rows).sum()
    }
}
