//! Each procedure before and after: the cost of a dossier from the two cost sheets, and measures that are not money.

use rust_xlsxwriter::Worksheet;

use super::costs::{CASE, Total};
use super::sheet::{Face, Names, Sheet, cell_of};
use crate::report::view::ReportView;
use crate::report::view::leaf::{Figure, Measured, share};
use crate::text::Lang;

/// Measures beside the cost: their id, and how many of the stored unit make one of the shown.
const MEASURES: [(&str, i64); 5] =
    [("documents", 1), ("certified", 1), ("visits", 1), ("handovers", 1), ("duration", 480)];

/// The sheet.
pub(super) fn sheet(
    view: &ReportView,
    names: &Names,
    lang: Lang,
    before: &[Total],
    after: &[Total],
) -> Worksheet {
    let mut widths = vec![7, 13, 52, 22, 10, 18, 18, 18, 11];
    widths.extend([11; 2 * MEASURES.len()]);
    let mut sheet = Sheet::new(names.comparison, lang, &widths);
    let top = sheet.title(
        lang.pick("So sánh trước và sau đơn giản hóa, theo thủ tục", "Before and after, by procedure"),
        &[lang.pick(
            "Thời gian trên lịch không quy ra tiền (không tính chi phí cơ hội).",
            "Time on the calendar is never turned into money (no opportunity cost).",
        )],
    );
    let (was, is) = (lang.pick("trước", "before"), lang.pick("sau", "after"));
    let mut titles: Vec<String> = [
        lang.pick("STT", "No."),
        lang.pick("Mã số", "Code"),
        lang.pick("Thủ tục", "Procedure"),
        lang.pick("Lĩnh vực", "Sector"),
        lang.pick("Tính vào tổng", "In the sums"),
        lang.pick("Chi phí một hồ sơ, trước (đồng)", "Cost of a dossier, before (VND)"),
        lang.pick("Chi phí một hồ sơ, sau (đồng)", "Cost of a dossier, after (VND)"),
        lang.pick("Tiết kiệm một hồ sơ (đồng)", "Saved on a dossier (VND)"),
        lang.pick("Tỷ lệ", "Share"),
    ]
    .map(str::to_owned)
    .to_vec();
    for (id, per) in MEASURES {
        let row = view.procedures.first().and_then(|one| one.measures.iter().find(|row| row.id == id));
        let name = row.map_or(id, |row| &row.name.text);
        let unit = if per == 1 { "" } else { lang.pick(" (ngày làm việc)", " (working days)") };
        titles.extend([format!("{name}{unit}, {was}"), format!("{name}{unit}, {is}")]);
    }
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    sheet.head(top, &titles);
    for (at, procedure) in view.procedures.iter().enumerate() {
        let row = top + 1 + at as u32;
        sheet.text(row, 0, &procedure.number.to_string(), Face::Text);
        sheet.text(row, 1, procedure.identity.code.as_deref().unwrap_or("–"), Face::Text);
        sheet.text(row, 2, &procedure.identity.name.text, Face::Text);
        sheet.text(row, 3, &procedure.identity.sector.words.text, Face::Text);
        let counted = if procedure.counted { lang.pick("có", "yes") } else { lang.pick("không", "no") };
        sheet.text(row, 4, counted, Face::Text);
        match before[at].per_case.zip(after[at].per_case) {
            Some((b, a)) => {
                let line = row + 1;
                sheet.formula(row, 5, &cell_of(names.before, before[at].row, CASE), b as f64, Face::Money);
                sheet.formula(row, 6, &cell_of(names.after, after[at].row, CASE), a as f64, Face::Money);
                let less = b.saturating_sub(a);
                sheet.formula(row, 7, &format!("F{line}-G{line}"), less as f64, Face::Money);
                let part = share(less, b).unwrap_or(0) as f64 / 10_000.0;
                let formula = format!("IF(F{line}=0,0,ROUND(H{line}/F{line},4))");
                sheet.formula(row, 8, &formula, part, Face::Percent);
            }
            None => (5..=8).for_each(|column| {
                sheet.text(row, column, lang.pick("chưa tính được", "not priced"), Face::Text);
            }),
        }
        for (place, (id, per)) in MEASURES.iter().enumerate() {
            let Some(found) = procedure.measures.iter().find(|row| row.id == *id) else { continue };
            let column = 9 + 2 * place as u16;
            for (column, figure) in [(column, &found.before), (column + 1, &found.after)] {
                measure(&mut sheet, row, column, figure, (found.unit, *per));
            }
        }
    }
    let last = top + view.procedures.len() as u32;
    sheet.filter(top, last);
    sheet.done()
}

fn measure(sheet: &mut Sheet, row: u32, column: u16, figure: &Figure, (unit, per): (Measured, i64)) {
    let face = if unit == Measured::Count { Face::Number } else { Face::Decimal };
    match figure.value {
        Some(value) => sheet.number(row, column, (value as f64 * 100.0 / per as f64).round() / 100.0, face),
        None => sheet.text(row, column, "–", Face::Text),
    }
}
