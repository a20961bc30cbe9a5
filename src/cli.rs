//! Floor 6: the command line. Files, the terminal and exit codes are touched here and nowhere else.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::model::date::Date;
use crate::text::Lang;

pub mod apply;
pub mod baseline;
pub mod cache;
pub mod carry;
pub mod check;
pub mod compare;
pub mod decide;
pub mod docs;
pub mod evaluate;
pub mod explain;
pub mod explain_cost;
pub mod files;
pub mod flow;
pub mod fmt;
pub mod git;
pub mod import;
pub mod inspect;
pub mod new;
pub mod output;
pub mod plan;
pub mod propose;
pub mod publish;
pub mod query;
pub mod refactor;
pub mod report;
pub mod review;
pub mod rules;
pub mod schema;
pub mod selection;
pub mod session;
pub mod show;
pub mod stopwatch;
pub mod summary;
pub mod test;
pub mod why;
pub mod why_not;
pub mod workspace;

/// Reviews government procedures like code: finds what is asked twice, shows what could go, proves what it saves.
#[derive(Debug, Parser)]
#[command(name = "rasoat", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = "Exit codes: 0 clean, 1 findings at or above the chosen level, 2 cannot run.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One command a variant; each is a file beside this one.
#[derive(Debug, Subcommand)]
enum Command {
    /// Finds what is wrong, redundant or unlawful in procedures
    Check(check::Args),
    /// Checks again after each change of the files, until stopped by Ctrl-C
    Watch(check::Args),
    /// Turns findings into proposals, with what they save and what they need
    Propose(propose::Args),
    /// Carries proposals out in the files, all of them or none
    Apply(apply::Args),
    /// Chooses the proposals that reach a target with the least legal effort
    Plan(plan::Args),
    /// Records what was decided on a proposal: accepted, rejected or deferred, by whom and why
    Decide(decide::Args),
    /// Writes down the findings already known, so that `check` shows only new ones; or drops those that are gone
    Baseline(baseline::Args),
    /// Shows who does what and when in one procedure
    Flow(flow::Args),
    /// Shows two procedures, or two versions of one, side by side
    Compare(compare::Args),
    /// Sums the workspace up: papers most in demand, chains of procedures, procedures nearly the same
    Summary(summary::Args),
    /// Writes a report on the whole workspace, for people to read or for programs
    Report(report::Args),
    /// Shows what a branch introduces, settles and keeps: findings, measures, proposals, catalog and rules
    Review(review::Args),
    /// Shows from a log of dossiers how agencies really work together, beside what is declared
    Inspect(inspect::Args),
    /// Carries a change of the world into every procedure: a level abolished, agencies merged, a form or basis replaced
    Refactor(refactor::Args),
    /// Compares what the register rules find with a list of papers known to be replaced by registers
    Evaluate(evaluate::Args),
    /// Says what a rule finds, why, and where it comes from; or what the code of a complaint means
    Explain(explain::Args),
    /// Shows what one procedure costs an applicant, so that it can be recomputed by hand
    ExplainCost(explain_cost::Args),
    /// Says a rule in one plain sentence
    Show(show::Args),
    /// Shows each condition of a rule with its values, for one finding
    Why(why::Args),
    /// Shows the first condition that keeps a rule from flagging a thing
    WhyNot(why_not::Args),
    /// Searches the workspace: loops and conditions as in a rule, and what to show
    Query(query::Args),
    /// Lists the rules
    Rules(rules::Args),
    /// Runs the examples of the rules
    Test(test::Args),
    /// Brings rule files into the one layout
    Fmt(fmt::Args),
    /// Writes the reference pages of the rules and of the rule language
    Docs(docs::Args),
    /// Writes a file to begin with: a procedure, or the tables an office fills in
    New(new::Args),
    /// Brings procedures in: from records of the national portal, or from a workbook
    Import(import::Args),
    /// Removes what is kept of earlier runs, or says where it lies
    Cache(cache::Args),
    /// Prints the JSON Schema of the files, for editors, or of the JSON report, for programs
    Schema(schema::Args),
}

/// What most commands take.
#[derive(Clone, Debug, clap::Args)]
pub struct Common {
    /// A workspace, or a folder or file inside one
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    pub lang: Option<Language>,
    /// Review every procedure as of this day, not its own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    pub as_of: Option<Date>,
}

/// The language of messages, as written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        }
    }
}

/// What commands take that show one thing as it is written.
#[derive(Clone, Debug, clap::Args)]
pub struct Asked {
    /// A workspace, or a folder or file inside one, in which ids and codes are looked up
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
}

impl Asked {
    /// The same, of another path if there is one; each procedure on its own day.
    fn common(&self, path: Option<PathBuf>) -> Common {
        Common { path: path.unwrap_or_else(|| self.path.clone()), lang: self.lang, as_of: None }
    }
}

impl Common {
    /// Reads a day of the command line.
    fn day(written: &str) -> Result<Date, String> {
        Date::parse(written).ok_or_else(|| "write a day such as 2026-07-01".to_owned())
    }
}

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing at or above the chosen level.
    Clean,
    /// Findings at or above the chosen level.
    Findings,
}

/// Why a command cannot run.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The words of the command do not fit the workspace.
    #[error("{0}")]
    Words(String),
    /// What is wrong, already drawn with its place.
    #[error("{0}")]
    Shown(String),
    /// A file cannot be written.
    #[error("{}", lang.pick(format!("không ghi được `{}`: {source}", path.display()), format!("cannot write `{}`: {source}", path.display())))]
    Write {
        /// The file.
        path: PathBuf,
        /// The reader's language.
        lang: Lang,
        /// Why.
        source: std::io::Error,
    },
    /// A file cannot be read.
    #[error("cannot read `{path}`: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The output was closed or is full.
    #[error("cannot write the output: {0}")]
    Output(#[from] std::io::Error),
}

impl Failed {
    /// Says why a workspace cannot be read.
    pub fn refused(lang: Lang) -> impl Fn(workspace::Refused) -> Failed {
        move |refused| Failed::Words(refused.words(lang))
    }
}

/// Runs the command the process was started with.
pub fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Watch(args) => check::watch(&args),
        Command::Propose(args) => propose::run(&args),
        Command::Apply(args) => apply::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Baseline(args) => baseline::run(&args),
        Command::Flow(args) => flow::run(&args),
        Command::Summary(args) => summary::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::ExplainCost(args) => explain_cost::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Refactor(args) => refactor::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Why(args) => why::run(&args),
        Command::WhyNot(args) => why_not::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Fmt(args) => fmt::run(&args),
        Command::Docs(args) => docs::run(&args),
        Command::New(args) => new::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Cache(args) => cache::run(&args),
        Command::Schema(args) => schema::run(&args),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever read the output has seen enough.
        Err(Failed::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failed::Shown(drawn)) => {
            output::remark(&drawn);
            ExitCode::from(2)
        }
        Err(failed) => {
            output::complain(&failed.to_string());
            ExitCode::from(2)
        }
    }
}
