//! Every list, field and relation a rule can name: typed and documented, in one place.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::facts;
use crate::facts::column::{Column, Relation, Type};
use crate::model::entity::Kind;
use crate::suggest::nearest;
use crate::text::Lang;

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
pub fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    let (vi, en) = match kind {
        Kind::Procedure => ("thủ tục", "procedure"),
        Kind::Case => ("trường hợp", "case"),
        Kind::Channel => ("cách thức nộp", "channel"),
        Kind::Fee => ("khoản phí, lệ phí", "fee"),
        Kind::Document => ("giấy tờ", "document"),
        Kind::LookUp => ("dữ liệu tra cứu", "look-up"),
        Kind::Condition => ("điều kiện", "condition"),
        Kind::Step => ("bước", "step"),
        Kind::Output => ("kết quả", "output"),
        Kind::Basis => ("căn cứ pháp lý", "basis"),
        Kind::Level => ("cấp chính quyền", "level"),
        Kind::Agency => ("cơ quan", "agency"),
        Kind::Register => ("cơ sở dữ liệu", "register"),
        Kind::Holding => ("nhóm dữ liệu", "holding"),
        Kind::DocumentType => ("loại giấy tờ", "document type"),
        Kind::Instrument => ("văn bản", "instrument"),
        Kind::Group => ("nhóm thủ tục", "group"),
    };
    lang.pick(vi, en)
}

/// What a type is called in a sentence.
pub fn type_name(ty: Type, lang: Lang) -> String {
    let (vi, en) = match ty {
        Type::Bool => ("giá trị đúng hoặc sai", "true or false"),
        Type::Int => ("số nguyên", "a whole number"),
        Type::Decimal => ("số thập phân", "a number"),
        Type::Percent => ("tỷ lệ phần trăm", "a per cent"),
        Type::Money => ("số tiền", "an amount of money"),
        Type::WorkTime => ("thời gian làm việc", "a working time"),
        Type::Time => (
            "khoảng thời gian chưa rõ theo lịch hay theo giờ làm việc",
            "a length of time on an unknown clock",
        ),
        Type::Date => ("ngày", "a date"),
        Type::Text => ("văn bản chữ", "a text"),
        Type::Rows(_) => ("một bảng", "a table"),
        Type::Row(_) => ("dòng của một bảng", "a row of a table"),
        Type::Code(words) => {
            let words = words.join(", ");
            return lang.pick(format!("một trong {words}"), format!("one of {words}"));
        }
        Type::Entity(kind) => {
            let article = if kind == Kind::Agency || kind == Kind::Output || kind == Kind::Instrument {
                "an"
            } else {
                "a"
            };
            let name = kind_name(kind, lang);
            return lang.pick(name.to_owned(), format!("{article} {name}"));
        }
        Type::List(of) => {
            let of = type_name(*of, lang);
            return lang.pick(format!("danh sách (mỗi phần tử là {of})"), format!("a list (each {of})"));
        }
        Type::Optional(of) => {
            let of = type_name(*of, lang);
            return lang.pick(format!("{of}, có thể không có"), format!("{of}, which may be missing"));
        }
    };
    lang.pick(vi, en).to_owned()
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
    vocabulary().columns.get(&(on, name)).copied()
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
