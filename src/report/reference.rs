//! The reference pages: every rule with what it finds, why and on what basis, and the whole rule language. All of it is
//! derived from the rules, the grammar, the vocabulary and the views; nothing is said twice by hand.

use crate::report::templates;
use crate::rules::RuleSet;

mod grammar;
mod language;
mod rules;
mod views;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name from the folder of the pages, with `/`.
    pub path: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// The pages: one for each family of these rules, an index of them, one on the language, one on what templates may name.
pub fn pages(set: &RuleSet) -> Vec<Page> {
    let families = rules::families(set);
    let mut pages = vec![
        Page {
            path: "language.md".to_owned(),
            text: templates::page("language.md.j2", &language::language()),
        },
        Page { path: "templates.md".to_owned(), text: templates::page("views.md.j2", &views::views()) },
        Page { path: "rules/README.md".to_owned(), text: templates::page("rules.md.j2", &families) },
    ];
    pages.extend(families.families.iter().map(|family| Page {
        path: format!("rules/{}.md", family.id),
        text: templates::page("rule_family.md.j2", family),
    }));
    pages
}
