//! Facts: how far two days are apart.

use crate::facts::column::{Relation, Type, Value};
use crate::facts::publish::relations;

/// A relation of two days.
pub const RELATIONS: &[Relation] = relations! {
    days_between[Type::Date, Type::Date]: Type::Int,
        "số ngày từ ngày thứ nhất đến ngày thứ hai; số âm khi ngày thứ hai đến trước",
        "how many days from the first day to the second; below zero where the second comes first",
        |_, values| match values {
            [Value::Date(one), Value::Date(other)] => Value::Int(one.days_to(*other)),
            _ => Value::Int(0),
        };
};
