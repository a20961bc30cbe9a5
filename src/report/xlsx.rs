//! An Excel workbook in which the official cost can be recomputed: every amount is a formula over the figures beside it,
//! with the amount the review found stored in it. The one owner of the writer of Excel files.
//!
//! Formulas use only `+ - * /`, `ROUND`, `SUM`, `IF` and references. A row is rounded to whole đồng, half up, as the
//! review does (`ROUND(…, 0)`; amounts are never negative); everything above a row is a sum or a product of whole numbers.

mod assumptions;
mod comparison;
mod costs;
mod findings;
mod sheet;
mod summary;
pub mod template;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::report::view::ReportView;
use crate::report::xlsx::sheet::Names;
use crate::text::Lang;

/// The name of the cell that holds the hourly income.
pub const INCOME: &str = "thu_nhap_gio";

/// The workbook, as the bytes of a file.
pub fn render(view: &ReportView) -> Vec<u8> {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let names = Names::of(lang);
    let before = costs::sheet(view, &names, lang, costs::When::Before);
    let after = costs::sheet(view, &names, lang, costs::When::After);
    let sheets = [
        summary::sheet(view, &names, lang, &before.totals, &after.totals),
        before.sheet.done(),
        after.sheet.done(),
        comparison::sheet(view, &names, lang, &before.totals, &after.totals),
        assumptions::sheet(view, &names, lang),
        findings::sheet(view, &names, lang),
    ];
    let mut book = Workbook::new();
    book.set_properties(&properties(view));
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    let (row, column) = assumptions::INCOME_CELL;
    let place = format!("='{}'!${}${}", names.assumptions, sheet::letter(column), row + 1);
    book.define_name(INCOME, place.as_str()).expect("the name is plain and the sheet is in the book");
    book.save_to_buffer().expect("a book whose sheets have different names can be written to memory")
}

/// What the file says of itself. It has no date of its own, so that equal reviews give equal files.
fn properties(view: &ReportView) -> DocProperties {
    dateless(&view.title.text)
}

/// The properties of a file without a date of its own.
fn dateless(title: &str) -> DocProperties {
    let properties = DocProperties::new().set_title(title).set_author("rasoat");
    match ExcelDateTime::from_ymd(2000, 1, 1) {
        Ok(date) => properties.set_creation_datetime(&date),
        Err(_) => properties,
    }
}
