//! `flow`: who does what and when in one procedure, and its measures.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::{Common, Failed, Language, Outcome, output, session};
use crate::report::{swimlane, terminal};

/// Arguments of `flow`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The procedure: its id or its national code
    procedure: String,
    /// A workspace, or a folder or file inside one
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
}

/// The forms a flow can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lanes in text, and the measures
    Terminal,
    /// A picture
    Svg,
}

/// Runs `flow`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let common = Common { path: args.path.clone(), lang: args.lang, as_of: None };
    let session = session::open(&common)?;
    let at = session.procedure(&args.procedure)?;
    let corpus = &session.corpus;
    let procedure = &corpus.procedures[at];
    output::print(&match args.format {
        Format::Terminal => terminal::flow(session.world(), at, session.lang),
        Format::Svg => swimlane::svg(procedure, &corpus.catalog, session.lang, swimlane::Mark::Alone),
    })?;
    Ok(Outcome::Clean)
}
