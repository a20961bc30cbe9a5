//! The rules that fired, in their own words: the appendix.

use serde::Serialize;

use crate::diagnostic::Severity;
use crate::lang::rule::Rule;
use crate::model::criterion::Criterion;
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
            basis: rule.basis.clone(),
        }
    }
}

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
