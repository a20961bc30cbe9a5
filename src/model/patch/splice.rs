//! Stretches of a text to be replaced, gathered in any order and carried out at once. Knows nothing of YAML.

use crate::span::Span;

/// Replacements of stretches of one text; no two overlap.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<(Span, String)>);

impl Splices {
    /// Puts a text in place of a stretch.
    pub(super) fn replace(&mut self, start: usize, end: usize, by: impl Into<String>) {
        self.0.push((Span::new(start, end.max(start)), by.into()));
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
        self.0.sort_by_key(|(span, _)| (span.start, span.end));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (span, by) in &self.0 {
            out.push_str(&text[at..span.start.max(at)]);
            out.push_str(by);
            at = at.max(span.end);
        }
        out.push_str(&text[at..]);
        out
    }
}
