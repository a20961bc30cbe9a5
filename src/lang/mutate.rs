//! Rules changed on purpose, one small change at a time: whoever has examples for a rule can see whether they notice.

use crate::lang::ast::{Clause, Comparator, Expr, Form, Literal, Located, Quantifier, Rule, Summer};
use crate::model::duration::Duration;
use crate::span::Span;
use crate::text::Text;

/// A rule with one change.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The rule as changed.
    pub rule: Rule,
    /// The place of the change.
    pub span: Span,
    /// The change in words, to stand after “when”.
    pub change: Text,
}

/// Every rule that differs from this one in one comparison, condition, `and`, `not`, `some`, `min` or number; `text` is
/// its file.
pub fn mutants(rule: &Rule, text: &str) -> Vec<Mutant> {
    let mut plain = rule.clone();
    // A condition that ties two lists can go only where pairs are not asked for.
    plain.generators.iter_mut().for_each(|generator| generator.pairs_all = true);
    let mut found = Vec::new();
    let mut add = |rule: Rule, (span, change): Change| found.push(Mutant { rule, span, change });
    for (at, (_, value)) in rule.params.iter().enumerate() {
        for (literal, change) in numbers(&value.node, value.span, text) {
            let mut rule = plain.clone();
            rule.params[at].1.node = literal;
            add(rule, change);
        }
    }
    for (at, generator) in rule.generators.iter().enumerate() {
        for (list, change) in of_value(&generator.list, text) {
            let mut rule = plain.clone();
            rule.generators[at].list = list;
            add(rule, change);
        }
    }
    for (at, clause) in rule.clauses.iter().enumerate() {
        match clause {
            Clause::Let(name, value) => {
                for (value, change) in of_value(value, text) {
                    let mut rule = plain.clone();
                    rule.clauses[at] = Clause::Let(name.clone(), value);
                    add(rule, change);
                }
            }
            Clause::Where(condition) => {
                for (condition, change) in of_condition(condition, text) {
                    let mut rule = plain.clone();
                    rule.clauses[at] = Clause::Where(condition);
                    add(rule, change);
                }
                if !matches!(condition.node, Form::All(_)) {
                    let mut rule = plain.clone();
                    rule.clauses.remove(at);
                    add(rule, dropped(condition, text));
                }
            }
        }
    }
    for (at, proposal) in rule.proposals.iter().enumerate() {
        for (which, value) in proposal.edit.node.values.iter().enumerate() {
            for (value, change) in of_value(value, text) {
                let mut rule = plain.clone();
                rule.proposals[at].edit.node.values[which] = value;
                add(rule, change);
            }
        }
    }
    if let Some(unless) = &rule.unless {
        for (condition, change) in of_condition(unless, text) {
            add(Rule { unless: Some(condition), ..plain.clone() }, change);
        }
        add(Rule { unless: None, ..plain.clone() }, dropped(unless, text));
    }
    found
}

/// Where something changed, and how.
type Change = (Span, Text);

/// The variants of something true or false.
fn of_condition(expr: &Expr, text: &str) -> Vec<(Expr, Change)> {
    let same = |form: Form| Box::new(Located { node: form, span: expr.span });
    match &expr.node {
        Form::All(parts) | Form::Any(parts) => {
            let all = matches!(expr.node, Form::All(_));
            let joined = |parts| if all { Form::All(parts) } else { Form::Any(parts) };
            let other = if all { Form::Any(parts.clone()) } else { Form::All(parts.clone()) };
            let (from, to) = if all { ("and", "or") } else { ("or", "and") };
            let mut found = vec![(same(other), becomes(expr.span, from, to))];
            for (at, part) in parts.iter().enumerate() {
                let mut rest = parts.clone();
                rest.remove(at);
                let rest = if rest.len() == 1 { rest.remove(0) } else { same(joined(rest)) };
                found.push((rest, dropped(part, text)));
                for (variant, change) in of_condition(part, text) {
                    let mut parts = parts.clone();
                    parts[at] = variant;
                    found.push((same(joined(parts)), change));
                }
            }
            found
        }
        Form::Not(inner) => {
            let positive = shown(inner.span, text);
            let mut found = vec![(inner.clone(), becomes(expr.span, &format!("not {positive}"), &positive))];
            let inside = of_condition(inner, text).into_iter();
            // The opposite of the opposite is the change above.
            let inside = inside.filter(|(variant, _)| !matches!(variant.node, Form::Not(_)));
            found.extend(inside.map(|(variant, change)| (same(Form::Not(variant)), change)));
            found
        }
        // Their opposites are among the variants of the value.
        Form::Compare(Comparator::Equal | Comparator::NotEqual, ..) | Form::Quantified(..) => {
            of_value(expr, text)
        }
        _ => {
            let written = shown(expr.span, text);
            let mut found = vec![(
                same(Form::Not(expr.clone())),
                becomes(expr.span, &written, &format!("not {written}")),
            )];
            found.extend(of_value(expr, text));
            found
        }
    }
}

/// The variants of a value: those of its comparisons, numbers and inner conditions.
fn of_value(expr: &Expr, text: &str) -> Vec<(Expr, Change)> {
    let mut found: Vec<(Form, Change)> = Vec::new();
    match &expr.node {
        Form::All(_) | Form::Any(_) | Form::Not(_) => return of_condition(expr, text),
        Form::Path(..) => {}
        Form::Literal(literal) => {
            let variants = numbers(literal, expr.span, text).into_iter();
            found.extend(variants.map(|(literal, change)| (Form::Literal(literal), change)));
        }
        Form::Compare(sign, left, right) => {
            let other = flipped(*sign);
            let change = becomes(expr.span, sign.sign(), other.sign());
            found.push((Form::Compare(other, left.clone(), right.clone()), change));
            found.extend(each(of_value(left, text), |left| Form::Compare(*sign, left, right.clone())));
            found.extend(each(of_value(right, text), |right| Form::Compare(*sign, left.clone(), right)));
        }
        Form::Arithmetic(sign, left, right) => {
            found.extend(each(of_value(left, text), |left| Form::Arithmetic(*sign, left, right.clone())));
            found.extend(each(of_value(right, text), |right| Form::Arithmetic(*sign, left.clone(), right)));
        }
        Form::Call(name, values) => {
            for (at, value) in values.iter().enumerate() {
                found.extend(each(of_value(value, text), |value| {
                    let mut values = values.clone();
                    values[at] = value;
                    Form::Call(name.clone(), values)
                }));
            }
        }
        Form::Test(test, left, others) => {
            found.extend(each(of_value(left, text), |left| Form::Test(*test, left, others.clone())));
        }
        Form::Quantified(quantifier, name, list, body) => {
            for other in swapped(*quantifier) {
                let change = becomes(expr.span, word(*quantifier), word(other));
                found.push((Form::Quantified(other, name.clone(), list.clone(), body.clone()), change));
            }
            found.extend(each(of_value(list, text), |list| {
                Form::Quantified(*quantifier, name.clone(), list, body.clone())
            }));
            found.extend(each(of_condition(body, text), |body| {
                Form::Quantified(*quantifier, name.clone(), list.clone(), body)
            }));
        }
        Form::Counted(counter, name, list, Some(body)) => {
            let change = dropped(body, text);
            found.push((Form::Counted(*counter, name.clone(), list.clone(), None), change));
            found.extend(each(of_condition(body, text), |body| {
                Form::Counted(*counter, name.clone(), list.clone(), Some(body))
            }));
        }
        Form::Summed(summer, value, name, list, body) => {
            let form = |summer, body| Form::Summed(summer, value.clone(), name.clone(), list.clone(), body);
            match summer {
                Summer::Min => {
                    found.push((form(Summer::Max, body.clone()), becomes(expr.span, "min", "max")))
                }
                Summer::Max => {
                    found.push((form(Summer::Min, body.clone()), becomes(expr.span, "max", "min")))
                }
                Summer::Sum => {}
            }
            if let Some(body) = body {
                found.push((form(*summer, None), dropped(body, text)));
                found.extend(each(of_condition(body, text), |body| form(*summer, Some(body))));
            }
        }
        Form::Counted(..) => {}
    }
    each_placed(found, expr.span)
}

fn each(variants: Vec<(Expr, Change)>, form: impl Fn(Expr) -> Form) -> Vec<(Form, Change)> {
    variants.into_iter().map(|(variant, change)| (form(variant), change)).collect()
}

fn each_placed(forms: Vec<(Form, Change)>, span: Span) -> Vec<(Expr, Change)> {
    forms.into_iter().map(|(node, change)| (Box::new(Located { node, span }), change)).collect()
}

/// The comparison nearest to another: the opposite of an equality, the other side of a limit.
fn flipped(sign: Comparator) -> Comparator {
    match sign {
        Comparator::Equal => Comparator::NotEqual,
        Comparator::NotEqual => Comparator::Equal,
        Comparator::Less => Comparator::LessOrEqual,
        Comparator::LessOrEqual => Comparator::Less,
        Comparator::Greater => Comparator::GreaterOrEqual,
        Comparator::GreaterOrEqual => Comparator::Greater,
    }
}

/// What stands in the place of `some`, `every` and `no`: the two others. So each meets its opposite too, and `not` need
/// not be put before it.
fn swapped(quantifier: Quantifier) -> [Quantifier; 2] {
    match quantifier {
        Quantifier::Some => [Quantifier::No, Quantifier::Every],
        Quantifier::Every => [Quantifier::Some, Quantifier::No],
        Quantifier::No => [Quantifier::Some, Quantifier::Every],
    }
}

fn word(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::Some => "some",
        Quantifier::Every => "every",
        Quantifier::No => "no",
    }
}

/// A number one higher and, unless that is below zero, one lower, in the unit it is written in.
fn numbers(literal: &Literal, span: Span, text: &str) -> Vec<(Literal, Change)> {
    let moved = |by: i64| {
        let number = |value: i64, one: i64| Some(value + by * one).filter(|value| *value >= 0);
        Some(match literal {
            Literal::Int(value) => Literal::Int(number(*value, 1)?),
            Literal::Decimal(value) => Literal::Decimal(number(*value, 1000)?),
            Literal::Percent(value) => Literal::Percent(number(*value, 100)?),
            Literal::Money(value) => Literal::Money(number(*value, 1)?),
            Literal::Duration(value) => {
                let one = Duration::of(1, value.unit).minutes;
                Literal::Duration(Duration { minutes: number(value.minutes, one)?, ..*value })
            }
            Literal::Bool(_) | Literal::Date(_) | Literal::Text(_) => return None,
        })
    };
    let written = shown(span, text);
    [(1, "tăng thêm một", "is one more"), (-1, "giảm đi một", "is one less")]
        .into_iter()
        .filter_map(|(by, vi, en)| {
            let change = Text::new(format!("`{written}` {vi}"), format!("`{written}` {en}"));
            Some((moved(by)?, (span, change)))
        })
        .collect()
}

fn dropped(condition: &Expr, text: &str) -> Change {
    let written = shown(condition.span, text);
    (condition.span, Text::new(format!("bỏ `{written}`"), format!("`{written}` is dropped")))
}

fn becomes(span: Span, from: &str, to: &str) -> Change {
    (span, Text::new(format!("đổi `{from}` thành `{to}`"), format!("`{from}` becomes `{to}`")))
}

/// What is written at a place, on one line and not too long.
fn shown(span: Span, text: &str) -> String {
    let words = span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= 60 {
        return words;
    }
    format!("{}…", words.chars().take(57).collect::<String>().trim_end())
}
