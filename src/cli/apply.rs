//! `apply`: proposals carried out in the files: all of the files or none, and undone if anything got worse.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::files::{Folders, Recovered, recover};
use crate::cli::{Common, Failed, Language, Outcome, carry, output, session};
use crate::decide::State;
use crate::enact::{self, Choice, Enacted, Review};
use crate::model::corpus::Place;
use crate::model::date::Date;
use crate::proposal::Safety;
use crate::propose;
use crate::report::{changes, snippet, terminal};
use crate::text::Lang;

/// Arguments of `apply`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 everything asked for is done or was done before, 1 something was not applied, \
                        2 cannot run, and nothing was written."
)]
pub struct Args {
    /// Ids of proposals, as `propose` shows them; a path at the end names the workspace
    #[arg(value_name = "PROPOSAL|PATH")]
    words: Vec<String>,
    /// Every proposal of the path that may be trusted, again and again until none is left
    #[arg(long)]
    all: bool,
    /// Only the proposals that were accepted, once; they need not be safe
    #[arg(long)]
    accepted: bool,
    /// Only the proposals of this procedure: its id or its code
    #[arg(long, value_name = "PROCEDURE")]
    procedure: Option<String>,
    /// With `--all` or `--procedure`: the least a proposal may be trusted
    #[arg(long, value_name = "SAFETY", value_enum, default_value = "safe")]
    safety: Trust,
    /// Write nothing; show what would change
    #[arg(long)]
    dry_run: bool,
    /// Put the files right after a run that was interrupted while it wrote; does nothing else
    #[arg(long, conflicts_with_all = ["all", "procedure", "dry_run"])]
    recover: bool,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
    /// Review every procedure as of this day, not its own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    as_of: Option<Date>,
}

/// The least a proposal may be trusted, as written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Trust {
    /// Nothing of legal substance changes
    Safe,
    /// Sound, but a person should look at the law first
    NeedsReview,
}

/// Runs `apply`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (ids, path) = ids_and_path(&args.words);
    let common = Common { path, lang: args.lang, as_of: args.as_of };
    let session = session::open(&common)?;
    if args.recover {
        let found = recover(&mut Folders, &session.root);
        let found = found.map_err(|stopped| carry::said(&stopped, session.lang))?;
        output::print(&recovered(&found, session.lang))?;
        return Ok(Outcome::Clean);
    }
    session.print_problems()?;
    let lang = session.lang;
    let choice = choice(args, ids, &session)?;
    let selects = |name: &str| session.selects_file(name);
    let review = Review { rules: &session.rules.rules, as_of: args.as_of, selects: &selects };
    let done = enact::enact(&session.corpus.sources, &choice, &review);
    show_problems(&done, &session)?;
    if args.dry_run {
        let diffs: String =
            done.files.iter().map(|file| changes::unified(&file.name, &file.old, &file.new)).collect();
        output::print(&diffs)?;
    } else if !done.files.is_empty() {
        carry::write(&mut Folders, &session, &done.files, &review, &common)?;
    }
    output::print(&terminal::enacted(&done, args.dry_run, lang))?;
    Ok(if done.left.is_empty() && done.quiet { Outcome::Clean } else { Outcome::Findings })
}

/// What a recovery found and did.
fn recovered(found: &Recovered, lang: Lang) -> String {
    let text = match (found, lang) {
        (Recovered::Nothing, Lang::Vi) => "không có lần ghi nào bị ngắt; các tệp được giữ nguyên".to_owned(),
        (Recovered::Nothing, Lang::En) => "no run was interrupted; the files stay as they are".to_owned(),
        (Recovered::NotBegun, Lang::Vi) => {
            "lần ghi trước bị ngắt khi chưa thay tệp nào; đã dọn các tệp tạm".to_owned()
        }
        (Recovered::NotBegun, Lang::En) => {
            "the run before was interrupted before it replaced any file; what it left is taken away"
                .to_owned()
        }
        (Recovered::Tidied, Lang::Vi) => "lần ghi trước đã thay xong mọi tệp; đã dọn các tệp tạm".to_owned(),
        (Recovered::Tidied, Lang::En) => {
            "the run before had replaced all its files; what it left is taken away".to_owned()
        }
        (Recovered::PutBack { replaced, of }, Lang::Vi) => format!(
            "lần ghi trước bị ngắt khi đã thay {} trong {of} tệp; mọi tệp đã trở lại như trước lần ghi đó:\n  {}",
            replaced.len(),
            replaced.join("\n  ")
        ),
        (Recovered::PutBack { replaced, of }, Lang::En) => format!(
            "the run before was interrupted when {} of {of} files were replaced; every file is as it was before it:\n  {}",
            replaced.len(),
            replaced.join("\n  ")
        ),
    };
    text + "\n"
}

/// Ids, and the path that may stand at the end.
fn ids_and_path(words: &[String]) -> (Vec<String>, PathBuf) {
    let is_id = |word: &str| {
        word.len() >= 7 && word.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase() || c == b'-')
    };
    match words.split_last() {
        Some((last, ids)) if PathBuf::from(last).exists() || !is_id(last) => (ids.to_vec(), last.into()),
        _ => (words.to_vec(), ".".into()),
    }
}

fn choice(args: &Args, ids: Vec<String>, session: &session::Session) -> Result<Choice, Failed> {
    let lang = session.lang;
    let words = |vi: &str, en: &str| Failed::Words(lang.pick(vi, en).to_owned());
    match (ids.is_empty(), args.all || args.accepted || args.procedure.is_some()) {
        (false, true) => Err(words(
            "chỉ dùng một cách: nêu mã đề xuất, hoặc dùng `--all`, `--procedure`",
            "name proposals, or use `--all` or `--procedure`, not both",
        )),
        (true, false) => Err(words(
            "nêu mã đề xuất như `rasoat propose` hiển thị, hoặc dùng `--all`, `--procedure`",
            "name a proposal as `rasoat propose` shows it, or use `--all` or `--procedure`",
        )),
        (false, false) => Ok(Choice::Ids(ids)),
        (true, true) => {
            let procedure = args.procedure.as_deref().map(|id| procedure(id, session)).transpose()?;
            if args.accepted {
                return Ok(Choice::Ids(accepted(session, procedure.as_deref())));
            }
            let least = match args.safety {
                Trust::Safe => Safety::Safe,
                Trust::NeedsReview => Safety::NeedsReview,
            };
            Ok(Choice::All { procedure, least })
        }
    }
}

/// The ids of the proposals that were accepted and are still to be carried out, in the files the path selects.
fn accepted(session: &session::Session, procedure: Option<&str>) -> Vec<String> {
    let proposals = propose::propose(&session.corpus, &session.facts, &session.check().findings);
    let files = &session.corpus.places.procedures;
    let wanted = |id: &str| {
        let at = session.corpus.procedure(id).and_then(|at| files.get(at)).cloned();
        let place = at.map(|source| Place { source, path: String::new() });
        procedure.is_none_or(|only| only == id) && place.is_some_and(|place| session.selects(&place))
    };
    let decided = proposals.decided.iter().filter(|decided| decided.state == State::Accepted);
    let decisions = decided.map(|decided| &session.corpus.decisions[decided.decision].0);
    let mine = decisions.filter(|decision| wanted(&decision.concerns));
    mine.map(|decision| decision.proposal.clone()).collect()
}

/// The id of a procedure named by its id or code.
fn procedure(named: &str, session: &session::Session) -> Result<String, Failed> {
    let all = &session.corpus.procedures;
    let found = all.iter().find(|known| known.id == named || known.code.as_deref() == Some(named));
    if let Some(found) = found {
        return Ok(found.id.clone());
    }
    let names = all.iter().flat_map(|known| [Some(known.id.as_str()), known.code.as_deref()]).flatten();
    Err(Failed::Words(match (crate::suggest::nearest(named, names), session.lang) {
        (Some(meant), Lang::Vi) => format!("không có thủ tục `{named}`; có phải là `{meant}`?"),
        (Some(meant), Lang::En) => format!("there is no procedure `{named}`; did you mean `{meant}`?"),
        (None, Lang::Vi) => format!("không có thủ tục `{named}`"),
        (None, Lang::En) => format!("there is no procedure `{named}`"),
    }))
}

/// What is wrong with files that could not be changed, each once.
fn show_problems(done: &Enacted, session: &session::Session) -> Result<(), Failed> {
    let style = snippet::Style { colour: true, ..snippet::Style::default() };
    let mut shown = Vec::new();
    for problem in done.left.iter().flat_map(|left| &left.problems) {
        if !shown.contains(&problem) {
            let drawn = snippet::render(problem, &session.corpus.sources, session.lang, style);
            output::print(&format!("{drawn}\n"))?;
            shown.push(problem);
        }
    }
    Ok(())
}
