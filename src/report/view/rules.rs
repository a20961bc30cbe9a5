//! The rules of a run, in their own words: those that fired for the appendix, all of them for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::facts::column::Type;
use crate::lang::rule::{Pack, Rule};
use crate::model::criterion::Criterion;
use crate::model::entity::Entity;
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::{Input, names};
use crate::text::Text;

/// What a report needs to know of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// The rule, such as `documents/held-in-register`.
    pub id: String,
    /// The criterion it serves.
    pub criterion: Criterion,
    /// How much its findings matter.
    pub level: Severity,
    /// Its title: one sentence.
    pub title: Text,
    /// Why what it finds is bad.
    pub why: Text,
    /// What sort of judgement it makes.
    pub pack: Pack,
    /// Whether it looks at procedures or their parts; at the catalog otherwise.
    pub of_procedures: bool,
    /// Its legal or scholarly basis.
    pub basis: Vec<String>,
}

impl RuleInfo {
    /// What a report needs of a compiled rule.
    pub fn of(rule: &Rule) -> RuleInfo {
        RuleInfo {
            id: rule.id.clone(),
            criterion: rule.criterion,
            level: rule.level,
            title: rule.title.clone(),
            why: rule.why.clone(),
            pack: rule.pack,
            of_procedures: rule.loops.first().is_none_or(|first| match first.of {
                Type::Entity(kind) => Entity::top(kind, 0).procedure().is_some(),
                _ => true,
            }),
            basis: rule.basis.clone(),
        }
    }
}

/// A rule that was run, whether it fired or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleCard {
    /// The rule.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// Why what it finds is bad.
    pub why: Words,
    /// The criterion.
    pub criterion: Coded,
    /// `correctness`, `legality` or `simplification`.
    pub pack: &'static str,
    /// How much its findings matter.
    pub level: Coded,
    /// Its basis.
    pub basis: Vec<String>,
    /// Whether it looks at procedures or their parts; at the catalog otherwise.
    pub of_procedures: bool,
}

/// The rules that were run, in order of id.
pub(super) fn checked(input: &Input<'_>) -> Vec<RuleCard> {
    let lang = input.lang();
    let card = |rule: &RuleInfo| RuleCard {
        id: rule.id.clone(),
        title: Words::of(&rule.title, lang),
        why: Words::of(&rule.why, lang),
        criterion: names::criterion(rule.criterion, lang),
        pack: rule.pack.word(),
        level: names::level(rule.level, lang),
        basis: rule.basis.clone(),
        of_procedures: rule.of_procedures,
    };
    let mut cards: Vec<RuleCard> = input.rules.iter().map(card).collect();
    cards.sort_by(|one, two| one.id.cmp(&two.id));
    cards
}

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleView {
    /// The rule.
    pub id: String,
    /// Its title, where it is known.
    pub title: Option<Words>,
    /// The criterion.
    pub criterion: Coded,
    /// How much its findings matter.
    pub level: Coded,
    /// Its basis.
    pub basis: Vec<String>,
    /// How many findings it made.
    pub findings: usize,
}

/// The rules that fired, in order of id.
pub(super) fn rules(input: &Input<'_>) -> Vec<RuleView> {
    let lang = input.lang();
    let mut fired: Vec<&str> = input.findings.iter().map(|finding| finding.rule.as_str()).collect();
    fired.sort_unstable();
    let counts = fired.chunk_by(|a, b| a == b);
    counts
        .filter_map(|same| {
            let id = *same.first()?;
            let example = input.findings.iter().find(|finding| finding.rule == id)?;
            let known = input.rules.iter().find(|rule| rule.id == id);
            Some(RuleView {
                id: id.to_owned(),
                title: known.map(|rule| Words::of(&rule.title, lang)),
                criterion: names::criterion(example.criterion, lang),
                level: names::level(known.map_or(example.severity, |rule| rule.level), lang),
                basis: known.map_or_else(|| example.basis.clone(), |rule| rule.basis.clone()),
                findings: same.len(),
            })
        })
        .collect()
}
