//! Whose power it is to amend what a proposal changes.

use rasoat::authority::power;
use rasoat::finding::Amended;
use rasoat::model::catalog::Authority;
use rasoat::model::citation::Citation;
use rasoat::model::settings::Settings;

use super::support::catalog;

fn amended(cited: &[&str]) -> Vec<Amended> {
    let cite =
        |text: &&str| Amended { citation: Citation::parse(text).expect("a citation"), instrument: None };
    cited.iter().map(cite).collect()
}

#[track_caller]
fn check(cited: &[&str], authority: Option<Authority>, order: &[&str]) {
    let settings = Settings { authority: Some("city".into()), ..Settings::default() };
    let power = power(&amended(cited), &catalog(), &settings);
    assert_eq!(power.authority, authority, "{power:#?}");
    let numbers: Vec<&str> = power.instruments.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(numbers, order);
}

#[test]
fn the_farthest_authority_decides_and_the_highest_instrument_comes_first() {
    check(&[], None, &[]);
    check(&["own art 1"], Some(Authority::Own), &["10/2024/QĐ-UBND"]);
    check(
        &["own art 1", "circular art 3", "decree art 46.2", "law art 93"],
        Some(Authority::NationalAssembly),
        &["50/2014/QH13", "175/2024/NĐ-CP", "01/2020/TT-BXD", "10/2024/QĐ-UBND"],
    );
}

#[test]
fn what_the_reviewer_or_one_below_issued_is_its_own_and_others_is_not() {
    check(&["below art 1"], Some(Authority::Own), &["11/2024/QĐ-UBND"]);
    check(&["elsewhere art 1"], Some(Authority::Local), &["12/2024/QĐ-UBND"]);
    check(&["below", "elsewhere"], Some(Authority::Local), &["12/2024/QĐ-UBND", "11/2024/QĐ-UBND"]);
}

#[test]
fn a_ministry_that_reviews_has_power_over_its_circulars() {
    let settings = Settings { authority: Some("ministry".into()), ..Settings::default() };
    let of = |cited| power(&amended(cited), &catalog(), &settings).authority;
    assert_eq!(of(&["circular art 3"]), Some(Authority::Own));
    assert_eq!(of(&["own art 3"]), Some(Authority::Local));
}

#[test]
fn provisions_of_one_instrument_stand_together_however_it_is_cited() {
    let settings = Settings::default();
    let power = power(
        &amended(&["175/2024/NĐ-CP art 9", "decree art 46.2", "decree art 46.2"]),
        &catalog(),
        &settings,
    );
    assert_eq!(power.instruments.len(), 1);
    let shown: Vec<String> = power.instruments[0].provisions.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["175/2024/NĐ-CP art 9", "decree art 46.2"]);
}

#[test]
fn an_instrument_that_no_catalog_lists_is_judged_by_its_number() {
    for (number, authority) in [
        ("31/2024/QH15", Authority::NationalAssembly),
        ("66.7/2025/NQ-CP", Authority::Government),
        ("08/2025/QĐ-TTg", Authority::Government),
        ("02/2017/TT-VPCP", Authority::Ministry),
        ("06/2020/NQ-HĐND", Authority::Local),
        ("không rõ", Authority::Government),
    ] {
        check(&[number], Some(authority), &[number]);
    }
}
