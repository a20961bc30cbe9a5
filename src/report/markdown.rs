//! The report as Markdown, with tables as code hosts draw them.

mod review;

pub use review::review;

use crate::report::templates::{Templates, Unusable};
use crate::report::view::ReportView;
use crate::report::view::inspection::InspectionView;
use crate::report::view::plan::PlanView;

/// The report as Markdown. Nothing that was read from a file is taken as markup.
pub fn render(view: &ReportView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render("report.md.j2", view).map(|text| squeezed(&text))
}

/// A plan as Markdown, by the embedded template.
pub fn plan(view: &PlanView) -> String {
    let text = Templates::default().render_plan("plan.md.j2", view);
    squeezed(&text.expect("the embedded template names only what a plan holds, which its tests check"))
}

/// An inspection as Markdown, through the templates of the run.
pub fn inspection(view: &InspectionView, templates: &Templates) -> Result<String, Box<Unusable>> {
    templates.render_inspection("inspection.md.j2", view).map(|text| squeezed(&text))
}

/// Without trailing blanks and with one empty line where there are several.
fn squeezed(text: &str) -> String {
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
    out
}
