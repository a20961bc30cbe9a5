//! Stretches of a text to be replaced, gathered in any order and carried out at once. Knows nothing of YAML.

use std::cmp::Reverse;

use crate::span::Span;

/// Replacements of stretches of one text; no two overlap.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<(Span, Side, String)>);

/// What a new text at a byte goes with. Where several meet, what ends comes before what begins, and the innermost ends
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// With what stands before the byte, that many parts deep.
    Before(Reverse<usize>),
    /// With what stands after it.
    After,
}

impl Splices {
    /// Puts a text in place of a stretch.
    pub(super) fn replace(&mut self, start: usize, end: usize, by: impl Into<String>) {
        self.0.push((Span::new(start, end.max(start)), Side::After, by.into()));
    }

    /// Puts a text after a part that ends before a byte and lies in parts nested `depth` deep. Of several as deep at one
    /// byte the one told first stands first.
    pub(super) fn append(&mut self, at: usize, depth: usize, text: impl Into<String>) {
        self.0.push((Span::new(at, at), Side::Before(Reverse(depth)), text.into()));
    }

    /// Puts a text before a byte. Of several at one byte the one told first stands first.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at, at, text);
    }

    /// Takes a stretch out.
    pub(super) fn remove(&mut self, start: usize, end: usize) {
        self.replace(start, end, "");
    }

    /// The text with everything replaced. What two splices take away is taken away once.
    pub(super) fn carry_out(mut self, text: &str) -> String {
        self.0.sort_by_key(|(span, side, _)| (span.start, span.end, *side));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (span, _, by) in &self.0 {
            out.push_str(&text[at..span.start.max(at)]);
            out.push_str(by);
            at = at.max(span.end);
        }
        out.push_str(&text[at..]);
        out
    }
}
