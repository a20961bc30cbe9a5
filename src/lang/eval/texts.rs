//! Texts in conditions: which text a value is, and whether it mentions another.

use crate::facts::column::Value;
use crate::text::{Lang, worded};

/// The text by which a value is compared: of two languages the Vietnamese.
pub(super) fn text<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Words(text) => Some(text.get(Lang::Vi)),
        _ => None,
    }
}

/// Whether the words of a text stand in another, in either language. Capitals and the form of accents do not matter;
/// accents do, since they make other words.
pub(super) fn mentions(text: &Value<'_>, word: &Value<'_>) -> bool {
    let word = texts(word).next().map(worded).unwrap_or_default();
    word.len() > 1 && texts(text).any(|text| worded(text).contains(&word))
}

fn texts<'v>(value: &'v Value<'_>) -> impl Iterator<Item = &'v str> {
    let (first, second) = match value {
        Value::Text(text) => (Some(*text), None),
        Value::Words(text) => (text.vi.as_deref(), text.en.as_deref()),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}
