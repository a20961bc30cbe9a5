//! The names a rule has given so far, what is known to be present, and the problems found.

use std::collections::BTreeSet;

use super::shelves::Shelves;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::column::Type;
use crate::lang::ast::{Expr as Written, Form, Literal, Test, Word};
use crate::lang::rule::{Const, Expr, Part};
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;

/// What the compiler knows at one place of a rule.
pub(super) struct Scope<'l> {
    pub(super) shelves: &'l Shelves,
    /// The shared names asked for.
    pub(super) shared: BTreeSet<usize>,
    /// The first shared name asked for that could not be compiled itself.
    pub(super) broken: Option<Word>,
    pub(super) source: SourceId,
    pub(super) problems: Vec<Diagnostic>,
    names: Vec<Name>,
    slots: Vec<String>,
    /// The values met since the last clause began.
    pub(super) parts: Vec<Part>,
    present: BTreeSet<String>,
    /// The slot of the first thing looped over: `as_of` is the day of its review.
    pub(super) subject: Option<usize>,
}

struct Name {
    word: String,
    span: Span,
    meaning: Meaning,
    used: bool,
}

/// What a name stands for.
#[derive(Clone)]
pub(super) enum Meaning {
    /// A value of the evaluation.
    Slot(usize, Type),
    /// A constant.
    Param(Const, Type),
    /// A value that could not be compiled; its problem is reported already.
    Unknown,
}

impl<'l> Scope<'l> {
    pub(super) fn new(source: SourceId, shelves: &'l Shelves) -> Self {
        Scope {
            shelves,
            shared: BTreeSet::new(),
            broken: None,
            source,
            problems: Vec::new(),
            names: Vec::new(),
            slots: Vec::new(),
            parts: Vec::new(),
            present: BTreeSet::new(),
            subject: None,
        }
    }

    pub(super) fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Whether what was compiled must not be run.
    pub(super) fn failed(&self) -> bool {
        self.broken.is_some() || self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// What the author called the value of each slot.
    pub(super) fn slot_names(&self) -> Vec<String> {
        self.slots.clone()
    }

    /// Gives a name to a new slot.
    pub(super) fn bind(&mut self, word: &Word, ty: Type) -> usize {
        let slot = self.slots.len();
        self.slots.push(word.node.clone());
        self.name(word, Meaning::Slot(slot, ty));
        slot
    }

    /// A new slot without a name that could be asked for.
    pub(super) fn unnamed(&mut self, name: &str) -> usize {
        self.slots.push(name.to_owned());
        self.slots.len() - 1
    }

    /// Gives a name to something that could not be compiled.
    pub(super) fn bind_unknown(&mut self, word: &Word) {
        self.name(word, Meaning::Unknown);
    }

    /// Gives a name to a constant.
    pub(super) fn param(&mut self, word: &Word, literal: &Literal) {
        let (value, ty) = super::typing::literal(literal);
        self.name(word, Meaning::Param(value, ty));
    }

    fn name(&mut self, word: &Word, meaning: Meaning) {
        if let Some(first) = self.names.iter().find(|name| name.word == word.node) {
            let problem = Diagnostic::error(
                "name-twice",
                format!("tên `{}` được đặt hai lần", word.node),
                format!("the name `{}` is given twice", word.node),
            )
            .at(self.source, word.span)
            .at_saying(self.source, first.span, "đặt lần đầu ở đây", "first given here")
            .help("đặt một tên khác", "choose another name");
            self.problems.push(problem);
        }
        self.names.push(Name { word: word.node.clone(), span: word.span, meaning, used: false });
    }

    /// What a name stands for, the innermost first; marks it as used.
    pub(super) fn meaning(&mut self, word: &str) -> Option<Meaning> {
        let name = self.names.iter_mut().rev().find(|name| name.word == word)?;
        name.used = true;
        Some(name.meaning.clone())
    }

    /// Whether a name was given.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.names.iter().any(|name| name.word == word)
    }

    /// The name an author most likely meant.
    pub(super) fn nearest_name(&self, word: &str) -> Option<String> {
        let own = self.names.iter().map(|name| name.word.as_str());
        nearest(word, own.chain(self.shelves.names(false))).map(str::to_owned)
    }

    /// Forgets the innermost name: the loop of a quantifier has ended.
    pub(super) fn unbind(&mut self) {
        self.names.pop();
    }

    /// Runs a part of the compilation in which more is known to be present.
    pub(super) fn knowing<T>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.present.clone();
        let result = run(self);
        self.present = before;
        result
    }

    /// Whether a path is known to be present.
    pub(super) fn is_present(&self, path: &str) -> bool {
        self.present.contains(path)
    }

    /// Learns from a condition that holds: `x is present`, or a conjunction with that in it.
    pub(super) fn learn(&mut self, condition: &Written) {
        match &condition.node {
            Form::All(parts) => parts.iter().for_each(|part| self.learn(part)),
            Form::Test(Test::Present, value, _) => self.present.extend(path_text(value)),
            Form::Not(inner) => self.learn_not(inner),
            _ => {}
        }
    }

    /// Learns from a condition that does not hold: `x is absent`, or an alternative with that in it.
    pub(super) fn learn_not(&mut self, condition: &Written) {
        match &condition.node {
            Form::Any(parts) => parts.iter().for_each(|part| self.learn_not(part)),
            Form::Test(Test::Absent, value, _) => self.present.extend(path_text(value)),
            Form::Not(inner) => self.learn(inner),
            _ => {}
        }
    }

    /// Remembers a value that a condition speaks of. What a loop of its own goes through is told by the loop.
    pub(super) fn meet(&mut self, written: &Written, value: &Expr, since: usize) {
        let (own, list) = match (&written.node, value) {
            (Form::Quantified(_, _, list, _), Expr::Quantified(_, own, ..))
            | (Form::Counted(_, _, list, _), Expr::Counted(_, own, ..)) => (Some(*own), Some(list.span)),
            (Form::Summed(_, _, _, list, _), Expr::Summed(_, _, own, ..)) => (Some(*own), Some(list.span)),
            (Form::Path(..) | Form::Call(..), _) => (None, None),
            _ => return,
        };
        let inner = self.parts.split_off(since);
        self.parts.extend(inner.into_iter().filter(|part| {
            let mut used = Vec::new();
            part.value.slots(&mut used);
            own.is_none_or(|own| !used.contains(&own)) && list != Some(part.span)
        }));
        self.parts.push(Part { value: value.clone(), span: written.span });
    }

    /// Reports names that nothing uses.
    pub(super) fn report_unused(&mut self) {
        let source = self.source;
        let unused = self.names.iter().filter(|name| !name.used).map(|name| {
            Diagnostic::error(
                "unused-name",
                format!("tên `{}` không được dùng", name.word),
                format!("the name `{}` is never used", name.word),
            )
            .at(source, name.span)
            .help("bỏ tên này, hoặc dùng nó trong `where`", "remove it, or use it in a `where`")
        });
        self.problems.extend(unused.collect::<Vec<_>>());
    }
}

/// The text by which a path is known: its words with dots; nothing for what is no path.
pub(super) fn path_text(value: &Written) -> Option<String> {
    match &value.node {
        Form::Path(name, fields) => {
            let words = std::iter::once(&name.node).chain(fields.iter().map(|field| &field.node));
            Some(words.map(String::as_str).collect::<Vec<_>>().join("."))
        }
        _ => None,
    }
}

/// The day of the review, as an expression.
pub(super) fn as_of(scope: &Scope) -> Option<Expr> {
    scope.subject.map(Expr::AsOf)
}
