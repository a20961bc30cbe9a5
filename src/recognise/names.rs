//! Finds names in a text, in one pass over it, and forgives slips of accents and of a letter. Knows no grammar.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::recognise::letters::{Gap, Letters};

/// One way a name is written.
struct Written {
    letters: Letters,
    /// Where its words begin, and the end of the last.
    words: Vec<usize>,
    what: usize,
    /// Whether it is taken only as it is written, accents and all.
    strict: bool,
}

/// A part of a way a name is written, for which the text is searched.
enum Part {
    Whole(usize),
    /// The first letters, the rest of which must follow but for one slip.
    Head(usize, usize),
    /// The last letters.
    Tail(usize, usize),
}

/// Names, ready to be found.
pub struct Names {
    written: Vec<Written>,
    parts: Vec<Part>,
    automaton: AhoCorasick,
}

/// A name found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it names.
    pub what: usize,
    /// Its first letter.
    pub from: usize,
    /// The letter after its last.
    pub to: usize,
    /// Slips forgiven.
    pub slips: u8,
}

/// Names shorter than this are not taken with a wrong letter: too much else looks like them.
const LONG: usize = 20;

impl Names {
    /// Names with what each stands for; what stands earlier is preferred where two are written the same.
    pub fn of<'a>(names: impl IntoIterator<Item = (&'a str, usize, bool)>) -> Names {
        let mut written: Vec<Written> = Vec::new();
        let (mut parts, mut texts) = (Vec::new(), Vec::new());
        for (name, what, strict) in names {
            let letters = Letters::of(name);
            let plain = letters.plain();
            if plain.is_empty() || (plain.len() < 2 && !strict) {
                continue;
            }
            let at = written.len();
            if plain.len() >= LONG && !strict {
                let half = plain.len() / 2;
                parts.push(Part::Head(at, half));
                texts.push(plain[..half].to_vec());
                parts.push(Part::Tail(at, half));
                texts.push(plain[half..].to_vec());
            }
            let mut words: Vec<usize> = (0..plain.len()).filter(|place| letters.parts_at(*place)).collect();
            words.push(plain.len());
            written.push(Written { letters, words, what, strict });
            parts.push(Part::Whole(at));
            texts.push(plain);
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&texts)
            .expect("names are far fewer than an automaton can hold");
        Names { written, parts, automaton }
    }

    /// The names in a text, from left to right, none over another: the leftmost, of these the longest, of these the
    /// one with fewest slips.
    pub fn find(&self, text: &Letters) -> Vec<Hit> {
        let plain = text.plain();
        let mut all: Vec<Hit> = Vec::new();
        for found in self.automaton.find_overlapping_iter(&plain) {
            let (from, to) = (found.start(), found.end());
            match self.parts[found.pattern().as_usize()] {
                Part::Whole(at) => all.extend(self.whole(text, at, from, to)),
                Part::Head(at, half) => all.extend(self.after(text, &plain, at, half, from)),
                Part::Tail(at, half) => all.extend(self.before(text, &plain, at, half, to)),
            }
        }
        all.sort_by_key(|hit| (hit.from, std::cmp::Reverse(hit.to), hit.slips, hit.what));
        let mut kept: Vec<Hit> = Vec::new();
        for hit in all {
            if kept.last().is_none_or(|last| last.to <= hit.from) {
                kept.push(hit);
            }
        }
        kept
    }

    /// The letters are the same: are the accents, near enough, and is it the whole of its words?
    fn whole(&self, text: &Letters, at: usize, from: usize, to: usize) -> Option<Hit> {
        let written = &self.written[at];
        if !apart(text, from, to) {
            return None;
        }
        let row = &text.row[from..to];
        let words = written.words.len() - 1;
        let (mut tones, mut marks) = (0, 0);
        let bare = row.iter().all(|letter| letter.tone == 0 && letter.mark == 0);
        for word in written.words.windows(2) {
            let (here, there) = (&row[word[0]..word[1]], &written.letters.row[word[0]..word[1]]);
            let tone = |letters: &[crate::recognise::letters::Letter]| {
                letters.iter().map(|letter| letter.tone).max().unwrap_or(0)
            };
            if tone(here) != tone(there) {
                tones += 1;
            } else if here.iter().zip(there).any(|(one, other)| one.mark != other.mark) {
                marks += 1;
            }
        }
        let slips = tones + marks;
        let forgiven = slips == 0
            || !written.strict
                && ((bare && row.len() >= 6)
                    || (words >= 4 && slips <= words / 3)
                    || (tones == 0 && marks == 1 && words >= 2));
        forgiven.then_some(Hit { what: written.what, from, to, slips: slips.min(200) as u8 })
    }

    /// The first half stands there; the second must follow with one letter wrong, missing or too many.
    fn after(&self, text: &Letters, plain: &[u8], at: usize, half: usize, from: usize) -> Option<Hit> {
        let written = &self.written[at];
        let wanted: Vec<u8> = written.letters.plain()[half..].to_vec();
        let start = from + half;
        [wanted.len() - 1, wanted.len(), wanted.len() + 1].into_iter().find_map(|length| {
            let to = start + length;
            let near =
                to <= plain.len() && as_many(text, written, from, to) && one_slip(&plain[start..to], &wanted);
            near.then_some(Hit { what: written.what, from, to, slips: 201 })
        })
    }

    /// The second half ends there; the first must stand before it but for one letter.
    fn before(&self, text: &Letters, plain: &[u8], at: usize, half: usize, to: usize) -> Option<Hit> {
        let written = &self.written[at];
        let all = written.letters.plain();
        let wanted = &all[..half];
        let start = to - (all.len() - half);
        [half - 1, half, half + 1].into_iter().find_map(|length| {
            let from = start.checked_sub(length)?;
            let near = as_many(text, written, from, to) && one_slip(&plain[from..start], wanted);
            near.then_some(Hit { what: written.what, from, to, slips: 201 })
        })
    }
}

/// Whether the letters are as many whole words as the name has: a wrong letter makes no word of two, nor drops one.
fn as_many(text: &Letters, written: &Written, from: usize, to: usize) -> bool {
    apart(text, from, to)
        && text.row[from..to].iter().filter(|letter| letter.starts).count() + 1 == written.words.len()
}

/// Whether the letters are whole words, and no sentence ends among them.
fn apart(text: &Letters, from: usize, to: usize) -> bool {
    text.parts_at(from)
        && text.parts_at(to)
        && text.row[from + 1..to].iter().all(|letter| letter.gap < Gap::Close)
}

/// Whether two rows of letters differ in exactly one: another, one missing, one too many.
fn one_slip(one: &[u8], other: &[u8]) -> bool {
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[head..], &other[head..]);
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    (one.len() - tail).max(other.len() - tail) == 1
}
