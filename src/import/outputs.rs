//! The results of a procedure: names, each followed by its code, and after the last one the rest of the page.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{pattern, says_nothing, without_bullet};

/// A result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its name.
    pub name: String,
    /// Its code in the national database.
    pub code: Option<String>,
}

/// What the field says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The results, in order.
    pub issued: Vec<Issued>,
    /// Keywords, where there are any.
    pub keywords: Option<String>,
    /// The description, where there is one.
    pub description: Option<String>,
}

static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"Mã:\s*((?:[A-Z0-9][A-Z0-9.\-]*)?[0-9])?"));

/// Splits the field.
pub fn split(field: &str) -> Results {
    let (list, page) = match field.find("Từ khóa") {
        Some(at) => (&field[..at], Some(&field[at + "Từ khóa".len()..])),
        None => (field, None),
    };
    let mut results = Results::default();
    let mut from = 0;
    for found in CODE.captures_iter(list) {
        let all = found.get(0).map_or(0..0, |all| all.range());
        let code = found.get(1).map(|code| code.as_str().to_owned());
        results.push(&list[from..all.start], code);
        from = all.end;
    }
    results.push(&list[from..], None);
    if let Some(page) = page {
        let page = page.find("Chọn cơ quan thực hiện").map_or(page, |end| &page[..end]);
        let page = page
            .find("Nộp hồ sơ")
            .filter(|at| *at + "Nộp hồ sơ".len() == page.len())
            .map_or(page, |end| &page[..end]);
        let (keywords, description) = page.split_once("Mô tả").unwrap_or((page, ""));
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !says_nothing(text));
        (results.keywords, results.description) = (said(keywords), said(description));
    }
    results
}

impl Results {
    fn push(&mut self, name: &str, code: Option<String>) {
        let name = without_bullet(name).trim_end_matches([';', '.', ',', ' ', '\n']).to_owned();
        if !says_nothing(&name) {
            self.issued.push(Issued { name, code });
        }
    }
}
