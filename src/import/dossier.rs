//! The portal's tables of papers: for each case its name, then rows of paper, form and counts, glued together without a
//! separator. Splits them; decides nothing about what a row is.

use std::sync::LazyLock;

use regex::Regex;

use super::text::{pattern, says_nothing};

const HEAD: &str = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";

/// One table: the rows of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above the table; empty where nothing does.
    pub title: String,
    /// Its rows, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it says, without the file of its form.
    pub text: String,
    /// The name of the file of its form.
    pub file: Option<String>,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
}

/// The tables of a dossier, and what could not be told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// Text in no table.
    pub rest: Vec<String>,
}

static COUNTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"([0-9]+) bản chính(?:, ?([0-9]+) bản sao)?"));
/// The name of a file at the end of a text.
static FILE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\.(?:docx?|pdf|xlsx?|rtf|odt|rar|zip|jpe?g|png)\s*$"));

/// Splits the dossier.
pub fn split(field: &str) -> Dossier {
    let mut dossier = Dossier::default();
    let parts: Vec<&str> = field.split(HEAD).collect();
    if parts.len() == 1 {
        if !says_nothing(field) {
            dossier.rest.push(field.trim().to_owned());
        }
        return dossier;
    }
    let mut title = parts[0].trim().to_owned();
    for part in &parts[1..] {
        let (rows, after) = rows(part);
        dossier.tables.push(Table { title: if says_nothing(&title) { String::new() } else { title }, rows });
        title = after.trim().to_owned();
    }
    if !says_nothing(&title) {
        dossier.rest.push(title);
    }
    dossier
}

/// The rows of one table, and what stands after the last.
fn rows(text: &str) -> (Vec<Row>, &str) {
    let mut rows = Vec::new();
    let mut from = 0;
    for found in COUNTS.captures_iter(text) {
        let (Some(all), Some(digits)) = (found.get(0), found.get(1)) else { continue };
        if !ends_row(text, from, &all, digits.as_str()) {
            continue;
        }
        let start = digits.start().max(from);
        let (own, count) = shared(&text[from..start], digits.as_str());
        let (text, file) = form_file(text[from..start + own].trim());
        let copies = found.get(2).and_then(|copies| copies.as_str().parse().ok()).unwrap_or(0);
        rows.push(Row { text, file, originals: count, copies });
        from = all.end();
    }
    (rows, &text[from..])
}

/// Whether counts end a row, or are said in the middle of it: the table writes `1 bản chính` right between two texts, a
/// sentence writes `01 bản chính;`.
fn ends_row(text: &str, from: usize, all: &regex::Match<'_>, digits: &str) -> bool {
    let rest = &text[all.end()..];
    // `… 01 bản chính1 bản chính`: the first is said, the second counts.
    if COUNTS.find(rest).is_some_and(|next| next.start() == 0) {
        return false;
    }
    let padded = digits.len() > 1 && digits.starts_with('0');
    let glued_before =
        text[from..all.start()].chars().next_back().is_none_or(|c| !c.is_whitespace() && c != '(');
    match rest.chars().next() {
        None => true,
        Some(c) if c.is_whitespace() => {
            let next = rest.trim_start().chars().next();
            let fresh = next.is_none_or(|c| c.is_uppercase() || "-+*•(".contains(c) || c.is_ascii_digit());
            glued_before && !padded && fresh
        }
        Some(c) if ".,;:)…”\"/".contains(c) => false,
        Some(_) => true,
    }
}

/// How many of these digits belong to the text in front of them, and the count that is left: `Mẫu số 18` with `1 bản
/// chính` reads `Mẫu số 181 bản chính`.
fn shared(before: &str, digits: &str) -> (usize, u32) {
    let count = |digits: &str| digits.parse().unwrap_or(0);
    if digits.len() == 1 {
        return (0, count(digits));
    }
    let last = digits.len() - 1;
    let open = before.chars().next_back();
    // A figure goes on after a space, a stroke, a dot, a dash or a letter of a number; a sentence ends with none of them.
    let goes_on = match open {
        None => digits.starts_with('0'),
        Some(c) => c.is_whitespace() || "/.-–_:".contains(c) || c.is_uppercase() || digits.starts_with('0'),
    };
    if goes_on || digits.len() > 2 { (last, count(&digits[last..])) } else { (0, count(digits)) }
}

/// The text of a row and the file of its form, which is glued to its end.
fn form_file(text: &str) -> (String, Option<String>) {
    if !FILE.is_match(text) {
        return (text.trim().to_owned(), None);
    }
    let ending = text.rfind('.').unwrap_or(text.len());
    let mut glue = None;
    let letters: Vec<(usize, char)> = text[..ending].char_indices().collect();
    for pair in letters.windows(2).rev() {
        let ((_, before), (at, after)) = (pair[0], pair[1]);
        let word = &text[at..];
        let named = [
            "Mẫu",
            "Mau",
            "MẪU",
            "mẫu",
            "Phụ lục",
            "PHỤ LỤC",
            "Phu",
            "PL",
            "Phlc",
            "TK",
            "Tờ khai",
            "BM",
            "Biểu",
            "Don",
            "Đơn",
            "~$",
        ]
        .iter()
        .any(|name| word.starts_with(name));
        let glued = !before.is_whitespace()
            && ((before.is_lowercase() && (after.is_uppercase() || after.is_ascii_digit() || after == '~'))
                || (";:)”\"".contains(before) && !after.is_whitespace())
                || (before == '.' && after.is_uppercase())
                || (named && !"(\"“-_/".contains(before) && !before.is_whitespace()));
        if glued {
            glue = Some(at);
            if named {
                break;
            }
        }
        if glue.is_some() && before.is_whitespace() && !named {
            // The first glue met from the right stands, unless a word that begins names of forms is near.
            if text[at..].chars().count() > 60 {
                break;
            }
        }
        if text.len() - at > 160 {
            break;
        }
    }
    let at = glue.or_else(|| text.rfind(char::is_whitespace).map(|at| at + 1)).unwrap_or(0);
    (text[..at].trim().to_owned(), Some(text[at..].trim().to_owned()))
}
