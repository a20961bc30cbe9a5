//! Edits lowered to text: each kind of change touches only what it must, and what is written means what was wanted.

pub(crate) mod changes;
mod refused;
pub(crate) mod square;
mod waived;

use std::path::PathBuf;

use rasoat::model::catalog::Catalog;
use rasoat::model::edit::Change;
use rasoat::model::patch::{Refused, patch};
use rasoat::report;
use rasoat::source::SourceId;

use crate::expected;
use changes::all_changes;

fn example(name: &str) -> String {
    std::fs::read_to_string(data(name)).unwrap()
}

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/patch").join(name)
}

fn arguments(change: &Change) -> String {
    let canonical =
        rasoat::model::edit::Edit { procedure: String::new(), change: change.clone() }.canonical();
    canonical.trim_matches('\u{1f}').replace(['\u{1f}', '\u{1e}'], " ")
}

/// What each change does to a text, as a difference; one that does not apply there is passed over.
fn differences(name: &str) -> String {
    let text = example(name);
    let mut seen = String::new();
    for change in all_changes() {
        let after = match patch(&text, SourceId(0), &[&change], &Catalog::default()) {
            Ok(after) => after.text,
            Err(Refused::Inapplicable(_)) => continue,
            Err(refused) => panic!("{name}: {change:?}: {refused:?}"),
        };
        let lines = report::changes::unified(name, &text, &after);
        seen += &format!(
            "== {}\n{}\n",
            arguments(&change),
            lines.lines().skip(2).map(|l| format!("{l}\n")).collect::<String>()
        );
    }
    seen
}

#[test]
fn each_change_touches_only_what_it_must() {
    for name in ["block.yaml", "braces.yaml", "last.yaml"] {
        let seen = differences(name);
        let wrong = expected::difference(&data(&name.replace(".yaml", ".seen.diff")), &seen);
        assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
    }
}

#[test]
fn no_kind_of_change_is_left_out() {
    let words: std::collections::BTreeSet<&str> = all_changes().iter().map(Change::word).collect();
    assert_eq!(words.len(), 33, "{words:?}");
    for name in ["block.yaml", "braces.yaml"] {
        let seen = differences(name);
        let missing: Vec<&&str> = words.iter().filter(|word| !seen.contains(&format!("== {word}"))).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}
