//! What a rule file shares among its rules: conditions and values with a name, and tables. And the parts of an expression.

use super::{Expr, Form, Located, Place, Rule, Word};

/// A rule file as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// `define`.
    pub defines: Vec<Define>,
    /// `table`.
    pub tables: Vec<Table>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// `define name(x: document) where …`, or `= …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Define {
    /// Its name.
    pub name: Word,
    /// What it takes.
    pub parameters: Vec<Parameter>,
    /// Whether it is a condition, written with `where`.
    pub condition: bool,
    /// What it stands for.
    pub body: Expr,
    /// The whole statement.
    pub place: Place,
}

/// `table name(column: text, …) from "file.csv"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: Word,
    /// The columns that are read.
    pub columns: Vec<Parameter>,
    /// The file, from the folder of the rule file.
    pub file: Word,
}

/// `name: type`.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Word,
    /// The word for its type; `?` at its end says that it may be missing.
    pub ty: Word,
}

impl Located<Form> {
    /// The expressions it is made of, in the order written.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.node {
            Form::Literal(_) | Form::Path(..) => Vec::new(),
            Form::Call(_, parts) | Form::All(parts) | Form::Any(parts) => parts.iter().collect(),
            Form::Not(part) => vec![part],
            Form::Quantified(_, _, list, body) => vec![list, body],
            Form::Counted(_, _, list, body) => [list].into_iter().chain(body).collect(),
            Form::Summed(_, value, _, list, body) => [value, list].into_iter().chain(body).collect(),
            Form::Test(_, left, others) => [left].into_iter().chain(others).collect(),
            Form::Compare(_, left, right) | Form::Arithmetic(_, left, right) => vec![left, right],
        }
    }

    /// Every name it asks for, with fields or values behind it or alone, in the order written.
    pub fn names(&self) -> Vec<&Word> {
        let own = match &self.node {
            Form::Path(name, _) | Form::Call(name, _) => Some(name),
            _ => None,
        };
        own.into_iter().chain(self.parts().into_iter().flat_map(|part| part.names())).collect()
    }
}
