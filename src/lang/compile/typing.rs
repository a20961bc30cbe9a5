//! The type of every expression. Calendar and working time do not mix; a value that may be missing is asked about.

use super::Typed;
use super::names;
use super::paths;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Counter, Expr as Written, Form, Literal, Operator, Summer, Word};
use crate::lang::rule::{Const, Expr, Link};
use crate::lang::vocabulary::{self, type_name};
use crate::model::duration::Clock;
use crate::span::Span;
use crate::text::Lang;

/// The value and type of a literal.
pub(super) fn literal(literal: &Literal) -> (Const, Type) {
    match literal {
        Literal::Bool(value) => (Const::Bool(*value), Type::Bool),
        Literal::Int(value) => (Const::Int(*value), Type::Int),
        Literal::Decimal(value) => (Const::Decimal(*value), Type::Decimal),
        Literal::Percent(value) => (Const::Percent(*value), Type::Percent),
        Literal::Money(value) => (Const::Money(*value), Type::Money),
        Literal::Duration(value) => match value.clock() {
            Clock::Working => (Const::WorkTime(value.minutes), Type::WorkTime),
            Clock::Calendar => (Const::Time(*value), Type::Time),
        },
        Literal::Date(value) => (Const::Date(*value), Type::Date),
        Literal::Text(value) => (Const::Text(value.clone()), Type::Text),
    }
}

impl Scope<'_> {
    /// A condition: an expression that is true or false.
    pub(super) fn condition(&mut self, written: &Written) -> Option<Expr> {
        let (value, ty) = self.typed(written)?;
        if ty == Type::Bool {
            return Some(value);
        }
        self.problem(
            Diagnostic::error(
                "not-a-condition",
                format!("đây là {}, không phải một điều kiện", type_name(ty, Lang::Vi)),
                format!("this is {}, not a condition", type_name(ty, Lang::En)),
            )
            .at(self.source, written.span)
            .help("so sánh giá trị này với một giá trị khác", "compare it with something"),
        );
        None
    }

    /// The value and type of an expression.
    pub(super) fn typed(&mut self, written: &Written) -> Option<Typed> {
        let since = self.parts.len();
        let found = self.form(written);
        if let Some((value, _)) = &found {
            self.meet(written, value, since);
        }
        found
    }

    fn form(&mut self, written: &Written) -> Option<Typed> {
        match &written.node {
            Form::Literal(value) => {
                let (value, ty) = literal(value);
                Some((Expr::Const(value), ty))
            }
            Form::Path(name, fields) => paths::path(self, name, fields),
            Form::Call(name, values) => self.call(name, values, written.span),
            Form::All(parts) => {
                let parts = self.knowing(|scope| {
                    let mut all = Vec::new();
                    for part in parts {
                        all.push(scope.condition(part));
                        scope.learn(part);
                    }
                    all
                });
                Some((Expr::All(parts.into_iter().collect::<Option<_>>()?), Type::Bool))
            }
            Form::Any(parts) => {
                let parts = self.knowing(|scope| {
                    let mut all = Vec::new();
                    for part in parts {
                        all.push(scope.condition(part));
                        scope.learn_not(part);
                    }
                    all
                });
                Some((Expr::Any(parts.into_iter().collect::<Option<_>>()?), Type::Bool))
            }
            Form::Not(part) => Some((Expr::Not(Box::new(self.condition(part)?)), Type::Bool)),
            Form::Quantified(quantifier, name, list, body) => {
                let (list, of) = self.list(list)?;
                let (slot, body) = self.looped(name, of, |scope| scope.condition(body));
                Some((Expr::Quantified(*quantifier, slot, Box::new(list), Box::new(body?)), Type::Bool))
            }
            Form::Counted(counter, name, list, body) => {
                let (list, of) = self.list(list)?;
                let (slot, body) =
                    self.looped(name, of, |scope| body.as_ref().map(|body| scope.condition(body)));
                let body = match body {
                    Some(body) => Some(Box::new(body?)),
                    None => None,
                };
                let ty = if *counter == Counter::Count { Type::Int } else { Type::Percent };
                Some((Expr::Counted(*counter, slot, Box::new(list), body), ty))
            }
            Form::Summed(summer, value, name, list, body) => {
                self.summed(*summer, value, name, list, body.as_ref())
            }
            Form::Test(test, left, others) => self.test(*test, left, others),
            Form::Compare(comparator, left, right) => self.compare(*comparator, left, right, written.span),
            Form::Arithmetic(operator, left, right) => self.arithmetic(*operator, left, right, written.span),
        }
    }

    fn looped<T>(&mut self, name: &Word, of: Type, run: impl FnOnce(&mut Self) -> T) -> (usize, T) {
        let slot = self.bind(name, of);
        let result = self.knowing(run);
        self.unbind();
        (slot, result)
    }

    fn summed(
        &mut self,
        summer: Summer,
        value: &Written,
        name: &Word,
        list: &Written,
        body: Option<&Written>,
    ) -> Option<Typed> {
        let (list, of) = self.list(list)?;
        let (slot, (value, body)) = self.looped(name, of, |scope| {
            let body = body.map(|body| {
                let test = scope.condition(body);
                scope.learn(body);
                test
            });
            (scope.given(value), body)
        });
        let (value, ty) = value?;
        let body = match body {
            Some(body) => Some(Box::new(body?)),
            None => None,
        };
        let adds = matches!(ty, Type::Int | Type::Decimal | Type::Money | Type::WorkTime | Type::Percent);
        let orders = adds || ty == Type::Date;
        if !(if summer == Summer::Sum { adds } else { orders }) {
            self.problem(
                Diagnostic::error(
                    "not-a-number",
                    format!("không cộng được {}", type_name(ty, Lang::Vi)),
                    format!("{} cannot be added up", type_name(ty, Lang::En)),
                )
                .at(self.source, name.span)
                .help("dùng `working(…)` để đổi ra thời gian làm việc", "use `working(…)` for office time"),
            );
            return None;
        }
        // The least or most of an empty list is missing; a sum of nothing is nothing.
        let gives = match (summer, ty) {
            (Summer::Sum, ty) => ty,
            (_, Type::Int) => Type::Optional(&Type::Int),
            (_, Type::Decimal) => Type::Optional(&Type::Decimal),
            (_, Type::Money) => Type::Optional(&Type::Money),
            (_, Type::WorkTime) => Type::Optional(&Type::WorkTime),
            (_, Type::Percent) => Type::Optional(&Type::Percent),
            (_, _) => Type::Optional(&Type::Date),
        };
        Some((Expr::Summed(summer, Box::new(value), slot, Box::new(list), body, ty), gives))
    }

    /// A list and the type of its items.
    pub(super) fn list(&mut self, written: &Written) -> Option<(Expr, Type)> {
        let (value, ty) = self.typed(written)?;
        match ty {
            Type::List(of) => Some((value, *of)),
            Type::Rows(table) => Some((value, Type::Row(table))),
            ty => {
                self.problem(
                    Diagnostic::error(
                        "not-a-list",
                        format!("đây là {}, không phải một danh sách", type_name(ty, Lang::Vi)),
                        format!("this is {}, not a list", type_name(ty, Lang::En)),
                    )
                    .at(self.source, written.span)
                    .help("viết một danh sách, ví dụ `p.documents`", "write a list, such as `p.documents`"),
                );
                None
            }
        }
    }

    /// A value that is there: one that may be missing is a problem.
    pub(super) fn given(&mut self, written: &Written) -> Option<Typed> {
        let (value, ty) = self.typed(written)?;
        if let Type::Optional(_) = ty {
            let path = super::scope::path_text(written).unwrap_or_else(|| "…".into());
            self.problem(names::may_be_missing(self.source, &path, written.span));
            return None;
        }
        Some((value, ty))
    }

    fn call(&mut self, name: &Word, values: &[Written], span: Span) -> Option<Typed> {
        match (name.node.as_str(), values) {
            ("working", [time]) => {
                let (value, ty) = self.given(time)?;
                if !matches!(ty, Type::Time | Type::WorkTime) {
                    return self.wrong_type(time.span, Type::Time, ty);
                }
                Some((Expr::Working(Box::new(value)), Type::WorkTime))
            }
            ("whole_days", [time]) => {
                let (value, ty) = self.given(time)?;
                if ty != Type::WorkTime {
                    return self.wrong_type(time.span, Type::WorkTime, ty);
                }
                Some((Expr::WholeDays(Box::new(value)), Type::WorkTime))
            }
            ("count", [list]) => {
                let (list, _) = self.list(list)?;
                Some((Expr::Count(Box::new(list)), Type::Int))
            }
            ("or_else", [value, other]) => {
                let (value, ty) = self.typed(value)?;
                let (other, other_ty) = self.given(other)?;
                match ty {
                    Type::Optional(inner) if *inner == other_ty => {
                        Some((Expr::OrElse(Box::new(value), Box::new(other)), other_ty))
                    }
                    Type::Optional(inner) => self.wrong_type(span, *inner, other_ty),
                    ty => Some((value, ty)),
                }
            }
            _ => match self.defined(name, values, span) {
                Some(found) => found,
                None => self.relation(name, values, span),
            },
        }
    }

    fn relation(&mut self, name: &Word, values: &[Written], span: Span) -> Option<Typed> {
        let Some(relation) = vocabulary::relation(&name.node) else {
            self.problem(names::unknown_relation(self, name));
            return None;
        };
        if relation.takes.len() != values.len() {
            let (wants, has) = (relation.takes.len(), values.len());
            self.problem(
                Diagnostic::error(
                    "value-count",
                    format!("`{}` cần {wants} giá trị nhưng có {has}", name.node),
                    format!("`{}` takes {wants} values, not {has}", name.node),
                )
                .at(self.source, span)
                .help(format!("đọc: {}", relation.vi), format!("read: {}", relation.en)),
            );
            return None;
        }
        let mut parts = Vec::new();
        for (value, wanted) in values.iter().zip(relation.takes) {
            let (part, ty) = self.given(value)?;
            if ty != *wanted {
                return self.wrong_type(value.span, *wanted, ty);
            }
            parts.push(part);
        }
        Some((Expr::Relation(Link(relation), parts), relation.gives))
    }

    fn arithmetic(
        &mut self,
        operator: Operator,
        left: &Written,
        right: &Written,
        span: Span,
    ) -> Option<Typed> {
        let (left, right) = (self.given(left), self.given(right));
        let ((left, left_ty), (right, right_ty)) = (left?, right?);
        let sums =
            |ty| matches!(ty, Type::Int | Type::Decimal | Type::Money | Type::WorkTime | Type::Percent);
        let ty = match (operator, left_ty, right_ty) {
            (Operator::Add | Operator::Subtract, a, b) if a == b && sums(a) => a,
            (Operator::Multiply, Type::Int, b) if sums(b) => b,
            (Operator::Multiply, a, Type::Int) if sums(a) => a,
            (Operator::Multiply, Type::Decimal, b @ (Type::Money | Type::WorkTime)) => b,
            (Operator::Multiply, a @ (Type::Money | Type::WorkTime), Type::Decimal) => a,
            (Operator::Divide, a @ (Type::Money | Type::WorkTime | Type::Decimal), Type::Int) => a,
            (Operator::Divide, a, b) if a == b && sums(a) => Type::Decimal,
            (_, a, b) => {
                self.problem(
                    Diagnostic::error(
                        "mixed-values",
                        format!("không tính được {} với {}", type_name(a, Lang::Vi), type_name(b, Lang::Vi)),
                        format!("{} and {} cannot be combined", type_name(a, Lang::En), type_name(b, Lang::En)),
                    )
                    .at(self.source, span)
                    .help(
                        "đổi thời gian theo lịch ra thời gian làm việc bằng `working(…)`, hoặc dùng hai giá trị cùng loại",
                        "turn calendar time into office time with `working(…)`, or use two values of one sort",
                    ),
                );
                return None;
            }
        };
        Some((Expr::Arithmetic(operator, Box::new(left), Box::new(right)), ty))
    }

    /// Says that a value is of the wrong type.
    pub(super) fn wrong_type<T>(&mut self, span: Span, wanted: Type, found: Type) -> Option<T> {
        let clock = matches!((wanted, found), (Type::WorkTime, Type::Time) | (Type::Time, Type::WorkTime));
        let problem = Diagnostic::error(
            "wrong-type",
            format!("cần {} nhưng đây là {}", type_name(wanted, Lang::Vi), type_name(found, Lang::Vi)),
            format!("{} is wanted, but this is {}", type_name(wanted, Lang::En), type_name(found, Lang::En)),
        )
        .at(self.source, span);
        self.problem(if clock {
            problem.help(
                "đổi ra thời gian làm việc bằng `working(…)`",
                "turn it into office time with `working(…)`",
            )
        } else {
            problem.help("dùng một giá trị cùng loại", "use a value of that sort")
        });
        None
    }
}
