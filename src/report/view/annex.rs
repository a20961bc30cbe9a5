//! The proposals in the order of the annex to a decision: what the reviewing authority can decide itself, then what it
//! must propose upward; by sector, then by procedure, each with what these proposals save.

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::measures::Measures;
use crate::facts::of_procedure;
use crate::model::edit::apply::apply;
use crate::model::number::Money;
use crate::model::procedure::Status;
use crate::proposal::{Proposal, Safety};
use crate::report::view::leaf::Coded;
use crate::report::view::proposals::{Benefit, benefit, is_own, money};
use crate::report::view::{Input, names};
use crate::text::order::order_key;

/// The annex. Only procedures that the totals of the report count are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Annex {
    /// What the reviewing authority can decide itself.
    pub own: AnnexPart,
    /// What it must propose to a higher or another authority.
    pub upward: AnnexPart,
    /// The official cost of a year over both parts, each procedure counted once.
    pub total: Option<Benefit>,
}

/// A part of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnnexPart {
    /// The sectors, by name.
    pub sectors: Vec<AnnexSector>,
    /// The official cost of a year, over the procedures whose volume is known; none where no volume is known.
    pub benefit: Option<Benefit>,
}

/// The procedures of one sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnnexSector {
    /// The sector.
    pub sector: Coded,
    /// The procedures, in order of id.
    pub entries: Vec<AnnexEntry>,
    /// The official cost of a year, as in [`AnnexPart::benefit`].
    pub benefit: Option<Benefit>,
}

/// The proposals for one procedure in one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnnexEntry {
    /// The number of the procedure in the report.
    pub procedure: usize,
    /// The numbers of the proposals within the procedure.
    pub proposals: Vec<usize>,
    /// What these proposals save together. In the second part `before` is what is left after those of the first, so
    /// that the two parts add up.
    pub benefit: Benefit,
    /// Whether the other part has proposals for the procedure too.
    pub split: bool,
}

/// The annex of a run.
pub(super) fn annex(input: &Input<'_>) -> Annex {
    let mut own: Vec<(Coded, AnnexEntry)> = Vec::new();
    let mut upward: Vec<(Coded, AnnexEntry)> = Vec::new();
    let mut whole: Vec<Benefit> = Vec::new();
    for (at, procedure) in input.corpus.procedures.iter().enumerate() {
        let made = &input.index.of(&procedure.id).made;
        let made: Vec<&Proposal> = made.iter().map(|at| &input.proposals.made[*at]).collect();
        if made.is_empty() || !input.index.counted(at) {
            continue;
        }
        let numbers = |own: bool| -> Vec<usize> {
            let numbered = made.iter().enumerate();
            numbered.filter(|(_, made)| is_own(made.authority) == own).map(|(at, _)| at + 1).collect()
        };
        let (first, second) = (numbers(true), numbers(false));
        let split = !first.is_empty() && !second.is_empty();
        let (before, after) = input.measures(at);
        whole.push(benefit(before, after, input.lang()));
        let between = match (first.is_empty(), second.is_empty()) {
            (true, _) => before.clone(),
            (_, true) => after.clone(),
            _ => after_own(input, at, before, &made),
        };
        let sector = names::sector(&procedure.sector, input.lang());
        let entry = |proposals, from: &Measures, to: &Measures| {
            let benefit = benefit(from, to, input.lang());
            (sector.clone(), AnnexEntry { procedure: at + 1, proposals, benefit, split })
        };
        if !first.is_empty() {
            own.push(entry(first, before, &between));
        }
        if !second.is_empty() {
            upward.push(entry(second, &between, after));
        }
    }
    Annex { own: part(input, own), upward: part(input, upward), total: sum(input, whole.iter()) }
}

/// The measures after the proposals within own power alone; sketches are not counted.
fn after_own(input: &Input<'_>, at: usize, before: &Measures, made: &[&Proposal]) -> Measures {
    let catalog = &input.corpus.catalog;
    let mut procedure = input.corpus.procedures[at].clone();
    let counted = made.iter().filter(|made| is_own(made.authority) && made.safety != Safety::Sketch);
    for edit in counted.flat_map(|made| &made.edits) {
        // An edit that needs one of the other part first is counted there.
        let _ = apply(&mut procedure, &edit.change, catalog);
    }
    if procedure.status == Status::Abolished {
        let cost_per_year = before.cost_per_year.map(|_| Money(0));
        return Measures { cost_per_year, ..Measures::default() };
    }
    of_procedure(&procedure, catalog, &input.corpus.settings).measures
}

fn part(input: &Input<'_>, entries: Vec<(Coded, AnnexEntry)>) -> AnnexPart {
    let mut sectors: Vec<AnnexSector> = Vec::new();
    for (sector, entry) in entries {
        match sectors.iter_mut().find(|known| known.sector.code == sector.code) {
            Some(known) => known.entries.push(entry),
            None => sectors.push(AnnexSector { sector, entries: vec![entry], benefit: None }),
        }
    }
    sectors.sort_by_key(|sector| order_key(&sector.sector.words.text));
    for sector in &mut sectors {
        sector.benefit = sum(input, sector.entries.iter().map(|entry| &entry.benefit));
    }
    let benefit = sum(input, sectors.iter().filter_map(|sector| sector.benefit.as_ref()));
    AnnexPart { sectors, benefit }
}

fn sum<'b>(input: &Input<'_>, all: impl Iterator<Item = &'b Benefit>) -> Option<Benefit> {
    let yearly = all.filter(|benefit| benefit.yearly);
    let pairs = yearly.filter_map(|benefit| Some((benefit.before.value?, benefit.after.value?)));
    let total = pairs.reduce(|(b, a), (before, after)| (b.saturating_add(before), a.saturating_add(after)));
    total.map(|(before, after)| money(true, before, after, input.lang()))
}
