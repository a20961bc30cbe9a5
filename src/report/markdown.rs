//! The report as Markdown, with tables as code hosts draw them.

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;

/// The report as Markdown. Nothing that was read from a file is taken as markup.
pub fn render(view: &ReportView, templates: &Templates) -> Result<String, Box<Unusable>> {
    let text = templates.render("report.md.j2", view)?;
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && std::mem::replace(&mut blank, true) {
            continue;
        }
        blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    Ok(out)
}
