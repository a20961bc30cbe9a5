//! A baseline: the keys of findings known on a day, so that a check shows only what is new. Knows its one layout: a line a
//! finding, in order, so that two branches seldom touch the same line.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::model::load::parse::parse;
use crate::model::load::typed;
use crate::model::waiver::BaselineFile;
use crate::source::SourceId;

/// The keys of a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    keys: BTreeSet<String>,
}

impl Baseline {
    /// The baseline of these findings; what is waived needs no line.
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Baseline {
        let open = findings.into_iter().filter(|finding| finding.waived.is_none());
        Baseline { keys: open.map(|finding| finding.key.clone()).collect() }
    }

    /// Reads a baseline; `None` for a text that is none.
    pub fn read(text: &str) -> Option<Baseline> {
        let parsed = parse(text.strip_prefix('\u{feff}').unwrap_or(text), SourceId::default());
        let file: BaselineFile =
            typed::read(parsed.tree.as_ref().filter(|_| parsed.problems.is_empty())?).ok()?;
        Some(Baseline { keys: file.baseline.into_iter().collect() })
    }

    /// The text of a baseline: one line a finding.
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# Known findings: `rasoat check` shows only others. Written by `rasoat baseline write`.\nbaseline:",
        );
        if self.keys.is_empty() {
            text.push_str(" []\n");
            return text;
        }
        text.push('\n');
        for key in &self.keys {
            // One text alone is always written on one line.
            let quoted = serde_json::Value::String(key.clone()).to_string();
            let plain =
                key.chars().all(|c| c.is_alphanumeric() || "/-_.:".contains(c)) && !key.ends_with(':');
            text.push_str(&format!("  - {}\n", if plain { key } else { &quoted }));
        }
        text
    }

    /// Whether a finding is known.
    pub fn knows(&self, finding: &Finding) -> bool {
        self.keys.contains(&finding.key)
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it knows nothing.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The entries of rules that were run and that no finding matches any more.
    pub fn stale(&self, findings: &[Finding], ran: impl Fn(&str) -> bool) -> Vec<&str> {
        let known: BTreeSet<&str> = findings.iter().map(|finding| finding.key.as_str()).collect();
        let rule = |key: &str| ran(key.split_once(':').map_or(key, |(rule, _)| rule));
        self.keys.iter().map(String::as_str).filter(|key| !known.contains(key) && rule(key)).collect()
    }

    /// The baseline without these entries.
    #[must_use]
    pub fn without(&self, entries: &BTreeSet<String>) -> Baseline {
        Baseline { keys: self.keys.difference(entries).cloned().collect() }
    }
}
