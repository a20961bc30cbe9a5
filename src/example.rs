//! The examples of rule files, run: a rule must flag where its example says, say nothing where it says pass, and its
//! remedy must lead to the state the example shows.

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::facts::column::World;
use crate::facts::{self, Facts};
use crate::finding::Finding;
use crate::lang::ast::{Example, Word};
use crate::lang::rule::Rule;
use crate::model::corpus::Corpus;
use crate::model::edit::apply;
use crate::model::load::parse;
use crate::model::procedure::Procedure;
use crate::source::SourceId;
use crate::span::Span;

pub mod coverage;
pub mod mutation;
mod world;

/// The mark of a line that must be flagged.
const MARK: &str = "# <- flagged";

/// Runs the examples of one rule; what does not hold comes back with its place in the rule file. `all` are the rules
/// that must stay silent on an example of another rule.
pub fn test(rule: &Rule, all: &[Rule]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (wanted, vi, en) in
        [(true, "phải gắn cờ", "it must flag"), (false, "phải bỏ qua", "it must let pass")]
    {
        if !rule.examples.iter().any(|example| example.flags == wanted) {
            problems.push(
                Diagnostic::error(
                    "no-example",
                    format!("quy tắc `{}` không có ví dụ mà nó {vi}", rule.id),
                    format!("the rule `{}` has no example that {en}", rule.id),
                )
                .at(rule.source, rule.span)
                .help(
                    "thêm một ví dụ `flags` và một ví dụ `passes`",
                    "add an example `flags` and one `passes`",
                ),
            );
        }
    }
    for example in &rule.examples {
        problems.extend(run(rule, all, example));
    }
    problems
}

/// An example with the corpus it makes.
struct Shown<'e> {
    example: &'e Example,
    corpus: Corpus,
    facts: Facts,
    /// The corpus after the remedy, if the example shows it.
    after: Option<(&'e Word, Corpus)>,
}

impl<'e> Shown<'e> {
    fn new(rule: &Rule, example: &'e Example) -> Result<Self, Box<Diagnostic>> {
        let read =
            |word: &'e Word| world::load(&word.node).map_err(|why| Box::new(unreadable(rule, word, &why)));
        let corpus = read(&example.text)?;
        let after = match &example.becomes {
            Some(word) => Some((word, read(word)?)),
            None => None,
        };
        Ok(Shown { example, facts: facts::of_corpus(&corpus), corpus, after })
    }

    fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }

    /// What does not hold of a rule's own findings.
    fn problems(&self, rule: &Rule, own: &[Finding]) -> Vec<Diagnostic> {
        if self.example.flags {
            let mut problems = flagged_lines(rule, self.example, own);
            problems.extend(
                self.after.as_ref().and_then(|(word, after)| remedied(rule, word, after, &self.corpus, own)),
            );
            return problems;
        }
        let passes = own.first().map(|finding| {
            failed(
                rule,
                &self.example.title,
                format!(
                    "ví dụ này phải được bỏ qua nhưng bị gắn cờ: {}",
                    finding.message.get(crate::text::Lang::Vi)
                ),
                format!(
                    "this example must pass, but is flagged: {}",
                    finding.message.get(crate::text::Lang::En)
                ),
            )
        });
        passes.into_iter().collect()
    }
}

fn run(rule: &Rule, all: &[Rule], example: &Example) -> Vec<Diagnostic> {
    let shown = match Shown::new(rule, example) {
        Ok(shown) => shown,
        Err(problem) => return vec![*problem],
    };
    let checked = check::check(shown.world(), all);
    let (own, others): (Vec<Finding>, Vec<Finding>) =
        checked.findings.into_iter().partition(|finding| finding.rule == rule.id);
    let mut problems: Vec<Diagnostic> = others
        .iter()
        .map(|finding| {
            failed(
                rule,
                &example.title,
                format!(
                    "quy tắc `{}` cũng gắn cờ ví dụ này: {}",
                    finding.rule,
                    finding.message.get(crate::text::Lang::Vi)
                ),
                format!(
                    "the rule `{}` flags this example too: {}",
                    finding.rule,
                    finding.message.get(crate::text::Lang::En)
                ),
            )
        })
        .collect();
    problems.extend(shown.problems(rule, &own));
    problems
}

/// The rule must flag the marked lines and no others; without a mark, anything.
fn flagged_lines(rule: &Rule, example: &Example, own: &[Finding]) -> Vec<Diagnostic> {
    let text = &example.text.node;
    let marked: Vec<usize> =
        text.lines().enumerate().filter(|(_, line)| line.contains(MARK)).map(|(line, _)| line).collect();
    let tree = parse::parse(text, SourceId::default()).tree;
    let found: Vec<usize> = own
        .iter()
        .filter_map(|finding| {
            let path = world::path_in_example(finding, tree.as_ref()?);
            let at = tree.as_ref()?.nearest(&path).name_span().start;
            Some(text[..at].matches('\n').count())
        })
        .collect();
    if own.is_empty() {
        return vec![failed(
            rule,
            &example.title,
            "ví dụ này phải bị gắn cờ nhưng được bỏ qua".into(),
            "this example must be flagged, but passes".into(),
        )];
    }
    if marked.is_empty() {
        return Vec::new();
    }
    let line_span = |line: usize| {
        let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
        let len = text[start..].find('\n').unwrap_or(text.len() - start);
        Span::new(start, start + len).shifted(example.text.span.start)
    };
    let missed = marked.iter().filter(|line| !found.contains(line)).map(|line| {
        (*line, "dòng này phải bị gắn cờ nhưng không bị", "this line must be flagged, but is not")
    });
    let extra = found.iter().filter(|line| !marked.contains(line)).map(|line| {
        (*line, "dòng này bị gắn cờ nhưng không được đánh dấu", "this line is flagged, but not marked")
    });
    missed
        .chain(extra)
        .map(|(line, vi, en)| {
            Diagnostic::error("example", vi, en)
                .at(rule.source, line_span(line))
                .help("sửa ví dụ hoặc điều kiện của quy tắc", "correct the example or the rule's conditions")
        })
        .collect()
}

/// The remedies of all findings, applied, must give the state shown.
fn remedied(
    rule: &Rule,
    after: &Word,
    wanted: &Corpus,
    corpus: &Corpus,
    own: &[Finding],
) -> Option<Diagnostic> {
    let mut procedures: Vec<Procedure> = corpus.procedures.clone();
    for edit in own.iter().filter_map(|finding| finding.remedy.as_ref()).flat_map(|remedy| &remedy.edits) {
        if let Some(at) = corpus.procedure(&edit.procedure) {
            // An edit that no longer applies was settled by the one before it: a pair is flagged from both sides.
            let other =
                edit.change.reads().and_then(|id| corpus.procedure(id)).map(|at| &corpus.procedures[at]);
            let _ = apply::apply_beside(&mut procedures[at], &edit.change, &corpus.catalog, other);
        }
    }
    let difference = world::difference(&procedures, &wanted.procedures)?;
    Some(failed(
        rule,
        after,
        format!("sau khi áp dụng đề xuất, kết quả khác với ví dụ: {difference}"),
        format!("after the remedy the result differs from the example: {difference}"),
    ))
}

fn failed(rule: &Rule, at: &Word, vi: String, en: String) -> Diagnostic {
    let first_line = at.node.trim_start().lines().next().map_or(1, str::len).max(1);
    let skipped = at.node.len() - at.node.trim_start().len();
    let start = at.span.start + skipped;
    Diagnostic::error("example", vi, en)
        .at(rule.source, Span::new(start, start + first_line))
        .help("sửa ví dụ hoặc điều kiện của quy tắc", "correct the example or the rule's conditions")
}

fn unreadable(rule: &Rule, text: &Word, why: &str) -> Diagnostic {
    failed(rule, text, format!("không đọc được ví dụ: {why}"), format!("the example cannot be read: {why}"))
}
