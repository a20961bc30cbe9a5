//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use clap::ValueEnum;

use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::lang::eval::Trouble;
use crate::model::criterion::Criterion;
use crate::report::terminal;
use crate::text::Lang;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Exit with 1 when there is a finding at this level or above
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    fail_on: Level,
    /// Show only findings of this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// Show only findings that serve this criterion
    #[arg(long, value_name = "CRITERION")]
    criterion: Option<Serves>,
}

/// How much a finding matters, as written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    Info,
    Warning,
    Error,
}

/// A criterion, as written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Serves {
    Necessity,
    Reasonableness,
    Legality,
    Cost,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    for id in &args.rule {
        session.knows_rule(id)?;
    }
    let broken = session.print_problems()?;
    let checked = session.check();
    let wanted = args.criterion.map(|criterion| match criterion {
        Serves::Necessity => Criterion::Necessity,
        Serves::Reasonableness => Criterion::Reasonableness,
        Serves::Legality => Criterion::Legality,
        Serves::Cost => Criterion::Cost,
    });
    let shown: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| session.shows(finding))
        .filter(|finding| args.rule.is_empty() || args.rule.contains(&finding.rule))
        .filter(|finding| wanted.is_none_or(|criterion| finding.criterion == criterion))
        .collect();
    output::print(&terminal::findings(&session.corpus, &shown, session.mistakes(), session.lang))?;
    for (rule, trouble) in &checked.troubles {
        output::remark(&stopped(rule, trouble, session.lang));
    }
    let fails = match args.fail_on {
        Level::Info => Severity::Info,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    let found =
        broken || !checked.troubles.is_empty() || shown.iter().any(|finding| finding.severity >= fails);
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
