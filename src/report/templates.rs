//! The templates, embedded: strict about names, escaped by the kind of file. The one owner of the template engine.

mod labels;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

use crate::model::citation::cited;
use crate::report::swimlane::STYLE;
pub(super) use crate::report::swimlane::escape;
use crate::report::templates::labels::labels;
use crate::report::view::ReportView;
use crate::text::Lang;

/// Every template by name. The name's ending decides how text is escaped.
static TEMPLATES: &[(&str, &str)] = &[
    ("report.html.j2", include_str!("templates/report.html.j2")),
    ("_macros.html.j2", include_str!("templates/_macros.html.j2")),
    ("_summary.html.j2", include_str!("templates/_summary.html.j2")),
    ("_procedures.html.j2", include_str!("templates/_procedures.html.j2")),
    ("_procedure.html.j2", include_str!("templates/_procedure.html.j2")),
    ("_proposal.html.j2", include_str!("templates/_proposal.html.j2")),
    ("_appendix.html.j2", include_str!("templates/_appendix.html.j2")),
    ("report.md.j2", include_str!("templates/report.md.j2")),
    ("_macros.md.j2", include_str!("templates/_macros.md.j2")),
    ("_procedure.md.j2", include_str!("templates/_procedure.md.j2")),
    ("_appendix.md.j2", include_str!("templates/_appendix.md.j2")),
];

/// A report through one of the templates.
pub(super) fn render(template: &str, view: &ReportView) -> String {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let values = context! {
        view => Serde(view),
        t => Serde(labels(lang)),
        lang => view.lang,
        css => Value::from_safe_string(format!("{}{STYLE}", include_str!("templates/report.css"))),
        script => Value::from_safe_string(include_str!("templates/report.js").to_owned()),
    };
    let rendered = environment(lang).get_template(template).and_then(|template| template.render(values));
    rendered
        .expect("the embedded templates name only what a view holds, which the tests of every format check")
}

fn environment(lang: Lang) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.ends_with(".html.j2") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    });
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters do not overlap"));
    environment.add_filter("md", |text: &str| markdown(text));
    environment.add_filter("cited", move |basis: Vec<String>| -> Vec<String> {
        basis.iter().map(|written| cited(written, lang)).collect()
    });
    environment.add_filter("rich", |text: &str| Value::from_safe_string(rich(text)));
    environment.add_filter("lowerfirst", |text: &str| {
        let mut rest = text.chars();
        rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
    });
    environment.add_filter("upperfirst", |text: &str| {
        let mut rest = text.chars();
        rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
    });
    for (name, text) in TEMPLATES {
        let added = environment.add_template(name, text);
        added.expect("the embedded templates are well formed, which the tests of every format check");
    }
    environment
}

/// Text as it may stand anywhere in Markdown, also in a table: nothing of it is markup.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    for (at, c) in text.char_indices() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' => out.extend(['\\', c]),
            '#' | '+' | '-' | '=' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if numbers_a_list(text, at) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Whether what stands before and after would make this mark the number of a list.
fn numbers_a_list(text: &str, at: usize) -> bool {
    let ends = text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    at > 0 && ends && text[..at].bytes().all(|b| b.is_ascii_digit())
}

/// Text as HTML, with what stands in backticks set as code.
fn rich(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    let mut out = String::with_capacity(text.len());
    for (at, part) in parts.iter().enumerate() {
        let code = at % 2 == 1;
        match (paired, code) {
            (true, true) => out.push_str("<code>"),
            (false, _) if at > 0 => out.push('`'),
            _ => {}
        }
        out.push_str(&escape(part));
        if paired && code {
            out.push_str("</code>");
        }
    }
    out
}
