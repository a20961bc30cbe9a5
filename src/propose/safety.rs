//! How far a proposal may be trusted.

use super::candidate::Candidate;
use crate::model::catalog::Catalog;
use crate::model::citation::Citation;
use crate::model::date::Date;
use crate::model::edit::apply::data::is_unsaid;
use crate::model::edit::datum::Item;
use crate::model::edit::{Change, Substitute};
use crate::model::procedure::{Extent, Procedure};
use crate::proposal::Safety;

/// How far a candidate may be trusted, given that it is proven.
///
/// * [`Safety::Sketch`] where it is a direction only (abolishing a procedure, filing two as one), or where a paper gives way altogether
///   to a register that covers part of the cases.
/// * [`Safety::Safe`] where no provision is amended and every change corrects the description: an agency or a whole
///   instrument replaced by its successor, a coordinating agency named, a figure written that the file left out and says
///   elsewhere.
/// * [`Safety::NeedsReview`] otherwise. The article of an instrument that ended has no known place in its successor; the
///   order of steps may be prescribed by a text that the step does not cite; a paper that is still asked for where the
///   register cannot answer is here even if the register covers part of the cases only, since nobody is left without a
///   way to prove anything.
pub(super) fn safety(candidate: &Candidate<'_>, before: &Procedure, catalog: &Catalog, on: Date) -> Safety {
    let changes = candidate.changes();
    if changes.iter().any(|change| is_direction(change, before, catalog, on)) {
        Safety::Sketch
    } else if candidate.amends.is_empty() && changes.iter().all(|change| is_quiet(change, before)) {
        Safety::Safe
    } else {
        Safety::NeedsReview
    }
}

fn is_direction(change: &Change, before: &Procedure, catalog: &Catalog, on: Date) -> bool {
    match change {
        Change::Abolish | Change::Interlink { .. } | Change::ReplacedBy { .. } => true,
        Change::DropDocument { document, instead: Substitute::Register(register) } => {
            let document = before.documents.iter().find(|known| known.id == *document);
            let holdings =
                catalog.registers.get(register).map(|row| row.holds.as_slice()).unwrap_or_default();
            let covers_all = holdings.iter().any(|holding| {
                document.is_some_and(|document| document.document_type == holding.document_type)
                    && on.within(holding.from, holding.until)
                    && holding.extent == Extent::Full
                    && holding.coverage.is_none()
            });
            !covers_all
        }
        _ => false,
    }
}

fn is_quiet(change: &Change, before: &Procedure) -> bool {
    match change {
        Change::ReplaceAgency { .. }
        | Change::ReplaceBasis { from: Citation { article: None, .. }, .. }
        | Change::DeclareCoordinator { .. } => true,
        // What is asked of an applicant is of legal substance, and so is a figure that takes another's place.
        Change::FixData { item: Item::Document(_), .. } => false,
        Change::FixData { item, field, .. } => is_unsaid(before, item, field),
        _ => false,
    }
}
