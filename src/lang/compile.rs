//! From the syntax tree to a compiled rule: names are looked up in the vocabulary, types checked, loops planned.
//! A misspelt name is an error here, never an empty result.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::column::Type;
use crate::lang::ast;
use crate::lang::parse;
use crate::lang::rule::{
    Action, Clause, Condition, Const, Expr, Pack, Param, Proposal, Query, Reach, Remark, Rule,
};
use crate::lang::vocabulary;
use crate::model::criterion::Criterion;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::{Lang, Text};

mod comparing;
mod message;
mod names;
mod paths;
mod plan;
mod reach;
mod remedy;
mod scope;
mod shared;
mod shared_problems;
mod shelves;
mod types;
mod typing;

use scope::Scope;
pub use shelves::{Shelves, Written};

/// Reads and compiles the rules of one file; every problem of every rule is reported.
pub fn compile(source: SourceId, text: &str) -> (Vec<Rule>, Vec<Diagnostic>) {
    let mut shelves = Shelves::default();
    let mut problems = shelves.add(&[Written { source, name: "", text }], &[]);
    let (rules, more) = compile_with(&mut shelves, source, text);
    problems.extend(more);
    if problems.is_empty() {
        problems = shelves.unused();
    }
    (rules, problems)
}

/// Reads and compiles the rules of one file whose shared names are in the shelves already.
pub fn compile_with(shelves: &mut Shelves, source: SourceId, text: &str) -> (Vec<Rule>, Vec<Diagnostic>) {
    let (written, mut problems) = parse::parse(source, text);
    let mut rules = Vec::new();
    for written in written {
        let mut scope = Scope::new(source, shelves);
        let compiled = rule(&mut scope, &written);
        scope.report_unused();
        let failed = scope.failed();
        problems.append(&mut scope.problems);
        let used = std::mem::take(&mut scope.shared);
        shelves.asked(&used);
        rules.extend(compiled.filter(|_| !failed));
    }
    // What a reader meets first is said first.
    problems.sort_by_key(|problem| problem.labels.first().map_or(0, |label| label.span.start));
    (rules, problems)
}

/// Compiles a rule that was changed on purpose; none when it no longer makes sense. Names may go unused.
pub fn changed(shelves: &Shelves, source: SourceId, written: &ast::Rule) -> Option<Rule> {
    let mut scope = Scope::new(source, shelves);
    let compiled = rule(&mut scope, written);
    compiled.filter(|_| !scope.failed())
}

/// The value of a literal.
pub fn constant(literal: &ast::Literal) -> Const {
    typing::literal(literal).0
}

/// What sort of value a constant is, in words.
pub fn constant_name(value: &Const, lang: Lang) -> String {
    let ty = match value {
        Const::Bool(_) => Type::Bool,
        Const::Int(_) => Type::Int,
        Const::Decimal(_) => Type::Decimal,
        Const::Percent(_) => Type::Percent,
        Const::Money(_) => Type::Money,
        Const::WorkTime(_) => Type::WorkTime,
        Const::Time(_) => Type::Time,
        Const::Date(_) => Type::Date,
        Const::Text(_) | Const::Code(_) => Type::Text,
    };
    vocabulary::type_name(ty, lang)
}

/// Reads and compiles a search: the loops and conditions of a rule, without a `flag`.
pub fn query(shelves: &Shelves, source: SourceId, text: &str) -> Result<Query, Vec<Diagnostic>> {
    let written = parse::query(source, text).map_err(|problem| vec![*problem])?;
    let mut scope = Scope::new(source, shelves);
    let drafts: Vec<_> =
        written.generators.iter().flat_map(|generator| plan::drafts(&mut scope, generator)).collect();
    let (actions, mut clauses) = clauses(&mut scope, &written.clauses);
    let mut columns = Vec::new();
    for column in &written.columns {
        if let Some((value, _)) = scope.typed(column) {
            columns.push((column.span.slice(text).to_owned(), value));
        }
    }
    let (loops, _) = plan::plan(&mut scope, drafts, actions, &mut clauses);
    if written.columns.is_empty() {
        // Each thing is shown, and so each name is used.
        for one in &loops {
            scope.meaning(&one.name);
            columns.push((one.name.clone(), Expr::Slot(one.slot)));
        }
    }
    scope.report_unused();
    if let Some(name) = scope.broken.take().filter(|_| scope.problems.is_empty()) {
        scope.problem(shared_problems::broken(source, &name));
    }
    if scope.problems.is_empty() {
        Ok(Query { loops, slots: scope.slots(), columns })
    } else {
        Err(scope.problems)
    }
}

fn rule(scope: &mut Scope, written: &ast::Rule) -> Option<Rule> {
    let (title, why) = documentation(scope, written);
    let criterion =
        one_of(scope, "criterion", &written.criterion, (Criterion::ALL, Criterion::word), written.id.span);
    let pack = one_of(scope, "pack", &written.pack, (Pack::ALL, Pack::word), written.id.span);
    let level = one_of(scope, "level", &written.level, (Severity::ALL, Severity::word), written.id.span);
    if let (Some(Pack::Simplification), Some(Severity::Error)) = (pack, level) {
        scope.problem(
            Diagnostic::error(
                "opinion",
                "một đề xuất đơn giản hóa không thể là `error`",
                "a simplification is never an `error`",
            )
            .at(scope.source, written.level[0].span)
            .help("viết `level warning`", "write `level warning`"),
        );
    }
    if written.basis.is_empty() {
        scope.problem(
            Diagnostic::error("no-basis", "quy tắc chưa nêu căn cứ", "the rule names no basis")
                .at(scope.source, written.id.span)
                .help("thêm dòng `basis …`", "add a line `basis …`"),
        );
    }
    for (name, value) in &written.params {
        scope.param(name, &value.node);
    }
    let params = written.params.iter().map(|(name, value)| Param {
        name: name.node.clone(),
        value: typing::literal(&value.node).0,
        set_at: None,
    });
    let drafts: Vec<_> =
        written.generators.iter().flat_map(|generator| plan::drafts(scope, generator)).collect();
    let (actions, mut clauses) = clauses(scope, &written.clauses);
    let flag = remark(scope, &written.flag);
    let notes: Vec<_> = written.notes.iter().map(|note| remark(scope, note)).collect();
    let unless = written.unless.as_ref().map(|unless| scope.condition(unless));
    // A remedy is made out only where `unless` does not hold: what that says is known to be there.
    let remedy: Vec<Option<Proposal>> = scope.knowing(|scope| {
        written.unless.iter().for_each(|unless| scope.learn_not(unless));
        written.proposals.iter().map(|proposal| remedy::proposal(scope, proposal)).collect()
    });
    let (loops, cost) = plan::plan(scope, drafts, actions, &mut clauses);
    let mut rule = Rule {
        source: scope.source,
        id: written.id.node.clone(),
        title,
        why,
        criterion: criterion?,
        pack: pack?,
        level: level?,
        basis: written.basis.iter().map(|basis| basis.node.clone()).collect(),
        params: params.collect(),
        loops,
        slots: scope.slots(),
        names: scope.slot_names(),
        clauses,
        flag: flag?,
        notes: notes.into_iter().collect::<Option<_>>()?,
        remedy: remedy.into_iter().collect::<Option<_>>()?,
        unless: match unless {
            Some(unless) => Some(unless?),
            None => None,
        },
        examples: written.examples.clone(),
        cost,
        reach: Reach::Corpus,
        span: written.place.span,
    };
    rule.reach = reach::reach(&rule);
    Some(rule)
}

/// A fact that must be said once, with one of a fixed set of words.
fn one_of<T: Copy>(
    scope: &mut Scope,
    fact: &'static str,
    written: &[ast::Word],
    (all, word_of): (&[T], fn(T) -> &'static str),
    rule: Span,
) -> Option<T> {
    let words = || all.iter().map(|one| word_of(*one));
    let listed = || words().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let problem = match written {
        [] => {
            Diagnostic::error("fact", format!("quy tắc thiếu `{fact}`"), format!("the rule has no `{fact}`"))
                .at(scope.source, rule)
                .help(
                    format!("thêm `{fact}` với một trong {}", listed()),
                    format!("add `{fact}` with one of {}", listed()),
                )
        }
        [_, again, ..] => Diagnostic::error(
            "fact",
            format!("`{fact}` được ghi hai lần"),
            format!("`{fact}` is given twice"),
        )
        .at(scope.source, again.span)
        .help("bỏ một trong hai", "remove one of the two"),
        [word] => match all.iter().find(|known| word_of(**known) == word.node) {
            Some(known) => return Some(*known),
            None => {
                let meant = nearest(&word.node, words());
                let (vi, en) = match meant {
                    Some(meant) => (format!("viết `{meant}`"), format!("write `{meant}`")),
                    None => (format!("viết một trong {}", listed()), format!("write one of {}", listed())),
                };
                Diagnostic::error(
                    "fact",
                    format!("`{}` không phải là một `{fact}`", word.node),
                    format!("`{}` is not a {fact}", word.node),
                )
                .at(scope.source, word.span)
                .help(vi, en)
            }
        },
    };
    scope.problem(problem);
    None
}

/// The title in Vietnamese and English, and after an empty line the reasons likewise: one line each.
fn documentation(scope: &mut Scope, written: &ast::Rule) -> (Text, Text) {
    let lines: Vec<&str> = written.docs.iter().map(|line| line.node.as_str()).collect();
    if let [vi, en, "", why_vi, why_en] = lines[..]
        && [vi, en, why_vi, why_en].iter().all(|line| !line.is_empty())
    {
        return (Text::new(vi, en), Text::new(why_vi, why_en));
    }
    let at = written.docs.first().map_or(written.id.span, |line| line.span);
    scope.problem(
        Diagnostic::error(
            "documentation",
            "quy tắc phải bắt đầu bằng tiêu đề tiếng Việt, tiêu đề tiếng Anh, một dòng trống, rồi lý do bằng hai ngôn ngữ",
            "a rule begins with its title in Vietnamese and English, an empty line, and the reasons in both languages",
        )
        .at(scope.source, at)
        .help("viết mỗi phần trên một dòng `///`", "write each of the four on one line `///`"),
    );
    (Text::default(), Text::default())
}

/// `let` and `where`, in the order written; a conjunction is taken apart.
fn clauses(scope: &mut Scope, written: &[ast::Clause]) -> (Vec<Action>, Vec<Clause>) {
    let mut actions = Vec::new();
    let mut clauses = Vec::new();
    let mut tell = |scope: &mut Scope, names: Option<usize>, value: &Expr, span: Span| {
        let parts = std::mem::take(&mut scope.parts);
        clauses.push(Clause { names, value: value.clone(), span, parts, depth: 0, joins: false });
    };
    for clause in written {
        scope.parts.clear();
        match clause {
            ast::Clause::Let(name, written) => {
                if let Some((value, ty)) = scope.typed(written) {
                    let slot = scope.bind(name, ty);
                    tell(scope, Some(slot), &value, name.span.to(written.span));
                    actions.push(Action::Let(slot, value));
                } else {
                    scope.bind_unknown(name);
                }
            }
            ast::Clause::Where(condition) => {
                for part in conjuncts(condition) {
                    scope.parts.clear();
                    if let Some(test) = scope.condition(part) {
                        tell(scope, None, &test, part.span);
                        actions.push(Action::Where(Condition { test, span: part.span }));
                    }
                    scope.learn(part);
                }
            }
        }
    }
    (actions, clauses)
}

fn conjuncts(condition: &ast::Expr) -> Vec<&ast::Expr> {
    match &condition.node {
        ast::Form::All(parts) => parts.iter().flat_map(conjuncts).collect(),
        _ => vec![condition],
    }
}

fn remark(scope: &mut Scope, written: &ast::Remark) -> Option<Remark> {
    let target = paths::target(scope, &written.target);
    let pieces = message::pieces(scope, &written.vi, &written.en);
    let (target, field) = target?;
    let (vi, en) = pieces?;
    Some(Remark { target, field, vi, en })
}

/// The type of a thing that an expression of the plan is.
type Typed = (Expr, Type);
