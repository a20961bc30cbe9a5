//! The portfolio by sector and by deciding agency, in version 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::v1::{Measure, Words};
use crate::report::view;

/// The procedures that count, in groups.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Dashboard {
    /// By sector.
    pub sectors: Vec<Group>,
    /// By the agency that decides.
    pub agencies: Vec<Group>,
}

/// Some procedures together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group {
    /// The sector, or the id of the agency.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Procedures.
    pub procedures: usize,
    /// Documents, handovers, visits and the cost of a year, before and after.
    pub measures: Vec<Measure>,
    /// Procedures without a volume, left out of the cost of a year.
    pub without_volume: usize,
    /// Findings.
    pub findings: usize,
    /// Proposals.
    pub proposals: usize,
    /// Proposals that were accepted, carried out or not.
    pub accepted: usize,
    /// Proposals that are not decided, or to be decided again.
    pub open: usize,
    /// The targets, measured on this group alone.
    pub targets: Vec<Target>,
}

/// A promised change of a measure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Target {
    /// The measure.
    pub measure: Words,
    /// The promised change in hundredths of a per cent.
    pub promised: Option<i64>,
    /// The change all proposals reach, in hundredths of a per cent; null where it is not known.
    pub reached: Option<i64>,
    /// The change that the proposals accepted and still to be carried out reach alone, in hundredths of a per cent; null
    /// where nothing was accepted or it is not known.
    pub reached_by_accepted: Option<i64>,
    /// Whether what all proposals reach is enough.
    pub met: bool,
    /// What is missing, in hundredths of a percentage point; null when it is met or not known.
    pub gap: Option<i64>,
}

impl Dashboard {
    pub(super) fn of(view: &view::dashboard::Dashboard) -> Dashboard {
        Dashboard {
            sectors: view.sectors.iter().map(Group::of).collect(),
            agencies: view.agencies.iter().map(Group::of).collect(),
        }
    }
}

impl Group {
    fn of(view: &view::dashboard::Group) -> Group {
        Group {
            code: view.name.code.clone(),
            name: Words::of(&view.name.words),
            procedures: view.procedures,
            measures: view.measures.iter().map(Measure::of).collect(),
            without_volume: view.without_volume,
            findings: view.findings,
            proposals: view.proposals,
            accepted: view.decisions.accepted + view.decisions.done,
            open: view.decisions.open,
            targets: view.targets.iter().map(Target::of).collect(),
        }
    }
}

impl Target {
    pub(super) fn of(view: &view::targets::TargetRow) -> Target {
        Target {
            measure: Words::of(&view.measure),
            promised: view.promised.value,
            reached: view.reached.value,
            reached_by_accepted: view.accepted.as_ref().and_then(|figure| figure.value),
            met: view.met,
            gap: view.gap.value,
        }
    }
}
