//! Single figures and words of a description: where they stand, and what they can be. Knows which may be corrected.

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::procedure::ChannelKind;
use crate::text::Lang;

/// The thing whose description is corrected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// The procedure itself.
    Procedure,
    /// A sub-case, by id.
    Case(String),
    /// A way to file.
    Channel(ChannelKind),
    /// A fee, by id.
    Fee(String),
    /// A document, by id.
    Document(String),
    /// A step, by id.
    Step(String),
    /// An output, by id.
    Output(String),
}

/// A value that stands alone: no list, and no reference to another thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// A whole number; of money, in đồng.
    Number(i64),
    /// Yes or no.
    Truth(bool),
    /// A length of time.
    Time(Duration),
    /// A day.
    Day(Date),
}

/// A field that may be corrected: of which kind of thing, its name in files and rules, and what people call it.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key of the list in the file; empty for the procedure itself.
    pub list: &'static str,
    /// The name.
    pub name: &'static str,
    title: (&'static str, &'static str),
}

impl Field {
    /// What people call it.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.pick(self.title.0, self.title.1)
    }
}

/// Every field that may be corrected. What a file says elsewhere, in words or by reference, is for other changes.
pub const FIELDS: &[Field] = &[
    field("", "deadline", "thời hạn giải quyết", "deadline"),
    field("", "as_of", "ngày mô tả", "day of the description"),
    field("cases", "deadline", "thời hạn giải quyết", "deadline"),
    field("channels", "deadline", "thời hạn giải quyết", "deadline"),
    field("fees", "amount", "mức thu", "amount"),
    field("documents", "originals", "số bản chính", "number of originals"),
    field("documents", "copies", "số bản sao", "number of copies"),
    field("documents", "certified", "yêu cầu chứng thực bản sao", "certification of copies"),
    field("documents", "fallback", "chỉ yêu cầu khi không tra cứu được", "use as a last resort only"),
    field("documents", "max_age", "thời gian được cấp tối đa", "greatest age"),
    field("steps", "takes", "thời gian thực hiện", "time"),
    field("steps", "with_applicant", "người nộp phải có mặt", "presence of the applicant"),
    field("outputs", "valid_for", "thời hạn hiệu lực", "validity"),
    field("outputs", "internal", "kết quả nội bộ giữa các cơ quan", "use between agencies only"),
];

const fn field(list: &'static str, name: &'static str, vi: &'static str, en: &'static str) -> Field {
    Field { list, name, title: (vi, en) }
}

impl Item {
    /// The key of the list it stands in; empty for the procedure itself.
    pub fn list(&self) -> &'static str {
        match self {
            Item::Procedure => "",
            Item::Case(_) => "cases",
            Item::Channel(_) => "channels",
            Item::Fee(_) => "fees",
            Item::Document(_) => "documents",
            Item::Step(_) => "steps",
            Item::Output(_) => "outputs",
        }
    }

    /// What tells it from the others of its list: an id, or the kind of a way to file.
    pub fn id(&self) -> &str {
        match self {
            Item::Procedure => "",
            Item::Channel(kind) => kind.word(),
            Item::Case(id) | Item::Fee(id) | Item::Document(id) | Item::Step(id) | Item::Output(id) => id,
        }
    }
}

impl Datum {
    /// One spelling for ids, the same in every version.
    pub(super) fn canonical(&self) -> String {
        match self {
            Datum::Number(number) => number.to_string(),
            Datum::Truth(truth) => truth.to_string(),
            Datum::Time(time) => time.to_string(),
            Datum::Day(day) => day.to_string(),
        }
    }

    /// As people write it.
    pub(super) fn show(&self, lang: Lang) -> String {
        match self {
            Datum::Number(number) => number.to_string(),
            Datum::Truth(true) => lang.pick("có", "yes").to_owned(),
            Datum::Truth(false) => lang.pick("không", "no").to_owned(),
            Datum::Time(time) => time.show(lang),
            Datum::Day(day) => day.show(lang),
        }
    }
}
