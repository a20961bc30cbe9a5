//! What a branch introduces, and nothing else, in the formats that code hosts and their pipelines read.

use crate::cli::publish;
use crate::cli::selection::Chosen;
use crate::cli::session::Session;
use crate::cli::{Common, Failed};
use crate::diagnostic::Diagnostic;
use crate::finding::Finding;
use crate::propose;
use crate::report;
use crate::report::templates::Templates;
use crate::report::view::problems::problems;
use crate::report::view::{Options, Repository, view};
use crate::review::ReviewView;

/// The introduced findings and mistakes in the report format of this name. `folder` is that of the workspace in the
/// repository.
pub(super) fn introduced(
    format: &str,
    review: &ReviewView,
    (session, chosen): (&Session, &Chosen<'_>),
    found: &[Finding],
    folder: &str,
    common: &Common,
) -> Result<Vec<u8>, Failed> {
    let lang = session.lang;
    let new: Vec<Finding> =
        review.answerable().filter_map(|change| found.get(change.now?)).cloned().collect();
    let mut only: Vec<usize> = new.iter().filter_map(|finding| finding.entity.procedure()).collect();
    only.sort_unstable();
    only.dedup();
    let proposals = propose::propose(&session.corpus, &session.facts, &new);
    let options = Options {
        lang,
        as_of: common.as_of,
        fixes: format == "sarif",
        only: Some(only),
        repository: Repository { folder: folder.to_owned(), link_base: None },
        ..Options::default()
    };
    let rules = publish::rules(chosen);
    let made = view(&session.corpus, &session.facts, &new, &proposals, &rules, &options);
    let files = session.diagnostics.len();
    let of_files = |at: usize| session.diagnostics.get(at);
    let of_rules = |at: usize| session.rules.problems.get(at.checked_sub(files)?);
    let came = || review.mistakes.iter().filter(|mistake| mistake.introduced).map(|mistake| mistake.position);
    let in_files: Vec<Diagnostic> = came().filter_map(of_files).cloned().collect();
    let in_rules: Vec<Diagnostic> = came().filter_map(of_rules).cloned().collect();
    let mut wrong = problems(&in_files, &session.corpus.sources, false, lang);
    wrong.extend(problems(&in_rules, &session.rules.sources, true, lang));
    let made = made.with_problems(wrong);
    let known = report::format(format)
        .ok_or_else(|| Failed::Words(format!("there is no format `{format}`; choose another")))?;
    (known.render)(&made, &Templates::default())
        .map_err(|unusable| Failed::Words(unusable.problem.message.get(lang).to_owned()))
}
