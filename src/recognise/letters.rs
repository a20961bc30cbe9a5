//! A text as a row of plain letters, so that it is compared whatever its spaces, capitals and accents; knows no names.

use crate::text::{composed, taken_apart};

/// What stands between a letter and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: they are of one word.
    #[default]
    None,
    /// A space, a quotation mark or a hyphen.
    Space,
    /// A comma.
    Comma,
    /// A closing bracket.
    Close,
    /// An opening bracket.
    Open,
    /// A stroke.
    Stroke,
    /// A colon.
    Colon,
    /// A semicolon, a period, or a new line.
    Stop,
}

/// One letter or digit, without its accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The plain letter; `y` at the end of a syllable is written `i`, as the two are in Vietnamese.
    pub plain: u8,
    /// What makes it another letter, as [`taken_apart`] counts it.
    pub mark: u8,
    /// Its tone.
    pub tone: u8,
    /// What stands before it.
    pub gap: Gap,
    /// Where its word may be taken to begin: after a gap, or where a capital or digit follows what is neither.
    pub starts: bool,
    /// Where it stands in the composed text, in bytes.
    pub at: usize,
}

/// A text as letters.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    /// The text with composed accents, to which places refer.
    pub text: String,
    /// Its letters.
    pub row: Vec<Letter>,
    /// What stands after the last.
    pub end: Gap,
}

impl Letters {
    /// The letters of a text.
    pub fn of(text: &str) -> Letters {
        let text = composed(text).into_owned();
        let mut row: Vec<Letter> = Vec::with_capacity(text.len());
        let mut gap = Gap::Stop;
        let mut before = ' ';
        let mut inside = bracketed(&text).into_iter().peekable();
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if unicode_normalized_away(c) {
                continue;
            }
            if !c.is_alphanumeric() {
                let next = chars.peek().map(|(_, next)| *next);
                let mut here = gap_of(c, before, next);
                while inside.next_if(|within| within.end < at).is_some() {}
                if here == Gap::Stop && inside.peek().is_some_and(|within| within.contains(&at)) {
                    here = Gap::Comma;
                }
                gap = gap.max(here);
                before = c;
                continue;
            }
            let (mut plain, mark, tone) = taken_apart(c);
            let midst = before.is_alphabetic() && chars.peek().is_some_and(|(_, next)| next.is_lowercase());
            // What a scanner reads for a letter in the middle of a word.
            plain = match plain {
                '0' if midst => 'o',
                '1' if midst => 'l',
                'y' => 'i',
                plain => plain,
            };
            let apart = |c: char| c.is_ascii_digit();
            let turns = gap == Gap::None
                && ((c.is_uppercase() && !before.is_uppercase()) || (apart(c) != apart(before) && !midst));
            row.push(Letter {
                plain: u8::try_from(plain).ok().filter(u8::is_ascii_alphanumeric).unwrap_or(b'?'),
                mark,
                tone,
                gap,
                starts: gap != Gap::None || turns,
                at,
            });
            gap = Gap::None;
            before = c;
        }
        Letters { text, row, end: gap.max(Gap::Stop) }
    }

    /// The plain letters, one byte each.
    pub fn plain(&self) -> Vec<u8> {
        self.row.iter().map(|letter| letter.plain).collect()
    }

    /// Whether a word may begin at this letter, or the text ends before it.
    pub fn parts_at(&self, at: usize) -> bool {
        self.row.get(at).is_none_or(|letter| letter.starts)
    }

    /// What stands before this letter, or at the end.
    pub fn gap_at(&self, at: usize) -> Gap {
        self.row.get(at).map_or(self.end, |letter| letter.gap)
    }

    /// The end of the word that begins at or holds this letter.
    pub fn word_end(&self, at: usize) -> usize {
        (at + 1..self.row.len()).find(|next| self.parts_at(*next)).unwrap_or(self.row.len())
    }
}

/// What stands in brackets on one line, the outermost only: a sentence does not end in there.
fn bracketed(text: &str) -> Vec<std::ops::Range<usize>> {
    let (mut open, mut found): (Vec<usize>, Vec<std::ops::Range<usize>>) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => {
                if let Some(from) = open.pop() {
                    while found.last().is_some_and(|inner| inner.start > from) {
                        found.pop();
                    }
                    found.push(from..at);
                }
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
    found
}

/// Marks that show nothing: soft hyphens, joiners, and combining accents that composing left over.
fn unicode_normalized_away(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

fn gap_of(c: char, before: char, next: Option<char>) -> Gap {
    let number = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
    match c {
        '.' | ',' if number => Gap::Space,
        '\n' | '\r' | ';' | '.' | '•' | '+' | '*' | '…' | '!' | '?' => Gap::Stop,
        '-' | '–' | '—' if !before.is_alphanumeric() && next.is_none_or(|next| !next.is_alphanumeric()) => {
            Gap::Comma
        }
        ':' => Gap::Colon,
        '/' | '\\' | '|' => Gap::Stroke,
        '(' | '[' | '{' => Gap::Open,
        ')' | ']' | '}' => Gap::Close,
        ',' | '、' => Gap::Comma,
        _ => Gap::Space,
    }
}
