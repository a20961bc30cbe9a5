//! Why a rule flags a thing, line by line; and where it stops short of flagging one, drawn in the rule itself.

use std::fmt::Write as _;

use crate::diagnostic::{Label, Severity};
use crate::facts::column::{Type, Value, World};
use crate::lang::explain::{End, Met, Proof, Reached, Told};
use crate::lang::rule::{Expr, Rule};
use crate::lang::sentence;
use crate::lang::show;
use crate::lang::vocabulary::kind_name;
use crate::report::snippet::{self, Parts, Style};
use crate::source::Source;
use crate::span::Span;
use crate::text::{Lang, Text};

/// What is needed to put an explanation into words.
#[derive(Clone, Copy)]
struct Words<'w> {
    world: World<'w>,
    rule: &'w Rule,
    sources: &'w [Source],
    lang: Lang,
}

/// Each loop, `let` and condition with its values, for a thing that is flagged.
pub fn why(
    world: World<'_>,
    rule: &Rule,
    sources: &[Source],
    thing: &str,
    proof: &Proof<'_>,
    lang: Lang,
) -> String {
    let words = Words { world, rule, sources, lang };
    let title = rule.title.get(lang);
    let mut out = match lang {
        Lang::Vi => format!("{} nêu {thing}\n  {title}\n\n", rule.id),
        Lang::En => format!("{} flags {thing}\n  {title}\n\n", rule.id),
    };
    words.row(&mut out, &proof.things, &proof.told);
    let more = proof.rows - 1;
    let _ = match (more, lang) {
        (0, _) => Ok(()),
        (_, Lang::Vi) => writeln!(out, "\n{more} tổ hợp đối tượng khác cũng dẫn đến phát hiện này"),
        (1, Lang::En) => writeln!(out, "\n1 more combination of things flags the same"),
        (_, Lang::En) => writeln!(out, "\n{more} more combinations of things flag the same"),
    };
    out
}

/// Where a rule stops short of flagging a thing, the furthest it gets.
pub fn why_not(
    world: World<'_>,
    rule: &Rule,
    sources: &[Source],
    thing: &str,
    reached: &Reached<'_>,
    lang: Lang,
) -> String {
    let words = Words { world, rule, sources, lang };
    let in_both = |text: &dyn Fn(Words<'_>) -> String| {
        Text::new(text(Words { lang: Lang::Vi, ..words }), text(Words { lang: Lang::En, ..words }))
    };
    let last = reached.told.last();
    let met = |words: Words<'_>| last.map(|told| words.values(&told.parts)).unwrap_or_default();
    let called = |at: usize, lang| {
        let one = &rule.loops[at];
        match one.of {
            Type::Entity(kind) => format!("{} `{}`", kind_name(kind, lang), one.name),
            _ => format!("`{}`", one.name),
        }
    };
    let (span, message, said) = match reached.end {
        End::Flagged => {
            let mut out = match lang {
                Lang::Vi => format!("{} có nêu khi xét {thing}\n\n", rule.id),
                Lang::En => format!("{} does flag something when it looks at {thing}\n\n", rule.id),
            };
            words.row(&mut out, &reached.things, &reached.told);
            return out;
        }
        End::Fails(at) => (
            rule.clauses[at].span,
            Text::new(
                format!("không nêu `{thing}`: điều kiện này sai"),
                format!("`{thing}` is not flagged: this condition does not hold"),
            ),
            in_both(&met),
        ),
        End::NoPartner { of, clause } => (
            rule.clauses[clause].span,
            Text::new(
                format!("không nêu `{thing}`: không tìm thấy {} nào khớp", called(of, Lang::Vi)),
                format!("`{thing}` is not flagged: no {} matches it", called(of, Lang::En)),
            ),
            in_both(&|words| {
                words.pick(format!("giá trị cần khớp: {}", met(words)), format!("looked for: {}", met(words)))
            }),
        ),
        End::Empty(at) => (
            rule.loops[at].span,
            Text::new(
                format!("không nêu `{thing}`: danh sách này không có gì để xét"),
                format!("`{thing}` is not flagged: this list has nothing to look at"),
            ),
            Text::new(
                "danh sách trống, hoặc không có đối tượng này",
                "the list is empty, or has not this thing",
            ),
        ),
        End::Same(at) => (
            rule.loops[at].span,
            Text::new(
                format!("không nêu `{thing}`: không có {} nào khác để so sánh", called(at, Lang::Vi)),
                format!(
                    "`{thing}` is not flagged: there is no other {} to compare it with",
                    called(at, Lang::En)
                ),
            ),
            Text::new("chỉ có một đối tượng", "there is only one thing"),
        ),
    };
    let text = (!said.get(lang).is_empty()).then_some(said);
    let labels = [Label { source: rule.source, span, text }];
    let mut notes: Vec<Text> = match reached.end {
        End::Fails(at) => vec![in_both(&|words| {
            let said = sentence::condition(rule, &rule.clauses[at].value, words.lang);
            words.pick(format!("điều kiện này nghĩa là: {said}"), format!("the condition means: {said}"))
        })],
        _ => Vec::new(),
    };
    for (one, thing) in rule.loops.iter().zip(&reached.things).filter(|(_, thing)| **thing != Value::None) {
        notes.push(in_both(&|words| format!("{} = {}", one.name, words.thing(thing))));
    }
    let held = reached.told.iter().filter(|told| told.holds == Some(true)).count();
    if held > 0 {
        notes.push(Text::new(
            format!("{held} điều kiện trước đó đều đúng"),
            format!("{held} {} held before it", if held == 1 { "condition" } else { "conditions" }),
        ));
    }
    if reached.rows > 1 {
        let rows = reached.rows;
        notes.push(Text::new(
            format!("{rows} tổ hợp đối tượng dừng ở đây; trên đây là tổ hợp đầu tiên"),
            format!("{rows} combinations of things end here; this is the first"),
        ));
    }
    let parts = Parts {
        severity: Severity::Info,
        code: &rule.id,
        message: &message,
        labels: &labels,
        notes: &notes,
        help: None,
    };
    snippet::draw(parts, sources, lang, Style { colour: true, ..Style::default() })
}

impl Words<'_> {
    fn pick<T>(self, vi: T, en: T) -> T {
        self.lang.pick(vi, en)
    }

    /// Each loop with its thing, then each clause with its values.
    fn row(self, out: &mut String, things: &[Value<'_>], told: &[Told<'_>]) {
        let mut before = None;
        for (one, thing) in self.rule.loops.iter().zip(things) {
            // A pair is written once and has two things.
            if before.replace(one.span) != Some(one.span) {
                let _ = writeln!(out, "for each {}", self.text(one.span));
            }
            let _ = writeln!(out, "    {} = {}", one.name, self.thing(thing));
        }
        for told in told {
            let clause = &self.rule.clauses[told.clause];
            let text = self.text(clause.span);
            let values = self.values(&told.parts);
            let _ = match (clause.names, values.is_empty()) {
                (Some(slot), _) => {
                    let value = self.value(&told.value);
                    let values = if values.is_empty() { values } else { format!("{values}: ") };
                    writeln!(out, "let {text}\n    {values}{} = {value}", self.rule.names[slot])
                }
                (None, true) => writeln!(out, "where {text}\n    {}", self.holds(told)),
                (None, false) => writeln!(out, "where {text}\n    {values}: {}", self.holds(told)),
            };
        }
    }

    fn holds(self, told: &Told<'_>) -> &'static str {
        if told.holds == Some(true) {
            self.pick("đúng", "holds")
        } else {
            self.pick("sai", "does not hold")
        }
    }

    /// `d.type = Land certificate; h.type = Land certificate`.
    fn values(self, parts: &[Met<'_>]) -> String {
        let mut said: Vec<String> = parts.iter().map(|met| self.met(met)).collect();
        let mut seen = std::collections::BTreeSet::new();
        said.retain(|said| seen.insert(said.clone()));
        said.join("; ")
    }

    fn met(self, met: &Met<'_>) -> String {
        let text = self.text(met.span);
        let quantified = self
            .rule
            .clauses
            .iter()
            .flat_map(|clause| &clause.parts)
            .any(|part| part.span == met.span && matches!(part.value, Expr::Quantified(..)));
        if !quantified {
            return format!("{text} = {}", self.value(&met.value));
        }
        let list = text.split(" has ").next().unwrap_or(&text);
        let items: Vec<String> = met
            .items
            .iter()
            .map(|(item, holds)| {
                let word =
                    if *holds { self.pick("đúng", "holds") } else { self.pick("sai", "does not hold") };
                format!("{} {word}", self.value(item))
            })
            .collect();
        match items.is_empty() {
            true => format!("{list}: {}", self.pick("danh sách trống", "the list is empty")),
            false => format!("{list}: {}", items.join(", ")),
        }
    }

    fn value(self, value: &Value<'_>) -> String {
        match value {
            Value::List(items) if items.is_empty() => {
                self.pick("danh sách trống", "an empty list").to_owned()
            }
            value => show::show(self.world, value, self.lang),
        }
    }

    /// A thing by its name and its id.
    fn thing(self, value: &Value<'_>) -> String {
        match value {
            Value::Entity(thing) => format!("{} ({})", self.value(value), show::id(self.world, *thing)),
            value => self.value(value),
        }
    }

    /// A stretch of the rule file, on one line and without its comments.
    fn text(self, span: Span) -> String {
        let Some(source) = self.sources.get(self.rule.source.0 as usize) else { return String::new() };
        let lines = source.slice(span).lines();
        let words: Vec<&str> = lines
            .filter(|line| !line.trim_start().starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        words.join(" ")
    }
}
