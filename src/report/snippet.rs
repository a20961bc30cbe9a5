//! A complaint with the user's text underlined, the way rustc draws it. The one user of the crate that draws it.
//!
//! Columns count characters as a reader sees them: the lines shown are composed (NFC) first, so that an accent
//! written as its own code point does not count.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Source, SourceId};
use crate::text::{Lang, Text, composed};

/// The longest excerpt that is drawn, in bytes.
const LONGEST: usize = 20_000;

/// How it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// With terminal colours.
    pub colour: bool,
    /// With box-drawing characters; ASCII otherwise.
    pub boxes: bool,
    /// The width of the terminal in columns; 140 when 0.
    pub width: usize,
}

/// What a drawing shows: a diagnostic, a finding, anything with a place.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'p> {
    /// How much it matters.
    pub severity: Severity,
    /// The name of the kind of complaint, or of the rule.
    pub code: &'p str,
    /// What is wrong.
    pub message: &'p Text,
    /// Where: the first label is the place, the others are related.
    pub labels: &'p [Label],
    /// More to know, each one a sentence.
    pub notes: &'p [Text],
    /// What to do next.
    pub help: Option<&'p Text>,
}

/// Draws a diagnostic.
pub fn render(diagnostic: &Diagnostic, sources: &[Source], lang: Lang, style: Style) -> String {
    let parts = Parts {
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: &diagnostic.message,
        labels: &diagnostic.labels,
        notes: &[],
        help: diagnostic.help.as_ref(),
    };
    draw(parts, sources, lang, style)
}

/// Draws anything that has a message and places, ending in a line break.
pub fn draw(parts: Parts<'_>, sources: &[Source], lang: Lang, style: Style) -> String {
    let title = level(parts.severity, lang).primary_title(parts.message.get(lang)).id(parts.code);
    let mut group = Group::with_title(title);
    for (at, (source, labels)) in shown_together(parts.labels, sources).into_iter().enumerate() {
        group = match excerpt(source, &labels) {
            Some(excerpt) => group.element(excerpt.snippet(source, &labels, at == 0, lang)),
            None => group.element(origin(source, &labels)),
        };
    }
    for note in parts.notes {
        let level = Level::NOTE.with_name(lang.pick("ghi chú", "note"));
        group = group.element(level.message(normalize_untrusted_str(note.get(lang))));
    }
    if let Some(help) = parts.help {
        let level = Level::HELP.with_name(lang.pick("trợ giúp", "help"));
        group = group.element(level.message(normalize_untrusted_str(help.get(lang))));
    }
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(if style.boxes { DecorStyle::Unicode } else { DecorStyle::Ascii });
    let renderer = if style.width > 0 { renderer.term_width(style.width) } else { renderer };
    let mut drawn = renderer.render(&[group]);
    drawn.push('\n');
    drawn
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity.name(lang))
}

/// The labels that are drawn in one excerpt: those of one file, unless they are too far apart.
fn shown_together<'p>(labels: &'p [Label], sources: &'p [Source]) -> Vec<(&'p Source, Vec<&'p Label>)> {
    let mut files: Vec<SourceId> = Vec::new();
    for label in labels {
        if !files.contains(&label.source) {
            files.push(label.source);
        }
    }
    let mut together = Vec::new();
    for id in files {
        let Some(source) = sources.get(id.0 as usize) else { continue };
        let labels: Vec<&Label> = labels.iter().filter(|label| label.source == id).collect();
        if labels.len() < 2 || excerpt(source, &labels).is_some() {
            together.push((source, labels));
        } else {
            together.extend(labels.into_iter().map(|label| (source, vec![label])));
        }
    }
    together
}

/// A place without its text.
fn origin<'s>(source: &'s Source, labels: &[&Label]) -> Origin<'s> {
    let origin = Origin::path(file(source));
    match labels.first() {
        Some(label) if !source.text.is_empty() => {
            let place = source.line_column(label.span.start);
            origin.line(place.line).char_column(place.column)
        }
        _ => origin,
    }
}

/// The lines of a file that its labels need, composed.
struct Excerpt {
    /// Where the lines start in the file, in bytes.
    start: usize,
    /// The number of the first line.
    line: usize,
    /// The lines as they are in the file.
    written: String,
    /// The lines composed.
    shown: String,
}

/// The lines the labels need; `None` where there are none, or too many to be read by anybody.
fn excerpt(source: &Source, labels: &[&Label]) -> Option<Excerpt> {
    let text = source.text.as_str();
    let first = labels.iter().map(|label| boundary(text, label.span.start)).min()?;
    let last = labels.iter().map(|label| boundary(text, label.span.end.max(label.span.start))).max()?;
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let lines = &text[start..end];
    if text.is_empty() || lines.len() > LONGEST {
        return None;
    }
    let written = lines.strip_suffix('\r').unwrap_or(lines).to_owned();
    let shown = composed(&written).into_owned();
    Some(Excerpt { start, line: source.line_column(start).line, written, shown })
}

impl Excerpt {
    fn snippet<'s>(
        &self,
        source: &'s Source,
        labels: &[&'s Label],
        has_primary: bool,
        lang: Lang,
    ) -> Snippet<'s, Annotation<'s>> {
        let mut snippet =
            Snippet::source(self.shown.clone()).path(file(source)).line_start(self.line).fold(true);
        for (at, label) in labels.iter().enumerate() {
            let kind = if has_primary && at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let (from, to) = (self.offset(label.span.start), self.offset(label.span.end));
            let mut annotation = kind.span(from..to.max(from));
            if let Some(text) = &label.text {
                annotation = annotation.label(normalize_untrusted_str(text.get(lang)));
            }
            snippet = snippet.annotation(annotation);
        }
        snippet
    }

    /// Where a byte of the file stands in the lines shown.
    fn offset(&self, byte: usize) -> usize {
        let within = boundary(&self.written, byte.saturating_sub(self.start));
        // A label that ends inside what became one character ends before it.
        boundary(&self.shown, composed(&self.written[..within]).len())
    }
}

/// The nearest start of a character at or before a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The name of a file in one line: a name may hold anything.
fn file(source: &Source) -> String {
    source.name.replace(char::is_control, "\u{fffd}")
}
