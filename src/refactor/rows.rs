//! The dated table behind a refactoring: what gives way to what, from the catalog or as stated, and why a row cannot.

use crate::facts::succession::{NoHeir, heir, heir_of_instrument};
use crate::model::catalog::{Agency, Catalog};
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::edit::Change;
use crate::model::procedure::Procedure;
use crate::refactor::Ask;
use crate::refactor::left::{NameKind, agencies, citations};

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What kind of thing gives way.
    pub kind: NameKind,
    /// Its id, or its number.
    pub from: String,
    /// What it gives way to, where that is the same for every sector; an id, or a number.
    pub to: Option<String>,
    /// Whether it can be carried out.
    pub state: State,
    /// How many procedures it changes.
    pub matched: usize,
}

/// Whether a row can be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It can; which successor may depend on the sector.
    Ready,
    /// The thing still exists on the day, so nothing is done.
    StillThere,
    /// What should take its place does not exist on the day.
    NotThere,
    /// A row before it says otherwise, and holds.
    Twice,
    /// It has no single successor.
    NoHeir(NoHeir),
}

/// The rows of these requests, each thing once, in order of request and id.
pub(super) fn table(corpus: &Corpus, asks: &[Ask], on: Date) -> Vec<Row> {
    let catalog = &corpus.catalog;
    let mut rows: Vec<Row> = Vec::new();
    for ask in asks {
        let new = match ask {
            Ask::Abolish { from, to_level } => abolished(catalog, from, to_level.as_deref(), on),
            Ask::Merge { from, into } => from.iter().map(|from| stated(catalog, from, into, on)).collect(),
            Ask::Form { from, to } => vec![form(catalog, from, to, on)],
            Ask::Basis { from, to } => vec![basis(catalog, from, to.as_deref(), on)],
            Ask::EndedBases => ended(catalog, on),
        };
        let listed = matches!(ask, Ask::Abolish { .. } | Ask::EndedBases);
        for mut row in new {
            let known = rows.iter().find(|known| known.kind == row.kind && known.from == row.from);
            match known.map(|known| known.to == row.to) {
                Some(false) if !listed => row.state = State::Twice,
                Some(_) => continue,
                None => {}
            }
            rows.push(row);
        }
    }
    rows
}

impl Row {
    /// The changes this row asks of a procedure.
    pub(super) fn changes(&self, corpus: &Corpus, procedure: &Procedure, on: Date) -> Vec<Change> {
        if self.state != State::Ready {
            return Vec::new();
        }
        let from = self.from.clone();
        match self.kind {
            NameKind::Agency => {
                let named = agencies(procedure).iter().any(|(_, agency)| *agency == self.from);
                let of_sector = || {
                    let found = heir(&corpus.catalog, &self.from, &procedure.sector, on).ok();
                    found.map(|found| found.id.clone())
                };
                let to = self.to.clone().or_else(of_sector);
                let change = to.filter(|_| named).map(|to| Change::ReplaceAgency { from, to });
                change.into_iter().collect()
            }
            NameKind::DocumentType | NameKind::Form => {
                let Some(to) = self.to.clone() else { return Vec::new() };
                let change = match self.kind {
                    NameKind::Form => Change::ReplaceForm { from, to },
                    _ => Change::ReplaceDocumentType { from, to },
                };
                let fits = crate::model::edit::apply::apply(&mut procedure.clone(), &change, &corpus.catalog);
                fits.is_ok().then_some(change).into_iter().collect()
            }
            NameKind::Basis => {
                let Some(to) = self.to.clone() else { return Vec::new() };
                let catalog = &corpus.catalog;
                let own = catalog.instruments.position(&self.from);
                let mut all: Vec<Change> = Vec::new();
                for (_, cited) in citations(procedure) {
                    let is = catalog.instruments.position(&cited.instrument) == own && own.is_some();
                    let change = Change::ReplaceBasis { from: cited.clone(), to: to.clone() };
                    if is && !all.contains(&change) {
                        all.push(change);
                    }
                }
                all
            }
        }
    }
}

/// The agencies of a level, named itself or by one agency of it where the whole level ended, or an agency and those below
/// it; with their successors.
fn abolished(catalog: &Catalog, from: &str, to_level: Option<&str>, on: Date) -> Vec<Row> {
    let below = |agency: &&Agency| catalog.ancestry(&agency.id).iter().any(|above| above.id == from);
    let all = catalog.agencies.rows().iter();
    let level_of = catalog.agencies.get(from).map(|agency| agency.level.as_str());
    let level = catalog.levels.get(from).or_else(|| {
        // With its whole level an agency goes among its like.
        let level = catalog.levels.get(level_of?)?;
        level.until.is_some_and(|until| until < on).then_some(level)
    });
    let mut found: Vec<&Agency> = match level {
        Some(level) => all.filter(|agency| agency.level == level.id).collect(),
        None => all.filter(below).collect(),
    };
    found.sort_by(|one, other| one.id.cmp(&other.id));
    if found.is_empty() {
        return vec![row(NameKind::Agency, from, None, State::NoHeir(NoHeir::Unknown))];
    }
    found.into_iter().map(|agency| succeeded(catalog, agency, to_level, on)).collect()
}

/// Whether the agency and its level exist on the day.
fn exists(catalog: &Catalog, agency: &Agency, on: Date) -> bool {
    let level = catalog.levels.get(&agency.level);
    on.within(agency.from, agency.until) && level.is_none_or(|level| on.within(level.from, level.until))
}

fn succeeded(catalog: &Catalog, agency: &Agency, to_level: Option<&str>, on: Date) -> Row {
    let row = |to: Option<String>, state| row(NameKind::Agency, &agency.id, to, state);
    if exists(catalog, agency, on) {
        return row(None, State::StillThere);
    }
    // Successors named for a sector only are looked up procedure by procedure.
    let by_sector = agency.succeeded_by.iter().any(|heir| !heir.sectors.is_empty());
    match heir(catalog, &agency.id, "", on) {
        Ok(_) if by_sector => row(None, State::Ready),
        Ok(found) => row(Some(found.id.clone()), State::Ready),
        Err(_) if by_sector => row(None, State::Ready),
        Err(no_heir) if to_level.is_some() => {
            match at_level(catalog, agency, &no_heir, to_level.unwrap_or_default(), on) {
                Some(found) => row(Some(found), State::Ready),
                None => row(None, State::NoHeir(no_heir)),
            }
        }
        Err(no_heir) => row(None, State::NoHeir(no_heir)),
    }
}

/// The one agency of a level among several successors; where there is none, the one that belongs to the successor of the
/// agency above.
fn at_level(catalog: &Catalog, agency: &Agency, why: &NoHeir, level: &str, on: Date) -> Option<String> {
    let there = |other: &&Agency| other.level == level && exists(catalog, other, on);
    let mut found: Vec<&Agency> = match why {
        NoHeir::Several(_, all) => {
            all.iter().filter_map(|id| catalog.agencies.get(id)).filter(there).collect()
        }
        NoHeir::Ends(_) => {
            let parent = agency.parent.as_deref()?;
            let above = heir(catalog, parent, "", on).map_or(parent, |found| found.id.as_str());
            let belongs = |other: &&Agency| there(other) && other.parent.as_deref() == Some(above);
            catalog.agencies.rows().iter().filter(belongs).collect()
        }
        NoHeir::Unknown | NoHeir::Circle(_) => Vec::new(),
    };
    let one = found.pop().filter(|_| found.is_empty())?;
    Some(one.id.clone())
}

/// An agency that gives way to one that is stated.
fn stated(catalog: &Catalog, from: &str, into: &str, on: Date) -> Row {
    let state = match (catalog.agencies.get(from), catalog.agencies.get(into)) {
        (None, _) => State::NoHeir(NoHeir::Unknown),
        (Some(from), _) if exists(catalog, from, on) => State::StillThere,
        (_, Some(into)) if exists(catalog, into, on) => State::Ready,
        _ => State::NotThere,
    };
    row(NameKind::Agency, from, Some(into.to_owned()), state)
}

/// A type of paper where the catalog knows the name, else the number of a form.
fn form(catalog: &Catalog, from: &str, to: &str, on: Date) -> Row {
    let Some(old) = catalog.document_types.get(from) else {
        return row(NameKind::Form, from, Some(to.to_owned()), State::Ready);
    };
    let state = match catalog.document_types.get(to) {
        _ if old.until.is_some() && on.within(old.from, old.until) => State::StillThere,
        Some(new) if on.within(new.from, new.until) => State::Ready,
        _ => State::NotThere,
    };
    row(NameKind::DocumentType, from, Some(to.to_owned()), state)
}

/// An instrument that gives way to one that is stated, or to its successor.
fn basis(catalog: &Catalog, from: &str, to: Option<&str>, on: Date) -> Row {
    let row = |to: Option<&str>, state| row(NameKind::Basis, from, to.map(str::to_owned), state);
    let Some(old) = catalog.instruments.get(from) else {
        return row(to, State::NoHeir(NoHeir::Unknown));
    };
    if on.within(old.from, old.until) {
        return row(to, State::StillThere);
    }
    match to {
        None => match heir_of_instrument(catalog, from, on) {
            Ok(found) => row(Some(&found.number), State::Ready),
            Err(no_heir) => row(None, State::NoHeir(no_heir)),
        },
        Some(to) => match catalog.instruments.get(to) {
            Some(new) if on.within(new.from, new.until) => row(Some(&new.number), State::Ready),
            _ => row(Some(to), State::NotThere),
        },
    }
}

/// Every instrument that ended by the day.
fn ended(catalog: &Catalog, on: Date) -> Vec<Row> {
    let gone = catalog.instruments.rows().iter().filter(|one| one.until.is_some_and(|until| until < on));
    let mut rows: Vec<Row> = gone.map(|one| basis(catalog, &one.number, None, on)).collect();
    rows.sort_by(|one, other| one.from.cmp(&other.from));
    rows
}

fn row(kind: NameKind, from: &str, to: Option<String>, state: State) -> Row {
    Row { kind, from: from.to_owned(), to, state, matched: 0 }
}
