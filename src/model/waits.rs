//! What a step waits for: the meaning of `after`. A step without `after` waits for the one before it in the list.

use std::collections::HashMap;

use crate::model::procedure::Step;

/// The positions of the steps each step waits for, each row ascending. Ids of no step are passed over; of equal ids the
/// first counts.
pub fn waits(steps: &[Step]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        places.entry(&step.id).or_insert(at);
    }
    steps
        .iter()
        .enumerate()
        .map(|(at, step)| match &step.after {
            None => at.checked_sub(1).into_iter().collect(),
            Some(after) => {
                let mut found: Vec<usize> =
                    after.iter().filter_map(|id| places.get(id.as_str()).copied()).collect();
                found.sort_unstable();
                found.dedup();
                found
            }
        })
        .collect()
}
