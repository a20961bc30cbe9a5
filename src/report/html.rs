//! The report as one self-contained page: no network, no script needed, prints on A4.

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;

/// The report as HTML. Everything that was read from a file is escaped.
pub fn render(view: &ReportView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render("report.html.j2", view)
}
