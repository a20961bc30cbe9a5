//! Values that are new in a text, in the style of those beside them.

use serde_json::Value as Json;

use super::spelling::scalar;

/// A value on one line; `inside` brackets more has to be quoted.
pub(super) fn flow(value: &Json, inside: bool) -> String {
    match value {
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| entry(key, value, true)).collect();
            format!("{{{}}}", fields.join(", "))
        }
        other => scalar(other, inside),
    }
}

/// A key with its value on one line.
pub(super) fn entry(key: &str, value: &Json, inside: bool) -> String {
    format!("{key}: {}", flow(value, inside))
}

/// How the items of a list of mappings are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListStyle {
    /// Columns from the key to the dashes; `None` for a list in brackets.
    pub(super) dash: Option<usize>,
    /// Whether each mapping is written in braces.
    pub(super) braces: bool,
}

/// A list with its key, over several lines where its style has it so. The first line has no indent, the last no line break.
pub(super) fn list(key: &str, items: &[Json], style: ListStyle, column: usize, ending: &str) -> String {
    let Some(dash) = style.dash else {
        return entry(key, &Json::Array(items.to_vec()), false);
    };
    let mut out = format!("{key}:");
    for value in items {
        out.push_str(ending);
        out.push_str(&" ".repeat(column + dash));
        out.push_str(&item(value, style.braces, column + dash, 1, ending));
    }
    out
}

/// An item with its dash, which stands in column `column` with `gap` spaces after it.
pub(super) fn item(value: &Json, braces: bool, column: usize, gap: usize, ending: &str) -> String {
    let gap = gap.max(1);
    match value {
        Json::Object(fields) if !braces && !fields.is_empty() => {
            let lines: Vec<String> = fields.iter().map(|(key, value)| entry(key, value, false)).collect();
            let between = format!("{ending}{}", " ".repeat(column + 1 + gap));
            format!("-{}{}", " ".repeat(gap), lines.join(&between))
        }
        other => format!("-{}{}", " ".repeat(gap), flow(other, false)),
    }
}
