//! Conditions in words, and their opposites.

use super::Telling;
use crate::facts::column::Type;
use crate::lang::ast::{Comparator, Quantifier};
use crate::lang::rule::{Const, Expr};
use crate::text::Lang;

impl Telling<'_> {
    /// A condition.
    pub(super) fn holds(self, condition: &Expr) -> String {
        self.truth(condition, true)
    }

    fn truth(self, condition: &Expr, holds: bool) -> String {
        let not = |vi: String, en: String| match (holds, self.lang) {
            (true, _) => self.lang.pick(vi, en),
            (false, Lang::Vi) => format!("không đúng là {vi}"),
            (false, Lang::En) => format!("it is not true that {en}"),
        };
        match condition {
            Expr::Not(inner) => self.truth(inner, !holds),
            Expr::All(parts) | Expr::Any(parts) => {
                self.several(parts, matches!(condition, Expr::All(_)), holds)
            }
            Expr::Quantified(quantifier, slot, list, body) => {
                self.quantified(*quantifier, *slot, list, body, holds)
            }
            Expr::Column(of, field) => self.is(field.0, &self.value(of), holds),
            Expr::Relation(link, parts) => {
                let things: Vec<String> = parts.iter().map(|part| self.value(part)).collect();
                let (said, names_them) = self.among(link.0, &things);
                let about = match names_them {
                    true => String::new(),
                    false => format!("{} {}, ", self.pick("xét", "of"), self.listed(&things)),
                };
                let not = if holds { "" } else { self.pick("không đúng là ", "it is not true that ") };
                format!("{about}{not}{said}")
            }
            Expr::Present(value) => {
                let value = self.value(value);
                match holds {
                    true => self.lang.pick(format!("có {value}"), format!("{value} is given")),
                    false => self.lang.pick(format!("không có {value}"), format!("{value} is not given")),
                }
            }
            Expr::Compare(comparator, a, b) => self.compared(*comparator, a, b, holds),
            Expr::InForce(thing, day) | Expr::RowInForce(thing, _, day) => {
                let (thing, day) = (self.value(thing), self.value(day));
                match holds {
                    true => self.lang.pick(
                        format!("{thing} có hiệu lực vào {day}"),
                        format!("{thing} is in force on {day}"),
                    ),
                    false => self.lang.pick(
                        format!("{thing} không có hiệu lực vào {day}"),
                        format!("{thing} is not in force on {day}"),
                    ),
                }
            }
            Expr::OpenTo(register, agency, day) => {
                let (register, agency, day) = (self.value(register), self.value(agency), self.value(day));
                match holds {
                    true => self.lang.pick(
                        format!("{agency} khai thác được {register} vào {day}"),
                        format!("{register} is open to {agency} on {day}"),
                    ),
                    false => self.lang.pick(
                        format!("{agency} chưa khai thác được {register} vào {day}"),
                        format!("{register} is not open to {agency} on {day}"),
                    ),
                }
            }
            Expr::Before(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                not(format!("{a} đứng trước {b}"), format!("{a} comes before {b}"))
            }
            Expr::Mentions(text, word) => {
                let (text, word) = (self.value(text), self.value(word));
                not(format!("{text} có nhắc tới {word}"), format!("{text} mentions {word}"))
            }
            Expr::Resembles(a, b, share, accents) => {
                let (a, b, share) = (self.value(a), self.value(b), self.value(share));
                let aside = if *accents { "" } else { self.pick(", không kể dấu", ", accents aside") };
                not(
                    format!("{a} và {b} giống nhau từ {share} số từ trở lên{aside}"),
                    format!("{a} shares at least {share} of its words with {b}{aside}"),
                )
            }
            Expr::In(value, list) => {
                let (value, list) = (self.value(value), self.value(list));
                match holds {
                    true => {
                        self.lang.pick(format!("{value} thuộc {list}"), format!("{value} is among {list}"))
                    }
                    false => self
                        .lang
                        .pick(format!("{value} không thuộc {list}"), format!("{value} is not among {list}")),
                }
            }
            value => {
                let value = self.value(value);
                not(format!("{value} là đúng"), format!("{value} is true"))
            }
        }
    }

    fn several(self, parts: &[Expr], all: bool, holds: bool) -> String {
        let said: Vec<String> = parts.iter().map(|part| self.holds(part)).collect();
        match (all, holds, self.lang) {
            (true, true, Lang::Vi) => format!("({})", said.join(" và ")),
            (true, true, Lang::En) => format!("({})", said.join(" and ")),
            (true, false, Lang::Vi) => format!("không đồng thời ({})", said.join(" và ")),
            (true, false, Lang::En) => format!("it is not the case that ({})", said.join(" and ")),
            (false, true, Lang::Vi) => format!("({})", said.join(" hoặc ")),
            (false, true, Lang::En) => format!("({})", said.join(" or ")),
            (false, false, Lang::Vi) => format!("không đúng điều nào trong ({})", said.join(" hoặc ")),
            (false, false, Lang::En) => format!("none of ({})", said.join(" or ")),
        }
    }

    fn quantified(
        self,
        quantifier: Quantifier,
        slot: usize,
        list: &Expr,
        body: &Expr,
        holds: bool,
    ) -> String {
        let (name, list, body) = (self.name(slot), self.value(list), self.holds(body));
        match (quantifier, holds) {
            (Quantifier::Some, true) | (Quantifier::No, false) => self.lang.pick(
                format!("có ít nhất một {name} trong {list} mà {body}"),
                format!("there is some {name} among {list} such that {body}"),
            ),
            (Quantifier::Some, false) | (Quantifier::No, true) => self.lang.pick(
                format!("không có {name} nào trong {list} mà {body}"),
                format!("there is no {name} among {list} such that {body}"),
            ),
            (Quantifier::Every, true) => self.lang.pick(
                format!("với mọi {name} trong {list} thì {body}"),
                format!("for every {name} among {list}, {body}"),
            ),
            (Quantifier::Every, false) => self.lang.pick(
                format!("không phải với mọi {name} trong {list} thì {body}"),
                format!("not for every {name} among {list}, {body}"),
            ),
        }
    }

    fn compared(self, comparator: Comparator, a: &Expr, b: &Expr, holds: bool) -> String {
        // One of a fixed set of words is said of the thing: the phrase of the field only says which set.
        if let (Expr::Column(of, field), Expr::Const(Const::Code(word))) = (a, b) {
            let is = (comparator == Comparator::Equal) == holds;
            let of = self.value(of);
            let about = self.lang.pick(field.0.vi, field.0.en);
            return match (is, self.lang) {
                (true, Lang::Vi) => format!("{of} là `{word}` ({about})"),
                (false, Lang::Vi) => format!("{of} không phải là `{word}` ({about})"),
                (true, Lang::En) => format!("{of} is `{word}` ({about})"),
                (false, Lang::En) => format!("{of} is not `{word}` ({about})"),
            };
        }
        let days = is_day(a) || is_day(b);
        let (a, b) = (self.value(a), self.value(b));
        let (vi, en) = match comparator {
            Comparator::Equal => ("bằng", "equals"),
            Comparator::NotEqual => ("khác", "differs from"),
            Comparator::Less if days => ("sớm hơn", "is earlier than"),
            Comparator::LessOrEqual if days => ("không muộn hơn", "is not later than"),
            Comparator::Greater if days => ("muộn hơn", "is later than"),
            Comparator::GreaterOrEqual if days => ("không sớm hơn", "is not earlier than"),
            Comparator::Less => ("nhỏ hơn", "is less than"),
            Comparator::LessOrEqual => ("không quá", "is at most"),
            Comparator::Greater => ("lớn hơn", "is more than"),
            Comparator::GreaterOrEqual => ("từ", "is at least"),
        };
        let at_least = comparator == Comparator::GreaterOrEqual && !days;
        match (holds, self.lang) {
            (true, Lang::Vi) if at_least => format!("{a} từ {b} trở lên"),
            (true, Lang::Vi) => format!("{a} {vi} {b}"),
            (true, Lang::En) => format!("{a} {en} {b}"),
            (false, Lang::Vi) if at_least => format!("không đúng là {a} từ {b} trở lên"),
            (false, Lang::Vi) => format!("không đúng là {a} {vi} {b}"),
            (false, Lang::En) => format!("it is not true that {a} {en} {b}"),
        }
    }
}

fn is_day(value: &Expr) -> bool {
    match value {
        Expr::AsOf(_) | Expr::Const(Const::Date(_)) => true,
        Expr::Cell(_, table, at) => matches!(table.columns[*at].ty, Type::Date | Type::Optional(&Type::Date)),
        Expr::Column(_, field) => matches!(field.0.ty, Type::Date | Type::Optional(&Type::Date)),
        _ => false,
    }
}
