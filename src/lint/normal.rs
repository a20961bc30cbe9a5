//! A rule's conditions in one form, whatever the order, the names and the sides an author chose.
//!
//! A name given by `let` is replaced by its value; loops are numbered in their order; `>` becomes `<`, `!=` becomes
//! `not ==`, `no` becomes `not some`, and `every` becomes `not some … not`.

use std::collections::BTreeMap;

use crate::facts::column::Type;
use crate::lang::ast::{Comparator, Quantifier};
use crate::lang::rule::{Const, Expr, Feed, Rule, Things};
use crate::lint::holds;
use crate::text::composed;

/// A condition in one form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Logic {
    /// A question that holds, or does not.
    Literal(Atom, bool),
    /// All of these, in order, each once.
    All(Vec<Logic>),
    /// One of these, in order, each once.
    Any(Vec<Logic>),
}

/// A question about values, each of which is known by its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    /// Whether a value is this constant, with the constant as a number and the words the value may be, if any.
    Is(String, String, Option<i64>, Option<&'static [&'static str]>),
    /// Whether two values are equal; the lesser text first.
    Equal(String, String),
    /// Whether a value is below a bound: less than it, or equal too.
    Below(String, i64, bool),
    /// Whether a value is less than another.
    Less(String, String),
    /// Anything else.
    Other(String),
}

/// What a rule goes through, in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// The lists, in the order of the loops.
    pub(super) lists: Vec<String>,
    /// The thing flagged, and its field.
    pub(super) flag: (String, Option<&'static str>),
    /// Each condition with the place of its clause in the rule; none for what a pair says of itself.
    pub(super) conditions: Vec<(Logic, Option<usize>)>,
}

/// A rule in one form.
pub(super) fn shape(rule: &Rule) -> Shape {
    let mut names = Names::default();
    let mut lists = Vec::new();
    let mut conditions = Vec::new();
    for (at, one) in rule.loops.iter().enumerate() {
        names.given.insert(one.slot, format!("#{at}"));
    }
    for clause in &rule.clauses {
        if let Some(slot) = clause.names {
            let value = names.value(&clause.value);
            names.given.insert(slot, value);
            if let Expr::Const(Const::Bool(_)) | Expr::Slot(_) = clause.value {
                continue;
            }
            names.logics.insert(slot, clause.value.clone());
        }
    }
    for one in &rule.loops {
        lists.push(match &one.source {
            Feed::All(things) | Feed::Index { of: things, .. } => match things {
                Things::Kind(kind) => format!("{kind:?}"),
                Things::Rows(table) => format!("rows of {}", table.name),
            },
            Feed::List(list) => names.value(list),
        });
        if let Some(first) = one.differs_from {
            let (one, other) = (names.value(&Expr::Slot(first)), names.value(&Expr::Slot(one.slot)));
            conditions.push((Logic::Literal(equal(one, other), false), None));
        }
    }
    for (at, clause) in rule.clauses.iter().enumerate().filter(|(_, clause)| clause.names.is_none()) {
        conditions.push((names.logic(&clause.value, true), Some(at)));
    }
    let flag = (names.value(&rule.flag.target), rule.flag.field);
    Shape { lists, flag, conditions }
}

/// The opposite of a condition.
pub(super) fn opposite(logic: &Logic) -> Logic {
    match logic {
        Logic::Literal(atom, holds) => Logic::Literal(atom.clone(), !holds),
        Logic::All(parts) => joined(parts.iter().map(opposite).collect(), false),
        Logic::Any(parts) => joined(parts.iter().map(opposite).collect(), true),
    }
}

/// What is known of the slots of a rule.
#[derive(Default)]
struct Names {
    /// The text of the value in each slot.
    given: BTreeMap<usize, String>,
    /// The conditions that a `let` names.
    logics: BTreeMap<usize, Expr>,
    /// How many loops of conditions lie around.
    depth: usize,
}

impl Names {
    /// A condition, or its opposite, in one form.
    fn logic(&mut self, expr: &Expr, holds: bool) -> Logic {
        match expr {
            Expr::Not(inner) => self.logic(inner, !holds),
            Expr::All(parts) => joined(parts.iter().map(|part| self.logic(part, holds)).collect(), holds),
            Expr::Any(parts) => joined(parts.iter().map(|part| self.logic(part, holds)).collect(), !holds),
            Expr::Const(Const::Bool(value)) => joined(Vec::new(), *value == holds),
            Expr::Slot(slot) if self.logics.contains_key(slot) => {
                let value = self.logics[slot].clone();
                self.logic(&value, holds)
            }
            Expr::Compare(comparator, left, right) => self.compare(*comparator, left, right, holds),
            Expr::Quantified(quantifier, own, list, body) => {
                let list = self.value(list);
                let (exists, body_holds) = match quantifier {
                    Quantifier::Some => (holds, true),
                    Quantifier::No => (!holds, true),
                    Quantifier::Every => (!holds, false),
                };
                let mut never = false;
                let body = self.inside(*own, |names| {
                    let body = names.logic(body, body_holds);
                    never = holds::conflict(&[(body.clone(), None)]).is_some();
                    format!("{body:?}")
                });
                if never {
                    return joined(Vec::new(), !exists);
                }
                Logic::Literal(Atom::Other(format!("some of {list} has {body}")), exists)
            }
            other => Logic::Literal(Atom::Other(self.value(other)), holds),
        }
    }

    fn compare(&mut self, comparator: Comparator, left: &Expr, right: &Expr, holds: bool) -> Logic {
        use Comparator::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
        let (left_text, right_text) = (self.value(left), self.value(right));
        match comparator {
            Equal | NotEqual => {
                let holds = holds == (comparator == Equal);
                match (left, right) {
                    (Expr::Const(Const::Bool(value)), of) | (of, Expr::Const(Const::Bool(value))) => {
                        self.logic(of, *value == holds)
                    }
                    (Expr::Const(_), Expr::Const(_)) => Logic::Literal(equal(left_text, right_text), holds),
                    (Expr::Const(_), of) => {
                        Logic::Literal(Atom::Is(right_text, left_text, bound(left), words(of)), holds)
                    }
                    (of, Expr::Const(_)) => {
                        Logic::Literal(Atom::Is(left_text, right_text, bound(right), words(of)), holds)
                    }
                    _ => Logic::Literal(equal(left_text, right_text), holds),
                }
            }
            // `a <= b` is `not b < a`.
            Less | GreaterOrEqual => self.less(left, right, holds == (comparator == Less)),
            Greater | LessOrEqual => self.less(right, left, holds == (comparator == Greater)),
        }
    }

    fn less(&mut self, left: &Expr, right: &Expr, holds: bool) -> Logic {
        let (left_text, right_text) = (self.value(left), self.value(right));
        match (bound(left), bound(right)) {
            (None, Some(bound)) => Logic::Literal(Atom::Below(left_text, bound, false), holds),
            // `bound < x` is `not x <= bound`.
            (Some(bound), None) => Logic::Literal(Atom::Below(right_text, bound, true), !holds),
            _ => Logic::Literal(Atom::Less(left_text, right_text), holds),
        }
    }

    /// Runs inside a loop of a condition: its thing is known by how deep the loop lies.
    fn inside(&mut self, own: usize, run: impl FnOnce(&mut Self) -> String) -> String {
        self.depth += 1;
        self.given.insert(own, format!("@{}", self.depth));
        let text = run(self);
        self.depth -= 1;
        text
    }

    fn values<'e>(&mut self, parts: impl IntoIterator<Item = &'e Expr>) -> String {
        parts.into_iter().map(|part| self.value(part)).collect::<Vec<_>>().join(", ")
    }

    /// A value as text: equal for equal values.
    fn value(&mut self, expr: &Expr) -> String {
        match expr {
            // Two weeks are fourteen days.
            Expr::Const(Const::Time(time)) => format!("Time({:?}, {})", time.clock(), time.minutes),
            // Texts are equal whatever the case and the way accents are written.
            Expr::Const(Const::Text(text)) => format!("Text({:?})", composed(text).to_lowercase()),
            Expr::Const(constant) => format!("{constant:?}"),
            Expr::Slot(slot) => self.given.get(slot).cloned().unwrap_or_else(|| format!("?{slot}")),
            Expr::AsOf(slot) => format!("as_of({})", self.value(&Expr::Slot(*slot))),
            Expr::Column(of, field) => format!("{}.{field:?}", self.value(of)),
            Expr::Relation(link, parts) => {
                format!("{link:?}({})", self.values(parts))
            }
            Expr::Present(of) => format!("present({})", self.value(of)),
            Expr::Working(of) => format!("working({})", self.value(of)),
            Expr::WholeDays(of) => format!("whole_days({})", self.value(of)),
            Expr::Count(of) => format!("count({})", self.value(of)),
            Expr::InForce(a, b) => format!("in_force({})", self.values([&**a, b])),
            Expr::Before(a, b) => format!("before({})", self.values([&**a, b])),
            Expr::Mentions(a, b) => format!("mentions({})", self.values([&**a, b])),
            Expr::In(a, b) => format!("in({})", self.values([&**a, b])),
            Expr::OrElse(a, b) => format!("or_else({})", self.values([&**a, b])),
            Expr::OpenTo(a, b, c) => format!("open_to({})", self.values([&**a, b, c])),
            Expr::Cell(row, table, column) => format!("{}.{}.{column}", self.value(row), table.name),
            Expr::Rows(table) => format!("rows of {}", table.name),
            Expr::RowInForce(row, table, day) => {
                format!("{} in_force({})", table.name, self.values([&**row, day]))
            }
            Expr::Resembles(a, b, share, accents) => {
                format!("resembles {accents}({})", self.values([&**a, b, share]))
            }
            Expr::Arithmetic(operator, a, b) => format!("{operator:?}({})", self.values([&**a, b])),
            Expr::Counted(counter, own, list, body) => {
                let list = self.value(list);
                let body = self.inside(*own, |names| {
                    body.as_ref().map_or(String::new(), |body| format!("{:?}", names.logic(body, true)))
                });
                format!("{counter:?} of {list} where {body}")
            }
            Expr::Summed(summer, value, own, list, body, _) => {
                let list = self.value(list);
                let inside = self.inside(*own, |names| {
                    let body = body.as_ref().map(|body| names.logic(body, true));
                    format!("{} where {body:?}", names.value(value))
                });
                format!("{summer:?} over {list} of {inside}")
            }
            Expr::All(_) | Expr::Any(_) | Expr::Not(_) | Expr::Quantified(..) | Expr::Compare(..) => {
                format!("{:?}", self.logic(expr, true))
            }
        }
    }
}

/// All of these, or one of these: taken apart, in order, each once.
fn joined(parts: Vec<Logic>, all: bool) -> Logic {
    let mut flat = Vec::new();
    for part in parts {
        match (part, all) {
            (Logic::All(inner), true) | (Logic::Any(inner), false) => flat.extend(inner),
            (part, _) => flat.push(part),
        }
    }
    flat.sort();
    flat.dedup();
    match (flat.len(), all) {
        (1, _) => flat.remove(0),
        (_, true) => Logic::All(flat),
        (_, false) => Logic::Any(flat),
    }
}

fn equal(one: String, other: String) -> Atom {
    if one <= other { Atom::Equal(one, other) } else { Atom::Equal(other, one) }
}

/// The words a value may be, if they are a fixed set.
fn words(of: &Expr) -> Option<&'static [&'static str]> {
    let Expr::Column(_, field) = of else { return None };
    match field.0.ty {
        Type::Code(words) => Some(words),
        Type::Optional(Type::Code(words)) => Some(*words),
        _ => None,
    }
}

/// A constant that has an order, as a number; only constants of one type are ever compared.
fn bound(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Const(
            Const::Int(value)
            | Const::Decimal(value)
            | Const::Percent(value)
            | Const::Money(value)
            | Const::WorkTime(value),
        ) => Some(*value),
        Expr::Const(Const::Date(day)) => day.to_string().replace('-', "").parse().ok(),
        _ => None,
    }
}
