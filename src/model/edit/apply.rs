//! An edit carried out on the model. Each keeps the meaning of everything it does not name: what referred to a thing
//! that goes refers to what takes its place, and the order of the other steps stays as it was.

mod conditions;
mod documents;
mod flow;
mod forms;
mod service;

use crate::model::catalog::Catalog;
use crate::model::edit::Change;
use crate::model::procedure::Procedure;
use crate::text::Text;

/// Why a change cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inapplicable {
    /// The kind of reason.
    pub reason: Reason,
    /// The reason as a sentence.
    pub text: Text,
}

/// The kinds of reason for which a change cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The thing to change is not there, or not there any more.
    Gone,
    /// The procedure already says so.
    Done,
    /// The change would not keep the meaning of the rest.
    Unfit,
}

/// Carries one change out. A change that cannot be carried out, or that would change nothing, leaves the procedure as
/// it was; so the same change twice is one change.
pub fn apply(procedure: &mut Procedure, change: &Change, catalog: &Catalog) -> Result<(), Inapplicable> {
    let mut next = procedure.clone();
    carry_out(&mut next, change, catalog)?;
    if next == *procedure {
        return Err(done());
    }
    *procedure = next;
    Ok(())
}

fn carry_out(on: &mut Procedure, change: &Change, catalog: &Catalog) -> Result<(), Inapplicable> {
    match change {
        Change::DropDocument { document, instead } => documents::drop(on, document, instead),
        Change::AcceptPlainCopy { document } => {
            find(&mut on.documents, document, |d| &d.id)?.certified = false;
            Ok(())
        }
        Change::SetCopies { document, originals, copies } => {
            let document = find(&mut on.documents, document, |d| &d.id)?;
            (document.originals, document.copies) = (*originals, *copies);
            Ok(())
        }
        Change::MakeFallback { document, register } => documents::make_fallback(on, document, register),
        Change::MergeForms { into, from } => forms::merge(on, into, from, catalog),
        Change::DropConfirmation { document } => {
            find(&mut on.documents, document, |d| &d.id)?.confirmed_by = None;
            Ok(())
        }
        Change::DropField { document, field } => forms::drop_field(on, document, field, catalog),
        Change::DropCondition { condition } => conditions::drop(on, condition),
        Change::MergeConditions { into, from } => conditions::merge(on, into, from),
        Change::DropCheck { step, condition } => {
            find(&mut on.steps, step, |s| &s.id)?.checks.retain(|check| check != condition);
            Ok(())
        }
        Change::DropStep { step } => flow::drop(on, step),
        Change::MergeSteps { into, from } => flow::merge(on, into, from),
        Change::SetAfter { step, after } => flow::set_after(on, step, after),
        Change::RunBeside { step, beside } => flow::run_beside(on, step, beside),
        Change::Reassign { step, to } => {
            find(&mut on.steps, step, |s| &s.id)?.by = to.clone();
            Ok(())
        }
        Change::ReplaceAgency { from, to } => service::replace_agency(on, from, to),
        Change::SetDeadline { to } => {
            on.deadline = Some(*to);
            Ok(())
        }
        Change::SetTime { step, to } => {
            find(&mut on.steps, step, |s| &s.id)?.takes = Some(*to);
            Ok(())
        }
        Change::AgreeOnSilence { step } => {
            find(&mut on.steps, step, |s| &s.id)?.on_silence = Some(crate::model::procedure::Silence::Agreed);
            Ok(())
        }
        Change::CapReturns { step, at_most } => flow::cap_returns(on, step, *at_most),
        Change::SetValidity { output, to } => {
            find(&mut on.outputs, output, |o| &o.id)?.valid_for = Some(*to);
            Ok(())
        }
        Change::DropFee { fee } => service::drop_fee(on, fee),
        Change::MergeFees { into, from } => service::merge_fees(on, into, from),
        Change::OpenOnline => {
            service::open_online(on);
            Ok(())
        }
        Change::CarryBySystem { step } => {
            find(&mut on.steps, step, |s| &s.id)?.carrier = Some(crate::model::procedure::Carrier::System);
            Ok(())
        }
        Change::DeclareCoordinator { agency } => {
            if !on.coordinates.contains(agency) {
                on.coordinates.push(agency.clone());
            }
            Ok(())
        }
        Change::ReplaceBasis { from, to } => service::replace_basis(on, from, to),
        Change::ReplaceDocumentType { from, to } => service::replace_document_type(on, from, to),
        Change::ReplaceForm { from, to } => service::replace_form(on, from, to),
        Change::DescribeAsOf { to } => {
            on.as_of = *to;
            Ok(())
        }
        Change::Abolish => {
            on.status = crate::model::procedure::Status::Abolished;
            Ok(())
        }
    }
}

/// The thing of this id, to change it.
fn find<'a, T>(list: &'a mut [T], id: &str, name: impl Fn(&T) -> &String) -> Result<&'a mut T, Inapplicable> {
    list.iter_mut().find(|thing| name(thing) == id).ok_or_else(|| gone(id))
}

/// The place of the thing of this id.
fn place<T>(list: &[T], id: &str, name: impl Fn(&T) -> &String) -> Result<usize, Inapplicable> {
    list.iter().position(|thing| name(thing) == id).ok_or_else(|| gone(id))
}

/// Lets a list of references name `to` where it named `from`, once.
fn repoint(list: &mut Vec<String>, from: &str, to: Option<&str>) {
    let Some(at) = list.iter().position(|id| id == from) else { return };
    match to {
        Some(to) if to == from => {}
        Some(to) if !list.iter().any(|id| id == to) => list[at] = to.to_owned(),
        _ => list.retain(|id| id != from),
    }
}

/// Adds what is new to a list.
fn union<T: PartialEq>(into: &mut Vec<T>, from: Vec<T>) {
    for item in from {
        if !into.contains(&item) {
            into.push(item);
        }
    }
}

/// Sub-cases in which one of two things applies, where an empty list stands for all.
fn cases_of_both(into: &mut Vec<String>, from: Vec<String>) {
    if into.is_empty() || from.is_empty() {
        into.clear();
    } else {
        union(into, from);
    }
}

fn gone(id: &str) -> Inapplicable {
    Inapplicable {
        reason: Reason::Gone,
        text: Text::new(
            format!("Trong thủ tục không có, hoặc không còn, mục «{id}»."),
            format!("There is no item “{id}” in the procedure, or none any more."),
        ),
    }
}

fn done() -> Inapplicable {
    Inapplicable {
        reason: Reason::Done,
        text: Text::new(
            "Không còn gì để thay đổi: thủ tục đã quy định như vậy.",
            "There is nothing left to change: the procedure already says so.",
        ),
    }
}

fn unfit(vi: impl Into<String>, en: impl Into<String>) -> Inapplicable {
    Inapplicable { reason: Reason::Unfit, text: Text::new(vi, en) }
}
