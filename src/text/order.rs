//! The alphabetical order of Vietnamese, for every list that a person reads sorted by name. Knows letters and tones, not what
//! is sorted.
//!
//! The order is that of the Unicode collation algorithm with the Vietnamese tailoring of CLDR (`vi`), which browsers and
//! office programs use too: first the letters, a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y (f j w z in their
//! Latin places); where all letters are equal, the tones, none ` ̉ ~ ´ . (huyền, hỏi, ngã, sắc, nặng) from the first
//! syllable on; where those are equal too, small letters before capitals. Spaces come before punctuation, that before
//! digits, those before letters.

use unicode_normalization::UnicodeNormalization;

/// What a text is sorted by: texts compare as their keys do. Texts that differ have keys that differ, so that an order by
/// it is the same in every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey {
    letters: Vec<u32>,
    tones: Vec<u32>,
    capitals: Vec<bool>,
    text: String,
}

/// The key of a text.
pub fn order_key(text: &str) -> OrderKey {
    let mut key =
        OrderKey { letters: Vec::new(), tones: Vec::new(), capitals: Vec::new(), text: text.to_owned() };
    for c in text.nfd() {
        let last = key.letters.len().checked_sub(1);
        match (mark(c), last) {
            (Some(mark), Some(last)) => match of_letter(key.letters[last], mark) {
                Some(letter) => key.letters[last] = letter,
                // A vowel has one tone; more marks than that come from no language this order is for.
                None => key.tones[last] = key.tones[last] * 8 % (1 << 24) + mark.rank(),
            },
            (Some(_), None) => {}
            (None, _) => {
                let small = c.to_lowercase().next().unwrap_or(c);
                key.letters.push(weight(small));
                key.tones.push(0);
                key.capitals.push(small != c);
            }
        }
    }
    key
}

/// A sign above, on or below a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Breve,
    Circumflex,
    Horn,
    /// A tone, by its place in the order.
    Tone(u32),
    Other,
}

impl Mark {
    /// Its place among the signs that do not make another letter.
    fn rank(self) -> u32 {
        match self {
            Mark::Tone(place) => place,
            Mark::Breve | Mark::Circumflex | Mark::Horn => 6,
            Mark::Other => 7,
        }
    }
}

fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{300}' => Mark::Tone(1),
        '\u{309}' => Mark::Tone(2),
        '\u{303}' => Mark::Tone(3),
        '\u{301}' => Mark::Tone(4),
        '\u{323}' => Mark::Tone(5),
        '\u{302}' => Mark::Circumflex,
        '\u{306}' => Mark::Breve,
        '\u{31b}' => Mark::Horn,
        c if unicode_normalization::char::is_combining_mark(c) => Mark::Other,
        _ => return None,
    })
}

/// The letter that a letter and a sign make, where Vietnamese counts it as one of its own.
fn of_letter(letter: u32, mark: Mark) -> Option<u32> {
    let own = [
        ('a', Mark::Breve, 1),
        ('a', Mark::Circumflex, 2),
        ('e', Mark::Circumflex, 1),
        ('o', Mark::Circumflex, 1),
        ('o', Mark::Horn, 2),
        ('u', Mark::Horn, 1),
    ];
    own.into_iter()
        .find(|(base, sign, _)| weight(*base) == letter && *sign == mark)
        .map(|(_, _, up)| letter + up)
}

/// The place of a small letter or other character among all: four places for each, so that a letter with a sign finds room
/// behind the one without.
fn weight(c: char) -> u32 {
    let class = match c {
        'đ' => return weight('d') + 1,
        c if c.is_whitespace() => 0,
        c if c.is_numeric() => 2,
        c if c.is_alphabetic() => 3,
        _ => 1,
    };
    let place = if class == 0 { u32::from(' ') } else { u32::from(c) };
    class << 28 | place << 2
}
