//! Columns and paragraphs of plain text, aligned by the width a terminal gives each character.

use crate::text::Lang;

/// Rows of cells as aligned columns, two spaces apart; the last column is as wide as it likes.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    let widths = widths(rows);
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            if at + 1 == row.len() {
                line.push_str(cell);
            } else {
                line.push_str(&padded(cell, widths[at] + 2));
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Rows whose cells after the first are numbers: set to the right.
pub(super) fn figures(rows: &[Vec<String>], indent: &str) -> String {
    let widths = widths(rows);
    let mut out = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (at, cell) in row.iter().enumerate() {
            if at == 0 {
                line.push_str(&padded(cell, widths[0]));
            } else {
                line.push_str(&" ".repeat(widths[at] + 2 - width(cell)));
                line.push_str(cell);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Rows whose first cells are words and whose others are figures, set to the right.
pub(super) fn mixed(rows: &[Vec<String>], words: usize, indent: &str) -> String {
    let widths = widths(rows);
    let mut out = String::new();
    for row in rows {
        let mut line = indent.to_owned();
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                line.push_str("  ");
            }
            if at < words {
                line.push_str(&padded(cell, widths[at]));
            } else {
                line.push_str(&" ".repeat(widths[at] - width(cell)));
                line.push_str(cell);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The width of the widest cell of each column.
fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
    (0..count).map(widest).collect()
}

/// A text set to a width, with spaces behind.
pub(super) fn padded(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// A text cut to a width, with a mark where it was cut.
pub(super) fn clipped(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    let kept: String = text.chars().take(to.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A paragraph broken between words.
pub(super) fn wrapped(text: &str, to: usize, indent: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= to => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

/// Columns of a terminal: texts are composed (NFC), so that Vietnamese takes one column a character.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

/// What stands in place of a cost where hours have no price.
pub(super) fn not_priced(lang: Lang) -> &'static str {
    lang.pick("chưa tính được", "not priced")
}
