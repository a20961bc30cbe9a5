//! `explain-cost`: the official cost of one procedure, every factor of every row.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::{Common, Failed, Language, Outcome, output, session};
use crate::report::terminal;
use crate::report::view::price;

/// Arguments of `explain-cost`.
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

/// The forms a price can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns of text
    Terminal,
    /// A table in Markdown
    Markdown,
    /// Raw numbers
    Json,
}

/// Runs `explain-cost`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let common = Common { path: args.path.clone(), lang: args.lang, as_of: None };
    let session = session::open(&common)?;
    let at = session.procedure(&args.procedure)?;
    let lang = session.lang;
    let price = price::price(&session.corpus, at, lang);
    output::print(&match args.format {
        Format::Terminal => terminal::price(&price, lang),
        Format::Markdown => terminal::price_in_markdown(&price, lang),
        Format::Json => price.json(),
    })?;
    Ok(Outcome::Clean)
}
