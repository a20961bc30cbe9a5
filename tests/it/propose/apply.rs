//! Every kind of change on a procedure: what it makes of it, that twice is once, and what it refuses.

use rasoat::model::citation::Citation;
use rasoat::model::date::Date;
use rasoat::model::duration::Duration;
use rasoat::model::edit::apply::{Reason, apply};
use rasoat::model::edit::datum::{Datum, Item};
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::procedure::ChannelKind;
use serde_yaml::{Mapping, Value};

use super::support::{catalog, from_value, procedure};

fn id(text: &str) -> String {
    text.to_owned()
}

fn time(text: &str) -> Duration {
    Duration::parse(text).expect("a length of time")
}

pub(super) fn drop_document(document: &str, instead: Substitute) -> Change {
    Change::DropDocument { document: id(document), instead }
}

fn fix(item: Item, field: &str, to: Datum) -> Change {
    Change::FixData { item, field: id(field), to }
}

fn changes() -> Vec<(&'static str, Change)> {
    let register = |name: &str| Substitute::Register(id(name));
    vec![
        ("drop document for nothing", drop_document("book", Substitute::Nothing)),
        ("drop document for a register", drop_document("book", register("population"))),
        ("drop document for a register known already", drop_document("book", register("population"))),
        ("drop alternative for a register", drop_document("book", register("population"))),
        ("drop alternative for nothing", drop_document("book", Substitute::Nothing)),
        ("drop one of three alternatives", drop_document("book", Substitute::Nothing)),
        (
            "drop document for another procedure",
            drop_document("deed", Substitute::Procedure(id("land/certificate"))),
        ),
        ("drop document for an output", drop_document("copy", Substitute::Output(id("report")))),
        ("drop document for another", drop_document("two", Substitute::Document(id("one")))),
        ("drop document for a declaration", drop_document("book", Substitute::Declaration)),
        ("accept plain copy", Change::AcceptPlainCopy { document: id("card") }),
        ("set copies", Change::SetCopies { document: id("card"), originals: 1, copies: 1 }),
        ("make fallback", Change::MakeFallback { document: id("deed"), register: id("land") }),
        ("merge forms", Change::MergeForms { into: id("request"), from: id("statement") }),
        ("drop confirmation", Change::DropConfirmation { document: id("request") }),
        ("drop field", Change::DropField { document: id("request"), field: id("person.name") }),
        ("drop condition", Change::DropCondition { condition: id("c") }),
        ("merge conditions", Change::MergeConditions { into: id("c"), from: id("e") }),
        ("drop check", Change::DropCheck { step: id("b"), condition: id("c") }),
        ("drop step in a row", Change::DropStep { step: id("b") }),
        ("drop step others name", Change::DropStep { step: id("b") }),
        ("drop step before one that follows in silence", Change::DropStep { step: id("c") }),
        ("drop first step", Change::DropStep { step: id("a") }),
        ("merge steps", Change::MergeSteps { into: id("c"), from: id("a") }),
        ("set after", Change::SetAfter { step: id("c"), after: vec![id("a")] }),
        ("run beside", Change::RunBeside { step: id("c"), beside: id("b") }),
        ("reassign", Change::Reassign { step: id("a"), to: id("commune") }),
        ("replace agency", Change::ReplaceAgency { from: id("district"), to: id("commune") }),
        ("set deadline", Change::SetDeadline { to: time("10wd") }),
        ("set time", Change::SetTime { step: id("a"), to: time("2wd") }),
        ("agree on silence", Change::AgreeOnSilence { step: id("a") }),
        ("cap returns", Change::CapReturns { step: id("b"), at_most: 1 }),
        ("set validity", Change::SetValidity { output: id("permit"), to: time("12 months") }),
        ("drop fee", Change::DropFee { fee: id("f") }),
        ("merge fees", Change::MergeFees { into: id("f"), from: id("g") }),
        ("open online", Change::OpenOnline),
        ("open the rest online", Change::OpenOnline),
        ("carry by system", Change::CarryBySystem { step: id("a") }),
        ("declare coordinator", Change::DeclareCoordinator { agency: id("land-office") }),
        (
            "replace basis",
            Change::ReplaceBasis {
                from: Citation::parse("15/2021/NĐ-CP art 3").expect("a citation"),
                to: id("175/2024/NĐ-CP"),
            },
        ),
        ("accept view", Change::AcceptView { document: id("card") }),
        ("open post channel", Change::OpenChannel { kind: ChannelKind::Post }),
        ("open counter channel", Change::OpenChannel { kind: ChannelKind::Counter }),
        ("fix a deadline left out", fix(Item::Procedure, "deadline", Datum::Time(time("5wd")))),
        ("fix the copies of a document", fix(Item::Document(id("card")), "copies", Datum::Number(1))),
        (
            "fix the deadline of a channel",
            fix(Item::Channel(ChannelKind::Post), "deadline", Datum::Time(time("5wd"))),
        ),
        ("fix the day", fix(Item::Procedure, "as_of", Datum::Day(Date::parse("2026-08-01").expect("a day")))),
        (
            "fix whether an output is internal",
            fix(Item::Output(id("permit")), "internal", Datum::Truth(true)),
        ),
        ("fix the amount of a fee", fix(Item::Fee(id("f")), "amount", Datum::Number(75_000))),
        ("give way to another procedure", Change::ReplacedBy { by: id("q") }),
        ("take the place of another procedure", Change::Replaces { procedure: id("q") }),
        ("abolish", Change::Abolish),
    ]
}

#[test]
fn every_change_does_what_its_example_says_and_once() {
    let examples: Mapping =
        serde_yaml::from_str(include_str!("../../data/propose/apply.yaml")).expect("the examples read");
    let (catalog, changes) = (catalog(), changes());
    assert_eq!(examples.len(), changes.len(), "every example has a change");
    for (name, change) in &changes {
        let example = examples.get(name).unwrap_or_else(|| panic!("no example for `{name}`"));
        let part = |key: &str| from_value(example.get(key).cloned().unwrap_or(Value::Null));
        let (mut on, after) = (part("before"), part("after"));
        apply(&mut on, change, &catalog).unwrap_or_else(|no| panic!("{name}: {no:?}"));
        let yaml = |procedure| serde_yaml::to_string(procedure).expect("a procedure can be written");
        assert_eq!(yaml(&on), yaml(&after), "{name}");
        let again = apply(&mut on, change, &catalog).expect_err(name);
        assert_ne!(again.reason, Reason::Unfit, "{name}: {again:?}");
        assert_eq!(on, after, "{name}: twice is once");
    }
}

#[test]
fn no_kind_of_change_is_without_an_example() {
    let words: std::collections::BTreeSet<&str> = changes().iter().map(|(_, change)| change.word()).collect();
    assert_eq!(words.len(), 33, "{words:?}");
}

#[track_caller]
fn refused(yaml: &str, change: Change, reason: Reason, says: &str) {
    let mut on = procedure(yaml);
    let was = on.clone();
    let no = apply(&mut on, &change, &catalog()).expect_err("the change is refused");
    assert_eq!(no.reason, reason, "{no:?}");
    assert!(no.text.en.as_deref().is_some_and(|text| text.contains(says)), "{no:?}");
    assert!(no.text.vi.is_some());
    assert_eq!(on, was, "a refused change leaves the procedure as it was");
}

#[test]
fn a_change_that_would_not_keep_the_meaning_is_refused() {
    let gone = "{documents: [{id: card, type: identity-card}]}";
    refused(gone, drop_document("book", Substitute::Nothing), Reason::Gone, "“book”");
    refused(gone, drop_document("card", Substitute::Output(id("x"))), Reason::Gone, "“x”");
    refused(gone, Change::AcceptPlainCopy { document: id("card") }, Reason::Done, "already");
    let choice =
        "{documents: [{id: a, type: identity-card}, {id: b, type: household-book}, {id: c, type: request}],
        any_of: [{id: g, options: [[a], [b]]}]}";
    refused(choice, drop_document("a", Substitute::Document(id("c"))), Reason::Unfit, "alternatives");
    refused(choice, Change::MergeForms { into: id("c"), from: id("a") }, Reason::Unfit, "alternatives");
    let field = "{documents: [{id: a, type: identity-card, carries: [person.name]}]}";
    let last = Change::DropField { document: id("a"), field: id("person.name") };
    refused(field, last, Reason::Unfit, "all that “a” carries");
    let steps =
        "{steps: [{id: a, does: check, by: desk, takes: 1wd}, {id: b, does: check, by: desk, takes: 3 days},
        {id: c, does: check, by: tax}]}";
    refused(steps, Change::MergeSteps { into: id("a"), from: id("b") }, Reason::Unfit, "calendar");
    refused(steps, Change::MergeSteps { into: id("a"), from: id("c") }, Reason::Unfit, "two agencies");
    refused(steps, Change::RunBeside { step: id("c"), beside: id("a") }, Reason::Done, "already");
    refused(steps, Change::SetAfter { step: id("c"), after: vec![id("b")] }, Reason::Done, "already");
    refused(steps, Change::CapReturns { step: id("a"), at_most: 1 }, Reason::Unfit, "goes back");
    let fees = "{fees: [{id: f, amount: 1}, {id: g, amount: 2}],
        channels: [{kind: counter, fee: f}, {kind: online, fee: g}]}";
    refused(fees, Change::MergeFees { into: id("f"), from: id("g") }, Reason::Unfit, "channel");
}
