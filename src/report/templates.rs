//! The templates, embedded: strict about names, escaped by the kind of file. The one owner of the template engine.

pub(super) mod filters;
mod labels;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, context};
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::citation::cited;
use crate::report::swimlane::STYLE;
pub(super) use crate::report::swimlane::escape;
pub(super) use crate::report::templates::filters::markdown;
use crate::report::templates::labels::labels;
use crate::report::view::ReportView;
use crate::report::view::inspection::InspectionView;
use crate::report::view::plan::PlanView;
use crate::source::{Source, SourceId};
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Lang;

/// Every template by name. The name's ending decides how text is escaped.
static TEMPLATES: &[(&str, &str)] = &[
    ("report.html.j2", include_str!("templates/report.html.j2")),
    ("_macros.html.j2", include_str!("templates/_macros.html.j2")),
    ("_problems.html.j2", include_str!("templates/_problems.html.j2")),
    ("_summary.html.j2", include_str!("templates/_summary.html.j2")),
    ("_plan.html.j2", include_str!("templates/_plan.html.j2")),
    ("_procedures.html.j2", include_str!("templates/_procedures.html.j2")),
    ("_filter.html.j2", include_str!("templates/_filter.html.j2")),
    ("_amendments.html.j2", include_str!("templates/_amendments.html.j2")),
    ("_comparisons.html.j2", include_str!("templates/_comparisons.html.j2")),
    ("_handovers.html.j2", include_str!("templates/_handovers.html.j2")),
    ("_papers.html.j2", include_str!("templates/_papers.html.j2")),
    ("_flow.html.j2", include_str!("templates/_flow.html.j2")),
    ("_procedure.html.j2", include_str!("templates/_procedure.html.j2")),
    ("_proposal.html.j2", include_str!("templates/_proposal.html.j2")),
    ("_appendix.html.j2", include_str!("templates/_appendix.html.j2")),
    ("dashboard.html.j2", include_str!("templates/dashboard.html.j2")),
    ("_groups.html.j2", include_str!("templates/_groups.html.j2")),
    ("report.md.j2", include_str!("templates/report.md.j2")),
    ("_macros.md.j2", include_str!("templates/_macros.md.j2")),
    ("_problems.md.j2", include_str!("templates/_problems.md.j2")),
    ("_procedure.md.j2", include_str!("templates/_procedure.md.j2")),
    ("inspection.html.j2", include_str!("templates/inspection.html.j2")),
    ("inspection.md.j2", include_str!("templates/inspection.md.j2")),
    ("plan.md.j2", include_str!("templates/plan.md.j2")),
    ("_appendix.md.j2", include_str!("templates/_appendix.md.j2")),
    ("language.md.j2", include_str!("templates/language.md.j2")),
    ("rules.md.j2", include_str!("templates/rules.md.j2")),
    ("rule_family.md.j2", include_str!("templates/rule_family.md.j2")),
    ("views.md.j2", include_str!("templates/views.md.j2")),
    ("_reference.md.j2", include_str!("templates/_reference.md.j2")),
];

/// The style sheet of the page, which a house may replace like a template.
const STYLE_SHEET: &str = "report.css";

/// The templates of a run: the embedded ones, some of them replaced by those of a house.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    own: Vec<Source>,
}

/// A template that cannot be used: what is wrong with it, and its text.
#[derive(Debug, thiserror::Error)]
#[error("a template cannot be used")]
pub struct Unusable {
    /// What is wrong; its place is in `sources`.
    pub problem: Diagnostic,
    /// The templates of the house.
    pub sources: Vec<Source>,
}

impl Templates {
    /// Templates of a house, each by the name it replaces. A name that is not embedded may be included by another;
    /// one that is nearly the name of an embedded template is taken for a slip.
    pub fn of_house(own: Vec<Source>) -> Result<Templates, Box<Unusable>> {
        let templates = Templates { own };
        for (at, source) in templates.own.iter().enumerate() {
            let known = || TEMPLATES.iter().map(|(name, _)| *name).chain([STYLE_SHEET]);
            if let Some(meant) =
                nearest(&source.name, known()).filter(|_| known().all(|name| name != source.name))
            {
                let problem = Diagnostic::error(
                    "unknown-template",
                    format!("không có mẫu `{}` để thay", source.name),
                    format!("there is no template `{}` to replace", source.name),
                )
                .at(SourceId(at as u32), Span::default())
                .help(format!("đổi tên tệp thành `{meant}`"), format!("rename the file to `{meant}`"));
                return Err(templates.unusable(problem));
            }
        }
        templates.environment(Lang::default()).map(|_| ())?;
        Ok(templates)
    }

    /// The names of the embedded templates, with their texts.
    pub fn embedded() -> &'static [(&'static str, &'static str)] {
        TEMPLATES
    }

    /// A report through one of the templates.
    pub(super) fn render(&self, template: &str, view: &ReportView) -> Result<String, Box<Unusable>> {
        self.filled(template, view.lang, view.procedures.len(), view)
    }

    /// A plan through one of the templates.
    pub(super) fn render_plan(&self, template: &str, view: &PlanView) -> Result<String, Box<Unusable>> {
        self.filled(template, view.lang, view.groups.len(), view)
    }

    /// An inspection through one of the templates.
    pub(super) fn render_inspection(
        &self,
        template: &str,
        view: &InspectionView,
    ) -> Result<String, Box<Unusable>> {
        self.filled(template, view.lang, view.sections.len(), view)
    }

    fn filled(
        &self,
        template: &str,
        code: &'static str,
        parts: usize,
        view: &impl Serialize,
    ) -> Result<String, Box<Unusable>> {
        let lang = if code == "en" { Lang::En } else { Lang::Vi };
        let values = context! {
            view => Serde(view),
            t => Serde(labels(lang)),
            lang => code,
            css => Value::from_safe_string(format!("{}{STYLE}", self.style())),
            script => Value::from_safe_string(include_str!("templates/report.js").to_owned()),
            sorting => Value::from_safe_string(include_str!("templates/sort.js").to_owned()),
        };
        let mut environment = self.environment(lang)?;
        environment.set_fuel(Some(FUEL_FOR_ALL + FUEL_FOR_EACH * parts as u64));
        let rendered = environment.get_template(template).and_then(|template| template.render(values));
        // No text in a file can hold what steers a terminal; the name of a file can.
        let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        rendered.map(|text| text.replace(steers, " ")).map_err(|error| self.refused(&error))
    }

    /// The style sheet of the page, without that of the pictures.
    fn style(&self) -> &str {
        let own = self.own.iter().find(|source| source.name == STYLE_SHEET);
        own.map_or(include_str!("templates/report.css"), |source| &source.text)
    }

    /// The engine with all templates, those of the house last, so that they replace the embedded ones.
    fn environment(&self, lang: Lang) -> Result<Environment<'_>, Box<Unusable>> {
        let mut environment = plain(lang);
        let own = self.own.iter().filter(|source| source.name != STYLE_SHEET);
        let own = own.map(|source| (source.name.as_str(), source.text.as_str()));
        for (name, text) in TEMPLATES.iter().copied().chain(own) {
            environment.add_template(name, text).map_err(|error| self.refused(&error))?;
        }
        Ok(environment)
    }

    /// What the engine says of a template. An embedded one never fails by itself, which the tests of every format
    /// check, so that what stops one is what a template of the house gave it.
    fn refused(&self, error: &minijinja::Error) -> Box<Unusable> {
        let mut inner = error;
        // The innermost error is the one in the template that was included.
        while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref()) {
            inner = cause;
        }
        let name = inner.name().unwrap_or_default();
        let (vi, en) = reason(inner);
        let line = inner.line().map_or_else(String::new, |line| format!(":{line}"));
        let problem = Diagnostic::error(
            "template",
            format!("không dùng được mẫu `{name}{line}`: {vi}"),
            format!("the template `{name}{line}` cannot be used: {en}"),
        );
        let own = self.own.iter().position(|source| source.name == name);
        let placed = match own.zip(inner.line()) {
            Some((at, line)) => problem.at(SourceId(at as u32), line_span(&self.own[at].text, line)),
            None => problem,
        };
        self.unusable(placed.help(
            "sửa chỗ này; `docs/templates.md` cho biết các tên mà mẫu dùng được",
            "mend this place; `docs/templates.md` lists the names a template may use",
        ))
    }

    fn unusable(&self, problem: Diagnostic) -> Box<Unusable> {
        Box::new(Unusable { problem, sources: self.own.clone() })
    }
}

/// A page of the reference through one of the templates, in both languages.
pub(super) fn page(template: &str, values: &impl serde::Serialize) -> String {
    let values = context! {
        v => Serde(values),
        generated => "Made by `rasoat docs --out docs` from the rules, the grammar and the vocabulary.",
    };
    let embedded = Templates::default();
    let environment = embedded.environment(Lang::Vi).ok();
    let rendered =
        environment.and_then(|all| all.get_template(template).and_then(|one| one.render(values)).ok());
    let text = rendered
        .expect("the embedded templates name only what a page holds, which the test of the pages checks");
    format!("{}\n", text.trim_end())
}

/// Why the engine stopped, in words.
fn reason(error: &minijinja::Error) -> (String, String) {
    let detail = error.detail().map_or_else(String::new, |detail| format!(" ({detail})"));
    let (vi, en) = match error.kind() {
        ErrorKind::SyntaxError => ("sai cú pháp", "it is not well formed"),
        ErrorKind::UndefinedError => ("nhắc đến một tên không có", "it names what does not exist"),
        ErrorKind::TemplateNotFound => ("gọi một mẫu không có", "it includes a template that does not exist"),
        ErrorKind::UnknownFilter => ("dùng một bộ lọc không có", "it uses a filter that does not exist"),
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            ("gọi một hàm không có", "it calls a function that does not exist")
        }
        ErrorKind::OutOfFuel => ("chạy quá lâu", "it runs for too long"),
        _ => ("giá trị không dùng được ở đây", "a value cannot be used here"),
    };
    (format!("{vi}{detail}"), format!("{en}{detail}"))
}

/// The bytes of a line, without what it is indented by; `line` counts from 1.
fn line_span(text: &str, line: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let whole = text[start..].lines().next().unwrap_or_default();
    let indent = whole.len() - whole.trim_start().len();
    Span::new(start + indent, start + whole.trim_end().len().max(indent))
}

/// The engine without templates.
fn plain(lang: Lang) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.ends_with(".html.j2") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    });
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters do not overlap"));
    environment.add_filter("md", filters::markdown);
    environment.add_filter("mdcode", filters::markdown_with_code);
    environment.add_filter("cited", move |basis: Vec<String>| -> Vec<String> {
        basis.iter().map(|written| cited(written, lang)).collect()
    });
    environment.add_filter("rich", |text: &str| Value::from_safe_string(filters::rich(text)));
    environment.add_filter("lowerfirst", filters::lowerfirst);
    environment.add_filter("upperfirst", filters::upperfirst);
    environment
}

/// Instructions a template may take for a report, and more for each of its procedures: about a hundred times what the
/// embedded ones take.
const FUEL_FOR_ALL: u64 = 1_000_000;
const FUEL_FOR_EACH: u64 = 1_000_000;
