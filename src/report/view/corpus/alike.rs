//! Procedures that are nearly the same: what all of a group have, and what each has alone.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Input, Named};
use crate::model::procedure::{Mode, Procedure};
use crate::report::view::dossier::named;
use crate::report::view::leaf::Words;

/// Procedures of which every two are nearly the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// The share of parts that the least alike two have in common, in hundredths of a per cent.
    pub least: i64,
    /// That of the most alike two.
    pub most: i64,
    /// Papers all of them ask for.
    pub documents: Vec<Words>,
    /// Papers all of them give out.
    pub outputs: Vec<Words>,
    /// The members.
    pub members: Vec<Member>,
}

/// A member of a group, and what sets it apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Member {
    /// The procedure.
    pub procedure: Named,
    /// The agency that decides.
    pub decides: Words,
    /// The declared deadline.
    pub deadline: Option<String>,
    /// Papers it asks for and not all others do.
    pub documents: Vec<Words>,
    /// Papers it gives out and not all others do.
    pub outputs: Vec<Words>,
}

/// How many groups there are, how many procedures they have, and the first of them.
pub(super) fn groups(input: &Input<'_>) -> (usize, usize, Vec<Group>) {
    let sameness = &input.world.facts.sameness;
    let shown = |group: &Vec<u32>| group.iter().any(|at| input.shows(*at as usize));
    let groups: Vec<Vec<u32>> = sameness.groups(input.options.alike).into_iter().filter(shown).collect();
    let grouped = groups.iter().map(Vec::len).sum();
    let mut ranked: Vec<(i64, i64, Vec<u32>)> = groups
        .into_iter()
        .map(|group| {
            let pairs = group
                .iter()
                .enumerate()
                .flat_map(|(at, one)| group[at + 1..].iter().filter_map(|other| sameness.pair(*one, *other)));
            let shares: Vec<i64> = pairs.map(|pair| pair.likeness()).collect();
            let ends = shares.iter().min().copied().zip(shares.iter().max().copied()).unwrap_or((0, 0));
            (ends.0, ends.1, group)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.2.len().cmp(&a.2.len())).then_with(|| a.2.cmp(&b.2)));
    let count = ranked.len();
    let shown = ranked.into_iter().take(input.options.top);
    (count, grouped, shown.map(|(least, most, group)| show(input, least, most, &group)).collect())
}

fn show(input: &Input<'_>, least: i64, most: i64, group: &[u32]) -> Group {
    let procedure = |at: &u32| &input.corpus().procedures[*at as usize];
    let common = |of: fn(&Procedure) -> BTreeSet<&str>| {
        let mut sets = group.iter().map(|at| of(procedure(at)));
        let first = sets.next().unwrap_or_default();
        sets.fold(first, |all, set| all.intersection(&set).copied().collect())
    };
    let (all_documents, all_outputs) = (common(asked), common(given));
    let names = |ids: Vec<&str>| ids.into_iter().map(|id| input.type_name(id)).collect();
    let member = |at: &u32| {
        let one = procedure(at);
        let agency = input.catalog().agencies.get(&one.decides).map(|agency| &agency.name);
        Member {
            procedure: input.named(*at as usize),
            decides: named(agency, &one.decides, input.lang()),
            deadline: one.deadline.map(|deadline| deadline.show(input.lang())),
            documents: names(asked(one).difference(&all_documents).copied().collect()),
            outputs: names(given(one).difference(&all_outputs).copied().collect()),
        }
    };
    Group {
        least,
        most,
        documents: names(all_documents.iter().copied().collect()),
        outputs: names(all_outputs.iter().copied().collect()),
        members: group.iter().map(member).collect(),
    }
}

fn asked(procedure: &Procedure) -> BTreeSet<&str> {
    let papers = procedure.documents.iter().filter(|document| document.mode != Mode::Declare);
    papers.map(|document| document.document_type.as_str()).collect()
}

fn given(procedure: &Procedure) -> BTreeSet<&str> {
    procedure.outputs.iter().map(|output| output.document_type.as_str()).collect()
}
