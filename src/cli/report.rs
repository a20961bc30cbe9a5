//! `report`: one document with everything, for people or for programs.

use std::path::{Path, PathBuf};

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::propose;
use crate::report::view::rules::RuleInfo;
use crate::report::{self, view};
use crate::suggest::nearest;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// terminal, markdown, html or json
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: String,
    /// Write to this file, not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs `report`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let Some(format) = report::format(&args.format) else {
        let names: Vec<&str> = report::FORMATS.iter().map(|format| format.name).collect();
        let meant = nearest(&args.format, names.iter().copied());
        let hint = meant.map_or_else(|| format!("choose one of {}", names.join(", ")), |name| format!("did you mean `{name}`?"));
        return Err(Failed::Words(format!("there is no format `{}`; {hint}", args.format)));
    };
    let session = session::open(&args.common)?;
    let checked = session.check();
    let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    let rules: Vec<RuleInfo> = session.rules.rules.iter().map(RuleInfo::of).collect();
    let options =
        view::Options { lang: session.lang, as_of: args.common.as_of, pictures: format.pictures, ..Default::default() };
    let view = view::view(&session.corpus, &session.facts, &checked.findings, &proposals, &rules, &options);
    let text = (format.render)(&view);
    match &args.out {
        None => output::print(&text)?,
        Some(path) => write(path, &text).map_err(|source| Failed::Write { path: path.clone(), source })?,
    }
    for problem in session.diagnostics.iter().chain(&session.rules.problems) {
        output::remark(&format!("{}: {}", problem.severity.word(), problem.message.get(session.lang)));
    }
    Ok(Outcome::Clean)
}

/// Writes a file whole or not at all: first beside it, then in its place.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| {
        // The half-written file is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
    })
}
