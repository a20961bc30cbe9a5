//! The state of a portfolio as one self-contained page: a screen for a head of office, one or two sheets of A4.

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;

/// The dashboard as HTML. Everything that was read from a file is escaped.
pub fn render(view: &ReportView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render("dashboard.html.j2", view)
}
