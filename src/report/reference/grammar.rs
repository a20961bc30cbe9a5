//! The grammar as a person reads it: each construct with its words in place, from the grammar file itself.

use serde::Serialize;

/// The grammar of the rule language.
const GRAMMAR: &str = include_str!("../../../grammar/rule.pest");

/// A construct of the language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Construct {
    /// Its name in the grammar.
    pub(super) name: String,
    /// What the grammar file says of it.
    pub(super) says: String,
    /// How it is written: words as they are, parts by their names in the grammar.
    pub(super) form: String,
}

/// Every construct, in the order of the grammar; words by themselves are left out.
pub(super) fn constructs() -> Vec<Construct> {
    let mut found = Vec::new();
    let mut says: Vec<&str> = Vec::new();
    let mut lines = GRAMMAR.lines();
    while let Some(line) = lines.next() {
        if let Some(said) = line.strip_prefix("/// ") {
            says.push(said);
            continue;
        }
        let Some((name, body)) = line.split_once('=').filter(|_| !line.starts_with([' ', '/'])) else {
            says.clear();
            continue;
        };
        let mut body = body.to_owned();
        while body.matches('{').count() > body.matches('}').count() + quoted_braces(&body) {
            let Some(more) = lines.next() else { break };
            body.push(' ');
            body.push_str(more.trim());
        }
        let name = name.trim();
        if !name.starts_with("kw_") {
            found.push(Construct { name: name.to_owned(), says: says.join(" "), form: form(&body) });
        }
        says.clear();
    }
    found
}

/// How many more braces open than close in quoted text.
fn quoted_braces(body: &str) -> usize {
    body.matches("\"{\"").count().saturating_sub(body.matches("\"}\"").count())
}

/// The words a reader writes, and the parts by name: `kw_for ~ kw_each ~ name` is `for each name`.
fn form(body: &str) -> String {
    let body = body.trim();
    let inner = body.find('{').map_or(body, |at| &body[at + 1..]);
    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
    let said = |word: &&str| !["~", "SOI", "EOI"].contains(word);
    let words = inner.split_whitespace().filter(said).map(|word| {
        let (open, bare) = word.split_at(word.len() - word.trim_start_matches('(').len());
        match bare.strip_prefix("kw_") {
            Some(keyword) => {
                let end = keyword.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(keyword.len());
                format!("{open}\"{}\"{}", written(&keyword[..end]), &keyword[end..])
            }
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The letters of a word of the language, from its own line of the grammar.
fn written(keyword: &str) -> String {
    let line = GRAMMAR.lines().find(|line| line.starts_with(&format!("kw_{keyword} ")));
    let quoted = line.and_then(|line| line.split('"').nth(1));
    quoted.unwrap_or(keyword).to_owned()
}

#[cfg(test)]
mod tests {
    use super::constructs;

    #[test]
    fn constructs_are_read_with_their_words() {
        let all = constructs();
        let form = |name: &str| all.iter().find(|one| one.name == name).map(|one| one.form.as_str());
        assert_eq!(form("edit_look_up"), Some("\"replace\" path \"with\" \"look-up\" \"in\" path"));
        assert_eq!(form("rule_id"), Some("slug (\"/\" slug)*"));
        assert!(form("rule").is_some_and(|form| form.ends_with("example* \"}\"")), "{:?}", form("rule"));
        assert!(all.iter().filter(|one| !one.says.is_empty()).count() > 20);
    }
}
