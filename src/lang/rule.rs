//! A compiled rule: names looked up, types checked, loops planned. Made by `compile`, used by `eval`.

use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::facts::column::{Column, Relation, Type};
use crate::lang::ast::{self, Comparator, Counter, EditKind, Operator, Quantifier, Summer};
use crate::lang::table::Table;
use crate::model::corpus::Place;
use crate::model::criterion::Criterion;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::entity::Kind;
use crate::source::SourceId;
use crate::span::Span;
use crate::text::Text;

mod looks;
mod slots;
mod sort;

pub(crate) use slots::Placing;
pub use sort::{CostClass, Pack, Reach};

/// A rule that can be evaluated.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The file it was written in.
    pub source: SourceId,
    /// Its id: family and name.
    pub id: String,
    /// What it finds, in one sentence.
    pub title: Text,
    /// Why that is bad.
    pub why: Text,
    /// The criterion it serves.
    pub criterion: Criterion,
    /// What sort of judgement it is.
    pub pack: Pack,
    /// How much a finding matters.
    pub level: Severity,
    /// Where the rule comes from.
    pub basis: Vec<String>,
    /// The numbers and times that a workspace may set otherwise, as they hold here.
    pub params: Vec<Param>,
    /// The loops, outermost first.
    pub loops: Vec<Loop>,
    /// How many values an evaluation holds at once.
    pub slots: usize,
    /// What the author called the value of each slot.
    pub names: Vec<String>,
    /// Every `let` and every condition as written, also those the plan has turned into a look-up.
    pub clauses: Vec<Clause>,
    /// The thing flagged.
    pub flag: Remark,
    /// Related things.
    pub notes: Vec<Remark>,
    /// What would settle it.
    pub remedy: Vec<Proposal>,
    /// When the remedy is withheld.
    pub unless: Option<Expr>,
    /// The examples, as written.
    pub examples: Vec<ast::Example>,
    /// How its work grows.
    pub cost: CostClass,
    /// How far it looks.
    pub reach: Reach,
    /// The whole rule in its file.
    pub span: Span,
}

/// A number or time of a rule that a workspace may set otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its value, as it holds here.
    pub value: Const,
    /// Where the workspace has set it; none where it is as the rule has it.
    pub set_at: Option<Place>,
}

/// One loop: where its things come from, and what is done with each.
#[derive(Clone, Debug)]
pub struct Loop {
    /// The slot of the thing.
    pub slot: usize,
    /// What the author called it.
    pub name: String,
    /// What its things are.
    pub of: Type,
    /// For the second of a pair: the slot of the first, which it is not.
    pub differs_from: Option<usize>,
    /// Where it is written: from the name to the list.
    pub span: Span,
    /// Where the things come from.
    pub source: Feed,
    /// Values to name and conditions to meet, in order.
    pub actions: Vec<Action>,
}

/// Where the things of a loop come from.
#[derive(Clone, Debug)]
pub enum Feed {
    /// Every thing of this kind in the corpus, or every row of a table.
    All(Things),
    /// The items of a list.
    List(Expr),
    /// Those whose key is the probed value: an equality join by a hash index.
    Index {
        /// What is looked among.
        of: Things,
        /// The key, of the thing alone.
        key: Expr,
        /// Whether the key is a list, each item of which counts.
        many: bool,
        /// The value looked for, of the loops further out.
        probe: Expr,
        /// Whether the probe is a list, each item of which is looked for.
        probes: bool,
        /// The text that tells equal indexes of different rules apart from others.
        name: String,
        /// The place of the equality in the rule file.
        span: Span,
    },
}

/// What a loop can go through whole.
#[derive(Clone, Debug)]
pub enum Things {
    /// The things of a kind.
    Kind(Kind),
    /// The rows of a table.
    Rows(Arc<Table>),
}

/// What a loop does with each thing.
#[derive(Clone, Debug)]
pub enum Action {
    /// Name a value.
    Let(usize, Expr),
    /// Go on only if this holds.
    Where(Condition),
}

/// A condition with its place, so that it can be shown.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The condition.
    pub test: Expr,
    /// Its place in the rule file.
    pub span: Span,
}

/// A `let`, or one condition of a `where`, as written: what an explanation shows.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The slot it names, if it is a `let`.
    pub names: Option<usize>,
    /// The value, or the condition.
    pub value: Expr,
    /// Its place in the rule file.
    pub span: Span,
    /// The values that it speaks of.
    pub parts: Vec<Part>,
    /// The loop in which its values are known.
    pub depth: usize,
    /// Whether the plan asks it as a look-up in an index, before the others of its loop.
    pub joins: bool,
}

/// A value that a condition speaks of, with its place.
#[derive(Clone, Debug)]
pub struct Part {
    /// The value.
    pub value: Expr,
    /// Its place in the rule file.
    pub span: Span,
}

/// A search: the loops and conditions of a rule, and the values to show of each row.
#[derive(Clone, Debug)]
pub struct Query {
    /// The loops, outermost first.
    pub loops: Vec<Loop>,
    /// How many values an evaluation holds at once.
    pub slots: usize,
    /// The values to show, each with its words; the things looped over where none are named.
    pub columns: Vec<(String, Expr)>,
}

/// A thing and what is said of it.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The thing.
    pub target: Expr,
    /// The key in its mapping that is meant, when the target is a field of a thing.
    pub field: Option<&'static str>,
    /// The sentence in Vietnamese.
    pub vi: Vec<Piece>,
    /// The sentence in English.
    pub en: Vec<Piece>,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A value.
    Value(Expr),
}

/// One change, and the provisions it amends.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which change.
    pub kind: EditKind,
    /// The values it names.
    pub values: Vec<Expr>,
    /// The provisions.
    pub amends: Option<Expr>,
}

/// An expression with every name looked up.
#[derive(Clone, Debug)]
pub enum Expr {
    /// A constant.
    Const(Const),
    /// A named value.
    Slot(usize),
    /// The day of the review of the thing in this slot.
    AsOf(usize),
    /// A field of a thing.
    Column(Box<Expr>, Field),
    /// A cell of a row: the table and the position of the column.
    Cell(Box<Expr>, Arc<Table>, usize),
    /// The rows of a table.
    Rows(Arc<Table>),
    /// A relation of several values.
    Relation(Link, Vec<Expr>),
    /// All of these.
    All(Vec<Expr>),
    /// One of these.
    Any(Vec<Expr>),
    /// The opposite.
    Not(Box<Expr>),
    /// Some, every or none of a list.
    Quantified(Quantifier, usize, Box<Expr>, Box<Expr>),
    /// How many, or which share.
    Counted(Counter, usize, Box<Expr>, Option<Box<Expr>>),
    /// Sum, least or most: of what, in which slot, over which list, where, of which type.
    Summed(Summer, Box<Expr>, usize, Box<Expr>, Option<Box<Expr>>, Type),
    /// Whether a value is there.
    Present(Box<Expr>),
    /// Whether a thing is in force on a day.
    InForce(Box<Expr>, Box<Expr>),
    /// Whether a register is open to an agency on a day.
    OpenTo(Box<Expr>, Box<Expr>, Box<Expr>),
    /// Whether a thing stands before another in its list.
    Before(Box<Expr>, Box<Expr>),
    /// Whether a text has some words in it, case aside.
    Mentions(Box<Expr>, Box<Expr>),
    /// Whether two texts share at least a part of their words; whether accents count.
    Resembles(Box<Expr>, Box<Expr>, Box<Expr>, bool),
    /// Whether a row of a table holds on a day: the row, its table and the day.
    RowInForce(Box<Expr>, Arc<Table>, Box<Expr>),
    /// Whether a value is in a list.
    In(Box<Expr>, Box<Expr>),
    /// A comparison.
    Compare(Comparator, Box<Expr>, Box<Expr>),
    /// Arithmetic.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    /// A length of time in office time.
    Working(Box<Expr>),
    /// A value, or another where it is missing.
    OrElse(Box<Expr>, Box<Expr>),
    /// The number of items of a list.
    Count(Box<Expr>),
    /// Office time rounded up to whole working days.
    WholeDays(Box<Expr>),
}

/// A field of the vocabulary.
#[derive(Clone, Copy)]
pub struct Field(pub &'static Column);

impl std::fmt::Debug for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

/// A relation of the vocabulary.
#[derive(Clone, Copy)]
pub struct Link(pub &'static Relation);

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name)
    }
}

/// A constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Thousandths.
    Decimal(i64),
    /// Hundredths of a per cent.
    Percent(i64),
    /// Đồng.
    Money(i64),
    /// Office minutes.
    WorkTime(i64),
    /// A length of time.
    Time(Duration),
    /// A day.
    Date(Date),
    /// Text.
    Text(String),
    /// One of a fixed set of words.
    Code(&'static str),
}
