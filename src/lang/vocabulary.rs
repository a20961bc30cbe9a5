//! Every list, field and relation a rule can name: typed and documented, in one place.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::facts;
use crate::facts::column::{Column, Relation, Type};
use crate::model::entity::Kind;
use crate::suggest::nearest;

/// The lists over the whole corpus that `for each … in` can name.
pub const LISTS: &[(&str, Kind)] = &[
    ("procedures", Kind::Procedure),
    ("documents", Kind::Document),
    ("conditions", Kind::Condition),
    ("steps", Kind::Step),
    ("outputs", Kind::Output),
    ("fees", Kind::Fee),
    ("channels", Kind::Channel),
    ("cases", Kind::Case),
    ("look_ups", Kind::LookUp),
    ("bases", Kind::Basis),
    ("agencies", Kind::Agency),
    ("levels", Kind::Level),
    ("registers", Kind::Register),
    ("holdings", Kind::Holding),
    ("document_types", Kind::DocumentType),
    ("instruments", Kind::Instrument),
    ("groups", Kind::Group),
];

/// What a kind of thing is called in a sentence.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Procedure => "procedure",
        Kind::Case => "case",
        Kind::Channel => "channel",
        Kind::Fee => "fee",
        Kind::Document => "document",
        Kind::LookUp => "look-up",
        Kind::Condition => "condition",
        Kind::Step => "step",
        Kind::Output => "output",
        Kind::Basis => "basis",
        Kind::Level => "level",
        Kind::Agency => "agency",
        Kind::Register => "register",
        Kind::Holding => "holding",
        Kind::DocumentType => "document type",
        Kind::Instrument => "instrument",
        Kind::Group => "group",
    }
}

/// What a type is called in a sentence.
pub fn type_name(ty: Type) -> String {
    match ty {
        Type::Bool => "true or false".into(),
        Type::Int => "a whole number".into(),
        Type::Decimal => "a number".into(),
        Type::Percent => "a per cent".into(),
        Type::Money => "an amount of money".into(),
        Type::WorkTime => "a working time".into(),
        Type::Time => "a length of time on an unknown clock".into(),
        Type::Date => "a date".into(),
        Type::Text => "a text".into(),
        Type::Code(words) => format!("one of {}", words.join(", ")),
        Type::Entity(kind) => format!("a {}", kind_name(kind)),
        Type::List(of) => format!("a list (each {})", type_name(*of)),
        Type::Optional(of) => format!("{}, which may be missing", type_name(*of)),
    }
}

struct Vocabulary {
    columns: BTreeMap<(Kind, &'static str), &'static Column>,
    relations: BTreeMap<&'static str, &'static Relation>,
}

fn vocabulary() -> &'static Vocabulary {
    static BUILT: OnceLock<Vocabulary> = OnceLock::new();
    BUILT.get_or_init(|| Vocabulary {
        columns: facts::COLUMN_TABLES
            .iter()
            .copied()
            .flatten()
            .map(|column| ((column.on, column.name), column))
            .collect(),
        relations: facts::RELATION_TABLES
            .iter()
            .copied()
            .flatten()
            .map(|relation| (relation.name, relation))
            .collect(),
    })
}

/// The field of this name on this kind of thing.
pub fn column(on: Kind, name: &str) -> Option<&'static Column> {
    // The key borrows the name for the look-up only.
    columns_of(on).find(|column| column.name == name)
}

/// All fields of a kind of thing, in order of name.
pub fn columns_of(on: Kind) -> impl Iterator<Item = &'static Column> {
    vocabulary()
        .columns
        .range((on, "")..)
        .take_while(move |((kind, _), _)| *kind == on)
        .map(|(_, column)| *column)
}

/// The relation of this name.
pub fn relation(name: &str) -> Option<&'static Relation> {
    vocabulary().relations.get(name).copied()
}

/// All relations, in order of name.
pub fn relations() -> impl Iterator<Item = &'static Relation> {
    vocabulary().relations.values().copied()
}

/// The field an author most likely meant: of this kind, or by a word of everyday speech.
pub fn nearest_field(on: Kind, written: &str) -> Option<&'static str> {
    let spoken = SYNONYMS.iter().find(|(word, _)| *word == written).map(|(_, field)| *field);
    spoken
        .filter(|field| column(on, field).is_some())
        .or_else(|| nearest(written, columns_of(on).map(|column| column.name)))
}

/// Other kinds that have a field of this name.
pub fn kinds_with(name: &str) -> Vec<Kind> {
    vocabulary().columns.keys().filter(|(_, field)| *field == name).map(|(kind, _)| *kind).collect()
}

/// Words authors write for fields, and the fields they mean.
const SYNONYMS: &[(&str, &str)] = &[
    ("agency", "by"),
    ("actor", "by"),
    ("issuer", "issued_by"),
    ("time", "takes"),
    ("duration", "takes"),
    ("cost", "amount"),
    ("title", "name"),
    ("ten", "name"),
    ("giay_to", "documents"),
    ("ho_so", "documents"),
    ("dieu_kien", "conditions"),
    ("buoc", "steps"),
    ("co_quan", "by"),
    ("thoi_han", "deadline"),
    ("can_cu", "basis"),
    ("legal_basis", "basis"),
    ("text", "name"),
];
