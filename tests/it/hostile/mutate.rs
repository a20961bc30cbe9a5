//! Seeded damage: the same seed gives the same damaged bytes, on every machine.

/// A row of numbers from a seed (SplitMix64: Steele, Lea, Flood 2014).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn of(seed: u64) -> Numbers {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one; 0 for 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).expect("it is below a number of this size")
    }
}

/// What breaks parsers: what opens and does not close, what means something only at the start of a line, bytes that are no
/// text, characters that join or turn around, numbers at the edges.
const NASTY: &[&[u8]] = &[
    b"[",
    b"]",
    b"{",
    b"}",
    b"(",
    b")",
    b"\"",
    b"'",
    b"`",
    b"|",
    b">",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!binary ",
    b"? ",
    b"- ",
    b"-",
    b": ",
    b":",
    b"#",
    b"%",
    b"@",
    b"~",
    b"---\n",
    b"...\n",
    b"\t",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\0",
    b"\x1b[2J",
    b"\x7f",
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "\u{feff}".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{2028}".as_bytes(),
    "\u{200b}".as_bytes(),
    "ẩ".as_bytes(),
    "\u{1f469}\u{200d}\u{1f466}".as_bytes(),
    b"0",
    b"-1",
    b"9223372036854775807",
    b"9223372036854775808",
    b"1e999",
    b"0.0001",
    b"null",
    b"true",
    b"NO",
    b"2026-02-30",
    b"9999-12-31",
    b"0wd",
    b"99999999999wd",
    b"art 1.2.3",
    b"{{",
    b"}}",
    b"{%",
    b"%}",
    b"{d.name}",
    b"{",
    b"///",
    b"//",
    b"rule a/b { ",
    b"for each x in documents ",
    b"where ",
    b"let x = ",
    b"define f(d: document) where ",
    b"not ",
    b" and ",
    b" or ",
    b"count of ",
    b" / 0",
    b"procedure: ",
    b"documents:\n  ",
    b"steps:\n  ",
    b"after: [",
    b"id: ",
    b"a/b",
];

/// One to four pieces of damage done to a text; `others` are what pieces are taken from.
pub(crate) fn damaged(text: &[u8], others: &[&[u8]], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for _ in 0..=numbers.below(4) {
        let (one, two) = (numbers.below(bytes.len() + 1), numbers.below(bytes.len() + 1));
        let (from, to) = (one.min(two), one.max(two));
        match numbers.below(9) {
            0 if from < bytes.len() => bytes[from] ^= 1 << numbers.below(8),
            1 => bytes.truncate(to),
            2 => drop(bytes.drain(from..to.min(from + 40))),
            3 => {
                let piece = bytes[from..to.min(from + 400)].to_vec();
                bytes.splice(to..to, piece);
            }
            4 => lines(&mut bytes, numbers, |lines, one, two| lines.swap(one, two)),
            5 => lines(&mut bytes, numbers, |lines, one, two| lines[one] = lines[two].clone()),
            6 => lines(&mut bytes, numbers, |lines, one, two| {
                lines[one].splice(0..0, vec![b' '; two % 7]);
            }),
            7 => {
                let other = others[numbers.below(others.len())];
                let start = numbers.below(other.len() + 1);
                let piece = &other[start..other.len().min(start + 1 + numbers.below(200))];
                bytes.splice(from..from, piece.iter().copied());
            }
            _ => {
                let nasty = NASTY[numbers.below(NASTY.len())];
                let times = if numbers.below(20) == 0 { 1 + numbers.below(300) } else { 1 };
                bytes.splice(from..from, nasty.repeat(times));
            }
        }
    }
    bytes
}

/// Something done to two lines.
fn lines(bytes: &mut Vec<u8>, numbers: &mut Numbers, change: fn(&mut Vec<Vec<u8>>, usize, usize)) {
    let mut all: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    if !all.is_empty() {
        let (one, two) = (numbers.below(all.len()), numbers.below(all.len()));
        change(&mut all, one, two);
        *bytes = all.concat();
    }
}
