//! Every kind of change, each as it fits one of the procedures in `tests/data/patch`.

use rasoat::model::citation::Citation;
use rasoat::model::duration::Duration;
use rasoat::model::edit::datum::{Datum, Item};
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::procedure::ChannelKind;

/// Every kind of change, on the procedures in `tests/data/patch`.
pub(crate) fn all_changes() -> Vec<Change> {
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

fn id(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn time(text: &str) -> Duration {
    Duration::parse(text).expect("a length of time")
}
