//! `report`: one document about the whole workspace, for people or for programs.

use std::path::PathBuf;

use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::propose;
use crate::report::view::rules::RuleInfo;
use crate::report::{self, terminal, view};
use crate::suggest::nearest;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// terminal, markdown, html or json
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: String,
    /// Write to this file, not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `report`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let format = chosen(&args.format)?;
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let checked = chosen.check(&session);
    let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    let run = terminal::Run { corpus: &session.corpus, findings: &checked.findings, proposals: &proposals };
    let everything: Vec<usize> = (0..session.corpus.procedures.len()).collect();
    let summary = terminal::proposal_summary(&run, &everything, session.lang);
    let text = match format {
        None => {
            let all: Vec<&Finding> = checked.findings.iter().collect();
            let mut text = terminal::findings(&session.corpus, &all, session.mistakes(), session.lang);
            for at in &everything {
                text.push_str(&terminal::proposals(&run, *at, true, session.lang));
            }
            text + &summary
        }
        Some(format) => {
            let here = |rule: &Rule| chosen.levels.get(rule).severity.unwrap_or(rule.level);
            let info = |rule: &&Rule| RuleInfo { level: here(rule), ..RuleInfo::of(rule) };
            let rules: Vec<RuleInfo> = chosen.rules.iter().map(info).collect();
            let (lang, as_of) = (session.lang, args.common.as_of);
            let options = view::Options { lang, as_of, pictures: format.pictures, ..Default::default() };
            let (corpus, facts) = (&session.corpus, &session.facts);
            (format.render)(&view::view(corpus, facts, &checked.findings, &proposals, &rules, &options))
        }
    };
    match &args.out {
        None => output::print(&text)?,
        Some(path) => {
            let failed = |source| Failed::Write { path: path.clone(), source };
            output::write(path, &text).map_err(failed)?;
            output::print(&format!("{}\n{summary}", path.display()))?;
        }
    }
    for problem in session.diagnostics.iter().chain(&session.rules.problems) {
        let word = problem.severity.name(session.lang);
        output::remark(&format!("{word}: {}", problem.message.get(session.lang)));
    }
    Ok(Outcome::Clean)
}

/// The format of this name; `None` for the terminal.
fn chosen(name: &str) -> Result<Option<&'static report::Format>, Failed> {
    if name == TERMINAL {
        return Ok(None);
    }
    if let Some(format) = report::format(name) {
        return Ok(Some(format));
    }
    let names = || report::FORMATS.iter().map(|format| format.name).chain([TERMINAL]);
    let hint = match nearest(name, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("choose one of {}", names().collect::<Vec<_>>().join(", ")),
    };
    Err(Failed::Words(format!("there is no format `{name}`; {hint}")))
}

/// The format for a person at a terminal.
const TERMINAL: &str = "terminal";
