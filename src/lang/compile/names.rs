//! What is said of names that are not known, and of values that may be missing.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::Word;
use crate::lang::table::Table;
use crate::lang::vocabulary::{self, kind_name, type_name};
use crate::model::entity::Kind;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Lang;

/// What can be asked with values behind it although no fact publishes it.
pub(super) const OWN_RELATIONS: [&str; 4] = ["working", "or_else", "whole_days", "count"];

/// A column that a table does not have, or does not read.
pub(super) fn unknown_column(source: SourceId, table: &Table, column: &Word) -> Diagnostic {
    let problem = Diagnostic::error(
        "unknown-column",
        format!("bảng `{}` không đọc cột `{}`", table.name, column.node),
        format!("the table `{}` reads no column `{}`", table.name, column.node),
    )
    .at(source, column.span);
    match nearest(&column.node, table.columns.iter().map(|column| column.name.as_str())) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help(
            format!("thêm `{}` vào các cột của `table {}`", column.node, table.name),
            format!("add `{}` to the columns of `table {}`", column.node, table.name),
        ),
    }
}

/// A field that this kind of thing does not have.
pub(super) fn unknown_field(source: SourceId, kind: Kind, field: &Word) -> Diagnostic {
    let problem = Diagnostic::error(
        "unknown-field",
        format!("`{}` không phải là trường của {}", field.node, kind_name(kind, Lang::Vi)),
        format!("`{}` is not a field of a {}", field.node, kind_name(kind, Lang::En)),
    )
    .at(source, field.span);
    if let Some(meant) = vocabulary::nearest_field(kind, &field.node) {
        return problem.help(format!("viết `{meant}`"), format!("write `{meant}`"));
    }
    let others = vocabulary::kinds_with(&field.node);
    if let Some(other) = others.first() {
        return problem.help(
            format!("dùng trường này trên {}", kind_name(*other, Lang::Vi)),
            format!("use it on a {}, which has that field", kind_name(*other, Lang::En)),
        );
    }
    let all = vocabulary::columns_of(kind).map(|column| column.name).collect::<Vec<_>>().join(", ");
    problem.help(format!("chọn một trong: {all}"), format!("choose one of: {all}"))
}

/// A name that nothing gave.
pub(super) fn unknown_name(scope: &Scope, name: &Word) -> Diagnostic {
    let problem = Diagnostic::error(
        "unknown-name",
        format!("tên `{}` chưa được đặt", name.node),
        format!("the name `{}` is not given", name.node),
    )
    .at(scope.source, name.span);
    match scope.nearest_name(&name.node) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help(
            format!("đặt tên bằng `for each {} in …` hoặc `let {} = …`", name.node, name.node),
            format!("name it with `for each {} in …` or `let {} = …`", name.node, name.node),
        ),
    }
}

/// A list of the corpus that does not exist.
pub(super) fn unknown_list(scope: &Scope, name: &Word) -> Diagnostic {
    let lists = || vocabulary::LISTS.iter().map(|(list, _)| *list).chain(scope.shelves.names(true));
    let problem = Diagnostic::error(
        "unknown-list",
        format!("không có danh sách `{}`", name.node),
        format!("there is no list `{}`", name.node),
    )
    .at(scope.source, name.span);
    match nearest(&name.node, lists()) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => {
            let all = lists().collect::<Vec<_>>().join(", ");
            problem.help(format!("chọn một trong: {all}"), format!("choose one of: {all}"))
        }
    }
}

/// A relation that does not exist.
pub(super) fn unknown_relation(scope: &Scope, name: &Word) -> Diagnostic {
    let own = || scope.shelves.names(false).chain(OWN_RELATIONS);
    let known = || vocabulary::relations().map(|relation| relation.name).chain(own());
    let problem = Diagnostic::error(
        "unknown-relation",
        format!("không có quan hệ `{}`", name.node),
        format!("there is no relation `{}`", name.node),
    )
    .at(scope.source, name.span);
    match nearest(&name.node, known()) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => {
            let all = known().collect::<Vec<_>>().join(", ");
            problem.help(format!("chọn một trong: {all}"), format!("choose one of: {all}"))
        }
    }
}

/// A value that may be missing, used as if it were there.
pub(super) fn may_be_missing(source: SourceId, path: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        "may-be-missing",
        format!("`{path}` có thể không có giá trị"),
        format!("`{path}` may be missing"),
    )
    .at(source, span)
    .help(
        format!("viết `where {path} is present` trước đó, hoặc `or_else({path}, …)`"),
        format!("write `where {path} is present` before it, or `or_else({path}, …)`"),
    )
}

/// A field asked of something that is no thing.
pub(super) fn has_no_fields(source: SourceId, path: &str, ty: Type, field: &Word) -> Diagnostic {
    let problem = Diagnostic::error(
        "no-fields",
        format!("`{path}` là {} nên không có trường `{}`", type_name(ty, Lang::Vi), field.node),
        format!("`{path}` is {}, which has no field `{}`", type_name(ty, Lang::En), field.node),
    )
    .at(source, field.span);
    match ty {
        Type::List(_) => problem.help(
            format!("lấy từng phần tử bằng `some x in {path} has (…)` hoặc `for each x in {path}`"),
            format!("take its items with `some x in {path} has (…)` or `for each x in {path}`"),
        ),
        _ => problem.help("bỏ trường này", "remove the field"),
    }
}
