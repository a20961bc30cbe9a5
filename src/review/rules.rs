//! Rules that changed, and which findings that alone brings or takes: the rules of the version after are run over the
//! data of the version before.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::check_at;
use crate::lang::rule::{Param, Rule};
use crate::review::Side;
use crate::review::names::Renames;
use crate::source::Source;

/// What a change of the rules alone does to the findings of the version before.
#[derive(Clone, Debug, Default)]
pub(super) struct Crossed {
    /// Keys of findings it brings.
    pub(super) gained: BTreeSet<String>,
    /// Keys of findings it takes.
    pub(super) lost: BTreeSet<String>,
    /// The same by rule.
    by_rule: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>,
}

/// A rule that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Its id.
    pub id: String,
    /// What changed: of `added`, `removed`, `text`, `level`, `params`, `shared`.
    pub what: Vec<&'static str>,
    /// Keys of the findings that this brings on the data of the version before.
    pub gained: Vec<String>,
    /// Keys of the findings that this takes.
    pub lost: Vec<String>,
}

/// Runs what changed of the rules over the data of the version before.
pub(super) fn crossed(before: &Side<'_>, after: &Side<'_>, renames: &Renames) -> Crossed {
    let mut crossed = Crossed::default();
    if !before.exists {
        return crossed;
    }
    let changed: BTreeSet<String> = differing(before, after).into_keys().collect();
    if changed.is_empty() {
        return crossed;
    }
    let again = after.rules.iter().copied().filter(|rule| changed.contains(&rule.id));
    let found = check_at(before.world(), again, after.levels).findings;
    let mut now: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut then: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for finding in &found {
        now.entry(&finding.rule).or_default().insert(renames.key(finding));
    }
    for finding in before.findings.iter().filter(|finding| changed.contains(&finding.rule)) {
        then.entry(&finding.rule).or_default().insert(renames.key(finding));
    }
    for rule in &changed {
        let (now, then) =
            (now.remove(rule.as_str()).unwrap_or_default(), then.remove(rule.as_str()).unwrap_or_default());
        let gained: BTreeSet<String> = now.difference(&then).cloned().collect();
        let lost: BTreeSet<String> = then.difference(&now).cloned().collect();
        crossed.gained.extend(gained.iter().cloned());
        crossed.lost.extend(lost.iter().cloned());
        crossed.by_rule.insert(rule.clone(), (gained, lost));
    }
    crossed
}

/// The rules that changed, in order of id. Those whose shared texts alone changed are named only where that shows.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>, crossed: &Crossed) -> Vec<RuleChange> {
    if !before.exists {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (id, what) in differing(before, after) {
        let (gained, lost) = crossed.by_rule.get(&id).cloned().unwrap_or_default();
        if what == ["shared"] && gained.is_empty() && lost.is_empty() {
            continue;
        }
        let (gained, lost) = (gained.into_iter().collect(), lost.into_iter().collect());
        found.push(RuleChange { id, what, gained, lost });
    }
    found
}

/// What differs of each rule that does.
fn differing(before: &Side<'_>, after: &Side<'_>) -> BTreeMap<String, Vec<&'static str>> {
    let by_id = |side: &Side<'_>| -> BTreeMap<String, usize> {
        side.rules.iter().enumerate().map(|(at, rule)| (rule.id.clone(), at)).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let shared = own(before) != own(after);
    let mut found = BTreeMap::new();
    for id in old.keys().chain(new.keys()) {
        let what = match (old.get(id), new.get(id)) {
            (Some(old), Some(new)) => {
                let (old, new) = (before.rules[*old], after.rules[*new]);
                let own = new.source.0 as usize >= after.built_in;
                let mut what = Vec::new();
                let mut mark = |differs: bool, word| {
                    if differs {
                        what.push(word);
                    }
                };
                mark(text(before, old) != text(after, new), "text");
                mark(before.levels.get(old).severity != after.levels.get(new).severity, "level");
                mark(values(&old.params) != values(&new.params), "params");
                mark(shared && own && text(before, old) == text(after, new), "shared");
                what
            }
            (None, Some(_)) => vec!["added"],
            _ => vec!["removed"],
        };
        if !what.is_empty() {
            found.insert(id.clone(), what);
        }
    }
    found
}

/// The files of the workspace's own rules, by what they say.
fn own<'s>(side: &Side<'s>) -> BTreeSet<&'s str> {
    side.rule_sources.iter().skip(side.built_in).map(|source: &Source| source.text.as_str()).collect()
}

fn text<'s>(side: &Side<'s>, rule: &Rule) -> &'s str {
    side.rule_sources.get(rule.source.0 as usize).map_or("", |source| source.slice(rule.span))
}

fn values(params: &[Param]) -> Vec<String> {
    params.iter().map(|param| format!("{} {:?}", param.name, param.value)).collect()
}
