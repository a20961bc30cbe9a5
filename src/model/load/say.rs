//! How complaints repeat what a user wrote, and list what may be written.

use crate::suggest::nearest;

/// The longest word that is repeated in full, in characters.
const LONGEST: usize = 60;

/// The user's words for a message: on one line, without control characters, cut where too long.
pub(super) fn shown(written: &str) -> String {
    let mut out = String::new();
    for (at, c) in written.chars().enumerate() {
        if at == LONGEST {
            out.push('…');
            break;
        }
        out.push(match c {
            '`' => '\'',
            c if c.is_control() => ' ',
            c => c,
        });
    }
    out
}

/// The known word most likely meant; none for a word too long to be a slip.
pub(super) fn meant<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.is_empty() || written.len() > 4 * LONGEST {
        return None;
    }
    nearest(written, known).filter(|word| *word != written)
}

/// Words in backticks, with commas between: `` `a`, `b` ``.
pub(super) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push('`');
        out.push_str(&shown(word));
        out.push('`');
    }
    out
}
