//! Messages: words and placeholders, the same values in both languages.

use std::collections::BTreeSet;

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::lang::ast::Word;
use crate::lang::parse;
use crate::lang::rule::Piece;
use crate::span::Span;

/// The pieces of a sentence in Vietnamese and English.
pub(super) fn pieces(scope: &mut Scope, vi: &Word, en: &Word) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let (vi_pieces, vi_values) = sentence(scope, vi)?;
    let (en_pieces, en_values) = sentence(scope, en)?;
    let missing = |values: &BTreeSet<String>, word: &Word, language_vi: &str, language_en: &str| {
        let listed = values.iter().map(|value| format!("`{{{value}}}`")).collect::<Vec<_>>().join(", ");
        Diagnostic::error(
            "placeholder",
            format!("câu {language_vi} thiếu {listed}"),
            format!("the {language_en} sentence lacks {listed}"),
        )
        .at(scope.source, word.span)
        .help("dùng cùng các giá trị trong cả hai ngôn ngữ", "use the same values in both languages")
    };
    let lacks_vi: BTreeSet<String> = en_values.difference(&vi_values).cloned().collect();
    let lacks_en: BTreeSet<String> = vi_values.difference(&en_values).cloned().collect();
    let mut problems = Vec::new();
    if !lacks_vi.is_empty() {
        problems.push(missing(&lacks_vi, vi, "tiếng Việt", "Vietnamese"));
    }
    if !lacks_en.is_empty() {
        problems.push(missing(&lacks_en, en, "tiếng Anh", "English"));
    }
    let sound = problems.is_empty();
    problems.into_iter().for_each(|problem| scope.problem(problem));
    sound.then_some((vi_pieces, en_pieces))
}

fn sentence(scope: &mut Scope, word: &Word) -> Option<(Vec<Piece>, BTreeSet<String>)> {
    let mut pieces = Vec::new();
    let mut values = BTreeSet::new();
    let mut sound = true;
    let mut rest = word.node.as_str();
    let mut at = word.span.start;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|close| open + close) else {
            scope.problem(
                Diagnostic::error("placeholder", "dấu `{` không được đóng", "the `{` is never closed")
                    .at(scope.source, Span::new(at + open, at + open + 1))
                    .help("đóng bằng `}`", "close it with `}`"),
            );
            return None;
        };
        if open > 0 {
            pieces.push(Piece::Words(rest[..open].to_owned()));
        }
        let inside = &rest[open + 1..close];
        match parse::parse_path(scope.source, inside, at + open + 1) {
            Ok(written) => {
                values.insert(inside.trim().to_owned());
                match scope.given(&written) {
                    Some((value, _)) => pieces.push(Piece::Value(value)),
                    None => sound = false,
                }
            }
            Err(problem) => {
                scope.problem(*problem);
                sound = false;
            }
        }
        at += close + 1;
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    sound.then_some((pieces, values))
}
