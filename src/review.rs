//! Two judged versions of a workspace beside each other: what a branch introduces, settles and keeps. Pure: it knows
//! nothing of git; whoever reads the versions hands both over.
//!
//! A finding is the same on both sides when its key is: rule and ids, never a file, a line or a position in a list. A
//! procedure that has another id is the same when its national code is, or when one of the two names the other as replaced.

pub mod catalog;
pub mod findings;
pub mod mistakes;
pub mod names;
pub mod procedures;
pub mod proposals;
pub mod rules;
pub mod words;

use std::collections::BTreeSet;

use crate::check::levels::Levels;
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::facts::column::World;
use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::model::corpus::{Corpus, Place};
use crate::review::catalog::CatalogChange;
use crate::review::findings::{FindingChange, State};
use crate::review::mistakes::MistakeChange;
use crate::review::names::Renames;
use crate::review::procedures::ProcedureChange;
use crate::review::proposals::ProposalChange;
use crate::review::rules::RuleChange;
use crate::source::Source;

/// One version of a workspace, judged.
#[derive(Clone, Copy)]
pub struct Side<'s> {
    /// What was read.
    pub corpus: &'s Corpus,
    /// Its facts.
    pub facts: &'s Facts,
    /// What is wrong with the files.
    pub diagnostics: &'s [Diagnostic],
    /// The files of the rules.
    pub rule_sources: &'s [Source],
    /// How many of them, from the first, are built in.
    pub built_in: usize,
    /// What is wrong with the rules.
    pub rule_problems: &'s [Diagnostic],
    /// The rules that were run.
    pub rules: &'s [&'s Rule],
    /// The level of each rule.
    pub levels: &'s Levels,
    /// What the rules found.
    pub findings: &'s [Finding],
    /// The files that are there and could not be read at all, in order of name.
    pub unread: &'s BTreeSet<String>,
    /// Whether there is a workspace at all.
    pub exists: bool,
}

impl<'s> Side<'s> {
    /// What rules see.
    pub fn world(&self) -> World<'s> {
        World { corpus: self.corpus, facts: self.facts, as_of: None }
    }

    /// The name of a file.
    pub fn file(&self, place: &Place) -> &'s str {
        self.corpus.sources.get(place.source.0 as usize).map_or("", |source| source.name.as_str())
    }

    /// A place as a person finds it.
    pub fn at(&self, place: &Place) -> At {
        let source = self.corpus.sources.get(place.source.0 as usize);
        let line =
            source.zip(self.corpus.span(place)).map(|(source, span)| source.line_column(span.start).line);
        At { file: self.file(place).to_owned(), line }
    }
}

/// A file and a line in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file, from the workspace folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// Which part of the workspace is wanted: a file or folder; everything when empty.
#[derive(Clone, Debug, Default)]
pub struct Scope(pub String);

impl Scope {
    /// Whether a file belongs to it.
    pub fn holds(&self, file: &str) -> bool {
        self.0.is_empty()
            || file.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// What changed between two versions of a workspace. Plain data, from which every format prints.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The version before, as it was asked for.
    pub base: String,
    /// The version after, as it was asked for; none for the work tree.
    pub head: Option<String>,
    /// Whether the version before had no workspace yet.
    pub is_new: bool,
    /// Findings of both sides, in order of state, place and key.
    pub findings: Vec<FindingChange>,
    /// Procedures that came, went, were renamed or measure otherwise, in order of id.
    pub procedures: Vec<ProcedureChange>,
    /// Proposals that became possible or are no longer, in order of procedure.
    pub proposals: Vec<ProposalChange>,
    /// Entries of the catalog that changed, in order of kind and id.
    pub catalog: Vec<CatalogChange>,
    /// Keys of the settings that changed.
    pub settings: Vec<String>,
    /// Rules that changed, in order of id.
    pub rules: Vec<RuleChange>,
    /// Mistakes in files and rules that came or went.
    pub mistakes: Vec<MistakeChange>,
}

impl ReviewView {
    /// The findings in one state.
    pub fn in_state(&self, state: State) -> impl Iterator<Item = &FindingChange> {
        self.findings.iter().filter(move |finding| finding.state == state)
    }

    /// How many findings are in one state.
    pub fn count(&self, state: State) -> usize {
        self.in_state(state).count()
    }

    /// The findings that the version after answers for: new ones, and those whose waiver went.
    pub fn answerable(&self) -> impl Iterator<Item = &FindingChange> {
        self.findings.iter().filter(|finding| matches!(finding.state, State::Introduced | State::Unwaived))
    }

    /// Whether nothing at all changed.
    pub fn is_quiet(&self) -> bool {
        let still = |finding: &FindingChange| matches!(finding.state, State::Kept | State::KeptWaived);
        self.findings.iter().all(still)
            && self.procedures.is_empty()
            && self.proposals.is_empty()
            && self.catalog.is_empty()
            && self.settings.is_empty()
            && self.rules.is_empty()
            && self.mistakes.is_empty()
    }
}

/// Compares two versions.
pub fn compare(before: &Side<'_>, after: &Side<'_>, scope: &Scope) -> ReviewView {
    let renames = Renames::between(&before.corpus.procedures, &after.corpus.procedures);
    let crossed = rules::crossed(before, after, &renames);
    let findings = findings::changes(before, after, &renames, &crossed, scope);
    let catalog = catalog::changes(before, after);
    let settings = catalog::settings(&before.corpus.settings, &after.corpus.settings);
    let proposals = proposals::changes(before, after, &renames, &catalog, !settings.is_empty(), scope);
    ReviewView {
        base: String::new(),
        head: None,
        is_new: !before.exists,
        procedures: procedures::changes(before, after, &renames, scope),
        mistakes: mistakes::changes(before, after, scope),
        rules: rules::changes(before, after, &crossed),
        findings,
        proposals,
        catalog: if before.exists { catalog } else { Vec::new() },
        settings: if before.exists { settings } else { Vec::new() },
    }
}
