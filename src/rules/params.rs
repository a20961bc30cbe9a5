//! The parameters of rules as a workspace sets them in `rasoat.yaml`: each is checked against the rule that has it.

use std::collections::BTreeMap;

use super::RuleSet;
use crate::diagnostic::Diagnostic;
use crate::lang::ast::Literal;
use crate::lang::compile;
use crate::lang::parse;
use crate::lang::rule::{Const, Rule};
use crate::lang::show;
use crate::model::corpus::{Corpus, Place};
use crate::model::load::SETTINGS_FILE;
use crate::model::settings::RuleParam;
use crate::source::SourceId;
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Lang;

impl RuleSet {
    /// Gives rules the parameters that the settings of a workspace set; what is wrong with those is in the settings file.
    pub fn set_params(&mut self, corpus: &Corpus) -> Vec<Diagnostic> {
        let Some(source) = corpus.sources.iter().position(|source| source.name == SETTINGS_FILE) else {
            return Vec::new();
        };
        let source = SourceId(source as u32);
        let settings = corpus.settings.rules.iter().flat_map(|rules| &rules.params);
        let mut problems = Vec::new();
        let mut found: BTreeMap<(usize, usize), (Literal, Place)> = BTreeMap::new();
        for (at, setting) in settings.enumerate() {
            let place = |key: &str| Place { source, path: format!("rules.params[{at}].{key}") };
            let span = |key: &str| corpus.span(&place(key)).unwrap_or_default();
            let checked =
                self.param(setting, |key| (source, span(key))).and_then(|(of, literal)| {
                    match found.get(&of) {
                        Some((_, first)) => {
                            let first = corpus.span(first).unwrap_or_default();
                            Err(Box::new(twice(setting, (source, span("name")), (source, first))))
                        }
                        None => Ok((of, literal)),
                    }
                });
            match checked {
                Ok((of, literal)) => drop(found.insert(of, (literal, place("value")))),
                Err(problem) => problems.push(*problem),
            }
        }
        for ((rule, param), (literal, place)) in found {
            self.set_param(rule, param, literal, place);
        }
        problems
    }

    /// The same rules with the parameters they were written with: those their examples are about.
    pub fn as_written(&self) -> RuleSet {
        let mut set = self.clone();
        for (at, rule) in std::mem::take(&mut set.written) {
            set.rules[at] = rule;
        }
        set
    }

    /// The rule and parameter that a setting means, and the value it gives.
    fn param(
        &self,
        setting: &RuleParam,
        at: impl Fn(&str) -> (SourceId, Span),
    ) -> Result<((usize, usize), Literal), Box<Diagnostic>> {
        let Some(which) = self.rules.iter().position(|rule| rule.id == setting.rule) else {
            return Err(Box::new(self.unknown_rule(&setting.rule, at("rule"))));
        };
        let rule = &self.rules[which];
        let Some(param) = rule.params.iter().position(|param| param.name == setting.name) else {
            return Err(Box::new(unknown_param(rule, &setting.name, at("name"))));
        };
        match fitting(&setting.value.0, &rule.params[param].value) {
            Some(literal) => Ok(((which, param), literal)),
            None => Err(Box::new(wrong_value(rule, param, &setting.value.0, at("value")))),
        }
    }

    fn set_param(&mut self, at: usize, param: usize, literal: Literal, place: Place) {
        let rule = &self.rules[at];
        let Some(mut written) = self.written(rule) else { return };
        for (own, (_, value)) in rule.params.iter().zip(&mut written.params) {
            if own.set_at.is_some() {
                value.node = as_literal(&own.value);
            }
        }
        written.params[param].1.node = literal;
        let Some(mut changed) = compile::changed(&self.shelves, rule.source, &written) else { return };
        for (new, old) in changed.params.iter_mut().zip(&rule.params) {
            new.set_at.clone_from(&old.set_at);
        }
        changed.params[param].set_at = Some(place);
        let old = std::mem::replace(&mut self.rules[at], changed);
        if self.written.iter().all(|(known, _)| *known != at) {
            self.written.push((at, old));
        }
    }

    /// Says that there is no rule of this id, with the one that was likely meant.
    pub fn unknown_rule(&self, id: &str, (source, span): (SourceId, Span)) -> Diagnostic {
        let problem = Diagnostic::error(
            "unknown-rule",
            format!("không có quy tắc `{id}`"),
            format!("there is no rule `{id}`"),
        )
        .at(source, span);
        match nearest(id, self.rules.iter().map(|rule| rule.id.as_str())) {
            Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
            None => problem.help("chạy `rasoat rules` để xem danh sách", "run `rasoat rules` for the list"),
        }
    }
}

/// What is written as a literal of the same sort as a value; a plain number will do for an amount of money or a decimal.
fn fitting(written: &str, like: &Const) -> Option<Literal> {
    if let Const::Text(_) = like {
        return Some(Literal::Text(written.to_owned()));
    }
    let literal = parse::literal(written)?;
    let literal = match (literal, like) {
        (Literal::Int(number), Const::Decimal(_)) => Literal::Decimal(number.checked_mul(1000)?),
        (Literal::Int(number), Const::Money(_)) => Literal::Money(number),
        (literal, _) => literal,
    };
    let same = std::mem::discriminant(&compile::constant(&literal)) == std::mem::discriminant(like);
    same.then_some(literal)
}

fn as_literal(value: &Const) -> Literal {
    use crate::model::duration::Duration;
    match value {
        Const::Bool(value) => Literal::Bool(*value),
        Const::Int(value) => Literal::Int(*value),
        Const::Decimal(value) => Literal::Decimal(*value),
        Const::Percent(value) => Literal::Percent(*value),
        Const::Money(value) => Literal::Money(*value),
        Const::WorkTime(minutes) => Literal::Duration(Duration::working(*minutes)),
        Const::Time(value) => Literal::Duration(*value),
        Const::Date(value) => Literal::Date(*value),
        Const::Text(value) => Literal::Text(value.clone()),
        Const::Code(word) => Literal::Text((*word).to_owned()),
    }
}

fn unknown_param(rule: &Rule, name: &str, (source, span): (SourceId, Span)) -> Diagnostic {
    let id = &rule.id;
    let problem = Diagnostic::error(
        "unknown-param",
        format!("quy tắc `{id}` không có tham số `{name}`"),
        format!("the rule `{id}` has no parameter `{name}`"),
    )
    .at(source, span);
    let names = || rule.params.iter().map(|param| param.name.as_str());
    if let Some(meant) = nearest(name, names()) {
        return problem.help(format!("viết `{meant}`"), format!("write `{meant}`"));
    }
    let all = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match all.is_empty() {
        true => problem
            .help("bỏ mục này: quy tắc không có tham số nào", "remove this entry: the rule has no parameter"),
        false => problem.help(format!("chọn một trong: {all}"), format!("choose one of: {all}")),
    }
}

fn wrong_value(rule: &Rule, param: usize, written: &str, (source, span): (SourceId, Span)) -> Diagnostic {
    let param = &rule.params[param];
    let name = &param.name;
    let kind = |lang| compile::constant_name(&param.value, lang);
    let like = |lang| show::constant(&param.value, lang);
    Diagnostic::error(
        "wrong-param",
        format!("tham số `{name}` cần {} nhưng `{written}` thì không phải", kind(Lang::Vi)),
        format!("the parameter `{name}` wants {}, which `{written}` is not", kind(Lang::En)),
    )
    .at(source, span)
    .help(
        format!("viết giá trị cùng loại với giá trị của quy tắc: {}", like(Lang::Vi)),
        format!("write a value of the same sort as the rule's own: {}", like(Lang::En)),
    )
}

fn twice(setting: &RuleParam, again: (SourceId, Span), first: (SourceId, Span)) -> Diagnostic {
    let RuleParam { rule, name, .. } = setting;
    Diagnostic::error(
        "param-twice",
        format!("tham số `{name}` của quy tắc `{rule}` được đặt hai lần"),
        format!("the parameter `{name}` of the rule `{rule}` is set twice"),
    )
    .at(again.0, again.1)
    .at_saying(first.0, first.1, "đặt lần đầu ở đây", "first set here")
    .help("bỏ một trong hai", "remove one of the two")
}
