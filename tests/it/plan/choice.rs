//! Plans made of proposals: what is chosen is sound, also where the choice of `propose` was another.

use proptest::prelude::*;
use rasoat::authority::power;
use rasoat::facts::column::World;
use rasoat::facts::measures::ROWS;
use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::corpus::Corpus;
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

/// The book and the card prove one condition. `propose` keeps the book, which saves more; the law it stands in is far
/// away, the card's provision is near.
const RIVALS: &str = "
documents:
  - {id: book, type: household-book, originals: 3}
  - {id: card, type: identity-card, originals: 2}
  - {id: request, type: request, originals: 5}
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card]}]
any_of: [{id: g, options: [[book], [card, request]]}]";

#[test]
fn a_plan_takes_the_rival_that_propose_left_out_where_it_takes_less() {
    let corpus = corpus(vec![procedure(RIVALS)]);
    let facts = of_corpus(&corpus);
    let findings = [finding(&[drop("book")], &["own art 1"]), finding(&[drop("card")], &["law art 93"])];
    let kept = propose(&corpus, &facts, &findings);
    assert_eq!((kept.made.len(), kept.alternatives.len()), (1, 1), "{:#?}", kept.blocked);
    let (kept_dear, left) = (&kept.made[0], &kept.alternatives[0]);
    // Whichever was kept, a plan that finds its instrument dear takes the other one.
    let dear = kept_dear.instruments[0].authority.word();
    let other = left.instruments[0].authority.word();
    let measure = ROWS
        .iter()
        .find(|row| {
            let saves = |made: &rasoat::proposal::Proposal| (row.get)(&made.before) > (row.get)(&made.after);
            saves(left) && saves(kept_dear)
        })
        .expect("both save something");
    let target = format!("{}=-1%", measure.key);
    let (dear, near) = (format!("{dear}=500"), format!("{other}=1"));
    let plan = planned(&corpus, &findings, &[&target], &[&dear, &near]);
    assert!(plan.reached);
    assert_eq!(plan.chosen.iter().map(|made| &made.id).collect::<Vec<_>>(), [&left.id]);
    assert_eq!(plan.excluded.len(), 1);
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
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

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
