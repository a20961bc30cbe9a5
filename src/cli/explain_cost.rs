//! `explain-cost`: the official cost of one procedure, every factor of every row.

use clap::ValueEnum;

use crate::cli::{Asked, Failed, Outcome, output, session};
use crate::report::terminal;
use crate::report::view::price;

/// Arguments of `explain-cost`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The procedure: its id or its national code
    procedure: String,
    #[command(flatten)]
    asked: Asked,
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
    let session = session::open(&args.asked.common(None))?;
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
