//! Which thing on one side is which on the other: the most alike first, each once.

use crate::report::view::differences::Pair;
use crate::report::view::leaf::Words;
use crate::text::folded;

/// A thing to be matched.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What it is, the same on both sides for the same thing: a type, a kind. Empty where only words tell.
    pub(super) what: String,
    /// What it is called, for matching.
    pub(super) called: String,
    /// Its id; empty where it has none.
    pub(super) id: String,
    /// What is shown, and compared.
    pub(super) shown: Words,
}

/// Likeness from which two things are taken for one, in thousandths.
const ENOUGH: usize = 500;

/// All things of both sides: those on the left in their order, each with what it is on the right, then the rest.
pub(super) fn pairs(left: &[Item], right: &[Item]) -> Vec<Pair> {
    let tokens = |items: &[Item]| items.iter().map(|item| words(&item.called)).collect::<Vec<_>>();
    let (left_words, right_words) = (tokens(left), tokens(right));
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for (at, one) in left.iter().enumerate() {
        for (other_at, other) in right.iter().enumerate() {
            let like = likeness(one, other, &left_words[at], &right_words[other_at]);
            if like >= ENOUGH {
                likely.push((like, at, other_at));
            }
        }
    }
    likely.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut matched: Vec<Option<usize>> = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for (_, at, other) in likely {
        if matched[at].is_none() && !taken[other] {
            matched[at] = Some(other);
            taken[other] = true;
        }
    }
    let of_left = left.iter().zip(&matched).map(|(item, other)| match other {
        Some(other) => {
            let same = item.shown == right[*other].shown;
            let moved = if same { "kept" } else { "changed" };
            Pair { moved, left: Some(item.shown.clone()), right: Some(right[*other].shown.clone()) }
        }
        None => Pair { moved: "removed", left: Some(item.shown.clone()), right: None },
    });
    let rest = right.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let added = rest.map(|(item, _)| Pair { moved: "added", left: None, right: Some(item.shown.clone()) });
    of_left.chain(added).collect()
}

/// How alike two things are, in thousandths and a little more where they agree twice: what they are is more than what
/// they are called, which is more than their ids.
fn likeness(one: &Item, other: &Item, words: &[String], others: &[String]) -> usize {
    let called = alike(words, others);
    let same_id = usize::from(!one.id.is_empty() && one.id == other.id);
    match one.what.is_empty() || other.what.is_empty() {
        true => called.max(600 * same_id) + 50 * same_id,
        false if one.what == other.what => 1000 + called + 50 * same_id,
        false => called * 7 / 10 + 50 * same_id,
    }
}

/// The share of words two texts have in common (Dice), in thousandths.
fn alike(one: &[String], other: &[String]) -> usize {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    let mut left: Vec<&String> = other.iter().collect();
    let mut common = 0;
    for word in one {
        if let Some(at) = left.iter().position(|candidate| *candidate == word) {
            left.swap_remove(at);
            common += 1;
        }
    }
    2000 * common / (one.len() + other.len())
}

fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
