//! `explain`: what a rule finds, why, where it comes from, and its examples.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::report::terminal;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `documents/held-in-register`
    rule: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `explain`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (rules, lang) = match session::open(&args.common) {
        Ok(session) => {
            session.knows_rule(&args.rule)?;
            (session.rules, session.lang)
        }
        // The built-in rules can be explained anywhere.
        Err(refused) => {
            let rules = crate::rules::built_in();
            if rules.get(&args.rule).is_none() {
                return Err(refused);
            }
            (rules, args.common.lang.map(Into::into).unwrap_or_default())
        }
    };
    if let Some(rule) = rules.get(&args.rule) {
        output::print(&terminal::rule(rule, &rules.sources, lang))?;
    }
    Ok(Outcome::Clean)
}
