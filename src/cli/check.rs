//! `check`: what is wrong, redundant or unlawful, each with its place, its words and a next step.

use std::path::PathBuf;

use crate::cli::selection::{Selection, one_of};
use crate::cli::session;
use crate::cli::{Common, Failed, Outcome, output};
use crate::diagnostic::Severity;
use crate::finding::Finding;
use crate::lang::eval::Trouble;
use crate::report::terminal;
use crate::text::Lang;

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
    #[arg(long)]
    keys: bool,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `check`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let broken = session.print_problems()?;
    let checked = chosen.check(&session);
    session.print_more(&checked.idle_waivers)?;
    let known = session.baseline(args.baseline.as_deref())?;
    let is_known = |finding: &Finding| known.as_ref().is_some_and(|(_, known)| known.knows(finding));
    let all: Vec<_> = checked.findings.iter().filter(|finding| session.shows(finding)).collect();
    let (shown, old): (Vec<&Finding>, Vec<&Finding>) =
        all.into_iter().partition(|finding| finding.waived.is_some() || !is_known(finding));
    let open = || shown.iter().filter(|finding| finding.waived.is_none());
    if args.keys {
        let keys: String = open().map(|finding| format!("{}\n", finding.key)).collect();
        output::print(&keys)?;
    } else {
        if args.waived {
            output::print(&terminal::waived(&session.corpus, &shown, session.lang))?;
        }
        output::print(&terminal::findings(&session.corpus, &shown, session.mistakes(), session.lang))?;
    }
    if let Some((name, baseline)) = &known {
        if !args.keys {
            output::print(&not_shown(old.len(), &name.display().to_string(), session.lang))?;
        }
        let ran = |id: &str| {
            session.rules.get(id).is_none()
                || chosen.rules.iter().any(|rule| rule.id == id && chosen.levels.get(rule).severity.is_some())
        };
        for key in baseline.stale(&checked.findings, ran) {
            output::remark(&stale(key, &name.display().to_string(), session.lang));
        }
    }
    for (rule, trouble) in &checked.troubles {
        output::remark(&stopped(rule, trouble, session.lang));
    }
    let found =
        broken || !checked.troubles.is_empty() || open().any(|finding| finding.severity >= args.fail_on);
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
