//! How an analysis publishes its columns: one line of table a column, and the ways from a stored value to a
//! rule's.

use crate::facts::ProcedureFacts;
use crate::facts::column::{Value, World};
use crate::model::entity::{Entity, Kind};
use crate::model::procedure::Procedure;

/// A table of columns: `Step.slack: Type::WorkTime, "vi", "en", |world, step| …;` for each.
macro_rules! columns {
    ($($on:ident . $name:ident : $ty:expr, $vi:literal, $en:literal, $get:expr;)*) => {
        &[$($crate::facts::column::Column {
            on: $crate::model::entity::Kind::$on,
            name: stringify!($name),
            ty: $ty,
            vi: $vi,
            en: $en,
            get: $get,
        }),*]
    };
}

/// A table of relations: `before[STEP, STEP]: Type::Bool, "vi", "en", |world, values| …;` for each. What is
/// taken is written as expressions of [`crate::facts::column::Type`].
macro_rules! relations {
    ($($name:ident [$($takes:expr),*] : $gives:expr, $vi:literal, $en:literal, $get:expr;)*) => {
        &[$($crate::facts::column::Relation {
            name: stringify!($name),
            takes: &[$($takes),*],
            gives: $gives,
            vi: $vi,
            en: $en,
            get: $get,
        }),*]
    };
}

pub(crate) use {columns, relations};

/// The facts of the procedure a thing is or belongs to.
pub(crate) fn facts_of(world: World<'_>, entity: Entity) -> Option<&ProcedureFacts> {
    world.facts.procedures.get(entity.procedure()?)
}

/// The procedure a thing is or belongs to.
pub(crate) fn procedure_of(world: World<'_>, entity: Entity) -> Option<&Procedure> {
    world.corpus.procedures.get(entity.procedure()?)
}

/// What an analysis keeps for this part of a procedure in a dense list.
pub(crate) fn kept<'w, T: Copy + 'w>(
    world: World<'w>,
    entity: Entity,
    list: impl Fn(&'w ProcedureFacts) -> &'w [T],
) -> Option<T> {
    list(facts_of(world, entity)?).get(entity.at()).copied()
}

/// A truth; what is not there is false.
pub(crate) fn truth<'w>(value: Option<bool>) -> Value<'w> {
    Value::Bool(value.unwrap_or(false))
}

/// A count; of what is not there it is zero.
pub(crate) fn count<'w>(value: Option<u32>) -> Value<'w> {
    Value::Int(value.map_or(0, i64::from))
}

/// Office time; missing for what is not there.
pub(crate) fn work<'w>(value: Option<i64>) -> Value<'w> {
    value.map_or(Value::None, Value::WorkTime)
}

/// Parts of the same procedure, by their places.
pub(crate) fn parts<'w>(kind: Kind, of: Entity, places: Option<&[u32]>) -> Value<'w> {
    let owner = of.procedure().unwrap_or(0);
    let part = |at: &u32| Value::Entity(Entity::part(kind, owner, *at as usize));
    Value::List(places.unwrap_or(&[]).iter().map(part).collect())
}

/// One part of the same procedure, if there is one.
pub(crate) fn part<'w>(kind: Kind, of: Entity, place: Option<u32>) -> Value<'w> {
    match (of.procedure(), place) {
        (Some(owner), Some(at)) => Value::Entity(Entity::part(kind, owner, at as usize)),
        _ => Value::None,
    }
}

/// The two things a relation of two was asked about.
pub(crate) fn two(values: &[Value<'_>]) -> Option<(Entity, Entity)> {
    match values {
        [Value::Entity(one), Value::Entity(other)] => Some((*one, *other)),
        _ => None,
    }
}

/// Two things a relation was asked about, if they are parts of one procedure.
pub(crate) fn two_of_one<'w>(
    world: World<'w>,
    values: &[Value<'_>],
) -> Option<(&'w ProcedureFacts, usize, usize)> {
    let (one, other) = two(values)?;
    let together = one.procedure().is_some() && one.procedure() == other.procedure();
    together.then(|| facts_of(world, one).map(|facts| (facts, one.at(), other.at())))?
}
