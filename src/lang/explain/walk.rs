//! The way a rule goes from loop to loop for one thing, and the furthest it gets.

use super::{Told, tell};
use crate::facts::column::{Value, World};
use crate::lang::eval::{Trouble, evaluate, every};
use crate::lang::rule::{Clause, Expr, Feed, Rule};
use crate::model::entity::Entity;

/// The most rows an explanation looks at.
const BUDGET: u64 = 10_000_000;

/// The furthest a rule gets with a thing.
#[derive(Clone, Debug)]
pub struct Reached<'w> {
    /// The things of the loops so far, outermost first; none where there is nothing to name.
    pub things: Vec<Value<'w>>,
    /// What was asked on the way, in the order asked; the last one fails if `end` says so.
    pub told: Vec<Told<'w>>,
    /// Where it ends.
    pub end: End,
    /// How many rows get as far.
    pub rows: usize,
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The rule flags it.
    Flagged,
    /// This condition does not hold.
    Fails(usize),
    /// The list of this loop is empty, or has not the thing.
    Empty(usize),
    /// No thing of this loop has the value that this condition looks for.
    NoPartner {
        /// The loop.
        of: usize,
        /// The condition that ties it to the others.
        clause: usize,
    },
    /// Both names of a pair stand for one thing, and there is no other.
    Same(usize),
}

/// How far a rule gets with a thing in one of its loops: the first row that gets furthest.
pub fn why_not<'w>(
    rule: &'w Rule,
    world: World<'w>,
    at: usize,
    thing: Entity,
) -> Result<Option<Reached<'w>>, Trouble> {
    let mut walk = Walk {
        rule,
        world,
        bound: (at, thing),
        order: order(rule),
        row: vec![Value::None; rule.slots],
        best: None,
        rows: 0,
    };
    walk.descend(0)?;
    Ok(walk.best.map(|(_, reached)| reached))
}

/// For each loop its clauses in the order they are asked: what ties it to the loops further out comes first.
fn order(rule: &Rule) -> Vec<Vec<usize>> {
    (0..rule.loops.len())
        .map(|depth| {
            let mut own: Vec<usize> =
                (0..rule.clauses.len()).filter(|at| rule.clauses[*at].depth == depth).collect();
            own.sort_by_key(|at| !rule.clauses[*at].joins);
            own
        })
        .collect()
}

/// How far: the loop, and how many of its conditions hold.
type Far = (usize, usize);

struct Walk<'w> {
    rule: &'w Rule,
    world: World<'w>,
    bound: (usize, Entity),
    order: Vec<Vec<usize>>,
    row: Vec<Value<'w>>,
    best: Option<(Far, Reached<'w>)>,
    rows: u64,
}

impl<'w> Walk<'w> {
    fn descend(&mut self, depth: usize) -> Result<(), Trouble> {
        let Some(current) = self.rule.loops.get(depth) else {
            return self.reached((depth, 0), End::Flagged);
        };
        let items = self.items(depth)?;
        if items.is_empty() {
            return self.reached((depth, 0), End::Empty(depth));
        }
        for item in items {
            self.rows += 1;
            if self.rows > BUDGET {
                let names = self.rule.loops.iter().map(|one| one.name.as_str()).collect::<Vec<_>>();
                return Err(Trouble::TooManyRows(names.join(", ")));
            }
            self.row[current.slot] = item;
            match self.passes(depth)? {
                Ok(()) => self.descend(depth + 1)?,
                Err((far, end)) => self.reached((depth, far), end)?,
            }
            self.row[current.slot] = Value::None;
        }
        Ok(())
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Value<'w>>, Trouble> {
        let bound = (depth == self.bound.0).then_some(Value::Entity(self.bound.1));
        let items = match &self.rule.loops[depth].source {
            Feed::All(of) | Feed::Index { of, .. } => {
                if let Some(bound) = bound {
                    return Ok(vec![bound]);
                }
                every(self.world, of)
            }
            Feed::List(list) => match evaluate(list, self.world, &mut self.row)? {
                Value::List(items) => items,
                _ => Vec::new(),
            },
        };
        let fits =
            |item: &Value<'w>| *item != Value::None && bound.as_ref().is_none_or(|bound| item == bound);
        Ok(items.into_iter().filter(fits).collect())
    }

    /// Whether the things so far meet the conditions of a loop; if not, how many hold and where it ends.
    fn passes(&mut self, depth: usize) -> Result<Result<(), (usize, End)>, Trouble> {
        if self.is_same(depth) {
            return Ok(Err((0, End::Same(depth))));
        }
        for at in 0..self.order[depth].len() {
            let number = self.order[depth][at];
            let clause: &'w Clause = &self.rule.clauses[number];
            let value = evaluate(&clause.value, self.world, &mut self.row)?;
            match clause.names {
                Some(slot) => self.row[slot] = value,
                None if value == Value::Bool(true) => {}
                None if clause.joins => {
                    return Ok(Err((1, End::NoPartner { of: self.sought(depth, clause), clause: number })));
                }
                None => return Ok(Err((at + 1, End::Fails(number)))),
            }
        }
        Ok(Ok(()))
    }

    /// The loop that was to bring a partner: this one, or where the thing itself is looped over here, one further out.
    fn sought(&self, depth: usize, clause: &Clause) -> usize {
        if self.bound.0 != depth {
            return depth;
        }
        let mut used = Vec::new();
        clause.value.slots(&mut used);
        (0..depth).rev().find(|at| used.contains(&self.rule.loops[*at].slot)).unwrap_or(depth)
    }

    /// Whether the second of a pair is its first.
    fn is_same(&self, depth: usize) -> bool {
        let one = &self.rule.loops[depth];
        one.differs_from.is_some_and(|first| self.row[first] == self.row[one.slot])
    }

    /// Remembers a row that gets further than all before it.
    fn reached(&mut self, far: Far, end: End) -> Result<(), Trouble> {
        match &mut self.best {
            Some((best, _)) if *best > far => return Ok(()),
            Some((best, reached)) if *best == far => {
                reached.rows += 1;
                return Ok(());
            }
            _ => {}
        }
        let depth = far.0.min(self.rule.loops.len());
        let things = self.rule.loops[..self.rule.loops.len().min(depth + 1)]
            .iter()
            .map(|one| self.row[one.slot].clone())
            .collect();
        let things = match end {
            End::NoPartner { of, .. } | End::Same(of) => without(things, of),
            _ => things,
        };
        let mut told = Vec::new();
        'all: for own in self.order.iter().take(depth + 1) {
            for number in own.clone() {
                if matches!(end, End::Empty(loop_at) | End::Same(loop_at) if self.rule.clauses[number].depth == loop_at)
                {
                    break 'all;
                }
                told.push(tell(self.rule, &self.rule.clauses[number], number, self.world, &mut self.row)?);
                if matches!(end, End::Fails(last) | End::NoPartner { clause: last, .. } if last == number) {
                    break 'all;
                }
            }
        }
        if let (End::NoPartner { of, clause }, Some(last)) = (end, told.last_mut()) {
            // What is said is the value looked for; the others are as many as there are things.
            let (slot, parts) = (self.rule.loops[of].slot, &self.rule.clauses[clause].parts);
            last.parts
                .retain(|met| !parts.iter().any(|part| part.span == met.span && uses(&part.value, slot)));
        }
        self.best = Some((far, Reached { things, told, end, rows: 1 }));
        Ok(())
    }
}

fn without(mut things: Vec<Value<'_>>, at: usize) -> Vec<Value<'_>> {
    if let Some(thing) = things.get_mut(at) {
        *thing = Value::None;
    }
    things
}

fn uses(value: &Expr, slot: usize) -> bool {
    let mut used = Vec::new();
    value.slots(&mut used);
    used.contains(&slot)
}
