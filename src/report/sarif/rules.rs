//! Rules in SARIF: titles and reasons in both languages, so that a reader of either understands the alert; and the kinds of
//! complaint about files, each as a rule of its own.

use std::collections::BTreeMap;

use crate::model::citation::cited;
use crate::report::plain::one_line;
use crate::report::sarif::level;
use crate::report::sarif::log::{Configuration, Message, Rule, RuleProperties};
use crate::report::templates::filters::markdown;
use crate::report::view::ReportView;
use crate::report::view::leaf::Words;
use crate::report::view::problems::ProblemView;
use crate::report::view::rules::{RuleCard, RuleView};
use crate::text::Lang;

/// The rules of a run, and the complaints about its files, in order of id.
pub(super) fn rules(view: &ReportView) -> Vec<Rule> {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
    for card in &view.checked {
        rules.insert(card.id.clone(), of_card(card, lang));
    }
    for fired in &view.rules {
        rules.entry(fired.id.clone()).or_insert_with(|| of_fired(fired));
    }
    for problem in &view.problems {
        rules.entry(problem_id(problem)).or_insert_with(|| of_problem(problem, lang));
    }
    rules.into_values().collect()
}

/// The rule a complaint is shown under.
pub(super) fn problem_id(problem: &ProblemView) -> String {
    format!("{}/{}", if problem.of_rule { "rule" } else { "file" }, problem.code)
}

fn of_card(card: &RuleCard, lang: Lang) -> Rule {
    let why = match card.why.text.is_empty() {
        true => &card.title,
        false => &card.why,
    };
    Rule {
        id: card.id.clone(),
        name: name(&card.id),
        short_description: plain(&card.title.text),
        full_description: plain(&why.text),
        help: help(card, lang),
        default_configuration: Configuration { level: level(&card.level.code) },
        properties: RuleProperties {
            tags: vec![criterion(&card.criterion.code), format!("pack/{}", card.pack)],
        },
    }
}

/// A rule of which nothing is known but what it found.
fn of_fired(fired: &RuleView) -> Rule {
    let title = fired.title.as_ref().map_or(fired.id.as_str(), |title| title.text.as_str());
    Rule {
        id: fired.id.clone(),
        name: name(&fired.id),
        short_description: plain(title),
        full_description: plain(title),
        help: plain(title),
        default_configuration: Configuration { level: level(&fired.level.code) },
        properties: RuleProperties { tags: vec![criterion(&fired.criterion.code)] },
    }
}

fn of_problem(problem: &ProblemView, lang: Lang) -> Rule {
    let (vi, en) = match problem.of_rule {
        true => (
            "Một quy tắc không dùng được, hoặc phải dừng giữa chừng.",
            "A rule cannot be used, or stopped half way.",
        ),
        false => (
            "Một tệp của không gian làm việc có sai sót; phần bị ảnh hưởng không được rà soát.",
            "A file of the workspace has a mistake; the part it concerns is not reviewed.",
        ),
    };
    let id = problem_id(problem);
    Rule {
        name: name(&id),
        short_description: plain(lang.pick(vi, en)),
        full_description: plain(lang.pick(vi, en)),
        help: plain(&format!("{vi} {en}")),
        default_configuration: Configuration { level: level(&problem.level.code) },
        properties: RuleProperties { tags: vec!["pack/correctness".to_owned()] },
        id,
    }
}

/// A criterion as a tag; a pack may have the same name.
fn criterion(code: &str) -> String {
    format!("criterion/{code}")
}

/// The last part of an id as one word: `HeldInRegister` of `documents/held-in-register`.
fn name(id: &str) -> String {
    let words = id.rsplit('/').next().unwrap_or(id).split(['-', '_']);
    words
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}

fn plain(text: &str) -> Message {
    Message { text: one_line(text), markdown: None }
}

/// Title, reason, criterion and basis in both languages, the reader's first.
fn help(card: &RuleCard, lang: Lang) -> Message {
    let other = lang.pick(Lang::En, Lang::Vi);
    let (mut text, mut marked) = (String::new(), String::new());
    for lang in [lang, other] {
        let of = |words: &Words| one_line(lang.pick(&words.vi, &words.en));
        let (title, why) = (of(&card.title), of(&card.why));
        let basis: Vec<String> = card.basis.iter().map(|written| one_line(&cited(written, lang))).collect();
        let basis = basis.join("; ");
        let criterion = of(&card.criterion.words);
        let (criterion_is, basis_is) = lang.pick(("Tiêu chí", "Căn cứ"), ("Criterion", "Basis"));
        text.push_str(&format!("{title}\n{why}\n{criterion_is}: {criterion}. {basis_is}: {basis}.\n\n"));
        let (title, why, basis) = (markdown(&title), markdown(&why), markdown(&basis));
        let criterion = markdown(&criterion);
        marked.push_str(&format!("**{title}**\n\n{why}\n\n"));
        marked.push_str(&format!("- {criterion_is}: {criterion}\n- {basis_is}: {basis}\n\n"));
    }
    let shown = format!("rasoat explain {}", card.id);
    text.push_str(&shown);
    marked.push_str(&format!("`{shown}`\n"));
    Message { text, markdown: Some(marked) }
}
