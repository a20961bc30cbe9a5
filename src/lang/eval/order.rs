//! In which order a loop asks what it asks: what costs little before what costs much, and what costs much only where the
//! next loop has anything to go through. The order changes no row: what can fail keeps its place behind what guards it.

use crate::lang::rule::{Action, Expr, Feed, Loop};

/// The order of one loop.
pub(super) struct Order<'w> {
    /// What is asked of each thing.
    pub(super) first: Vec<&'w Action>,
    /// Whether the next loop is looked into before the rest is asked.
    pub(super) feed_first: bool,
    /// The rest: what costs much or can fail, and what needs a value of that.
    pub(super) late: Vec<&'w Action>,
}

/// The orders of some loops.
pub(super) fn of(loops: &[Loop]) -> Vec<Order<'_>> {
    let mut late_slots = Vec::new();
    let mut orders = Vec::new();
    for (depth, one) in loops.iter().enumerate() {
        let (mut first, mut late) = (Vec::new(), Vec::new());
        for action in &one.actions {
            let value = match action {
                Action::Let(_, value) => value,
                Action::Where(condition) => &condition.test,
            };
            if is_dear(value) || uses(value, &late_slots) {
                if let Action::Let(slot, _) = action {
                    late_slots.push(*slot);
                }
                late.push(action);
            } else {
                first.push(action);
            }
        }
        let next = loops.get(depth + 1).map(|next| &next.source);
        let feed_first = !late.is_empty()
            && match next {
                Some(Feed::List(feed) | Feed::Index { probe: feed, .. }) => {
                    !can_fail(feed) && !uses(feed, &late_slots)
                }
                Some(Feed::All(_)) | None => false,
            };
        orders.push(Order { first, feed_first, late });
    }
    orders
}

fn uses(value: &Expr, slots: &[usize]) -> bool {
    let mut used = Vec::new();
    value.slots(&mut used);
    used.iter().any(|slot| slots.contains(slot))
}

fn can_fail(value: &Expr) -> bool {
    matches!(value, Expr::Arithmetic(..) | Expr::Summed(..)) || value.parts().into_iter().any(can_fail)
}

fn is_dear(value: &Expr) -> bool {
    let here = matches!(
        value,
        Expr::Quantified(..)
            | Expr::Counted(..)
            | Expr::Summed(..)
            | Expr::Relation(..)
            | Expr::Mentions(..)
            | Expr::Resembles(..)
            | Expr::OpenTo(..)
            | Expr::Count(_)
            | Expr::Arithmetic(..)
    );
    here || value.parts().into_iter().any(is_dear)
}
