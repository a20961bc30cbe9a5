//! Which rules a command is about, and at which level: the same words for every command that runs or lists rules.

use std::time::Instant;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::check::levels::{self, Levels, Pattern};
use crate::check::{Checked, check_timed};
use crate::cli::session::Session;
use crate::cli::stopwatch::Stage;
use crate::cli::{Failed, output};
use crate::diagnostic::Severity;
use crate::lang::rule::{Pack, Rule};
use crate::model::criterion::Criterion;
use crate::model::settings::Level;
use crate::text::Lang;

/// The options that choose rules. Several values of one option widen the choice; each further option narrows it.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Which rules")]
pub struct Selection {
    /// Only these rules: an id, a family such as `documents`, or `*` for any letters; several with commas
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    rule: Vec<String>,
    /// All but these rules; written as for `--rule`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    except: Vec<String>,
    /// Only rules that serve these criteria
    #[arg(long, value_name = "CRITERION", value_delimiter = ',', value_parser = one_of(Criterion::ALL, Criterion::word))]
    criterion: Vec<Criterion>,
    /// Only rules of these packs
    #[arg(long, value_name = "PACK", value_delimiter = ',', value_parser = one_of(Pack::ALL, Pack::word))]
    pack: Vec<Pack>,
    /// Only rules that have these levels here
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', value_parser = one_of(Severity::ALL, Severity::word))]
    level: Vec<Severity>,
    /// Give rules another level in this run: `documents/*=info`, `fees=off`
    #[arg(long, value_name = "RULE=LEVEL", value_delimiter = ',')]
    set_level: Vec<String>,
}

/// The rules that were chosen, and the level of each rule in this run.
pub struct Chosen<'s> {
    /// The rules, in the order of the reference.
    pub rules: Vec<&'s Rule>,
    /// The levels.
    pub levels: Levels,
}

impl Chosen<'_> {
    /// The findings of the chosen rules on the whole workspace.
    pub fn check(&self, session: &Session) -> Checked {
        session.clock.begin(Stage::Evaluate, session.lang);
        let start = Instant::now();
        let checked =
            check_timed(session.world(), self.rules.iter().copied(), &self.levels, &|| start.elapsed());
        session.clock.count(checked.findings.len());
        session.clock.end();
        checked
    }
}

impl Selection {
    /// The rules of a workspace that are chosen. A name that no rule has is refused with the one that was likely meant;
    /// a rule that is asked for by its name and is off is said.
    pub fn choose<'s>(&self, session: &'s Session) -> Result<Chosen<'s>, Failed> {
        let all = &session.rules.rules;
        let mut levels = Levels::of(&session.corpus);
        for written in &self.set_level {
            let (pattern, level) = setting(written, session)?;
            levels.set(pattern, level);
        }
        let only = patterns(&self.rule, session)?;
        let except = patterns(&self.except, session)?;
        for rule in all.iter().filter(|rule| only.iter().any(|pattern| pattern.is_exactly(&rule.id))) {
            let level = levels.get(rule);
            if level.severity.is_none() {
                output::remark(&is_off(rule, &level.origin.words(session.lang), session.lang));
            }
        }
        let chosen = all.iter().filter(|rule| {
            let level = || levels.get(rule).severity;
            (only.is_empty() || only.iter().any(|pattern| pattern.fits(&rule.id)))
                && !except.iter().any(|pattern| pattern.fits(&rule.id))
                && (self.criterion.is_empty() || self.criterion.contains(&rule.criterion))
                && (self.pack.is_empty() || self.pack.contains(&rule.pack))
                && (self.level.is_empty() || level().is_some_and(|level| self.level.contains(&level)))
        });
        Ok(Chosen { rules: chosen.collect(), levels })
    }
}

fn patterns(written: &[String], session: &Session) -> Result<Vec<Pattern>, Failed> {
    written.iter().map(|written| pattern(written, session)).collect()
}

/// A pattern that names some rule; one that names none is refused.
fn pattern(written: &str, session: &Session) -> Result<Pattern, Failed> {
    let pattern = Pattern::new(written);
    let rules = &session.rules.rules;
    if rules.iter().any(|rule| pattern.fits(&rule.id)) {
        return Ok(pattern);
    }
    Err(session.no_rule(written, pattern.meant(rules).as_deref()))
}

/// `RULE=LEVEL`.
fn setting(written: &str, session: &Session) -> Result<(Pattern, Level), Failed> {
    let (rules, word) = written.split_once('=').unwrap_or((written, ""));
    let level = LEVELS.iter().find(|(known, _)| *known == word.trim()).map(|(_, level)| *level);
    let Some(level) = level else {
        let words = LEVELS.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        return Err(Failed::Words(session.lang.pick(
            format!("`{written}` không nêu mức; viết `QUY-TẮC=MỨC` với một trong các mức {words}"),
            format!("`{written}` names no level; write `RULE=LEVEL` with one of {words}"),
        )));
    };
    let pattern = pattern(rules, session)?;
    match levels::opinion(&session.rules.rules, &pattern, level) {
        None => Ok((pattern, level)),
        Some(rule) => Err(Failed::Words(session.lang.pick(
            format!(
                "một đề xuất đơn giản hóa không thể là `error`: `{}`; viết `{}=warning`",
                rule.id,
                pattern.written()
            ),
            format!(
                "a simplification is never an `error`: `{}`; write `{}=warning`",
                rule.id,
                pattern.written()
            ),
        ))),
    }
}

const LEVELS: [(&str, Level); 4] =
    [("off", Level::Off), ("info", Level::Info), ("warning", Level::Warning), ("error", Level::Error)];

fn is_off(rule: &Rule, origin: &str, lang: Lang) -> String {
    let (id, level) = (&rule.id, rule.level.word());
    lang.pick(
        format!("cảnh báo: quy tắc `{id}` đang tắt ({origin}); thêm `--set-level {id}={level}` để chạy"),
        format!("warning: the rule `{id}` is off ({origin}); add `--set-level {id}={level}` to run it"),
    )
}

/// Takes one of these, by its word.
pub fn one_of<T: Copy + Send + Sync>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|one| word(*one))).try_map(move |written| {
        all.iter().copied().find(|one| word(*one) == written).ok_or("not one of the words")
    })
}
