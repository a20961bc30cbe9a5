//! The plain YAML that nearly all files are made of, in one pass over the bytes: keys that are words, values on one line,
//! brackets, quotes without escapes, comments. It gives a list of places in the text, from which typed data are read
//! without copying, and the tree that [`super::parse`] would give; or nothing: whatever is out of the ordinary, right or
//! wrong, is left to the whole parser. Never complains of anything.

use std::collections::HashSet;

use crate::model::load::parse::MOST_VALUES;
use crate::model::load::tape::{Kind, Tape, Token};
use crate::span::Span;
use crate::text::is_plainly_composed;

/// The deepest list or mapping read here; less than the whole parser reads.
const DEEPEST: usize = 32;
/// The longest key read here, in bytes; YAML has its own limit, which is higher.
const LONGEST_KEY: usize = 128;
/// The most entries of a mapping that are compared one with one.
const FEW: usize = 24;

/// A plain text, its values found; `None` for one that the whole parser must look at.
pub(super) fn scan(text: &str) -> Option<Tape<'_>> {
    if is_odd(text.as_bytes()) || !is_plainly_composed(text) {
        return None;
    }
    let tape = Tape { text, tokens: Vec::with_capacity(text.len() / 8), has_comments: false };
    let (bytes, keys) = (text.as_bytes(), Vec::new());
    let mut scanner = Scanner { bytes, at: 0, column: None, tape, keys };
    scanner.content()?;
    let indent = scanner.column?;
    scanner.block(indent, 0)?;
    let whole = indent == 0 && scanner.column.is_none() && scanner.tape.tokens.len() <= MOST_VALUES;
    whole.then_some(scanner.tape)
}

/// Whether there is a byte of a character that YAML treats apart: tabs and other controls, line ends of other systems,
/// and everything from U+F000 on, where the byte order mark is.
fn is_odd(bytes: &[u8]) -> bool {
    let control = |byte: u8| (byte < 0x20) & (byte != b'\n') | (byte == 0x7f) | (byte >= 0xef);
    let high = |pair: &[u8]| (pair[0] == 0xc2) & (pair[1] < 0xa0);
    let separator = |three: &[u8]| (three[0] == 0xe2) & (three[1] == 0x80) & (three[2] | 1 == 0xa9);
    bytes.iter().fold(false, |odd, byte| odd | control(*byte))
        || bytes.windows(2).fold(false, |odd, pair| odd | high(pair))
        || bytes.windows(3).fold(false, |odd, three| odd | separator(three))
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The column of the line that begins here; `None` at the end of the text.
    column: Option<usize>,
    tape: Tape<'t>,
    /// The keys of the mappings not yet ended.
    keys: Vec<Span>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn spaces(&mut self) -> usize {
        let start = self.at;
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.at - start
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    /// From the beginning of a line to the next content, past blank lines and comments.
    fn content(&mut self) -> Option<()> {
        loop {
            let column = self.spaces();
            match self.peek() {
                None => {
                    self.column = None;
                    return Some(());
                }
                Some(b'#') => {
                    self.tape.has_comments = true;
                    self.skip_line();
                }
                Some(b'\n') => {}
                Some(_) => {
                    self.column = Some(column);
                    return Some(());
                }
            }
            self.at = (self.at + 1).min(self.bytes.len());
        }
    }

    /// Whether the line holds nothing more than a comment.
    fn line_ends(&self, spaces: usize) -> bool {
        matches!(self.peek(), None | Some(b'\n')) || (self.peek() == Some(b'#') && spaces > 0)
    }

    /// Past the rest of a line on which a value ended, to the next content.
    fn end_line(&mut self) -> Option<()> {
        let spaces = self.spaces();
        if !self.line_ends(spaces) {
            return None;
        }
        self.tape.has_comments |= self.peek() == Some(b'#');
        self.skip_line();
        self.at = (self.at + 1).min(self.bytes.len());
        self.content()
    }

    fn is_dash(&self) -> bool {
        self.peek() == Some(b'-') && matches!(self.bytes.get(self.at + 1), None | Some(b' ' | b'\n'))
    }

    /// Begins a list or mapping; where its token is.
    fn open(&mut self, kind: Kind) -> usize {
        self.tape.tokens.push(Token { kind, start: self.at as u32, end: 0, next: 0, count: 0 });
        self.tape.tokens.len() - 1
    }

    /// Ends it at this byte.
    fn close(&mut self, opened: usize, end: usize, count: usize) -> Option<usize> {
        let next = self.tape.tokens.len() as u32;
        let token = &mut self.tape.tokens[opened];
        (token.end, token.next, token.count) = (end as u32, next, count as u32);
        Some(end)
    }

    fn leaf(&mut self, kind: Kind, start: usize, end: usize) -> Option<usize> {
        let next = self.tape.tokens.len() as u32 + 1;
        self.tape.tokens.push(Token { kind, start: start as u32, end: end as u32, next, count: 0 });
        Some(end)
    }

    // Each of the following reads a value and gives the byte where it ends.

    fn block(&mut self, indent: usize, depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        if self.is_dash() { self.items(indent, depth) } else { self.entries(indent, depth) }
    }

    fn items(&mut self, indent: usize, depth: usize) -> Option<usize> {
        let (list, mut count, mut end) = (self.open(Kind::List), 0, 0);
        while self.column == Some(indent) && self.is_dash() {
            self.at += 1;
            let spaces = self.spaces();
            if self.line_ends(spaces) {
                self.end_line()?;
                let below = self.column.filter(|column| *column > indent)?;
                end = self.block(below, depth + 1)?;
            } else if self.is_dash() || self.key_end().is_some() {
                self.column = Some(indent + 1 + spaces);
                end = self.block(indent + 1 + spaces, depth + 1)?;
            } else {
                end = self.inline(indent, depth + 1)?;
                self.end_line()?;
            }
            count += 1;
            if self.column > Some(indent) {
                return None;
            }
        }
        self.close(list, end, count)
    }

    fn entries(&mut self, indent: usize, depth: usize) -> Option<usize> {
        let (map, before, mut end) = (self.open(Kind::Map), self.keys.len(), 0);
        while self.column == Some(indent) {
            self.key()?;
            let spaces = self.spaces();
            end = if self.line_ends(spaces) {
                self.end_line()?;
                match self.column {
                    Some(column) if column > indent => self.block(column, depth + 1)?,
                    // A list may stand as far to the left as its key.
                    Some(column) if column == indent && self.is_dash() => self.items(indent, depth + 1)?,
                    _ => return None,
                }
            } else {
                let end = self.inline(indent, depth + 1)?;
                self.end_line()?;
                end
            };
            if self.column > Some(indent) {
                return None;
            }
        }
        self.map(map, before, end)
    }

    /// Ends a mapping, if it has a key and none twice.
    fn map(&mut self, map: usize, before: usize, end: usize) -> Option<usize> {
        let text = self.tape.text;
        let keys = &self.keys[before..];
        let word = |key: &Span| &text[key.start..key.end];
        let repeated = if keys.len() <= FEW {
            keys.iter().enumerate().any(|(at, key)| keys[..at].iter().any(|one| word(one) == word(key)))
        } else {
            let mut seen = HashSet::new();
            !keys.iter().all(|key| seen.insert(word(key)))
        };
        let count = keys.len();
        self.keys.truncate(before);
        if repeated { None } else { self.close(map, end, count) }
    }

    /// One past the word that stands here, if it is a key: a colon and a space or the end of the line follow.
    fn key_end(&self) -> Option<usize> {
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(LONGEST_KEY).take_while(|byte| word(byte) || **byte == b'-').count();
        let is_key = rest.first().is_some_and(word)
            && rest.get(length) == Some(&b':')
            && matches!(rest.get(length + 1), None | Some(b' ' | b'\n'));
        is_key.then_some(self.at + length)
    }

    fn key(&mut self) -> Option<()> {
        let span = Span::new(self.at, self.key_end()?);
        self.leaf(Kind::Key, span.start, span.end);
        self.keys.push(span);
        self.at = span.end + 1;
        (!is_nothing(span.slice(self.tape.text))).then_some(())
    }

    /// A value that begins on this line; `indent` is that of the lines around it.
    fn inline(&mut self, indent: usize, depth: usize) -> Option<usize> {
        match self.peek()? {
            b'[' | b'{' => self.brackets(indent, depth),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.plain(false),
        }
    }

    fn quoted(&mut self, quote: u8) -> Option<usize> {
        let start = self.at;
        let inner = &self.bytes[start + 1..];
        let length = inner.iter().position(|byte| matches!(*byte, b'\n' | b'\\') || *byte == quote)?;
        let end = start + 1 + length;
        // A quote written twice is one, and a backslash only between single quotes a sign of itself.
        if self.bytes[end] != quote || self.bytes.get(end + 1) == Some(&b'\'') {
            return None;
        }
        self.at = end + 1;
        self.leaf(Kind::Quoted, start, end + 1)
    }

    /// A scalar without quotes, up to the end of the line, a comment, or in brackets the next sign of them.
    fn plain(&mut self, in_brackets: bool) -> Option<usize> {
        let start = self.at;
        let begins = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80 || b"/(+_".contains(&byte);
        if !begins(self.peek()?) {
            return None;
        }
        loop {
            let next = self.bytes.get(self.at + 1).copied();
            match self.peek() {
                None | Some(b'\n') if in_brackets => return None,
                None | Some(b'\n') => break,
                Some(b':') if matches!(next, None | Some(b' ' | b'\n')) || in_brackets => return None,
                Some(b' ') if next == Some(b'#') && in_brackets => return None,
                Some(b' ') if next == Some(b'#') => break,
                Some(b',' | b']' | b'}') if in_brackets => break,
                Some(b'[' | b'{') if in_brackets => return None,
                Some(_) => self.at += 1,
            }
        }
        let text = self.tape.text[start..self.at].trim_end_matches(' ');
        let kind = if is_nothing(text) { Kind::Null } else { Kind::Plain };
        self.leaf(kind, start, start + text.len())
    }

    fn brackets(&mut self, indent: usize, depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        let is_map = self.peek()? == b'{';
        let close = if is_map { b'}' } else { b']' };
        let (opened, before) = (self.open(if is_map { Kind::Map } else { Kind::List }), self.keys.len());
        let mut count = 0;
        self.at += 1;
        self.gap(indent)?;
        while self.peek()? != close {
            if is_map {
                self.key()?;
            }
            self.spaces();
            match self.peek()? {
                b'[' | b'{' => self.brackets(indent, depth + 1)?,
                quote @ (b'"' | b'\'') => self.quoted(quote)?,
                _ => self.plain(true)?,
            };
            count += 1;
            self.gap(indent)?;
            match self.peek()? {
                b',' => {
                    self.at += 1;
                    self.gap(indent)?;
                    // A comma before the bracket is right, and rare.
                    if self.peek()? == close {
                        return None;
                    }
                }
                byte if byte == close => {}
                _ => return None,
            }
        }
        self.at += 1;
        let end = self.at;
        if is_map { self.map(opened, before, end) } else { self.close(opened, end, count) }
    }

    /// Between the parts of brackets: spaces, and lines further in than what is around the brackets.
    fn gap(&mut self, indent: usize) -> Option<()> {
        let spaces = self.spaces();
        if self.peek() == Some(b'\n') || (self.peek() == Some(b'#') && spaces > 0) {
            self.end_line()?;
            return self.column.filter(|column| *column > indent).map(|_| ());
        }
        Some(())
    }
}

/// Whether a scalar without quotes means that nothing is there.
fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}
