//! `report`: what came of a review, in one or more formats, for people or for programs.

use crate::cli::publish::{self, Review, Wanted};
use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::finding::Finding;
use crate::report::terminal;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `report`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let plan = args.wanted.plan(session::lang_of(&args.common, None))?;
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let review = Review::of_all(&session, &chosen, args.common.as_of);
    if plan.is_terminal() {
        match &args.wanted.out {
            None => output::print(&on_terminal(&review))?,
            Some(out) => {
                publish::save(out, on_terminal(&review).as_bytes(), session.lang)?;
                output::print(&format!("{}\n{}", out.display(), summary(&review)))?;
            }
        }
    } else {
        let written = plan.write(&review)?;
        if !written.is_empty() {
            let paths: String = written.iter().map(|path| format!("{}\n", path.display())).collect();
            output::print(&(paths + &summary(&review)))?;
        }
    }
    let stopped = review.stopped();
    for problem in session.diagnostics.iter().chain(&session.rules.problems).chain(&stopped) {
        let word = problem.severity.name(session.lang);
        output::remark(&format!("{word}: {}", problem.message.get(session.lang)));
    }
    Ok(Outcome::Clean)
}

fn parts<'r>(review: &'r Review<'_>) -> terminal::Run<'r> {
    terminal::Run {
        corpus: &review.session.corpus,
        findings: &review.checked.findings,
        proposals: &review.proposals,
    }
}

fn everything(review: &Review<'_>) -> Vec<usize> {
    (0..review.session.corpus.procedures.len()).collect()
}

fn summary(review: &Review<'_>) -> String {
    terminal::proposal_summary(&parts(review), &everything(review), review.session.lang)
}

fn on_terminal(review: &Review<'_>) -> String {
    let all: Vec<&Finding> = review.checked.findings.iter().collect();
    let (session, lang) = (review.session, review.session.lang);
    let mut text = terminal::findings(&session.corpus, &all, session.mistakes(), lang);
    for at in everything(review) {
        text.push_str(&terminal::proposals(&parts(review), at, true, lang));
    }
    text + &summary(review)
}
