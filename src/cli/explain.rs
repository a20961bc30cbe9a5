//! `explain`: what a rule finds, why, where it comes from, and its examples; or what the code of a complaint means.

use crate::check::levels::Levels;
use crate::cli::{Common, Failed, Outcome, output, session};
use crate::codes;
use crate::proof::obligations::{TABLE, obligation};
use crate::report::terminal::{self, Listed};
use crate::rules::RuleSet;
use crate::suggest::nearest;
use crate::text::Lang;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule, such as `documents/held-in-register`, the code of a complaint, such as `unknown-field`, or an obligation of
    /// the proof of no loss, such as `evidence`
    #[arg(value_name = "RULE|CODE|OBLIGATION")]
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
            let known = codes::page(&args.rule).is_some() || obligation(&args.rule).is_some();
            if rules.get(&args.rule).is_none() && !known {
                return Err(refused);
            }
            (rules, Levels::default(), None)
        }
    };
    let lang = args.common.lang.map(Into::into).or(own).unwrap_or_default();
    let text = match (rules.get(&args.rule), codes::page(&args.rule), obligation(&args.rule)) {
        (Some(rule), ..) => {
            let listed = Listed { rule, level: levels.get(rule), own: rules.is_own(rule) };
            terminal::rule(&listed, &rules.sources, lang)
        }
        (None, Some(page), _) => terminal::code(&page, lang),
        (None, None, Some(known)) => terminal::obligation(known, lang),
        (None, None, None) => return Err(unknown(&args.rule, &rules, lang)),
    };
    output::print(&text)?;
    Ok(Outcome::Clean)
}

/// Neither a rule nor a code nor an obligation, with the one that was likely meant.
fn unknown(asked: &str, rules: &RuleSet, lang: Lang) -> Failed {
    let mut known: Vec<&str> = rules.rules.iter().map(|rule| rule.id.as_str()).collect();
    for code in codes::all() {
        known.push(code);
    }
    known.extend(TABLE.iter().map(|obligation| obligation.name));
    Failed::Words(match (nearest(asked, known), lang) {
        (Some(meant), Lang::Vi) => {
            format!("không có quy tắc, mã hoặc yêu cầu chứng minh `{asked}`; có phải là `{meant}`?")
        }
        (Some(meant), Lang::En) => {
            format!("there is no rule, code or obligation `{asked}`; did you mean `{meant}`?")
        }
        (None, Lang::Vi) => {
            format!(
                "không có quy tắc, mã hoặc yêu cầu chứng minh `{asked}`; chạy `rasoat rules` để xem danh sách quy tắc"
            )
        }
        (None, Lang::En) => {
            format!(
                "there is no rule, code or obligation `{asked}`; run `rasoat rules` for the list of rules"
            )
        }
    })
}
