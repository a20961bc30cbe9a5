//! `test`: every example of every rule, built in and own.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::example;
use crate::report::snippet;

/// Arguments of `test`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
}

/// Runs `test`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let rules = &session.rules;
    let style = snippet::Style { colour: true, ..snippet::Style::default() };
    let mut text = String::new();
    let (mut sound, mut failed) = (0, 0);
    for problem in &rules.problems {
        text.push_str(&snippet::render(problem, &rules.sources, session.lang, style));
        text.push('\n');
    }
    for rule in &rules.rules {
        let problems = example::test(rule, &rules.beside(rule));
        if problems.is_empty() {
            sound += 1
        } else {
            failed += 1
        }
        for problem in problems {
            text.push_str(&snippet::render(&problem, &rules.sources, session.lang, style));
            text.push('\n');
        }
    }
    let summary = session.lang.pick(
        format!("{sound} quy tắc đạt, {failed} quy tắc không đạt\n"),
        format!("{sound} rules hold, {failed} do not\n"),
    );
    output::print(&format!("{text}{summary}"))?;
    Ok(if failed > 0 || !rules.problems.is_empty() { Outcome::Findings } else { Outcome::Clean })
}
