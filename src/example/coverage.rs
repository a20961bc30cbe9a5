//! Which conditions of a rule its examples put to the test: each must hold for some row and fail for another.

use super::Shown;
use crate::diagnostic::Diagnostic;
use crate::lang::ast::{self, Comparator};
use crate::lang::eval::{self, Indexes};
use crate::lang::rule::{Action, Condition, Expr, Feed, Remark, Rule};
use crate::span::Span;

/// The conditions of a rule that never fail, or never hold, in any of its examples. A condition is asked only of rows
/// for which all conditions before it hold. `written` is the rule in its file.
pub fn uncovered(rule: &Rule, written: &ast::Rule) -> Vec<Diagnostic> {
    let shown: Vec<Shown<'_>> =
        rule.examples.iter().filter_map(|example| Shown::new(rule, example).ok()).collect();
    let reaches = |probe: &Rule| {
        shown.iter().any(|shown| !eval::run(probe, shown.world(), &mut Indexes::default()).0.is_empty())
    };
    let mut problems = Vec::new();
    for (holds, fails, span) in probes(rule, written) {
        let (vi, en, help_vi, help_en) = if !reaches(&holds) {
            ("không bao giờ đúng", "never holds", "đúng", "holds")
        } else if !reaches(&fails) {
            ("không bao giờ sai", "never fails", "sai", "fails")
        } else {
            continue;
        };
        problems.push(
            Diagnostic::warning(
                "coverage",
                format!("điều kiện này {vi} trong các ví dụ của quy tắc"),
                format!("this condition {en} in the rule's examples"),
            )
            .at(rule.source, span)
            .help(
                format!("thêm một ví dụ mà điều kiện này {help_vi}"),
                format!("add an example in which it {help_en}"),
            ),
        );
    }
    problems.sort_by_key(|problem| problem.labels.first().map(|label| label.span.start));
    problems
}

/// For each condition the rule that flags a row which reaches it and for which it holds, and the one for which it fails.
fn probes(rule: &Rule, written: &ast::Rule) -> Vec<(Rule, Rule, Span)> {
    let pairs: Vec<Span> = written
        .generators
        .iter()
        .filter_map(|generator| generator.other.as_ref())
        .map(|name| name.span)
        .collect();
    let mut found = Vec::new();
    for (depth, one) in rule.loops.iter().enumerate() {
        if let Feed::Index { of, key, many, probe, probes, span, .. } = &one.source {
            let (key, probe) = (Box::new(key.clone()), Box::new(probe.clone()));
            let test = match (many, probes) {
                (true, _) => Expr::In(probe, key),
                (false, true) => Expr::In(key, probe),
                (false, false) => Expr::Compare(Comparator::Equal, key, probe),
            };
            let pair = [test.clone(), Expr::Not(Box::new(test))].map(|test| {
                let mut probe = cut(rule, depth, 0);
                probe.loops[depth].source = Feed::All(of.clone());
                probe.loops[depth].actions = vec![Action::Where(Condition { test, span: *span })];
                probe
            });
            let [holds, fails] = pair;
            found.push((holds, fails, *span));
        }
        for (at, action) in one.actions.iter().enumerate() {
            let Action::Where(condition) = action else { continue };
            // That the two of a pair differ is no condition of the author's.
            if pairs.contains(&condition.span) {
                continue;
            }
            let mut fails = cut(rule, depth, at);
            fails.loops[depth].actions.push(Action::Where(Condition {
                test: Expr::Not(Box::new(condition.test.clone())),
                span: condition.span,
            }));
            found.push((cut(rule, depth, at + 1), fails, condition.span));
        }
    }
    found
}

/// The rule up to some action of a loop; it flags whatever gets there.
fn cut(rule: &Rule, depth: usize, actions: usize) -> Rule {
    let mut cut = rule.clone();
    cut.loops.truncate(depth + 1);
    cut.loops[depth].actions.truncate(actions);
    let target = Expr::Slot(cut.loops[0].slot);
    cut.flag = Remark { target, field: None, vi: Vec::new(), en: Vec::new() };
    cut.notes.clear();
    cut.remedy.clear();
    cut.unless = None;
    cut
}
