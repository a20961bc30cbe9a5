//! Proposals that became possible, or are no longer. Only procedures that the change can have touched are simulated.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::proposal::{Blocked, Proposals};
use crate::propose;
use crate::review::catalog::CatalogChange;
use crate::review::names::Renames;
use crate::review::procedures::file_of;
use crate::review::{Scope, Side};
use crate::text::Text;

/// A proposal that is made on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalChange {
    /// Whether it became possible; else it is no longer made.
    pub possible: bool,
    /// Its id.
    pub id: String,
    /// The procedure, as it is called now.
    pub procedure: String,
    /// The change, in words: one sentence for each edit.
    pub changes: Vec<Text>,
    /// Why the other side does not make it, where it was tried there: the obligations that fail.
    pub fails: Vec<Text>,
}

/// The proposals that are made on one side only.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    renames: &Renames,
    catalog: &[CatalogChange],
    settings: bool,
    scope: &Scope,
) -> Vec<ProposalChange> {
    let touched = touched(before, after, renames, catalog, settings, scope);
    if touched.is_empty() {
        return Vec::new();
    }
    let (old, new) = (made(before, renames, &touched), made(after, &Renames::default(), &touched));
    let mut found = only(&new, &old, renames, true);
    found.extend(only(&old, &new, renames, false));
    found.sort_by(|a, b| (&a.procedure, !a.possible, &a.id).cmp(&(&b.procedure, !b.possible, &b.id)));
    found
}

/// The ids, as they are now, of the procedures whose proposals can differ.
fn touched(
    before: &Side<'_>,
    after: &Side<'_>,
    renames: &Renames,
    catalog: &[CatalogChange],
    settings: bool,
    scope: &Scope,
) -> BTreeSet<String> {
    let by_catalog: BTreeSet<&str> =
        catalog.iter().flat_map(|change| &change.touches).map(|id| renames.now(id)).collect();
    let remedies = |side: &Side<'_>, now: &dyn Fn(&Finding) -> String| {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for finding in side.findings.iter().filter(|finding| finding.remedy.is_some()) {
            if let Some(id) = &finding.procedure {
                found.entry(id.clone()).or_default().insert(now(finding));
            }
        }
        found
    };
    let old = remedies(before, &|finding| renames.key(finding));
    let new = remedies(after, &|finding| finding.key.clone());
    let mut touched = BTreeSet::new();
    for (at, procedure) in after.corpus.procedures.iter().enumerate() {
        if !scope.holds(file_of(after, at)) {
            continue;
        }
        let was = renames.before(&procedure.id);
        let same = before.corpus.procedure(was).is_some_and(|at| before.corpus.procedures[at] == *procedure);
        let quiet = same
            && !settings
            && !by_catalog.contains(procedure.id.as_str())
            && old.get(was) == new.get(&procedure.id);
        if !quiet {
            touched.insert(procedure.id.clone());
        }
    }
    touched
}

fn made(side: &Side<'_>, renames: &Renames, touched: &BTreeSet<String>) -> Proposals {
    let theirs =
        |finding: &&Finding| finding.procedure.as_deref().is_some_and(|id| touched.contains(renames.now(id)));
    let findings: Vec<Finding> = side.findings.iter().filter(theirs).cloned().collect();
    propose::propose(side.corpus, side.facts, &findings)
}

/// What makes a proposal the same: the procedure and what it does to it.
fn identity(procedure: &str, changes: &[Text], renames: &Renames) -> (String, Vec<Text>) {
    (renames.now(procedure).to_owned(), changes.to_vec())
}

fn only(these: &Proposals, those: &Proposals, renames: &Renames, possible: bool) -> Vec<ProposalChange> {
    let known: BTreeSet<_> =
        those.made.iter().map(|made| identity(&made.procedure, &made.changes, renames)).collect();
    let blocked: BTreeMap<_, &Blocked> = those
        .blocked
        .iter()
        .map(|blocked| (identity(&blocked.procedure, &blocked.changes, renames), blocked))
        .collect();
    let mut found = Vec::new();
    for made in &these.made {
        let identity = identity(&made.procedure, &made.changes, renames);
        if known.contains(&identity) {
            continue;
        }
        let fails = blocked
            .get(&identity)
            .map(|blocked| blocked.fails.iter().map(|fails| fails.text.clone()).collect());
        found.push(ProposalChange {
            possible,
            id: made.id.clone(),
            procedure: identity.0,
            changes: made.changes.clone(),
            fails: fails.unwrap_or_default(),
        });
    }
    found
}
