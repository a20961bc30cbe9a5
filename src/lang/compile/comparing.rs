//! Comparisons and the tests written in words.

use std::sync::Arc;

use super::Typed;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::facts::column::Type;
use crate::lang::ast::{Comparator, Expr as Written, Form, Test};
use crate::lang::rule::{Const, Expr, Link};
use crate::lang::vocabulary::{self, type_name};
use crate::model::entity::Kind;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Lang;

/// The share of words by which a text resembles another where none is given, in hundredths of a per cent.
const RESEMBLES: i64 = 80_00;

impl Scope<'_> {
    pub(super) fn compare(
        &mut self,
        comparator: Comparator,
        left: &Written,
        right: &Written,
        span: Span,
    ) -> Option<Typed> {
        // A bare word that names nothing is one of a fixed set, if the other side is.
        let ((left, left_ty), (right, right_ty)) = match (self.bare_word(left), self.bare_word(right)) {
            (None, Some(word)) => {
                let left = self.given(left)?;
                let word = self.code(left.1, &word, right.span)?;
                (left, word)
            }
            (Some(word), None) => {
                let right = self.given(right)?;
                (self.code(right.1, &word, left.span)?, right)
            }
            _ => {
                let (left, right) = (self.given(left), self.given(right));
                (left?, right?)
            }
        };
        let equal = matches!(comparator, Comparator::Equal | Comparator::NotEqual);
        let ordered = matches!(
            left_ty,
            Type::Int | Type::Decimal | Type::Percent | Type::Money | Type::WorkTime | Type::Date
        );
        if left_ty != right_ty {
            return self.wrong_type(span, left_ty, right_ty);
        }
        if !equal && !ordered {
            let clock = left_ty == Type::Time;
            let problem = Diagnostic::error(
                "not-ordered",
                format!("không so sánh lớn nhỏ được {}", type_name(left_ty, Lang::Vi)),
                format!("{} has no order", type_name(left_ty, Lang::En)),
            )
            .at(self.source, span);
            self.problem(if clock {
                problem.help("so sánh `working(…)` của cả hai bên", "compare `working(…)` of both sides")
            } else {
                problem.help("dùng `==` hoặc `!=`", "use `==` or `!=`")
            });
            return None;
        }
        Some((Expr::Compare(comparator, Box::new(left), Box::new(right)), Type::Bool))
    }

    pub(super) fn test(&mut self, test: Test, left: &Written, others: &[Written]) -> Option<Typed> {
        let value = match test {
            Test::Present | Test::Absent => {
                let (value, ty) = self.typed(left)?;
                if !matches!(ty, Type::Optional(_)) {
                    self.problem(
                        Diagnostic::error(
                            "always-present",
                            "giá trị này lúc nào cũng có",
                            "this value is always there",
                        )
                        .at(self.source, left.span)
                        .help("bỏ điều kiện này", "remove the condition"),
                    );
                    return None;
                }
                let present = Expr::Present(Box::new(value));
                if test == Test::Present { present } else { Expr::Not(Box::new(present)) }
            }
            Test::InForce => {
                let (given, day) = (self.given(left), self.of_type(&others[0], Type::Date));
                let ((value, ty), day) = (given?, day?);
                match ty {
                    Type::Entity(kind) if has_period(kind) => Expr::InForce(Box::new(value), Box::new(day)),
                    Type::Row(at) => match self.shelves.table(at) {
                        Some(table) if table.has_period() => {
                            Expr::RowInForce(Box::new(value), Arc::clone(table), Box::new(day))
                        }
                        _ => return self.no_days(left.span),
                    },
                    ty => return self.no_period(left.span, ty),
                }
            }
            Test::OpenTo => {
                let register = self.of_type(left, Type::Entity(Kind::Register));
                let agency = self.of_type(&others[0], Type::Entity(Kind::Agency));
                let day = self.of_type(&others[1], Type::Date);
                Expr::OpenTo(Box::new(register?), Box::new(agency?), Box::new(day?))
            }
            Test::Before => {
                let (left, right) = (self.given(left), self.given(&others[0]));
                let ((left, left_ty), (right, right_ty)) = (left?, right?);
                if left_ty != right_ty || !matches!(left_ty, Type::Entity(_)) {
                    return self.wrong_type(others[0].span, left_ty, right_ty);
                }
                Expr::Before(Box::new(left), Box::new(right))
            }
            Test::Follows => {
                let step = Type::Entity(Kind::Step);
                let (left, right) = (self.of_type(left, step), self.of_type(&others[0], step));
                let (left, right) = (left?, right?);
                let relation =
                    vocabulary::relation("follows").expect("the facts publish the relation follows");
                Expr::Relation(Link(relation), vec![left, right])
            }
            Test::Mentions => {
                let (left, right) = (self.of_type(left, Type::Text), self.of_type(&others[0], Type::Text));
                let (left, right) = (left?, right?);
                Expr::Mentions(Box::new(left), Box::new(right))
            }
            Test::Resembles | Test::ResemblesBare => {
                let (left, right) = (self.of_type(left, Type::Text)?, self.of_type(&others[0], Type::Text)?);
                let share = match others.get(1) {
                    Some(share) => self.of_type(share, Type::Percent)?,
                    None => Expr::Const(Const::Percent(RESEMBLES)),
                };
                let accents = test == Test::Resembles;
                Expr::Resembles(Box::new(left), Box::new(right), Box::new(share), accents)
            }
            Test::In | Test::NotIn => {
                let (list, of) = self.list(&others[0])?;
                let value = match (self.bare_word(left), of) {
                    (Some(word), of @ Type::Code(_)) => self.code(of, &word, left.span)?.0,
                    _ => self.of_type(left, of)?,
                };
                let within = Expr::In(Box::new(value), Box::new(list));
                if test == Test::In { within } else { Expr::Not(Box::new(within)) }
            }
        };
        Some((value, Type::Bool))
    }

    /// A value of just this type.
    pub(super) fn of_type(&mut self, written: &Written, wanted: Type) -> Option<Expr> {
        let (value, ty) = self.given(written)?;
        if ty == wanted { Some(value) } else { self.wrong_type(written.span, wanted, ty) }
    }

    fn bare_word(&self, written: &Written) -> Option<String> {
        match &written.node {
            Form::Path(name, fields)
                if fields.is_empty()
                    && !self.knows(&name.node)
                    && name.node != "as_of"
                    && !self.shares(&name.node) =>
            {
                Some(name.node.clone())
            }
            _ => None,
        }
    }

    fn code(&mut self, ty: Type, word: &str, span: Span) -> Option<Typed> {
        let Type::Code(words) = ty else {
            let problem = Diagnostic::error(
                "unknown-name",
                format!("tên `{word}` chưa được đặt"),
                format!("the name `{word}` is not given"),
            )
            .at(self.source, span);
            let problem = match self.nearest_name(word) {
                Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
                None => problem.help(
                    format!("đặt `\"{word}\"` trong ngoặc kép nếu đó là văn bản"),
                    format!("put `\"{word}\"` in quotes if it is a text"),
                ),
            };
            self.problem(problem);
            return None;
        };
        if let Some(known) = words.iter().find(|known| **known == word) {
            return Some((Expr::Const(Const::Code(known)), ty));
        }
        let listed = words.join(", ");
        let problem = Diagnostic::error(
            "unknown-word",
            format!("`{word}` không thuộc {listed}"),
            format!("`{word}` is not one of {listed}"),
        )
        .at(self.source, span);
        self.problem(match nearest(word, words.iter().copied()) {
            Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
            None => problem.help("chọn một trong các từ đó", "choose one of those words"),
        });
        None
    }

    fn no_days<T>(&mut self, span: Span) -> Option<T> {
        self.problem(
            Diagnostic::error(
                "no-period",
                "bảng này không có cột ngày `from` hoặc `until`",
                "this table has no date column `from` or `until`",
            )
            .at(self.source, span)
            .help(
                "thêm `from: date?` hoặc `until: date?` vào các cột của bảng",
                "add `from: date?` or `until: date?` to the columns of the table",
            ),
        );
        None
    }

    fn no_period<T>(&mut self, span: Span, ty: Type) -> Option<T> {
        self.problem(
            Diagnostic::error(
                "no-period",
                format!("{} không có thời gian hiệu lực", type_name(ty, Lang::Vi)),
                format!("{} has no first and last day", type_name(ty, Lang::En)),
            )
            .at(self.source, span)
            .help(
                "hỏi hiệu lực của căn cứ, văn bản, cơ quan, cấp, loại giấy tờ hoặc nhóm dữ liệu",
                "ask it of a basis, an instrument, an agency, a level, a document type or a holding",
            ),
        );
        None
    }
}

fn has_period(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Basis | Kind::Instrument | Kind::Agency | Kind::Level | Kind::DocumentType | Kind::Holding
    )
}
