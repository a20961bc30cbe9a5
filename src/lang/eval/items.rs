//! The items of a list, and which of them meet a condition.

use super::Trouble;
use super::value::evaluate;
use crate::facts::column::{Value, World};
use crate::lang::rule::Expr;

/// The items of a list that have a value.
pub(super) fn items<'w>(
    list: &'w Expr,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<Vec<Value<'w>>, Trouble> {
    match evaluate(list, world, row)? {
        Value::List(mut items) => {
            items.retain(|item| !matches!(item, Value::None));
            Ok(items)
        }
        _ => Ok(Vec::new()),
    }
}

/// Whether a condition comes out so for one of some items.
pub(super) fn any<'w>(
    items: Vec<Value<'w>>,
    slot: usize,
    body: &'w Expr,
    so: bool,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<bool, Trouble> {
    for item in items {
        let before = std::mem::replace(&mut row[slot], item);
        let holds = evaluate(body, world, row)? == Value::Bool(true);
        row[slot] = before;
        if holds == so {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The items that meet a condition; all where there is none.
pub(super) fn matching<'w>(
    items: Vec<Value<'w>>,
    slot: usize,
    body: Option<&'w Expr>,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<Vec<Value<'w>>, Trouble> {
    let Some(body) = body else { return Ok(items) };
    let mut met = Vec::new();
    for item in items {
        let before = std::mem::replace(&mut row[slot], item.clone());
        let holds = evaluate(body, world, row)? == Value::Bool(true);
        row[slot] = before;
        if holds {
            met.push(item);
        }
    }
    Ok(met)
}
