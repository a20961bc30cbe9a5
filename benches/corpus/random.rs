//! Numbers that look random and are the same every time: splitmix64 (Steele, Lea, Flood, 2014).

/// A stream of numbers.
pub(super) struct Random(u64);

impl Random {
    /// The stream of one thing of a workspace.
    pub(super) fn new(seed: u64, of: u64) -> Random {
        let mut random = Random(seed ^ of.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Whether the chance of one in this many comes up.
    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}
