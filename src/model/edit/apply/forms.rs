//! Forms: two made one, and fields asked for no more.

use super::documents::{Heir, is_alternative, replace_references};
use super::{Inapplicable, cases_of_both, find, gone, place, unfit, union};
use crate::model::catalog::Catalog;
use crate::model::procedure::{Document, Prepare, Procedure};

/// Asks for one form in place of two. The one that stays asks for whatever either asked for: all fields, the more
/// sheets, the stricter manner, all sub-cases; of two times to prepare it keeps the longer.
pub(super) fn merge(
    on: &mut Procedure,
    into: &str,
    from: &str,
    catalog: &Catalog,
) -> Result<(), Inapplicable> {
    if into == from {
        return Err(gone(from));
    }
    let (stays, goes) = (place(&on.documents, into, |d| &d.id)?, place(&on.documents, from, |d| &d.id)?);
    if is_alternative(on, into) != is_alternative(on, from) {
        return Err(unfit(
            format!("Chỉ một trong hai giấy tờ «{into}» và «{from}» thuộc nhóm được lựa chọn."),
            format!("Only one of “{into}” and “{from}” is one of several alternatives."),
        ));
    }
    let other = on.documents[goes].clone();
    let document = &mut on.documents[stays];
    if let (Some(one), Some(two)) = (&document.confirmed_by, &other.confirmed_by)
        && one != two
    {
        return Err(unfit(
            format!("«{into}» và «{from}» do hai cơ quan khác nhau xác nhận."),
            format!("“{into}” and “{from}” are confirmed by two agencies."),
        ));
    }
    let own = fields(document, catalog);
    let mut all = own.clone();
    union(&mut all, fields(&other, catalog));
    if all != own {
        document.carries = all;
    }
    document.mode = document.mode.min(other.mode);
    document.originals = document.originals.max(other.originals);
    document.copies = document.copies.max(other.copies);
    document.certified |= other.certified;
    document.fallback &= other.fallback;
    document.confirmed_by = document.confirmed_by.take().or(other.confirmed_by);
    document.max_age = document.max_age.or(other.max_age);
    document.prepare = longer(document.prepare.take(), other.prepare);
    cases_of_both(&mut document.cases, other.cases);
    union(&mut document.basis, other.basis);
    on.documents.remove(goes);
    replace_references(on, from, Heir { proof: Some(into), need: Some(into), paper: Some(into) });
    Ok(())
}

/// Asks for one field no more.
pub(super) fn drop_field(
    on: &mut Procedure,
    id: &str,
    field: &str,
    catalog: &Catalog,
) -> Result<(), Inapplicable> {
    let document = find(&mut on.documents, id, |d| &d.id)?;
    let mut left = fields(document, catalog);
    if !left.iter().any(|known| known == field) {
        return Err(gone(field));
    }
    left.retain(|known| known != field);
    if left.is_empty() {
        return Err(unfit(
            format!("«{field}» là thông tin duy nhất của «{id}»; cần bỏ cả giấy tờ này."),
            format!("“{field}” is all that “{id}” carries; the whole document would have to go."),
        ));
    }
    document.carries = left;
    Ok(())
}

/// The fields a document carries: its own list, or its type's.
fn fields(document: &Document, catalog: &Catalog) -> Vec<String> {
    if document.carries.is_empty() {
        catalog.document_types.get(&document.document_type).map(|t| t.carries.clone()).unwrap_or_default()
    } else {
        document.carries.clone()
    }
}

fn longer(one: Option<Prepare>, two: Option<Prepare>) -> Option<Prepare> {
    match (one, two) {
        (Some(one), Some(two)) => {
            let second = (two.hours, two.spend) > (one.hours, one.spend);
            Some(if second { two } else { one })
        }
        (one, two) => one.or(two),
    }
}
