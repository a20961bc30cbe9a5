//! Text in Vietnamese and English, and the comparison of Vietnamese text.

pub mod order;

use std::borrow::Cow;

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
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
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
