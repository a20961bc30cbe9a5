//! Word files for an office: the annex to a decision and the review form, laid out after Decree 30/2020/NĐ-CP. The one
//! owner of the writer of Word files.

mod annex;
mod benefits;
mod decided;
mod form;
mod head;
mod page;
mod pieces;

use crate::report::docx::page::Page;
use crate::report::view::ReportView;
use crate::text::Lang;

/// The annex “Phương án đơn giản hóa thủ tục hành chính”, as the bytes of a Word file.
pub fn annex(view: &ReportView) -> Vec<u8> {
    let mut page = Page::new(lang(view), "Phương án đơn giản hóa thủ tục hành chính", "Simplification plan");
    annex::write(&mut page, view);
    page.bytes()
}

/// The review form of each procedure, as the bytes of a Word file.
pub fn review_form(view: &ReportView) -> Vec<u8> {
    let mut page = Page::new(lang(view), "Biểu mẫu rà soát thủ tục hành chính", "Review form");
    form::write(&mut page, view);
    page.bytes()
}

fn lang(view: &ReportView) -> Lang {
    if view.lang == "en" { Lang::En } else { Lang::Vi }
}
