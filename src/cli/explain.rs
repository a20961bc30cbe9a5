//! `explain`: what a rule finds, why, where it comes from, and its examples; or what the code of a complaint means.

use crate::check::levels::Levels;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::codes;
use crate::report::terminal::{self, Listed};
use crate::rules::RuleSet;
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `documents/held-in-register`, or the code of a complaint, such as `unknown-field`
    #[arg(value_name = "RULE|CODE")]
    rule: String,
    #[command(flatten)]
    common: Common,
}

/// Runs `explain`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let (rules, levels, own) = match session::open(&args.common) {
        Ok(session) => (session.rules, Levels::of(&session.corpus), Some(session.lang)),
        // The built-in rules and the codes can be explained anywhere.
        Err(refused) => {
            let rules = crate::rules::built_in();
            if rules.get(&args.rule).is_none() && codes::page(&args.rule).is_none() {
                return Err(refused);
            }
            (rules, Levels::default(), None)
        }
    };
    let lang = args.common.lang.map(Into::into).or(own).unwrap_or_default();
    let text = match (rules.get(&args.rule), codes::page(&args.rule)) {
        (Some(rule), _) => {
            let listed = Listed { rule, level: levels.get(rule), own: rules.is_own(rule) };
            terminal::rule(&listed, &rules.sources, lang)
        }
        (None, Some(page)) => terminal::code(&page, lang),
        (None, None) => return Err(unknown(&args.rule, &rules, lang)),
    };
    output::print(&text)?;
    Ok(Outcome::Clean)
}

/// Neither a rule nor a code, with the one that was likely meant.
fn unknown(asked: &str, rules: &RuleSet, lang: Lang) -> Failed {
    let mut known: Vec<&str> = rules.rules.iter().map(|rule| rule.id.as_str()).collect();
    for code in codes::all() {
        known.push(code);
    }
    Failed::Words(match (nearest(asked, known), lang) {
        (Some(meant), Lang::Vi) => format!("không có quy tắc hoặc mã `{asked}`; có phải là `{meant}`?"),
        (Some(meant), Lang::En) => format!("there is no rule or code `{asked}`; did you mean `{meant}`?"),
        (None, Lang::Vi) => {
            format!("không có quy tắc hoặc mã `{asked}`; chạy `rasoat rules` để xem danh sách quy tắc")
        }
        (None, Lang::En) => {
            format!("there is no rule or code `{asked}`; run `rasoat rules` for the list of rules")
        }
    })
}
