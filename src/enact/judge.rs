//! A workspace looked at: what is wrong with it, what it finds, what it costs; and whether another state of it is worse.

use std::collections::BTreeSet;

use super::Review;
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::column::World;
use crate::facts::measures::Measures;
use crate::facts::{Facts, of_corpus, of_procedure};
use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::model::load::load;
use crate::model::procedure::{Procedure, Status};
use crate::source::Source;
use crate::text::{Lang, Text};

/// A state of a workspace.
pub struct Seen {
    /// What was read.
    pub corpus: Corpus,
    /// The facts.
    pub facts: Facts,
    /// What is wrong with the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings of the rules.
    pub findings: Vec<Finding>,
}

/// One procedure of a state.
pub(super) struct Part<'s> {
    pub(super) source: &'s Source,
    pub(super) measures: Measures,
}

/// Looks at these texts.
pub fn see(sources: Vec<Source>, review: &Review<'_>) -> Seen {
    let loaded = load(sources);
    let mut corpus = loaded.corpus;
    if let Some(day) = review.as_of {
        corpus.procedures.iter_mut().for_each(|procedure| procedure.as_of = day);
        corpus.settings.as_of = Some(day);
    }
    let facts = of_corpus(&corpus);
    let findings = check::check(World { corpus: &corpus, facts: &facts, as_of: None }, review.rules).findings;
    Seen { corpus, facts, diagnostics: loaded.diagnostics, findings }
}

impl Seen {
    /// What rules see.
    pub(super) fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }

    /// The file and the measures of a procedure.
    pub(super) fn of(&self, procedure: &str) -> Option<Part<'_>> {
        let at = self.corpus.procedure(procedure)?;
        let source = self.corpus.sources.get(self.corpus.places.procedures[at].0 as usize)?;
        Some(Part { source, measures: measures(&self.corpus, &self.corpus.procedures[at]) })
    }
}

/// The measures of a procedure; one that is no more asks for nothing and costs nothing.
pub(super) fn measures(corpus: &Corpus, procedure: &Procedure) -> Measures {
    match procedure.status {
        Status::Abolished => Measures::default(),
        _ => of_procedure(procedure, &corpus.catalog, &corpus.settings).measures,
    }
}

/// In what a state is worse than the one before it: mistakes and findings at the level of an error that were not there,
/// and measures above those that were expected of a procedure.
pub fn worse(before: &Seen, after: &Seen, expected: &[(String, Measures)]) -> Vec<Text> {
    let mut found = Vec::new();
    let wrong = |seen: &Seen| -> BTreeSet<(&'static str, String)> {
        let errors = seen.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
        errors.map(|problem| (problem.code, problem.message.get(Lang::En).to_owned())).collect()
    };
    let known = wrong(before);
    for problem in after.diagnostics.iter().filter(|problem| problem.severity == Severity::Error) {
        if !known.contains(&(problem.code, problem.message.get(Lang::En).to_owned())) {
            found.push(Text::new(
                format!("phát sinh sai sót trong tệp: {}", problem.message.get(Lang::Vi)),
                format!("the files would get a mistake: {}", problem.message.get(Lang::En)),
            ));
        }
    }
    let known: BTreeSet<&str> = errors(before).map(|finding| finding.key.as_str()).collect();
    for finding in errors(after).filter(|finding| !known.contains(finding.key.as_str())) {
        found.push(Text::new(
            format!("phát sinh lỗi mới {}: {}", finding.rule, finding.message.get(Lang::Vi)),
            format!("there would be a new error {}: {}", finding.rule, finding.message.get(Lang::En)),
        ));
    }
    for (procedure, expected) in expected {
        let Some(now) = after.of(procedure) else {
            found.push(Text::new(
                format!("không còn đọc được thủ tục `{procedure}`"),
                format!("the procedure `{procedure}` no longer reads"),
            ));
            continue;
        };
        for worse in now.measures.worse_than(expected) {
            let (vi, en) = (worse.row.name(Lang::Vi), worse.row.name(Lang::En));
            found.push(Text::new(
                format!("chỉ tiêu «{vi}» của `{procedure}` cao hơn mức đã tính"),
                format!("the measure “{en}” of `{procedure}` is above what was simulated"),
            ));
        }
    }
    found
}

fn errors(seen: &Seen) -> impl Iterator<Item = &Finding> {
    seen.findings.iter().filter(|finding| finding.severity == Severity::Error)
}
