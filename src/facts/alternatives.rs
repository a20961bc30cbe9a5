//! Which documents are really asked of one applicant, where alternatives leave a choice: the least.

use crate::facts::ids::Ids;
use crate::model::procedure::Procedure;

/// The least that all documents together weigh, and which of them are asked for then. Of alternatives the list
/// counts that is lightest while its papers are handed in, the first of equal ones: which one an applicant has
/// does not change when a rare one becomes a declaration. A list that names something unknown is set aside;
/// where nothing else is left, all members count.
pub(crate) fn least(procedure: &Procedure, handed_in: &[i64], weights: &[i64]) -> (i64, Vec<bool>) {
    let mut asked = vec![true; procedure.documents.len()];
    if !procedure.any_of.is_empty() {
        let ids = Ids::of(procedure.documents.iter().map(|document| document.id.as_str()));
        let mut chosen = Vec::new();
        for alternatives in &procedure.any_of {
            let known =
                |option: &Vec<String>| option.iter().map(|id| ids.get(id)).collect::<Option<Vec<u32>>>();
            let options: Vec<Vec<u32>> = alternatives.options.iter().filter_map(known).collect();
            let weight = |option: &&Vec<u32>| total(option.iter().map(|at| handed_in[*at as usize]));
            let Some(lightest) = options.iter().min_by_key(weight) else { continue };
            let members = alternatives.options.iter().flatten().filter_map(|id| ids.get(id));
            members.for_each(|at| asked[at as usize] = false);
            chosen.extend(lightest.iter().copied());
        }
        chosen.into_iter().for_each(|at| asked[at as usize] = true);
    }
    let counted = weights.iter().zip(&asked).filter(|(_, asked)| **asked);
    (total(counted.map(|(weight, _)| *weight)), asked)
}

fn total(weights: impl Iterator<Item = i64>) -> i64 {
    weights.fold(0, i64::saturating_add)
}
