//! `show`: a rule as one plain sentence.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::lang::sentence::sentence;

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `documents/held-in-register`
    rule: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `show`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let said = match session::open(&args.common) {
        Ok(session) => sentence(session.rule(&args.rule)?, session.lang),
        // The built-in rules can be shown anywhere.
        Err(refused) => match crate::rules::built_in().get(&args.rule) {
            Some(rule) => sentence(rule, args.common.lang.map(Into::into).unwrap_or_default()),
            None => return Err(refused),
        },
    };
    output::print(&format!("{said}\n"))?;
    Ok(Outcome::Clean)
}
