//! Which documents are really asked of one applicant, where alternatives leave a choice: the least of a count; of a cost,
//! each list by its share of applicants.

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

/// The share of applicants each document is asked of, as so many of so many, where `here` says which documents apply. A
/// document in no list is asked of all. Lists without a written share weigh the same; one that names something unknown,
/// or none of whose papers applies here, is set aside, and the others make up the whole. Of a document in the lists of
/// several alternatives the largest share counts.
pub(crate) fn weights(procedure: &Procedure, here: &[bool]) -> Vec<(u64, u64)> {
    let mut shares: Vec<Option<(u64, u64)>> = vec![None; procedure.documents.len()];
    let ids = Ids::of(procedure.documents.iter().map(|document| document.id.as_str()));
    for alternatives in &procedure.any_of {
        let listed: Vec<(u64, Vec<u32>)> = alternatives
            .options
            .iter()
            .enumerate()
            .filter_map(|(at, option)| {
                let known = |id: &String| ids.get(id).is_some() || is_fetched(procedure, id);
                let papers: Vec<u32> = option.iter().filter_map(|id| ids.get(id)).collect();
                let applies = papers.is_empty() || papers.iter().any(|at| here[*at as usize]);
                let share =
                    alternatives.shares.get(at).map_or(1, |share| u64::try_from(share.0).unwrap_or(0));
                (option.iter().all(known) && applies).then_some((share, papers))
            })
            .collect();
        let whole: u64 = listed.iter().fold(0, |sum, (share, _)| sum.saturating_add(*share));
        if whole == 0 {
            continue;
        }
        for at in alternatives.options.iter().flatten().filter_map(|id| ids.get(id)) {
            let holding = listed.iter().filter(|(_, papers)| papers.contains(&at));
            let part = holding.fold(0u64, |sum, (share, _)| sum.saturating_add(*share));
            let share = &mut shares[at as usize];
            let larger = share
                .is_none_or(|(p, w)| u128::from(part) * u128::from(w) > u128::from(p) * u128::from(whole));
            if larger {
                *share = Some((part, whole));
            }
        }
    }
    let simplest = |(part, whole): (u64, u64)| if part == whole { (1, 1) } else { (part, whole) };
    shares.into_iter().map(|share| simplest(share.unwrap_or((1, 1)))).collect()
}

/// Whether an agency has it without the applicant: an output of the procedure, or what is looked up.
fn is_fetched(procedure: &Procedure, id: &str) -> bool {
    let looked_up = |look_up: &crate::model::procedure::LookUp| {
        look_up.document_type == id || look_up.register.as_deref() == Some(id)
    };
    procedure.outputs.iter().any(|output| output.id == id) || procedure.look_ups.iter().any(looked_up)
}

fn total(weights: impl Iterator<Item = i64>) -> i64 {
    weights.fold(0, i64::saturating_add)
}
