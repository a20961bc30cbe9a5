//! The expressions directly inside an expression of the plan.

use crate::lang::rule::Expr;

impl Expr {
    /// The expressions directly inside, in the order written.
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Const(_) | Expr::Slot(_) | Expr::AsOf(_) | Expr::Rows(_) => Vec::new(),
            Expr::Column(of, _)
            | Expr::Cell(of, ..)
            | Expr::Not(of)
            | Expr::Present(of)
            | Expr::Working(of)
            | Expr::Count(of)
            | Expr::WholeDays(of) => vec![of],
            Expr::Relation(_, parts) | Expr::All(parts) | Expr::Any(parts) => parts.iter().collect(),
            Expr::Quantified(_, _, list, body) => vec![list, body],
            Expr::Counted(_, _, list, body) => [list].into_iter().chain(body).map(|part| &**part).collect(),
            Expr::Summed(_, value, _, list, body, _) => {
                [value, list].into_iter().chain(body).map(|part| &**part).collect()
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
    }

    /// The same, to be put in another place.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Expr::Const(_) | Expr::Slot(_) | Expr::AsOf(_) | Expr::Rows(_) => Vec::new(),
            Expr::Column(of, _)
            | Expr::Cell(of, ..)
            | Expr::Not(of)
            | Expr::Present(of)
            | Expr::Working(of)
            | Expr::Count(of)
            | Expr::WholeDays(of) => vec![of],
            Expr::Relation(_, parts) | Expr::All(parts) | Expr::Any(parts) => parts.iter_mut().collect(),
            Expr::Quantified(_, _, list, body) => vec![list, body],
            Expr::Counted(_, _, list, body) => {
                [list].into_iter().chain(body).map(|part| &mut **part).collect()
            }
            Expr::Summed(_, value, _, list, body, _) => {
                [value, list].into_iter().chain(body).map(|part| &mut **part).collect()
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
    }
}
