//! Edits lowered to text. An edit is carried out on the model; then the text is changed only where the model as written and
//! the model as wanted differ, so that every kind of edit, also one yet to come, is lowered by this one mechanism.
//!
//! The square law `load(patch(text, e)) == apply(load(text), e)` is checked before a text is handed out.

mod block;
mod brackets;
mod pair;
mod places;
mod render;
mod spelling;
mod splice;
mod walk;

use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::model::catalog::Catalog;
use crate::model::edit::Change;
use crate::model::edit::apply::{Inapplicable, apply};
use crate::model::load::parse::parse;
use crate::model::load::typed;
use crate::model::procedure::Procedure;
use crate::source::SourceId;
use crate::span::Span;

/// Why a text is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The text cannot be read as a procedure, or holds anchors, aliases, merge keys or tags.
    Unreadable(Vec<Diagnostic>),
    /// A change cannot be carried out.
    Inapplicable(Inapplicable),
    /// The text made does not read as what was wanted, so it is not handed out.
    Differs(Box<Diagnostic>),
}

/// A text after changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patched {
    /// The text.
    pub text: String,
    /// What it says.
    pub procedure: Procedure,
}

/// The text of a procedure after changes, made one after another. `source` is the name complaints carry.
pub fn patch(
    text: &str,
    source: SourceId,
    changes: &[&Change],
    catalog: &Catalog,
) -> Result<Patched, Refused> {
    let mut wanted = read(text, source)?;
    for change in changes {
        apply(&mut wanted, change, catalog).map_err(Refused::Inapplicable)?;
    }
    let text = rewrite(text, source, &wanted)?;
    Ok(Patched { text, procedure: wanted })
}

/// The text with as little changed as it takes to say what is wanted. What means the same stays as it is spelled.
pub fn rewrite(text: &str, source: SourceId, wanted: &Procedure) -> Result<String, Refused> {
    let mark = if text.starts_with(MARK) { MARK } else { "" };
    let body = &text[mark.len()..];
    // With a line break at the very end every line is alike; it is taken away again below.
    let ending = places::line_break(body);
    let whole = if body.is_empty() || body.ends_with('\n') { None } else { Some(format!("{body}{ending}")) };
    let old = whole.as_deref().unwrap_or(body);
    let parsed = parse(old, source);
    let Some(tree) = parsed.tree.filter(|_| parsed.problems.is_empty()) else {
        return Err(Refused::Unreadable(parsed.problems));
    };
    let before = typed::read::<Procedure>(&tree).map_err(|mismatch| unreadable(mismatch.span, source))?;
    let mut walk = walk::Walk::new(old, ending);
    walk.root(&tree, &plain(&before), &plain(wanted));
    let mut new = walk.finish();
    if whole.is_some() {
        new.truncate(new.trim_end_matches(['\r', '\n']).len());
    }
    match read(&new, source) {
        Ok(now) if now == *wanted => Ok(format!("{mark}{new}")),
        Ok(now) => Err(Refused::Differs(Box::new(differs(&plain(&now), &plain(wanted), source, tree.span)))),
        Err(_) => Err(Refused::Differs(Box::new(unread(source, tree.span)))),
    }
}

/// The mark with which some editors begin a file.
const MARK: &str = "\u{feff}";

/// The procedure a text describes.
pub fn read(text: &str, source: SourceId) -> Result<Procedure, Refused> {
    let parsed = parse(text.strip_prefix(MARK).unwrap_or(text), source);
    let Some(tree) = parsed.tree.filter(|_| parsed.problems.is_empty()) else {
        return Err(Refused::Unreadable(parsed.problems));
    };
    typed::read(&tree).map_err(|mismatch| unreadable(mismatch.span, source))
}

/// A procedure as plain values, its keys in the order of the schema.
fn plain(procedure: &Procedure) -> Json {
    serde_json::to_value(procedure).expect("a procedure holds nothing that plain values cannot say")
}

fn unreadable(span: Span, source: SourceId) -> Refused {
    let problem = Diagnostic::error(
        "not-a-procedure",
        "tệp không đọc được thành một thủ tục nên không sửa được",
        "the file does not read as a procedure, so it cannot be changed",
    );
    let problem = problem.help(
        "chạy `rasoat check` và sửa các sai sót của tệp trước",
        "run `rasoat check` and correct the mistakes in the file first",
    );
    Refused::Unreadable(vec![problem.at(source, Span::new(span.start, span.start))])
}

fn unread(source: SourceId, span: Span) -> Diagnostic {
    Diagnostic::error(
        "not-kept",
        "văn bản sau khi sửa không còn đọc được nên tệp được giữ nguyên",
        "the text would no longer read after the change, so the file stays as it is",
    )
    .help("sửa tệp này bằng tay", "change this file by hand")
    .at(source, Span::new(span.start, span.start))
}

fn differs(now: &Json, wanted: &Json, source: SourceId, span: Span) -> Diagnostic {
    let path = first_difference(now, wanted, String::new());
    Diagnostic::error(
        "not-kept",
        format!("văn bản sau khi sửa không nói đúng điều cần nói tại `{path}` nên tệp được giữ nguyên"),
        format!(
            "the text would not say what is meant at `{path}` after the change, so the file stays as it is"
        ),
    )
    .help("sửa tệp này bằng tay", "change this file by hand")
    .at(source, Span::new(span.start, span.start))
}

/// The way to the first value that differs.
fn first_difference(one: &Json, two: &Json, path: String) -> String {
    match (one, two) {
        (Json::Object(a), Json::Object(b)) => {
            let differing = a.keys().chain(b.keys()).find(|key| a.get(*key) != b.get(*key));
            let Some(key) = differing else { return path };
            let dot = if path.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{key}");
            match (a.get(key), b.get(key)) {
                (Some(a), Some(b)) => first_difference(a, b, path),
                _ => path,
            }
        }
        (Json::Array(a), Json::Array(b)) => {
            let at = a.iter().zip(b).position(|(a, b)| a != b);
            match at {
                Some(at) => first_difference(&a[at], &b[at], format!("{path}[{at}]")),
                None => format!("{path}[{}]", a.len().min(b.len())),
            }
        }
        _ => path,
    }
}
