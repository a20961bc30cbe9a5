//! `propose`: what could change, what it saves, what it needs, and what is blocked and why.

use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::propose;
use crate::report::terminal;

/// Arguments of `propose`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Also list the remedies that fail the proof, with what fails
    #[arg(long)]
    blocked: bool,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `propose`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    session.print_problems()?;
    let checked = chosen.check(&session);
    let proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    let run = terminal::Run { corpus: &session.corpus, findings: &checked.findings, proposals: &proposals };
    let observed = session.corpus.settings.observed.steps().count();
    if observed > 0 {
        output::remark(&session.lang.pick(
            format!("thời gian của {observed} bước lấy theo nhật ký (mức 90 %, kể cả chờ), vì `rasoat.yaml` ghi `times: observed`"),
            format!("the times of {observed} steps are those a log showed (90th percentile, waiting included), as `times: observed` in `rasoat.yaml` asks"),
        ));
    }
    let selected = session.selected_procedures();
    for at in &selected {
        output::print(&terminal::proposals(&run, *at, args.blocked, session.lang))?;
    }
    output::print(&terminal::proposal_summary(&run, &selected, session.lang))?;
    Ok(Outcome::Clean)
}
