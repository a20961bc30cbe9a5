//! `refactor`: one change of the world carried into every procedure, as one reviewed set of edits.

use crate::cli::session::Session;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::refactor::{self, Ask};
use crate::report::terminal;
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `refactor`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true))]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// A level that was abolished, or an agency with all below it: each gives way to its successor in the catalog
    #[arg(long, value_name = "LEVEL|AGENCY", group = "what")]
    from: Vec<String>,
    /// The level of the successor, where the catalog names several or none
    #[arg(long, value_name = "LEVEL", requires = "from")]
    to_level: Option<String>,
    /// Agencies that became one, separated by commas
    #[arg(long, value_name = "AGENCY,AGENCY", value_delimiter = ',', requires = "into", group = "what")]
    merge: Vec<String>,
    /// The agency they became
    #[arg(long, value_name = "AGENCY", requires = "merge")]
    into: Option<String>,
    /// A form by its number, or a type of paper, and what takes its place
    #[arg(long, value_name = "OLD=NEW", value_parser = pair, group = "what")]
    form: Vec<(String, String)>,
    /// An instrument and what takes its place; its successor in the catalog where only the old one is named
    #[arg(long, value_name = "OLD[=NEW]", group = "what")]
    basis: Vec<String>,
    /// Every instrument that ended gives way to its successor
    #[arg(long, group = "what")]
    ended_bases: bool,
}

/// Runs `refactor`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    // The procedures are read as they are written; the day is the one they are carried to.
    let session = session::open(&Common { as_of: None, ..args.common.clone() })?;
    session.print_problems()?;
    known(args, &session)?;
    let Some(on) = args.common.as_of.or(session.corpus.settings.as_of) else {
        return Err(Failed::Words(match session.lang {
            Lang::Vi => "chưa biết ngày nào: thêm `--as-of 2025-07-01`".to_owned(),
            Lang::En => "the day is not known: add `--as-of 2025-07-01`".to_owned(),
        }));
    };
    let set = refactor::refactor(&session.corpus, &session.selected_procedures(), &asks(args), on);
    output::print(&terminal::refactoring(&session.corpus, &set, on, session.lang))?;
    Ok(Outcome::Clean)
}

/// What is asked for, in the order of the options' help.
fn asks(args: &Args) -> Vec<Ask> {
    let to_level = &args.to_level;
    let mut all: Vec<Ask> = Vec::new();
    all.extend(args.from.iter().map(|from| Ask::Abolish { from: from.clone(), to_level: to_level.clone() }));
    all.extend(args.into.iter().map(|into| Ask::Merge { from: args.merge.clone(), into: into.clone() }));
    all.extend(args.form.iter().map(|(from, to)| Ask::Form { from: from.clone(), to: to.clone() }));
    all.extend(args.basis.iter().map(|written| match written.split_once('=') {
        Some((from, to)) => Ask::Basis { from: from.trim().to_owned(), to: Some(to.trim().to_owned()) },
        None => Ask::Basis { from: written.trim().to_owned(), to: None },
    }));
    if args.ended_bases {
        all.push(Ask::EndedBases);
    }
    all
}

fn pair(written: &str) -> Result<(String, String), String> {
    let halves = written.split_once('=').map(|(old, new)| (old.trim().to_owned(), new.trim().to_owned()));
    halves.filter(|(old, new)| !old.is_empty() && !new.is_empty()).ok_or_else(|| "write `old=new`".to_owned())
}

/// Refuses a name that is not in the catalog, with the one that was likely meant.
fn known(args: &Args, session: &Session) -> Result<(), Failed> {
    let catalog = &session.corpus.catalog;
    let agencies = || catalog.agencies.rows().iter().map(|row| row.id.as_str());
    let levels = || catalog.levels.rows().iter().map(|row| row.id.as_str());
    let instruments =
        || catalog.instruments.rows().iter().flat_map(|row| [row.id.as_str(), row.number.as_str()]);
    let check = |name: &str, known: Vec<&str>| {
        if known.contains(&name) {
            return Ok(());
        }
        Err(Failed::Words(match (nearest(name, known), session.lang) {
            (Some(meant), Lang::Vi) => format!("danh mục không có `{name}`; có phải là `{meant}`?"),
            (Some(meant), Lang::En) => format!("the catalog has no `{name}`; did you mean `{meant}`?"),
            (None, Lang::Vi) => format!("danh mục không có `{name}`; ghi mã định danh trong danh mục"),
            (None, Lang::En) => format!("the catalog has no `{name}`; name an id of the catalog"),
        }))
    };
    args.from.iter().try_for_each(|name| check(name, levels().chain(agencies()).collect()))?;
    args.to_level.iter().try_for_each(|name| check(name, levels().collect()))?;
    args.merge.iter().chain(&args.into).try_for_each(|name| check(name, agencies().collect()))?;
    let bases = args.basis.iter().flat_map(|written| written.split('=')).map(str::trim);
    bases.into_iter().try_for_each(|name| check(name, instruments().collect()))
}
