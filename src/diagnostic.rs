//! What is wrong with the user's input, as a value: a place, a sentence, one help. Knows nothing of printing.

use crate::source::SourceId;
use crate::span::Span;
use crate::text::{Lang, Text};

/// How much a diagnostic or a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes no exit code by default.
    Info,
    /// Should be looked at.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: &[Severity] = &[Severity::Info, Severity::Warning, Severity::Error];

    /// The word an author writes in a rule, the same in both languages: `info`, `warning`, `error`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// What stands before a complaint.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Severity::Info => lang.pick("thông tin", "info"),
            Severity::Warning => lang.pick("cảnh báo", "warning"),
            Severity::Error => lang.pick("lỗi", "error"),
        }
    }
}

/// A stretch of a source, with what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub source: SourceId,
    /// The stretch to underline.
    pub span: Span,
    /// A few words beside the line; none for a bare underline.
    pub text: Option<Text>,
}

/// A complaint about the input. Messages are lower case, without a final period, the user's words in backticks,
/// and never name a type of the program; help starts with a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// A stable name of the kind of complaint, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong.
    pub message: Text,
    /// Where: the first label is the place, the others are related.
    pub labels: Vec<Label>,
    /// What to do next.
    pub help: Option<Text>,
}

impl Diagnostic {
    /// An error of this kind, without a place yet.
    pub fn error(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: Text::new(vi, en),
            labels: Vec::new(),
            help: None,
        }
    }

    /// A warning of this kind, without a place yet.
    pub fn warning(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, vi, en) }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, source: SourceId, span: Span) -> Self {
        self.labels.push(Label { source, span, text: None });
        self
    }

    /// The same, with a place that has words of its own.
    #[must_use]
    pub fn at_saying(mut self, source: SourceId, span: Span, vi: &str, en: &str) -> Self {
        self.labels.push(Label { source, span, text: Some(Text::new(vi, en)) });
        self
    }

    /// The same, of a text that begins `offset` bytes further on in its file.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        self.labels.iter_mut().for_each(|label| label.span = label.span.shifted(offset));
        self
    }

    /// The same, with a help that starts with a verb.
    #[must_use]
    pub fn help(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Text::new(vi, en));
        self
    }
}
