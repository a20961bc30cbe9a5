//! From the parser's pairs to the syntax tree. Cannot fail: the grammar has decided what is there.

use pest::iterators::Pair;

use super::literals::literal;
use super::shared;
use super::{Production, span};
use crate::lang::ast::*;
use crate::span::Span;

pub(super) type Pairs<'i> = Pair<'i, Production>;

/// A rule.
pub(super) fn rule(pair: Pairs<'_>) -> Rule {
    let whole = span(&pair);
    let mut id = None;
    let mut flag = None;
    let mut rule = Parts::default();
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::doc_line => rule.docs.push(doc(&part)),
            Production::rule_id => id = Some(text(&part)),
            Production::criterion => rule.criterion.push(text(&last(part))),
            Production::pack => rule.pack.push(text(&last(part))),
            Production::level => rule.level.push(text(&last(part))),
            Production::basis => rule
                .basis
                .push(Located { node: last(part.clone()).as_str().trim().to_owned(), ..text(&last(part)) }),
            Production::param => {
                let mut parts = said(part);
                let name = text(&parts.remove(0));
                let value = parts.remove(0);
                rule.params.push((name, Located { span: span(&value), node: literal(value) }));
            }
            Production::generator => rule.generators.push(generator(part)),
            Production::binding => rule.clauses.push(binding(part)),
            Production::filter => rule.clauses.push(Clause::Where(expr(last(part)))),
            Production::flag => flag = Some(remark(part)),
            Production::note => rule.notes.push(remark(part)),
            Production::remedy => {
                for part in part.into_inner() {
                    match part.as_rule() {
                        Production::proposal => rule.proposals.push(proposal(part)),
                        _ => rule.unless = Some(expr(last(part))),
                    }
                }
            }
            Production::example => rule.examples.push(example(part)),
            _ => {}
        }
    }
    Rule {
        docs: rule.docs,
        id: id.expect("the grammar demands an id"),
        criterion: rule.criterion,
        pack: rule.pack,
        level: rule.level,
        basis: rule.basis,
        params: rule.params,
        generators: rule.generators,
        clauses: rule.clauses,
        flag: flag.expect("the grammar demands a flag"),
        notes: rule.notes,
        proposals: rule.proposals,
        unless: rule.unless,
        examples: rule.examples,
        place: Located { node: (), span: whole },
    }
}

/// A search.
pub(super) fn query(pair: Pairs<'_>) -> Query {
    let mut query = Query { generators: Vec::new(), clauses: Vec::new(), columns: Vec::new() };
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::generator => query.generators.push(generator(part)),
            Production::binding => query.clauses.push(binding(part)),
            Production::filter => query.clauses.push(Clause::Where(expr(last(part)))),
            Production::shown => query.columns = said(part).into_iter().map(expr).collect(),
            _ => {}
        }
    }
    query
}

fn binding(pair: Pairs<'_>) -> Clause {
    let mut parts = said(pair);
    let name = text(&parts.remove(0));
    Clause::Let(name, expr(parts.remove(0)))
}

#[derive(Default)]
struct Parts {
    docs: Vec<Word>,
    criterion: Vec<Word>,
    pack: Vec<Word>,
    level: Vec<Word>,
    basis: Vec<Word>,
    params: Vec<(Word, Located<Literal>)>,
    generators: Vec<Generator>,
    clauses: Vec<Clause>,
    notes: Vec<Remark>,
    proposals: Vec<Proposal>,
    unless: Option<Expr>,
    examples: Vec<Example>,
}

/// An expression whose place is known from elsewhere: the inside of a message.
pub(super) fn placed(pair: Pairs<'_>, whole: Span) -> Expr {
    let mut built = expr(pair);
    move_into(&mut built, whole);
    built
}

/// Gives every part of an expression the place of the whole: messages are underlined as one.
fn move_into(expr: &mut Expr, whole: Span) {
    expr.span = whole;
    match &mut expr.node {
        Form::Literal(_) => {}
        Form::Path(name, fields) => {
            name.span = whole;
            fields.iter_mut().for_each(|field| field.span = whole);
        }
        Form::Call(name, values) => {
            name.span = whole;
            values.iter_mut().for_each(|value| move_into(value, whole));
        }
        Form::All(parts) | Form::Any(parts) => parts.iter_mut().for_each(|part| move_into(part, whole)),
        Form::Not(part) => move_into(part, whole),
        Form::Quantified(_, _, list, body) => {
            [list, body].into_iter().for_each(|part| move_into(part, whole))
        }
        Form::Counted(_, _, list, body) => {
            move_into(list, whole);
            body.iter_mut().for_each(|part| move_into(part, whole));
        }
        Form::Summed(_, value, _, list, body) => {
            [value, list].into_iter().for_each(|part| move_into(part, whole));
            body.iter_mut().for_each(|part| move_into(part, whole));
        }
        Form::Test(_, left, others) => {
            move_into(left, whole);
            others.iter_mut().for_each(|part| move_into(part, whole));
        }
        Form::Compare(_, left, right) | Form::Arithmetic(_, left, right) => {
            [left, right].into_iter().for_each(|part| move_into(part, whole));
        }
    }
}

fn generator(pair: Pairs<'_>) -> Generator {
    let mut names = Vec::new();
    let mut list = None;
    let mut pairs_all = false;
    for part in pair.into_inner() {
        match part.as_rule() {
            Production::name => names.push(text(&part)),
            Production::list => list = Some(expr(last(part))),
            Production::pairs_all => pairs_all = true,
            _ => {}
        }
    }
    let other = (names.len() > 1).then(|| names.remove(1));
    Generator { name: names.remove(0), other, list: list.expect("the grammar demands a list"), pairs_all }
}

fn remark(pair: Pairs<'_>) -> Remark {
    let mut parts = said(pair);
    let target = expr(parts.remove(0));
    let mut words = said(parts.remove(0));
    let vi = quoted(words.remove(0));
    Remark { target, vi, en: quoted(words.remove(0)) }
}

fn proposal(pair: Pairs<'_>) -> Proposal {
    let mut parts = said(pair);
    let edit = edit(parts.remove(0));
    Proposal { edit, amends: parts.pop().map(|amends| expr(last(amends))) }
}

fn edit(pair: Pairs<'_>) -> Located<Edit> {
    let whole = span(&pair);
    let inner = last(pair);
    let kind = match inner.as_rule() {
        Production::edit_remove => EditKind::Remove,
        Production::edit_look_up => EditKind::LookUp,
        Production::edit_declare => EditKind::Declaration,
        Production::edit_replace => EditKind::Replace,
        Production::edit_replace_basis => EditKind::ReplaceBasis,
        Production::edit_replace_agency => EditKind::ReplaceAgency,
        Production::edit_fallback => EditKind::Fallback,
        Production::edit_copies => EditKind::Copies,
        Production::edit_plain_copy => EditKind::PlainCopy,
        Production::edit_merge => EditKind::Merge,
        Production::edit_confirmation => EditKind::Confirmation,
        Production::edit_field => EditKind::Field,
        Production::edit_check => EditKind::Check,
        Production::edit_beside => EditKind::Beside,
        Production::edit_reassign => EditKind::Reassign,
        Production::edit_deadline => EditKind::Deadline,
        Production::edit_time => EditKind::Time,
        Production::edit_validity => EditKind::Validity,
        Production::edit_silence => EditKind::Silence,
        Production::edit_returns => EditKind::Returns,
        Production::edit_online => EditKind::Online,
        Production::edit_system => EditKind::System,
        Production::edit_coordinator => EditKind::Coordinator,
        Production::edit_abolish => EditKind::Abolish,
        other => unreachable!("the grammar has no edit {other:?}"),
    };
    let values = said(inner).into_iter().map(expr).collect();
    Located { node: Edit { kind, values }, span: whole }
}

fn example(pair: Pairs<'_>) -> Example {
    let inner = last(pair);
    let flags = inner.as_rule() == Production::flags;
    let mut parts = said(inner);
    let title = quoted(parts.remove(0));
    let shown = text(&last(parts.remove(0)));
    Example { title, text: shown, flags, becomes: parts.pop().map(|block| text(&last(block))) }
}

/// Any expression, from the production that holds it down to its form.
pub(super) fn expr(pair: Pairs<'_>) -> Expr {
    let whole = span(&pair);
    let form = match pair.as_rule() {
        Production::condition => {
            let any = pair.clone().into_inner().any(|part| part.as_rule() == Production::kw_or);
            let mut terms: Vec<Expr> = said(pair).into_iter().map(expr).collect();
            match (terms.len(), any) {
                (1, _) => return terms.remove(0),
                (_, true) => Form::Any(terms),
                (_, false) => Form::All(terms),
            }
        }
        Production::negation => Form::Not(expr(last(pair))),
        Production::quantified => {
            let mut parts = said(pair);
            let quantifier = match last(parts.remove(0)).as_rule() {
                Production::kw_some => Quantifier::Some,
                Production::kw_every => Quantifier::Every,
                _ => Quantifier::No,
            };
            let name = text(&parts.remove(0));
            let list = expr(parts.remove(0));
            Form::Quantified(quantifier, name, list, expr(parts.remove(0)))
        }
        Production::comparison => {
            let mut parts = said(pair);
            let left = expr(parts.remove(0));
            match parts.pop() {
                None => return left,
                Some(found) => test(last(found), left),
            }
        }
        Production::expression | Production::product => return arithmetic(pair),
        Production::term | Production::atom | Production::aggregate | Production::list => {
            return expr(last(pair));
        }
        Production::counted => {
            let mut parts = said(pair);
            let counter = match last(parts.remove(0)).as_rule() {
                Production::kw_count => Counter::Count,
                _ => Counter::Share,
            };
            let name = text(&parts.remove(0));
            let list = expr(parts.remove(0));
            Form::Counted(counter, name, list, parts.pop().map(expr))
        }
        Production::summed => {
            let mut parts = said(pair);
            let summer = match last(parts.remove(0)).as_rule() {
                Production::kw_sum => Summer::Sum,
                Production::kw_min => Summer::Min,
                _ => Summer::Max,
            };
            let value = expr(parts.remove(0));
            let name = text(&parts.remove(0));
            let list = expr(parts.remove(0));
            Form::Summed(summer, value, name, list, parts.pop().map(expr))
        }
        Production::call => {
            let mut parts = said(pair);
            let name = text(&parts.remove(0));
            Form::Call(name, parts.into_iter().map(expr).collect())
        }
        Production::path => {
            let mut words = said(pair).iter().map(text).collect::<Vec<_>>();
            Form::Path(words.remove(0), words)
        }
        Production::literal => Form::Literal(literal(pair)),
        other => unreachable!("the grammar has no expression {other:?}"),
    };
    Box::new(Located { node: form, span: whole })
}

fn test(pair: Pairs<'_>, left: Expr) -> Form {
    let kind = match pair.as_rule() {
        Production::test_present => Test::Present,
        Production::test_absent => Test::Absent,
        Production::test_force => Test::InForce,
        Production::test_open => Test::OpenTo,
        Production::test_before => Test::Before,
        Production::test_follows => Test::Follows,
        Production::test_mentions => Test::Mentions,
        Production::test_resembles => return shared::resembles(pair, left),
        Production::test_in => Test::In,
        Production::test_not_in => Test::NotIn,
        _ => {
            let mut parts = said(pair);
            let comparator = match parts.remove(0).as_str() {
                "==" => Comparator::Equal,
                "!=" => Comparator::NotEqual,
                "<=" => Comparator::LessOrEqual,
                ">=" => Comparator::GreaterOrEqual,
                "<" => Comparator::Less,
                _ => Comparator::Greater,
            };
            return Form::Compare(comparator, left, expr(parts.remove(0)));
        }
    };
    Form::Test(kind, left, said(pair).into_iter().map(expr).collect())
}

fn arithmetic(pair: Pairs<'_>) -> Expr {
    let mut parts = pair.into_inner();
    let mut left = expr(parts.next().expect("the grammar demands a first value"));
    while let (Some(sign), Some(right)) = (parts.next(), parts.next()) {
        let operator = match sign.as_str() {
            "+" => Operator::Add,
            "-" => Operator::Subtract,
            "*" => Operator::Multiply,
            _ => Operator::Divide,
        };
        let right = expr(right);
        let whole = left.span.to(right.span);
        left = Box::new(Located { node: Form::Arithmetic(operator, left, right), span: whole });
    }
    left
}

fn doc(pair: &Pairs<'_>) -> Word {
    let node = pair.as_str().trim_start_matches("///").trim().to_owned();
    Located { node, span: span(pair) }
}

pub(super) fn text(pair: &Pairs<'_>) -> Word {
    Located { node: pair.as_str().to_owned(), span: span(pair) }
}

/// The inside of a string, with `\"` and `\\` resolved.
pub(super) fn quoted(pair: Pairs<'_>) -> Word {
    let inner = last(pair);
    let node = inner.as_str().replace("\\\"", "\"").replace("\\\\", "\\");
    Located { node, span: span(&inner) }
}

/// The parts of a pair that are not keywords.
pub(super) fn said(pair: Pairs<'_>) -> Vec<Pairs<'_>> {
    pair.into_inner().filter(|part| !is_keyword(part.as_rule())).collect()
}

/// The last part of a pair.
pub(super) fn last(pair: Pairs<'_>) -> Pairs<'_> {
    pair.into_inner().last().expect("the grammar gives this production an inside")
}

fn is_keyword(production: Production) -> bool {
    // The grammar lists its keywords last, beginning with `kw_rule`.
    production >= Production::kw_rule
}
