//! What rules say of each other and of themselves: conditions that can never hold or always do, rules that are the same
//! twice, and rules that another makes idle. Each is a warning; no rule is left out for it.

use crate::diagnostic::Diagnostic;
use crate::lang::rule::Rule;
use crate::rules::RuleSet;
use crate::source::SourceId;
use crate::span::Span;

mod holds;
mod normal;

use normal::{Shape, opposite, shape};

/// What is odd about the rules of a set from the `from`th on, also beside those before; a rule that is not `on` is no
/// company for another.
pub fn lint(set: &RuleSet, from: usize, on: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    let shapes: Vec<Shape> =
        if from < set.rules.len() { set.rules.iter().map(shape).collect() } else { Vec::new() };
    let mut problems = Vec::new();
    for (at, rule) in set.rules.iter().enumerate().skip(from) {
        let impossible = impossible(rule, &shapes[at]);
        let is_possible = impossible.is_none();
        problems.extend(impossible);
        if is_possible {
            problems.extend(always(rule, &shapes[at]));
        }
        if !is_possible || !on(rule) {
            continue;
        }
        for (other_at, other) in set.rules.iter().enumerate() {
            // A pair is looked at once: from its later rule. What never holds is within everything.
            if other_at < at && on(other) && shapes[other_at].flag == shapes[at].flag {
                problems.extend(beside(set, (other, &shapes[other_at]), (rule, &shapes[at])));
            }
        }
    }
    problems
}

/// The complaint about conditions of which a rule can never meet all.
fn impossible(rule: &Rule, shape: &Shape) -> Option<Diagnostic> {
    let (one, other) = holds::conflict(&shape.conditions)?;
    let span = |at: Option<usize>| at.map_or(rule.span, |at| rule.clauses[at].span);
    Some(if one == other || one.is_none() {
        Diagnostic::warning(
            "never-holds",
            "điều kiện này không bao giờ đúng nên quy tắc không phát hiện được gì",
            "this condition never holds, so the rule finds nothing",
        )
        .at(rule.source, span(other))
        .help("sửa điều kiện này", "correct the condition")
    } else {
        Diagnostic::warning(
            "never-holds",
            "hai điều kiện này không bao giờ cùng đúng nên quy tắc không phát hiện được gì",
            "these two conditions never hold together, so the rule finds nothing",
        )
        .at(rule.source, span(other))
        .at_saying(rule.source, span(one), "trái với điều kiện này", "it contradicts this one")
        .help("bỏ hoặc sửa một trong hai điều kiện", "remove or correct one of the two")
    })
}

/// Complaints about conditions that hold of everything.
fn always(rule: &Rule, shape: &Shape) -> Vec<Diagnostic> {
    let idle = shape
        .conditions
        .iter()
        .filter_map(|(logic, at)| holds::conflict(&[(opposite(logic), *at)]).is_some().then_some((*at)?));
    idle.map(|at| {
        Diagnostic::warning("always-holds", "điều kiện này lúc nào cũng đúng", "this condition always holds")
            .at(rule.source, rule.clauses[at].span)
            .help("bỏ hoặc sửa điều kiện này", "remove or correct the condition")
    })
    .collect()
}

/// The complaint about two rules of which one says nothing that the other does not.
fn beside(set: &RuleSet, first: (&Rule, &Shape), second: (&Rule, &Shape)) -> Option<Diagnostic> {
    if holds::conflict(&first.1.conditions).is_some() {
        return None;
    }
    match (within(first.1, second.1), within(second.1, first.1)) {
        (true, true) => Some(
            Diagnostic::warning(
                "same-rule",
                format!("quy tắc `{}` có cùng nội dung với `{}`", second.0.id, first.0.id),
                format!("the rule `{}` says the same as `{}`", second.0.id, first.0.id),
            )
            .at(second.0.source, name(set, second.0))
            .at_saying(first.0.source, name(set, first.0), "quy tắc kia", "the other rule")
            .help(
                "bỏ một trong hai, hoặc tắt một quy tắc trong `rasoat.yaml`",
                "remove one, or switch one off in `rasoat.yaml`",
            ),
        ),
        (true, false) => idle(set, first.0, second.0),
        (false, true) => idle(set, second.0, first.0),
        (false, false) => None,
    }
}

/// The complaint about a rule all of whose findings another has, unless it says more of them: a higher level, or what
/// would settle them.
fn idle(set: &RuleSet, narrow: &Rule, wide: &Rule) -> Option<Diagnostic> {
    if narrow.level > wide.level || wide.remedy.is_empty() && !narrow.remedy.is_empty() {
        return None;
    }
    Some(
        Diagnostic::warning(
            "idle-rule",
            format!("quy tắc `{}` không phát hiện gì mà `{}` chưa phát hiện", narrow.id, wide.id),
            format!("the rule `{}` finds nothing that `{}` does not find", narrow.id, wide.id),
        )
        .at(narrow.source, name(set, narrow))
        .at_saying(wide.source, name(set, wide), "quy tắc này bao trùm", "this rule covers it")
        .help(
            "bỏ quy tắc hẹp hơn, hoặc thêm điều kiện vào quy tắc rộng hơn",
            "remove the narrower rule, or add a condition to the wider one",
        ),
    )
}

/// Whether whatever meets the conditions of `narrow` meets those of `wide`.
fn within(narrow: &Shape, wide: &Shape) -> bool {
    narrow.lists.starts_with(&wide.lists)
        && wide.conditions.iter().all(|(logic, _)| {
            let denied = std::iter::once((opposite(logic), None));
            holds::conflict(&narrow.conditions.iter().cloned().chain(denied).collect::<Vec<_>>()).is_some()
        })
}

/// Where the name of a rule stands.
fn name(set: &RuleSet, rule: &Rule) -> Span {
    let SourceId(source) = rule.source;
    let text = set.sources.get(source as usize).map_or("", |source| rule.span.slice(&source.text));
    let found = text.match_indices(rule.id.as_str()).find(|(at, _)| text[..*at].trim_end().ends_with("rule"));
    found.map_or(rule.span, |(at, id)| Span::new(at, at + id.len()).shifted(rule.span.start))
}
