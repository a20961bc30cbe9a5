//! Names followed by fields: `d.procedure.decides`. Every step is looked up, every missing value asked about.

use std::sync::Arc;

use super::Typed;
use super::names;
use super::scope::{Meaning, Scope, as_of};
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Expr as Written, Form, Word};
use crate::lang::rule::{Expr, Field};
use crate::lang::vocabulary;

/// The value of a path.
pub(super) fn path(scope: &mut Scope, name: &Word, fields: &[Word]) -> Option<Typed> {
    let (mut value, mut ty) = start(scope, name)?;
    let mut walked = name.node.clone();
    ty = known(scope, &walked, ty);
    for field in fields {
        let kind = match ty {
            Type::Entity(kind) => kind,
            Type::Row(table) => {
                (value, ty) = cell(scope, value, table, field)?;
                walked = format!("{walked}.{}", field.node);
                ty = known(scope, &walked, ty);
                continue;
            }
            Type::Optional(_) => {
                scope.problem(names::may_be_missing(scope.source, &walked, name.span.to(field.span)));
                return None;
            }
            _ => {
                scope.problem(names::has_no_fields(scope.source, &walked, ty, field));
                return None;
            }
        };
        let Some(column) = vocabulary::column(kind, &field.node) else {
            scope.problem(names::unknown_field(scope.source, kind, field));
            return None;
        };
        walked = format!("{walked}.{}", field.node);
        value = Expr::Column(Box::new(value), Field(column));
        ty = known(scope, &walked, column.ty);
    }
    Some((value, ty))
}

/// The thing a remark is about: a thing, or a field of one, whose key is then underlined.
pub(super) fn target(scope: &mut Scope, written: &Written) -> Option<(Expr, Option<&'static str>)> {
    let Form::Path(name, fields) = &written.node else { return None };
    let (value, ty) = path(scope, name, fields)?;
    if let Type::Entity(_) = ty {
        return Some((value, None));
    }
    match value {
        Expr::Column(of, field) => Some((*of, Some(field.0.name))),
        _ => {
            scope.problem(
                Diagnostic::error(
                    "flag-target",
                    "chỉ có thể nêu một đối tượng hoặc một trường của nó",
                    "only a thing or one of its fields can be flagged",
                )
                .at(scope.source, written.span)
                .help("nêu tên đã đặt trong `for each`", "name something from a `for each`"),
            );
            None
        }
    }
}

fn start(scope: &mut Scope, name: &Word) -> Option<Typed> {
    match scope.meaning(&name.node) {
        Some(Meaning::Slot(slot, ty)) => Some((Expr::Slot(slot), ty)),
        Some(Meaning::Param(value, ty)) => Some((Expr::Const(value), ty)),
        Some(Meaning::Unknown) => None,
        None if name.node == "as_of" => as_of(scope).map(|day| (day, Type::Date)),
        None => scope.shared_alone(name).unwrap_or_else(|| {
            let problem = names::unknown_name(scope, name);
            scope.problem(problem);
            None
        }),
    }
}

/// A cell of a row.
fn cell(scope: &mut Scope, row: Expr, table: u32, column: &Word) -> Option<Typed> {
    let table = Arc::clone(scope.shelves.table(table)?);
    let Some(at) = table.column(&column.node) else {
        let problem = names::unknown_column(scope.source, &table, column);
        scope.problem(problem);
        return None;
    };
    let ty = table.columns[at].ty;
    Some((Expr::Cell(Box::new(row), table, at), ty))
}

/// The type of a path: without the doubt, where a `where` has dispelled it.
fn known(scope: &Scope, path: &str, ty: Type) -> Type {
    match ty {
        Type::Optional(inner) if scope.is_present(path) => *inner,
        ty => ty,
    }
}
