//! Text as it comes from a web page or a spreadsheet, and the same as a person meant it. Knows nothing of procedures.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{composed, folded};

/// A pattern written in this program.
pub(super) fn pattern(written: &str) -> Regex {
    Regex::new(written).expect("the patterns of the program are sound")
}

static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?is)<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?([a-z][a-z0-9]*)(?:\s[^<>]*)?/?>",
    )
});
static ENTITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));"));

/// Elements after which a browser begins a new line.
const BLOCKS: [&str; 12] = ["br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "hr"];

/// A text without the remnants of its page: markup, entities, unseen characters, carriage returns. Accents are composed,
/// unbreakable spaces are plain, lines carry no spaces at their ends.
pub fn clean(raw: &str) -> String {
    let text = match raw.contains(['<', '&']) {
        true => entities(&MARKUP.replace_all(raw, |found: &regex::Captures<'_>| {
            let name = found.get(1).map_or("", |name| name.as_str()).to_lowercase();
            if BLOCKS.contains(&name.as_str()) { "\n" } else { "" }
        })),
        false => raw.to_owned(),
    };
    let mut out = String::with_capacity(text.len());
    for c in composed(&text).chars() {
        match c {
            '\n' => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
            }
            '\r'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fffd}' => {}
            '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            c if c.is_whitespace() => {
                if !out.ends_with(['\n', ' ']) {
                    out.push(' ');
                }
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

fn entities(text: &str) -> String {
    ENTITY
        .replace_all(text, |found: &regex::Captures<'_>| {
            let number = found.get(1).and_then(|digits| digits.as_str().parse().ok());
            let hex = found.get(2).and_then(|digits| u32::from_str_radix(digits.as_str(), 16).ok());
            if let Some(c) = number.or(hex).and_then(char::from_u32) {
                return c.to_string();
            }
            match found.get(3).map_or("", |name| name.as_str()) {
                "nbsp" | "ensp" | "emsp" | "thinsp" => " ".to_owned(),
                "amp" => "&".to_owned(),
                "lt" => "<".to_owned(),
                "gt" => ">".to_owned(),
                "quot" | "ldquo" | "rdquo" => "\"".to_owned(),
                "apos" | "lsquo" | "rsquo" => "'".to_owned(),
                "ndash" | "mdash" => "–".to_owned(),
                _ => found[0].to_owned(),
            }
        })
        .into_owned()
}

/// Whether a field says that it says nothing: `Không có thông tin`, `Không`, `--`, or nothing at all.
pub fn says_nothing(text: &str) -> bool {
    let plain = folded(text);
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        plain,
        "" | "khong"
            | "khong co"
            | "khong co thong tin"
            | "khong quy dinh"
            | "khong yeu cau"
            | "chua co thong tin"
            | "khong co yeu cau"
            | "khong co yeu cau dieu kien"
            | "khong co yeu cau, dieu kien"
            | "n/a"
            | "null"
    )
}

static BULLET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-+*•–—·▪●○◦]+|[.;,:]+|\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[a-zđ]{1,2}|[ivxIVX]{1,5})[.)/](?:\D|$))",
    )
});

/// A text without the dashes, letters or numbers that count it in a list.
pub fn without_bullet(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(found) = BULLET.find(rest) {
        let mark = rest[..found.end()].trim_end_matches(|c: char| !".;,:-+*•–—·▪●○◦)/".contains(c));
        if mark.is_empty() {
            break;
        }
        rest = rest[mark.len()..].trim_start();
    }
    rest
}

/// Whether a folded text begins with one of these words, each of them whole.
pub(super) fn begins(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// The first `most` characters of a text, cut between words, with `…` where something is left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(most) {
        None => one_line,
        Some((end, _)) => {
            let cut = one_line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", one_line[..cut].trim_end_matches([',', ';', ' ']))
        }
    }
}
