//! Fees, channels, agencies and legal bases.

use super::{Inapplicable, gone, place, repoint, unfit, union};
use crate::model::citation::Citation;
use crate::model::procedure::{Channel, ChannelKind, Extent, Procedure};

/// Drops a fee.
pub(super) fn drop_fee(on: &mut Procedure, id: &str) -> Result<(), Inapplicable> {
    let at = place(&on.fees, id, |f| &f.id)?;
    on.fees.remove(at);
    for channel in &mut on.channels {
        if channel.fee.as_deref() == Some(id) {
            channel.fee = None;
        }
    }
    Ok(())
}

/// Puts the amount of one fee into another. Both must be due in the same sub-case and on the same channels, so that
/// nobody pays more than before.
pub(super) fn merge_fees(on: &mut Procedure, into: &str, from: &str) -> Result<(), Inapplicable> {
    if into == from {
        return Err(gone(from));
    }
    let (stays, goes) = (place(&on.fees, into, |f| &f.id)?, place(&on.fees, from, |f| &f.id)?);
    let other = on.fees[goes].clone();
    if on.fees[stays].case != other.case || channels_paying(on, into) != channels_paying(on, from) {
        return Err(unfit(
            format!("«{into}» và «{from}» không thu trong cùng trường hợp hoặc cùng cách thức nộp."),
            format!("“{into}” and “{from}” are not due in the same sub-case or on the same channel."),
        ));
    }
    let fee = &mut on.fees[stays];
    fee.amount = match (fee.amount, other.amount) {
        (Some(one), Some(two)) => Some(crate::model::number::Money(one.0.saturating_add(two.0))),
        (one, two) => one.or(two),
    };
    union(&mut fee.basis, other.basis);
    on.fees.remove(goes);
    for channel in &mut on.channels {
        if channel.fee.as_deref() == Some(from) {
            channel.fee = Some(into.to_owned());
        }
    }
    Ok(())
}

/// The channels on which a fee is due: all of them for a fee that none names.
fn channels_paying(on: &Procedure, fee: &str) -> Vec<bool> {
    let named: Vec<bool> = on.channels.iter().map(|channel| channel.fee.as_deref() == Some(fee)).collect();
    if named.contains(&true) { named } else { vec![true; named.len()] }
}

/// Opens the whole procedure online, at the counter's fee where there is one.
pub(super) fn open_online(on: &mut Procedure) {
    if let Some(online) = on.channels.iter_mut().find(|channel| channel.kind == ChannelKind::Online) {
        if online.extent == Some(Extent::Part) {
            online.extent = Some(Extent::Full);
        }
        return;
    }
    let counter = on.channels.iter().find(|channel| channel.kind == ChannelKind::Counter);
    let fee = counter.and_then(|channel| channel.fee.clone());
    on.channels.push(Channel {
        kind: ChannelKind::Online,
        extent: Some(Extent::Full),
        deadline: None,
        fee,
        source: None,
        assumed: None,
    });
}

/// Replaces an agency wherever the procedure names it.
pub(super) fn replace_agency(on: &mut Procedure, from: &str, to: &str) -> Result<(), Inapplicable> {
    let mut found = false;
    let mut replace = |agency: &mut String| {
        if agency == from {
            to.clone_into(agency);
            found = true;
        }
    };
    replace(&mut on.receives);
    replace(&mut on.decides);
    on.steps.iter_mut().for_each(|step| replace(&mut step.by));
    for document in &mut on.documents {
        document.confirmed_by.iter_mut().for_each(&mut replace);
        document.issued_by.iter_mut().for_each(&mut replace);
    }
    on.look_ups.iter_mut().filter_map(|look_up| look_up.by.as_mut()).for_each(&mut replace);
    if on.coordinates.iter().any(|agency| agency == from) {
        repoint(&mut on.coordinates, from, Some(to));
        found = true;
    }
    if found { Ok(()) } else { Err(gone(from)) }
}

/// Replaces a provision that ended by the instrument that followed, wherever it is cited. The article is left open:
/// the successor numbers its own.
pub(super) fn replace_basis(on: &mut Procedure, from: &Citation, to: &str) -> Result<(), Inapplicable> {
    let successor = Citation { instrument: to.to_owned(), article: None };
    let lists = [&mut on.basis]
        .into_iter()
        .chain(on.fees.iter_mut().map(|fee| &mut fee.basis))
        .chain(on.documents.iter_mut().map(|document| &mut document.basis))
        .chain(on.look_ups.iter_mut().map(|look_up| &mut look_up.basis))
        .chain(on.conditions.iter_mut().map(|condition| &mut condition.basis))
        .chain(on.steps.iter_mut().map(|step| &mut step.basis));
    let mut found = false;
    for list in lists {
        let Some(at) = list.iter().position(|cited| cited == from) else { continue };
        found = true;
        if list.contains(&successor) {
            list.retain(|cited| cited != from);
        } else {
            list[at] = successor.clone();
        }
    }
    if found { Ok(()) } else { Err(gone(&from.to_string())) }
}

/// Replaces a type of paper wherever the procedure names it: in documents, outputs, look-ups, and what refers to these by
/// type.
pub(super) fn replace_document_type(on: &mut Procedure, from: &str, to: &str) -> Result<(), Inapplicable> {
    let mut found = false;
    let mut replace = |named: &mut String| {
        if named == from {
            to.clone_into(named);
            found = true;
        }
    };
    on.documents.iter_mut().for_each(|document| replace(&mut document.document_type));
    on.outputs.iter_mut().for_each(|output| replace(&mut output.document_type));
    on.look_ups.iter_mut().for_each(|look_up| replace(&mut look_up.document_type));
    if !found {
        return Err(gone(from));
    }
    let is_part = on.documents.iter().any(|document| document.id == from)
        || on.outputs.iter().any(|output| output.id == from);
    if !is_part {
        on.steps.iter_mut().for_each(|step| repoint(&mut step.needs, from, Some(to)));
        on.conditions.iter_mut().for_each(|condition| repoint(&mut condition.proven_by, from, Some(to)));
        let options = on.any_of.iter_mut().flat_map(|group| &mut group.options);
        options.for_each(|option| repoint(option, from, Some(to)));
    }
    Ok(())
}

/// Replaces the number of a form wherever a document names it.
pub(super) fn replace_form(on: &mut Procedure, from: &str, to: &str) -> Result<(), Inapplicable> {
    let forms = on.documents.iter_mut().filter_map(|document| document.form.as_mut());
    let mut found = false;
    for form in forms.filter(|form| form.as_str() == from) {
        to.clone_into(form);
        found = true;
    }
    if found { Ok(()) } else { Err(gone(from)) }
}
