//! Why a rule flags a thing, and why not: its conditions as written, with the values they spoke of.

use crate::facts::column::{Type, Value, World};
use crate::lang::eval::{self, Indexes, Trouble, evaluate};
use crate::lang::rule::{Clause, Expr, Rule};
use crate::model::entity::Entity;
use crate::span::Span;

mod walk;

pub use walk::{End, Reached, why_not};

/// A clause in one row.
#[derive(Clone, Debug)]
pub struct Told<'w> {
    /// Its position in the rule.
    pub clause: usize,
    /// Whether a condition holds; none for a `let`.
    pub holds: Option<bool>,
    /// The value of a `let`.
    pub value: Value<'w>,
    /// The values it speaks of.
    pub parts: Vec<Met<'w>>,
}

/// A value that a clause speaks of.
#[derive(Clone, Debug)]
pub struct Met<'w> {
    /// Its place in the rule file.
    pub span: Span,
    /// The value.
    pub value: Value<'w>,
    /// Of `some`, `every` and `no`: the items, and whether the condition holds of each.
    pub items: Vec<(Value<'w>, bool)>,
}

/// A row of a rule that meets every condition.
#[derive(Clone, Debug)]
pub struct Proof<'w> {
    /// The thing of each loop.
    pub things: Vec<Value<'w>>,
    /// Each clause, in the order written.
    pub told: Vec<Told<'w>>,
    /// How many rows flag the same thing.
    pub rows: usize,
}

/// Why a rule flags a thing, or a field of it: the first row that does; none when it does not.
pub fn why<'w>(
    rule: &'w Rule,
    world: World<'w>,
    of: Entity,
    field: Option<&str>,
) -> Result<Option<Proof<'w>>, Trouble> {
    let mut first: Option<Proof<'w>> = None;
    if rule.flag.field != field {
        return Ok(None);
    }
    let trouble =
        eval::rows(&rule.loops, rule.slots, world, &mut Indexes::default(), &mut |row: &mut Vec<
            Value<'w>,
        >| {
            if evaluate(&rule.flag.target, world, row)? != Value::Entity(of) {
                return Ok(());
            }
            match &mut first {
                Some(first) => first.rows += 1,
                None => first = Some(proof(rule, world, row)?),
            }
            Ok(())
        });
    trouble.map_or(Ok(first), Err)
}

fn proof<'w>(rule: &'w Rule, world: World<'w>, row: &mut Vec<Value<'w>>) -> Result<Proof<'w>, Trouble> {
    let things = rule.loops.iter().map(|one| row[one.slot].clone()).collect();
    let mut told = Vec::new();
    for (at, clause) in rule.clauses.iter().enumerate() {
        told.push(tell(rule, clause, at, world, row)?);
    }
    Ok(Proof { things, told, rows: 1 })
}

/// A clause with its values in a row.
fn tell<'w>(
    rule: &'w Rule,
    clause: &'w Clause,
    at: usize,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<Told<'w>, Trouble> {
    let value = evaluate(&clause.value, world, row)?;
    let mut parts = Vec::new();
    for part in clause.parts.iter().filter(|part| says_more(rule, &part.value)) {
        let items = items(&part.value, world, row)?;
        parts.push(Met { span: part.span, value: evaluate(&part.value, world, row)?, items });
    }
    let holds = clause.names.is_none().then_some(value == Value::Bool(true));
    Ok(Told { clause: at, holds, value, parts })
}

/// Whether a value adds to what is shown anyway, as the things of the loops are.
fn says_more(rule: &Rule, value: &Expr) -> bool {
    !matches!(value, Expr::Slot(slot) if rule.loops.iter().any(|one| one.slot == *slot))
}

fn items<'w>(
    value: &'w Expr,
    world: World<'w>,
    row: &mut Vec<Value<'w>>,
) -> Result<Vec<(Value<'w>, bool)>, Trouble> {
    let Expr::Quantified(_, slot, list, body) = value else { return Ok(Vec::new()) };
    let Value::List(items) = evaluate(list, world, row)? else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    for item in items.into_iter().filter(|item| *item != Value::None) {
        row[*slot] = item.clone();
        told.push((item, evaluate(body, world, row)? == Value::Bool(true)));
    }
    row[*slot] = Value::None;
    Ok(told)
}

/// The first loop of a rule that goes through things of this one's kind.
pub fn loop_of(rule: &Rule, thing: Entity) -> Option<usize> {
    rule.loops.iter().position(|one| one.of == Type::Entity(thing.kind))
}
