//! What templates may do with a text: set it in Markdown or HTML, change its first letter.

use crate::report::swimlane::escape;

/// Text as it may stand anywhere in Markdown, also in a table: nothing of it is markup.
pub(in crate::report) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if numbers_a_list(text, at) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Text as Markdown, with what stands in backticks set as code.
pub(super) fn markdown_with_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) || text.contains('\n') {
        return markdown(text);
    }
    // `markdown` trims; the spaces beside the code are put back.
    let words = |part: &str| {
        let end = &part[part.trim_end().len()..];
        let start = &part[..part.len() - part.trim_start().len()];
        if part.trim().is_empty() { part.to_owned() } else { format!("{start}{}{end}", markdown(part)) }
    };
    let set = parts.iter().enumerate().map(|(at, part)| match at % 2 {
        1 => format!("`{part}`"),
        _ => words(part),
    });
    set.collect()
}

/// Whether what stands before and after would make this mark the number of a list.
fn numbers_a_list(text: &str, at: usize) -> bool {
    let ends = text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    at > 0 && ends && text[..at].bytes().all(|b| b.is_ascii_digit())
}

/// Text as HTML, with what stands in backticks set as code.
pub(super) fn rich(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    let mut out = String::with_capacity(text.len());
    for (at, part) in parts.iter().enumerate() {
        let code = at % 2 == 1;
        match (paired, code) {
            (true, true) => out.push_str("<code>"),
            (false, _) if at > 0 => out.push('`'),
            _ => {}
        }
        out.push_str(&escape(part));
        if paired && code {
            out.push_str("</code>");
        }
    }
    out
}

/// The text with a small first letter.
pub(super) fn lowerfirst(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

/// The text with a capital first letter.
pub(super) fn upperfirst(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
