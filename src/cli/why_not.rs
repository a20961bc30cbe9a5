//! `why-not`: the first condition that keeps a rule from flagging a thing, or the loop that finds no partner for it.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::facts::column::Type;
use crate::lang::explain;
use crate::lang::rule::Rule;
use crate::lang::vocabulary::kind_name;
use crate::model::entity::Kind;
use crate::report::terminal;
use crate::text::Lang;

/// Arguments of `why-not`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `documents/held-in-register`
    rule: String,
    /// The thing, such as `transport/vehicle-badge/documents/vehicle-registration`
    thing: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `why-not`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let rule = session.rule(&args.rule)?;
    let thing = session.thing(&args.thing)?;
    let at = explain::loop_of(rule, thing).ok_or_else(|| not_looped(rule, thing.kind))?;
    let stopped = |trouble| Failed::Words(format!("the rule `{}` stopped: {trouble}", rule.id));
    let Some(reached) = explain::why_not(rule, session.world(), at, thing).map_err(stopped)? else {
        return Ok(Outcome::Clean);
    };
    let sources = &session.rules.sources;
    output::print(&terminal::why_not(session.world(), rule, sources, &args.thing, &reached, session.lang))?;
    Ok(Outcome::Clean)
}

fn not_looped(rule: &Rule, kind: Kind) -> Failed {
    let kinds: Vec<&str> = rule
        .loops
        .iter()
        .filter_map(|one| match one.of {
            Type::Entity(kind) => Some(kind_name(kind, Lang::En)),
            _ => None,
        })
        .collect();
    Failed::Words(format!(
        "`{}` never looks at a {}: its loops go through each {}",
        rule.id,
        kind_name(kind, Lang::En),
        kinds.join(" and each ")
    ))
}
