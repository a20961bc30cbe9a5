//! `rules`: every rule in one line.

use crate::cli::selection::Selection;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::facts::column::Type;
use crate::finding::Finding;
use crate::lang::eval;
use crate::lang::rule::Rule;
use crate::report::terminal::{self, Listed};

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    selection: Selection,
}

/// Runs `rules`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let chosen = args.selection.choose(&session)?;
    let findings = chosen.check(&session).findings;
    let listed: Vec<Listed<'_>> = chosen
        .rules
        .iter()
        .map(|rule| Listed { rule, level: chosen.levels.get(rule), own: session.rules.is_own(rule) })
        .collect();
    output::print(&terminal::rules(&listed, &findings, session.lang))?;
    let ran: Vec<&Rule> =
        listed.iter().filter(|one| one.level.severity.is_some()).map(|one| one.rule).collect();
    let nothing: Vec<&str> = ran
        .iter()
        .filter(|rule| findings.iter().all(|finding| finding.rule != rule.id))
        .map(|rule| rule.id.as_str())
        .collect();
    let everything: Vec<&str> = ran
        .iter()
        .filter(|rule| flags_everything(&session, rule, &findings))
        .map(|rule| rule.id.as_str())
        .collect();
    output::print(&terminal::rules_that_tell_nothing(&nothing, &everything, session.lang))?;
    Ok(Outcome::Clean)
}

/// Whether a rule flags each of several things of the kind it loops over.
fn flags_everything(session: &session::Session, rule: &Rule, findings: &[Finding]) -> bool {
    let mut flagged: Vec<_> =
        findings.iter().filter(|finding| finding.rule == rule.id).map(|finding| finding.entity).collect();
    flagged.sort();
    flagged.dedup();
    match rule.loops.first().map(|one| one.of) {
        Some(Type::Entity(kind)) => {
            let all = eval::things(session.world(), kind);
            all.len() > 1 && all.iter().all(|thing| flagged.binary_search(thing).is_ok())
        }
        _ => false,
    }
}
