//! `why`: each loop and condition of a rule with its values, for one finding.

use crate::cli::{Common, Failed, Outcome, output, session};
use crate::lang::explain;
use crate::report::terminal;
use crate::suggest::nearest;

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The finding's key, as `rasoat check --keys` prints it: `documents/held-in-register:land/transfer/documents/map`
    finding: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `why`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let session = session::open(&args.common)?;
    let Some((rule, thing)) = args.finding.split_once(':') else {
        return Err(Failed::Words(format!(
            "`{}` is not the key of a finding; run `rasoat check --keys` for the list",
            args.finding
        )));
    };
    let rule = session.rule(rule)?;
    let findings = session.check().findings;
    let Some(finding) = findings.iter().find(|finding| finding.key == args.finding) else {
        let keys =
            findings.iter().filter(|finding| finding.rule == rule.id).map(|finding| finding.key.as_str());
        return Err(Failed::Words(match (session.thing(thing), nearest(&args.finding, keys)) {
            (Ok(_), _) => format!(
                "`{}` does not flag `{thing}`; run `rasoat why-not {} {thing}` to see why",
                rule.id, rule.id
            ),
            (_, Some(meant)) => format!("there is no finding `{}`; did you mean `{meant}`?", args.finding),
            _ => format!("there is no finding `{}`; run `rasoat check --keys` for the list", args.finding),
        }));
    };
    let stopped = |trouble| Failed::Words(format!("the rule `{}` stopped: {trouble}", rule.id));
    let proof = explain::why(rule, session.world(), finding.entity, rule.flag.field).map_err(stopped)?;
    if let Some(proof) = proof {
        output::print(&terminal::why(
            session.world(),
            rule,
            &session.rules.sources,
            thing,
            &proof,
            session.lang,
        ))?;
    }
    Ok(Outcome::Clean)
}
