//! The square law: a text after a change says what the procedure is after the change.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rasoat::facts::of_corpus;
use rasoat::model::catalog::Catalog;
use rasoat::model::edit::Change;
use rasoat::model::edit::apply::apply;
use rasoat::model::load::load;
use rasoat::model::patch::{Refused, patch, read};
use rasoat::model::procedure::Procedure;
use rasoat::source::{Source, SourceId};
use rasoat::{check, propose, rules};

use super::all_changes;

/// Applies on both sides and compares; `None` where the change does not apply.
fn square(text: &str, change: &Change, catalog: &Catalog) -> Option<(String, Procedure)> {
    let mut wanted = read(text, SourceId(0)).unwrap_or_else(|no| panic!("{no:?}\n{text}"));
    let applied = apply(&mut wanted, change, catalog);
    match (patch(text, SourceId(0), &[change], catalog), applied) {
        (Err(Refused::Inapplicable(_)), Err(_)) => None,
        (Ok(after), Ok(())) => {
            let said = read(&after.text, SourceId(0)).unwrap_or_else(|no| panic!("{change:?}: {no:?}"));
            assert_eq!(said, wanted, "{change:?}\n{text}\n=>\n{}", after.text);
            assert_eq!(after.procedure, wanted);
            Some((after.text, wanted))
        }
        (seen, applied) => panic!("{change:?}: {applied:?} but {seen:?}\n{text}"),
    }
}

/// The files of a workspace.
pub(crate) fn sources(folder: &Path) -> Vec<Source> {
    let (mut found, mut folders): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "yaml") {
                found.push(path);
            }
        }
    }
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| Source::new(name(path), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_proposal_on_the_procedures_we_ship() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load(sources(&folder)).corpus;
    let facts = of_corpus(&corpus);
    let world = rasoat::facts::column::World { corpus: &corpus, facts: &facts, as_of: None };
    let findings = check::check(world, &rules::built_in().rules).findings;
    let proposals = propose::propose(&corpus, &facts, &findings);
    let mut tried = 0;
    let edits = proposals.made.iter().map(|made| &made.edits);
    for edits in edits.chain(proposals.blocked.iter().map(|blocked| &blocked.edits)) {
        for edit in edits {
            let at = corpus.procedure(&edit.procedure).unwrap();
            let text = &corpus.sources[corpus.places.procedures[at].0 as usize].text;
            tried += usize::from(square(text, &edit.change, &corpus.catalog).is_some());
        }
    }
    assert!(tried > 80, "only {tried} edits were tried");
}

/// How a generated file is written.
#[derive(Clone, Debug)]
struct Style {
    /// One choice after another, taken in turn.
    choices: Vec<u8>,
    windows: bool,
    ends: bool,
}

fn any_style() -> impl Strategy<Value = Style> {
    (prop::collection::vec(any::<u8>(), 40), any::<bool>(), any::<bool>())
        .prop_map(|(choices, windows, ends)| Style { choices, windows, ends })
}

/// Writes a procedure in a style: brackets or lines, comments, quotes, blank lines, dashes indented or not.
struct Writer<'s> {
    style: &'s Style,
    next: usize,
    out: String,
}

impl Writer<'_> {
    fn choose(&mut self, of: u8) -> u8 {
        self.next += 1;
        self.style.choices[self.next % self.style.choices.len()].wrapping_add((self.next / 7) as u8) % of
    }

    fn scalar(&mut self, value: &serde_json::Value) -> String {
        let Some(text) = value.as_str() else { return value.to_string() };
        match self.choose(3) {
            0 => format!("'{}'", text.replace('\'', "''")),
            1 => format!("\"{text}\""),
            _ if text.contains([',', ':', '{', '[']) || text.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("\"{text}\"")
            }
            _ => text.to_owned(),
        }
    }

    fn flow(&mut self, value: &serde_json::Value) -> String {
        match value {
            serde_json::Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item)).collect();
                let end = if self.choose(4) == 0 && !items.is_empty() { " , " } else { "" };
                format!("[{}{end}]", items.join(if self.choose(2) == 0 { ", " } else { " ,  " }))
            }
            serde_json::Value::Object(fields) => {
                let fields: Vec<String> =
                    fields.iter().map(|(key, value)| format!("{key}: {}", self.flow(value))).collect();
                format!("{{ {} }}", fields.join(", "))
            }
            other => self.scalar(other),
        }
    }

    fn trivia(&mut self, indent: usize) {
        match self.choose(6) {
            0 => self.out += &format!("{}# ghi chú: [a, b] {{c}}\n", " ".repeat(indent)),
            1 => self.out += "\n",
            _ => {}
        }
    }

    fn end_of_line(&mut self) {
        let end = if self.choose(5) == 0 { "   # cuối dòng\n" } else { "\n" };
        self.out += end;
    }

    /// A value after its colon or dash.
    fn value(&mut self, value: &serde_json::Value, indent: usize, after_dash: bool) {
        match value {
            serde_json::Value::Object(fields) if !fields.is_empty() && self.choose(3) > 0 => {
                if !after_dash {
                    self.end_of_line();
                }
                for (at, (key, value)) in fields.iter().enumerate() {
                    if at > 0 || !after_dash {
                        self.trivia(indent);
                        self.out += &" ".repeat(indent);
                    } else {
                        self.out += " ";
                    }
                    self.out += &format!("{key}:");
                    self.value(value, indent + 2, false);
                }
            }
            serde_json::Value::Array(items) if !items.is_empty() && !after_dash && self.choose(3) > 0 => {
                self.end_of_line();
                let indent = if self.choose(2) == 0 { indent - 2 } else { indent };
                for item in items {
                    self.trivia(indent);
                    self.out += &format!("{}-", " ".repeat(indent));
                    self.value(item, indent + 2, true);
                }
            }
            serde_json::Value::Array(items) if items.len() > 1 && !after_dash && self.choose(3) == 0 => {
                self.out += " [";
                self.end_of_line();
                for (at, item) in items.iter().enumerate() {
                    let item = self.flow(item);
                    let comma = if at + 1 < items.len() || self.choose(2) == 0 { "," } else { "" };
                    self.out += &format!("{}{item}{comma}", " ".repeat(indent));
                    self.end_of_line();
                }
                self.out += &format!("{}]\n", " ".repeat(indent));
            }
            other => {
                let text = self.flow(other);
                self.out += &format!(" {text}");
                self.end_of_line();
            }
        }
    }
}

fn written(procedure: &Procedure, style: &Style) -> String {
    let plain = serde_json::to_value(procedure).unwrap();
    let mut writer = Writer { style, next: 0, out: String::new() };
    for (key, value) in plain.as_object().unwrap() {
        writer.trivia(0);
        writer.out += &format!("{key}:");
        writer.value(value, 2, false);
    }
    let mut text = writer.out;
    if !style.ends {
        text.truncate(text.trim_end().len());
    }
    if style.windows { text.replace('\n', "\r\n") } else { text }
}

proptest! {
    #![proptest_config(crate::laws::law(192))]

    #[test]
    fn every_change_however_the_file_is_written(
        style in any_style(),
        order in prop::collection::vec(0_usize..50, 1..6),
    ) {
        let said = read(&super::example("block.yaml"), SourceId(0)).unwrap();
        let mut text = written(&said, &style);
        prop_assert_eq!(&read(&text, SourceId(0)).unwrap_or_else(|no| panic!("{no:?}\n{text}")), &said);
        let changes = all_changes();
        for at in order {
            let change = &changes[at % changes.len()];
            if let Some((after, _)) = square(&text, change, &Catalog::default()) {
                // Comments are kept but for those of what went; carriage returns stay with their line feeds.
                prop_assert_eq!(after.matches('\r').count() > 0, text.matches('\r').count() > 0);
                prop_assert_eq!(after.matches("\r\n").count(), after.matches('\r').count());
                prop_assert_eq!(after.ends_with('\n'), text.ends_with('\n'));
                text = after;
            }
        }
    }
}
