//! Remedies put together: findings that ask for the same edits are one candidate.

use std::collections::BTreeMap;

use super::id::ids;
use crate::facts::column::World;
use crate::finding::{Amended, Finding};
use crate::model::edit::words::words;
use crate::model::edit::{Change, Edit};
use crate::model::procedure::Procedure;
use crate::proposal::{Blocked, Failure};
use crate::text::Text;

/// Edits that some findings ask for.
pub(super) struct Candidate<'a> {
    /// The id.
    pub(super) id: String,
    /// The position of the procedure.
    pub(super) procedure: usize,
    /// The edits.
    pub(super) edits: &'a [Edit],
    /// The findings, as positions, in order.
    pub(super) findings: Vec<usize>,
    /// The finding that speaks for all of them: the first in order of rule and key.
    pub(super) first: usize,
    /// The provisions any of the findings wants amended, in order.
    pub(super) amends: Vec<Amended>,
}

impl<'a> Candidate<'a> {
    /// The changes, without the procedure.
    pub(super) fn changes(&self) -> Vec<&'a Change> {
        self.edits.iter().map(|edit| &edit.change).collect()
    }

    /// The changes in words.
    pub(super) fn words(&self, world: World<'_>, before: &Procedure) -> Vec<Text> {
        self.edits.iter().map(|edit| words(&edit.change, before, &world.corpus.catalog)).collect()
    }

    /// The candidate as one that is not proposed.
    pub(super) fn blocked(&self, world: World<'_>, before: &Procedure, fails: Vec<Failure>) -> Blocked {
        Blocked {
            procedure: before.id.clone(),
            changes: self.words(world, before),
            finding: self.first,
            findings: self.findings.clone(),
            id: self.id.clone(),
            edits: self.edits.to_vec(),
            fails,
        }
    }
}

/// The candidates of all findings, in order of their spelling, and the remedies that are none.
pub(super) fn gather<'a>(world: World<'_>, findings: &'a [Finding]) -> (Vec<Candidate<'a>>, Vec<Blocked>) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if finding.waived.is_some() {
            continue;
        }
        let edits = finding.remedy.as_ref().map(|remedy| remedy.edits.as_slice()).unwrap_or_default();
        if !edits.is_empty() {
            let spelling: Vec<String> = edits.iter().map(Edit::canonical).collect();
            groups.entry(spelling.join("\u{1d}")).or_default().push(at);
        }
    }
    let names = ids(groups.keys().map(String::as_str));
    let (mut candidates, mut blocked) = (Vec::new(), Vec::new());
    for (spelling, positions) in &groups {
        let remedies = || positions.iter().filter_map(|at| findings[*at].remedy.as_ref());
        let Some(edits) = remedies().next().map(|remedy| remedy.edits.as_slice()) else { continue };
        let mut amends: Vec<Amended> = remedies().flat_map(|remedy| remedy.amends.clone()).collect();
        amends.sort_unstable();
        amends.dedup();
        let name = |at: &&usize| (&findings[**at].rule, &findings[**at].key, **at);
        let mut candidate = Candidate {
            id: names[spelling.as_str()].clone(),
            procedure: 0,
            edits,
            findings: positions.clone(),
            first: positions.iter().min_by_key(name).copied().unwrap_or_default(),
            amends,
        };
        match only_procedure(world, edits) {
            Ok(procedure) => {
                candidate.procedure = procedure;
                candidates.push(candidate);
            }
            Err(failure) => blocked.push(Blocked {
                procedure: edits[0].procedure.clone(),
                changes: Vec::new(),
                finding: candidate.first,
                findings: candidate.findings,
                id: candidate.id,
                edits: edits.to_vec(),
                fails: vec![failure],
            }),
        }
    }
    (candidates, blocked)
}

/// The one procedure that edits change.
fn only_procedure(world: World<'_>, edits: &[Edit]) -> Result<usize, Failure> {
    let id = &edits[0].procedure;
    let fails = |vi: String, en: String| Failure { obligation: "applies", text: Text::new(vi, en) };
    if let Some(other) = edits.iter().find(|edit| edit.procedure != *id) {
        return Err(fails(
            format!(
                "Phương án sửa đồng thời hai thủ tục «{id}» và «{}»; cần xem xét riêng từng thủ tục.",
                other.procedure
            ),
            format!(
                "The remedy changes two procedures, “{id}” and “{}”; look at each on its own.",
                other.procedure
            ),
        ));
    }
    world
        .corpus
        .procedure(id)
        .ok_or_else(|| fails(format!("Không có thủ tục «{id}»."), format!("There is no procedure “{id}”.")))
}
