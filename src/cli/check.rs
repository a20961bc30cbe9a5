//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use crate::cli::publish::{self, Review, Wanted};
use crate::cli::selection::{Selection, one_of};
use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::finding::Finding;
use crate::report::terminal;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Exit with 1 when there is a finding at this level or above
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = one_of(Severity::ALL, Severity::word))]
    fail_on: Severity,
    /// Print only the keys of the findings, one a line, as `why` takes them
    #[arg(long, conflicts_with_all = ["format", "out"])]
    keys: bool,
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let plan = args.wanted.plan()?;
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let review = Review::of_selected(&session, &chosen, &plan, args.common.as_of);
    let shown: Vec<&Finding> = review.checked.findings.iter().collect();
    let lang = session.lang;
    let on_terminal = || terminal::findings(&session.corpus, &shown, session.mistakes(), lang);
    if args.keys {
        session.print_problems()?;
        let keys: String = shown.iter().map(|finding| format!("{}\n", finding.key)).collect();
        output::print(&keys)?;
    } else if plan.is_terminal() {
        session.print_problems()?;
        match &args.wanted.out {
            None => output::print(&on_terminal())?,
            Some(out) => publish::save(out, on_terminal().as_bytes())?,
        }
    } else {
        let written = plan.write(&review)?;
        if !written.is_empty() {
            // The files are for programs; whoever reads the log of a pipeline sees the same findings there.
            session.print_problems()?;
            output::print(&on_terminal())?;
        }
        for path in written {
            output::remark(&path.display().to_string());
        }
    }
    let stopped = review.stopped();
    for problem in &stopped {
        let (word, message) = (Severity::Warning.name(lang), problem.message.get(lang));
        output::remark(&format!("{word}: {message}"));
    }
    let found = session.mistakes() > 0
        || !stopped.is_empty()
        || shown.iter().any(|finding| finding.severity >= args.fail_on);
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}
