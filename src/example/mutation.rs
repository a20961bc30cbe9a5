//! Whether the examples of a rule notice when the rule is changed. A change that none notices shows what no example
//! is about: either one is missing, or the rule says something it need not say.

use std::cell::OnceCell;

use super::Shown;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::lang::ast;
use crate::lang::compile::{self, Shelves};
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

/// Rules that are silent on each other's examples, as the built-in ones are, with those examples.
pub struct Neighbours<'r> {
    rules: &'r [Rule],
    shelves: &'r Shelves,
    shown: OnceCell<Vec<(&'r str, Shown<'r>)>>,
}

impl<'r> Neighbours<'r> {
    /// The neighbours among these rules, and what rule files share; examples are read when first needed.
    pub fn of(rules: &'r [Rule], shelves: &'r Shelves) -> Self {
        Neighbours { rules, shelves, shown: OnceCell::new() }
    }

    /// The examples of the others; none for a rule that is not among them.
    fn beside(&self, rule: &Rule) -> impl Iterator<Item = &Shown<'r>> {
        let shown = match self.rules.iter().any(|known| known.id == rule.id) {
            true => self.shown.get_or_init(|| self.read()).as_slice(),
            false => &[],
        };
        shown.iter().filter(|(id, _)| *id != rule.id).map(|(_, shown)| shown)
    }

    fn read(&self) -> Vec<(&'r str, Shown<'r>)> {
        let read = |rule: &'r Rule| shown_by(rule).into_iter().map(|shown| (rule.id.as_str(), shown));
        self.rules.iter().flat_map(read).collect()
    }
}

/// Changes a rule in every small way and runs its examples; `written` is the rule in its file `text`. A changed rule
/// that no longer compiles is not counted. A change that makes the rule speak on an example of a neighbour is noticed
/// as well: there the one shows what the other leaves to it.
pub fn mutate(rule: &Rule, neighbours: &Neighbours<'_>, written: &ast::Rule, text: &str) -> Outcome {
    let own = shown_by(rule);
    let mut outcome = Outcome::default();
    let mut plain = written.clone();
    plain.examples.clear();
    for mutant in mutate::mutants(&plain, text) {
        let Some(changed) = compile::changed(neighbours.shelves, rule.source, &mutant.rule) else { continue };
        outcome.tried += 1;
        let noticed = own.iter().any(|shown| notices(shown, &changed))
            || neighbours.beside(rule).any(|shown| speaks(shown, &changed));
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
