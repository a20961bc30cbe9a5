//! The table at the end of the annex: cost before, after, saved, by part, sector and procedure.

use docx_rs::{AlignmentType, TableRow};

use super::annex::roman;
use super::page::{Page, WIDTH_MM};
use super::pieces::{Piece, body, figure_cell, head_row, note, row, table};
use crate::report::view::ReportView;
use crate::report::view::annex::AnnexPart;
use crate::report::view::leaf::Figure;
use crate::report::view::proposals::Benefit;

/// Millimetres of each column.
const WIDTHS: [i32; 6] = [11, WIDTH_MM - 11 - 30 - 30 - 28 - 15, 30, 30, 28, 15];

/// Writes the table, or says that there is nothing to add up.
pub(super) fn table_of(page: &mut Page, view: &ReportView) {
    let parts = [&view.annex.own, &view.annex.upward];
    if parts.iter().all(|part| part.sectors.is_empty()) {
        page.put(body(&[Piece::Plain(page.say("Không có phương án nào.", "There are no proposals."))]));
        return;
    }
    let titles = [
        page.say("STT", "No."),
        page.say("Lĩnh vực, thủ tục", "Sector, procedure"),
        page.say("Trước (đồng/năm)", "Before (đồng/year)"),
        page.say("Sau (đồng/năm)", "After (đồng/year)"),
        page.say("Tiết kiệm (đồng/năm)", "Saved (đồng/year)"),
        page.say("Tỷ lệ", "Share"),
    ];
    let head: Vec<(&str, i32)> = titles.into_iter().zip(WIDTHS).collect();
    let mut rows = vec![head_row(&head)];
    let names = [page.say("PHẦN I", "PART I"), page.say("PHẦN II", "PART II")];
    for (part, name) in parts.into_iter().zip(names) {
        rows.extend(part_rows(view, part, name));
    }
    rows.push(line("", page.say("TỔNG CỘNG", "IN ALL"), view.annex.total.as_ref(), true));
    page.put_table(table(rows, &WIDTHS));
    page.put(note(page.say(
        "Dấu “–”: chưa có số lượng hồ sơ một năm, không cộng vào tổng. Thủ tục có ở cả hai phần: chi phí trước tại Phần\u{a0}II là chi phí còn lại sau Phần\u{a0}I; dòng tổng cộng chỉ tính mỗi thủ tục một lần.",
        "A dash: dossiers a year are not known; not in the sums. Of a procedure in both parts, the cost before in Part\u{a0}II is what Part\u{a0}I leaves; the last line counts it once.",
    )));
}

fn part_rows(view: &ReportView, part: &AnnexPart, name: &str) -> Vec<TableRow> {
    if part.sectors.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![line("", name, part.benefit.as_ref(), true)];
    let mut number = 0;
    for (at, sector) in part.sectors.iter().enumerate() {
        rows.push(line(&roman(at + 1), &sector.sector.words.text, sector.benefit.as_ref(), true));
        for entry in &sector.entries {
            let Some(procedure) = view.procedure(entry.procedure) else { continue };
            number += 1;
            let benefit = Some(&entry.benefit).filter(|benefit| benefit.yearly);
            rows.push(line(&number.to_string(), &procedure.identity.name.text, benefit, false));
        }
    }
    rows
}

fn line(number: &str, name: &str, benefit: Option<&Benefit>, bold: bool) -> TableRow {
    let money =
        |figure: fn(&Benefit) -> &Figure| benefit.map_or("–".to_owned(), |found| bare(figure(found)));
    let texts = [
        (number.to_owned(), AlignmentType::Center),
        (name.to_owned(), AlignmentType::Left),
        (money(|benefit| &benefit.before), AlignmentType::Right),
        (money(|benefit| &benefit.after), AlignmentType::Right),
        (money(|benefit| &benefit.saved), AlignmentType::Right),
        (money(|benefit| &benefit.percent), AlignmentType::Right),
    ];
    let cells = texts.iter().zip(WIDTHS).map(|((text, align), width)| {
        let piece = if bold { Piece::Bold(text) } else { Piece::Plain(text) };
        figure_cell(piece, *align, width)
    });
    row(cells.collect())
}

/// A figure without its unit, which the head of the table gives.
fn bare(figure: &Figure) -> String {
    figure.text.trim_end_matches(" đồng").trim_end_matches(" VND").replace(' ', "\u{a0}")
}
