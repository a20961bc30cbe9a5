//! The provisions all proposals together ask to amend, instrument by instrument, in the order in which they can be amended.

use schemars::JsonSchema;
use serde::Serialize;

use crate::authority::{ToAmend, merged, power};
use crate::finding::Amended;
use crate::model::citation::Citation;
use crate::proposal::Proposal;
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::provisions::{ProvisionView, provision};
use crate::report::view::{Input, names};

/// The provisions of one instrument; or, at the end, what no provision on file prescribes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amendments {
    /// Who can amend it; none for what no provision prescribes.
    pub authority: Option<Coded>,
    /// The provisions, in order.
    pub provisions: Vec<Amendment>,
    /// The proposals for which no provision need be amended.
    pub unprescribed: Vec<Reference>,
}

/// A provision and the proposals that ask to amend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amendment {
    /// The provision.
    pub provision: ProvisionView,
    /// The proposals.
    pub proposals: Vec<Reference>,
}

/// A proposal, named by its procedure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
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

/// The instruments to amend for all proposals, in the order in which they can be amended, as a plan has them; then what no
/// provision on file prescribes.
pub(super) fn amendments(input: &Input<'_>) -> Vec<Amendments> {
    let lang = input.lang();
    let mut all: Vec<Amendments> = Vec::new();
    let made = made(input);
    let needed: Vec<ToAmend> = made
        .iter()
        .flat_map(|(made, _)| power(&made.amends, &input.corpus.catalog, &input.corpus.settings).instruments)
        .collect();
    for instrument in merged(&needed) {
        let provisions = instrument.provisions.iter().filter_map(|citation| {
            let amended = made.iter().find_map(|(proposal, _)| cites(proposal, citation))?;
            let asking = made.iter().filter(|(proposal, _)| cites(proposal, citation).is_some());
            let mut proposals: Vec<Reference> = asking.map(|(_, reference)| reference.clone()).collect();
            proposals.dedup();
            Some(Amendment { provision: provision(input, amended), proposals })
        });
        all.push(Amendments {
            authority: Some(names::authority(Some(instrument.authority), lang)),
            provisions: provisions.collect(),
            unprescribed: Vec::new(),
        });
    }
    let free = made.iter().filter(|(proposal, _)| proposal.amends.is_empty());
    let unprescribed: Vec<Reference> = free.map(|(_, reference)| reference.clone()).collect();
    if !unprescribed.is_empty() {
        all.push(Amendments { authority: None, provisions: Vec::new(), unprescribed });
    }
    all
}

fn cites<'p>(proposal: &'p Proposal, citation: &Citation) -> Option<&'p Amended> {
    proposal.amends.iter().find(|one| one.citation == *citation)
}

/// The proposals with their numbers, in the order of the report.
fn made<'a>(input: &Input<'a>) -> Vec<(&'a Proposal, Reference)> {
    let mut all = Vec::new();
    for at in input.shown() {
        let procedure = &input.corpus.procedures[at];
        for (number, made) in input.index.of(&procedure.id).made.iter().enumerate() {
            let name = Words::of(&procedure.name, input.lang());
            let anchor = input.anchors.proposals[*made].clone();
            let reference = Reference { procedure: at + 1, proposal: number + 1, anchor, name };
            all.push((&input.proposals.made[*made], reference));
        }
    }
    all
}
