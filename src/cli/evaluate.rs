//! `evaluate`: what the register rules find beside what an official list expects.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::evaluate::expected::{self, Wrong};
use crate::evaluate::{self, sample};
use crate::report::view::evaluation;
use crate::report::{json, terminal};
use crate::text::Lang;

/// Arguments of `evaluate`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The list is a CSV file, one row a paper of a procedure, with its columns named in the first line:
  ma_tthc     code of the procedure (required)
  tphs        the paper as the annex writes it (required)
  csdl        the register that replaces it (required)
  ten_tthc    name of the procedure
  vbqppl      instrument that prescribes the paper
  dieu_khoan  its article
Other columns are passed over. The sample has ma_tthc, paper (a document type), verdict (right or wrong) and reason.

A row counts as found where the procedure asks everyone for the paper and a register rule says so, or where it asks for
the paper only when a register cannot answer. It counts as asked for no more where no text of the dossier names it.")]
pub struct Args {
    /// The list to compare with
    #[arg(long, value_name = "FILE.csv")]
    expected: PathBuf,
    /// Findings judged by hand, to measure precision
    #[arg(long, value_name = "FILE.csv")]
    sample: Option<PathBuf>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

/// The forms a comparison can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns of text
    Terminal,
    /// Raw numbers, for programs; `rasoat schema evaluate` has its shape
    Json,
}

/// Runs `evaluate`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let lang = session.lang;
    let refused = |path: &Path, wrong: Wrong| Failed::Words(words(path, &wrong, lang));
    let expected = expected::read(&text(&args.expected)?).map_err(|wrong| refused(&args.expected, wrong))?;
    let labels = match &args.sample {
        Some(path) => Some(sample::read(&text(path)?).map_err(|wrong| refused(path, wrong))?),
        None => None,
    };
    let found = evaluate::evaluate(session.world(), &session.rules.rules, expected, labels.as_deref());
    let view = evaluation::view(&found, lang);
    output::print(&match args.format {
        Format::Terminal => terminal::evaluation(&view, lang),
        Format::Json => json::evaluation(&view),
    })?;
    let mistakes = session.mistakes();
    if mistakes > 0 {
        output::remark(&lang.pick(
            format!("cảnh báo: tệp có {mistakes} sai sót; chạy `rasoat check` để xem"),
            format!("warning: the files have {mistakes} mistakes; run `rasoat check` to see them"),
        ));
    }
    Ok(Outcome::Clean)
}

fn text(path: &Path) -> Result<String, Failed> {
    std::fs::read_to_string(path).map_err(|source| Failed::Read { path: path.to_owned(), source })
}

fn words(path: &Path, wrong: &Wrong, lang: Lang) -> String {
    let file = path.display();
    match (wrong, lang) {
        (Wrong::Empty, Lang::Vi) => format!("`{file}` không có dòng nào; ghi tên các cột ở dòng đầu"),
        (Wrong::Empty, Lang::En) => format!("`{file}` is empty; name the columns in its first line"),
        (Wrong::NoColumn { wanted, meant: Some(meant) }, Lang::Vi) => {
            format!("`{file}` không có cột `{wanted}`; có phải là `{meant}`?")
        }
        (Wrong::NoColumn { wanted, meant: Some(meant) }, Lang::En) => {
            format!("`{file}` has no column `{wanted}`; is it `{meant}`?")
        }
        (Wrong::NoColumn { wanted, meant: None }, Lang::Vi) => {
            format!("`{file}` không có cột `{wanted}`; thêm cột này vào dòng đầu")
        }
        (Wrong::NoColumn { wanted, meant: None }, Lang::En) => {
            format!("`{file}` has no column `{wanted}`; add it to the first line")
        }
    }
}
