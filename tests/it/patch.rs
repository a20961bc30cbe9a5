//! Edits lowered to text: each kind of change touches only what it must, and what is written means what was wanted.

mod refused;
pub(crate) mod square;
mod waived;

use std::path::PathBuf;

use rasoat::model::catalog::Catalog;
use rasoat::model::citation::Citation;
use rasoat::model::duration::Duration;
use rasoat::model::edit::datum::{Datum, Item};
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::patch::{Refused, patch};
use rasoat::model::procedure::ChannelKind;
use rasoat::report::changes;
use rasoat::source::SourceId;

use crate::expected;

fn id(text: &str) -> String {
    text.to_owned()
}

fn time(text: &str) -> Duration {
    Duration::parse(text).expect("a length of time")
}

/// Every kind of change, on the procedures in `tests/data/patch`.
fn all_changes() -> Vec<Change> {
    let drop = |document: &str, instead| Change::DropDocument { document: id(document), instead };
    let cited = |text: &str| Citation::parse(text).expect("a citation");
    vec![
        drop("statement", Substitute::Nothing),
        drop("book", Substitute::Register(id("population"))),
        drop("deed", Substitute::Procedure(id("land/certificate"))),
        drop("deed", Substitute::Document(id("book"))),
        drop("deed", Substitute::Declaration),
        drop("book", Substitute::Output(id("permit"))),
        Change::AcceptPlainCopy { document: id("deed") },
        Change::SetCopies { document: id("deed"), originals: 1, copies: 0 },
        Change::SetCopies { document: id("book"), originals: 0, copies: 1 },
        Change::MakeFallback { document: id("deed"), register: id("land") },
        Change::MakeFallback { document: id("statement"), register: id("land") },
        Change::MergeForms { into: id("request"), from: id("statement") },
        Change::DropConfirmation { document: id("request") },
        Change::DropField { document: id("request"), field: id("person.name") },
        Change::DropCondition { condition: id("c") },
        Change::MergeConditions { into: id("c"), from: id("e") },
        Change::DropCheck { step: id("appraise"), condition: id("c") },
        Change::DropCheck { step: id("inspect"), condition: id("c") },
        Change::DropStep { step: id("appraise") },
        Change::DropStep { step: id("file") },
        Change::MergeSteps { into: id("inspect"), from: id("appraise") },
        Change::SetAfter { step: id("decide"), after: vec![id("appraise")] },
        Change::SetAfter { step: id("inspect"), after: Vec::new() },
        Change::RunBeside { step: id("inspect"), beside: id("appraise") },
        Change::Reassign { step: id("appraise"), to: id("commune") },
        Change::ReplaceAgency { from: id("district"), to: id("commune") },
        Change::SetDeadline { to: time("10wd") },
        Change::SetDeadline { to: time("20 days") },
        Change::SetTime { step: id("appraise"), to: time("1.5wd") },
        Change::SetTime { step: id("consult"), to: time("5wd") },
        Change::AgreeOnSilence { step: id("consult") },
        Change::CapReturns { step: id("receive"), at_most: 1 },
        Change::SetValidity { output: id("permit"), to: time("12 months") },
        Change::DropFee { fee: id("f") },
        Change::DropFee { fee: id("g") },
        Change::MergeFees { into: id("f"), from: id("g") },
        Change::OpenOnline,
        Change::CarryBySystem { step: id("receive") },
        Change::DeclareCoordinator { agency: id("land-office") },
        Change::ReplaceBasis { from: cited("15/2021/NĐ-CP art 3"), to: id("175/2024/NĐ-CP") },
        Change::ReplaceBasis { from: cited("15/2021/NĐ-CP"), to: id("175/2024/NĐ-CP") },
        Change::Abolish,
        Change::AcceptView { document: id("deed") },
        Change::ReplacedBy { by: id("q") },
        Change::Replaces { procedure: id("q") },
        Change::OpenChannel { kind: ChannelKind::Post },
        fix(Item::Procedure, "deadline", Datum::Time(time("12wd"))),
        fix(Item::Channel(ChannelKind::Counter), "deadline", Datum::Time(time("15wd"))),
        fix(Item::Fee(id("f")), "amount", Datum::Number(75_000)),
        fix(Item::Document(id("book")), "copies", Datum::Number(1)),
    ]
}

fn fix(item: Item, field: &str, to: Datum) -> Change {
    Change::FixData { item, field: id(field), to }
}

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
        let lines = changes::unified(name, &text, &after);
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
