//! The expressions directly inside an expression of the plan.

use crate::lang::rule::Expr;

/// The expressions an expression is directly made of, in the order they are written; `$borrow` makes a reference of a box,
/// `$each` goes through a list.
macro_rules! parts {
    ($whole:expr, $borrow:ident, $each:ident) => {
        match $whole {
            Expr::Const(_) | Expr::Slot(_) | Expr::AsOf(_) | Expr::Rows(_) => Vec::new(),
            Expr::Column(of, _)
            | Expr::Cell(of, ..)
            | Expr::Not(of)
            | Expr::Present(of)
            | Expr::Working(of)
            | Expr::Count(of)
            | Expr::WholeDays(of) => vec![of],
            Expr::Relation(_, parts) | Expr::All(parts) | Expr::Any(parts) => parts.$each().collect(),
            Expr::Quantified(_, _, list, body) => vec![list, body],
            Expr::Counted(_, _, list, body) => {
                [list].into_iter().chain(body).map(|part| part.$borrow()).collect()
            }
            Expr::Summed(_, value, _, list, body, _) => {
                [value, list].into_iter().chain(body).map(|part| part.$borrow()).collect()
            }
            Expr::InForce(a, b)
            | Expr::RowInForce(a, _, b)
            | Expr::Before(a, b)
            | Expr::Mentions(a, b)
            | Expr::In(a, b)
            | Expr::Compare(_, a, b)
            | Expr::Arithmetic(_, a, b)
            | Expr::OrElse(a, b) => vec![a, b],
            Expr::OpenTo(a, b, c) | Expr::Resembles(a, b, c, _) => vec![a, b, c],
        }
    };
}

impl Expr {
    /// The expressions directly inside, in the order written.
    pub fn parts(&self) -> Vec<&Expr> {
        parts!(self, as_ref, iter)
    }

    /// The same, to be put in another place.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Expr> {
        parts!(self, as_mut, iter_mut)
    }
}
