//! The small parsers, each on its own: the traps of glued tables, and that no text stops them.

use proptest::prelude::*;
use rasoat::import::channels::{self, Fee, Time};
use rasoat::import::rows::{Class, classify};
use rasoat::import::{
    agencies, applicants, bases, conditions, dossier, ids, money, numbers, outputs, paper, steps, text,
};
use rasoat::model::duration::{Duration, Unit};
use rasoat::model::procedure::{Action, ChannelKind};

use crate::laws::law;

const PAPERS: &str = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";

fn counts(text: &str) -> Vec<(String, Option<String>, u32, u32)> {
    let split = dossier::split(&format!("--{PAPERS}{text}"));
    let rows = split.tables.into_iter().flat_map(|table| table.rows);
    rows.map(|row| (row.text, row.file, row.originals, row.copies)).collect()
}

#[test]
fn counts_are_told_from_the_figures_in_front_of_them() {
    let row = |text: &str, file: Option<&str>, originals, copies| {
        (text.to_owned(), file.map(str::to_owned), originals, copies)
    };
    for (glued, rows) in [
        ("Đơn theo Mẫu số 181 bản chính", vec![row("Đơn theo Mẫu số 18", None, 1, 0)]),
        (
            "theo Thông tư ngày 01/01/20261 bản chính,1 bản sao",
            vec![row("theo Thông tư ngày 01/01/2026", None, 1, 1)],
        ),
        (
            "Điều 218 của Luật Đất đai năm 20240 bản chính,1 bản sao",
            vec![row("Điều 218 của Luật Đất đai năm 2024", None, 0, 1)],
        ),
        ("theo mẫu BM.NCC.20.031 bản chính", vec![row("theo mẫu BM.NCC.20.03", None, 1, 0)]),
        ("pháp luật Việt Nam 21 bản chính,1 bản sao", vec![row("pháp luật Việt Nam 2", None, 1, 1)]),
        ("Bản vẽ;12 bản chínhẢnh2 bản chính", vec![row("Bản vẽ;", None, 12, 0), row("Ảnh", None, 2, 0)]),
        ("Giấy phép: 01 bản chính1 bản chính", vec![row("Giấy phép: 01 bản chính", None, 1, 0)]),
        (
            "Hóa đơn: 01 bản chính hoặc 02 bản sao;0 bản chính,1 bản sao",
            vec![row("Hóa đơn: 01 bản chính hoặc 02 bản sao;", None, 0, 1)],
        ),
        (
            "Đơn đề nghị.Phụ lục V.docx1 bản chính- Tờ khai1 bản chính",
            vec![row("Đơn đề nghị.", Some("Phụ lục V.docx"), 1, 0), row("- Tờ khai", None, 1, 0)],
        ),
    ] {
        assert_eq!(counts(glued), rows, "{glued}");
    }
}

#[test]
fn tables_keep_their_titles_and_what_follows_the_last() {
    let split = dossier::split(&format!(
        "--{PAPERS}Đơn1 bản chínhTrường hợp cấp lại:{PAPERS}Giấy0 bản chính(Ghi chú cuối)"
    ));
    let titles: Vec<&str> = split.tables.iter().map(|table| table.title.as_str()).collect();
    assert_eq!((titles, split.rest), (vec!["", "Trường hợp cấp lại:"], vec!["(Ghi chú cuối)".to_owned()]));
}

#[test]
fn rows_are_papers_or_remarks() {
    for (text, originals, class) in [
        ("Đơn đề nghị cấp giấy phép", 0, Class::Document),
        ("* Lưu ý: nộp một lần", 1, Class::Note),
        ("Đối với tổ chức:", 0, Class::Note),
        ("Đối với cá nhân: bản sao hộ chiếu", 0, Class::Document),
        ("Người tiếp nhận có trách nhiệm kiểm tra, đối chiếu", 0, Class::Note),
        ("Trường hợp nộp trực tuyến thì giấy tờ phải được chứng thực", 0, Class::Note),
        ("Hàng hóa mẫu", 2, Class::Counted),
        ("Hàng hóa mẫu", 0, Class::Unclear),
    ] {
        let row = dossier::Row { text: text.into(), file: None, originals, copies: 0 };
        assert_eq!(classify(&row), class, "{text}");
    }
}

#[test]
fn ways_to_file_are_told_apart() {
    let table = channels::split(
        "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến1 Ngày làm việcMiễn phíDịch vụ bưu chính75Miễn phíTrực tiếpKhông quy địnhKhông có thông tintại trụ sở",
    );
    let rows: Vec<_> =
        table.rows.iter().map(|row| (row.kind, row.time.clone(), row.remark.as_str())).collect();
    assert_eq!(
        rows,
        [
            (ChannelKind::Online, Time::Length(Duration::of(1, Unit::WorkingDay)), ""),
            (ChannelKind::Post, Time::Words("75".into()), ""),
            (ChannelKind::Counter, Time::Words("Không quy định".into()), "tại trụ sở"),
        ]
    );
    assert!(table.rest.is_empty());
}

#[test]
fn digits_are_shared_between_a_time_and_a_fee_as_the_brackets_say() {
    for (cell, time, figure) in [
        ("Trực tuyến120 VNĐ(20.000 đồng/tờ khai)", "1", 20),
        ("Trực tuyến3020 VNĐ(20.000 đồng)", "30", 20),
        ("Trực tuyến1100,000 VNĐ(100.000 đồng)", "1", 100_000),
    ] {
        let table = channels::split(cell);
        let row = &table.rows[0];
        let Fee::Amounts(amounts) = &row.fee else { panic!("{cell}: {row:?}") };
        assert_eq!((row.time.clone(), amounts[0].figure), (Time::Words(time.into()), Some(figure)), "{cell}");
    }
    assert_eq!(money::in_dong("từ 100.000 đồng đến 1.500.000 VNĐ, 20đ"), [100_000, 1_500_000, 20]);
}

#[test]
fn numbers_end_where_the_next_word_begins() {
    for (glued, expected) in [
        ("Luật 54/2014/QH1354/2014/QH13Nghị định", vec!["54/2014/QH13", "54/2014/QH13"]),
        ("14/2026/NĐ-CPVề việc công bố", vec!["14/2026/NĐ-CP"]),
        ("07/2026/TT-BNNMTquy định", vec!["07/2026/TT-BNNMT"]),
        ("09/2016/TTLT-BTP-BTNMT và 66.7/2025/NQ-CP", vec!["09/2016/TTLT-BTP-BTNMT", "66.7/2025/NQ-CP"]),
        ("ngày 30/6/2025 và 1085/QĐ-TTg", vec!["1085/QĐ-TTg"]),
    ] {
        let found: Vec<String> = numbers::find(glued).into_iter().map(|found| found.number).collect();
        assert_eq!(found, expected, "{glued}");
    }
    assert_eq!(
        numbers::told("175/2024/NĐ-CP").map(|told| (told.rank, told.issuer)),
        Some(("decree", "Chính phủ"))
    );
    assert_eq!(numbers::told("12/ABC"), None);
}

#[test]
fn legal_bases_keep_titles_and_what_has_no_number() {
    let table = bases::split(
        "Tên văn bản pháp lýMã văn bảnLuật Các tổ chức tín dụngLuật số 32/2024/QH1573/2025/TT-NHNNSố 73/2025/TT-NHNNNghị định số 167/2025/NĐ-CP ngày 30/6/2025 của Chính phủ167/2025Luật không số",
    );
    let rows: Vec<_> = table.cited.iter().map(|row| (row.number.as_str(), row.title.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("32/2024/QH15", "Luật Các tổ chức tín dụng"),
            ("73/2025/TT-NHNN", ""),
            ("167/2025/NĐ-CP", "Nghị định số 167/2025/NĐ-CP ngày 30/6/2025 của Chính phủ"),
        ]
    );
    assert_eq!(table.rest, ["Luật không số"]);
}

#[test]
fn results_are_split_at_their_codes() {
    let results = outputs::split(
        "Giấy phépMã: KQ.G17.000296Văn bản từ chốiMã: 000.00.00.G04-KQ0608Từ khóaKhông có thông tinMô tảCó thời hạn 10 năm.Chọn cơ quan thực hiện",
    );
    let issued: Vec<_> = results.issued.iter().map(|one| (one.name.as_str(), one.code.as_deref())).collect();
    assert_eq!(
        issued,
        [("Giấy phép", Some("KQ.G17.000296")), ("Văn bản từ chối", Some("000.00.00.G04-KQ0608"))]
    );
    assert_eq!((results.keywords, results.description.as_deref()), (None, Some("Có thời hạn 10 năm.")));
}

#[test]
fn lists_of_names_survive_their_own_commas() {
    assert_eq!(
        agencies::split(
            "Cục cảnh sát quản lý hành chính về trật tự, xã hội, Công an tỉnh, Sở Văn hóa, Thể thao và Du lịch"
        ),
        [
            "Cục cảnh sát quản lý hành chính về trật tự, xã hội",
            "Công an tỉnh",
            "Sở Văn hóa, Thể thao và Du lịch"
        ]
    );
    let (kinds, rest) = applicants::split(
        "Cán bộ, công chức, viên chức, Tổ chức (không bao gồm doanh nghiệp, HTX), Doanh nghiệp Việt Nam, Thiên thần",
    );
    assert_eq!(
        (kinds, rest),
        (vec!["official".into(), "organisation".into(), "enterprise".into()], vec!["Thiên thần".to_owned()])
    );
    for (name, level) in [
        ("Cục Quản lý xuất nhập cảnh", "central"),
        ("Công an cấp Xã", "commune"),
        ("Sở Xây dựng", "province"),
        ("Bảo hiểm xã hội tỉnh", "province"),
    ] {
        assert_eq!(agencies::level(name, "Cấp bộ"), level, "{name}");
    }
}

#[test]
fn conditions_follow_the_mark_of_their_list() {
    let split = conditions::split("Đáp ứng các điều kiện sau:\n- Có vốn;\n+ bằng tiền;\n- Có người.");
    assert_eq!(
        (split.leads.len(), split.items),
        (1, vec!["Có vốn\n+ bằng tiền;".to_owned(), "Có người.".to_owned()])
    );
    assert!(conditions::split("Không có").items.is_empty());
}

#[test]
fn steps_tell_time_action_and_receipt() {
    let parts = steps::split(
        "Bước 1: Tổ chức, cá nhân nộp hồ sơ tại Sở.\nBước 2: Trong thời hạn năm (05) ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở Xây dựng thẩm định; trường hợp cần thiết kéo dài 30 ngày.",
    );
    let told: Vec<_> = parts.iter().map(|part| (part.does, part.takes, part.from_receipt)).collect();
    assert_eq!(
        told,
        [
            (Some(Action::File), None, false),
            (Some(Action::Appraise), Some(Duration::of(5, Unit::WorkingDay)), true)
        ]
    );
}

#[test]
fn names_of_papers_are_bare() {
    for (text, name) in [
        (
            "- Bản sao có chứng thực hoặc bản sao kèm theo bản chính để đối chiếu Giấy phép lái tàu (nếu có);",
            "Giấy phép lái tàu",
        ),
        ("a) 02 ảnh màu chân dung cỡ 4x6", "Ảnh màu chân dung cỡ 4x6"),
        (
            "Đơn đề nghị cấp giấy phép khai thác theo mẫu số 1 quy định tại Phụ lục VIII",
            "Đơn đề nghị cấp giấy phép khai thác",
        ),
    ] {
        assert_eq!(paper::name(text), name, "{text}");
    }
    assert_eq!(paper::form("Đơn theo Mẫu số 18", None).as_deref(), Some("Mẫu số 18"));
    assert_eq!(paper::form("Tờ khai", Some("Mẫu TP-CC-04.docx")).as_deref(), Some("Mẫu số TP-CC-04"));
    assert_eq!(
        paper::either("Giấy chứng tử của người chết hoặc Quyết định của Tòa án tuyên bố đã chết"),
        ["Giấy chứng tử của người chết", "Quyết định của Tòa án tuyên bố đã chết"]
    );
    assert!(paper::either("Bản chính hoặc bản sao Giấy phép lái tàu").is_empty());
}

#[test]
fn remnants_of_pages_are_gone() {
    let seen = text::clean(
        "<p>Nộp&nbsp;h&#7891; s\u{1a1}<br/>t\u{1ea1}i&amp;nhà</p>\r\n <!-- x --><script>bad()</script> a < b",
    );
    assert_eq!(seen, "Nộp hồ sơ\ntại&nhà\n\na < b");
}

#[test]
fn no_text_stops_a_parser_and_ids_are_plain() {
    let mix = "(Tên giấy tờMẫu đơn, tờ khaiSố lượng|Trực tuyến|Miễn phí|Mã: KQ|Bước 1|[0-9]{1,3} bản chính|[0-9]{1,2}/20[0-9]{2}/|NĐ-CP|QH13|hoặc|\\(|\\)|\\n|,| |\\PC{0,6}){0,24}";
    proptest!(law(400), |(written in mix)| {
        let text = text::clean(&written);
        let again = text::clean(&text);
        prop_assert_eq!(&again, &text);
        for table in dossier::split(&text).tables {
            table.rows.iter().for_each(|row| {
                classify(row);
                paper::name(&row.text);
                paper::form(&row.text, row.file.as_deref());
                paper::either(&row.text);
            });
        }
        channels::split(&text);
        bases::split(&text);
        outputs::split(&text);
        conditions::split(&text);
        steps::split(&text);
        agencies::split(&text);
        applicants::split(&text);
        let id = ids::slug(&written, 24);
        prop_assert!(id.len() <= 24 && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", id);
    });
}
