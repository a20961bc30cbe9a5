//! The value of an expression. A reference that leads nowhere gives no value; a comparison with no value is false.

use std::cmp::Ordering;

use super::Trouble;
use super::items::{any, items, matching};
use super::texts::{mentions, text};
use crate::facts::column::{Type, Value, World};
use crate::lang::ast::{Comparator, Counter, Operator, Quantifier, Summer};
use crate::lang::rule::{Const, Expr};
use crate::model::date::Date;
use crate::model::duration::{Duration, WORKING_DAY};
use crate::model::entity::{Entity, Kind};
use crate::model::number::Money;
use crate::text::{alike, likeness};

/// A value that can be looked for in an index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Bool(bool),
    Number(i64),
    Date(Date),
    Text(String),
    Code(&'static str),
    Entity(Entity),
    Row(u32),
}

impl Key {
    /// The key of a value; none for a missing value, which equals nothing.
    pub(super) fn of(value: &Value<'_>) -> Option<Key> {
        Some(match value {
            Value::None | Value::List(_) => return None,
            Value::Bool(value) => Key::Bool(*value),
            Value::Int(number)
            | Value::Decimal(number)
            | Value::Percent(number)
            | Value::WorkTime(number) => Key::Number(*number),
            Value::Money(amount) => Key::Number(amount.0),
            Value::Time(time) => Key::Number(time.minutes),
            Value::Date(date) => Key::Date(*date),
            Value::Text(_) | Value::Words(_) => Key::Text(alike(text(value)?).into_owned()),
            Value::Code(word) => Key::Code(word),
            Value::Entity(entity) => Key::Entity(*entity),
            Value::Row(at) => Key::Row(*at),
        })
    }
}

/// The value of an expression in a row.
pub fn evaluate<'w>(
    expr: &'w Expr,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<Value<'w>, Trouble> {
    Ok(match expr {
        Expr::Const(value) => constant(value),
        Expr::Slot(slot) => row[*slot].clone(),
        Expr::AsOf(slot) => match &row[*slot] {
            Value::Entity(entity) => world.as_of(*entity).map_or(Value::None, Value::Date),
            _ => Value::None,
        },
        Expr::Column(of, field) => match evaluate(of, world, row)? {
            Value::Entity(entity) => (field.0.get)(world, entity),
            _ => Value::None,
        },
        Expr::Rows(table) => Value::List((0..table.rows.len() as u32).map(Value::Row).collect()),
        Expr::Cell(of, table, column) => match evaluate(of, world, row)? {
            Value::Row(at) => table.cell(at, *column).map_or(Value::None, constant),
            _ => Value::None,
        },
        Expr::Relation(link, parts) => {
            let mut values = Vec::with_capacity(parts.len());
            for part in parts {
                match evaluate(part, world, row)? {
                    Value::None => {
                        return Ok(if link.0.gives == Type::Bool { Value::Bool(false) } else { Value::None });
                    }
                    value => values.push(value),
                }
            }
            (link.0.get)(world, &values)
        }
        Expr::All(parts) => {
            for part in parts {
                if evaluate(part, world, row)? != Value::Bool(true) {
                    return Ok(Value::Bool(false));
                }
            }
            Value::Bool(true)
        }
        Expr::Any(parts) => {
            for part in parts {
                if evaluate(part, world, row)? == Value::Bool(true) {
                    return Ok(Value::Bool(true));
                }
            }
            Value::Bool(false)
        }
        Expr::Not(part) => Value::Bool(evaluate(part, world, row)? != Value::Bool(true)),
        Expr::Quantified(quantifier, slot, list, body) => {
            let items = items(list, world, row)?;
            // The first item that decides is the last that is looked at.
            Value::Bool(match quantifier {
                Quantifier::Some => any(items, *slot, body, true, world, row)?,
                Quantifier::Every => !any(items, *slot, body, false, world, row)?,
                Quantifier::No => !any(items, *slot, body, true, world, row)?,
            })
        }
        Expr::Counted(counter, slot, list, body) => {
            let items = items(list, world, row)?;
            let all = items.len() as i64;
            let met = matching(items, *slot, body.as_deref(), world, row)?.len() as i64;
            match counter {
                Counter::Count => Value::Int(met),
                Counter::Share if all == 0 => Value::Percent(0),
                Counter::Share => Value::Percent(met * 10_000 / all),
            }
        }
        Expr::Summed(summer, value, slot, list, body, ty) => {
            let items = items(list, world, row)?;
            let mut values = Vec::new();
            for item in matching(items, *slot, body.as_deref(), world, row)? {
                let before = std::mem::replace(&mut row[*slot], item);
                let found = evaluate(value, world, row)?;
                row[*slot] = before;
                if found != Value::None {
                    values.push(found);
                }
            }
            summed(*summer, values, *ty)?
        }
        Expr::Present(value) => Value::Bool(evaluate(value, world, row)? != Value::None),
        Expr::InForce(thing, day) => match (evaluate(thing, world, row)?, evaluate(day, world, row)?) {
            (Value::Entity(thing), Value::Date(day)) => Value::Bool(in_force(world, thing, day)),
            _ => Value::Bool(false),
        },
        Expr::OpenTo(register, agency, day) => {
            let (register, agency) = (evaluate(register, world, row)?, evaluate(agency, world, row)?);
            match (register, agency, evaluate(day, world, row)?) {
                (Value::Entity(register), Value::Entity(agency), Value::Date(day)) => {
                    let catalog = &world.corpus.catalog;
                    let agency = &catalog.agencies.rows()[agency.at()].id;
                    Value::Bool(catalog.is_open_to(&catalog.registers.rows()[register.at()], agency, day))
                }
                _ => Value::Bool(false),
            }
        }
        Expr::Before(a, b) => match (evaluate(a, world, row)?, evaluate(b, world, row)?) {
            (Value::Entity(a), Value::Entity(b)) => Value::Bool(a < b),
            _ => Value::Bool(false),
        },
        Expr::Mentions(text, word) => {
            let (text, word) = (evaluate(text, world, row)?, evaluate(word, world, row)?);
            Value::Bool(mentions(&text, &word))
        }
        Expr::Resembles(a, b, share, accents) => {
            let (a, b) = (evaluate(a, world, row)?, evaluate(b, world, row)?);
            match (text(&a), text(&b), evaluate(share, world, row)?) {
                (Some(a), Some(b), Value::Percent(share)) => Value::Bool(likeness(a, b, *accents) >= share),
                _ => Value::Bool(false),
            }
        }
        Expr::RowInForce(of, table, day) => match (evaluate(of, world, row)?, evaluate(day, world, row)?) {
            (Value::Row(at), Value::Date(day)) => Value::Bool(table.in_force(at, day)),
            _ => Value::Bool(false),
        },
        Expr::In(value, list) => {
            let value = evaluate(value, world, row)?;
            let items = items(list, world, row)?;
            Value::Bool(items.iter().any(|item| same(item, &value)))
        }
        Expr::Compare(comparator, a, b) => {
            compare(*comparator, &evaluate(a, world, row)?, &evaluate(b, world, row)?)
        }
        Expr::Arithmetic(operator, a, b) => {
            arithmetic(*operator, evaluate(a, world, row)?, evaluate(b, world, row)?)?
        }
        Expr::Working(time) => match evaluate(time, world, row)? {
            Value::Time(time) => Value::WorkTime(time.working_minutes()),
            other => other,
        },
        Expr::OrElse(value, other) => match evaluate(value, world, row)? {
            Value::None => evaluate(other, world, row)?,
            value => value,
        },
        Expr::Count(list) => Value::Int(items(list, world, row)?.len() as i64),
        Expr::WholeDays(time) => match evaluate(time, world, row)? {
            Value::WorkTime(minutes) => {
                Value::WorkTime((minutes + WORKING_DAY - 1).div_euclid(WORKING_DAY) * WORKING_DAY)
            }
            other => other,
        },
    })
}

fn constant(value: &Const) -> Value<'_> {
    match value {
        Const::Bool(value) => Value::Bool(*value),
        Const::Int(value) => Value::Int(*value),
        Const::Decimal(value) => Value::Decimal(*value),
        Const::Percent(value) => Value::Percent(*value),
        Const::Money(value) => Value::Money(Money(*value)),
        Const::WorkTime(value) => Value::WorkTime(*value),
        Const::Time(value) => Value::Time(*value),
        Const::Date(value) => Value::Date(*value),
        Const::Text(value) => Value::Text(value),
        Const::Code(value) => Value::Code(value),
    }
}

/// Whether a thing exists or applies on a day. A basis whose instrument is not in the catalog counts as in force:
/// nothing is known against it.
fn in_force(world: World<'_>, thing: Entity, day: Date) -> bool {
    let catalog = &world.corpus.catalog;
    let (from, until) = match thing.kind {
        Kind::Basis => match world.corpus.bases[thing.owner as usize][thing.at()].instrument {
            Some(at) => (catalog.instruments.rows()[at].from, catalog.instruments.rows()[at].until),
            None => return true,
        },
        Kind::Instrument => {
            (catalog.instruments.rows()[thing.at()].from, catalog.instruments.rows()[thing.at()].until)
        }
        Kind::Agency => (catalog.agencies.rows()[thing.at()].from, catalog.agencies.rows()[thing.at()].until),
        Kind::Level => (catalog.levels.rows()[thing.at()].from, catalog.levels.rows()[thing.at()].until),
        Kind::DocumentType => {
            (catalog.document_types.rows()[thing.at()].from, catalog.document_types.rows()[thing.at()].until)
        }
        Kind::Holding => {
            let holding = &catalog.registers.rows()[thing.owner as usize].holds[thing.at()];
            (holding.from, holding.until)
        }
        _ => (None, None),
    };
    day.within(from, until)
}

fn number(value: &Value<'_>) -> Option<i64> {
    Some(match value {
        Value::Int(n) | Value::Decimal(n) | Value::Percent(n) | Value::WorkTime(n) => *n,
        Value::Money(amount) => amount.0,
        _ => return None,
    })
}

fn order(a: &Value<'_>, b: &Value<'_>) -> Option<Ordering> {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        _ => Some(number(a)?.cmp(&number(b)?)),
    }
}

fn compare<'w>(comparator: Comparator, a: &Value<'_>, b: &Value<'_>) -> Value<'w> {
    if *a == Value::None || *b == Value::None {
        return Value::Bool(false);
    }
    let holds = match comparator {
        Comparator::Equal => same(a, b),
        Comparator::NotEqual => !same(a, b),
        Comparator::Less => order(a, b) == Some(Ordering::Less),
        Comparator::LessOrEqual => matches!(order(a, b), Some(Ordering::Less | Ordering::Equal)),
        Comparator::Greater => order(a, b) == Some(Ordering::Greater),
        Comparator::GreaterOrEqual => matches!(order(a, b), Some(Ordering::Greater | Ordering::Equal)),
    };
    Value::Bool(holds)
}

fn same(a: &Value<'_>, b: &Value<'_>) -> bool {
    match (a, b) {
        (Value::Entity(a), Value::Entity(b)) => a == b,
        (Value::Code(a), Value::Code(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Time(a), Value::Time(b)) => a.clock() == b.clock() && a.minutes == b.minutes,
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => match (text(a), text(b)) {
            (Some(a), Some(b)) => a == b || alike(a) == alike(b),
            _ => Key::of(a).is_some_and(|key| Key::of(b) == Some(key)),
        },
    }
}

fn like<'w>(shape: &Value<'w>, number: i64) -> Value<'w> {
    match shape {
        Value::Decimal(_) => Value::Decimal(number),
        Value::Percent(_) => Value::Percent(number),
        Value::Money(_) => Value::Money(Money(number)),
        Value::WorkTime(_) => Value::WorkTime(number),
        _ => Value::Int(number),
    }
}

fn arithmetic<'w>(operator: Operator, a: Value<'w>, b: Value<'w>) -> Result<Value<'w>, Trouble> {
    let (Some(x), Some(y)) = (number(&a), number(&b)) else { return Ok(Value::None) };
    let large = |result: Option<i64>| result.ok_or(Trouble::TooLarge);
    Ok(match operator {
        Operator::Add => like(&a, large(x.checked_add(y))?),
        Operator::Subtract => like(&a, large(x.checked_sub(y))?),
        Operator::Multiply => {
            let product = large(x.checked_mul(y))?;
            match (&a, &b) {
                (Value::Decimal(_), Value::Int(_)) | (Value::Int(_), Value::Decimal(_)) => {
                    Value::Decimal(product)
                }
                (Value::Decimal(_), b) => like(b, product / 1000),
                (a, Value::Decimal(_)) => like(a, product / 1000),
                (Value::Int(_), b) => like(b, product),
                (a, _) => like(a, product),
            }
        }
        Operator::Divide if y == 0 => return Err(Trouble::DivisionByZero),
        Operator::Divide => match (&a, &b) {
            (a, Value::Int(_)) if !matches!(a, Value::Int(_)) => like(a, x / y),
            _ => Value::Decimal(large(x.checked_mul(1000))? / y),
        },
    })
}

fn summed<'w>(summer: Summer, values: Vec<Value<'w>>, ty: Type) -> Result<Value<'w>, Trouble> {
    match summer {
        Summer::Sum => {
            let mut total = 0i64;
            for value in &values {
                total = total.checked_add(number(value).unwrap_or(0)).ok_or(Trouble::TooLarge)?;
            }
            let shape = match ty {
                Type::Decimal => Value::Decimal(0),
                Type::Percent => Value::Percent(0),
                Type::Money => Value::Money(Money(0)),
                Type::WorkTime => Value::WorkTime(0),
                _ => Value::Int(0),
            };
            Ok(like(&shape, total))
        }
        Summer::Min => Ok(values
            .into_iter()
            .reduce(|a, b| if order(&b, &a) == Some(Ordering::Less) { b } else { a })
            .unwrap_or(Value::None)),
        Summer::Max => Ok(values
            .into_iter()
            .reduce(|a, b| if order(&b, &a) == Some(Ordering::Greater) { b } else { a })
            .unwrap_or(Value::None)),
    }
}

/// Office minutes as a length of time, for a remedy that sets one.
pub(super) fn duration(value: &Value<'_>) -> Option<Duration> {
    match value {
        Value::WorkTime(minutes) => Some(Duration::working(*minutes)),
        Value::Time(time) => Some(*time),
        _ => None,
    }
}
