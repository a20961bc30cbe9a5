//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use std::path::{Path, PathBuf};

use crate::cli::cache::Entry;
use crate::cli::publish::{self, Plan, Review, Wanted};
use crate::cli::selection::{Selection, one_of};
use crate::cli::session::{self, Session};
use crate::cli::stopwatch::{Stage, Stopwatch};
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::finding::Finding;
use crate::report::terminal;
use crate::text::Lang;

mod watch;

pub use watch::watch;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Exit with 1 when there is a finding at this level or above
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = one_of(Severity::ALL, Severity::word))]
    fail_on: Severity,
    /// Also show the findings that are waived, each with its reason
    #[arg(long)]
    waived: bool,
    /// Show and count only what is not in this baseline; the `baseline` of rasoat.yaml when absent
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Print only the keys of the findings, one a line, as `why` takes them
    #[arg(long, conflicts_with_all = ["format", "out"])]
    keys: bool,
    /// Show on standard error how long each stage and each rule took, and how many rows they looked at
    #[arg(long)]
    profile: bool,
    /// Do not use what is kept of earlier runs, and keep nothing; see `rasoat cache`
    #[arg(long)]
    no_cache: bool,
    /// Show no progress while the run lasts
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (outcome, session) = reviewed(args)?;
    // The program ends here: the system takes the memory back at once, piece by piece it would take longer.
    std::mem::forget(session);
    Ok(outcome)
}

/// Checks once; more may follow.
fn once(args: &Args) -> Result<Outcome, Failed> {
    reviewed(args).map(|(outcome, _)| outcome)
}

/// What the check came to, and what was read for it, if anything was.
fn reviewed(args: &Args) -> Result<(Outcome, Option<Session>), Failed> {
    let plan = args.wanted.plan(session::lang_of(&args.common, None))?;
    let clock = Stopwatch::start(args.quiet);
    clock.begin(Stage::Read, session::lang_of(&args.common, None));
    let found = session::find(&args.common)?;
    let entry = args.can_be_kept(&plan).then(|| Entry::of(&found, &args.asked(&found.root))).flatten();
    if let Some(said) = entry.as_ref().and_then(Entry::replay) {
        return said.map(|outcome| (outcome, None));
    }
    if entry.is_some() {
        output::record();
    }
    let session = session::open_found(found, &args.common, clock)?;
    let outcome = check(args, &plan, &session);
    if let (Some(entry), Ok(outcome)) = (&entry, &outcome) {
        entry.keep(&output::recorded(), *outcome);
    }
    outcome.map(|outcome| (outcome, Some(session)))
}

impl Args {
    fn common(&self) -> &Common {
        &self.common
    }

    /// Whether the same words on the same files always say the same, and say it only on the two outputs.
    fn can_be_kept(&self, plan: &Plan) -> bool {
        !self.no_cache && !self.profile && plan.is_said()
    }

    /// Everything beside the files of the workspace that decides what is said.
    fn asked(&self, root: &Path) -> String {
        let here = std::env::current_dir().ok();
        let path = self.common.path.canonicalize().ok();
        let baseline = self.baseline.as_ref().map(std::fs::read_to_string).and_then(Result::ok);
        let repository = root.ancestors().find(|folder| folder.join(".git").exists());
        format!("check {self:?} {here:?} {path:?} {repository:?} {baseline:?}")
    }
}

fn check(args: &Args, plan: &Plan, session: &Session) -> Result<Outcome, Failed> {
    let chosen = args.selection.choose(session)?;
    let baseline = session.baseline(args.baseline.as_deref())?;
    let known = baseline.as_ref().map(|(_, known)| known);
    let review = Review::of_selected(session, &chosen, plan, args.common.as_of, known);
    let shown: Vec<&Finding> = review.checked.findings.iter().collect();
    let open = || shown.iter().filter(|finding| finding.waived.is_none());
    let lang = session.lang;
    let name = baseline.as_ref().map(|(name, _)| name.display().to_string());
    let on_terminal = || {
        let waived = args.waived.then(|| terminal::waived(&session.corpus, &shown, lang));
        let found = terminal::findings(&session.corpus, &shown, session.mistakes(), lang);
        let old = name.as_ref().map(|name| not_shown(review.known, name, lang));
        [waived.unwrap_or_default(), found, old.unwrap_or_default()].concat()
    };
    let complain = || session.print_problems().and_then(|_| session.print_more(&review.checked.idle_waivers));
    if args.keys {
        complain()?;
        let keys: String = open().map(|finding| format!("{}\n", finding.key)).collect();
        output::print(&keys)?;
    } else if plan.is_terminal() {
        complain()?;
        match &args.wanted.out {
            None => output::print(&on_terminal())?,
            Some(out) => publish::save(out, on_terminal().as_bytes(), lang)?,
        }
    } else {
        let written = plan.write(&review)?;
        if !written.is_empty() {
            // The files are for programs; whoever reads the log of a pipeline sees the same findings there.
            complain()?;
            output::print(&on_terminal())?;
        }
        for path in written {
            output::remark(&path.display().to_string());
        }
    }
    let stopped = review.stopped();
    for problem in &stopped {
        let (word, message) = (Severity::Warning.name(lang), problem.message.get(lang));
        output::remark(&format!("{word}: {message}"));
    }
    for (key, name) in review.stale.iter().zip(std::iter::repeat(name.as_deref().unwrap_or_default())) {
        output::remark(&stale(key, name, lang));
    }
    if args.profile {
        output::remark(session.clock.table(&review.checked.costs, lang).trim_end());
    }
    let found = session.mistakes() > 0
        || !stopped.is_empty()
        || open().any(|finding| finding.severity >= args.fail_on);
    Ok(if found { Outcome::Findings } else { Outcome::Clean })
}

fn not_shown(count: usize, baseline: &str, lang: Lang) -> String {
    lang.pick(
        format!("{count} phát hiện đã biết theo `{baseline}` không hiển thị\n"),
        format!("{count} known from `{baseline}` not shown\n"),
    )
}

fn stale(key: &str, baseline: &str, lang: Lang) -> String {
    lang.pick(
        format!("cảnh báo: `{baseline}` còn ghi `{key}` nhưng không còn phát hiện này; chạy `rasoat baseline prune`"),
        format!("warning: `{baseline}` lists `{key}`, which is found no more; run `rasoat baseline prune`"),
    )
}
