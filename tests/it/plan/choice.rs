//! Plans made of proposals: what is chosen is sound, also where the choice of `propose` was another.

use proptest::prelude::*;
use rasoat::authority::power;
use rasoat::facts::column::World;
use rasoat::facts::measures::ROWS;
use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::corpus::Corpus;
use rasoat::model::duration::Duration;
use rasoat::model::edit::apply::apply;
use rasoat::model::edit::{Change, Substitute};
use rasoat::plan::effort::{Efforts, parse as effort};
use rasoat::plan::target::parse;
use rasoat::plan::{Plan, Wanted, plan};
use rasoat::propose::propose;

use crate::propose::property::{any_findings, any_procedure, nothing_is_lost};
use crate::propose::support::{corpus, finding, finding_in, procedure};

fn planned(corpus: &Corpus, findings: &[Finding], targets: &[&str], efforts: &[&str]) -> Plan {
    let facts = of_corpus(corpus);
    let proposals = propose(corpus, &facts, findings);
    let efforts = efforts.iter().map(|written| effort(written).expect("an effort")).collect();
    let wanted = Wanted {
        targets: targets.iter().map(|written| parse(written).expect("a target")).collect(),
        sketches: true,
        efforts: Efforts::with(efforts, &corpus.catalog).expect("a known name"),
        procedures: (0..corpus.procedures.len()).collect(),
    };
    plan(World { corpus, facts: &facts, as_of: None }, &proposals, &wanted)
}

fn drop(document: &str) -> Change {
    Change::DropDocument { document: document.into(), instead: Substitute::Nothing }
}

/// Two deadlines cannot both be set. `propose` keeps the shorter; the longer one is enough, and in own power.
#[test]
fn a_plan_takes_the_rival_that_propose_left_out_where_it_takes_less() {
    let corpus = corpus(vec![procedure("{deadline: 15wd}")]);
    let deadline = |time: &str| Change::SetDeadline { to: Duration::parse(time).expect("a time") };
    let findings =
        [finding(&[deadline("8wd")], &["law art 93"]), finding(&[deadline("10wd")], &["own art 1"])];
    let kept = propose(&corpus, &of_corpus(&corpus), &findings);
    assert_eq!((kept.made[0].settles[0], kept.alternatives[0].settles[0]), (0, 1));
    let enough = planned(&corpus, &findings, &["deadline=-30%"], &[]);
    assert!(enough.reached);
    assert_eq!(enough.chosen.iter().map(|made| made.settles[0]).collect::<Vec<_>>(), [1]);
    assert_eq!((enough.weight.effort, enough.bound, enough.excluded.len()), (3, Some(3), 1));
    let all = planned(&corpus, &findings, &["deadline=-45%"], &[]);
    assert_eq!(all.chosen.iter().map(|made| made.settles[0]).collect::<Vec<_>>(), [0]);
    let too_much = planned(&corpus, &findings, &["deadline=-90%"], &[]);
    assert!(!too_much.reached);
    assert_eq!(too_much.targets[0].after, 8 * 480);
}

#[test]
fn one_instrument_serves_several_procedures_and_stands_once_in_order() {
    let one = "{procedure: p, documents: [{id: a, type: request}, {id: b, type: statement}]}";
    let two = "{procedure: q, documents: [{id: a, type: request}, {id: b, type: statement}]}";
    let corpus = corpus(vec![procedure(one), procedure(two)]);
    let findings = [
        finding_in("p", &[drop("a")], &["decree art 1", "circular art 2"]),
        finding_in("q", &[drop("a")], &["decree art 3"]),
    ];
    let plan = planned(&corpus, &findings, &["documents=-50%"], &[]);
    assert!(plan.reached, "{:#?}", plan.targets);
    let rows: Vec<(&str, usize, usize)> = plan
        .amendments
        .iter()
        .map(|row| (row.amend.number.as_str(), row.amend.provisions.len(), row.proposals.len()))
        .collect();
    assert_eq!(rows, [("175/2024/NĐ-CP", 2, 2), ("01/2020/TT-BXD", 1, 1)]);
    assert_eq!(plan.weight.effort, 16 + 8 + 2);
    assert_eq!(plan.bound, Some(26));
}

/// A decree that no catalog lists comes before a circular that one does.
#[test]
fn an_unlisted_instrument_keeps_the_place_of_its_kind() {
    let corpus = corpus(vec![procedure("{documents: [{id: a, type: request}, {id: b, type: statement}]}")]);
    let findings = [finding(&[drop("a")], &["circular art 2", "99/2030/NĐ-CP art 1", "31/2099/QH20 art 1"])];
    let plan = planned(&corpus, &findings, &["documents=-1%"], &[]);
    let numbers: Vec<&str> = plan.amendments.iter().map(|row| row.amend.number.as_str()).collect();
    assert_eq!(numbers, ["31/2099/QH20", "99/2030/NĐ-CP", "01/2020/TT-BXD"]);
    let amends = findings[0].remedy.as_ref().expect("a remedy").amends.clone();
    assert_eq!(power(&amends, &corpus.catalog, &corpus.settings).instruments.len(), 3);
}

proptest! {
    #![proptest_config(crate::laws::law(40))]

    /// Whatever is chosen loses nothing, counted by what an applicant hands in; what is said to be saved is what is left
    /// after all of it; and no conflict that is known is chosen whole.
    #[test]
    fn no_plan_loses_anything(
        procedure in any_procedure(),
        findings in any_findings(),
        cut in 1_i64..60,
        measure in prop::sample::select(vec!["documents", "steps", "copies", "duration", "handovers"]),
    ) {
        let corpus = corpus(vec![procedure]);
        let before = &corpus.procedures[0];
        let plan = planned(&corpus, &findings, &[&format!("{measure}=-{cut}%")], &[]);
        let changes: Vec<&Change> =
            plan.chosen.iter().flat_map(|made| &made.edits).map(|edit| &edit.change).collect();
        let mut after = before.clone();
        for change in &changes {
            prop_assert!(apply(&mut after, change, &corpus.catalog).is_ok(), "{change:?} does not apply");
        }
        nothing_is_lost(before, &after, &changes, &corpus.catalog);
        let row = ROWS.iter().find(|row| row.key == measure).expect("a measure");
        let count = |procedure| {
            let facts = rasoat::facts::of_procedure(procedure, &corpus.catalog, &corpus.settings);
            (row.get)(&facts.measures).unwrap_or(0)
        };
        let reached = &plan.targets[0];
        prop_assert_eq!((reached.before, reached.after), (count(before), count(&after)));
        prop_assert_eq!(plan.reached, reached.before - reached.after >= reached.needed);
        let is_chosen = |id: &String| plan.chosen.iter().any(|made| made.id == *id);
        let whole = plan.excluded.iter().find(|conflict| conflict.proposals.iter().all(is_chosen));
        prop_assert!(whole.is_none(), "{whole:?}");
    }
}
