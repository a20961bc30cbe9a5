//! The state of a whole portfolio on one screen: by sector and by deciding agency, before and after, against the targets.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::view::decisions::{self, DecisionCounts};
use crate::report::view::dossier::named;
use crate::report::view::leaf::Coded;
use crate::report::view::measures::{self, MeasureRow};
use crate::report::view::targets::{TargetRow, targets};
use crate::report::view::{Input, names};
use crate::text::order::{OrderKey, order_key};

/// The procedures in force, in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Dashboard {
    /// By sector, in order of name.
    pub sectors: Vec<Group>,
    /// By the agency that decides, in order of name.
    pub agencies: Vec<Group>,
}

/// Some procedures together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// What they have in common.
    pub name: Coded,
    /// How many they are.
    pub procedures: usize,
    /// Documents, handovers, visits and the cost of a year, before and after.
    pub measures: Vec<MeasureRow>,
    /// Procedures without a volume, which the cost of a year leaves out.
    pub without_volume: usize,
    /// Findings.
    pub findings: usize,
    /// Proposals.
    pub proposals: usize,
    /// What was decided on proposals.
    pub decisions: DecisionCounts,
    /// The targets of the plan, measured on this group alone.
    pub targets: Vec<TargetRow>,
}

/// The measures a group shows.
const SHOWN: [&str; 4] = ["documents", "handovers", "visits", "cost_per_year"];

/// The groups of a run.
pub(super) fn dashboard(input: &Input<'_>) -> Dashboard {
    let corpus = input.corpus;
    let sector = |at: usize| names::sector(&corpus.procedures[at].sector, input.lang());
    let agency = |at: usize| {
        let id = &corpus.procedures[at].decides;
        let name = corpus.catalog.agencies.get(id).map(|found| &found.name);
        Coded { code: id.clone(), words: named(name, id, input.lang()) }
    };
    Dashboard { sectors: groups(input, sector), agencies: groups(input, agency) }
}

fn groups(input: &Input<'_>, by: impl Fn(usize) -> Coded) -> Vec<Group> {
    let mut groups: BTreeMap<(OrderKey, String), (Coded, Vec<usize>)> = BTreeMap::new();
    for at in (0..input.corpus.procedures.len()).filter(|at| input.index.counted(*at)) {
        let name = by(at);
        let key = (order_key(&name.words.text), name.code.clone());
        groups.entry(key).or_insert_with(|| (name, Vec::new())).1.push(at);
    }
    groups.into_values().map(|(name, members)| group(input, name, &members)).collect()
}

fn group(input: &Input<'_>, name: Coded, members: &[usize]) -> Group {
    let totals = measures::sums(members.iter().map(|at| input.measures(*at)), input.lang());
    let own = |at: &usize| input.index.of(&input.corpus.procedures[*at].id);
    let ids: BTreeSet<&str> = members.iter().map(|at| input.corpus.procedures[*at].id.as_str()).collect();
    let silent = |at: &&usize| input.measures(**at).0.cost_per_year.is_none();
    Group {
        name,
        procedures: members.len(),
        without_volume: members.iter().filter(silent).count(),
        findings: members.iter().map(|at| own(at).findings.len()).sum(),
        proposals: members.iter().map(|at| own(at).made.len()).sum(),
        decisions: decisions::counts(input.corpus, input.proposals, &|id| ids.contains(id)),
        targets: targets(input, &totals, members),
        measures: totals.into_iter().filter(|row| SHOWN.contains(&row.id)).collect(),
    }
}
