//! The expressions directly inside an expression of the plan.

use crate::lang::rule::Expr;

impl Expr {
    /// The expressions directly inside, in the order written.
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Const(_) | Expr::Slot(_) | Expr::AsOf(_) => Vec::new(),
            Expr::Column(of, _)
            | Expr::Not(of)
            | Expr::Present(of)
            | Expr::Working(of)
            | Expr::Count(of)
            | Expr::WholeDays(of) => vec![of],
            Expr::Relation(_, parts) | Expr::All(parts) | Expr::Any(parts) => parts.iter().collect(),
            Expr::Quantified(_, _, list, body) => vec![list, body],
            Expr::Counted(_, _, list, body) => {
                std::iter::once(&**list).chain(body.iter().map(|body| &**body)).collect()
            }
            Expr::Summed(_, value, _, list, body, _) => {
                [&**value, &**list].into_iter().chain(body.iter().map(|body| &**body)).collect()
            }
            Expr::InForce(a, b)
            | Expr::Before(a, b)
            | Expr::Mentions(a, b)
            | Expr::In(a, b)
            | Expr::Compare(_, a, b)
            | Expr::Arithmetic(_, a, b)
            | Expr::OrElse(a, b) => vec![a, b],
            Expr::OpenTo(a, b, c) => vec![a, b, c],
        }
    }
}
