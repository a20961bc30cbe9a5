//! The level of each rule in a workspace and where it comes from: the rule itself, a line of the settings, or the
//! command line. Knows that an opinion is never an error.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::rule::{Pack, Rule};
use crate::model::corpus::{Corpus, Place};
use crate::model::load::SETTINGS_FILE;
use crate::model::settings::Level;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::{Lang, Text};

/// The levels that were set, in the order in which they were; the last that fits a rule holds.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    set: Vec<Set>,
}

#[derive(Clone, Debug)]
struct Set {
    rules: Pattern,
    level: Level,
    origin: Origin,
}

/// The level of a rule in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective {
    /// The level; none when the rule is off.
    pub severity: Option<Severity>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The rule was written with it.
    Rule,
    /// The settings of the workspace, in this line (from 1; 0 where the line is not known).
    Settings(usize),
    /// The command line.
    CommandLine,
}

impl Origin {
    /// Where it comes from, in words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Origin::Rule => lang.pick("của quy tắc", "the rule itself").to_owned(),
            Origin::Settings(0) => SETTINGS_FILE.to_owned(),
            Origin::Settings(line) => {
                lang.pick(format!("{SETTINGS_FILE} dòng {line}"), format!("{SETTINGS_FILE} line {line}"))
            }
            Origin::CommandLine => lang.pick("dòng lệnh", "the command line").to_owned(),
        }
    }
}

impl Levels {
    /// The levels that the settings of a workspace set.
    pub fn of(corpus: &Corpus) -> Levels {
        let written = corpus.settings.rules.iter().flat_map(|rules| &rules.levels).enumerate();
        let set = written.map(|(at, written)| {
            let line = place(corpus, at, "rule")
                .map_or(0, |(source, span)| corpus.sources[source.0 as usize].line_column(span.start).line);
            Set { rules: Pattern::new(&written.rule), level: written.level, origin: Origin::Settings(line) }
        });
        Levels { set: set.collect() }
    }

    /// Sets a level from the command line, which goes before what the settings say.
    pub fn set(&mut self, rules: Pattern, level: Level) {
        self.set.push(Set { rules, level, origin: Origin::CommandLine });
    }

    /// The level of a rule. What would make an opinion an error is passed over.
    pub fn get(&self, rule: &Rule) -> Effective {
        let fits = |set: &&Set| set.rules.fits(&rule.id) && !is_too_high(rule, set.level);
        match self.set.iter().rev().find(fits) {
            Some(set) => Effective { severity: severity(set.level), origin: set.origin },
            None => Effective { severity: Some(rule.level), origin: Origin::Rule },
        }
    }
}

/// The level a setting stands for; none for off.
fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Off => None,
        Level::Info => Some(Severity::Info),
        Level::Warning => Some(Severity::Warning),
        Level::Error => Some(Severity::Error),
    }
}

/// Whether a level is more than a rule can bear: a simplification is an opinion, and that is never an error.
fn is_too_high(rule: &Rule, level: Level) -> bool {
    rule.pack == Pack::Simplification && level == Level::Error
}

/// A rule whose level a pattern would set too high.
pub fn opinion<'r>(rules: &'r [Rule], pattern: &Pattern, level: Level) -> Option<&'r Rule> {
    rules.iter().find(|rule| pattern.fits(&rule.id) && is_too_high(rule, level))
}

/// What is wrong with the levels of the settings: rules that do not exist, opinions made errors.
pub fn problems(corpus: &Corpus, rules: &[Rule]) -> Vec<Diagnostic> {
    let written = corpus.settings.rules.iter().flat_map(|rules| &rules.levels).enumerate();
    let mut problems = Vec::new();
    for (at, written) in written {
        let pattern = Pattern::new(&written.rule);
        if !rules.iter().any(|rule| pattern.fits(&rule.id)) {
            let problem = Diagnostic::error(
                "unknown-rule",
                format!("không có quy tắc `{}`", written.rule),
                format!("there is no rule `{}`", written.rule),
            );
            let help = match pattern.meant(rules) {
                Some(meant) => Text::new(format!("viết `{meant}`"), format!("write `{meant}`")),
                None => Text::new("chạy `rasoat rules` để xem danh sách", "run `rasoat rules` for the list"),
            };
            problems.extend(located(corpus, at, "rule", Diagnostic { help: Some(help), ..problem }));
        } else if let Some(rule) = opinion(rules, &pattern, written.level) {
            let problem = Diagnostic::error(
                "opinion",
                format!("một đề xuất đơn giản hóa không thể là `error`: `{}`", rule.id),
                format!("a simplification is never an `error`: `{}`", rule.id),
            )
            .help(
                "viết `level: warning`, hoặc nêu riêng từng quy tắc thuộc nhóm khác",
                "write `level: warning`, or name the rules of other packs one by one",
            );
            problems.extend(located(corpus, at, "level", problem));
        }
    }
    problems
}

/// A problem at a key of one of the levels of the settings.
fn located(corpus: &Corpus, at: usize, key: &str, problem: Diagnostic) -> Option<Diagnostic> {
    let (source, span) = place(corpus, at, key)?;
    Some(problem.at(source, span))
}

fn place(corpus: &Corpus, at: usize, key: &str) -> Option<(SourceId, Span)> {
    let source = corpus.sources.iter().position(|source| source.name == SETTINGS_FILE)?;
    let source = SourceId(source as u32);
    let span = corpus.span(&Place { source, path: format!("rules.levels[{at}].{key}") })?;
    Some((source, span))
}

/// Names one rule, a family (`documents` or `documents/*`), or several rules by `*` for any letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    written: String,
}

impl Pattern {
    /// The pattern as written.
    pub fn new(written: &str) -> Pattern {
        Pattern { written: written.trim().to_owned() }
    }

    /// The words of the author.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it names a rule.
    pub fn fits(&self, id: &str) -> bool {
        let family = id.rsplit_once('/').map_or("", |(family, _)| family);
        self.written == id || self.written == family || is_like(&self.written, id)
    }

    /// Whether it names this rule and no other.
    pub fn is_exactly(&self, id: &str) -> bool {
        self.written == id
    }

    /// The rule or family that was likely meant.
    pub fn meant(&self, rules: &[Rule]) -> Option<String> {
        if let Some(family) = self.written.strip_suffix("/*") {
            let families = rules.iter().filter_map(|rule| Some(rule.id.rsplit_once('/')?.0));
            return nearest(family, families).map(|family| format!("{family}/*"));
        }
        let ids = rules.iter().map(|rule| rule.id.as_str());
        let families = rules.iter().filter_map(|rule| Some(rule.id.rsplit_once('/')?.0));
        nearest(&self.written, ids.chain(families)).map(str::to_owned)
    }
}

/// Whether a text is like a pattern in which `*` stands for any letters.
fn is_like(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut left) = text.strip_prefix(head) else { return false };
    let parts: Vec<&str> = rest.split('*').collect();
    let Some((last, between)) = parts.split_last() else { return true };
    for part in between {
        match left.find(part) {
            Some(at) => left = &left[at + part.len()..],
            None => return false,
        }
    }
    left.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, text, fits) in [
            ("documents/*", "documents/asked-twice", true),
            ("*/asked-twice", "documents/asked-twice", true),
            ("doc*/*-twice", "documents/asked-twice", true),
            ("documents/*", "forms/same-data", false),
            ("a*a", "a", false),
            ("*", "x", true),
        ] {
            assert_eq!(is_like(pattern, text), fits, "{pattern} {text}");
        }
    }
}
