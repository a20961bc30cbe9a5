//! `why`: each loop and condition of a rule with its values, for one finding.

use std::path::PathBuf;

use crate::cli::{Common, Failed, Language, Outcome, output, session};
use crate::lang::explain;
use crate::model::date::Date;
use crate::report::terminal;
use crate::suggest::nearest;

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "rasoat why [OPTIONS] <FINDING> [PATH]\n       rasoat why [OPTIONS] <RULE> <THING> [PATH]"
)]
pub struct Args {
    /// The finding's key, as `rasoat check --keys` prints it: `documents/held-in-register:land/transfer/documents/map`;
    /// or the rule, and the thing it flags, as two words
    #[arg(num_args = 1..=3, required = true, value_names = ["FINDING", "PATH"])]
    words: Vec<String>,
    /// The language of messages; the workspace's own when absent
    #[arg(long, value_name = "vi|en")]
    lang: Option<Language>,
    /// Review every procedure as of this day, not its own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Common::day)]
    as_of: Option<Date>,
}

impl Args {
    /// The finding's key without its field, in two parts if it has them, and where to look.
    fn parts(&self) -> Result<(&str, Option<&str>, PathBuf), Failed> {
        let path = |word: Option<&String>| PathBuf::from(word.map_or(".", String::as_str));
        match self.words.as_slice() {
            [key, rest @ ..] if key.contains(':') => {
                if let [_, more, ..] = rest {
                    return Err(Failed::Words(format!(
                        "`{key}` names a finding by itself, and `{more}` is too much"
                    )));
                }
                let (rule, thing) = key.split_once(':').unwrap_or((key, ""));
                Ok((rule, Some(thing), path(rest.first())))
            }
            [rule, thing, rest @ ..] => Ok((rule, Some(thing), path(rest.first()))),
            [rule] => Ok((rule, None, path(None))),
            [] => Ok(("", None, path(None))),
        }
    }
}

/// Runs `why`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (rule, thing, path) = args.parts()?;
    let session = session::open(&Common { path, lang: args.lang, as_of: args.as_of })?;
    let Some(thing) = thing else {
        return Err(Failed::Words(format!(
            "`{rule}` is not the key of a finding; run `rasoat check --keys` for the list, or name a rule and a thing"
        )));
    };
    let rule = session.rule(rule)?;
    // A key names the field that is flagged; the thing is what it belongs to.
    let field = rule.flag.field.map(|field| format!(".{field}")).unwrap_or_default();
    let of = thing.strip_suffix(&field).unwrap_or(thing);
    let key = format!("{}:{of}{field}", rule.id);
    let findings = session.check().findings;
    let Some(finding) = findings.iter().find(|finding| finding.key == key) else {
        let keys =
            findings.iter().filter(|finding| finding.rule == rule.id).map(|finding| finding.key.as_str());
        return Err(Failed::Words(match (session.thing(of), nearest(&key, keys)) {
            (Ok(_), _) => format!(
                "`{}` does not flag `{of}`; run `rasoat why-not {} {of}` to see why",
                rule.id, rule.id
            ),
            (_, Some(meant)) => format!("there is no finding `{}`; did you mean `{meant}`?", key),
            _ => format!("there is no finding `{}`; run `rasoat check --keys` for the list", key),
        }));
    };
    let stopped = |trouble| Failed::Words(format!("the rule `{}` stopped: {trouble}", rule.id));
    let proof = explain::why(rule, session.world(), finding.entity, rule.flag.field).map_err(stopped)?;
    if let Some(proof) = proof {
        output::print(&terminal::why(
            session.world(),
            rule,
            &session.rules.sources,
            &format!("{of}{field}"),
            &proof,
            session.lang,
        ))?;
    }
    Ok(Outcome::Clean)
}
