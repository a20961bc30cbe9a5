//! What of each thing a rule looks at to find something; what it only says in its messages is not among it.

use std::collections::BTreeSet;

use crate::lang::rule::{Expr, Feed, Rule};
use crate::model::entity::Kind;

impl Rule {
    /// The columns that decide whether it flags a thing, and whether it proposes something.
    pub fn looks_at(&self) -> BTreeSet<(Kind, &'static str)> {
        let feeds = self.loops.iter().flat_map(|one| match &one.source {
            Feed::All(_) => Vec::new(),
            Feed::List(list) => vec![list],
            Feed::Index { key, probe, .. } => vec![key, probe],
        });
        let mut open: Vec<&Expr> = feeds.chain(self.clauses.iter().map(|clause| &clause.value)).collect();
        open.extend(&self.unless);
        let mut found = BTreeSet::new();
        while let Some(expr) = open.pop() {
            if let Expr::Column(_, field) = expr {
                found.insert((field.0.on, field.0.name));
            }
            open.extend(expr.parts());
        }
        found
    }
}
