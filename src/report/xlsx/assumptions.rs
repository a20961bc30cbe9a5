//! What a reader must know to trust a figure: the hourly income in one cell, the defaults, assumptions and sources.

use rust_xlsxwriter::Worksheet;

use super::INCOME;
use super::sheet::{Face, Names, Sheet};
use crate::report::view::ReportView;
use crate::report::view::assumptions::Noted;
use crate::text::Lang;

/// The row and the column of the hourly income.
pub(super) const INCOME_CELL: (u32, u16) = (4, 1);

/// The sheet.
pub(super) fn sheet(view: &ReportView, names: &Names, lang: Lang) -> Worksheet {
    let mut sheet = Sheet::new(names.assumptions, lang, &[34, 36, 46, 46]);
    let remark = lang.pick(
        "Sửa ô màu vàng thì mọi công thức trong tệp tính lại theo mức mới; tên của ô trong công thức:",
        "Change the yellow cell and every formula of the file follows; its name in formulas:",
    );
    let top = sheet.title(
        lang.pick("Giả định và nguồn số liệu", "Assumptions and sources"),
        &[&format!("{remark} {INCOME}")],
    );
    sheet.head(
        top,
        &[
            lang.pick("Nội dung", "What"),
            lang.pick("Giá trị, nơi ghi", "Value, place"),
            lang.pick("Nguồn", "Source"),
            lang.pick("Giả định", "Assumption"),
        ],
    );
    let (mut row, column) = INCOME_CELL;
    debug_assert_eq!(row, top + 1);
    let income = view.procedures.iter().find_map(|procedure| procedure.price.income.as_ref());
    let label = lang.pick("Thu nhập bình quân một giờ làm việc", "Average income for one hour of work");
    match (income, view.assumptions.defaults.first()) {
        (Some(income), _) => {
            let from = format!("{label} ({} {})", lang.pick("từ", "from"), income.date);
            sheet.text(row, 0, &from, Face::Strong);
            sheet.number(row, column, income.amount as f64, Face::Input);
            sheet.text(row, 2, &income.source, Face::Text);
            sheet.text(row, 3, income.assumed.as_deref().unwrap_or(""), Face::Text);
        }
        (None, _) => {
            sheet.text(row, 0, label, Face::Strong);
            sheet.text(row, column, lang.pick("chưa có", "unknown"), Face::Text);
        }
    }
    for default in view.assumptions.defaults.iter().skip(1) {
        row += 1;
        let figures: Vec<&str> = default.figures.iter().map(|figure| figure.text.as_str()).collect();
        sheet.text(row, 0, &default.name.text, Face::Text);
        sheet.text(row, 1, &figures.join("; "), Face::Text);
        sheet.text(row, 2, default.source.as_deref().unwrap_or("–"), Face::Text);
        sheet.text(row, 3, default.assumed.as_deref().unwrap_or("–"), Face::Text);
    }
    for missing in &view.assumptions.missing {
        row += 1;
        sheet.text(row, 0, &missing.name.text, Face::Text);
        sheet.text(
            row,
            1,
            lang.pick("chưa có số liệu, tính bằng 0", "no figure; counts as zero"),
            Face::Text,
        );
        sheet.text(row, 2, "–", Face::Text);
        sheet.text(row, 3, "–", Face::Text);
    }
    row = noted(
        &mut sheet,
        row,
        &view.assumptions.assumed,
        3,
        lang.pick("Giả định trong dữ liệu", "Assumed in the data"),
    );
    noted(
        &mut sheet,
        row,
        &view.assumptions.sources,
        2,
        lang.pick("Nguồn ghi trong dữ liệu", "Sources in the data"),
    );
    sheet.done()
}

/// Remarks, each with the places that make it; the last row.
fn noted(sheet: &mut Sheet, mut row: u32, all: &[Noted], column: u16, label: &str) -> u32 {
    for found in all {
        row += 1;
        sheet.text(row, 0, label, Face::Text);
        let more = found.paths.len().saturating_sub(3);
        let paths: Vec<&str> =
            found.paths.iter().take(3).map(String::as_str).filter(|path| !path.is_empty()).collect();
        let mut place = found.file.clone();
        if !paths.is_empty() {
            place.push_str(&format!(": {}", paths.join(", ")));
        }
        if more > 0 {
            place.push_str(&format!(" (+{more})"));
        }
        sheet.text(row, 1, &place, Face::Text);
        for other in [2, 3] {
            sheet.text(row, other, if other == column { &found.text } else { "" }, Face::Text);
        }
    }
    row
}
