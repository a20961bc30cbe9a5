//! The annex and the review form: everything that is proposed and found stands in them once, the sums agree, nothing is
//! answered for a person, and the page is that of an official document.

use rasoat::report::docx;
use rasoat::report::view::ReportView;
use rasoat::report::view::review::questions::QUESTIONS;
use rasoat::text::Lang;

use super::{part, report};

/// The text of a document, a paragraph a line.
fn text(file: &[u8]) -> String {
    let xml = part(file, "word/document.xml");
    let mut out = String::new();
    for paragraph in xml.split("</w:p>") {
        for run in paragraph.split("<w:t ").skip(1) {
            out.push_str(run.split_once('>').unwrap().1.split_once("</w:t>").unwrap().0);
        }
        out.push('\n');
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// Words in the quotation marks of official texts.
fn quoted(words: &str) -> String {
    let mut words = words.replace('«', "“").replace('»', "”");
    while words.contains('`') {
        words = words.replacen('`', "“", 1).replacen('`', "”", 1);
    }
    words
}

fn counted(view: &ReportView) -> impl Iterator<Item = &rasoat::report::view::procedures::ProcedureView> {
    view.procedures.iter().filter(|procedure| procedure.counted)
}

#[test]
fn the_annex_says_every_change_in_the_official_order() {
    let view = report(Lang::Vi);
    let text = text(&docx::annex(view));
    let mut from = 0;
    for wanted in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "PHƯƠNG ÁN ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH",
        "PHẦN I\u{a0}– PHƯƠNG ÁN THUỘC THẨM QUYỀN CỦA ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        "1. Nội dung đơn giản hóa",
        "Lý do: ",
        "2. Kiến nghị thực thi",
        "3. Lợi ích phương án đơn giản hóa",
        "- Chi phí tuân thủ TTHC trước khi đơn giản hóa: ",
        "- Tỷ lệ cắt giảm chi phí: ",
        "PHẦN II\u{a0}– PHƯƠNG ÁN KIẾN NGHỊ",
        "PHẦN III\u{a0}– TỔNG HỢP",
        "Nơi nhận:",
        "Họ và tên",
    ] {
        let at = text[from..].find(wanted).unwrap_or_else(|| panic!("`{wanted}` does not follow"));
        from += at + wanted.len();
    }
    for procedure in counted(view) {
        for change in procedure.proposals.iter().flat_map(|proposal| &proposal.changes) {
            assert!(text.contains(&quoted(&change.text)), "`{}` is missing", change.text);
        }
    }
}

#[test]
fn the_two_parts_of_the_annex_add_up_to_what_the_report_saves() {
    let view = report(Lang::Vi);
    let saved = |benefit: &Option<rasoat::report::view::proposals::Benefit>| {
        benefit.as_ref().and_then(|benefit| benefit.saved.value).unwrap_or(0)
    };
    let total = view.summary.cost.as_ref().unwrap().saved.value.unwrap();
    assert!(total > 0);
    assert_eq!(saved(&view.annex.own.benefit) + saved(&view.annex.upward.benefit), total);
    assert_eq!(saved(&view.annex.total), total);
    let entries = [&view.annex.own, &view.annex.upward].map(|part| {
        part.sectors
            .iter()
            .flat_map(|sector| &sector.entries)
            .map(|entry| entry.proposals.len())
            .sum::<usize>()
    });
    assert_eq!(entries.iter().sum::<usize>(), counted(view).map(|one| one.proposals.len()).sum::<usize>());
    assert!(entries.iter().all(|number| *number > 0), "both parts are looked at");
}

#[test]
fn each_form_asks_the_sixteen_questions_and_answers_none() {
    for lang in [Lang::Vi, Lang::En] {
        let view = report(lang);
        let text = text(&docx::review_form(view));
        let forms = counted(view).count();
        for question in &QUESTIONS {
            assert_eq!(text.matches(question.text(lang)).count(), forms, "{}", question.text(lang));
        }
        assert!(!text.contains('☒') && !text.contains('☑'), "a box is ticked");
        for procedure in counted(view) {
            let mut listed: Vec<usize> =
                procedure.review.iter().flat_map(|answer| answer.findings.iter().copied()).collect();
            listed.sort_unstable();
            let found: Vec<usize> = procedure.findings.iter().map(|finding| finding.number).collect();
            assert_eq!(listed, found, "{}", procedure.id);
            for finding in &procedure.findings {
                assert!(text.contains(&quoted(&finding.message.text)) && text.contains(&finding.rule));
            }
        }
    }
}

#[test]
fn findings_stand_under_the_question_they_bear_on() {
    let view = report(Lang::Vi);
    let mut seen = 0;
    for procedure in counted(view) {
        for finding in &procedure.findings {
            let wanted = match finding.rule.as_str() {
                "documents/held-in-register" | "documents/certified-copy" => 8,
                "deadline/steps-exceed" => 9,
                "documents/other-procedure-output" => 11,
                "legality/condition-in-circular" => 13,
                "fees/no-amount" => 16,
                _ => continue,
            };
            let under = procedure.review.iter().find(|answer| answer.findings.contains(&finding.number));
            assert_eq!(under.map(|answer| answer.question), Some(wanted), "{}", finding.rule);
            seen += 1;
        }
    }
    assert!(seen > 10, "only {seen} findings were looked at");
}

#[test]
fn the_page_is_that_of_an_official_document() {
    let view = report(Lang::Vi);
    for file in [docx::annex(view), docx::review_form(view)] {
        docx_rs::read_docx(&file).unwrap();
        let document = part(&file, "word/document.xml");
        let twips = |mark: &str| -> i64 {
            let tail = document.split_once("<w:pgMar ").unwrap().1.split_once(mark).unwrap().1;
            tail.split('"').nth(1).unwrap().parse().unwrap()
        };
        let mm = |twips: i64| (twips as f64 * 25.4 / 1440.0).round() as i64;
        assert!((20..=25).contains(&mm(twips("w:top="))) && (20..=25).contains(&mm(twips("w:bottom="))));
        assert!((30..=35).contains(&mm(twips("w:left="))) && (15..=20).contains(&mm(twips("w:right="))));
        assert!(
            document.contains("<w:pgSz w:w=\"11905\" w:h=\"16837\""),
            "{}",
            document.split_once("<w:pgSz").unwrap().1.split('>').next().unwrap()
        );
        assert!(document.contains("<w:titlePg") && document.contains("<w:tblHeader />"));
        assert!(document.contains("w:val=\"Heading1\"") && document.contains("<w:cantSplit />"));
        let styles = part(&file, "word/styles.xml");
        assert!(styles.contains("Times New Roman") && styles.contains("w:lang w:val=\"vi-VN\""));
        assert!(
            part(&file, "word/header1.xml").contains("PAGE")
                || part(&file, "word/header2.xml").contains("PAGE")
        );
        assert!(!part(&file, "docProps/core.xml").contains("unknown"));
    }
}

#[test]
fn what_was_written_before_changes_no_byte() {
    let view = report(Lang::Vi);
    let first = docx::annex(view);
    docx::review_form(view);
    assert!(first == docx::annex(view));
}

#[test]
fn what_was_decided_and_what_is_waived_is_said_with_its_reason() {
    use rasoat::report::view::decisions::DecisionView;
    use rasoat::report::view::findings::WaivedView;
    use rasoat::report::view::leaf::{Coded, Day, Words};
    let day = |text: &str| Day { value: "2026-07-01".to_owned(), text: text.to_owned() };
    for (lang, verdict, until) in
        [(Lang::Vi, "không chấp thuận", "đến hết ngày"), (Lang::En, "rejected", "until")]
    {
        let mut view = report(lang).clone();
        let procedure =
            view.procedures.iter_mut().find(|one| one.counted && !one.proposals.is_empty()).unwrap();
        let state = |code: &str, text: &str| Coded { code: code.to_owned(), words: Words::same(text) };
        let decided = |proposal: &str, state, reason: &str| DecisionView {
            proposal: proposal.to_owned(),
            state,
            changes: vec![Words::same("Bỏ bản sao thứ hai.")],
            by: "Chánh Văn phòng".to_owned(),
            reason: reason.to_owned(),
            date: day("01/07/2026"),
            until: None,
            changed: Vec::new(),
        };
        let made = procedure.proposals[0].id.clone();
        procedure.decisions = vec![
            decided(&made, state("accepted", "đã chấp thuận"), "đủ căn cứ pháp lý"),
            decided("zz9zz99", state("rejected", verdict), "cơ sở dữ liệu chưa đầy đủ"),
        ];
        let finding = procedure.findings.iter_mut().find(|finding| finding.waived.is_none()).unwrap();
        finding.waived = Some(WaivedView {
            reason: "chờ Nghị định mới".to_owned(),
            by: Some("Sở Tư pháp".to_owned()),
            until: Some(day("31/12/2026")),
            place: finding.place.clone(),
        });
        let waiver = format!("{until} 31/12/2026 (Sở Tư pháp): chờ Nghị định mới.");
        for file in [docx::annex(&view), docx::review_form(&view)] {
            let text = part(&file, "word/document.xml");
            for said in
                ["đủ căn cứ pháp lý", "cơ sở dữ liệu chưa đầy đủ", "zz9zz99", "Chánh Văn phòng", &waiver]
            {
                assert!(text.contains(said), "{said}");
            }
            assert!(text.to_lowercase().contains(verdict));
        }
        let without = part(&docx::annex(report(lang)), "word/document.xml");
        assert!(!without.contains("PHẦN IV") && !without.contains("PART IV"), "nothing is left out");
    }
}
