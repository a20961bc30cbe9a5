//! `propose`: which change, of which things. A change of the wrong sort of thing is an error here.

use super::Typed;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Edit as WrittenEdit, EditKind, Expr as Written, Proposal as WrittenProposal};
use crate::lang::rule::{Expr, Proposal};
use crate::lang::vocabulary::{kind_name, type_name};
use crate::model::edit::datum::FIELDS;
use crate::model::entity::Kind;
use crate::text::Lang;

/// One `propose`.
pub(super) fn proposal(scope: &mut Scope, written: &WrittenProposal) -> Option<Proposal> {
    let edit = &written.edit.node;
    if edit.kind == EditKind::Fix {
        return correction(scope, edit);
    }
    let mut values = Vec::new();
    let mut kinds = Vec::new();
    for (value, wants) in edit.values.iter().zip(wanted(edit.kind)) {
        let (value, ty) = check(scope, value, wants)?;
        kinds.push(ty);
        values.push(value);
    }
    if edit.kind == EditKind::Merge && kinds[0] != kinds[1] {
        return scope.wrong_type(edit.values[1].span, kinds[0], kinds[1]);
    }
    let amends = match &written.amends {
        Some(amends) => {
            let (value, ty) = scope.given(amends)?;
            if ty != Type::List(&Type::Entity(Kind::Basis)) && ty != Type::Entity(Kind::Basis) {
                return scope.wrong_type(amends.span, Type::List(&Type::Entity(Kind::Basis)), ty);
            }
            Some(value)
        }
        None => None,
    };
    Some(Proposal { kind: edit.kind, values, amends })
}

/// `fix x.field to value`: the field is one that may be corrected, and the value of its type.
fn correction(scope: &mut Scope, edit: &WrittenEdit) -> Option<Proposal> {
    let [place, to] = edit.values.as_slice() else { return None };
    let (field, ty) = scope.typed(place)?;
    let fixable = |kind: Kind| {
        let list = list_of(kind);
        FIELDS.iter().filter(move |known| Some(known.list) == list).map(|known| known.name)
    };
    match &field {
        Expr::Column(_, column) if fixable(column.0.on).any(|name| name == column.0.name) => {}
        other => {
            let own: Vec<&str> = match other {
                Expr::Column(_, column) => fixable(column.0.on).collect(),
                _ => Vec::new(),
            };
            scope.problem(not_fixable(&own).at(scope.source, place.span));
            return None;
        }
    }
    let wanted = match ty {
        Type::Optional(inner) => *inner,
        ty => ty,
    };
    let (value, found) = scope.given(to)?;
    if found != wanted && (wanted, found) != (Type::Time, Type::WorkTime) {
        return scope.wrong_type(to.span, wanted, found);
    }
    Some(Proposal { kind: EditKind::Fix, values: vec![field, value], amends: None })
}

fn list_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Procedure => Some(""),
        Kind::Case => Some("cases"),
        Kind::Channel => Some("channels"),
        Kind::Fee => Some("fees"),
        Kind::Document => Some("documents"),
        Kind::Step => Some("steps"),
        Kind::Output => Some("outputs"),
        _ => None,
    }
}

fn not_fixable(own: &[&str]) -> Diagnostic {
    let problem = Diagnostic::error(
        "wrong-remedy",
        "`fix` chỉ sửa được một con số, thời gian hoặc ngày ghi trong tệp",
        "`fix` corrects a number, time or day written in the file only",
    );
    if own.is_empty() {
        return problem.help("nêu một trường như `p.deadline`", "name a field such as `p.deadline`");
    }
    let names: Vec<String> = own.iter().map(|name| format!("`{name}`")).collect();
    let names = names.join(", ");
    problem.help(format!("dùng một trong các trường {names}"), format!("use one of {names}"))
}

/// What a change wants in each place.
enum Wants {
    /// A thing of one of these kinds.
    Thing(&'static [Kind]),
    /// A value of this type.
    Value(Type),
}

const DOCUMENT: Wants = Wants::Thing(&[Kind::Document]);
const STEP: Wants = Wants::Thing(&[Kind::Step]);
const PROCEDURE: Wants = Wants::Thing(&[Kind::Procedure]);
const AGENCY: Wants = Wants::Thing(&[Kind::Agency]);
const REGISTER: Wants = Wants::Thing(&[Kind::Register]);
const WORK_TIME: Wants = Wants::Value(Type::WorkTime);
const NUMBER: Wants = Wants::Value(Type::Int);

fn wanted(kind: EditKind) -> Vec<Wants> {
    const PARTS: &[Kind] = &[Kind::Document, Kind::Condition, Kind::Step, Kind::Fee];
    const MERGED: &[Kind] = &[Kind::Document, Kind::Condition, Kind::Step, Kind::Fee, Kind::Procedure];
    match kind {
        EditKind::Remove => vec![Wants::Thing(PARTS)],
        EditKind::LookUp | EditKind::Fallback => vec![DOCUMENT, REGISTER],
        EditKind::Declaration | EditKind::PlainCopy | EditKind::Confirmation => vec![DOCUMENT],
        EditKind::Replace => vec![DOCUMENT, Wants::Thing(&[Kind::Output, Kind::Document])],
        EditKind::ReplaceBasis => vec![Wants::Thing(&[Kind::Basis]), Wants::Thing(&[Kind::Instrument])],
        EditKind::ReplaceAgency => vec![AGENCY, AGENCY, PROCEDURE],
        EditKind::Copies => vec![NUMBER, NUMBER, DOCUMENT],
        EditKind::Merge => vec![Wants::Thing(MERGED), Wants::Thing(MERGED)],
        EditKind::Interlink => vec![PROCEDURE, PROCEDURE],
        EditKind::Field => vec![Wants::Value(Type::Text), DOCUMENT],
        EditKind::Check => vec![Wants::Thing(&[Kind::Condition]), STEP],
        EditKind::Beside => vec![STEP, STEP],
        EditKind::Reassign => vec![STEP, AGENCY],
        EditKind::Deadline => vec![PROCEDURE, WORK_TIME],
        EditKind::Time => vec![STEP, WORK_TIME],
        EditKind::Validity => vec![Wants::Thing(&[Kind::Output]), Wants::Value(Type::Time)],
        EditKind::Silence | EditKind::System => vec![STEP],
        EditKind::Returns => vec![STEP, NUMBER],
        EditKind::View => vec![DOCUMENT],
        EditKind::After => vec![STEP, STEP],
        // What is corrected is a field, and looked at on its own.
        EditKind::Fix => Vec::new(),
        EditKind::Online | EditKind::Counter | EditKind::Post | EditKind::Abolish => vec![PROCEDURE],
        EditKind::Coordinator => vec![AGENCY, PROCEDURE],
    }
}

fn check(scope: &mut Scope, written: &Written, wants: Wants) -> Option<Typed> {
    let (value, ty): (Expr, Type) = scope.given(written)?;
    match (wants, ty) {
        (Wants::Value(wanted), ty) if wanted == ty => Some((value, ty)),
        (Wants::Value(wanted), ty) => scope.wrong_type(written.span, wanted, ty),
        (Wants::Thing(kinds), Type::Entity(kind)) if kinds.contains(&kind) => Some((value, ty)),
        (Wants::Thing(kinds), ty) => {
            let names =
                |lang, or| kinds.iter().map(|kind| kind_name(*kind, lang)).collect::<Vec<_>>().join(or);
            let (vi, en) = (names(Lang::Vi, " hoặc "), names(Lang::En, " or "));
            scope.problem(
                Diagnostic::error(
                    "wrong-remedy",
                    format!("đề xuất này áp dụng cho {vi}, không phải {}", type_name(ty, Lang::Vi)),
                    format!("this change is of a {en}, not {}", type_name(ty, Lang::En)),
                )
                .at(scope.source, written.span)
                .help("nêu đúng đối tượng cần sửa", "name the thing to be changed"),
            );
            None
        }
    }
}
