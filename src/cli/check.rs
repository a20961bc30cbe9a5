//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::lang::eval::Trouble;
use crate::model::criterion::Criterion;
use crate::report::terminal;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Exit with 1 when there is a finding at this level or above
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = one_of(Severity::ALL, Severity::word))]
    fail_on: Severity,
    /// Show only findings of this rule; may be given several times
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// Show only findings that serve this criterion
    #[arg(long, value_name = "CRITERION", value_parser = one_of(Criterion::ALL, Criterion::word))]
    criterion: Option<Criterion>,
    /// Print only the keys of the findings, one a line, as `why` takes them
    #[arg(long)]
    keys: bool,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    for id in &args.rule {
        session.knows_rule(id)?;
    }
    let broken = session.print_problems()?;
    let checked = session.check();
    let shown: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| session.shows(finding))
        .filter(|finding| args.rule.is_empty() || args.rule.contains(&finding.rule))
        .filter(|finding| args.criterion.is_none_or(|criterion| finding.criterion == criterion))
        .collect();
    if args.keys {
        let keys: String = shown.iter().map(|finding| format!("{}\n", finding.key)).collect();
        output::print(&keys)?;
    } else {
        output::print(&terminal::findings(&session.corpus, &shown, session.lang))?;
    }
    for (rule, trouble) in &checked.troubles {
        output::remark(&stopped(rule, trouble));
    }
    let found = broken
        || !checked.troubles.is_empty()
        || shown.iter().any(|finding| finding.severity >= args.fail_on);
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}

/// Takes one of these, by its word.
fn one_of<T: Copy + Send + Sync>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|one| word(*one))).try_map(move |written| {
        all.iter().copied().find(|one| word(*one) == written).ok_or("not one of the words")
    })
}

fn stopped(rule: &str, trouble: &Trouble) -> String {
    format!("warning: the rule `{rule}` stopped: {trouble}")
}
