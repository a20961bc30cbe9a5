//! Which remedies become proposals, what they save, and why the others are blocked.

use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::catalog::Authority;
use rasoat::model::citation::Citation;
use rasoat::model::corpus::Corpus;
use rasoat::model::date::Date;
use rasoat::model::duration::Duration;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::number::Money;
use rasoat::model::procedure::Status;
use rasoat::model::settings::{Costs, HourlyIncome};
use rasoat::proof::OBLIGATIONS;
use rasoat::proposal::{Blocked, Proposals, Safety};
use rasoat::propose::propose;

use super::apply::drop_document;
use super::support::{corpus, finding, finding_in, procedure};

fn id(text: &str) -> String {
    text.to_owned()
}

fn run(corpus: &Corpus, findings: &[Finding]) -> Proposals {
    propose(corpus, &of_corpus(corpus), findings)
}

fn of(yaml: &str, findings: &[Finding]) -> Proposals {
    run(&corpus(vec![procedure(yaml)]), findings)
}

/// The obligations that fail, and what the first says in English.
fn why(blocked: &Blocked) -> (Vec<&str>, &str) {
    let names = blocked.fails.iter().map(|failure| failure.obligation).collect();
    (names, blocked.fails[0].text.en.as_deref().unwrap_or_default())
}

const EITHER: &str = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}, {id: request, type: request}]
any_of: [{id: g, options: [[book], [card]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card]}]";

#[test]
fn equal_remedies_are_one_proposal_that_settles_all_findings() {
    let change = [drop_document("book", Substitute::Register(id("population")))];
    let findings = [
        finding(&change, &["own art 1"]),
        finding(&[], &[]),
        finding(&change, &["decree art 2", "own art 1"]),
    ];
    let proposals = of(EITHER, &findings);
    assert_eq!(proposals.made.len(), 1);
    assert!(proposals.blocked.is_empty());
    let made = &proposals.made[0];
    assert_eq!(made.settles, [0, 2]);
    let amended: Vec<String> = made.amends.iter().map(|it| it.citation.to_string()).collect();
    assert_eq!(amended, ["decree art 2", "own art 1"]);
    assert_eq!(made.authority, Some(Authority::Government));
    assert_eq!(made.instruments.len(), 2);
    assert_eq!(made.holds, OBLIGATIONS);
    assert_eq!(made.safety, Safety::NeedsReview);
}

/// Either of two alternatives may go, not both.
#[test]
fn of_two_alternatives_one_proposal_is_made_and_the_other_names_it() {
    let book = finding(&[drop_document("book", Substitute::Nothing)], &["own art 1"]);
    let card = finding(&[drop_document("card", Substitute::Nothing)], &["decree art 1"]);
    let proposals = of(EITHER, &[card, book]);
    assert_eq!(proposals.made.len(), 1, "{proposals:#?}");
    // Both save as much; the book's provision is in the reviewer's own power.
    assert_eq!(proposals.made[0].settles, [1]);
    let (obligations, says) = why(&proposals.blocked[0]);
    assert_eq!(obligations, ["clash", "evidence"]);
    assert!(says.contains(&proposals.made[0].id), "{says}");
    assert!(says.contains("Stop asking for “Household book”"), "{says}");
    assert!(says.contains("nearer authority"), "{says}");
    assert_eq!(proposals.blocked[0].finding, 0);
}

/// The book is shown by the card; the card may be declared. Both together would leave a word for the book, which no
/// single step says.
#[test]
fn small_steps_lose_nothing_that_one_step_may_not() {
    let yaml = "
documents: [{id: book, type: household-book, originals: 3}, {id: card, type: identity-card, originals: 1}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book]}]";
    let findings = [
        finding(&[drop_document("book", Substitute::Document(id("card")))], &[]),
        finding(&[drop_document("card", Substitute::Declaration)], &[]),
    ];
    let proposals = of(yaml, &findings);
    assert_eq!(proposals.made.iter().map(|made| made.settles[0]).collect::<Vec<_>>(), [0]);
    let (obligations, says) = why(&proposals.blocked[0]);
    assert_eq!(obligations, ["clash", "evidence"]);
    assert!(says.contains("It does not go together with the proposal"), "{says}");
    assert!(says.ends_with("kept since it cuts more."), "{says}");
}

#[test]
fn a_remedy_that_fails_alone_is_blocked_by_its_own_obligation() {
    let proposals = of(
        "{documents: [{id: book, type: household-book}], conditions: [{id: c, text: C, proven_by: [book]}]}",
        &[finding(&[drop_document("book", Substitute::Nothing)], &[])],
    );
    assert!(proposals.made.is_empty());
    let (obligations, says) = why(&proposals.blocked[0]);
    assert_eq!(obligations, ["evidence", "parts"]);
    assert!(says.contains("nothing takes the place of “Household book”"), "{says}");
    assert_eq!(proposals.together.len(), 1);
    assert_eq!(proposals.together[0].0, proposals.together[0].1);
}

/// Hours 2 + 1 at 40,000 đồng, and 10,000 đồng spent, for 1,000 dossiers a year.
const DEAR: &str = "
volume: {year: 2025, cases: 1000}
documents:
  - {id: book, type: household-book, originals: 1, prepare: {hours: 2, spend: 10000}}
  - {id: card, type: identity-card, copies: 1, prepare: {hours: 1}}
any_of: []
conditions: [{id: c, text: C, proven_by: [book]}]";

fn priced(yaml: &str) -> Corpus {
    let mut corpus = corpus(vec![procedure(yaml)]);
    corpus.settings.costs = Some(Costs {
        hourly_income: HourlyIncome {
            amount: Money(40_000),
            date: Date::parse("2025-01-01").expect("a day"),
            source: "test".into(),
            assumed: None,
        },
        time_classes: Vec::new(),
    });
    corpus
}

#[test]
fn savings_are_simulated_and_the_dearer_paper_comes_first() {
    let findings = [
        finding(&[drop_document("card", Substitute::Nothing)], &[]),
        finding(&[drop_document("book", Substitute::Register(id("population")))], &[]),
    ];
    let proposals = run(&priced(DEAR), &findings);
    let saved: Vec<_> = proposals.made.iter().map(|made| (made.settles[0], made.saved_per_case.0)).collect();
    assert_eq!(saved, [(1, 90_000), (0, 40_000)]);
    assert_eq!(proposals.made[0].saved_per_year, Some(Money(90_000_000)));
    let (before, after) = &proposals.together[0];
    assert_eq!(before.cost_per_case.0 - after.cost_per_case.0, 130_000);
    assert_eq!((before.documents, after.documents), (2, 0));
    assert!(proposals.after[0].documents.is_empty());
    assert_eq!(proposals.after[0].look_ups.len(), 1);
}

#[test]
fn a_remedy_already_settled_by_a_better_one_says_so() {
    let corpus = priced(DEAR);
    let findings = [
        finding(&[drop_document("book", Substitute::Register(id("population")))], &[]),
        finding(&[Change::SetCopies { document: id("book"), originals: 0, copies: 1 }], &[]),
        finding(&[Change::SetCopies { document: id("card"), originals: 0, copies: 0 }], &[]),
    ];
    let proposals = run(&corpus, &findings);
    let settled = proposals.blocked.iter().find(|blocked| blocked.finding == 1).expect("blocked");
    let (obligations, says) = why(settled);
    assert_eq!(obligations, ["clash"]);
    assert!(says.contains("saves 90,000,000 VND more a year, and settles this already"), "{says}");
}

#[test]
fn two_proposals_never_overwrite_each_other() {
    let deadline =
        |time: &str| finding(&[Change::SetDeadline { to: Duration::parse(time).expect("a time") }], &[]);
    let proposals = of("{deadline: 15wd}", &[deadline("10wd"), deadline("8wd")]);
    assert_eq!(proposals.made.len(), 1);
    assert_eq!(proposals.made[0].settles, [1]);
    assert_eq!(proposals.made[0].saved_deadline, 7 * 480);
    assert_eq!(why(&proposals.blocked[0]).0[0], "clash");

    // No measure tells these apart: two orders of the same steps.
    let yaml = "
steps:
  - {id: a, does: receive, by: desk}
  - {id: b, does: record, by: desk}
  - {id: c, does: transfer, by: desk, after: []}
  - {id: d, does: return, by: desk, after: [a, b, c]}";
    let after = |step: &str| finding(&[Change::SetAfter { step: id("c"), after: vec![id(step)] }], &[]);
    let proposals = of(yaml, &[after("a"), after("b")]);
    assert_eq!(proposals.made.len(), 1);
    assert_eq!(why(&proposals.blocked[0]).0, ["clash"]);
}

#[test]
fn only_what_changes_nothing_of_legal_substance_is_safe() {
    let steps = "
basis: [1/2010/NĐ-CP, 1/2010/NĐ-CP art 4]
documents: [{id: deed, type: land-certificate}]
conditions: [{id: c, text: C, proven_by: [deed]}]
steps:
  - {id: a, does: receive, by: district, takes: 1wd}
  - {id: b, does: record, by: commune, takes: 1wd}
  - {id: d, does: consult, by: tax, takes: 2wd}
  - {id: e, does: decide, by: commune, takes: 1wd}";
    let safety = |change: Change, amends: &[&str]| {
        let proposals = of(steps, &[finding(std::slice::from_ref(&change), amends)]);
        assert_eq!(proposals.made.len(), 1, "{proposals:#?}");
        proposals.made[0].safety
    };
    let agency = || Change::ReplaceAgency { from: id("district"), to: id("commune") };
    let beside = || Change::RunBeside { step: id("d"), beside: id("b") };
    assert_eq!(safety(agency(), &[]), Safety::Safe);
    assert_eq!(safety(agency(), &["decree art 1"]), Safety::NeedsReview);
    let basis =
        |cited| Change::ReplaceBasis { from: Citation::parse(cited).unwrap(), to: id("2/2020/NĐ-CP") };
    assert_eq!(safety(basis("1/2010/NĐ-CP"), &[]), Safety::Safe);
    assert_eq!(safety(basis("1/2010/NĐ-CP art 4"), &[]), Safety::NeedsReview, "an article has no known heir");
    assert_eq!(safety(beside(), &[]), Safety::NeedsReview, "a text not cited may prescribe the order");
    assert_eq!(safety(Change::DeclareCoordinator { agency: id("tax") }, &[]), Safety::Safe);
    assert_eq!(safety(Change::AgreeOnSilence { step: id("d") }, &[]), Safety::NeedsReview);
    assert_eq!(safety(Change::Abolish, &[]), Safety::Sketch);
    // The land register covers residential land only.
    assert_eq!(safety(drop_document("deed", Substitute::Register(id("land"))), &[]), Safety::Sketch);
    let fallback = Change::MakeFallback { document: id("deed"), register: id("land") };
    assert_eq!(safety(fallback, &[]), Safety::NeedsReview);
}

#[test]
fn a_sketch_comes_last_and_is_not_counted() {
    let yaml = "
deadline: 15wd
documents: [{id: deed, type: land-certificate}]
conditions: [{id: c, text: C, proven_by: [deed]}]";
    let findings = [
        finding(&[Change::Abolish], &[]),
        finding(&[drop_document("deed", Substitute::Register(id("land")))], &[]),
        finding(&[Change::SetDeadline { to: Duration::parse("12wd").expect("a time") }], &[]),
    ];
    let proposals = of(yaml, &findings);
    let order: Vec<_> = proposals.made.iter().map(|made| (made.settles[0], made.safety)).collect();
    assert_eq!(order[0], (2, Safety::NeedsReview));
    assert!(order[1..].iter().all(|(_, safety)| *safety == Safety::Sketch), "{order:?}");
    assert_eq!(proposals.together[0].1.documents, 1);
    assert_eq!(proposals.together[0].1.deadline, Some(12 * 480));
    assert_eq!(proposals.after[0].status, Status::InForce);
}

#[test]
fn what_a_remedy_may_not_make_worse_blocks_it() {
    let yaml = "{steps: [{id: a, does: receive, by: desk, takes: 1wd}, {id: b, does: return, by: desk, takes: 1wd}]}";
    let proposals = of(yaml, &[finding(&[Change::Reassign { step: id("b"), to: id("commune") }], &[])]);
    let (obligations, says) = why(&proposals.blocked[0]);
    assert!(obligations.iter().all(|name| *name == "measures"), "{obligations:?}");
    assert!(says.contains("“Agencies” gets worse: 1 before, 2 after"), "{says}");
}

#[test]
fn a_remedy_must_apply_to_procedures_that_are_there() {
    let mut split = finding(&[Change::OpenOnline], &[]);
    let other = finding_in("q", &[Change::OpenOnline], &[]).remedy.expect("a remedy");
    split.remedy.as_mut().expect("a remedy").edits.extend(other.edits);
    let findings = [
        split,
        finding_in("nowhere", &[Change::OpenOnline], &[]),
        finding(&[drop_document("x", Substitute::Nothing)], &[]),
    ];
    let proposals = of("{}", &findings);
    assert!(proposals.made.is_empty());
    let mut reasons: Vec<_> =
        proposals.blocked.iter().map(|blocked| (blocked.finding, why(blocked))).collect();
    reasons.sort_by_key(|(finding, _)| *finding);
    assert!(reasons.iter().all(|(_, (names, _))| *names == ["applies"]), "{reasons:?}");
    assert!(reasons[0].1.1.contains("no procedure “q”"));
    assert!(reasons[1].1.1.contains("no procedure “nowhere”"));
    assert!(reasons[2].1.1.contains("no item “x”"));
}

/// An id is written into decisions: it may never change by itself.
#[test]
fn ids_stay_as_they_are() {
    let proposals =
        of(EITHER, &[finding(&[drop_document("book", Substitute::Register(id("population")))], &[])]);
    assert_eq!(proposals.made[0].id, "ra3c9g0");
}
