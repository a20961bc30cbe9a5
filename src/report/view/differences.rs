//! Two procedures side by side: what is kept, changed, removed and added, matched by what things are and not by their ids.

mod items;
mod pairs;

use serde::Serialize;

use crate::facts::of_procedure;
use crate::model::corpus::Corpus;
use crate::model::procedure::Procedure;
use crate::report::view::leaf::{Figure, Words};
use crate::report::view::measures;
use crate::text::Lang;

/// One side: a procedure in its own workspace.
#[derive(Clone, Copy)]
pub struct Side<'c> {
    /// Its workspace.
    pub corpus: &'c Corpus,
    /// Its position there.
    pub at: usize,
}

impl<'c> Side<'c> {
    fn procedure(self) -> &'c Procedure {
        &self.corpus.procedures[self.at]
    }
}

/// Two procedures beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// The one on the left.
    pub left: Head,
    /// The one on the right.
    pub right: Head,
    /// How many things were kept.
    pub kept: usize,
    /// How many changed.
    pub changed: usize,
    /// How many only the left one has.
    pub removed: usize,
    /// How many only the right one has.
    pub added: usize,
    /// What is compared, in the order of a file.
    pub sections: Vec<Section>,
    /// The measures of both.
    pub measures: Vec<MeasuredPair>,
}

/// Which procedure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The id.
    pub id: String,
    /// The code in the national database.
    pub code: Option<String>,
    /// The name.
    pub name: Words,
    /// The day on which the description holds.
    pub as_of: String,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The key of the list in a file, such as `documents`.
    pub id: &'static str,
    /// Its name.
    pub name: Words,
    /// The pairs, in the order of the left one, then what only the right one has.
    pub rows: Vec<Pair>,
}

/// A thing on the left and the one it is on the right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// `kept`, `changed`, `removed` or `added`.
    pub moved: &'static str,
    /// On the left.
    pub left: Option<Words>,
    /// On the right.
    pub right: Option<Words>,
}

/// One measure of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasuredPair {
    /// A stable name, such as `certified`.
    pub id: &'static str,
    /// Its name.
    pub name: Words,
    /// On the left.
    pub left: Figure,
    /// On the right.
    pub right: Figure,
    /// Right less left.
    pub change: Figure,
}

/// What two procedures have in common and what not.
pub fn differences(left: Side<'_>, right: Side<'_>, lang: Lang) -> Differences {
    let sections: Vec<Section> = items::LISTS
        .iter()
        .map(|list| Section {
            id: list.id,
            name: Words::new(lang, list.vi, list.en),
            rows: pairs::pairs(&(list.items)(left, lang), &(list.items)(right, lang)),
        })
        .filter(|section| !section.rows.is_empty())
        .collect();
    let count = |moved: &str| {
        sections.iter().flat_map(|section| &section.rows).filter(|row| row.moved == moved).count()
    };
    let measured =
        |side: Side<'_>| of_procedure(side.procedure(), &side.corpus.catalog, &side.corpus.settings).measures;
    let measures = measures::rows(&measured(left), &measured(right), lang);
    Differences {
        left: head(left, lang),
        right: head(right, lang),
        kept: count("kept"),
        changed: count("changed"),
        removed: count("removed"),
        added: count("added"),
        measures: measures
            .into_iter()
            .map(|row| MeasuredPair {
                id: row.id,
                name: row.name,
                left: row.before,
                right: row.after,
                change: row.change,
            })
            .collect(),
        sections,
    }
}

impl Differences {
    /// The comparison as JSON: raw numbers, texts in both languages.
    pub fn json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("structs with text keys and finite numbers always serialise") + "\n"
    }
}

fn head(side: Side<'_>, lang: Lang) -> Head {
    let procedure = side.procedure();
    Head {
        id: procedure.id.clone(),
        code: procedure.code.clone(),
        name: Words::of(&procedure.name, lang),
        as_of: procedure.as_of.to_string(),
    }
}
