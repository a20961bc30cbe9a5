//! Reads a workspace: files into located trees, trees into typed data, data into a linked corpus.
//! Every mistake of the user is a diagnostic; the run goes on with the rest.

pub mod bases;
pub mod comments;
mod file;
mod gather;
mod known;
mod link;
pub mod parse;
mod plain;
mod say;
mod scan;
mod shape;
mod syntax;
mod tape;
pub mod tree;
pub mod typed;
pub(super) mod waivers;

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::model::corpus::Corpus;
use crate::model::timing::ObservedTimes;
use crate::parallel;
use crate::source::{Source, SourceId};
use crate::span::Span;

/// The file with the settings, which marks the folder of a workspace.
pub const SETTINGS_FILE: &str = "rasoat.yaml";

/// What came of a workspace.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What could be read, linked.
    pub corpus: Corpus,
    /// Everything wrong with it, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads these files. The order they come in does not matter.
pub fn load(sources: Vec<Source>) -> Loaded {
    Parsed::of(sources).link()
}

/// Files that were read one by one.
pub struct Parsed {
    sources: Vec<Source>,
    read: Vec<file::Read>,
}

impl Parsed {
    /// Reads each file for itself.
    pub fn of(mut sources: Vec<Source>) -> Parsed {
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        let read = read(&sources);
        Parsed { sources, read }
    }

    /// Puts them together.
    pub fn link(self) -> Loaded {
        linked(self.sources, self.read)
    }
}

/// Reads two versions of a workspace. A text that both have is read once, whatever its file is called.
pub fn load_both(mut before: Vec<Source>, mut after: Vec<Source>) -> (Loaded, Loaded) {
    before.sort_by(|a, b| a.name.cmp(&b.name));
    after.sort_by(|a, b| a.name.cmp(&b.name));
    let old = read(&before);
    // Of a name it only matters whether it is that of the settings.
    fn text(source: &Source) -> (bool, &str) {
        (source.name == SETTINGS_FILE, &source.text)
    }
    let known: HashMap<_, usize> = before.iter().enumerate().map(|(at, source)| (text(source), at)).collect();
    let again = after.iter().enumerate().map(|(at, source)| match known.get(&text(source)) {
        Some(same) => old[*same].moved(SourceId(at as u32)),
        None => file::read(source, SourceId(at as u32)),
    });
    let new: Vec<file::Read> = again.collect();
    (linked(before, old), linked(after, new))
}

fn read(sources: &[Source]) -> Vec<file::Read> {
    parallel::map(sources, |at, source| file::read(source, SourceId(at as u32)))
}

fn linked(sources: Vec<Source>, read: Vec<file::Read>) -> Loaded {
    let mut gathered = gather::gather(sources, read);
    link::link(&gathered.corpus, &gathered.known, &mut gathered.diagnostics);
    gathered.corpus.bases = bases::flatten(&gathered.corpus.procedures, &gathered.corpus.catalog);
    gathered.corpus.settings.observed = ObservedTimes::of(&gathered.corpus);
    let mut diagnostics = gathered.diagnostics;
    diagnostics.sort_by(|a, b| {
        place(a).cmp(&place(b)).then_with(|| (a.code, &a.message).cmp(&(b.code, &b.message)))
    });
    Loaded { corpus: gathered.corpus, diagnostics }
}

fn place(diagnostic: &Diagnostic) -> Option<(SourceId, Span)> {
    diagnostic.labels.first().map(|label| (label.source, label.span))
}
