//! What proposals save together: each procedure with those that concern it is simulated and proven once, and remembered.

use std::collections::BTreeMap;

use crate::facts::column::World;
use crate::facts::measures::{Measures, ROWS, Row};
use crate::model::edit::Edit;
use crate::plan::search::Trial;
use crate::plan::target::Target;
use crate::proposal::Proposal;
use crate::propose::{Clash, together};

/// Procedures with the proposals that may be chosen.
pub(super) struct Together<'a> {
    world: World<'a>,
    proposals: &'a [&'a Proposal],
    targets: &'a [Target],
    /// The position of the procedure of each proposal.
    procedures: Vec<usize>,
    /// The measures of each procedure as written, for those counted.
    written: &'a BTreeMap<usize, Measures>,
    known: BTreeMap<(usize, Vec<usize>), Result<Measures, Clash>>,
}

impl<'a> Together<'a> {
    pub(super) fn new(
        world: World<'a>,
        proposals: &'a [&'a Proposal],
        targets: &'a [Target],
        written: &'a BTreeMap<usize, Measures>,
    ) -> Self {
        let at = |id: &str| world.corpus.procedures.iter().position(|procedure| procedure.id == id);
        let procedures = proposals.iter().map(|made| at(&made.procedure).unwrap_or_default()).collect();
        Together { world, proposals, targets, procedures, written, known: BTreeMap::new() }
    }

    /// The measures of every procedure after a choice, in order of procedure; or the part that is not sound.
    pub(super) fn after(&mut self, chosen: &[usize]) -> Result<BTreeMap<usize, Measures>, Vec<usize>> {
        let mut by_procedure: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in chosen {
            by_procedure.entry(self.procedures[*at]).or_default().push(*at);
        }
        let mut after = self.written.clone();
        for (procedure, own) in by_procedure {
            let key = (procedure, own.clone());
            let (world, proposals) = (self.world, self.proposals);
            let result = self.known.entry(key).or_insert_with(|| {
                let lists: Vec<&[Edit]> = own.iter().map(|at| proposals[*at].edits.as_slice()).collect();
                together(world, procedure, &lists)
            });
            match result {
                Ok(measures) => after.insert(procedure, measures.clone()),
                Err(clash) => return Err(clash.part.iter().map(|at| own[*at]).collect()),
            };
        }
        Ok(after)
    }
}

impl Trial for Together<'_> {
    fn together(&mut self, chosen: &[usize]) -> Result<Vec<i64>, Vec<usize>> {
        let after = self.after(chosen)?;
        let saved = |target: &Target| total(self.written, target.row) - total(&after, target.row);
        Ok(self.targets.iter().map(saved).collect())
    }
}

/// The sum of a measure over procedures; one without a figure counts nothing.
pub(super) fn total(measures: &BTreeMap<usize, Measures>, row: &Row) -> i64 {
    measures.values().filter_map(|one| (row.get)(one)).fold(0, i64::saturating_add)
}

/// Each measure's total before and after.
pub(super) fn totals(
    before: &BTreeMap<usize, Measures>,
    after: &BTreeMap<usize, Measures>,
) -> Vec<(&'static Row, i64, i64)> {
    ROWS.iter().map(|row| (row, total(before, row), total(after, row))).collect()
}
