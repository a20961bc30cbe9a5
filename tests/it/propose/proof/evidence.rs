//! The obligation that guards conditions: what proves each of them, and who checks it.

use rasoat::model::edit::{Change, Substitute};

use super::super::apply::drop_document;
use super::{HOME, check, fails, failures, holds, id, register};

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
    // Also where no condition rests on the paper.
    fails(
        HOME,
        &[drop_document("card", register("land"))],
        "evidence",
        "“Identity card” cannot be looked up: ",
    );
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
    // The second choice proves the home by two papers together, and keeps the second of them only.
    let pair = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}, {id: deed, type: land-certificate}]
any_of: [{id: g, options: [[book], [card, deed]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card, deed]}]";
    fails(pair, &[drop_document("deed", Substitute::Nothing)], "evidence", "“Land certificate”");
    holds(pair, &[drop_document("deed", register("land"))]);
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
