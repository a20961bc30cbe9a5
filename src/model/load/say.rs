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

/// The known word most likely meant; none for a word too long to be a slip, or one whose digits differ: another number
/// is another thing.
pub(super) fn meant<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.is_empty() || written.len() > 4 * LONGEST {
        return None;
    }
    // Cheap checks first: a workspace may know ten thousand names.
    let length = written.chars().count();
    let alike = known.into_iter().filter(|word| {
        word.chars().count().abs_diff(length) <= length / 3 + 1 && digits(word).eq(digits(written))
    });
    nearest(written, alike).filter(|word| *word != written && parts_are_near(written, word))
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

/// Whether a compound is near in each of its parts: `birth-certificate` is no slip for `land-certificate`.
fn parts_are_near(written: &str, word: &str) -> bool {
    let parts = |text: &str| text.split(['-', '_', '/', ' ', '.']).map(str::to_owned).collect::<Vec<_>>();
    let (ours, theirs) = (parts(written), parts(word));
    ours.len() != theirs.len()
        || ours.iter().zip(&theirs).all(|(our, their)| nearest(our, [their.as_str()]).is_some())
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
