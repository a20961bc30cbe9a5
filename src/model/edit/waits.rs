//! What a step waits for: the meaning of `after`. A step without `after` waits for the one before it in the list.

use crate::model::procedure::Step;

/// The positions of the steps each step waits for, in order of the list. Names of no step are passed over.
pub fn waits(steps: &[Step]) -> Vec<Vec<usize>> {
    steps
        .iter()
        .enumerate()
        .map(|(at, step)| match &step.after {
            None => at.checked_sub(1).into_iter().collect(),
            Some(after) => {
                let mut found: Vec<usize> =
                    after.iter().filter_map(|id| steps.iter().position(|other| other.id == *id)).collect();
                found.sort_unstable();
                found.dedup();
                found
            }
        })
        .collect()
}

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
