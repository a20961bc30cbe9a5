//! Conditions abolished, or two made one.

use super::{Inapplicable, gone, place, repoint, union};
use crate::model::procedure::Procedure;

/// Abolishes a condition, and the checks of it.
pub(super) fn drop(on: &mut Procedure, id: &str) -> Result<(), Inapplicable> {
    let at = place(&on.conditions, id, |c| &c.id)?;
    on.conditions.remove(at);
    for step in &mut on.steps {
        step.checks.retain(|check| check != id);
    }
    Ok(())
}

/// Keeps one of two equal conditions, with the evidence, the basis and the checks of both.
pub(super) fn merge(on: &mut Procedure, into: &str, from: &str) -> Result<(), Inapplicable> {
    if into == from {
        return Err(gone(from));
    }
    let goes = place(&on.conditions, from, |c| &c.id)?;
    place(&on.conditions, into, |c| &c.id)?;
    let other = on.conditions.remove(goes);
    let stays = place(&on.conditions, into, |c| &c.id)?;
    union(&mut on.conditions[stays].proven_by, other.proven_by);
    union(&mut on.conditions[stays].basis, other.basis);
    for step in &mut on.steps {
        repoint(&mut step.checks, from, Some(into));
    }
    Ok(())
}
