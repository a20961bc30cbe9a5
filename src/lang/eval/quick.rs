//! A quick hash for the keys of indexes: a rotation and a multiplication a word, as in Firefox and rustc.
//!
//! Keys are small numbers of things in a corpus that is on this machine anyway; nobody chooses them to collide. Nothing
//! goes through an index in the order of its hashes.

use std::hash::{BuildHasherDefault, Hasher};

/// What a `HashMap` takes to hash quickly.
pub(super) type Quickly = BuildHasherDefault<Quick>;

/// The hash so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick(u64);

/// The golden ratio in 64 bits, made odd (Knuth, The Art of Computer Programming 3, 6.4).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MIX);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, word: u8) {
        self.add(word.into());
    }

    fn write_u32(&mut self, word: u32) {
        self.add(word.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }

    fn write_usize(&mut self, word: usize) {
        self.add(word as u64);
    }

    fn write_isize(&mut self, word: isize) {
        self.add(word as u64);
    }

    fn finish(&self) -> u64 {
        // The low bits choose the bucket: bring the well mixed high ones down.
        self.0.rotate_left(26)
    }
}
