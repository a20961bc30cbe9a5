//! The proof of no loss: each obligation fails with its witness, and holds where nothing is lost.

use rasoat::facts::measures::Measures;
use rasoat::model::duration::Duration;
use rasoat::model::edit::apply::apply;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::number::Money;
use rasoat::model::procedure::Procedure;
use rasoat::proof::{Ground, prove};
use rasoat::proposal::Failure;

use super::apply::drop_document;
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

#[test]
fn a_condition_keeps_its_evidence_or_what_took_its_place() {
    fails(
        HOME,
        &[drop_document("book", Substitute::Nothing)],
        "evidence",
        "“Has a home”: nothing takes the place of “Household book”",
    );
    holds(HOME, &[drop_document("card", Substitute::Nothing)]);
    holds(HOME, &[drop_document("book", register("population"))]);
    holds(HOME, &[drop_document("book", Substitute::Document(id("card")))]);
    holds(HOME, &[drop_document("book", Substitute::Declaration)]);
    holds(
        HOME,
        &[Change::DropCondition { condition: id("home") }, drop_document("book", Substitute::Nothing)],
    );
}

#[test]
fn a_register_must_hold_the_paper_on_the_day_and_be_open_to_one_that_acts() {
    fails(HOME, &[drop_document("book", register("land"))], "evidence", "does not hold “Household book”");
    fails(
        HOME,
        &[drop_document("book", register("late"))],
        "evidence",
        "does not hold “Household book” on 2026-07-01",
    );
    fails(HOME, &[drop_document("book", register("closed"))], "evidence", "open to none of the agencies");
    fails(HOME, &[drop_document("book", register("unheard-of"))], "evidence", "no register “unheard-of”");
    let fallback = |register: &str| Change::MakeFallback { document: id("book"), register: id(register) };
    holds(HOME, &[fallback("population")]);
    fails(HOME, &[fallback("closed")], "evidence", "open to none of the agencies");
}

#[test]
fn another_procedure_must_be_in_force_and_issue_the_paper() {
    let change = [drop_document("book", Substitute::Procedure(id("q")))];
    let other = |rest: &str| format!("{{procedure: q, outputs: [{{id: o, {rest}");
    assert_eq!(failures(HOME, &change, &[&other("type: household-book}]}")]), []);
    check(
        &failures(HOME, &change, &[&other("type: permit}]}")]),
        "evidence",
        "does not issue “Household book”",
    );
    check(
        &failures(HOME, &change, &[&other("type: household-book}], status: abolished}")]),
        "evidence",
        "no longer in force",
    );
    check(&failures(HOME, &change, &[]), "evidence", "there is no procedure “q”");
}

#[test]
fn papers_listed_together_are_needed_together() {
    let both = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card]}]";
    fails(both, &[drop_document("book", Substitute::Nothing)], "evidence", "“Household book”");
    fails(both, &[drop_document("card", Substitute::Nothing)], "evidence", "“Identity card”");
    holds(both, &[drop_document("card", Substitute::Document(id("book")))]);
}

/// Two alternatives: either may go, not both.
#[test]
fn of_two_alternatives_one_must_stay() {
    let either = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}]
any_of: [{id: g, options: [[book], [card]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card]}]";
    let (book, card) =
        (drop_document("book", Substitute::Nothing), drop_document("card", Substitute::Nothing));
    holds(either, std::slice::from_ref(&book));
    holds(either, std::slice::from_ref(&card));
    fails(either, &[book.clone(), card.clone()], "evidence", "nothing takes the place of");
    fails(either, &[card, book], "evidence", "nothing takes the place of");
}

#[test]
fn every_way_to_file_that_is_left_was_good_enough_before() {
    // The first choice was the deed with the book, of which the deed alone proves the home; the second the card.
    let ways = "
documents: [{id: deed, type: land-certificate}, {id: book, type: household-book}, {id: card, type: identity-card}]
any_of: [{id: g, options: [[deed, book], [card]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [deed, card]}]";
    fails(ways, &[drop_document("deed", Substitute::Nothing)], "evidence", "“Land certificate”");
    holds(ways, &[drop_document("book", Substitute::Nothing)]);
    holds(ways, &[drop_document("card", Substitute::Nothing)]);
    // A choice that proved nothing before is no loss now, but the only proof there was must not go.
    let weak = "
documents: [{id: deed, type: land-certificate}, {id: card, type: identity-card}]
any_of: [{id: g, options: [[deed], [card]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [deed]}]";
    holds(weak, &[drop_document("card", Substitute::Nothing)]);
    fails(weak, &[drop_document("deed", Substitute::Nothing)], "evidence", "“Land certificate”");
}

#[test]
fn evidence_is_looked_at_in_every_sub_case() {
    let cases = "
cases: [{id: new, name: Mới}, {id: old, name: {vi: Cũ, en: Old}}]
documents: [{id: book, type: household-book}, {id: card, type: identity-card, cases: [new]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book]}]";
    fails(
        cases,
        &[drop_document("book", Substitute::Document(id("card")))],
        "evidence",
        "(case Old): the evidence “Identity card” is lost",
    );
}

#[test]
fn a_declaration_stands_for_the_paper_it_was_allowed_for_only() {
    let chain = [
        drop_document("book", Substitute::Document(id("card"))),
        drop_document("card", Substitute::Declaration),
    ];
    fails(HOME, &chain, "evidence", "nothing takes the place of “Household book”");
    let declared =
        HOME.replace("{id: card, type: identity-card}", "{id: card, type: identity-card, mode: declare}");
    fails(
        &declared,
        &[drop_document("book", Substitute::Document(id("card")))],
        "evidence",
        "only the applicant's word",
    );
    let sheets = HOME.replace("{id: book,", "{id: book, originals: 1,");
    let none = Change::SetCopies { document: id("book"), originals: 0, copies: 0 };
    fails(&sheets, &[none], "evidence", "no sheet of “Household book”");
}

#[test]
fn a_condition_that_was_checked_is_still_checked() {
    let check = |step: &str| Change::DropCheck { step: id(step), condition: id("home") };
    fails(HOME, &[check("b")], "evidence", "“Has a home”: no step checks it any more");
    let twice = HOME.replace("by: desk}", "by: desk, checks: [home]}");
    holds(&twice, &[check("b")]);
    fails(&twice, &[check("a"), check("b")], "evidence", "no step checks it");
}

#[test]
fn merged_conditions_keep_the_evidence_and_the_check_of_both() {
    let two = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}]
conditions: [{id: c, text: C, proven_by: [book]}, {id: e, text: E, proven_by: [card]}]
steps: [{id: a, does: decide, by: commune, checks: [e]}]";
    let merge = Change::MergeConditions { into: id("c"), from: id("e") };
    holds(two, std::slice::from_ref(&merge));
    fails(
        two,
        &[merge.clone(), drop_document("card", Substitute::Nothing)],
        "evidence",
        "“E”: nothing takes the place",
    );
    fails(
        two,
        &[merge, Change::DropCheck { step: id("a"), condition: id("c") }],
        "evidence",
        "“E”: no step checks",
    );
}

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

#[test]
fn what_is_issued_is_still_made_and_valid_as_long() {
    let drop = |step: &str| Change::DropStep { step: id(step) };
    fails(FLOW, &[drop("d")], "outputs", "No step makes the output “Permit”");
    holds(FLOW, &[drop("c")]);
    let valid =
        |time: &str| Change::SetValidity { output: id("permit"), to: Duration::parse(time).expect("a time") };
    fails(FLOW, &[valid("6 months")], "outputs", "“Permit” is valid for less time");
    holds(FLOW, &[valid("24 months")]);
}

#[test]
fn a_procedure_whose_output_somebody_asks_for_stays() {
    let abolish = [Change::Abolish];
    assert_eq!(failures(FLOW, &abolish, &["{procedure: q, documents: [{id: x, type: identity-card}]}"]), []);
    for user in [
        "{procedure: q, name: Q, documents: [{id: x, type: permit}]}",
        "{procedure: q, name: Q, requires: [p]}",
        "{procedure: q, name: Q, look_ups: [{procedure: p, type: permit}]}",
        "{procedure: q, name: Q, documents: [{id: x, type: request, from_procedure: p}]}",
    ] {
        check(&failures(FLOW, &abolish, &[user]), "outputs", "“Q” still needs the output");
    }
    assert_eq!(failures(FLOW, &abolish, &["{procedure: q, status: abolished, requires: [p]}"]), []);
}

#[test]
fn a_step_has_what_it_works_with_when_it_begins() {
    let beside = Change::RunBeside { step: id("d"), beside: id("c") };
    holds(&FLOW.replace("does: consult, by: tax", "does: transfer, by: tax"), &[beside]);
    let early = Change::SetAfter { step: id("d"), after: vec![id("a")] };
    fails(
        FLOW,
        &[early],
        "inputs",
        "“decision (Commune People's Committee)” needs “Appraisal report” before it is there",
    );
    fails(
        FLOW,
        &[drop_document("card", Substitute::Nothing)],
        "inputs",
        "“appraisal (Commune People's Committee)” still works with “Identity card”",
    );
    let unused = FLOW
        .replace("by: commune, needs: [card]", "by: commune")
        .replace("identity-card}]", "identity-card}, {id: x, type: request}]");
    holds(&unused, &[drop_document("card", Substitute::Nothing)]);
    holds(FLOW, &[drop_document("card", register("population"))]);
    let own_output = FLOW.replace(
        "[{id: card, type: identity-card}]",
        "[{id: card, type: identity-card}, {id: x, type: appraisal}]",
    );
    let needs_early = own_output.replace("by: desk, needs: [card]}", "by: desk, needs: [card, x]}");
    holds(&own_output, &[drop_document("x", Substitute::Output(id("report")))]);
    fails(
        &needs_early,
        &[drop_document("x", Substitute::Output(id("report")))],
        "inputs",
        "needs “Appraisal report” before it is there",
    );
}

#[test]
fn the_flow_has_no_circle_and_reaches_its_end() {
    let after = |step: &str, after: &[&str]| Change::SetAfter {
        step: id(step),
        after: after.iter().map(|step| id(step)).collect(),
    };
    fails(FLOW, &[after("b", &["d"])], "flow", "waits for itself: ");
    let bare = "{steps: [{id: a, does: receive, by: desk}, {id: b, does: record, by: desk}, {id: c, does: return, by: desk}]}";
    fails(bare, &[after("c", &["a"])], "flow", "Nothing leads on from the step “recording (Service centre)”");
    let drop = |step: &str| Change::DropStep { step: id(step) };
    holds(bare, &[drop("c")]);
    fails(bare, &[drop("c"), drop("b")], "flow", "Nothing leads on from the step “taking the file in");
    fails("{steps: [{id: a, does: decide, by: commune}]}", &[drop("a")], "flow", "no step left");
    holds(bare, &[Change::MergeSteps { into: id("b"), from: id("c") }]);
}

#[test]
fn no_decision_overtakes_a_check_it_waited_for() {
    let change = Change::RunBeside { step: id("d"), beside: id("c") };
    fails(
        FLOW,
        &[change],
        "flow",
        "“decision (Commune People's Committee)” no longer waits for the outcome of “consultation (Tax office)”",
    );
}

#[test]
fn a_flaw_that_was_there_before_speaks_against_nothing() {
    let flawed = "
documents: [{id: card, type: identity-card, copies: 1, certified: true}]
steps:
  - {id: a, does: receive, by: desk, after: [b], needs: [permit]}
  - {id: b, does: decide, by: district, produces: [permit]}
outputs: [{id: permit, type: permit}]";
    holds(flawed, &[Change::AcceptPlainCopy { document: id("card") }]);
}

#[test]
fn no_task_goes_to_an_agency_that_is_no_more() {
    let to = |agency: &str| Change::Reassign { step: id("a"), to: id(agency) };
    fails(FLOW, &[to("district")], "actors", "District People's Committee does not exist on 2026-07-01");
    holds(FLOW, &[to("system")]);
    fails(
        FLOW,
        &[Change::ReplaceAgency { from: id("desk"), to: id("nobody") }],
        "actors",
        "nobody does not exist",
    );
}

#[test]
fn no_mandatory_part_goes_missing() {
    let lone = "{documents: [{id: card, type: identity-card}]}";
    fails(lone, &[drop_document("card", Substitute::Nothing)], "parts", "“dossier”");
    holds(lone, &[drop_document("card", register("population"))]);
    holds(lone, &[drop_document("card", Substitute::Declaration)]);
    holds(
        "{kind: internal, documents: [{id: card, type: identity-card}]}",
        &[drop_document("card", Substitute::Nothing)],
    );
}

#[test]
fn no_measure_gets_worse() {
    let base = Measures {
        documents: 5,
        handovers: 3,
        duration: 960,
        deadline: Some(1440),
        cost_per_year: Some(Money(1_000_000)),
        ..Measures::default()
    };
    let with = |change: Change, after: Measures| {
        let (before, corpus) = (procedure(FLOW), corpus(vec![procedure(FLOW)]));
        let mut on = before.clone();
        apply(&mut on, &change, &corpus.catalog).expect("the change applies");
        let ground = Ground {
            corpus: &corpus,
            as_of: before.as_of,
            earlier: &[],
            changes: &[&change],
            measures_before: &base,
            measures_after: &after,
        };
        prove(&before, &on, ground)
    };
    let online = || Change::OpenOnline;
    assert_eq!(with(online(), base.clone()), []);
    check(
        &with(online(), Measures { documents: 6, ..base.clone() }),
        "measures",
        "“Documents” gets worse: 5 before, 6 after",
    );
    let dearer = Measures { cost_per_year: Some(Money(1_500_000)), ..base.clone() };
    check(
        &with(online(), dearer),
        "measures",
        "“Official cost of a year” gets worse: 1,000,000 VND before, 1,500,000 VND after",
    );
    let tight = Measures { deadline: Some(480), ..base.clone() };
    check(
        &with(online(), tight),
        "measures",
        "deadline of 1 working day is shorter than the longest path of 2 working days",
    );
    // A paper that becomes a fallback is counted there and no more among the papers.
    assert_eq!(with(online(), Measures { documents: 4, fallbacks: 1, ..base.clone() }), []);
    // Side by side, the file goes to two agencies at once: more handovers, less time.
    let wider = Measures { handovers: 4, ..base.clone() };
    let beside = || Change::RunBeside { step: id("c"), beside: id("b") };
    check(&with(beside(), wider.clone()), "measures", "“Handovers” gets worse: 3 before, 4 after");
    let faster = Measures { duration: 480, ..wider };
    assert_eq!(with(beside(), faster.clone()), []);
    check(&with(online(), faster), "measures", "“Handovers” gets worse: 3 before, 4 after");
}
