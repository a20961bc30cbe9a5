//! What is said of names that rule files share.

use super::names::OWN_RELATIONS;
use crate::diagnostic::Diagnostic;
use crate::lang::ast::{Parameter, Word};
use crate::lang::vocabulary;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;

type Place = (SourceId, Span);

/// Whether a name means something in the language itself.
pub(super) fn is_taken(name: &str) -> bool {
    name == "as_of"
        || OWN_RELATIONS.contains(&name)
        || vocabulary::relation(name).is_some()
        || vocabulary::LISTS.iter().any(|(list, _)| *list == name)
}

/// A name that means something in the language itself.
pub(super) fn taken(source: SourceId, name: &Word) -> Diagnostic {
    Diagnostic::error(
        "name-taken",
        format!("`{}` đã có nghĩa trong ngôn ngữ quy tắc", name.node),
        format!("`{}` already means something in the rule language", name.node),
    )
    .at(source, name.span)
    .help("đặt một tên khác", "choose another name")
}

/// A name shared twice.
pub(super) fn twice(again: Place, first: Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "name-twice",
        format!("tên `{name}` được đặt hai lần"),
        format!("the name `{name}` is given twice"),
    )
    .at(again.0, again.1)
    .at_saying(first.0, first.1, "đặt lần đầu ở đây", "first given here")
    .help("đặt một tên khác", "choose another name")
}

/// Columns declared twice in one table.
pub(super) fn columns_twice(source: SourceId, columns: &[Parameter]) -> Vec<Diagnostic> {
    let again = columns.iter().enumerate().filter_map(|(at, column)| {
        let first = columns[..at].iter().find(|first| first.name.node == column.name.node)?;
        Some(twice((source, column.name.span), (source, first.name.span), &column.name.node))
    });
    again.collect()
}

/// A name that no rule asks for.
pub(super) fn unused(source: SourceId, name: &Word, table: bool) -> Diagnostic {
    let (vi, en) = if table { ("bảng", "the table") } else { ("định nghĩa", "the definition") };
    Diagnostic::error(
        "unused-name",
        format!("{vi} `{}` không được quy tắc nào dùng", name.node),
        format!("{en} `{}` is used by no rule", name.node),
    )
    .at(source, name.span)
    .help("bỏ nó, hoặc dùng nó trong một quy tắc", "remove it, or use it in a rule")
}

/// A definition that asks for itself: each name, with the place where it asks for the next.
pub(super) fn round(round: &[(String, SourceId, Span)]) -> Diagnostic {
    let names = round.iter().chain(round.first()).map(|(name, ..)| format!("`{name}`"));
    let way = names.collect::<Vec<_>>().join(" → ");
    let mut problem = Diagnostic::error(
        "define-in-circle",
        format!("định nghĩa này dùng lại chính nó: {way}"),
        format!("this definition asks for itself: {way}"),
    );
    for (at, (name, source, span)) in round.iter().enumerate() {
        let next = &round[(at + 1) % round.len()].0;
        let (vi, en) = (format!("`{name}` dùng `{next}`"), format!("`{name}` asks for `{next}`"));
        problem = problem.at_saying(*source, *span, &vi, &en);
    }
    problem.help(
        "viết lại một trong các định nghĩa mà không dùng định nghĩa kế tiếp",
        "write one of them without the next",
    )
}

/// Definitions that ask for each other in too long a row.
pub(super) fn too_deep(source: SourceId, span: Span, deepest: usize) -> Diagnostic {
    Diagnostic::error(
        "define-too-deep",
        format!("các định nghĩa dùng nhau quá {deepest} lớp"),
        format!("definitions ask for each other more than {deepest} deep"),
    )
    .at(source, span)
    .help("viết thẳng một phần vào đây", "write some of it out here")
}

/// A definition that is too large with what it asks for.
pub(super) fn too_large(source: SourceId, name: &Word) -> Diagnostic {
    Diagnostic::error(
        "define-too-large",
        format!("định nghĩa `{}` quá lớn khi viết đầy đủ", name.node),
        format!("the definition `{}` is too large when written out", name.node),
    )
    .at(source, name.span)
    .help("bớt số lần dùng các định nghĩa khác", "ask for other definitions fewer times")
}

/// A name that a search asks for although it could not be compiled.
pub(super) fn broken(source: SourceId, name: &Word) -> Diagnostic {
    Diagnostic::error(
        "broken-name",
        format!("`{}` chưa dùng được vì tệp quy tắc có lỗi", name.node),
        format!("`{}` cannot be used: its rule file has mistakes", name.node),
    )
    .at(source, name.span)
    .help("chạy `rasoat check` để xem lỗi", "run `rasoat check` to see them")
}

/// A data file that is not there.
pub(super) fn no_file(source: SourceId, file: &Word, beside: &[String]) -> Diagnostic {
    let problem = Diagnostic::error(
        "table-file",
        format!("không có tệp dữ liệu `{}` bên cạnh tệp quy tắc", file.node),
        format!("there is no data file `{}` beside the rule file", file.node),
    )
    .at(source, file.span);
    match nearest(&file.node, beside.iter().map(String::as_str)) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help(
            "đặt tệp CSV vào cùng thư mục hoặc thư mục con, và ghi đường dẫn từ thư mục đó",
            "put the CSV file into the same folder or one below, and write its path from there",
        ),
    }
}
