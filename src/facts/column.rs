//! What rules can ask of a thing: typed, documented columns and relations. The vocabulary is a list of these.

use crate::facts::Facts;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::entity::{Entity, Kind};
use crate::model::number::Money;
use crate::text::Text;

/// What rules see: the corpus and the facts about it.
#[derive(Clone, Copy)]
pub struct World<'w> {
    /// The corpus.
    pub corpus: &'w Corpus,
    /// The facts.
    pub facts: &'w Facts,
    /// The day of the review, where it is not each procedure's own `as_of`.
    pub as_of: Option<Date>,
}

/// The type of a value in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A number with decimal places, kept as thousandths.
    Decimal,
    /// A share in hundredths of a per cent (10000 is all).
    Percent,
    /// Đồng.
    Money,
    /// Office time, in minutes.
    WorkTime,
    /// A length of time as written, on either clock.
    Time,
    /// A day.
    Date,
    /// Text.
    Text,
    /// One of a fixed set of words.
    Code(&'static [&'static str]),
    /// A thing of this kind.
    Entity(Kind),
    /// A row of a table, by the position of the table among those of the rules.
    Row(u32),
    /// The rows of a table, likewise.
    Rows(u32),
    /// A list.
    List(&'static Type),
    /// A value that may be missing.
    Optional(&'static Type),
}

/// A value in a rule. `None` stands for a missing optional value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'w> {
    /// Missing.
    None,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Thousandths.
    Decimal(i64),
    /// Hundredths of a per cent.
    Percent(i64),
    /// Đồng.
    Money(Money),
    /// Minutes of office time.
    WorkTime(i64),
    /// A length of time as written.
    Time(Duration),
    /// A day.
    Date(Date),
    /// Text in one form.
    Text(&'w str),
    /// Text in two languages.
    Words(&'w Text),
    /// One of a fixed set of words.
    Code(&'static str),
    /// A thing.
    Entity(Entity),
    /// A row of a table, by its position in it.
    Row(u32),
    /// A list.
    List(Vec<Value<'w>>),
}

/// One typed, documented field of a kind of thing.
pub struct Column {
    /// What has it.
    pub on: Kind,
    /// Its name in rules.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
    /// What it is, in Vietnamese: one phrase.
    pub vi: &'static str,
    /// What it is, in English: one phrase.
    pub en: &'static str,
    /// Its value.
    pub get: for<'w> fn(World<'w>, Entity) -> Value<'w>,
}

/// One typed, documented relation: a function of several things.
pub struct Relation {
    /// Its name in rules.
    pub name: &'static str,
    /// The types it takes.
    pub takes: &'static [Type],
    /// The type it gives.
    pub gives: Type,
    /// What it says, in Vietnamese.
    pub vi: &'static str,
    /// What it says, in English.
    pub en: &'static str,
    /// Its value.
    pub get: for<'w> fn(World<'w>, &[Value<'w>]) -> Value<'w>,
}

impl<'w> World<'w> {
    /// The day on which a thing is reviewed: the day of the review, or else its procedure's own.
    pub fn as_of(self, entity: Entity) -> Option<Date> {
        self.as_of
            .or_else(|| entity.procedure().map(|at| self.corpus.procedures[at].as_of))
            .or(self.corpus.settings.as_of)
    }
}
