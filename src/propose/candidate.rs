//! Remedies put together: findings that ask for the same edits are one candidate.

use std::collections::{BTreeMap, BTreeSet};

use super::id::ids;
use crate::facts::column::World;
use crate::facts::feedback::complaints;
use crate::finding::{Amended, Finding};
use crate::model::edit::words::words_among;
use crate::model::edit::{Change, Edit};
use crate::model::entity::Entity;
use crate::model::procedure::Procedure;
use crate::proposal::{Blocked, Failure};
use crate::text::Text;

/// Edits that some findings ask for.
pub(super) struct Candidate<'a> {
    /// The id.
    pub(super) id: String,
    /// The positions of the procedures it changes or takes in; first the one that it is a proposal of.
    pub(super) procedures: Vec<usize>,
    /// The edits.
    pub(super) edits: &'a [Edit],
    /// The findings, as positions, in order.
    pub(super) findings: Vec<usize>,
    /// The finding that speaks for all of them: the first in order of rule and key.
    pub(super) first: usize,
    /// The provisions any of the findings wants amended, in order.
    pub(super) amends: Vec<Amended>,
    /// Feedback about what the findings are about, where several people say the same.
    pub(super) complaints: i64,
}

impl<'a> Candidate<'a> {
    /// The changes, without the procedure.
    pub(super) fn changes(&self) -> Vec<&'a Change> {
        self.edits.iter().map(|edit| &edit.change).collect()
    }

    /// The procedure that it is a proposal of, as written.
    pub(super) fn written<'w>(&self, world: World<'w>) -> &'w Procedure {
        &world.corpus.procedures[self.procedures.first().copied().unwrap_or_default()]
    }

    /// The changes in words.
    pub(super) fn words(&self, world: World<'_>, before: &Procedure) -> Vec<Text> {
        let of = |edit: &Edit| match world.corpus.procedure(&edit.procedure) {
            Some(at) if edit.procedure != before.id => &world.corpus.procedures[at],
            _ => before,
        };
        self.edits.iter().map(|edit| words_among(&edit.change, of(edit), world.corpus)).collect()
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
            procedures: Vec::new(),
            edits,
            findings: positions.clone(),
            first: positions.iter().min_by_key(name).copied().unwrap_or_default(),
            amends,
            complaints: complained(world, findings, positions),
        };
        match procedures(world, edits) {
            Ok(procedures) => {
                candidate.procedures = procedures;
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

/// How much feedback is about the documents and steps of these findings, each thing once; one voice alone does not count.
fn complained(world: World<'_>, findings: &[Finding], positions: &[usize]) -> i64 {
    let about: BTreeSet<Entity> = positions.iter().map(|at| findings[*at].entity).collect();
    let voices = about.into_iter().map(|thing| complaints(world.corpus, thing, world.as_of(thing)));
    voices.filter(|voices| *voices > 1).sum()
}

/// The procedures that edits change or read, each once.
fn procedures(world: World<'_>, edits: &[Edit]) -> Result<Vec<usize>, Failure> {
    let mut found = Vec::new();
    for id in edits.iter().flat_map(|edit| [Some(edit.procedure.as_str()), edit.change.reads()]).flatten() {
        match world.corpus.procedure(id) {
            Some(at) if found.contains(&at) => {}
            Some(at) => found.push(at),
            None => {
                let text =
                    Text::new(format!("Không có thủ tục «{id}»."), format!("There is no procedure “{id}”."));
                return Err(Failure { obligation: "applies", text });
            }
        }
    }
    Ok(found)
}
