//! Recognises papers, registers, agencies and instruments in free Vietnamese text, by the names and aliases of the catalog.
//!
//! Accents, capitals, spaces and `i`/`y` count as in print, not as in bytes: `Giấy chứng nhận đăng kí doanh nghiệp` is the
//! certificate however it was typed, and one wrong letter in a long name is forgiven. Which papers there are is data
//! (`document_types` with their `aliases`): a name that only looks like another is kept apart by being in the catalog too.
//!
//! What is refused: deciding what a procedure is about. A row is read for itself.

pub mod citations;
pub mod letters;
pub mod names;
pub mod row;
pub mod words;

use crate::model::catalog::{Catalog, DocumentType};
use crate::model::citation::Citation;
use crate::recognise::letters::Letters;
use crate::recognise::names::Names;
use crate::recognise::row::{Item, Role};
use crate::recognise::words::{WORDS, Word};
use crate::text::{Lang, Text};

/// The names of a catalog, ready to be found in texts. Building it reads the whole catalog: build one and keep it.
pub struct Recogniser<'c> {
    catalog: &'c Catalog,
    papers: Names,
    registers: Names,
    agencies: Names,
}

/// How a paper is to be handed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Copy {
    /// The text does not say.
    #[default]
    Unsaid,
    /// The original.
    Original,
    /// A copy.
    Plain,
    /// A certified copy.
    Certified,
}

/// What one dossier row wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The document type the row begins with; `None` where that is a paper the catalog does not know.
    pub document_type: Option<String>,
    /// Document types of which one will do as well, in the order of the text. Where `document_type` is `None` they stand
    /// beside a paper that the catalog does not know, or are the members of a paper named in general ("proof of
    /// kinship: a birth certificate, a marriage certificate …").
    pub alternatives: Vec<String>,
    /// Whether a paper the catalog does not know will do as well.
    pub or_other: bool,
    /// Document types wanted beside the first, in the order of the text: "and", "together with", a second sentence.
    pub also: Vec<String>,
    /// Document types the row only speaks of, and does not want.
    pub mentions: Vec<String>,
    /// Original, copy or certified copy.
    pub copy: Copy,
    /// Whether it is only shown (xuất trình), not handed in.
    pub presented: bool,
    /// Whether the first is wanted only where a register cannot answer (of the alternatives, where there is no first).
    pub fallback: bool,
    /// Document types that are wanted only where a register cannot answer: those of the row, and those it only speaks
    /// of, as a note on the whole dossier does.
    pub spared: Vec<String>,
}

impl Paper {
    /// Whether this document type is wanted only where a register cannot answer.
    pub fn spares(&self, document_type: &str) -> bool {
        let named = self.wanted().any(|wanted| wanted == document_type);
        if named { self.spared.iter().any(|spared| spared == document_type) } else { self.fallback }
    }

    /// Every document type the row wants in one way or another.
    pub fn wanted(&self) -> impl Iterator<Item = &str> {
        self.document_type.iter().chain(&self.alternatives).chain(&self.also).map(String::as_str)
    }
}

impl<'c> Recogniser<'c> {
    /// Reads the names and aliases of a catalog.
    pub fn of(catalog: &'c Catalog) -> Recogniser<'c> {
        Recogniser::among(catalog, |_| true)
    }

    /// Reads the names and aliases of a catalog, of document types only those that are `known`.
    pub fn among(catalog: &'c Catalog, known: impl Fn(&DocumentType) -> bool) -> Recogniser<'c> {
        let types = catalog.document_types.rows();
        let named = types.iter().enumerate().filter(|(_, row)| known(row)).flat_map(|(at, row)| {
            spellings(&row.name, &row.aliases).map(move |name| (without_copy(name), at, false))
        });
        let words = WORDS
            .iter()
            .enumerate()
            .flat_map(|(at, (_, words))| words.iter().map(move |word| (*word, types.len() + at, true)));
        // A register may be called after a paper: its name is no paper.
        let look = types.len() + WORDS.iter().position(|(word, _)| *word == Word::Look).unwrap_or(0);
        let looks = catalog.registers.rows().iter();
        let looks = looks
            .flat_map(move |row| spellings(&row.name, &row.aliases).map(move |name| (name, look, false)));
        let registers = catalog.registers.rows().iter().enumerate();
        let agencies = catalog.agencies.rows().iter().enumerate();
        Recogniser {
            catalog,
            papers: Names::of(named.chain(words).chain(looks)),
            registers: Names::of(
                registers.flat_map(|(at, row)| {
                    spellings(&row.name, &row.aliases).map(move |name| (name, at, false))
                }),
            ),
            agencies: Names::of(
                agencies.flat_map(|(at, row)| {
                    spellings(&row.name, &row.aliases).map(move |name| (name, at, false))
                }),
            ),
        }
    }

    /// What a dossier row wants: the type of paper, what will do instead, and in which form.
    pub fn paper(&self, text: &str) -> Paper {
        let types = self.catalog.document_types.rows();
        let letters = Letters::of(text);
        let hits = self.papers.find(&letters);
        let row = row::read(&letters, &hits, |what| match types.get(what) {
            Some(_) => Item::Paper(what),
            None => Item::Word(WORDS[what - types.len()].0),
        });
        let mut paper = Paper {
            or_other: row.or_other,
            copy: match () {
                () if row.says(Word::Certified) => Copy::Certified,
                () if row.says(Word::Copy) => Copy::Plain,
                () if row.says(Word::Original) => Copy::Original,
                () => Copy::Unsaid,
            },
            presented: row.says(Word::Present) && !row.says(Word::Submit),
            ..Paper::default()
        };
        for named in &row.named {
            let id = &types[named.paper].id;
            let known = paper.wanted().any(|known| known == id);
            match named.role {
                _ if known => {}
                Role::Head => paper.document_type = Some(id.clone()),
                Role::Alternative => paper.alternatives.push(id.clone()),
                Role::Also => paper.also.push(id.clone()),
                Role::Mention if paper.mentions.contains(id) => {}
                Role::Mention => paper.mentions.push(id.clone()),
            }
        }
        // Papers in general, of which members are named: the members are what is wanted.
        if paper.document_type.is_none() && row.general && !row.other_head && !paper.alternatives.is_empty() {
            paper.document_type = Some(paper.alternatives.remove(0));
        }
        if row.fallback {
            paper.spared = distinct(row.spared.iter().map(|at| types[*at].id.clone()));
            let wanted: Vec<String> = paper.wanted().map(str::to_owned).collect();
            if !wanted.iter().any(|id| paper.spared.contains(id)) {
                paper.spared.extend(wanted);
            }
            // Where the first is not needed, neither is what would do instead of it.
            if paper.document_type.as_ref().is_some_and(|first| paper.spared.contains(first)) {
                let others = paper.alternatives.iter().filter(|other| !paper.spared.contains(other));
                paper.spared.extend(others.cloned().collect::<Vec<_>>());
            }
            let first = paper.document_type.iter().chain(&paper.alternatives).next();
            paper.fallback = first.is_none_or(|first| paper.spared.contains(first));
        }
        let Paper { document_type, alternatives, also, mentions, .. } = &mut paper;
        mentions.retain(|id| {
            document_type.as_ref() != Some(id) && !alternatives.contains(id) && !also.contains(id)
        });
        paper
    }

    /// The register a text names: the first one in it.
    pub fn register(&self, text: &str) -> Option<String> {
        self.registers(text).into_iter().next()
    }

    /// All registers a text names, in order.
    pub fn registers(&self, text: &str) -> Vec<String> {
        let hits = self.registers.find(&Letters::of(text));
        distinct(hits.iter().map(|hit| self.catalog.registers.rows()[hit.what].id.clone()))
    }

    /// The agency a text names: the first one in it.
    pub fn agency(&self, text: &str) -> Option<String> {
        self.agencies(text).into_iter().next()
    }

    /// All agencies a text names, in order.
    pub fn agencies(&self, text: &str) -> Vec<String> {
        let hits = self.agencies.find(&Letters::of(text));
        distinct(hits.iter().map(|hit| self.catalog.agencies.rows()[hit.what].id.clone()))
    }

    /// The provisions a text cites, in order, once for every article told: `Điểm b khoản 2 Điều 10 Nghị định số
    /// 113/2017/NĐ-CP` is `113/2017/NĐ-CP art 10.2b`.
    pub fn instrument(&self, text: &str) -> Vec<Citation> {
        citations::citations(text, self.catalog.instruments.rows())
    }
}

/// The ways a thing is written in Vietnamese.
fn spellings<'a>(name: &'a Text, aliases: &'a [String]) -> impl Iterator<Item = &'a str> {
    std::iter::once(name.get(Lang::Vi)).chain(aliases.iter().map(String::as_str))
}

/// A name without the word for a copy before it: what copies of a paper are called is told apart from the paper.
fn without_copy(name: &str) -> &str {
    name.strip_prefix("Bản sao ").unwrap_or(name)
}

fn distinct(ids: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}
