//! A text that was read, and the way from a byte to a line and column a person counts.

use unicode_normalization::UnicodeNormalization;

use crate::span::Span;

/// Which source of a run; an index into its list of sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// One file as it was read, without a byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path from the workspace folder, with `/` between the parts.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A place as a person counts it: both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in characters as a reader sees them: an accent written as its own code point does not count.
    pub column: usize,
}

impl Source {
    /// A source of this name; a byte order mark is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Source { name: name.into(), text }
    }

    /// Line and column of a byte.
    pub fn line_column(&self, byte: usize) -> LineColumn {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &self.text[..byte];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].nfc().count() + 1,
        }
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}
