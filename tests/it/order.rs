//! The alphabetical order of Vietnamese: letters first, then tones, then capitals.

use proptest::prelude::*;
use rasoat::text::order::order_key;

use crate::laws::law;

/// Whether texts that are given in order are sorted into that order, whatever order they come in.
fn assert_order(texts: &[&str]) {
    for turn in 0..texts.len() {
        let mut sorted: Vec<&str> = texts.iter().rev().copied().collect();
        sorted.rotate_left(turn);
        sorted.sort_by_key(|text| order_key(text));
        assert_eq!(sorted, texts);
    }
}

#[test]
fn letters_stand_in_the_order_of_the_alphabet() {
    let alphabet = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z";
    assert_order(&alphabet.split(' ').collect::<Vec<_>>());
    assert_order(&[
        "An toàn thực phẩm",
        "Ẩm thực",
        "Bảo hiểm",
        "Chứng thực",
        "Công chứng",
        "Cư trú",
        "Dân số",
        "Dược phẩm",
        "Đất đai",
        "Đầu tư",
        "Ê-đê",
        "Giáo dục",
        "Hộ tịch",
        "Môi trường",
        "Nông nghiệp",
        "Ô tô",
        "Ưu đãi người có công",
        "Xây dựng",
        "Y tế",
    ]);
}

#[test]
fn tones_decide_only_where_all_letters_are_equal() {
    assert_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mà b", "ma c", "mă", "mằ", "mâ", "mấ", "mậ", "me"]);
    // The letters of the whole text come before the tone of its first syllable.
    assert_order(&["bà ba", "ba bé"]);
    assert_order(&["hoa giải", "hoà giải", "hòa giải"]);
}

#[test]
fn capitals_decide_last_and_signs_come_first() {
    assert_order(&["Dất", "đất", "Đất", "Đất đai"]);
    assert_order(&["", "a b", "a-b", "a1", "ab", "ă"]);
}

proptest! {
    #![proptest_config(law(256))]

    /// Composed and decomposed accents differ in nothing but the last resort, and equal keys mean equal texts.
    #[test]
    fn the_form_of_accents_does_not_move_a_text(
        a in "[aăâeêoôơuưdđàảãáạấặợBCĐÊ -]{0,6}",
        b in "[aăâeêoôơuưdđàảãáạấặợBCĐÊ -]{0,6}",
    ) {
        let apart = |text: &str| -> String {
            text.chars().map(|c| match c { 'ấ' => "a\u{302}\u{301}".to_owned(), 'ợ' => "o\u{31b}\u{323}".to_owned(), c => c.to_string() }).collect()
        };
        let (one, two) = (order_key(&a).cmp(&order_key(&b)), order_key(&apart(&a)).cmp(&order_key(&b)));
        prop_assert!(one == two || a == b);
        prop_assert_eq!(order_key(&a) == order_key(&b), a == b);
    }
}
