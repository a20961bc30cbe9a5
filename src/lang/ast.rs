//! The syntax tree of a rule file: what was written, with its places, before any name is looked up.

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::span::Span;

mod shared;

pub use shared::{Define, File, Parameter, Table};

/// A part of the text with its place. Equal to another when the parts are, wherever they stand.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The part.
    pub node: T,
    /// Its place in the rule file.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

/// A place without a part of its own; any two are equal.
pub type Place = Located<()>;

/// A word of the text.
pub type Word = Located<String>;

/// One rule as written. Equal to another when it says the same, wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The lines of documentation, without their marks.
    pub docs: Vec<Word>,
    /// The id.
    pub id: Word,
    /// `criterion`.
    pub criterion: Vec<Word>,
    /// `pack`.
    pub pack: Vec<Word>,
    /// `level`.
    pub level: Vec<Word>,
    /// `basis`.
    pub basis: Vec<Word>,
    /// `param`.
    pub params: Vec<(Word, Located<Literal>)>,
    /// `for each`.
    pub generators: Vec<Generator>,
    /// `let` and `where`, in the order written.
    pub clauses: Vec<Clause>,
    /// `flag`.
    pub flag: Remark,
    /// `note`.
    pub notes: Vec<Remark>,
    /// `propose`.
    pub proposals: Vec<Proposal>,
    /// `unless`.
    pub unless: Option<Expr>,
    /// The examples.
    pub examples: Vec<Example>,
    /// The whole rule.
    pub place: Place,
}

/// A search as written: the loops and conditions of a rule, and what to show of each row.
#[derive(Clone, Debug)]
pub struct Query {
    /// `for each`.
    pub generators: Vec<Generator>,
    /// `let` and `where`, in the order written.
    pub clauses: Vec<Clause>,
    /// `show`.
    pub columns: Vec<Expr>,
}

/// `for each x in list`, `for each x, y in list`.
#[derive(Clone, Debug, PartialEq)]
pub struct Generator {
    /// The name for each thing.
    pub name: Word,
    /// The name for the other thing of a pair.
    pub other: Option<Word>,
    /// The list.
    pub list: Expr,
    /// Whether `pairs all` says that the lists are meant to be unrelated.
    pub pairs_all: bool,
}

/// `let` or `where`.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// A name for a value.
    Let(Word, Expr),
    /// A condition.
    Where(Expr),
}

/// `flag` or `note`: a thing and a sentence in two languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The thing.
    pub target: Expr,
    /// The sentence in Vietnamese.
    pub vi: Word,
    /// The sentence in English.
    pub en: Word,
}

/// `propose … amends …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The change.
    pub edit: Located<Edit>,
    /// The provisions to amend.
    pub amends: Option<Expr>,
}

/// One change, by its words: which one, and the values it names in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Which one.
    pub kind: EditKind,
    /// The values, in the order written.
    pub values: Vec<Expr>,
}

/// The changes a rule can propose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditKind {
    /// `remove x`
    Remove,
    /// `replace d with look-up in r`
    LookUp,
    /// `replace d with declaration`
    Declaration,
    /// `replace d with x`
    Replace,
    /// `replace basis b with i`
    ReplaceBasis,
    /// `replace agency a with b in p`
    ReplaceAgency,
    /// `ask for d only when r cannot answer`
    Fallback,
    /// `ask for n originals and m copies of d`
    Copies,
    /// `accept plain copy of d`
    PlainCopy,
    /// `merge x into y`
    Merge,
    /// `drop confirmation of d`
    Confirmation,
    /// `drop field f of d`
    Field,
    /// `drop check of c in s`
    Check,
    /// `run s beside t`
    Beside,
    /// `reassign s to a`
    Reassign,
    /// `set deadline of p to t`
    Deadline,
    /// `set time of s to t`
    Time,
    /// `set validity of o to t`
    Validity,
    /// `agree on silence in s`
    Silence,
    /// `cap returns of s at n`
    Returns,
    /// `open online channel of p`
    Online,
    /// `carry file to s by system`
    System,
    /// `declare a as coordinator of p`
    Coordinator,
    /// `abolish p`
    Abolish,
}

/// An example in a rule file.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: Word,
    /// The example's own text; its place is that of the text between the quotes.
    pub text: Word,
    /// Whether the rule must flag it.
    pub flags: bool,
    /// The state after the remedy.
    pub becomes: Option<Word>,
}

/// An expression with its place.
pub type Expr = Box<Located<Form>>;

/// The forms of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A literal.
    Literal(Literal),
    /// A name, then fields.
    Path(Word, Vec<Word>),
    /// A relation of several values.
    Call(Word, Vec<Expr>),
    /// All of these.
    All(Vec<Expr>),
    /// One of these.
    Any(Vec<Expr>),
    /// The opposite.
    Not(Expr),
    /// `some`, `every`, `no`.
    Quantified(Quantifier, Word, Expr, Expr),
    /// `count of`, `share of`: over a list, where.
    Counted(Counter, Word, Expr, Option<Expr>),
    /// `sum of`, `min of`, `max of`: of what, over which list, where.
    Summed(Summer, Expr, Word, Expr, Option<Expr>),
    /// A test of one value against others.
    Test(Test, Expr, Vec<Expr>),
    /// `==`, `<` and so on.
    Compare(Comparator, Expr, Expr),
    /// `+`, `-`, `*`, `/`.
    Arithmetic(Operator, Expr, Expr),
}

/// A literal value.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
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
    /// A length of time.
    Duration(Duration),
    /// A day.
    Date(Date),
    /// Text.
    Text(String),
}

/// `some`, `every`, `no`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// At least one.
    Some,
    /// All of them.
    Every,
    /// None of them.
    No,
}

/// `count`, `share`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// How many.
    Count,
    /// Which part of all.
    Share,
}

/// `sum`, `min`, `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summer {
    /// All together.
    Sum,
    /// The least.
    Min,
    /// The most.
    Max,
}

/// Tests written in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// `is present`
    Present,
    /// `is absent`
    Absent,
    /// `in force on`
    InForce,
    /// `is open to … on …`
    OpenTo,
    /// `comes before`
    Before,
    /// `follows`
    Follows,
    /// `mentions`
    Mentions,
    /// `resembles`, by at least a share of words
    Resembles,
    /// `resembles … accents aside`
    ResemblesBare,
    /// `in`
    In,
    /// `not in`
    NotIn,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparator {
    /// How it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparator::Equal => "==",
            Comparator::NotEqual => "!=",
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
        }
    }
}

/// Arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}
