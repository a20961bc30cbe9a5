//! `import`: procedures from the national portal and from tables of an office become files of a workspace.

mod portal;
mod said;
mod target;
mod xlsx;

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::{Common, Failed, Language, Outcome};
use crate::model::date::Date;

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    from: From,
}

/// Where procedures are imported from.
#[derive(Debug, Subcommand)]
enum From {
    /// Records of the national portal, one JSON object a line
    Portal(Files),
    /// Tables of an office (`new --xlsx` makes them), or the portal's Excel export
    Xlsx(Files),
}

/// What every import takes.
#[derive(Debug, clap::Args)]
pub struct Files {
    /// The files to import
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder the procedures are written to: a workspace, a folder inside one, or a new folder
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Overwrite files that differ from what is imported
    #[arg(long)]
    force: bool,
    /// The day on which the descriptions hold; that of the workspace when absent, else the day the newest instrument they
    /// cite was signed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    as_of: Option<Date>,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

/// Runs `import`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    match &args.from {
        From::Portal(files) => portal::run(files),
        From::Xlsx(files) => xlsx::run(files),
    }
}
