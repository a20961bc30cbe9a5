//! The report as one self-contained page: no network, no script needed, prints on A4.

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;
use crate::report::view::inspection::InspectionView;

/// The report as HTML. Everything that was read from a file is escaped.
pub fn render(view: &ReportView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render("report.html.j2", view)
}

/// An inspection as one page. Everything that was read from a file or a log is escaped.
pub fn inspection(view: &InspectionView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render_inspection("inspection.html.j2", view)
}
