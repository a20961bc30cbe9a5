//! A rule as one plain sentence, from its compiled form and the phrases of the vocabulary: what it means, for those who
//! will never read the language.

use crate::facts::column::Type;
use crate::lang::rule::{Feed, Loop, Rule, Things};
use crate::lang::vocabulary::kind_name;
use crate::text::Lang;

mod conditions;
mod edits;
mod phrases;
mod values;

/// What a rule looks at, when it flags and what it proposes, in one sentence each.
pub fn sentence(rule: &Rule, lang: Lang) -> String {
    let telling = Telling { rule, lang };
    let loops: Vec<String> = rule.loops.iter().map(|one| telling.each(one)).collect();
    let mut named = Vec::new();
    let mut conditions = Vec::new();
    for clause in &rule.clauses {
        match clause.names {
            Some(slot) => named.push(telling.named(slot, &telling.value(&clause.value))),
            None => conditions.push(telling.holds(&clause.value)),
        }
    }
    let loops = telling.listed(&loops);
    let named = if named.is_empty() { String::new() } else { format!(" ({})", named.join("; ")) };
    let flag = telling.value(&rule.flag.target);
    let flag = match rule.flag.field {
        Some(field) => lang.pick(format!("mục `{field}` của {flag}"), format!("`{field}` of {flag}")),
        None => flag,
    };
    let conditions = conditions.join("; ");
    let mut out = match (lang, conditions.is_empty()) {
        (Lang::Vi, true) => format!("Với {loops}{named}: nêu {flag}."),
        (Lang::Vi, false) => format!("Với {loops}{named}, nếu {conditions}, thì nêu {flag}."),
        (Lang::En, true) => format!("For {loops}{named}: flag {flag}."),
        (Lang::En, false) => format!("For {loops}{named}, if {conditions}, then flag {flag}."),
    };
    if !rule.remedy.is_empty() {
        let edits: Vec<String> = rule.remedy.iter().map(|proposal| telling.edit(proposal)).collect();
        out.push_str(&format!(" {}: {}", telling.pick("Đề xuất", "Proposal"), edits.join("; ")));
        if let Some(unless) = &rule.unless {
            out.push_str(&format!(", {} {}", telling.pick("trừ khi", "unless"), telling.holds(unless)));
        }
        out.push('.');
    }
    out
}

/// A rule being told in a language.
#[derive(Clone, Copy)]
struct Telling<'r> {
    rule: &'r Rule,
    lang: Lang,
}

impl Telling<'_> {
    fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(vi, en)
    }

    fn name(&self, slot: usize) -> &str {
        &self.rule.names[slot]
    }

    fn each(self, one: &Loop) -> String {
        let name = &one.name;
        let table = match &one.source {
            Feed::All(Things::Rows(table)) | Feed::Index { of: Things::Rows(table), .. } => Some(table),
            _ => None,
        };
        let kind = match (one.of, table) {
            (Type::Entity(kind), _) => kind_name(kind, self.lang).to_owned(),
            (_, Some(table)) => self.lang.pick(
                format!("dòng của bảng `{}`", table.name),
                format!("row of the table `{}`", table.name),
            ),
            _ => self.pick("giá trị", "value").to_owned(),
        };
        let mut out = match one.differs_from {
            Some(first) => {
                let first = self.name(first);
                self.lang.pick(format!("mỗi {kind} {name} khác {first}"), format!("each other {kind} {name}"))
            }
            None => self.lang.pick(format!("mỗi {kind} {name}"), format!("each {kind} {name}")),
        };
        if let Feed::List(list) = &one.source {
            let list = self.value(list);
            out.push_str(&self.lang.pick(format!(" trong {list}"), format!(" among {list}")));
        }
        out
    }

    fn named(self, slot: usize, value: &str) -> String {
        let name = self.name(slot);
        self.lang.pick(format!("gọi {name} là {value}"), format!("{name} being {value}"))
    }

    /// `a, b and c`.
    fn listed(self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.pick("và", "and")),
        }
    }
}
