//! The parts of a report of version 1 about what people decided: waived findings, and decisions on proposals.

use schemars::JsonSchema;
use serde::Serialize;

use super::Words;
use super::parts::Place;
use crate::report::view::decisions::{DecisionCounts, DecisionView};
use crate::report::view::findings::WaivedView;

/// Why a finding is accepted as it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Waived {
    /// The reason.
    pub reason: String,
    /// Who accepts it, where it is written.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// Where the waiver stands.
    pub place: Place,
}

/// A decision on a proposal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decision {
    /// The id of the proposal.
    pub proposal: String,
    /// `accepted`, `done`, `overtaken`, `rejected`, `deferred`, `due`, `reopened`, `moot` or `contested`.
    pub state: String,
    /// What the proposal would change.
    pub changes: Vec<Words>,
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The day of the decision.
    pub date: String,
    /// The last day of a deferral.
    pub until: Option<String>,
    /// What changed since.
    pub changed: Vec<Words>,
}

/// How many proposals were decided how.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decisions {
    /// Accepted and still to be carried out.
    pub accepted: usize,
    /// Accepted and carried out.
    pub done: usize,
    /// Accepted and no longer applicable.
    pub overtaken: usize,
    /// Rejected.
    pub rejected: usize,
    /// Deferred.
    pub deferred: usize,
    /// Proposed and not decided, or to be decided again.
    pub open: usize,
}

impl Waived {
    pub(super) fn of(waived: &WaivedView) -> Waived {
        Waived {
            reason: waived.reason.clone(),
            by: waived.by.clone(),
            until: waived.until.as_ref().map(|day| day.value.clone()),
            place: Place::of(&waived.place),
        }
    }
}

impl Decision {
    pub(super) fn of(decision: &DecisionView) -> Decision {
        Decision {
            proposal: decision.proposal.clone(),
            state: decision.state.code.clone(),
            changes: decision.changes.iter().map(Words::of).collect(),
            by: decision.by.clone(),
            reason: decision.reason.clone(),
            date: decision.date.value.clone(),
            until: decision.until.as_ref().map(|day| day.value.clone()),
            changed: decision.changed.iter().map(Words::of).collect(),
        }
    }
}

impl Decisions {
    pub(super) fn of(counts: &DecisionCounts) -> Decisions {
        let DecisionCounts { accepted, done, overtaken, rejected, deferred, open, all: _ } = *counts;
        Decisions { accepted, done, overtaken, rejected, deferred, open }
    }
}
