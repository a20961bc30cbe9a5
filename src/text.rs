//! Text in Vietnamese and English, and the comparison of Vietnamese text.

pub mod order;

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The language a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The code of the language: `vi` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("vi", "en")
    }
}

/// A text for people: a plain string, or `{vi: …, en: …}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    /// The Vietnamese text, or the plain string.
    pub vi: Option<String>,
    /// The English text, where there is one.
    pub en: Option<String>,
}

impl Text {
    /// A text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Text { vi: Some(vi.into()), en: Some(en.into()) }
    }

    /// A text that is the same in both languages.
    pub fn plain(text: impl Into<String>) -> Self {
        Text { vi: Some(text.into()), en: None }
    }

    /// The text in this language, or in the other one where this is missing.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = lang.pick((&self.vi, &self.en), (&self.en, &self.vi));
        first.as_deref().or(second.as_deref()).unwrap_or("")
    }

    /// Whether nothing is written in either language.
    pub fn is_empty(&self) -> bool {
        self.get(Lang::Vi).trim().is_empty()
    }
}

/// The text with every accent in its composed form (NFC), so that equal text is equal bytes.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_plainly_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether every letter is one that Vietnamese and its neighbours write as one code point: Latin up to U+024F and the
/// Vietnamese part of U+1E80 to U+1EFF, all composed, and no mark that could join the letter before it. Text is seldom
/// anything else, and this looks at bytes only.
pub fn is_plainly_composed(text: &str) -> bool {
    let mut bytes = text.as_bytes().iter();
    while let Some(byte) = bytes.next() {
        match byte {
            0..0x80 => {}
            0xc2..0xca => drop(bytes.next()),
            0xe1 => match bytes.next() {
                Some(0xba | 0xbb) => drop(bytes.next()),
                _ => return false,
            },
            _ => return false,
        }
    }
    true
}

/// The text without accents, case and doubled spaces: for finding what a person meant, never for identity.
pub fn folded(text: &str) -> String {
    let bare = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let mut out = String::with_capacity(text.len());
    for c in bare.flat_map(char::to_lowercase) {
        match c {
            'đ' => out.push('d'),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A letter in parts: the plain small letter, the mark that makes it another letter (`ă`, `ơ`, `đ`) and the tone; 0 where
/// there is none.
pub fn taken_apart(c: char) -> (char, u8, u8) {
    let (mut plain, mut mark, mut tone) = (c, 0, 0);
    for part in std::iter::once(c).nfd() {
        match part {
            '\u{302}' => mark = 1,
            '\u{306}' => mark = 2,
            '\u{31b}' => mark = 3,
            '\u{300}' | '\u{340}' => tone = 1,
            '\u{301}' | '\u{341}' => tone = 2,
            '\u{309}' => tone = 3,
            '\u{303}' => tone = 4,
            '\u{323}' => tone = 5,
            part if unicode_normalization::char::is_combining_mark(part) => {}
            part => plain = part,
        }
    }
    match plain.to_lowercase().next().unwrap_or(plain) {
        'đ' | 'ð' => ('d', 4, tone),
        small => (small, mark, tone),
    }
}

/// The text by which two are held for the same: accents composed, capitals and small letters alike.
pub fn alike(text: &str) -> Cow<'_, str> {
    let plain = composed(text);
    if plain.chars().any(|c| c.is_uppercase()) { Cow::Owned(plain.to_lowercase()) } else { plain }
}

/// The words of a text, each between two spaces: by [`alike`], and whatever is no letter and no digit parts them. A text
/// has the words of another in a row where this holds that of the other.
pub fn worded(text: &str) -> String {
    quickly_worded(text).unwrap_or_else(|| {
        let text = alike(text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.fold(" ".to_owned(), |all, word| all + word + " ")
    })
}

/// The same by a table of the letters of Vietnamese and its neighbours; none for a text with others.
fn quickly_worded(text: &str) -> Option<String> {
    /// For each letter or digit its small one, for any other character none; the first none where the way is longer.
    static SMALL: LazyLock<Vec<Option<Option<char>>>> = LazyLock::new(|| {
        let small = |at: u32| {
            let c = char::from_u32(at)?;
            let mut lower = c.to_lowercase();
            let one = lower.next().filter(|one| lower.next().is_none() && (*one == c || c.is_uppercase()))?;
            Some(c.is_alphanumeric().then_some(one))
        };
        (0..0x250).chain(0x1e80..0x1f00).map(small).collect()
    });
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    let mut ended = true;
    for c in text.chars() {
        let at = match c as u32 {
            at @ 0..0x250 => at,
            at @ 0x1e80..0x1f00 => at - 0x1e80 + 0x250,
            _ => return None,
        };
        match SMALL[at as usize]? {
            Some(small) => {
                out.push(small);
                ended = false;
            }
            None if !ended => {
                out.push(' ');
                ended = true;
            }
            None => {}
        }
    }
    if !ended {
        out.push(' ');
    }
    Some(out)
}

/// How much two texts have in common, in hundredths of a per cent: the coefficient of Dice (1945) and Sørensen (1948)
/// on their words, twice those in common over all of both, in whatever order they stand. Capitals do not count, and
/// accents only if asked; in Vietnamese a word here is a syllable.
pub fn likeness(a: &str, b: &str, accents: bool) -> i64 {
    let plain = |text: &str| if accents { alike(text).into_owned() } else { folded(text) };
    let words = |text: &str| {
        let mut words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (words(&plain(a)), words(&plain(b)));
    let (mut at, mut to, mut common) = (0, 0, 0);
    while at < a.len() && to < b.len() {
        match a[at].cmp(&b[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, common) = (at + 1, to + 1, common + 1),
        }
    }
    match a.len() + b.len() {
        0 => 0,
        all => 20_000 * common / all as i64,
    }
}
