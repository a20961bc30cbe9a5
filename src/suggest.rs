//! Did you mean: the nearest of the known words.

use crate::text::folded;

/// The known word a person most likely meant, if any is near enough. Accents, case, `_` and `-` are forgiven first;
/// after that about one slip in three letters. The first of equally near words wins.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| folded(text).replace(['_', ' '], "-");
    let wanted = plain(written);
    let allowed = (wanted.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        let distance = strsim::damerau_levenshtein(&wanted, &plain(word));
        if distance <= allowed && best.is_none_or(|(so_far, _)| distance < so_far) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}
