//! Proposals that are each sound and not sound together: which they are, why, and what is kept.

use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::edit::{Change, Substitute};
use rasoat::proof::OBLIGATIONS;
use rasoat::proof::obligations::{TABLE, obligation};
use rasoat::proposal::Proposals;
use rasoat::propose::propose;
use rasoat::text::Lang;

use super::apply::drop_document;
use super::support::{corpus, finding, procedure};

fn of(yaml: &str, findings: &[Finding]) -> Proposals {
    let corpus = corpus(vec![procedure(yaml)]);
    propose(&corpus, &of_corpus(&corpus), findings)
}

fn drop(document: &str) -> Finding {
    finding(&[drop_document(document, Substitute::Nothing)], &[])
}

/// The sizes of the conflicts and the obligations that fail in each.
fn shape(proposals: &Proposals) -> Vec<(usize, Vec<&str>)> {
    let names = |at: usize| proposals.conflicts[at].fails.iter().map(|failure| failure.obligation).collect();
    (0..proposals.conflicts.len()).map(|at| (proposals.conflicts[at].proposals.len(), names(at))).collect()
}

#[test]
fn two_papers_that_prove_one_condition_are_a_conflict_told_from_both_sides() {
    let yaml = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}, {id: request, type: request}]
any_of: [{id: g, options: [[book], [card]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card]}]";
    let proposals = of(yaml, &[drop("book"), drop("card")]);
    assert_eq!(shape(&proposals), [(2, vec!["evidence"])]);
    let conflict = &proposals.conflicts[0];
    assert_eq!(conflict.procedure, "p");
    assert_eq!(conflict.proposals, [proposals.made[0].id.clone(), proposals.alternatives[0].id.clone()]);
    assert!(conflict.fails[0].text.get(Lang::Vi).contains("Có nơi ở"), "{conflict:?}");
    assert!(conflict.fails[0].text.get(Lang::En).contains("Has a home"), "{conflict:?}");
    // The alternative is the blocked one, with what it would have saved.
    assert_eq!(proposals.alternatives[0].id, proposals.blocked[0].id);
    assert_eq!(proposals.alternatives[0].holds, OBLIGATIONS);
    assert!(proposals.alternatives[0].after.copies <= proposals.alternatives[0].before.copies);
}

#[test]
fn two_steps_that_each_could_check_are_a_conflict() {
    let yaml = "
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}}]
steps:
  - {id: a, does: receive, by: desk, checks: [home]}
  - {id: b, does: appraise, by: desk, checks: [home]}
  - {id: c, does: decide, by: commune}";
    let check = |step: &str| Change::DropCheck { step: step.into(), condition: "home".into() };
    let proposals = of(yaml, &[finding(&[check("a")], &[]), finding(&[check("b")], &[])]);
    assert_eq!(shape(&proposals), [(2, vec!["evidence"])]);
    let why = proposals.blocked[0].fails[0].text.get(Lang::Vi);
    assert!(why.starts_with("Không thực hiện được cùng với đề xuất"), "{why}");
}

/// Of three ways to prove one condition any two may go, not all three: no pair is a conflict, the three are.
#[test]
fn three_that_clash_only_all_together_are_one_conflict_that_names_both_rivals() {
    let yaml = "
documents: [{id: book, type: household-book}, {id: card, type: identity-card}, {id: deed, type: land-certificate}]
any_of: [{id: g, options: [[book], [card], [deed]]}]
conditions: [{id: home, text: {vi: Có nơi ở, en: Has a home}, proven_by: [book, card, deed]}]";
    let proposals = of(yaml, &[drop("book"), drop("card"), drop("deed")]);
    assert_eq!(proposals.made.len(), 2);
    assert_eq!(proposals.conflicts.len(), 1, "{:#?}", proposals.conflicts);
    assert_eq!(proposals.conflicts[0].proposals.len(), 3);
    let says = proposals.blocked[0].fails[0].text.get(Lang::En);
    for made in &proposals.made {
        assert!(says.contains(&made.id), "{says}");
    }
}

#[test]
fn proposals_that_hold_together_have_no_conflict() {
    let yaml = "documents: [{id: book, type: household-book}, {id: card, type: identity-card}, {id: request, type: request}]";
    let proposals = of(yaml, &[drop("book"), drop("card")]);
    assert_eq!((proposals.made.len(), proposals.conflicts.len(), proposals.alternatives.len()), (2, 0, 0));
}

#[test]
fn every_obligation_says_what_it_demands_in_both_languages() {
    let names: Vec<&str> = TABLE.iter().map(|known| known.name).collect();
    assert_eq!(names[..OBLIGATIONS.len()], OBLIGATIONS);
    for known in TABLE {
        for lang in [Lang::Vi, Lang::En] {
            assert!(known.demand(lang).ends_with('.') && !known.title(lang).ends_with('.'), "{known:?}");
        }
        assert_ne!(known.demand(Lang::Vi), known.demand(Lang::En));
        assert_eq!(obligation(known.name), Some(known));
    }
    assert_eq!(obligation("evidance"), None);
}
