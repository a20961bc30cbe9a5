//! An index of a join: which things have a key. The things of all keys lie in one list, so that a look-up touches one
//! place and building costs no list a key.

use std::collections::HashMap;

use super::Thing;
use super::quick::Quickly;
use super::value::Key;

/// The things by key; those of one key in the order they were given.
pub(super) struct Index {
    /// Where the things of a key begin, and where they end.
    spans: HashMap<Key, (u32, u32), Quickly>,
    things: Vec<Thing>,
}

impl Index {
    /// The index of these things; a thing given twice in a row for one key counts once.
    pub(super) fn of(given: impl Iterator<Item = (Key, Thing)>) -> Index {
        let mut numbers: HashMap<Key, u32, Quickly> = HashMap::default();
        // For each key: how many things it has, and the last of them.
        let mut counts: Vec<(u32, Thing)> = Vec::new();
        let mut numbered: Vec<(u32, Thing)> = Vec::new();
        for (key, thing) in given {
            let number = *numbers.entry(key).or_insert(counts.len() as u32);
            match counts.get_mut(number as usize) {
                None => counts.push((1, thing)),
                Some((_, last)) if *last == thing => continue,
                Some((count, last)) => {
                    *count += 1;
                    *last = thing;
                }
            }
            numbered.push((number, thing));
        }
        let mut end = 0;
        let mut spans: Vec<(u32, u32)> = Vec::with_capacity(counts.len());
        for (count, _) in counts {
            // The second is where the next thing goes; when all are placed, where they end.
            spans.push((end, end));
            end += count;
        }
        let mut things = numbered.first().map_or_else(Vec::new, |(_, any)| vec![*any; end as usize]);
        for (number, thing) in numbered {
            let next = &mut spans[number as usize].1;
            things[*next as usize] = thing;
            *next += 1;
        }
        let spans = numbers.into_iter().map(|(key, number)| (key, spans[number as usize])).collect();
        Index { spans, things }
    }

    /// The things that have a key.
    pub(super) fn get(&self, key: &Key) -> &[Thing] {
        self.within(self.span(key))
    }

    /// Where the things of a key stand.
    pub(super) fn span(&self, key: &Key) -> (u32, u32) {
        self.spans.get(key).copied().unwrap_or_default()
    }

    /// The things that stand there.
    pub(super) fn within(&self, (start, end): (u32, u32)) -> &[Thing] {
        &self.things[start as usize..end as usize]
    }
}
