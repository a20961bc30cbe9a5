//! `rules`: every rule in one line.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::report::terminal;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
}

/// Runs `rules`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let findings = session.check().findings;
    output::print(&terminal::rules(&session.rules.rules, &session.corpus.settings, &findings, session.lang))?;
    Ok(Outcome::Clean)
}
