//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use crate::cli::selection::{Selection, one_of};
use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
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
    #[arg(long)]
    keys: bool,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let broken = session.print_problems()?;
    let checked = chosen.check(&session);
    let shown: Vec<_> = checked.findings.iter().filter(|finding| session.shows(finding)).collect();
    if args.keys {
        let keys: String = shown.iter().map(|finding| format!("{}\n", finding.key)).collect();
        output::print(&keys)?;
    } else {
        output::print(&terminal::findings(&session.corpus, &shown, session.mistakes(), session.lang))?;
    }
    for (rule, trouble) in &checked.troubles {
        let warning = session.lang.pick("cảnh báo", "warning");
        output::remark(&format!("{warning}: {}", session::stopped(rule, trouble, session.lang)));
    }
    let found = broken
        || !checked.troubles.is_empty()
        || shown.iter().any(|finding| finding.severity >= args.fail_on);
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}
