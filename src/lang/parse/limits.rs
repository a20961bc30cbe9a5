//! How large the parts of a rule file may be. Nobody reads a rule beyond these; they keep reading one from running away.

use pest::iterators::Pair;

use super::{Production, span};
use crate::diagnostic::Diagnostic;
use crate::source::SourceId;
use crate::span::Span;

/// The most loops of one rule.
const MOST_LOOPS: usize = 10;
/// The longest text in quotes, in bytes.
const LONGEST_TEXT: usize = 4096;
/// The most operations in a row, as in `a + b + c`.
const MOST_OPERATIONS: usize = 100;
/// The most fields in a row, as in `a.b.c`.
const MOST_FIELDS: usize = 20;
/// The most sums and counts, one within the other.
const MOST_SUMS: usize = 32;

/// The first part of a file or search that is too large.
pub(super) fn exceeded(source: SourceId, whole: &Pair<'_, Production>) -> Option<Diagnostic> {
    whole.clone().into_inner().flatten().chain([whole.clone()]).find_map(|pair| {
        let inside = |production| {
            let parts = pair.clone().into_inner();
            parts.filter(move |part| part.as_rule() == production).collect::<Vec<_>>()
        };
        let first_beyond = |parts: Vec<Pair<'_, Production>>, most: usize| parts.get(most).map(span);
        match pair.as_rule() {
            Production::rule | Production::query => {
                let beyond = first_beyond(inside(Production::generator), MOST_LOOPS)?;
                Some(loops().at(source, beyond).help(
                    "chia quy tắc thành nhiều quy tắc, hoặc dùng `some … has (…)`",
                    "split the rule into several, or use `some … has (…)`",
                ))
            }
            Production::string_text if pair.as_str().len() > LONGEST_TEXT => {
                let at = span(&pair).start;
                Some(text().at(source, Span::new(at, at + 1)).help("rút gọn đoạn chữ này", "shorten it"))
            }
            Production::expression => {
                let beyond = first_beyond(inside(Production::add_operator), MOST_OPERATIONS)?;
                Some(operations(source, beyond))
            }
            Production::product => {
                let beyond = first_beyond(inside(Production::multiply_operator), MOST_OPERATIONS)?;
                Some(operations(source, beyond))
            }
            Production::path => {
                let beyond = first_beyond(inside(Production::field), MOST_FIELDS)?;
                Some(
                    fields()
                        .at(source, beyond)
                        .help("đặt tên cho phần đầu bằng `let`", "name the first part with `let`"),
                )
            }
            _ => None,
        }
    })
}

/// Sums and counts within each other need no parentheses; they are counted before anything is read.
pub(super) fn sums(source: SourceId, text: &str) -> Option<Diagnostic> {
    let mut within = 0;
    let mut before = "";
    for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        match (before, word) {
            ("sum" | "min" | "max" | "count" | "share", "of") => within += 1,
            (
                _,
                "let" | "where" | "each" | "flag" | "note" | "propose" | "unless" | "rule" | "define" | "and"
                | "or",
            ) => {
                within = 0;
            }
            _ => {}
        }
        if within > MOST_SUMS {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            return Some(
                Diagnostic::error(
                    "rule-too-deep",
                    format!("các phép tổng hợp lồng nhau quá {MOST_SUMS} lớp"),
                    format!("sums and counts are nested more than {MOST_SUMS} deep"),
                )
                .at(source, Span::new(at, at + word.len()))
                .help("đặt tên cho phần bên trong bằng `let`", "name the inner part with `let`"),
            );
        }
        before = word;
    }
    None
}

fn loops() -> Diagnostic {
    Diagnostic::error(
        "rule-too-many-loops",
        format!("quy tắc có quá {MOST_LOOPS} vòng `for each`"),
        format!("the rule has more than {MOST_LOOPS} loops `for each`"),
    )
}

fn text() -> Diagnostic {
    Diagnostic::error(
        "text-too-long",
        format!("đoạn chữ trong ngoặc kép dài quá {LONGEST_TEXT} byte"),
        format!("the text in quotes is longer than {LONGEST_TEXT} bytes"),
    )
}

fn fields() -> Diagnostic {
    Diagnostic::error(
        "rule-too-deep",
        format!("quá {MOST_FIELDS} trường nối tiếp nhau"),
        format!("more than {MOST_FIELDS} fields in a row"),
    )
}

fn operations(source: SourceId, at: Span) -> Diagnostic {
    Diagnostic::error(
        "rule-too-deep",
        format!("quá {MOST_OPERATIONS} phép tính nối tiếp nhau"),
        format!("more than {MOST_OPERATIONS} operations in a row"),
    )
    .at(source, at)
    .help("đặt tên cho một phần bằng `let`", "name a part with `let`")
}
