//! `decide`: what was decided on a proposal, written to a file of its own.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::session::{self, Session};
use crate::cli::{Common, Failed, Outcome, output};
use crate::decide::{self, Said};
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::decision::{Decision, Verdict};
use crate::proposal::{Proposal, Proposals};
use crate::propose;
use crate::report::terminal;
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `decide`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The id of the proposal, as `propose` shows it
    proposal: String,
    /// What was decided
    verdict: Word,
    #[command(flatten)]
    common: Common,
    /// Who decided
    #[arg(long, value_name = "NAME")]
    by: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// With `defer`: the last day on which the proposal is not made again
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    until: Option<Date>,
    /// The day of the decision; the day of the review when absent
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    date: Option<Date>,
    /// Put this decision in the place of the one on file
    #[arg(long)]
    replace: bool,
}

/// A verdict, as written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Word {
    /// It is to be carried out
    Accept,
    /// It is not to be carried out, nor proposed again unless what it is about changes
    Reject,
    /// It is to be proposed again after a day
    Defer,
}

/// Runs `decide`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let lang = session.lang;
    let words = |vi: &str, en: &str| Failed::Words(lang.pick(vi, en).to_owned());
    let verdict = match args.verdict {
        Word::Accept => Verdict::Accepted,
        Word::Reject => Verdict::Rejected,
        Word::Defer => Verdict::Deferred,
    };
    if args.by.trim().is_empty() || args.reason.trim().is_empty() {
        return Err(words(
            "quyết định phải nêu người quyết định (`--by`) và lý do (`--reason`)",
            "a decision says who decided (`--by`) and why (`--reason`)",
        ));
    }
    if (verdict == Verdict::Deferred) != args.until.is_some() {
        return Err(words(
            "`--until` đi cùng `defer`: tạm hoãn phải nêu ngày, các quyết định khác thì không",
            "`--until` goes with `defer`: a deferral names a day, no other decision does",
        ));
    }
    let before = session.corpus.decisions.iter().find(|(known, _)| known.proposal == args.proposal);
    let before = before.map(|(_, source)| session.corpus.sources[source.0 as usize].name.clone());
    if let (Some(file), false) = (&before, args.replace) {
        return Err(words(
            &format!("đã có quyết định về `{}` tại `{file}`; thêm `--replace` để thay thế", args.proposal),
            &format!("`{}` was decided in `{file}`; add `--replace` to decide again", args.proposal),
        ));
    }
    // What was rejected before is proposed here, so that it can be decided again.
    let corpus = Corpus {
        decisions: session
            .corpus
            .decisions
            .iter()
            .filter(|(known, _)| known.proposal != args.proposal)
            .cloned()
            .collect(),
        ..session.corpus.clone()
    };
    let checked = session.check();
    let proposals = propose::propose(&corpus, &session.facts, &checked.findings);
    let proposal = named(&proposals, &args.proposal, lang)?;
    let day = || corpus.procedure(&proposal.procedure).map(|at| corpus.procedures[at].as_of);
    let Some(date) = args.date.or(corpus.settings.as_of).or_else(day) else {
        return Err(words("thêm `--date YYYY-MM-DD`", "add `--date YYYY-MM-DD`"));
    };
    if args.until.is_some_and(|until| until < date) {
        return Err(words(
            "`--until` sớm hơn ngày quyết định",
            "`--until` lies before the day of the decision",
        ));
    }
    let (by, reason) = (args.by.trim().to_owned(), args.reason.trim().to_owned());
    let said = Said { verdict, by, reason, date, until: args.until };
    let decision = decide::record(session.world(), &session.rules.rules, &checked.findings, proposal, said);
    let name = before.unwrap_or_else(|| format!("decisions/{}/{}.yaml", date.year(), decision.proposal));
    write(&session, args, &name, &decision)?;
    output::print(&format!("{name}\n{}", terminal::decision(&decision, lang)))?;
    Ok(Outcome::Clean)
}

/// Writes a decision; a file that is no decision of this proposal is never written over.
fn write(session: &Session, args: &Args, name: &str, decision: &Decision) -> Result<(), Failed> {
    let path: PathBuf = session.inside(name)?;
    if path.exists() && !args.replace {
        return Err(Failed::Words(session.lang.pick(
            format!("đã có tệp `{name}`; xem lại tệp đó, rồi thêm `--replace` để ghi đè"),
            format!("there is a file `{name}`; look at it, then add `--replace` to write over it"),
        )));
    }
    let text = serde_yaml::to_string(decision).map_err(|error| Failed::Words(error.to_string()))?;
    let lang = session.lang;
    output::write_below(&path, &text).map_err(|source| Failed::Write { path, lang, source })
}

/// The proposal of this id, or why there is none.
fn named<'p>(proposals: &'p Proposals, id: &str, lang: Lang) -> Result<&'p Proposal, Failed> {
    let all = || proposals.made.iter().chain(&proposals.alternatives);
    if let Some(found) = all().find(|made| made.id == id) {
        return Ok(found);
    }
    if proposals.blocked.iter().any(|blocked| blocked.id == id) {
        return Err(Failed::Words(lang.pick(
            format!("`{id}` không đạt yêu cầu chứng minh nên không có gì để quyết định; xem `rasoat propose --blocked`"),
            format!("`{id}` fails the proof, so there is nothing to decide; see `rasoat propose --blocked`"),
        )));
    }
    Err(Failed::Words(match (nearest(id, all().map(|made| made.id.as_str())), lang) {
        (Some(meant), Lang::Vi) => format!("không có đề xuất `{id}`; có phải là `{meant}`?"),
        (Some(meant), Lang::En) => format!("there is no proposal `{id}`; did you mean `{meant}`?"),
        (None, Lang::Vi) => format!("không có đề xuất `{id}`; chạy `rasoat propose` để xem danh sách"),
        (None, Lang::En) => format!("there is no proposal `{id}`; run `rasoat propose` for the list"),
    }))
}
