//! The join: every pair of sets with enough in common, exactly, without looking at all pairs.
//!
//! Two sets that are alike by a share t have at least ⌈t·n⌉ of the n parts of either in common, so one of the
//! n − ⌈t·n⌉ + 1 rarest parts of each is shared (the prefix filter of Chaudhuri, Ganti & Kaushik 2006; Bayardo,
//! Ma & Srikant 2007). Only sets that share such a rare part are compared, and only those of similar size.

use crate::facts::dense::Lists;
use crate::facts::sameness::{FEWEST, Found, LEAST, Pair, Parts};

/// Pairs kept for one set, lest thousands of copies of one procedure make millions of pairs.
const MOST: usize = 100;

/// Every pair at least [`LEAST`] alike. Where one set is alike to more than [`MOST`] smaller ones, the first
/// found are kept.
pub(super) fn join(parts: &Parts) -> Found {
    let sets = &parts.sets;
    let mut by_size: Vec<u32> =
        (0..sets.len() as u32).filter(|at| !sets.row(*at as usize).is_empty()).collect();
    by_size.sort_unstable_by_key(|at| (sets.row(*at as usize).len(), *at));
    // For each part the sets already seen that have it among their rarest, smallest set first.
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); parts.is_word.len()];
    let mut looked_at = vec![u32::MAX; sets.len()];
    let mut pairs = Vec::new();
    for at in by_size {
        let set = sets.row(at as usize);
        let smallest = share_of(set.len());
        let rarest = &set[..set.len() + 1 - smallest];
        let mut kept = 0;
        for part in rarest {
            for other in &holders[*part as usize] {
                let other_set = sets.row(*other as usize);
                if kept == MOST || other_set.len() < smallest || looked_at[*other as usize] == at {
                    continue;
                }
                looked_at[*other as usize] = at;
                let (common, real) = in_common(set, other_set, &parts.is_word);
                let all = set.len() + other_set.len() - common;
                let (one, two) = (at.min(*other), at.max(*other));
                let pair = Pair { one, other: two, common: common as u32, all: all as u32 };
                if real && pair.all >= FEWEST && common as i64 * 10_000 >= LEAST * all as i64 {
                    pairs.push(pair);
                    kept += 1;
                }
            }
        }
        rarest.iter().for_each(|part| holders[*part as usize].push(at));
    }
    pairs.sort_unstable_by(|a, b| {
        let share = |pair: &Pair, of: &Pair| u64::from(pair.common) * u64::from(of.all);
        share(b, a).cmp(&share(a, b)).then_with(|| a.cmp(b))
    });
    let both = |(place, pair): (usize, &Pair)| [(pair.one, place as u32), (pair.other, place as u32)];
    let of = Lists::grouped(sets.len(), pairs.iter().enumerate().flat_map(both).collect());
    Found { pairs, of }
}

/// The least that a set of this size has in common with one that is alike; at least one.
fn share_of(size: usize) -> usize {
    (size * LEAST as usize).div_ceil(10_000).max(1)
}

/// How much two ascending sets have in common, and whether any of it is more than a word.
fn in_common(one: &[u32], other: &[u32], is_word: &[bool]) -> (usize, bool) {
    let (mut at, mut to, mut common, mut real) = (0, 0, 0, false);
    while at < one.len() && to < other.len() {
        match one[at].cmp(&other[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                real |= !is_word[one[at] as usize];
                (at, to, common) = (at + 1, to + 1, common + 1);
            }
        }
    }
    (common, real)
}
