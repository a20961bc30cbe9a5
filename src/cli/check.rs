//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use crate::cli::selection::{Selection, one_of};
use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::lang::eval::Trouble;
use crate::report::terminal;
use crate::text::Lang;

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
        output::remark(&stopped(rule, trouble, session.lang));
    }
    let found = broken
        || !checked.troubles.is_empty()
        || shown.iter().any(|finding| finding.severity >= args.fail_on);
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}

fn stopped(rule: &str, trouble: &Trouble, lang: Lang) -> String {
    let (vi, en) = match trouble {
        Trouble::DivisionByZero => ("có phép chia cho 0".to_owned(), "it divides by zero".to_owned()),
        Trouble::TooLarge => ("có số quá lớn".to_owned(), "a number is too large".to_owned()),
        Trouble::TooManyRows(loops) => (
            format!("các vòng lặp {loops} cho quá nhiều dòng"),
            format!("the loops over {loops} give too many rows"),
        ),
    };
    lang.pick(
        format!("cảnh báo: quy tắc `{rule}` phải dừng: {vi}"),
        format!("warning: the rule `{rule}` stopped: {en}"),
    )
}
