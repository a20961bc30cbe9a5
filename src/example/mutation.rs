//! Whether the examples of a rule notice when the rule is changed. A change that none notices shows what no example
//! is about: either one is missing, or the rule says something it need not say.

use std::cell::LazyCell;

use super::Shown;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::lang::ast;
use crate::lang::compile;
use crate::lang::mutate::{self, Mutant};
use crate::lang::rule::Rule;

/// What became of the changes made to a rule.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many changed rules were run.
    pub tried: usize,
    /// The changes that no example noticed, with their places.
    pub survivors: Vec<Diagnostic>,
}

/// Changes a rule in every small way and runs its examples; `written` is the rule in its file `text`. A changed rule
/// that no longer compiles is not counted. On the examples of `neighbours` the rule is silent, and a change that makes it
/// speak there is noticed as well: so an example of the one shows what the other leaves to it.
pub fn mutate(rule: &Rule, neighbours: &[Rule], written: &ast::Rule, text: &str) -> Outcome {
    let own = shown_by(rule);
    let others = LazyCell::new(|| {
        let others = neighbours.iter().filter(|other| other.id != rule.id);
        others.flat_map(shown_by).collect::<Vec<_>>()
    });
    let mut outcome = Outcome::default();
    let mut plain = written.clone();
    plain.examples.clear();
    for mutant in mutate::mutants(&plain, text) {
        let Some(changed) = compile::changed(rule.source, &mutant.rule) else { continue };
        outcome.tried += 1;
        let noticed = own.iter().any(|shown| notices(shown, &changed))
            || others.iter().any(|shown| speaks(shown, &changed));
        if !noticed {
            outcome.survivors.push(survivor(rule, &mutant));
        }
    }
    outcome
}

fn shown_by(rule: &Rule) -> Vec<Shown<'_>> {
    rule.examples.iter().filter_map(|example| Shown::new(rule, example).ok()).collect()
}

fn speaks(shown: &Shown<'_>, changed: &Rule) -> bool {
    let checked = check::check(shown.world(), std::slice::from_ref(changed));
    !checked.troubles.is_empty() || !checked.findings.is_empty()
}

fn notices(shown: &Shown<'_>, changed: &Rule) -> bool {
    let checked = check::check(shown.world(), std::slice::from_ref(changed));
    !checked.troubles.is_empty() || !shown.problems(changed, &checked.findings).is_empty()
}

fn survivor(rule: &Rule, mutant: &Mutant) -> Diagnostic {
    let change = |lang| mutant.change.get(lang).to_owned();
    Diagnostic::warning(
        "mutant",
        format!("không ví dụ nào nhận ra khi {}", change(crate::text::Lang::Vi)),
        format!("no example notices when {}", change(crate::text::Lang::En)),
    )
    .at(rule.source, mutant.span)
    .help(
        "thêm một ví dụ mà kết quả tùy thuộc vào chỗ này, hoặc bỏ phần thừa",
        "add an example that turns on this, or remove what is not needed",
    )
}
