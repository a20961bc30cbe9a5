//! How far a rule looks: at one procedure and the catalog, or from one procedure to others.

use std::collections::BTreeSet;

use crate::facts;
use crate::lang::rule::{Expr, Feed, Piece, Reach, Rule, Things};
use crate::model::entity::Kind;

/// What is found by a rule that looks at one procedure is what it would find in each procedure alone.
pub(super) fn reach(rule: &Rule) -> Reach {
    let joins = loops_over_procedures(rule) > 1;
    if joins || expressions(rule).into_iter().any(looks_across) { Reach::Corpus } else { Reach::Procedure }
}

/// How many loops go through procedures, or their parts, each on its own. A loop whose things are bound to the
/// procedure of a loop further out is not one of them.
fn loops_over_procedures(rule: &Rule) -> usize {
    // The slots of things that are, or belong to, the procedure of the first such loop.
    let mut within: BTreeSet<usize> = BTreeSet::new();
    let mut count = 0;
    for one in &rule.loops {
        let slot = one.slot;
        let bound = match &one.source {
            Feed::All(things) | Feed::Index { of: things, .. } if of_catalog(things) => continue,
            Feed::List(list) => {
                let mut used = Vec::new();
                list.slots(&mut used);
                used.iter().any(|used| within.contains(used))
            }
            Feed::Index { key, probe, many: false, .. } => {
                let mut used = Vec::new();
                probe.slots(&mut used);
                let inside = !used.is_empty() && used.iter().all(|used| within.contains(used));
                inside && names_a_part(key, slot) && is_within(key, probe)
            }
            Feed::All(_) | Feed::Index { .. } => false,
        };
        if bound {
            within.insert(slot);
        } else if !matches!(one.source, Feed::List(_)) {
            count += 1;
            within.insert(slot);
        }
    }
    count
}

fn of_catalog(things: &Things) -> bool {
    use Kind::{Agency, DocumentType, Group, Holding, Instrument, Level, Register};
    match things {
        Things::Kind(kind) => {
            matches!(kind, Agency | DocumentType | Group | Holding | Instrument | Level | Register)
        }
        Things::Rows(_) => true,
    }
}

/// Whether a key is the thing itself, or its procedure.
fn names_a_part(key: &Expr, slot: usize) -> bool {
    match key {
        Expr::Slot(own) => *own == slot,
        Expr::Column(of, field) => {
            field.0.name == "procedure" && matches!(**of, Expr::Slot(own) if own == slot)
        }
        _ => false,
    }
}

/// Whether what is looked for lies in the procedure it is looked for from.
fn is_within(key: &Expr, probe: &Expr) -> bool {
    match (key, probe) {
        // The procedure itself, or that of a part of it.
        (Expr::Column(..), Expr::Slot(_)) => true,
        (Expr::Column(..), Expr::Column(of, field)) => {
            field.0.name == "procedure" && matches!(**of, Expr::Slot(_))
        }
        // A thing that a column gives; columns that look across are told by themselves.
        (Expr::Slot(_), _) => true,
        _ => false,
    }
}

/// Whether an expression asks for a fact that depends on other procedures.
fn looks_across(expr: &Expr) -> bool {
    let own = match expr {
        Expr::Column(_, field) => facts::column_looks_across(field.0),
        Expr::Relation(link, _) => facts::relation_looks_across(link.0),
        _ => false,
    };
    own || expr.parts().into_iter().any(looks_across)
}

/// Every expression of a rule.
fn expressions(rule: &Rule) -> Vec<&Expr> {
    let mut all: Vec<&Expr> = rule.clauses.iter().map(|clause| &clause.value).collect();
    for one in &rule.loops {
        match &one.source {
            Feed::All(_) => {}
            Feed::List(list) => all.push(list),
            Feed::Index { key, probe, .. } => all.extend([key, probe]),
        }
    }
    for remark in std::iter::once(&rule.flag).chain(&rule.notes) {
        all.push(&remark.target);
        all.extend(remark.vi.iter().chain(&remark.en).filter_map(|piece| match piece {
            Piece::Value(value) => Some(value),
            Piece::Words(_) => None,
        }));
    }
    for proposal in &rule.remedy {
        all.extend(proposal.values.iter().chain(&proposal.amends));
    }
    all.extend(&rule.unless);
    all
}
