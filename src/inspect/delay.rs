//! Whose delay it is. The method: each agency's share is in proportion to how much longer it held the dossier than its steps
//! are declared to take; where no agency did, or a step that was done has no declared time, in proportion to how long each
//! held it. Shares are whole minutes and add up to the delay.

use crate::inspect::dossier::Act;
use crate::inspect::flow::{Declared, day_of};
use crate::inspect::names::APPLICANT;
use crate::inspect::timeline::Held;
use crate::model::duration::WORKING_DAY;
use crate::model::observed::Ticks;

/// Shares a delay of so many minutes among those who held the dossier; each share beside its agency.
pub(super) fn shares(delay: i64, acts: &[Act], held: &[Held], declared: &Declared) -> Vec<(u32, i64)> {
    let over = over(acts, held, declared);
    let weights: Vec<i64> = match over {
        Some(over) if over.iter().any(|over| *over > 0) => over,
        _ => held.iter().map(|held| held.clock).collect(),
    };
    let parts = apportion(delay, &weights);
    held.iter().map(|held| held.agency).zip(parts).collect()
}

/// By how many seconds each held it longer than its steps are declared to take; a step counts once, however often it was done.
fn over(acts: &[Act], held: &[Held], declared: &Declared) -> Option<Vec<i64>> {
    let mut allowed = vec![0; held.len()];
    let mut counted = vec![false; declared.steps.len()];
    for act in acts.iter().filter(|act| act.agency != APPLICANT) {
        // What is no step of the procedure has no time of its own: it is all over.
        let Some(step) = declared.steps.get(act.step as usize) else { continue };
        let (ticks, minutes) = step.takes?;
        if std::mem::replace(&mut counted[act.step as usize], true) {
            continue;
        }
        if let Some(at) = held.iter().position(|held| held.agency == act.agency) {
            allowed[at] += on(declared.clock, ticks, minutes) * 60;
        }
    }
    Some(held.iter().zip(allowed).map(|(held, allowed)| (held.clock - allowed).max(0)).collect())
}

/// Minutes of one clock on another, at five working days in seven.
fn on(wanted: Ticks, ticks: Ticks, minutes: i64) -> i64 {
    match (wanted, ticks) {
        (Ticks::Working, Ticks::Calendar) => minutes * 5 * WORKING_DAY / (7 * day_of(Ticks::Calendar)),
        (Ticks::Calendar, Ticks::Working) => minutes * 7 * day_of(Ticks::Calendar) / (5 * WORKING_DAY),
        _ => minutes,
    }
}

/// A whole in parts of these weights, by largest remainder: the parts add up to the whole, earlier ones first among equals.
fn apportion(whole: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if weights.is_empty() {
        return Vec::new();
    }
    if sum == 0 {
        let mut parts = vec![whole / weights.len() as i64; weights.len()];
        parts[0] += whole - parts.iter().sum::<i64>();
        return parts;
    }
    let exact = |weight: &i64| i128::from(whole) * i128::from(*weight);
    let mut parts: Vec<i64> = weights.iter().map(|weight| (exact(weight) / sum) as i64).collect();
    let mut left: Vec<usize> = (0..weights.len()).collect();
    left.sort_by_key(|at| (std::cmp::Reverse(exact(&weights[*at]) % sum), *at));
    let missing = whole - parts.iter().sum::<i64>();
    left.iter().take(missing.max(0) as usize).for_each(|at| parts[*at] += 1);
    parts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn parts_add_up_and_follow_their_weights() {
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportion(7, &[0, 3, 0]), [0, 7, 0]);
        assert_eq!(apportion(5, &[0, 0]), [3, 2]);
        assert_eq!(apportion(0, &[2, 1]), [0, 0]);
        assert_eq!(apportion(100, &[999_999, 1]), [100, 0]);
    }
}
