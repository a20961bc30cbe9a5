//! One figure or word of the description set right. What the field may hold is what the files may say there.

use serde_json::Value as Json;

use super::{Inapplicable, gone, unfit};
use crate::model::edit::datum::{Datum, FIELDS, Item};
use crate::model::procedure::Procedure;

/// Sets a field of a thing to a value.
pub(super) fn fix(on: &mut Procedure, item: &Item, field: &str, to: &Datum) -> Result<(), Inapplicable> {
    if !FIELDS.iter().any(|known| known.list == item.list() && known.name == field) {
        return Err(wrong(field));
    }
    let mut plain =
        serde_json::to_value(&*on).expect("a procedure holds nothing that plain values cannot say");
    let thing = find(&mut plain, item).ok_or_else(|| gone(item.id()))?;
    thing.insert(field.to_owned(), said(to));
    *on = serde_json::from_value(plain).map_err(|_| wrong(field))?;
    Ok(())
}

/// Whether the description says nothing of a field yet.
pub(crate) fn is_unsaid(on: &Procedure, item: &Item, field: &str) -> bool {
    let mut plain = serde_json::to_value(on).expect("a procedure holds nothing that plain values cannot say");
    find(&mut plain, item).is_some_and(|thing| !thing.contains_key(field))
}

fn find<'j>(plain: &'j mut Json, item: &Item) -> Option<&'j mut serde_json::Map<String, Json>> {
    if *item == Item::Procedure {
        return plain.as_object_mut();
    }
    let key = if matches!(item, Item::Channel(_)) { "kind" } else { "id" };
    let list = plain.get_mut(item.list())?.as_array_mut()?;
    list.iter_mut().find(|thing| thing[key] == item.id())?.as_object_mut()
}

fn said(to: &Datum) -> Json {
    match to {
        Datum::Number(number) => Json::from(*number),
        Datum::Truth(truth) => Json::from(*truth),
        Datum::Time(time) => Json::from(time.to_string()),
        Datum::Day(day) => Json::from(day.to_string()),
    }
}

fn wrong(field: &str) -> Inapplicable {
    unfit(
        format!("Mục «{field}» không nhận giá trị này."),
        format!("The item “{field}” does not take such a value."),
    )
}
