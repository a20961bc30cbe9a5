//! `plan`: which proposals and instruments reach a target with the least legal effort.

use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::decide::is_accepted;
use crate::diagnostic::Diagnostic;
use crate::plan::effort::{self, Efforts};
use crate::plan::{self, Wanted, target};
use crate::proposal::Proposal;
use crate::propose;
use crate::report::view::plan::view;
use crate::report::{json, markdown, terminal};
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `plan`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 the targets are reached, 1 they are not, 2 cannot run.")]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// A measure and the cut that is wanted, such as `annual-cost=-20%`; may be given several times. Without it the
    /// `targets` of rasoat.yaml
    #[arg(long = "target", value_name = "MEASURE=-N%")]
    targets: Vec<String>,
    /// Also choose sketches, whose savings are not known before a person has worked them out
    #[arg(long)]
    sketches: bool,
    /// Only the proposals that were accepted
    #[arg(long)]
    accepted: bool,
    /// The points of effort of a rank, an authority or a `proposal`, such as `decree=20`; may be given several times
    #[arg(long = "effort", value_name = "NAME=POINTS")]
    efforts: Vec<String>,
    /// terminal, markdown or json
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: String,
    #[command(flatten)]
    selection: Selection,
}

/// The formats of a plan.
const FORMATS: [&str; 3] = ["terminal", "markdown", "json"];

/// Runs `plan`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    if !FORMATS.contains(&args.format.as_str()) {
        let hint = match nearest(&args.format, FORMATS) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("choose one of {}", FORMATS.join(", ")),
        };
        return Err(Failed::Words(format!("there is no format `{}`; {hint}", args.format)));
    }
    let session = session::open(&args.common)?;
    let lang = session.lang;
    let words = |problem: Box<Diagnostic>| Failed::Words(said(&problem, lang));
    let settings = &session.corpus.settings;
    let targets = match args.targets.as_slice() {
        [] => target::of_settings(&settings.targets),
        given => given.iter().map(|written| target::parse(written)).collect(),
    };
    let targets = targets.map_err(words)?;
    if targets.is_empty() {
        return Err(Failed::Words(lang.pick(
            "chưa có mục tiêu; thêm `--target annual-cost=-20%` hoặc `targets` trong rasoat.yaml".to_owned(),
            "there is no target; add `--target annual-cost=-20%`, or `targets` to rasoat.yaml".to_owned(),
        )));
    }
    let given = args.efforts.iter().map(|written| effort::parse(written)).collect::<Result<Vec<_>, _>>();
    let own = settings.efforts.iter().cloned().chain(given.map_err(words)?).collect();
    let efforts = Efforts::with(own, &session.corpus.catalog).map_err(words)?;

    for problem in session.diagnostics.iter().chain(&session.rules.problems) {
        output::remark(&format!("{}: {}", problem.severity.name(lang), problem.message.get(lang)));
    }
    let checked = args.selection.choose(&session)?.check(&session);
    let mut proposals = propose::propose(&session.corpus, &session.facts, &checked.findings);
    if args.accepted {
        let proposals = &mut proposals;
        let is_accepted = |made: &Proposal| is_accepted(&session.corpus, &proposals.decided, &made.id);
        proposals.made.retain(is_accepted);
        proposals.alternatives.retain(is_accepted);
    }
    let procedures = session.selected_procedures();
    let wanted = Wanted { targets, sketches: args.sketches, efforts, procedures };
    let plan = plan::plan(session.world(), &proposals, &wanted);
    let text = match args.format.as_str() {
        "json" => json::plan(&plan, lang),
        "markdown" => markdown::plan(&view(&session.corpus, &plan, lang)),
        _ => terminal::plan(&view(&session.corpus, &plan, lang)),
    };
    output::print(&text)?;
    Ok(if plan.reached { Outcome::Clean } else { Outcome::Findings })
}

/// A complaint and what to do, in one line.
fn said(problem: &Diagnostic, lang: Lang) -> String {
    let help = problem.help.as_ref().map(|help| format!("; {}", help.get(lang))).unwrap_or_default();
    format!("{}{help}", problem.message.get(lang))
}
