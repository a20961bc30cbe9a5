//! `baseline`: the findings already known, written down so that only new ones are shown; and rid of those that are gone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::baseline::Baseline;
use crate::cli::session::{self, Session};
use crate::cli::{Common, Failed, Outcome, output};
use crate::text::Lang;

/// Arguments of `baseline`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to do
    what: What,
    #[command(flatten)]
    common: Common,
    /// The file; the `baseline` of rasoat.yaml, or `baseline.yaml` in the workspace folder, when absent
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What can be done with a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// List all findings of the workspace there are now
    Write,
    /// Drop the entries that no finding matches any more; add none
    Prune,
}

/// Runs `baseline`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let named = session.corpus.settings.baseline.as_deref();
    let file = match &args.out {
        Some(out) => out.clone(),
        None => session.inside(named.unwrap_or("baseline.yaml"))?,
    };
    let checked = session.check();
    if session.mistakes() > 0 || !checked.troubles.is_empty() {
        session.print_problems()?;
        return Err(Failed::Words(session.lang.pick(
            "chưa ghi gì: phải sửa các sai sót trong tệp trước".to_owned(),
            "nothing was written: put the mistakes in the files right first".to_owned(),
        )));
    }
    let now = Baseline::of(&checked.findings);
    match args.what {
        What::Write => {
            save(&file, &now, session.lang)?;
            let (name, count) = (shown(&session, &file), now.len());
            let mut said = session.lang.pick(
                format!("đã ghi {count} phát hiện vào `{name}`\n"),
                format!("{count} findings written to `{name}`\n"),
            );
            if named.is_none() {
                said.push_str(&session.lang.pick(
                    format!("thêm `baseline: {name}` vào rasoat.yaml để `rasoat check` luôn dùng tệp này\n"),
                    format!("add `baseline: {name}` to rasoat.yaml and `rasoat check` always uses it\n"),
                ));
            }
            output::print(&said)?;
        }
        What::Prune => {
            let Some((_, known)) = session.baseline(Some(&file))? else { return Ok(Outcome::Clean) };
            let is_on = |id: &str| session.rules.get(id).is_none() || session.is_on(id);
            let stale: BTreeSet<String> =
                known.stale(&checked.findings, is_on).into_iter().map(str::to_owned).collect();
            let mut said: String = stale.iter().map(|key| format!("- {key}\n")).collect();
            let (name, gone, left) = (shown(&session, &file), stale.len(), known.len() - stale.len());
            if gone > 0 {
                save(&file, &known.without(&stale), session.lang)?;
            }
            said.push_str(&session.lang.pick(
                format!("đã bỏ {gone} mục khỏi `{name}`; còn {left}\n"),
                format!("{gone} entries dropped from `{name}`; {left} left\n"),
            ));
            output::print(&said)?;
        }
    }
    Ok(Outcome::Clean)
}

fn save(file: &Path, baseline: &Baseline, lang: Lang) -> Result<(), Failed> {
    output::write(file, baseline.text().as_bytes()).map_err(|source| Failed::Write {
        path: file.to_owned(),
        lang,
        source,
    })
}

/// The name of a file, from the workspace folder where it lies in it.
fn shown(session: &Session, file: &Path) -> String {
    file.strip_prefix(&session.root).unwrap_or(file).display().to_string()
}
