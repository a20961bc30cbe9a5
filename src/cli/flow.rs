//! `flow`: who does what and when in one procedure, and its measures.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Language, Outcome, output, session};
use crate::facts;
use crate::model::procedure::Procedure;
use crate::propose;
use crate::report::swimlane::{self, Mark};
use crate::report::{diagram, terminal};

/// Arguments of `flow`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The procedure: its id or its national code
    procedure: String,
    /// A workspace, or a folder or file inside one
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// Show it as it would be after all its proposals
    #[arg(long)]
    after: bool,
}

/// The forms a flow can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lanes in text, and the measures
    Terminal,
    /// A picture
    Svg,
    /// A flowchart for Mermaid
    Mermaid,
    /// A graph for Graphviz
    Dot,
}

/// Runs `flow`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let common = Common { path: args.path.clone(), lang: args.lang, as_of: None };
    let mut session = session::open(&common)?;
    let at = session.procedure(&args.procedure)?;
    let before = session.corpus.procedures[at].clone();
    if args.after {
        let after = after(&session, at)?;
        session.corpus.procedures[at] = after;
        session.facts = facts::of_corpus(&session.corpus);
    }
    let mark = if args.after { Mark::After(&before) } else { Mark::Alone };
    let (procedure, catalog) = (&session.corpus.procedures[at], &session.corpus.catalog);
    output::print(&match args.format {
        Format::Terminal => terminal::flow(session.world(), at, session.lang),
        Format::Svg => swimlane::svg(procedure, catalog, session.lang, mark),
        Format::Mermaid => diagram::mermaid(procedure, catalog, session.lang),
        Format::Dot => diagram::dot(procedure, catalog, session.lang),
    })?;
    Ok(Outcome::Clean)
}

/// The procedure at this position after all its proposals together.
fn after(session: &session::Session, at: usize) -> Result<Procedure, Failed> {
    let checked = Selection::default().choose(session)?.check(session);
    let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    Ok(proposals.after.into_iter().nth(at).unwrap_or_else(|| session.corpus.procedures[at].clone()))
}
