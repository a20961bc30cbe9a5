//! What the page on the language says: its constructs, its types, its functions, and everything a rule can name.

use serde::Serialize;

use super::grammar::{self, Construct};
use super::rules::Both;
use crate::facts::column::Type;
use crate::lang::vocabulary::{self, LISTS, kind_name, type_name};
use crate::text::Lang;

/// The language.
#[derive(Serialize)]
pub(super) struct Language {
    constructs: Vec<Shown>,
    edits: Vec<Construct>,
    tests: Vec<Construct>,
    types: Vec<(&'static str, Both)>,
    functions: Vec<Function>,
    lists: Vec<(String, Both)>,
    kinds: Vec<KindPage>,
    relations: Vec<Function>,
}

/// A construct that the grammar explains, and those that follow it without a word of their own.
#[derive(Serialize)]
struct Shown {
    name: String,
    says: String,
    forms: Vec<Construct>,
}

/// A kind of thing and its fields.
#[derive(Serialize)]
struct KindPage {
    name: Both,
    list: String,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    ty: Both,
    says: Both,
}

/// A function or relation.
#[derive(Serialize)]
struct Function {
    name: String,
    takes: Vec<Both>,
    gives: Both,
    says: Both,
}

/// The whole language.
pub(super) fn language() -> Language {
    let all = grammar::constructs();
    let starting = |with: &str| all.iter().filter(|one| one.name.starts_with(with)).cloned().collect();
    let apart = |one: &Construct| one.name.starts_with("edit_") || one.name.starts_with("test_");
    let mut constructs: Vec<Shown> = Vec::new();
    for one in all.iter().filter(|one| !apart(one)) {
        match constructs.last_mut() {
            Some(last) if one.says.is_empty() => last.forms.push(one.clone()),
            _ => constructs.push(Shown {
                name: one.name.clone(),
                says: one.says.clone(),
                forms: vec![one.clone()],
            }),
        }
    }
    Language {
        edits: starting("edit_"),
        tests: starting("test_"),
        types: types(),
        functions: functions(),
        lists: LISTS
            .iter()
            .map(|(name, kind)| ((*name).to_owned(), Both::of(|lang| kind_name(*kind, lang).to_owned())))
            .collect(),
        kinds: LISTS.iter().map(|(list, kind)| kind_page(list, *kind)).collect(),
        relations: vocabulary::relations()
            .map(|relation| Function {
                name: relation.name.to_owned(),
                takes: relation.takes.iter().map(|ty| typed(*ty)).collect(),
                gives: typed(relation.gives),
                says: said(relation.vi, relation.en),
            })
            .collect(),
        constructs,
    }
}

fn kind_page(list: &str, kind: crate::model::entity::Kind) -> KindPage {
    KindPage {
        name: Both::of(|lang| kind_name(kind, lang).to_owned()),
        list: list.to_owned(),
        fields: vocabulary::columns_of(kind)
            .map(|column| Field {
                name: column.name.to_owned(),
                ty: typed(column.ty),
                says: said(column.vi, column.en),
            })
            .collect(),
    }
}

fn typed(ty: Type) -> Both {
    Both::of(|lang| type_name(ty, lang))
}

fn said(vi: &str, en: &str) -> Both {
    Both::of(|lang: Lang| lang.pick(vi, en).to_owned())
}

/// The types of values, each with how a constant of it is written.
fn types() -> Vec<(&'static str, Both)> {
    [
        ("true, false", Type::Bool),
        ("3", Type::Int),
        ("0.5", Type::Decimal),
        ("20%", Type::Percent),
        ("75000 VND", Type::Money),
        ("15 working days, 15wd, 8 hours", Type::WorkTime),
        ("20 days, 6 months, 5 years", Type::Time),
        ("2026-07-01", Type::Date),
        ("\"xác nhận\"", Type::Text),
    ]
    .map(|(written, ty)| (written, typed(ty)))
    .into()
}

/// The functions that belong to the language itself; the compiler types them one by one.
fn functions() -> Vec<Function> {
    let function = |name: &str, takes: &[Type], gives, vi, en| Function {
        name: name.to_owned(),
        takes: takes.iter().map(|ty| typed(*ty)).collect(),
        gives: typed(gives),
        says: said(vi, en),
    };
    let any = |name: &str, takes: &[(&str, &str)], gives: (&str, &str), vi, en| Function {
        name: name.to_owned(),
        takes: takes.iter().map(|(vi, en)| said(vi, en)).collect(),
        gives: said(gives.0, gives.1),
        says: said(vi, en),
    };
    vec![
        any(
            "count",
            &[("danh sách", "a list")],
            ("số nguyên", "a whole number"),
            "số phần tử của một danh sách",
            "how many items a list has",
        ),
        any(
            "or_else",
            &[
                ("giá trị có thể không có", "a value which may be missing"),
                ("giá trị cùng kiểu", "a value of that type"),
            ],
            ("giá trị cùng kiểu", "a value of that type"),
            "giá trị thứ nhất, hoặc giá trị thứ hai khi không có giá trị thứ nhất",
            "the first value, or the second where the first is missing",
        ),
        function(
            "whole_days",
            &[Type::WorkTime],
            Type::WorkTime,
            "thời gian làm việc, làm tròn lên thành ngày làm việc trọn vẹn",
            "a working time, rounded up to whole working days",
        ),
        function(
            "working",
            &[Type::Time],
            Type::WorkTime,
            "khoảng thời gian theo lịch, đổi ra thời gian làm việc",
            "a length of time on the calendar, converted to working time",
        ),
    ]
}
