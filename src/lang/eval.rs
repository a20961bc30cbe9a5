//! Runs compiled rules over a world. Always ends: no recursion in rules, a budget on rows. An error in a rule is a
//! value, never a stop.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::facts::column::{Value, World};
use crate::lang::rule::{Action, Expr, Feed, Loop, Piece, Remark, Rule, Things};
use crate::lang::show;
use crate::model::edit::Edit;
use crate::model::entity::{Entity, Kind};
use crate::text::{Lang, Text};

mod fed;
mod index;
mod items;
mod order;
mod quick;
mod remedy;
mod texts;
mod value;
use fed::Fed;
use index::Index;
use order::Order;
use value::Key;
pub use value::evaluate;

/// The most rows one rule may look at.
pub const BUDGET: u64 = 10_000_000;
/// The most rows of one rule that may meet its conditions: what is said of each is kept, and this bounds what that takes.
pub const MOST_MET: u64 = 500_000;

/// What a rule says of one row that meets its conditions.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The thing flagged and what is wrong with it.
    pub flag: Said,
    /// Related things.
    pub notes: Vec<Said>,
    /// What would settle it; empty when there is no remedy, or it is withheld.
    pub edits: Vec<Edit>,
    /// The provisions to amend.
    pub amends: Vec<Entity>,
}

/// A thing and what is said of it.
#[derive(Clone, Debug)]
pub struct Said {
    /// The thing.
    pub of: Entity,
    /// The key of the thing that is meant, if not the whole thing.
    pub field: Option<&'static str>,
    /// The words.
    pub text: Text,
}

/// Why a rule could not be run to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A division by zero.
    DivisionByZero,
    /// A number too large to hold.
    TooLarge,
    /// More rows than the budget allows; the names of the loops.
    TooManyRows(String),
}

impl Trouble {
    /// What it is, in words.
    pub fn text(&self) -> Text {
        match self {
            Trouble::DivisionByZero => Text::new("có phép chia cho 0", "it divides by zero"),
            Trouble::TooLarge => Text::new("có số quá lớn", "a number is too large"),
            Trouble::TooManyRows(loops) => Text::new(
                format!("các vòng lặp {loops} cho quá nhiều dòng"),
                format!("the loops over {loops} give too many rows"),
            ),
        }
    }
}

/// Hash indexes, built once for a world and shared by all rules that ask for the same key.
#[derive(Default)]
pub struct Indexes {
    built: HashMap<String, Rc<Index>>,
    every: HashMap<Kind, Rc<Vec<Thing>>>,
    /// The positions of the procedures looked at; all when absent.
    only: Option<Range<usize>>,
    /// How many rows the last run looked at.
    pub rows: u64,
}

impl Indexes {
    /// Those of some of the procedures: what is looked for is looked for among these.
    pub fn of(only: Option<Range<usize>>) -> Indexes {
        Indexes { only, ..Indexes::default() }
    }
}

/// What a loop goes through: a thing, or a row of a table by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Entity(Entity),
    Row(u32),
}

impl Thing {
    fn value<'w>(self) -> Value<'w> {
        match self {
            Thing::Entity(entity) => Value::Entity(entity),
            Thing::Row(at) => Value::Row(at),
        }
    }
}

/// Every row of a rule that meets its conditions, in the order of the corpus.
pub fn run<'w>(rule: &'w Rule, world: World<'w>, indexes: &mut Indexes) -> (Vec<Hit>, Option<Trouble>) {
    let mut hits = Vec::new();
    let trouble = rows(&rule.loops, rule.slots, world, indexes, &mut |row| {
        hits.extend(Telling { rule, world, row }.hit()?);
        Ok(())
    });
    (hits, trouble)
}

/// Goes through every row of some loops that meets their conditions, in the order of the corpus.
pub fn rows<'w>(
    loops: &'w [Loop],
    slots: usize,
    world: World<'w>,
    indexes: &mut Indexes,
    each: &mut dyn FnMut(&mut Vec<Value<'w>>) -> Result<(), Trouble>,
) -> Option<Trouble> {
    let feeds = loops.iter().map(|one| prepare(&one.source, world, slots, indexes)).collect();
    let order = order::of(loops);
    let mut run = Run { loops, order, world, feeds, row: vec![Value::None; slots], each, rows: 0, met: 0 };
    let trouble = run.descend(0).err();
    indexes.rows = run.rows;
    trouble
}

/// Everything a loop can go through, in the order of the corpus or of the table.
pub(super) fn every<'w>(world: World<'_>, of: &Things) -> Vec<Value<'w>> {
    all(world, of, &mut Indexes::default()).iter().copied().map(Thing::value).collect()
}

fn all(world: World<'_>, of: &Things, known: &mut Indexes) -> Rc<Vec<Thing>> {
    match of {
        Things::Kind(kind) => {
            let only = known.only.clone();
            let found = || things_of(world, *kind, only).into_iter().map(Thing::Entity).collect();
            Rc::clone(known.every.entry(*kind).or_insert_with(|| Rc::new(found())))
        }
        Things::Rows(table) => Rc::new((0..table.rows.len() as u32).map(Thing::Row).collect()),
    }
}

/// Every thing of a kind, in the order of the corpus.
pub fn things(world: World<'_>, kind: Kind) -> Vec<Entity> {
    things_of(world, kind, None)
}

/// Every thing of a kind, of some of the procedures.
fn things_of(world: World<'_>, kind: Kind, only: Option<Range<usize>>) -> Vec<Entity> {
    let corpus = world.corpus;
    let of_procedures = only.unwrap_or(0..corpus.procedures.len());
    let top = |count: usize| (0..count).map(|at| Entity::top(kind, at)).collect();
    let parts = |count: &dyn Fn(usize) -> usize| {
        let owners = match kind {
            Kind::Holding => 0..corpus.catalog.registers.rows().len(),
            _ => of_procedures.clone(),
        };
        owners.flat_map(|owner| (0..count(owner)).map(move |at| Entity::part(kind, owner, at))).collect()
    };
    match kind {
        Kind::Procedure => of_procedures.clone().map(|at| Entity::top(kind, at)).collect(),
        Kind::Case => parts(&|p| corpus.procedures[p].cases.len()),
        Kind::Channel => parts(&|p| corpus.procedures[p].channels.len()),
        Kind::Fee => parts(&|p| corpus.procedures[p].fees.len()),
        Kind::Document => parts(&|p| corpus.procedures[p].documents.len()),
        Kind::LookUp => parts(&|p| corpus.procedures[p].look_ups.len()),
        Kind::Condition => parts(&|p| corpus.procedures[p].conditions.len()),
        Kind::Step => parts(&|p| corpus.procedures[p].steps.len()),
        Kind::Output => parts(&|p| corpus.procedures[p].outputs.len()),
        Kind::Basis => parts(&|p| corpus.bases.get(p).map_or(0, Vec::len)),
        Kind::Level => top(corpus.catalog.levels.rows().len()),
        Kind::Agency => top(corpus.catalog.agencies.rows().len()),
        Kind::Register => top(corpus.catalog.registers.rows().len()),
        Kind::Holding => parts(&|r| corpus.catalog.registers.rows()[r].holds.len()),
        Kind::DocumentType => top(corpus.catalog.document_types.rows().len()),
        Kind::Instrument => top(corpus.catalog.instruments.rows().len()),
        Kind::Group => top(corpus.catalog.groups.rows().len()),
    }
}

/// A feed made ready: what can be known before the first row.
enum Ready {
    All(Rc<Vec<Thing>>),
    List,
    Index(Rc<Index>),
}

fn prepare<'w>(feed: &'w Feed, world: World<'w>, slots: usize, indexes: &mut Indexes) -> Ready {
    match feed {
        Feed::All(of) => Ready::All(all(world, of, indexes)),
        Feed::List(_) => Ready::List,
        Feed::Index { of, key, many, name, .. } => {
            if let Some(built) = indexes.built.get(name) {
                return Ready::Index(Rc::clone(built));
            }
            let mut found: Vec<(Key, Thing)> = Vec::new();
            let own = own_slot(key);
            let mut row = vec![Value::None; slots];
            for thing in all(world, of, indexes).iter().copied() {
                row[own] = thing.value();
                let value = evaluate(key, world, &mut row).unwrap_or(Value::None);
                let keys = match &value {
                    Value::List(items) if *many => items.as_slice(),
                    single => std::slice::from_ref(single),
                };
                found.extend(keys.iter().filter_map(Key::of).map(|key| (key, thing)));
            }
            let built = Rc::new(Index::of(found.into_iter()));
            indexes.built.insert(name.clone(), Rc::clone(&built));
            Ready::Index(built)
        }
    }
}

fn own_slot(key: &Expr) -> usize {
    let mut used = Vec::new();
    key.slots(&mut used);
    used[0]
}

struct Run<'w, 'e> {
    loops: &'w [Loop],
    order: Vec<Order<'w>>,
    world: World<'w>,
    feeds: Vec<Ready>,
    row: Vec<Value<'w>>,
    each: &'e mut dyn FnMut(&mut Vec<Value<'w>>) -> Result<(), Trouble>,
    rows: u64,
    met: u64,
}

impl<'w> Run<'w, '_> {
    fn descend(&mut self, depth: usize) -> Result<(), Trouble> {
        if depth == self.loops.len() {
            self.met += 1;
            return if self.met > MOST_MET { Err(self.too_many()) } else { (self.each)(&mut self.row) };
        }
        let fed = self.fed(depth)?;
        self.through(depth, fed)
    }

    fn fed(&mut self, depth: usize) -> Result<Fed<'w>, Trouble> {
        let current = &self.loops[depth];
        let probed = match &current.source {
            Feed::List(list) => evaluate(list, self.world, &mut self.row)?,
            Feed::Index { probe, .. } => evaluate(probe, self.world, &mut self.row)?,
            Feed::All(_) => Value::None,
        };
        // What is shared is held on to while its things are gone through, and nothing is copied.
        Ok(match (&current.source, &self.feeds[depth], probed) {
            (Feed::List(_), _, Value::List(mut items)) => {
                items.retain(|item| !matches!(item, Value::None));
                Fed::List(items)
            }
            (Feed::Index { probes: true, .. }, Ready::Index(index), Value::List(items)) => {
                let keys = items.iter().filter_map(Key::of);
                let mut found: Vec<Thing> = keys.flat_map(|key| index.get(&key).to_vec()).collect();
                found.sort_unstable();
                found.dedup();
                Fed::Things(found)
            }
            (Feed::Index { .. }, Ready::Index(index), single) => {
                let span = Key::of(&single).map_or((0, 0), |key| index.span(&key));
                Fed::Found(Rc::clone(index), span)
            }
            (_, Ready::All(all), _) => Fed::All(Rc::clone(all)),
            _ => Fed::Things(Vec::new()),
        })
    }

    fn through(&mut self, depth: usize, fed: Fed<'w>) -> Result<(), Trouble> {
        match fed {
            Fed::List(items) => items.into_iter().try_for_each(|item| self.step(depth, item)),
            Fed::Things(things) => things.into_iter().try_for_each(|thing| self.step(depth, thing.value())),
            Fed::Found(index, span) => {
                index.within(span).iter().try_for_each(|thing| self.step(depth, thing.value()))
            }
            Fed::All(all) => all.iter().try_for_each(|thing| self.step(depth, thing.value())),
        }
    }

    fn too_many(&self) -> Trouble {
        let names = self.loops.iter().map(|one| one.name.as_str()).collect::<Vec<_>>();
        Trouble::TooManyRows(names.join(", "))
    }

    /// Goes on with one thing of a loop, if it meets the conditions.
    fn step(&mut self, depth: usize, thing: Value<'w>) -> Result<(), Trouble> {
        self.rows += 1;
        if self.rows > BUDGET {
            return Err(self.too_many());
        }
        self.row[self.loops[depth].slot] = thing;
        for at in 0..self.order[depth].first.len() {
            if !self.passes(self.order[depth].first[at])? {
                return Ok(());
            }
        }
        let fed = match self.order[depth].feed_first {
            true => Some(self.fed(depth + 1)?),
            false => None,
        };
        if fed.as_ref().is_some_and(Fed::is_empty) {
            return Ok(());
        }
        for at in 0..self.order[depth].late.len() {
            if !self.passes(self.order[depth].late[at])? {
                return Ok(());
            }
        }
        match fed {
            Some(fed) => self.through(depth + 1, fed),
            None => self.descend(depth + 1),
        }
    }

    fn passes(&mut self, action: &'w Action) -> Result<bool, Trouble> {
        Ok(match action {
            Action::Let(slot, value) => {
                self.row[*slot] = evaluate(value, self.world, &mut self.row)?;
                true
            }
            Action::Where(condition) => {
                evaluate(&condition.test, self.world, &mut self.row)? == Value::Bool(true)
            }
        })
    }
}

/// What a rule says of one row.
struct Telling<'w, 'r> {
    rule: &'w Rule,
    world: World<'w>,
    row: &'r mut Vec<Value<'w>>,
}

impl<'w> Telling<'w, '_> {
    fn hit(&mut self) -> Result<Option<Hit>, Trouble> {
        let Some(flag) = self.remark(&self.rule.flag)? else { return Ok(None) };
        let mut notes = Vec::new();
        for note in &self.rule.notes {
            notes.extend(self.remark(note)?);
        }
        let withheld = match &self.rule.unless {
            Some(unless) => evaluate(unless, self.world, self.row)? == Value::Bool(true),
            None => false,
        };
        let (edits, amends) = if withheld {
            Default::default()
        } else {
            remedy::edits(&self.rule.remedy, self.world, self.row)?
        };
        Ok(Some(Hit { flag, notes, edits, amends }))
    }

    fn remark(&mut self, remark: &'w Remark) -> Result<Option<Said>, Trouble> {
        let Value::Entity(of) = evaluate(&remark.target, self.world, self.row)? else { return Ok(None) };
        let text = Text::new(self.sentence(&remark.vi, Lang::Vi)?, self.sentence(&remark.en, Lang::En)?);
        Ok(Some(Said { of, field: remark.field, text }))
    }

    fn sentence(&mut self, pieces: &'w [Piece], lang: Lang) -> Result<String, Trouble> {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Value(value) => {
                    let value = evaluate(value, self.world, self.row)?;
                    out.push_str(&show::show(self.world, &value, lang));
                }
            }
        }
        Ok(out)
    }
}
