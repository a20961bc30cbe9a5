//! The dossier before and after: each paper, and what becomes of it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::catalog::Catalog;
use crate::model::procedure::{Document, LookUp, Mode, Procedure};
use crate::report::view::leaf::Words;
use crate::text::{Lang, Text};

/// One paper of the dossier, or one look-up, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DossierRow {
    /// The id in the file; for a look-up, the document type.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// How it is asked for before; none when it was not.
    pub before: Option<Words>,
    /// How it is asked for after; none when it is no more.
    pub after: Option<Words>,
    /// `kept`, `dropped`, `changed`, `added`, or `fetched`: asked for no more, because an agency fetches it itself.
    pub moved: &'static str,
}

/// Every paper of either side, in the order of the file, then every look-up.
pub fn rows(before: &Procedure, after: &Procedure, catalog: &Catalog, lang: Lang) -> Vec<DossierRow> {
    let mut rows = Vec::new();
    let (old, kept) = (by_id(before), by_id(after));
    let both = before
        .documents
        .iter()
        .chain(after.documents.iter().filter(|document| !old.contains_key(document.id.as_str())));
    let mut new: Vec<&LookUp> =
        after.look_ups.iter().filter(|look_up| !before.look_ups.contains(look_up)).collect();
    for document in both {
        let side = |side: &BTreeMap<&str, &Document>| {
            side.get(document.id.as_str()).map(|document| asked(document, lang))
        };
        let mut row = row(&document.id, document_name(document, catalog, lang), side(&old), side(&kept));
        let instead = new.iter().position(|look_up| look_up.document_type == document.document_type);
        if row.moved == "dropped"
            && let Some(at) = instead
        {
            row.after = Some(fetched(new.remove(at), catalog, lang));
            row.moved = "fetched";
        }
        rows.push(row);
    }
    for look_up in before.look_ups.iter().chain(new) {
        let side = |procedure: &Procedure| {
            procedure.look_ups.contains(look_up).then(|| fetched(look_up, catalog, lang))
        };
        let name = type_name(&look_up.document_type, catalog, lang);
        rows.push(row(&look_up.document_type, name, side(before), side(after)));
    }
    rows
}

fn by_id(procedure: &Procedure) -> BTreeMap<&str, &Document> {
    procedure.documents.iter().map(|document| (document.id.as_str(), document)).collect()
}

fn row(id: &str, name: Words, before: Option<Words>, after: Option<Words>) -> DossierRow {
    let moved = match (&before, &after) {
        (Some(before), Some(after)) if before == after => "kept",
        (Some(_), Some(_)) => "changed",
        (None, _) => "added",
        (_, None) => "dropped",
    };
    DossierRow { id: id.to_owned(), name, before, after, moved }
}

/// The name of a paper: its own, or its type's.
pub fn document_name(document: &Document, catalog: &Catalog, lang: Lang) -> Words {
    match &document.name {
        Some(name) => Words::of(name, lang),
        None => type_name(&document.document_type, catalog, lang),
    }
}

/// The name of a type of paper, or its id where the catalog lacks it.
pub(super) fn type_name(id: &str, catalog: &Catalog, lang: Lang) -> Words {
    named(catalog.document_types.get(id).map(|found| &found.name), id, lang)
}

/// A name from the catalog, or the id where the catalog lacks it.
pub fn named(name: Option<&Text>, id: &str, lang: Lang) -> Words {
    name.map_or_else(|| Words::same(id), |name| Words::of(name, lang))
}

pub(super) fn asked(document: &Document, lang: Lang) -> Words {
    let say = |lang: Lang| {
        let mut parts = Vec::new();
        if document.originals > 0 {
            parts.push(counted(document.originals, lang, ("bản chính", "original", "originals")));
        }
        if document.copies > 0 {
            let kind = if document.certified {
                ("bản sao chứng thực", "certified copy", "certified copies")
            } else {
                ("bản sao", "copy", "copies")
            };
            parts.push(counted(document.copies, lang, kind));
        }
        match document.mode {
            Mode::Present => parts.insert(0, lang.pick("xuất trình", "to be shown").to_owned()),
            Mode::Declare => parts.insert(0, lang.pick("tự khai", "declared").to_owned()),
            Mode::Submit if parts.is_empty() => parts.push(lang.pick("phải nộp", "handed in").to_owned()),
            Mode::Submit => {}
        }
        if document.fallback {
            parts.push(lang.pick("chỉ khi không tra cứu được", "only if the register fails").to_owned());
        }
        parts.join(", ")
    };
    Words::new(lang, say(Lang::Vi), say(Lang::En))
}

fn counted(number: u32, lang: Lang, (vi, one, many): (&str, &str, &str)) -> String {
    format!("{number} {}", lang.pick(vi, if number == 1 { one } else { many }))
}

fn fetched(look_up: &LookUp, catalog: &Catalog, lang: Lang) -> Words {
    match &look_up.register {
        Some(id) => {
            let register = named(catalog.registers.get(id).map(|found| &found.name), id, lang);
            Words::new(
                lang,
                format!("cơ quan tự tra cứu trong {}", register.vi),
                format!("the agency looks it up in {}", register.en),
            )
        }
        None => Words::new(
            lang,
            "cơ quan tự lấy từ nơi đã cấp",
            "the agency fetches it from the agency that issued it",
        ),
    }
}
