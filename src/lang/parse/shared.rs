//! `define`, `table` and `resembles`, from the parser's pairs to the syntax tree.

use super::build::{Pairs, expr, last, quoted, rule, said, text};
use super::{Production, span};
use crate::lang::ast::{Define, Expr, File, Form, Located, Parameter, Table, Test, Word};

/// A whole file.
pub(super) fn file(pair: Pairs<'_>) -> File {
    let mut file = File::default();
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::define => file.defines.push(define(part)),
            Production::table => file.tables.push(table(part)),
            Production::rule => file.rules.push(rule(part)),
            _ => {}
        }
    }
    file
}

/// `a resembles b`, with the share of words where one is given.
pub(super) fn resembles(pair: Pairs<'_>, left: Expr) -> Form {
    let mut test = Test::Resembles;
    let mut others = Vec::new();
    for part in said(pair) {
        match part.as_rule() {
            Production::accents_aside => test = Test::ResemblesBare,
            Production::resembles_by => others.push(expr(last(part))),
            _ => others.push(expr(part)),
        }
    }
    Form::Test(test, left, others)
}

fn define(pair: Pairs<'_>) -> Define {
    let place = Located { node: (), span: span(&pair) };
    let mut name = None;
    let mut found = Vec::new();
    let mut body = None;
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::shared_name => name = Some(text(&part)),
            Production::parameters => found = parameters(part),
            Production::define_where => body = Some((true, expr(last(part)))),
            Production::define_value => body = Some((false, expr(last(part)))),
            _ => {}
        }
    }
    let (condition, body) = body.expect("the grammar demands what a name stands for");
    let name = name.expect("the grammar demands a name");
    Define { name, parameters: found, condition, body, place }
}

fn table(pair: Pairs<'_>) -> Table {
    let (mut name, mut columns, mut file) = (None, Vec::new(), None);
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::shared_name => name = Some(text(&part)),
            Production::parameters => columns = parameters(part),
            Production::string => file = Some(quoted(part)),
            _ => {}
        }
    }
    let (name, file): (Word, Word) = name.zip(file).expect("the grammar demands a name and a file");
    Table { name, columns, file }
}

fn parameters(pair: Pairs<'_>) -> Vec<Parameter> {
    let one = |pair| {
        let mut parts = said(pair);
        let name = text(&parts.remove(0));
        Parameter { name, ty: text(&parts.remove(0)) }
    };
    said(pair).into_iter().map(one).collect()
}
