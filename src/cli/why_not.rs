//! `why-not`: the first condition that keeps a rule from flagging a thing, or the loop that finds no partner for it.

use crate::check::levels::Levels;
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
    let at = explain::loop_of(rule, thing).ok_or_else(|| not_looped(rule, thing.kind, session.lang))?;
    let stopped = |trouble| Failed::Words(session::stopped(&rule.id, &trouble, session.lang));
    let Some(reached) = explain::why_not(rule, session.world(), at, thing).map_err(stopped)? else {
        return Ok(Outcome::Clean);
    };
    let sources = &session.rules.sources;
    let level = Levels::of(&session.corpus).get(rule);
    let off = match level.severity {
        Some(_) => String::new(),
        None => is_off(&rule.id, &level.origin.words(session.lang), session.lang),
    };
    let told = terminal::why_not(session.world(), rule, sources, &args.thing, &reached, session.lang);
    output::print(&format!("{off}{told}"))?;
    Ok(Outcome::Clean)
}

fn is_off(rule: &str, origin: &str, lang: Lang) -> String {
    lang.pick(
        format!("quy tắc `{rule}` đang tắt ({origin}) nên không nêu gì khi rà soát; nếu bật lên:\n\n"),
        format!("the rule `{rule}` is off ({origin}), so that a review flags nothing; if it were on:\n\n"),
    )
}

fn not_looped(rule: &Rule, kind: Kind, lang: Lang) -> Failed {
    let mut kinds: Vec<&str> = Vec::new();
    for one in &rule.loops {
        if let Type::Entity(kind) = one.of
            && !kinds.contains(&kind_name(kind, lang))
        {
            kinds.push(kind_name(kind, lang));
        }
    }
    let (id, kind) = (&rule.id, kind_name(kind, lang));
    Failed::Words(match lang {
        Lang::Vi => {
            format!("quy tắc `{id}` không xét {kind}; quy tắc này xét từng {}", kinds.join(" và từng "))
        }
        Lang::En => {
            format!("`{id}` never looks at a {kind}: its loops go through each {}", kinds.join(" and each "))
        }
    })
}
