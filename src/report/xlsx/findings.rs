//! Every finding on a line, to be filtered.

use rust_xlsxwriter::Worksheet;

use super::sheet::{Face, Names, Sheet};
use crate::report::view::ReportView;
use crate::report::view::findings::FindingView;
use crate::report::view::procedures::ProcedureView;
use crate::text::Lang;

/// The sheet.
pub(super) fn sheet(view: &ReportView, names: &Names, lang: Lang) -> Worksheet {
    let mut sheet = Sheet::new(names.findings, lang, &[6, 28, 11, 13, 30, 30, 52, 28, 14, 40]);
    let top = sheet.title(lang.pick("Phát hiện", "Findings"), &[]);
    sheet.head(
        top,
        &[
            lang.pick("Số", "No."),
            lang.pick("Quy tắc", "Rule"),
            lang.pick("Mức", "Level"),
            lang.pick("Tiêu chí", "Criterion"),
            lang.pick("Thủ tục", "Procedure"),
            lang.pick("Vị trí", "Place"),
            lang.pick("Nội dung", "What was found"),
            lang.pick("Căn cứ của quy tắc", "Basis of the rule"),
            lang.pick("Xử lý", "Outcome"),
            lang.pick("Phương án đề xuất", "Proposal"),
        ],
    );
    let all = view.findings();
    for (at, (procedure, finding)) in all.iter().enumerate() {
        line(&mut sheet, top + 1 + at as u32, finding, *procedure, lang);
    }
    sheet.filter(top, top + u32::try_from(all.len()).unwrap_or(u32::MAX - top));
    sheet.done()
}

fn line(sheet: &mut Sheet, row: u32, finding: &FindingView, procedure: Option<&ProcedureView>, lang: Lang) {
    let outcome = match finding.outcome {
        "proposed" => lang.pick("đã có phương án", "proposed"),
        "waived" => lang.pick("được chấp nhận, không tính", "waived"),
        "blocked" => lang.pick("chưa đề xuất được", "blocked"),
        _ => lang.pick("để người rà soát xem xét", "left to a person"),
    };
    let made = procedure.into_iter().flat_map(|at| finding.settling(at));
    let changes: Vec<&str> = made.flat_map(|made| &made.changes).map(|change| change.text.as_str()).collect();
    sheet.number(row, 0, finding.number as f64, Face::Number);
    let texts = [
        finding.rule.as_str(),
        &finding.level.words.text,
        &finding.criterion.words.text,
        procedure.map_or(lang.pick("(danh mục)", "(catalog)"), |found| &found.identity.name.text),
        &finding.place.text,
        &finding.message.text,
        &finding.basis.join("; "),
        outcome,
        &changes.join(" "),
    ];
    for (at, text) in texts.into_iter().enumerate() {
        sheet.text(row, at as u16 + 1, text, Face::Text);
    }
}
