//! The obligations that guard outputs, inputs, the flow, agencies, mandatory parts and measures.

use rasoat::facts::measures::Measures;
use rasoat::model::duration::Duration;
use rasoat::model::edit::apply::apply;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::number::Money;
use rasoat::proof::{Ground, prove};

use super::super::apply::drop_document;
use super::super::support::{corpus, procedure};
use super::{FLOW, check, fails, failures, holds, id, register};

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
fn a_decision_need_not_wait_for_one_in_another_matter() {
    let two = "
steps:
  - {id: birth, does: decide, by: commune, produces: [certificate]}
  - {id: residence, does: record, by: desk, needs: [certificate], checks: [born], produces: [entry]}
  - {id: insurance, does: issue, by: tax, needs: [certificate], checks: [born], produces: [card]}
  - {id: hand, does: return, by: desk, needs: [entry, card]}
conditions: [{id: born, text: {vi: Đã khai sinh, en: Was born}, proven_by: [certificate]}]
outputs: [{id: certificate, type: permit}, {id: entry, type: permit}, {id: card, type: permit}]";
    let beside = [Change::RunBeside { step: id("insurance"), beside: id("residence") }];
    holds(two, &beside);
    let overtakes = |procedure: &str, changes: &[Change]| {
        failures(procedure, changes, &[]).iter().any(|failure| failure.obligation == "flow")
    };
    let rests = two
        .replace("checks: [born], produces: [card]", "checks: [born, entered], produces: [card]")
        .replace("conditions: [", "conditions: [{id: entered, text: Đã đăng ký, proven_by: [entry]}, ");
    assert!(overtakes(&rests, &beside), "the card rests on the entry");
    assert!(overtakes(&two.replace("does: record", "does: appraise"), &beside), "an appraisal is waited for");
    // What is handed over in the end still waits for both.
    let leave = Change::SetAfter { step: id("hand"), after: vec![id("insurance")] };
    assert!(overtakes(two, &[beside[0].clone(), leave]), "nobody hands over the entry");
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
            beside: &[],
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
