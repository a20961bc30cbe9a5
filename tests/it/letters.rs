//! The quick ways with letters give what the whole ways give, for every letter.

use rasoat::text::{alike, composed, worded};
use unicode_normalization::UnicodeNormalization as _;

/// Every character up to the end of the general punctuation, and the compatibility forms, each in several places.
fn texts() -> impl Iterator<Item = String> {
    let all = (0..0x2100u32).chain(0xf900..0xfb10).filter_map(char::from_u32);
    all.flat_map(|c| [format!("{c}"), format!("a{c}B {c}"), format!("Ế{c}\u{301}"), format!("x {c}{c} y")])
}

#[test]
fn a_text_is_composed_as_the_standard_has_it() {
    for text in texts() {
        assert_eq!(composed(&text), text.nfc().collect::<String>(), "{text:?}");
    }
}

#[test]
fn the_words_of_a_text_are_its_letters_and_digits_by_which_texts_are_alike() {
    for text in texts() {
        let small = alike(&text);
        let words: Vec<&str> =
            small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let whole = if words.is_empty() { " ".to_owned() } else { format!(" {} ", words.join(" ")) };
        assert_eq!(worded(&text), whole, "{text:?}");
    }
}
