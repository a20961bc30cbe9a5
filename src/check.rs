//! Rules over a world give findings: placed, worded, each once, in a fixed order.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::check::levels::Levels;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::column::World;
use crate::finding::{Amended, Finding, Note, Remedy};
use crate::lang::eval::{self, Hit, Indexes, Said, Trouble};
use crate::lang::rule::Rule;
use crate::lang::show;
use crate::model::corpus::Place;
use crate::model::entity::{Entity, Kind};
use crate::waive;

pub mod beside;
pub mod levels;
mod run;

pub use run::Clock;

/// The findings of a run, and the rules that could not be run to their end.
#[derive(Default)]
pub struct Checked {
    /// Findings, in order of file, place and rule.
    pub findings: Vec<Finding>,
    /// Rules that stopped, by id, and why.
    pub troubles: Vec<(String, Trouble)>,
    /// Waivers of rules that were run and that settle nothing.
    pub idle_waivers: Vec<Diagnostic>,
    /// What each rule took, in the order they were given.
    pub costs: Vec<Cost>,
}

/// What a rule took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The rule, by its id.
    pub rule: String,
    /// How many rows it looked at.
    pub rows: u64,
    /// How long, by the clock that was given, added up over the processors.
    pub time: Duration,
}

/// Runs rules over a world, each at the level the settings of the workspace give it.
pub fn check<'r>(world: World<'r>, rules: impl IntoIterator<Item = &'r Rule>) -> Checked {
    check_at(world, rules, &Levels::of(world.corpus))
}

/// Runs rules over a world, each at its level; what is off is not run.
pub fn check_at<'r>(world: World<'r>, rules: impl IntoIterator<Item = &'r Rule>, levels: &Levels) -> Checked {
    check_timed(world, rules, levels, &|| Duration::ZERO)
}

/// The same; what each rule took is told by this clock.
pub fn check_timed<'r>(
    world: World<'r>,
    rules: impl IntoIterator<Item = &'r Rule>,
    levels: &Levels,
    clock: Clock<'_>,
) -> Checked {
    let on = |rule: &Rule| levels.get(rule).severity;
    let rules: Vec<(&'r Rule, Severity)> =
        rules.into_iter().filter_map(|rule| Some((rule, on(rule)?))).collect();
    let all: Vec<&Rule> = rules.iter().map(|(rule, _)| *rule).collect();
    let mut costs = Vec::with_capacity(all.len());
    let found = rules.into_iter().zip(run::run(world, &all, clock)).map(|((rule, severity), ran)| {
        costs.push(Cost { rule: rule.id.clone(), rows: ran.rows, time: ran.time });
        (rule, (findings(world, rule, severity, ran.hits), ran.trouble))
    });
    let checked = settled(world, found);
    Checked { costs, ..checked }
}

/// What one rule finds, in order of key, and why it stopped if it did.
type Found = (Vec<Finding>, Option<Trouble>);

/// Runs one rule over a world; `None` when it is off.
fn judge<'r>(world: World<'r>, rule: &'r Rule, levels: &Levels, indexes: &mut Indexes) -> Option<Found> {
    let severity = levels.get(rule).severity?;
    let (hits, trouble) = eval::run(rule, world, indexes);
    Some((findings(world, rule, severity, hits), trouble))
}

/// One thing is flagged once by one rule; what further rows say of it becomes notes.
fn findings(world: World<'_>, rule: &Rule, severity: Severity, hits: Vec<Hit>) -> Vec<Finding> {
    let mut by_key: BTreeMap<String, Finding> = BTreeMap::new();
    for hit in hits {
        let finding = finding(world, rule, severity, hit);
        match by_key.get_mut(&finding.key) {
            Some(first) => merge(first, finding),
            None => {
                by_key.insert(finding.key.clone(), finding);
            }
        }
    }
    by_key.into_values().collect()
}

/// What all rules found, in order of place, with the waivers laid on it.
fn settled<'r>(world: World<'_>, found: impl Iterator<Item = (&'r Rule, Found)>) -> Checked {
    let mut checked = Checked::default();
    let mut ran = BTreeSet::new();
    for (rule, (findings, trouble)) in found {
        if trouble.is_none() {
            ran.insert(rule.id.as_str());
        }
        checked.troubles.extend(trouble.map(|trouble| (rule.id.clone(), trouble)));
        checked.findings.extend(findings);
    }
    let noted =
        |finding: &Finding| finding.notes.iter().filter_map(|note| note.place.clone()).collect::<Vec<_>>();
    let noted: Vec<Place> = checked.findings.iter().flat_map(noted).collect();
    world.corpus.locate(checked.findings.iter().map(|finding| &finding.place).chain(&noted));
    checked.findings.sort_by_cached_key(|finding| {
        let span = world.corpus.span(&finding.place).unwrap_or_default();
        (finding.place.source, span.start, finding.rule.clone(), finding.key.clone())
    });
    checked.idle_waivers = waive::settle(world, &mut checked.findings, &ran);
    checked
}

fn finding(world: World<'_>, rule: &Rule, severity: Severity, hit: Hit) -> Finding {
    let field = hit.flag.field.map(|field| format!(".{field}")).unwrap_or_default();
    let key = format!("{}:{}{field}", rule.id, show::id(world, hit.flag.of));
    let mut amends: Vec<Amended> = hit.amends.iter().filter_map(|basis| amended(world, *basis)).collect();
    amends.sort();
    amends.dedup();
    let here = place(world, &hit.flag).unwrap_or_default();
    let noted = hit.notes.into_iter().map(|said| Note { place: place(world, &said), text: said.text });
    // What a rule notes on the thing itself is the next step for an author whom no remedy helps.
    let helped = !hit.edits.is_empty();
    let notes = noted.filter(|note| !helped || note.place.as_ref() != Some(&here)).collect();
    Finding {
        rule: rule.id.clone(),
        severity,
        criterion: rule.criterion,
        entity: hit.flag.of,
        procedure: hit.flag.of.procedure().map(|at| world.corpus.procedures[at].id.clone()),
        key,
        place: here,
        message: hit.flag.text,
        notes,
        basis: rule.basis.clone(),
        remedy: helped.then_some(Remedy { edits: hit.edits, amends }),
        waived: None,
    }
}

fn amended(world: World<'_>, basis: Entity) -> Option<Amended> {
    let row = (basis.kind == Kind::Basis).then(|| &world.corpus.bases[basis.owner as usize][basis.at()])?;
    Some(Amended { citation: row.citation.clone(), instrument: row.instrument })
}

fn place(world: World<'_>, said: &Said) -> Option<Place> {
    let mut place = world.corpus.place(said.of)?;
    if let Some(field) = said.field {
        let dot = if place.path.is_empty() { "" } else { "." };
        place.path = format!("{}{dot}{field}", place.path);
    }
    Some(place)
}

/// Adds what a further row says of the same thing.
fn merge(first: &mut Finding, again: Finding) {
    if again.message != first.message {
        let elsewhere = again.notes.iter().filter_map(|note| note.place.as_ref());
        let place = elsewhere.into_iter().find(|place| **place != again.place).cloned();
        let said = Note { place, text: again.message };
        if !first.notes.contains(&said) {
            first.notes.push(said);
        }
    }
    for note in again.notes {
        if !first.notes.contains(&note) {
            first.notes.push(note);
        }
    }
    if first.remedy.is_none() {
        first.remedy = again.remedy;
    }
    if first.remedy.is_some() {
        let own = first.place.clone();
        first.notes.retain(|note| note.place.as_ref() != Some(&own));
    }
}
