//! Waivers as they are written: `# rasoat: waive RULE[, RULE] [until DATE] -- reason` at the thing it is about, or an
//! entry of a register. Knows which thing a comment stands at, and nothing of rules.

use crate::diagnostic::Diagnostic;
use crate::model::corpus::Place;
use crate::model::date::Date;
use crate::model::load::comments::comments_with;
use crate::model::load::say::{meant, shown};
use crate::model::load::tree::{Entry, Node, Value};
use crate::model::waiver::{Scope, Waiver, WaiverRow};
use crate::source::{Source, SourceId};
use crate::span::Span;

/// What opens a comment to the program.
const HEAD: &str = "rasoat:";
/// What stands before a reason; an editor may have made one dash of two.
const DASHES: [&str; 3] = ["--", "–", "—"];

/// The waivers in the comments of a file.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) waivers: Vec<Waiver>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Whether a line is a comment to the program, and so about what stands below it, however far it is indented.
pub(in crate::model) fn speaks_of_below(line: &str) -> bool {
    let comment = line.trim_start().strip_prefix('#');
    comment.is_some_and(|said| said.trim_start_matches('#').trim_start().starts_with(HEAD))
}

/// Finds the waivers in the comments of a file. One with a mistake waives nothing.
pub(super) fn written(source: &Source, id: SourceId, tree: &Node) -> Written {
    let mut written = Written::default();
    let text = &source.text;
    for comment in comments_with(text, HEAD) {
        let said = comment.slice(text);
        let inner = said.trim_start_matches('#').trim_start();
        let Some(rest) = inner.strip_prefix(HEAD) else { continue };
        let begin = comment.end - rest.len();
        let scope = places(tree, text, comment);
        let read = read(text, Span::new(begin, comment.end), id).and_then(|waiver| match scope.is_empty() {
            false => Ok(Waiver {
                span: comment,
                scope: Scope::Written(scope.into_iter().map(|path| Place { source: id, path }).collect()),
                ..waiver
            }),
            true => Err(Box::new(misplaced().at(id, comment))),
        });
        match read {
            Ok(waiver) => written.waivers.push(waiver),
            Err(problem) => written.problems.push(*problem),
        }
    }
    written
}

/// An entry of a register.
pub(super) fn row(row: WaiverRow, node: &Node, source: SourceId) -> Waiver {
    let span = |key: &str| node.get(key).map_or_else(|| node.name_span(), |value| value.span);
    let scope = match (row.thing, row.procedure) {
        (Some(thing), _) => Scope::Thing(thing, span("thing")),
        (None, Some(procedure)) => {
            Scope::Part { procedure: (procedure, span("procedure")), id: row.id.map(|id| (id, span("id"))) }
        }
        (None, None) => Scope::Nothing,
    };
    Waiver {
        rules: vec![(row.rule, span("rule"))],
        scope,
        reason: row.reason.trim().to_owned(),
        by: Some(row.by),
        until: row.until.map(|day| (day, span("until"))),
        source,
        span: span("rule"),
    }
}

/// Reads what stands after `rasoat:`.
fn read(text: &str, span: Span, source: SourceId) -> Result<Waiver, Box<Diagnostic>> {
    let said = span.slice(text);
    let dash = DASHES.iter().filter_map(|dash| Some((said.find(dash)?, dash.len()))).min();
    let (head, reason) = match dash {
        Some((at, length)) => (&said[..at], said[at + length..].trim()),
        None => (said, ""),
    };
    let words = words(head, span.start);
    let wrong = |span: Span, help: Option<&str>| {
        let problem = Diagnostic::error(
            "waiver-syntax",
            format!("không đọc được chỉ dẫn `{}`", shown(span.slice(text))),
            format!("`{}` cannot be read here", shown(span.slice(text))),
        );
        let form = "# rasoat: waive RULE until YYYY-MM-DD -- …";
        let problem = match help {
            Some(word) => problem.help(format!("viết `{word}`"), format!("write `{word}`")),
            None => problem.help(
                format!("viết theo mẫu `{form}`; phần `until …` có thể bỏ"),
                format!("write it as `{form}`; `until …` may be left out"),
            ),
        };
        Box::new(problem.at(source, span))
    };
    let mut words = words.into_iter();
    match words.next() {
        Some(("waive", _)) => {}
        Some((other, at)) => return Err(wrong(at, meant(other, ["waive"]))),
        None => return Err(wrong(span_of(text, span), None)),
    }
    let mut rules = Vec::new();
    let mut until = None;
    while let Some((word, at)) = words.next() {
        if word == "until" {
            let (day, at) = words.next().ok_or_else(|| wrong(at, None))?;
            let day = Date::parse(day).ok_or_else(|| wrong(at, None))?;
            until = Some((day, at));
            if let Some((_, at)) = words.next() {
                return Err(wrong(at, None));
            }
        } else if word.contains('/') {
            rules.push((word.to_owned(), at));
        } else {
            return Err(wrong(at, meant(word, ["until"])));
        }
    }
    if rules.is_empty() {
        return Err(wrong(span_of(text, span), None));
    }
    if reason.is_empty() {
        return Err(Box::new(reasonless().at(source, span_of(text, span))));
    }
    let (reason, scope) = (reason.to_owned(), Scope::Nothing);
    Ok(Waiver { rules, scope, reason, by: None, until, source, span })
}

/// A waiver without a reason.
pub(super) fn reasonless() -> Diagnostic {
    Diagnostic::error("waiver-reason", "miễn trừ phải có lý do", "a waiver needs a reason")
        .help("thêm `-- lý do` ở cuối chú thích", "add `-- the reason` at the end of the comment")
}

fn misplaced() -> Diagnostic {
    Diagnostic::error(
        "waiver-place",
        "miễn trừ này không đứng ở thành phần nào",
        "this waiver stands at nothing it could be about",
    )
    .help(
        "đặt chú thích ở dòng của thành phần hồ sơ, bước … hoặc ngay trên dòng đó; ngay trên `procedure:` để áp dụng cho cả thủ tục",
        "put the comment on the line of the document, step … or directly above it; above `procedure:` for the whole procedure",
    )
}

/// The words of a text that begins at a byte; commas part them too.
fn words(text: &str, begin: usize) -> Vec<(&str, Span)> {
    let parts = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    parts
        .map(|word| {
            let at = begin + (word.as_ptr() as usize - text.as_ptr() as usize);
            (word, Span::new(at, at + word.len()))
        })
        .collect()
}

/// A stretch without the blanks before it; one character before where there is nothing else.
fn span_of(text: &str, span: Span) -> Span {
    let blanks = span.slice(text).len() - span.slice(text).trim_start().len();
    let start = span.start + blanks;
    if start < span.end { Span::new(start, span.end) } else { Span::new(span.start - HEAD.len(), span.end) }
}

/// The ways into the file to what a comment is about: the things that begin on its line, or the one that holds it; of
/// a comment on a line of its own the next line that is no comment.
fn places(tree: &Node, text: &str, comment: Span) -> Vec<String> {
    let start_of = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start_of(comment.start)..comment.start].trim();
    let mut line = start_of(comment.start);
    if before.is_empty() || before == "-" {
        loop {
            let Some(next) = text[line..].find('\n').map(|at| line + at + 1) else { return Vec::new() };
            line = next;
            if !text[line..].trim_start_matches([' ', '\t']).starts_with('#') {
                break;
            }
        }
    }
    let end = text[line..].find('\n').map_or(text.len(), |at| line + at);
    let Value::Map(entries) = &tree.value else { return Vec::new() };
    let on_line = |at: usize| (line..=end).contains(&at);
    if entries.iter().any(|entry| entry.key == "procedure" && on_line(entry.key_span.start)) {
        return vec![String::new()];
    }
    let targets: Vec<(String, Span)> = entries.iter().flat_map(targets).collect();
    let begun: Vec<String> =
        targets.iter().filter(|(_, span)| on_line(span.start)).map(|(path, _)| path.clone()).collect();
    if !begun.is_empty() {
        return begun;
    }
    let first = line + (text[line..end].len() - text[line..end].trim_start().len());
    let holds = |span: &Span| span.start <= first && first < span.end;
    targets.into_iter().filter(|(_, span)| holds(span)).map(|(path, _)| path).collect()
}

/// What a top-level key can be waived by: each of its entries, or the key itself where it is no list.
fn targets(entry: &Entry) -> Vec<(String, Span)> {
    match &entry.value.value {
        Value::List(items) => {
            items.iter().enumerate().map(|(at, item)| (format!("{}[{at}]", entry.key), item.span)).collect()
        }
        _ => vec![(entry.key.clone(), entry.key_span.to(entry.value.span))],
    }
}
