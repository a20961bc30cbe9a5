//! Values in words.

use super::Telling;
use crate::lang::ast::{Counter, Operator, Summer};
use crate::lang::rule::Expr;
use crate::lang::show::constant;

impl Telling<'_> {
    /// A value.
    pub(super) fn value(self, value: &Expr) -> String {
        let lang = self.lang;
        match value {
            Expr::Const(value) => constant(value, lang),
            Expr::Slot(slot) => self.name(*slot).to_owned(),
            Expr::AsOf(_) => self.pick("ngày rà soát", "the day of the review").to_owned(),
            Expr::Column(of, field) => self.of(field.0, &self.value(of)),
            Expr::Rows(table) => {
                let name = &table.name;
                lang.pick(format!("bảng `{name}`"), format!("the table `{name}`"))
            }
            Expr::Cell(of, table, column) => {
                let (of, column) = (self.value(of), &table.columns[*column].name);
                lang.pick(format!("`{column}` của {of}"), format!("the `{column}` of {of}"))
            }
            Expr::Relation(link, parts) => {
                let things: Vec<String> = parts.iter().map(|part| self.value(part)).collect();
                match self.among(link.0, &things) {
                    (said, true) => said,
                    (said, false) => format!("{said} ({})", self.listed(&things)),
                }
            }
            Expr::Counted(counter, slot, list, body) => {
                let (name, list) = (self.name(*slot), self.value(list));
                let such = body.as_ref().map(|body| {
                    let body = self.holds(body);
                    lang.pick(format!(" mà {body}"), format!(" such that {body}"))
                });
                let such = such.unwrap_or_default();
                let (vi, en) = match counter {
                    Counter::Count => ("số", "the number of"),
                    Counter::Share => ("tỷ lệ", "the share of"),
                };
                lang.pick(
                    format!("{vi} {name} trong {list}{such}"),
                    format!("{en} {name} among {list}{such}"),
                )
            }
            Expr::Summed(summer, what, slot, list, body, _) => {
                let (name, list, what) = (self.name(*slot), self.value(list), self.value(what));
                let such = body.as_ref().map(|body| {
                    let body = self.holds(body);
                    lang.pick(format!(" mà {body}"), format!(" such that {body}"))
                });
                let such = such.unwrap_or_default();
                let (vi, en) = match summer {
                    Summer::Sum => ("tổng", "the sum of"),
                    Summer::Min => ("giá trị nhỏ nhất của", "the least of"),
                    Summer::Max => ("giá trị lớn nhất của", "the most of"),
                };
                lang.pick(
                    format!("{vi} {what} với mọi {name} trong {list}{such}"),
                    format!("{en} {what} for every {name} among {list}{such}"),
                )
            }
            Expr::Arithmetic(operator, a, b) => {
                let word = match operator {
                    Operator::Add => self.pick("cộng", "plus"),
                    Operator::Subtract => self.pick("trừ", "minus"),
                    Operator::Multiply => self.pick("nhân", "times"),
                    Operator::Divide => self.pick("chia cho", "divided by"),
                };
                let first = self.value(a);
                // A sum of sums needs no parentheses within.
                let first = match (sums(operator), &**a) {
                    (true, Expr::Arithmetic(inner, ..)) if sums(inner) => &first[1..first.len() - 1],
                    _ => &first,
                };
                format!("({first} {word} {})", self.value(b))
            }
            Expr::Working(time) => {
                let time = self.value(time);
                lang.pick(format!("{time} tính theo giờ làm việc"), format!("{time} in office time"))
            }
            Expr::WholeDays(time) => {
                let time = self.value(time);
                lang.pick(
                    format!("{time} làm tròn lên ngày làm việc"),
                    format!("{time} rounded up to whole working days"),
                )
            }
            Expr::OrElse(value, other) => {
                let (value, other) = (self.value(value), self.value(other));
                lang.pick(
                    format!("{value} (nếu không có thì lấy {other})"),
                    format!("{value} (or {other} where there is none)"),
                )
            }
            Expr::Count(list) => {
                let list = self.value(list);
                let bare = list.strip_prefix("the ").unwrap_or(&list);
                lang.pick(format!("số lượng {list}"), format!("the number of {bare}"))
            }
            condition => self.holds(condition),
        }
    }
}

fn sums(operator: &Operator) -> bool {
    matches!(operator, Operator::Add | Operator::Subtract)
}
