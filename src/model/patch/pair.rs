//! Which item of a list is which item of another: by `id`, by what else names it, or by its whole value.

use std::collections::HashMap;

use serde_json::Value as Json;

/// The most pairs compared; beyond that, items are taken in order as they come.
const PAIRS: usize = 1_000_000;

/// The partners `(old, new)` of two lists, both rising.
pub(super) fn partners(old: &[Json], new: &[Json]) -> Vec<(usize, usize)> {
    let (one, two): (Vec<String>, Vec<String>) =
        (old.iter().map(identity).collect(), new.iter().map(identity).collect());
    let mut pairs = same(&one, &two);
    // Between two partners, what has no name of its own changes into what stands in its place.
    let mut more = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (old_end, new_end) in pairs.iter().copied().chain([(old.len(), new.len())]) {
        let between = (from..old_end).zip(to..new_end);
        more.extend(between.take_while(|(a, b)| is_nameless(&old[*a]) && is_nameless(&new[*b])));
        (from, to) = (old_end + 1, new_end + 1);
    }
    pairs.extend(more);
    pairs.sort_unstable();
    pairs
}

/// What tells an item from its neighbours.
fn identity(item: &Json) -> String {
    let named = |keys: &[&str]| -> String {
        keys.iter().map(|key| format!("{key}={};", item.get(key).unwrap_or(&Json::Null))).collect()
    };
    match item {
        Json::Object(fields) if fields.contains_key("id") => named(&["id"]),
        Json::Object(_) => named(&["kind", "register", "procedure", "type"]),
        other => other.to_string(),
    }
}

fn is_nameless(item: &Json) -> bool {
    !item.is_object()
}

/// A longest common subsequence.
fn same(one: &[String], two: &[String]) -> Vec<(usize, usize)> {
    let head = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let tail = one[head..].iter().rev().zip(two[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[head..one.len() - tail], &two[head..two.len() - tail]);
    let middle = if a.len() * b.len() > PAIRS { as_they_come(a, b) } else { longest(a, b) };
    let first = (0..head).map(|at| (at, at));
    let last = (0..tail).rev().map(|back| (one.len() - 1 - back, two.len() - 1 - back));
    first.chain(middle.into_iter().map(|(a, b)| (a + head, b + head))).chain(last).collect()
}

fn longest(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            lengths[i * width + j] = if a[i] == b[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn as_they_come(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, name) in a.iter().enumerate() {
        places.entry(name).or_default().push(at);
    }
    let (mut next, mut pairs) = (0, Vec::new());
    for (to, name) in b.iter().enumerate() {
        let free = places.get(name.as_str()).and_then(|all| all.iter().find(|at| **at >= next));
        if let Some(at) = free {
            pairs.push((*at, to));
            next = at + 1;
        }
    }
    pairs
}
