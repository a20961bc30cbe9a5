//! How figures and provisions are written in each language.

use rasoat::report::view::leaf::{Figure, Measured, share};
use rasoat::text::Lang;

use super::fixture::run;

#[test]
fn figures_are_written_as_each_language_writes_them() {
    use Measured::{Count, Minutes, OfficeMinutes, Percent, Vnd};
    let cases = [
        (Some(1_652_000), Vnd, "1.652.000 đồng", "1,652,000 VND", "1,7 triệu"),
        (Some(140_622_426_000), Vnd, "140.622.426.000 đồng", "140,622,426,000 VND", "140,6 tỷ"),
        (Some(-75_000), Vnd, "−75.000 đồng", "−75,000 VND", "−75.000"),
        (Some(1234), Count, "1.234", "1,234", "1.234"),
        (Some(0), OfficeMinutes, "0 ngày làm việc", "0 working days", "0 giờ"),
        (Some(30), OfficeMinutes, "30 phút", "30 minutes", "0,5 giờ"),
        (Some(240), OfficeMinutes, "4 giờ làm việc", "4 hours", "4 giờ"),
        (Some(480), OfficeMinutes, "1 ngày làm việc", "1 working day", "1 ngày"),
        (Some(6000), OfficeMinutes, "12,5 ngày làm việc", "12.5 working days", "12,5 ngày"),
        (Some(479_999), OfficeMinutes, "1.000 ngày làm việc", "1,000 working days", "1.000 ngày"),
        (Some(90), Minutes, "1,5 giờ", "1.5 hours", "1,5 giờ"),
        (Some(7164), Percent, "71,64 %", "71.64 %", "71,64 %"),
        (None, Vnd, "–", "–", "–"),
    ];
    for (value, unit, vi, en, short) in cases {
        let figure = Figure::of(value, unit, Lang::Vi);
        assert_eq!((figure.text.as_str(), figure.short.as_str()), (vi, short));
        assert_eq!(Figure::of(value, unit, Lang::En).text, en);
    }
    assert_eq!(Figure::change(Some(5), Count, Lang::Vi).text, "+5");
    assert_eq!(Figure::change(Some(0), Count, Lang::Vi).text, "0");
}

#[test]
fn shares_are_rounded_half_away_from_zero_and_nothing_has_no_share() {
    assert_eq!(share(1, 3), Some(3333));
    assert_eq!(share(2, 3), Some(6667));
    assert_eq!(share(-1, 8), Some(-1250));
    assert_eq!(share(1, -20_000), Some(-1));
    assert_eq!(share(1, 20_001), Some(0));
    assert_eq!(share(1, 0), None);
    assert_eq!(share(i64::MAX, 1), None, "too large to write");
}

#[test]
fn provisions_are_cited_as_official_texts_cite_them() {
    let cited = |lang| {
        let view = run().view(lang);
        let old = view.procedures.into_iter().find(|procedure| procedure.id == "permit").unwrap();
        let provisions = old.proposals.into_iter().flat_map(|proposal| proposal.provisions);
        provisions
            .map(|provision| {
                let title = provision.title.map(|title| title.text).unwrap_or_default();
                (provision.text.text, title, provision.authority.unwrap().code)
            })
            .collect::<Vec<_>>()
    };
    let owned =
        |(text, title, code): (&str, &str, &str)| (text.to_owned(), title.to_owned(), code.to_owned());
    let vi = [
        ("khoản 2 Điều 46 Nghị định số 175/2024/NĐ-CP", "quy định chi tiết Luật Xây dựng", "government"),
        ("điểm a khoản 21 Điều 3 Luật Đất đai số 31/2024/QH15", "", "national_assembly"),
        ("Phụ lục I 99/2020/TT-BXD", "", "ministry"),
    ];
    assert_eq!(cited(Lang::Vi), vi.map(owned));
    let en = [
        ("article 46(2), Decree 175/2024/NĐ-CP", "on the Construction Law", "government"),
        ("article 3(21)(a), Land Law 31/2024/QH15", "", "national_assembly"),
        ("Annex I, 99/2020/TT-BXD", "", "ministry"),
    ];
    assert_eq!(cited(Lang::En), en.map(owned));
}

#[test]
fn a_paper_that_is_fetched_instead_is_one_row_of_the_dossier() {
    let view = run().view(Lang::En);
    let old = view.procedures.iter().find(|procedure| procedure.id == "permit").unwrap();
    let rows: Vec<_> = old.dossier.iter().map(|row| (row.id.as_str(), row.moved)).collect();
    assert_eq!(rows, [("request", "kept"), ("land-certificate", "fetched")]);
    assert_eq!(old.dossier[1].before.as_ref().unwrap().text, "1 certified copy");
    assert_eq!(old.dossier[1].after.as_ref().unwrap().text, "the agency looks it up in Land register");
}

#[test]
fn findings_say_where_and_what_became_of_them() {
    let view = run().view(Lang::Vi);
    let old = view.procedures.iter().find(|procedure| procedure.id == "permit").unwrap();
    let first = &old.findings[0];
    assert_eq!(first.place.file, "procedures/permit.yaml");
    assert_eq!(first.place.path, "documents[1]");
    assert_eq!((first.place.line, first.place.column), (Some(23), Some(10)));
    assert_eq!((first.outcome, first.settled_by.as_slice()), ("proposed", [1].as_slice()));
    assert_eq!(view.shared[0].outcome, "open");
}
