//! Imported data as the text of files, and the catalog file of imports as it grows from run to run. What a person changed
//! in it stays.

use serde::Serialize;

use crate::model::catalog::CatalogFile;
use crate::model::procedure::Procedure;

const HEAD: &str = "# Cơ quan, loại giấy tờ, văn bản mà thủ tục được nhập nhắc tới và danh mục chưa có.\n\
                    # Mục nào đã sửa ở đây được giữ nguyên khi nhập lần sau.\n";

/// The text of a procedure file.
pub fn text_of(procedure: &Procedure) -> String {
    yaml(procedure)
}

fn yaml<T: Serialize>(value: &T) -> String {
    serde_yaml::to_string(value).expect("structs with text keys always serialise")
}

/// The text of the catalog file of imports.
fn text_of_catalog(file: &CatalogFile) -> String {
    format!("{HEAD}{}", yaml(file))
}

/// What becomes of the catalog files of imports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// There is nothing to write, and nothing was.
    Nothing,
    /// All of it is there.
    Same,
    /// The last file grows to this text.
    Grown(String),
    /// A further file, of this text.
    Further(String),
}

/// Adds entries to the files there are. Entries that are there stay as they are. A file that a person laid out or commented
/// is left alone, and what is new goes into a further one.
pub fn merged(held: &[&str], added: CatalogFile) -> Merged {
    let read: Vec<CatalogFile> =
        held.iter().map(|text| serde_yaml::from_str(text).unwrap_or_default()).collect();
    let mut new = added;
    for file in &read {
        retain(&mut new.levels, &file.levels, |row| &row.id);
        retain(&mut new.agencies, &file.agencies, |row| &row.id);
        retain(&mut new.ranks, &file.ranks, |row| &row.id);
        retain(&mut new.document_types, &file.document_types, |row| &row.id);
        retain(&mut new.instruments, &file.instruments, |row| &row.id);
    }
    if new == CatalogFile::default() {
        return if held.is_empty() { Merged::Nothing } else { Merged::Same };
    }
    match (held.last(), read.into_iter().next_back()) {
        (Some(text), Some(mut last)) if text_of_catalog(&last) == **text => {
            last.levels.extend(new.levels);
            last.agencies.extend(new.agencies);
            last.ranks.extend(new.ranks);
            last.document_types.extend(new.document_types);
            last.instruments.extend(new.instruments);
            last.levels.sort_by(|a, b| a.id.cmp(&b.id));
            last.agencies.sort_by(|a, b| a.id.cmp(&b.id));
            last.ranks.sort_by(|a, b| a.id.cmp(&b.id));
            last.document_types.sort_by(|a, b| a.id.cmp(&b.id));
            last.instruments.sort_by(|a, b| a.id.cmp(&b.id));
            Merged::Grown(text_of_catalog(&last))
        }
        _ => Merged::Further(text_of_catalog(&new)),
    }
}

fn retain<T>(rows: &mut Vec<T>, known: &[T], id: fn(&T) -> &String) {
    let known: std::collections::BTreeSet<&String> = known.iter().map(id).collect();
    rows.retain(|row| !known.contains(id(row)));
}
