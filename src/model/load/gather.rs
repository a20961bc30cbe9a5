//! All files together: one corpus, in an order that no file order changes, and every name defined only once.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::model::catalog::{Catalog, Table};
use crate::model::corpus::{Corpus, Place, Places};
use crate::model::load::file::{Read, Rows};
use crate::model::load::known::{Claim, Known, Target};
use crate::model::load::say::shown;
use crate::model::procedure::Procedure;
use crate::source::{Source, SourceId};

/// The corpus before its references are looked at.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) corpus: Corpus,
    pub(super) known: Known,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Puts the files together.
pub(super) fn gather(sources: Vec<Source>, read: Vec<Read>) -> Gathered {
    let mut all = Gathered::default();
    let mut rows = Rows::default();
    let mut procedures: Vec<(Procedure, SourceId)> = Vec::new();
    for (at, file) in read.into_iter().enumerate() {
        let id = SourceId(at as u32);
        for claim in &file.claims {
            if let Some(before) = all.known.claim(claim) {
                let problem = repeated(claim, &before);
                all.diagnostics.push(problem);
            }
        }
        if file.lost {
            all.known.lose(&sources[at], id);
        }
        all.diagnostics.extend(file.problems);
        procedures.extend(file.procedure.map(|procedure| (procedure, id)));
        if let Some(settings) = file.settings {
            all.corpus.settings = settings;
        }
        all.corpus.waivers.extend(file.waivers);
        all.corpus.decisions.extend(file.decision.map(|decision| (decision, id)));
        all.corpus.mappings.extend(file.mapping.map(|mapping| (mapping, id)));
        all.corpus.observed.extend(file.observed.map(|observed| (observed, id)));
        all.corpus.feedback.extend(file.feedback);
        all.corpus.dialogues.extend(file.dialogues);
        rows.append(file.rows);
    }
    procedures.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    procedures.dedup_by(|(later, _), (first, _)| later.id == first.id);
    (all.corpus.procedures, all.corpus.places.procedures) = procedures.into_iter().unzip();
    all.corpus.catalog = catalog(rows, &mut all.corpus.places);
    all.corpus.sources = sources;
    all
}

fn repeated(claim: &Claim, before: &Claim) -> Diagnostic {
    let (vi, en) = claim.target.noun();
    let name = shown(&claim.name);
    let problem = match claim.target {
        Target::Code | Target::Number => Diagnostic::error(
            "duplicate-code",
            format!("hai mục cùng dùng {vi} `{name}`"),
            format!("two entries use `{name}` as the {en}"),
        )
        .help("sửa số ở một trong hai nơi", "correct the number in one of the two places"),
        _ => Diagnostic::error(
            "duplicate-id",
            format!("{vi} `{name}` được định nghĩa hai lần"),
            format!("the {en} `{name}` is defined twice"),
        )
        .help("đổi mã của một mục, hoặc bỏ đi một mục", "rename one of them, or remove it"),
    };
    problem.at_saying(claim.source, claim.span, "định nghĩa lại ở đây", "again here").at_saying(
        before.source,
        before.span,
        "đã có ở đây",
        "first here",
    )
}

impl Rows {
    fn append(&mut self, mut more: Rows) {
        self.levels.append(&mut more.levels);
        self.agencies.append(&mut more.agencies);
        self.registers.append(&mut more.registers);
        self.document_types.append(&mut more.document_types);
        self.ranks.append(&mut more.ranks);
        self.instruments.append(&mut more.instruments);
        self.groups.append(&mut more.groups);
    }
}

fn catalog(rows: Rows, places: &mut Places) -> Catalog {
    let levels = settle(rows.levels, |row| &row.id);
    let agencies = settle(rows.agencies, |row| &row.id);
    let registers = settle(rows.registers, |row| &row.id);
    let document_types = settle(rows.document_types, |row| &row.id);
    let (ranks, _) = settle(rows.ranks, |row| &row.id);
    let instruments = settle(rows.instruments, |row| &row.id);
    let groups = settle(rows.groups, |row| &row.id);
    places.levels = levels.1;
    places.agencies = agencies.1;
    places.registers = registers.1;
    places.document_types = document_types.1;
    places.instruments = instruments.1;
    places.groups = groups.1;
    // An id comes before a number, so that no number takes the id of another instrument away.
    let numbered = instruments.0;
    let ids: HashSet<String> = numbered.iter().map(|row| row.id.clone()).collect();
    Catalog {
        levels: Table::new(levels.0, |row| vec![row.id.clone()]),
        agencies: Table::new(agencies.0, |row| vec![row.id.clone()]),
        registers: Table::new(registers.0, |row| vec![row.id.clone()]),
        document_types: Table::new(document_types.0, |row| vec![row.id.clone()]),
        ranks: Table::new(ranks, |row| vec![row.id.clone()]),
        instruments: Table::new(numbered, |row| match ids.contains(&row.number) {
            true => vec![row.id.clone()],
            false => vec![row.id.clone(), row.number.clone()],
        }),
        groups: Table::new(groups.0, |row| vec![row.id.clone()]),
    }
}

/// The entries in order of id, each id once, and beside them their places.
fn settle<T>(mut rows: Vec<(T, Place)>, id: impl Fn(&T) -> &String) -> (Vec<T>, Vec<Place>) {
    rows.sort_by(|(a, _), (b, _)| id(a).cmp(id(b)));
    rows.dedup_by(|(later, _), (first, _)| id(later) == id(first));
    rows.into_iter().unzip()
}
