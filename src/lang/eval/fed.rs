//! What a loop goes through in one row of those around it.

use std::rc::Rc;

use super::Thing;
use super::index::Index;
use crate::facts::column::Value;

/// The things of a loop, for one row of the loops further out.
pub(super) enum Fed<'w> {
    List(Vec<Value<'w>>),
    Things(Vec<Thing>),
    /// A stretch of an index.
    Found(Rc<Index>, (u32, u32)),
    All(Rc<Vec<Thing>>),
}

impl Fed<'_> {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Fed::List(items) => items.is_empty(),
            Fed::Things(things) => things.is_empty(),
            Fed::Found(_, (start, end)) => start == end,
            Fed::All(things) => things.is_empty(),
        }
    }
}
