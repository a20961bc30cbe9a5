//! `summary`: a whole workspace on a few pages: papers in demand, chains of procedures, procedures nearly the same.

use clap::ValueEnum;

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::facts::sameness::LEAST;
use crate::report::terminal;
use crate::report::view::corpus::{Options, summarise};

/// Arguments of `summary`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// The most rows of each list
    #[arg(long, value_name = "ROWS", default_value_t = 10)]
    top: usize,
    /// How alike procedures of one group are at least, from 60 to 100 per cent of their parts
    #[arg(long, value_name = "PERCENT", default_value_t = 80, value_parser = clap::value_parser!(i64).range(LEAST / 100..=100))]
    alike: i64,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
}

/// The forms a summary can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns of text
    Terminal,
    /// Tables in Markdown
    Markdown,
    /// Raw numbers; `schema summary` has their shape
    Json,
}

/// Runs `summary`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let lang = session.lang;
    let options =
        Options { lang, top: args.top, alike: args.alike * 100, only: Some(session.selected_procedures()) };
    let summary = summarise(session.world(), &options);
    output::print(&match args.format {
        Format::Terminal => terminal::corpus(&summary, lang),
        Format::Markdown => terminal::corpus_in_markdown(&summary, lang),
        Format::Json => summary.json(),
    })?;
    if session.mistakes() > 0 {
        output::remark(&lang.pick(
            format!("cảnh báo: {} sai sót trong tệp; chạy `rasoat check` để xem", session.mistakes()),
            format!("warning: {} mistakes in the files; run `rasoat check` to see them", session.mistakes()),
        ));
    }
    Ok(Outcome::Clean)
}
