//! Where things stand in a YAML text: lines, indents, comments, and the dash of a list's item. Knows nothing of changes.

use crate::model::load::waivers::speaks_of_below;

/// The line break a text uses.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The first byte of the line a byte stands on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// One past the line break of the line a byte stands on.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// How many columns stand before a byte on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}

/// Whether nothing but spaces stands before a byte on its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim().is_empty()
}

/// The first byte from here on that is neither white space nor in a comment.
pub(super) fn next_token(text: &str, mut at: usize) -> usize {
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if !text[at..].starts_with('#') {
            return at;
        }
        at = line_end(text, at);
    }
}

/// The comma after a byte, if that is what comes next.
pub(super) fn comma(text: &str, at: usize) -> Option<usize> {
    let next = next_token(text, at);
    text[next..].starts_with(',').then_some(next)
}

/// The first byte of what belongs to a thing at `lead`: of the comment lines directly above it, as far indented as it is,
/// or of its own line. A waiver above it is its own however far it is indented, with the comments between. Nothing before
/// `floor` belongs to it.
pub(super) fn own_start(text: &str, lead: usize, floor: usize) -> usize {
    let mut start = line_start(text, lead);
    let indent = lead - start;
    let mut at = start;
    while at > floor {
        let above = line_start(text, at - 1);
        let line = &text[above..at];
        if !line.trim_start().starts_with('#') || above < floor {
            break;
        }
        let is_next = start == at && line.len() - line.trim_start().len() == indent;
        if is_next || speaks_of_below(line) {
            start = above;
        }
        at = above;
    }
    start
}

/// One past the lines that belong to a thing in column `column` that ends at `end`: the rest of its last line, and comment
/// lines directly below that are indented further, up to a waiver.
pub(super) fn own_end(text: &str, column: usize, end: usize, ceiling: usize) -> usize {
    let mut at = line_end(text, end);
    while at < ceiling {
        let next = line_end(text, at);
        let line = &text[at..next];
        let indent = line.len() - line.trim_start().len();
        if !line.trim_start().starts_with('#') || indent <= column || speaks_of_below(line) {
            break;
        }
        at = next;
    }
    at
}

/// One past the blank lines from here on.
pub(super) fn after_blank_lines(text: &str, mut at: usize) -> usize {
    while at < text.len() && text[at..line_end(text, at)].trim().is_empty() {
        at = line_end(text, at);
    }
    at
}

/// The first byte of the blank lines that end here; `at` begins a line.
pub(super) fn before_blank_lines(text: &str, mut at: usize) -> usize {
    while at > 0 {
        let above = line_start(text, at - 1);
        if !text[above..at].trim().is_empty() {
            break;
        }
        at = above;
    }
    at
}

/// The first waiver that begins a line between two bytes.
pub(super) fn waiver_between(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = line_end(text, start);
    while at < end {
        if speaks_of_below(&text[at..line_end(text, at)]) {
            return Some(at);
        }
        at = line_end(text, at);
    }
    None
}
