//! Two procedures side by side: in two columns of a terminal, in Markdown, or in HTML.

use std::fmt::Write as _;

use super::table;
use crate::report::templates::{escape, markdown};
use crate::report::view::differences::{Differences, Head};
use crate::text::Lang;

/// Columns of each side.
const SIDE: usize = 47;

/// Two columns for a terminal, a hundred wide.
pub fn differences(found: &Differences, lang: Lang) -> String {
    let mut out = String::new();
    let both = |out: &mut String, mark: &str, left: &str, right: &str| {
        let (left, right) = (table::wrapped(left, SIDE, ""), table::wrapped(right, SIDE, ""));
        let (mut left, mut right) = (left.lines(), right.lines());
        let mut mark = mark;
        loop {
            let (one, other) = (left.next(), right.next());
            if one.is_none() && other.is_none() {
                break;
            }
            let line = format!("{mark} {}  {}", table::padded(one.unwrap_or(""), SIDE), other.unwrap_or(""));
            let _ = writeln!(out, "{}", line.trim_end());
            mark = " ";
        }
    };
    both(&mut out, " ", &title(&found.left), &title(&found.right));
    both(&mut out, " ", &found.left.name.text, &found.right.name.text);
    for section in &found.sections {
        out.push('\n');
        both(&mut out, " ", &section.name.text.to_uppercase(), "");
        for row in &section.rows {
            let text = |words: &Option<crate::report::view::leaf::Words>| {
                words.as_ref().map_or_else(String::new, |words| words.text.clone())
            };
            both(&mut out, mark(row.moved), &text(&row.left), &text(&row.right));
        }
    }
    let rows: Vec<Vec<String>> = found
        .measures
        .iter()
        .map(|row| {
            let change = if row.change.value == Some(0) { String::new() } else { row.change.text.clone() };
            vec![row.name.text.clone(), row.left.text.clone(), row.right.text.clone(), change]
        })
        .collect();
    let _ = writeln!(out, "\n  {}", lang.pick("CHỈ TIÊU", "MEASURES"));
    out.push_str(&table::figures(&rows, "  "));
    let _ = writeln!(out, "\n{}", summary(found, lang));
    out
}

/// A document of tables.
pub fn differences_in_markdown(found: &Differences, lang: Lang) -> String {
    let mut out = String::new();
    let (left, right) = (markdown(&title(&found.left)), markdown(&title(&found.right)));
    let _ = writeln!(out, "# {left} – {right}\n");
    let _ = writeln!(out, "{}\n", markdown(&summary(found, lang)));
    for section in &found.sections {
        let _ = writeln!(
            out,
            "## {}\n\n| | {left} | {right} |\n| --- | --- | --- |",
            markdown(&section.name.text)
        );
        for row in &section.rows {
            let text = |words: &Option<crate::report::view::leaf::Words>| {
                words.as_ref().map_or_else(String::new, |words| markdown(&words.text))
            };
            let moved = moved(row.moved, lang);
            let _ = writeln!(out, "| {moved} | {} | {} |", text(&row.left), text(&row.right));
        }
        out.push('\n');
    }
    let head = lang.pick("Chỉ tiêu", "Measures");
    let change = lang.pick("Thay đổi", "Change");
    let _ =
        writeln!(out, "## {head}\n\n| {head} | {left} | {right} | {change} |\n| --- | ---: | ---: | ---: |");
    for row in &found.measures {
        let cells =
            [&row.name.text, &row.left.text, &row.right.text, &row.change.text].map(|cell| markdown(cell));
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// One file without anything from outside.
pub fn differences_in_html(found: &Differences, lang: Lang) -> String {
    let mut out = String::new();
    let (left, right) = (title(&found.left), title(&found.right));
    let (left, right) = (escape(&left), escape(&right));
    let _ = writeln!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{left} – {right}</title>\n<style>{STYLE}</style>\n<h1>{left} – {right}</h1>\n<p>{}</p>",
        lang.code(),
        escape(&summary(found, lang))
    );
    for section in &found.sections {
        let _ = writeln!(
            out,
            "<h2>{}</h2>\n<table>\n<thead><tr><th></th><th scope=\"col\">{left}</th><th scope=\"col\">{right}</th></tr></thead>\n<tbody>",
            escape(&section.name.text)
        );
        for row in &section.rows {
            let text = |words: &Option<crate::report::view::leaf::Words>| {
                words.as_ref().map_or_else(String::new, |words| escape(&words.text))
            };
            let _ = writeln!(
                out,
                "<tr class=\"{}\"><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
                row.moved,
                moved(row.moved, lang),
                text(&row.left),
                text(&row.right)
            );
        }
        let _ = writeln!(out, "</tbody>\n</table>");
    }
    let _ = writeln!(out, "<h2>{}</h2>\n<table>\n<tbody>", lang.pick("Chỉ tiêu", "Measures"));
    for row in &found.measures {
        let cells = [&row.left.text, &row.right.text, &row.change.text]
            .map(|cell| format!("<td>{}</td>", escape(cell)));
        let _ = writeln!(out, "<tr><th scope=\"row\">{}</th>{}</tr>", escape(&row.name.text), cells.concat());
    }
    let _ = writeln!(out, "</tbody>\n</table>\n</html>");
    out
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}\
tr.added td:last-child{background:#e6f4ea}tr.removed td{background:#fce8e6}tr.changed td{background:#fef7e0}\
@media print{body{max-width:none;margin:0}}";

fn title(head: &Head) -> String {
    let code = head.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    format!("{}{code}, {}", head.id, head.as_of)
}

fn mark(moved: &str) -> &'static str {
    match moved {
        "kept" => "=",
        "changed" => "~",
        "removed" => "-",
        _ => "+",
    }
}

fn moved(moved: &str, lang: Lang) -> &'static str {
    let (vi, en) = match moved {
        "kept" => ("giữ nguyên", "kept"),
        "changed" => ("thay đổi", "changed"),
        "removed" => ("bỏ", "removed"),
        _ => ("thêm", "added"),
    };
    lang.pick(vi, en)
}

fn summary(found: &Differences, lang: Lang) -> String {
    let Differences { kept, changed, removed, added, .. } = found;
    lang.pick(
        format!("{kept} giữ nguyên (=), {changed} thay đổi (~), {removed} bỏ (-), {added} thêm (+)"),
        format!("{kept} kept (=), {changed} changed (~), {removed} removed (-), {added} added (+)"),
    )
}
