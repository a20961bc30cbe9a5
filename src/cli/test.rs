//! `test`: every example of every rule, built in and own; and whether the examples are enough.

use crate::cli::selection::Selection;
use crate::cli::session::Session;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::diagnostic::{Diagnostic, Severity};
use crate::example::{self, coverage, mutation};
use crate::report::snippet;

/// Arguments of `test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    /// Report conditions that never fail, or never hold, in any example of their rule
    #[arg(long)]
    coverage: bool,
    /// Change each rule in small ways, and report changes that none of its examples notices
    #[arg(long)]
    mutate: bool,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `test`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (session, only) = match session::open_rule_file(&args.common)? {
        Some((session, file)) => (session, Some(file)),
        None => (session::open(&args.common)?, None),
    };
    let rules = &session.rules.as_written();
    let mut text = String::new();
    let mut shown = |problems: &[Diagnostic]| {
        let style = snippet::Style { colour: true, ..snippet::Style::default() };
        for problem in problems {
            text.push_str(&snippet::render(problem, &rules.sources, session.lang, style));
            text.push('\n');
        }
    };
    let chosen = args.selection.choose(&session)?;
    shown(&rules.problems);
    let mut count = Count::default();
    let neighbours = mutation::Neighbours::of(&rules.rules[..rules.built_in], &rules.shelves);
    for rule in chosen.rules.into_iter().filter(|rule| only.is_none_or(|file| rule.source == file)) {
        let problems = example::test(rule, &rules.beside(rule));
        shown(&problems);
        if !problems.is_empty() {
            // What fails as it is says nothing about what its examples notice.
            count.failed += 1;
            continue;
        }
        count.sound += 1;
        let Some(written) = rules.written(rule).filter(|_| args.coverage || args.mutate) else { continue };
        if args.coverage {
            let problems = coverage::uncovered(rule, &written);
            count.uncovered += problems.len();
            shown(&problems);
        }
        if args.mutate {
            let source = &rules.sources[rule.source.0 as usize];
            let outcome = mutation::mutate(rule, &neighbours, &written, &source.text);
            count.tried += outcome.tried;
            count.survivors += outcome.survivors.len();
            shown(&outcome.survivors);
        }
    }
    text.push_str(&summary(args, &session, &count));
    output::print(&text)?;
    let wrong = rules.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let wanting = count.failed + count.uncovered + count.survivors + wrong;
    Ok(if wanting > 0 { Outcome::Findings } else { Outcome::Clean })
}

#[derive(Default)]
struct Count {
    sound: usize,
    failed: usize,
    uncovered: usize,
    tried: usize,
    survivors: usize,
}

fn summary(args: &Args, session: &Session, count: &Count) -> String {
    let Count { sound, failed, uncovered, tried, survivors } = count;
    let mut said = session.lang.pick(
        format!("{sound} quy tắc đạt, {failed} quy tắc không đạt\n"),
        format!("{sound} rules hold, {failed} do not\n"),
    );
    if args.coverage {
        said.push_str(&session.lang.pick(
            format!("{uncovered} điều kiện luôn đúng hoặc luôn sai trong các ví dụ\n"),
            format!("{uncovered} conditions always hold or always fail in the examples\n"),
        ));
    }
    if args.mutate {
        said.push_str(&session.lang.pick(
            format!("đã thử {tried} thay đổi, {survivors} thay đổi không ví dụ nào nhận ra\n"),
            format!("{tried} changes tried, {survivors} noticed by no example\n"),
        ));
    }
    said
}
