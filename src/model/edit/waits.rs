//! `after` in edits: read as ids, so that steps may go and come, and written back where its meaning changed.

use crate::model::procedure::Step;
use crate::model::waits::waits;

/// The ids of the steps each step waits for.
pub(crate) fn waits_by_id(steps: &[Step]) -> Vec<Vec<String>> {
    let ids = |found: Vec<usize>| found.into_iter().map(|at| steps[at].id.clone()).collect();
    waits(steps).into_iter().map(ids).collect()
}

/// Writes what each step shall wait for, touching only those whose present wording means something else.
pub(crate) fn write(steps: &mut [Step], wanted: Vec<Vec<String>>) {
    let place = |steps: &[Step], id: &str| steps.iter().position(|step| step.id == id);
    let present = waits_by_id(steps);
    for (at, mut wanted) in wanted.into_iter().enumerate() {
        wanted.sort_by_key(|id| place(steps, id));
        wanted.dedup();
        let names_a_step_that_went = steps[at].after.iter().flatten().any(|id| place(steps, id).is_none());
        if wanted != present[at] || names_a_step_that_went {
            steps[at].after = Some(wanted);
        }
    }
}
