//! `docs`: the reference pages of the rules and of the rule language, as files.

use std::path::PathBuf;

use crate::cli::{Common, Failed, Language, Outcome, output, session};
use crate::report::reference;
use crate::text::Lang;

/// Arguments of `docs`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A workspace whose own rules get pages too; the built-in rules alone when absent
    path: Option<PathBuf>,
    /// Write the pages into this folder
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The language of messages; the pages are in both
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

/// Runs `docs`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let rules = match &args.path {
        None => crate::rules::built_in(),
        Some(path) => {
            let common = Common { path: path.clone(), lang: args.lang, as_of: None };
            let session = session::open(&common)?;
            session.print_problems()?;
            session.rules
        }
    };
    let pages = reference::pages(&rules);
    for page in &pages {
        let path = args.out.join(&page.path);
        let failed = |source| Failed::Write { path: path.clone(), lang: Lang::En, source };
        output::write_below(&path, &page.text).map_err(failed)?;
    }
    let count = pages.len();
    let said = match args.lang.map(Into::into).unwrap_or_default() {
        crate::text::Lang::Vi => format!("đã ghi {count} trang vào {}\n", args.out.display()),
        crate::text::Lang::En => format!("{count} pages written to {}\n", args.out.display()),
    };
    output::print(&said)?;
    Ok(Outcome::Clean)
}
