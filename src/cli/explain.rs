//! `explain`: what a rule finds, why, where it comes from, and its examples.

use crate::check::levels::Levels;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::report::terminal::{self, Listed};

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
    let (rules, levels, lang) = match session::open(&args.common) {
        Ok(session) => {
            session.knows_rule(&args.rule)?;
            (session.rules, Levels::of(&session.corpus), session.lang)
        }
        // The built-in rules can be explained anywhere.
        Err(refused) => {
            let rules = crate::rules::built_in();
            if rules.get(&args.rule).is_none() {
                return Err(refused);
            }
            (rules, Levels::default(), args.common.lang.map(Into::into).unwrap_or_default())
        }
    };
    if let Some(rule) = rules.get(&args.rule) {
        let listed = Listed { rule, level: levels.get(rule), own: rules.is_own(rule) };
        output::print(&terminal::rule(&listed, &rules.sources, lang))?;
    }
    Ok(Outcome::Clean)
}
