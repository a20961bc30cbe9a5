//! Ids made from names: plain letters, the same for the same name, short enough for the name of a file.

use std::collections::BTreeSet;

use crate::text::folded;

/// A slug of a name: letters without accents and figures, with `-` between them, at most `most` bytes. A name that had to
/// be cut ends in a mark made from the whole of it, so that two long names with one beginning stay apart.
pub fn slug(name: &str, most: usize) -> String {
    let mut whole = String::new();
    for c in folded(name).chars() {
        if c.is_ascii_alphanumeric() {
            whole.push(c);
        } else if !whole.ends_with('-') && !whole.is_empty() {
            whole.push('-');
        }
    }
    let whole = whole.trim_end_matches('-');
    if whole.is_empty() {
        return "x".to_owned();
    }
    if whole.len() <= most {
        return whole.to_owned();
    }
    let room = most.saturating_sub(6).max(1);
    let cut = whole[..room].rfind('-').filter(|at| *at > room / 2).unwrap_or(room);
    format!("{}-{:05x}", whole[..cut].trim_end_matches('-'), mark(whole) & 0xf_ffff)
}

/// The 32-bit FNV-1a hash: the same on every machine.
fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Ids of one list, each given out once.
#[derive(Debug, Default)]
pub struct Ids(BTreeSet<String>);

impl Ids {
    /// This id, or the first of `id-2`, `id-3`, … that is free.
    pub fn take(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        let mut next = 2;
        while !self.0.insert(free.clone()) {
            free = format!("{id}-{next}");
            next += 1;
        }
        free
    }
}
