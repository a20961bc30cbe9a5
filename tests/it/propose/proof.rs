//! The proof of no loss: each obligation fails with its witness, and holds where nothing is lost.

mod evidence;
mod others;

use rasoat::facts::measures::Measures;
use rasoat::model::edit::apply::apply;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::procedure::Procedure;
use rasoat::proof::{Ground, prove};
use rasoat::proposal::Failure;

use super::support::{corpus, procedure};

fn id(text: &str) -> String {
    text.to_owned()
}

fn register(name: &str) -> Substitute {
    Substitute::Register(id(name))
}

#[track_caller]
fn failures(yaml: &str, changes: &[Change], others: &[&str]) -> Vec<Failure> {
    let before = procedure(yaml);
    let mut all: Vec<Procedure> = others.iter().map(|yaml| procedure(yaml)).collect();
    all.push(before.clone());
    let corpus = corpus(all);
    let mut after = before.clone();
    for change in changes {
        apply(&mut after, change, &corpus.catalog).expect("the change applies");
    }
    let changes: Vec<&Change> = changes.iter().collect();
    let same = Measures::default();
    let ground = Ground {
        corpus: &corpus,
        as_of: before.as_of,
        beside: &[],
        earlier: &[],
        changes: &changes,
        measures_before: &same,
        measures_after: &same,
    };
    prove(&before, &after, ground)
}

#[track_caller]
fn holds(yaml: &str, changes: &[Change]) {
    assert_eq!(failures(yaml, changes, &[]), []);
}

/// The first failure is of this obligation and says this in English.
#[track_caller]
fn fails(yaml: &str, changes: &[Change], obligation: &str, says: &str) {
    check(&failures(yaml, changes, &[]), obligation, says);
}

#[track_caller]
fn check(failures: &[Failure], obligation: &str, says: &str) {
    let first = failures.first().expect("some obligation fails");
    assert_eq!(first.obligation, obligation, "{failures:#?}");
    assert!(first.text.en.as_deref().is_some_and(|text| text.contains(says)), "{failures:#?}");
    assert!(first.text.vi.as_deref().is_some_and(|text| !text.is_empty()), "{failures:#?}");
}

const HOME: &str = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book]}]
steps: [{id: a, does: receive, by: desk}, {id: b, does: decide, by: commune, checks: [home]}]
";

const FLOW: &str = "
documents: [{id: card, type: identity-card}]
steps:
  - {id: a, does: receive, by: desk, needs: [card]}
  - {id: b, does: appraise, by: commune, needs: [card], produces: [report]}
  - {id: c, does: consult, by: tax}
  - {id: d, does: decide, by: commune, needs: [report], produces: [permit]}
  - {id: e, does: return, by: desk, needs: [permit]}
outputs: [{id: report, type: appraisal, internal: true}, {id: permit, type: permit, valid_for: 12 months}]
";
