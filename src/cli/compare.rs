//! `compare`: two procedures, or two versions of one, side by side.

use std::path::Path;

use clap::ValueEnum;

use crate::cli::session::Session;
use crate::cli::{Asked, Failed, Outcome, output, session};
use crate::report::terminal;
use crate::report::view::differences::{Side, differences};
use crate::text::Lang;

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The procedure on the left: its id, its national code, or its file, which brings its own workspace
    left: String,
    /// The procedure on the right
    right: String,
    #[command(flatten)]
    asked: Asked,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
}

/// The forms a comparison can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Two columns of text
    Terminal,
    /// Tables in Markdown
    Markdown,
    /// One page for a browser
    Html,
    /// Raw numbers, texts in both languages
    Json,
}

/// Runs `compare`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (left, at_left) = find(&args.left, args)?;
    let (right, at_right) = find(&args.right, args)?;
    let lang = left.lang;
    let found = differences(
        Side { corpus: &left.corpus, at: at_left },
        Side { corpus: &right.corpus, at: at_right },
        lang,
    );
    output::print(&match args.format {
        Format::Terminal => terminal::differences(&found, lang),
        Format::Markdown => terminal::differences_in_markdown(&found, lang),
        Format::Html => terminal::differences_in_html(&found, lang),
        Format::Json => found.json(),
    })?;
    Ok(Outcome::Clean)
}

/// A procedure and its workspace.
fn find(named: &str, args: &Args) -> Result<(Session, usize), Failed> {
    let file = Path::new(named);
    let is_file = file.is_file();
    let session = session::open(&args.asked.common(is_file.then(|| file.to_owned())))?;
    if !is_file {
        let at = session.procedure(named)?;
        return Ok((session, at));
    }
    match session.selected_procedures().first() {
        Some(at) => {
            let at = *at;
            Ok((session, at))
        }
        None => {
            session.print_problems()?;
            Err(Failed::Words(match session.lang {
                Lang::Vi => format!("`{named}` không có thủ tục nào đọc được"),
                Lang::En => format!("`{named}` holds no procedure that can be read"),
            }))
        }
    }
}
