//! Which findings, proposals and blocked remedies belong to which procedure, and which procedures totals count.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::model::procedure::{Procedure, Status};
use crate::proposal::Proposals;
use crate::report::view::proposals::blocked_findings;

/// Positions, by procedure and by finding.
#[derive(Debug, Default)]
pub(super) struct Index {
    procedures: BTreeMap<String, Own>,
    counted: Vec<bool>,
    /// For each finding, the proposals that settle it: the number within the procedure the proposal is listed at, which
    /// need not be that of the finding, and the position among all.
    pub(super) settled_by: Vec<Vec<(usize, usize)>>,
    /// For each finding, whether a blocked remedy stands behind it.
    pub(super) blocked: Vec<bool>,
    /// Findings of no procedure of the corpus.
    pub(super) shared: Vec<usize>,
}

/// What belongs to one procedure, as positions.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// Findings.
    pub(super) findings: Vec<usize>,
    /// Proposals.
    pub(super) made: Vec<usize>,
    /// Blocked remedies.
    pub(super) blocked: Vec<usize>,
}

static NOTHING: Own = Own { findings: Vec::new(), made: Vec::new(), blocked: Vec::new() };

impl Index {
    /// The index of a run.
    pub(super) fn of_run(
        corpus: &Corpus,
        findings: &[Finding],
        proposals: &Proposals,
        only: Option<&[usize]>,
    ) -> Index {
        let mut index = Index {
            procedures: corpus.procedures.iter().map(|p| (p.id.clone(), Own::default())).collect(),
            counted: counted(corpus, only),
            settled_by: vec![Vec::new(); findings.len()],
            blocked: vec![false; findings.len()],
            shared: Vec::new(),
        };
        for (at, finding) in findings.iter().enumerate() {
            let own = finding.procedure.as_ref().and_then(|id| index.procedures.get_mut(id));
            own.map_or(&mut index.shared, |own| &mut own.findings).push(at);
        }
        for (at, made) in proposals.made.iter().enumerate() {
            let Some(own) = index.procedures.get_mut(&made.procedure) else { continue };
            own.made.push(at);
            let number = own.made.len();
            for finding in &made.settles {
                if let Some(numbers) = index.settled_by.get_mut(*finding) {
                    numbers.push((number, at));
                }
            }
        }
        for (at, blocked) in proposals.blocked.iter().enumerate() {
            if let Some(own) = index.procedures.get_mut(&blocked.procedure) {
                own.blocked.push(at);
            }
            for finding in blocked_findings(blocked) {
                if let Some(flag) = index.blocked.get_mut(finding) {
                    *flag = true;
                }
            }
        }
        index
    }

    /// What belongs to the procedure of this id.
    pub(super) fn of(&self, procedure: &str) -> &Own {
        self.procedures.get(procedure).unwrap_or(&NOTHING)
    }

    /// Whether totals count the procedure at this position.
    pub(super) fn counted(&self, at: usize) -> bool {
        self.counted.get(at).copied().unwrap_or(false)
    }
}

/// Totals count what is in force, so that a procedure and its successor are not both counted; where nothing is in
/// force, they count everything. Of a part of the corpus they count that part.
fn counted(corpus: &Corpus, only: Option<&[usize]>) -> Vec<bool> {
    let part = |at: usize| only.is_none_or(|only| only.binary_search(&at).is_ok());
    let in_force =
        |procedure: &Procedure| procedure.status == Status::InForce && procedure.replaced_by.is_none();
    let procedures = || corpus.procedures.iter().enumerate();
    let any = procedures().any(|(at, procedure)| part(at) && in_force(procedure));
    procedures().map(|(at, procedure)| part(at) && (!any || in_force(procedure))).collect()
}
