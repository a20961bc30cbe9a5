//! Corrections of the description, and of the ways to file, in words.

use super::say;
use crate::model::edit::datum::{Datum, FIELDS, Item};
use crate::model::edit::names::{Name, Names, in_both};
use crate::model::procedure::ChannelKind;
use crate::text::{Lang, Text};

pub(super) fn fix(names: Names<'_>, item: &Item, field: &str, to: &Datum) -> Text {
    let known = FIELDS.iter().find(|known| known.list == item.list() && known.name == field);
    let title = |lang| known.map_or(field, |known| known.title(lang));
    let (of, of_en) = match thing(names, item) {
        Some((vi, en)) => (format!(" của «{vi}»"), format!(" of “{en}”")),
        None => (String::new(), String::new()),
    };
    say(
        format!("Sửa mô tả: {}{of} ghi là {}.", title(Lang::Vi), to.show(Lang::Vi)),
        format!("Correct the description: the {}{of_en} is {}.", title(Lang::En), to.show(Lang::En)),
    )
}

pub(super) fn open_channel(kind: ChannelKind) -> Text {
    let (vi, en) = channel(kind);
    say(format!("Bổ sung cách thức {vi}."), format!("Accept files {en}."))
}

fn thing(names: Names<'_>, item: &Item) -> Option<Name> {
    match item {
        Item::Procedure => None,
        Item::Case(id) => {
            let case = names.procedure.cases.iter().find(|case| case.id == *id);
            Some(case.map_or_else(|| (id.clone(), id.clone()), |case| in_both(&case.name, id)))
        }
        Item::Channel(kind) => {
            let (vi, en) = channel(*kind);
            Some((vi.to_owned(), format!("filing {en}")))
        }
        Item::Fee(id) => Some(names.fee(id)),
        Item::Document(id) => Some(names.document(id)),
        Item::Step(id) => Some(names.step(id)),
        Item::Output(id) => Some(names.output(id)),
    }
}

fn channel(kind: ChannelKind) -> (&'static str, &'static str) {
    match kind {
        ChannelKind::Counter => ("nộp hồ sơ trực tiếp", "at the counter"),
        ChannelKind::Online => ("nộp hồ sơ trực tuyến", "online"),
        ChannelKind::Post => ("nộp hồ sơ qua dịch vụ bưu chính công ích", "by public post"),
    }
}
