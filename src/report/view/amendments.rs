//! The provisions all proposals together ask to amend, by who can amend them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::catalog::Authority;
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::provisions::{ProvisionView, power_over, provision};
use crate::report::view::{Input, names};

/// Provisions that one power can amend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amendments {
    /// Who can amend them; none where the catalog does not say.
    pub authority: Option<Coded>,
    /// The provisions, in order of instrument.
    pub provisions: Vec<Amendment>,
}

/// A provision and the proposals that ask to amend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amendment {
    /// The provision.
    pub provision: ProvisionView,
    /// The proposals.
    pub proposals: Vec<Reference>,
}

/// A proposal, named by its procedure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reference {
    /// The number of the procedure in the report.
    pub procedure: usize,
    /// The number of the proposal within the procedure.
    pub proposal: usize,
    /// Where a page holds the proposal.
    pub anchor: String,
    /// The name of the procedure.
    pub name: Words,
}

/// All provisions to amend: the nearest power first, unknown powers last.
pub(super) fn amendments(input: &Input<'_>) -> Vec<Amendments> {
    let mut groups: BTreeMap<(bool, Option<Authority>), BTreeMap<String, Amendment>> = BTreeMap::new();
    for at in input.shown() {
        let procedure = &input.corpus.procedures[at];
        let own = input.index.of(&procedure.id);
        for (number, made) in own.made.iter().enumerate() {
            for amended in &input.proposals.made[*made].amends {
                let power = power_over(input, amended);
                let found = groups.entry((power.is_none(), power)).or_default();
                let entry = found.entry(amended.citation.to_string()).or_insert_with(|| Amendment {
                    provision: provision(input, amended),
                    proposals: Vec::new(),
                });
                let name = Words::of(&procedure.name, input.lang());
                let anchor = input.anchors.proposals[*made].clone();
                let reference = Reference { procedure: at + 1, proposal: number + 1, anchor, name };
                if !entry.proposals.contains(&reference) {
                    entry.proposals.push(reference);
                }
            }
        }
    }
    groups
        .into_iter()
        .map(|((_, power), found)| Amendments {
            authority: power.map(|power| names::authority(Some(power), input.lang())),
            provisions: found.into_values().collect(),
        })
        .collect()
}
