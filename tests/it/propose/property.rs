//! What holds of every set of proposals, tried on procedures and remedies made at random. The checks know nothing of the
//! proof: they count what an applicant hands in.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rasoat::facts::measures::Measures;
use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::catalog::Catalog;
use rasoat::model::corpus::Corpus;
use rasoat::model::duration::{Duration, Unit};
use rasoat::model::edit::apply::apply;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::procedure::{Condition, Procedure};
use rasoat::proof::{Ground, prove};
use rasoat::proposal::{Proposal, Proposals, Safety};
use rasoat::propose::propose;

use super::support::{corpus, finding, procedure};

const TYPES: [&str; 5] = ["household-book", "identity-card", "land-certificate", "request", "statement"];
const DOCUMENTS: [&str; 6] = ["d0", "d1", "d2", "d3", "d4", "d5"];
const CONDITIONS: [&str; 4] = ["c0", "c1", "c2", "c3"];
const STEPS: [&str; 6] = ["s0", "s1", "s2", "s3", "s4", "s5"];
const AGENCIES: [&str; 5] = ["desk", "commune", "tax", "city", "district"];
const REGISTERS: [&str; 4] = ["population", "land", "closed", "late"];

pub(crate) fn any_procedure() -> impl Strategy<Value = Procedure> {
    let documents = (1..=DOCUMENTS.len()).prop_flat_map(|n| {
        let types = prop::collection::vec((select(&TYPES[..]), 0_u32..3, any::<bool>()), n);
        let choices = prop::collection::vec(0_usize..6, n);
        (types, choices)
    });
    let conditions =
        prop::collection::vec(prop::collection::vec(0..DOCUMENTS.len(), 0..4), 0..=CONDITIONS.len());
    let step = (
        0_usize..8,
        select(&AGENCIES[..]),
        0_usize..5,
        subsequence(DOCUMENTS.to_vec(), 0..=2),
        subsequence(CONDITIONS.to_vec(), 0..=2),
    );
    let steps = prop::collection::vec(step, 1..=STEPS.len());
    (documents, conditions, steps).prop_map(|((documents, choices), conditions, steps)| {
        let there = documents.len();
        let mut yaml = String::from("documents:\n");
        for (id, (of, copies, certified)) in DOCUMENTS.iter().zip(&documents) {
            yaml += &format!("  - {{id: {id}, type: {of}, copies: {copies}, certified: {certified}}}\n");
        }
        // Documents 0 to 2 of the choices are spread over the two lists of one choice, 3 and 4 over those of another.
        let list = |wanted: usize| -> Vec<&str> {
            DOCUMENTS.iter().zip(&choices).filter(|(_, at)| **at == wanted).map(|(id, _)| *id).collect()
        };
        yaml += "any_of:\n";
        for (name, one, two) in [("g", 0, 1), ("h", 2, 3)] {
            let (one, two) = (list(one), list(two));
            if !one.is_empty() && !two.is_empty() {
                yaml +=
                    &format!("  - {{id: {name}, options: [[{}], [{}]]}}\n", one.join(", "), two.join(", "));
            }
        }
        yaml = yaml.replace("any_of:\nany_of", "any_of").replace("any_of:\nconditions", "conditions");
        let kept = |ids: &[&str], known: &[&str]| -> String {
            ids.iter().filter(|id| known.contains(id)).copied().collect::<Vec<_>>().join(", ")
        };
        let known_documents = &DOCUMENTS[..there];
        let known_conditions = &CONDITIONS[..conditions.len()];
        let mut conditions_yaml = String::from("conditions: [");
        for (id, proofs) in CONDITIONS.iter().zip(&conditions) {
            let mut proofs: Vec<&str> = proofs.iter().map(|at| DOCUMENTS[*at]).collect();
            proofs.sort_unstable();
            proofs.dedup();
            conditions_yaml +=
                &format!("{{id: {id}, text: {id}, proven_by: [{}]}}, ", kept(&proofs, known_documents));
        }
        yaml = yaml.trim_end_matches("any_of:\n").to_owned() + "\n" + &conditions_yaml + "]\nsteps:\n";
        let does = ["receive", "check", "appraise", "consult", "approve", "transfer", "decide", "return"];
        for (at, (action, by, after, needs, checks)) in steps.iter().enumerate() {
            let after = if *after < at { format!(", after: [{}]", STEPS[*after]) } else { String::new() };
            yaml += &format!(
                "  - {{id: {}, does: {}, by: {by}, takes: 1wd, needs: [{}], checks: [{}]{after}}}\n",
                STEPS[at],
                does[*action],
                kept(needs, known_documents),
                kept(checks, known_conditions)
            );
        }
        let last = STEPS[steps.len() - 1];
        yaml = yaml.replace(&format!("{{id: {last}, "), &format!("{{id: {last}, produces: [out], "));
        yaml += "outputs: [{id: out, type: permit}]\ndeadline: 20wd\n";
        procedure(&yaml)
    })
}

fn any_change() -> impl Strategy<Value = Change> {
    let id = |names: &'static [&'static str]| select(names).prop_map(str::to_owned);
    let instead = prop_oneof![
        Just(Substitute::Nothing),
        Just(Substitute::Declaration),
        id(&REGISTERS).prop_map(Substitute::Register),
        id(&DOCUMENTS).prop_map(Substitute::Document),
        Just(Substitute::Output("out".into())),
    ];
    let pair = |names: &'static [&'static str]| (id(names), id(names));
    prop_oneof![
        6 => (id(&DOCUMENTS), instead).prop_map(|(document, instead)| Change::DropDocument { document, instead }),
        1 => (id(&DOCUMENTS), id(&REGISTERS)).prop_map(|(document, register)| Change::MakeFallback { document, register }),
        1 => (id(&DOCUMENTS), 0_u32..2, 0_u32..2)
            .prop_map(|(document, originals, copies)| Change::SetCopies { document, originals, copies }),
        1 => id(&DOCUMENTS).prop_map(|document| Change::AcceptPlainCopy { document }),
        2 => pair(&DOCUMENTS).prop_map(|(into, from)| Change::MergeForms { into, from }),
        1 => id(&CONDITIONS).prop_map(|condition| Change::DropCondition { condition }),
        2 => pair(&CONDITIONS).prop_map(|(into, from)| Change::MergeConditions { into, from }),
        2 => (id(&STEPS), id(&CONDITIONS)).prop_map(|(step, condition)| Change::DropCheck { step, condition }),
        2 => id(&STEPS).prop_map(|step| Change::DropStep { step }),
        2 => pair(&STEPS).prop_map(|(into, from)| Change::MergeSteps { into, from }),
        2 => pair(&STEPS).prop_map(|(step, beside)| Change::RunBeside { step, beside }),
        1 => (id(&STEPS), subsequence(STEPS.to_vec(), 0..=2)).prop_map(|(step, after)| Change::SetAfter {
            step,
            after: after.into_iter().map(str::to_owned).collect(),
        }),
        1 => (id(&STEPS), id(&AGENCIES)).prop_map(|(step, to)| Change::Reassign { step, to }),
        1 => pair(&AGENCIES).prop_map(|(from, to)| Change::ReplaceAgency { from, to }),
        1 => (8_i64..20).prop_map(|days| Change::SetDeadline { to: Duration::of(days, Unit::WorkingDay) }),
    ]
}

pub(crate) fn any_findings() -> impl Strategy<Value = Vec<Finding>> {
    let changes = prop_oneof![
        5 => prop::collection::vec(any_change(), 1),
        1 => prop::collection::vec(any_change(), 2),
    ];
    prop::collection::vec(changes.prop_map(|changes| finding(&changes, &[])), 1..16)
}

/// What an applicant may hand in: all documents but those of alternatives that are not chosen.
fn dossiers(procedure: &Procedure) -> Vec<Vec<String>> {
    let mut dossiers = vec![Vec::new()];
    for group in &procedure.any_of {
        dossiers = dossiers
            .iter()
            .flat_map(|given| group.options.iter().map(move |option| [given.as_slice(), option].concat()))
            .collect();
    }
    let chosen =
        |id: &String| procedure.any_of.iter().flat_map(|group| &group.options).flatten().any(|it| it == id);
    for dossier in &mut dossiers {
        let always = procedure.documents.iter().map(|document| &document.id).filter(|id| !chosen(id));
        dossier.extend(always.cloned());
    }
    dossiers
}

/// How many pieces of evidence an agency has for a condition, given what was handed in.
fn evidence(procedure: &Procedure, condition: &Condition, dossier: &[String], catalog: &Catalog) -> usize {
    let on = procedure.as_of;
    let looked_up = |id: &String| {
        procedure.look_ups.iter().filter(|look_up| look_up.register.as_ref() == Some(id)).any(|look_up| {
            let register = catalog.registers.get(id).expect("a register");
            let holds =
                |t: &str| register.holds.iter().any(|h| h.document_type == t && on.within(h.from, h.until));
            let mut actors =
                procedure.steps.iter().map(|step| &step.by).chain([&procedure.decides, &procedure.receives]);
            holds(&look_up.document_type) && actors.any(|agency| catalog.is_open_to(register, agency, on))
        })
    };
    let made = |id: &String| procedure.steps.iter().any(|step| step.produces.contains(id));
    condition.proven_by.iter().filter(|id| dossier.contains(id) || looked_up(id) || made(id)).count()
}

/// Where a condition's evidence and checks are found after the changes: in itself, or in the one it was merged into.
fn heir<'a>(after: &'a Procedure, made: &[&Change], id: &str) -> Option<&'a Condition> {
    let mut id = id.to_owned();
    for change in made {
        match change {
            Change::DropCondition { condition } if *condition == id => return None,
            Change::MergeConditions { into, from } if *from == id => id.clone_from(into),
            _ => {}
        }
    }
    Some(after.conditions.iter().find(|condition| condition.id == id).expect("no condition vanishes"))
}

pub(crate) fn nothing_is_lost(before: &Procedure, after: &Procedure, made: &[&Change], catalog: &Catalog) {
    for condition in &before.conditions {
        let Some(now) = heir(after, made, &condition.id) else { continue };
        let least = |p: &Procedure, c: &Condition| {
            dossiers(p).iter().map(|dossier| evidence(p, c, dossier, catalog)).min().unwrap_or_default()
        };
        if least(before, condition) > 0 {
            assert!(least(after, now) > 0, "{} is left without evidence in some dossier", condition.id);
        }
        if !condition.proven_by.is_empty() {
            assert!(!now.proven_by.is_empty(), "{} is left without any evidence", condition.id);
        }
        let checked = |p: &Procedure, id: &String| p.steps.iter().any(|step| step.checks.contains(id));
        assert!(
            !checked(before, &condition.id) || checked(after, &now.id),
            "{} is checked no more",
            condition.id
        );
        // Without alternatives, every single paper is there or something took its place.
        if before.any_of.is_empty() {
            for paper in &condition.proven_by {
                let replaced = made.iter().any(|change| match change {
                    Change::DropDocument { document, instead } => {
                        document == paper && *instead != Substitute::Nothing
                    }
                    Change::MergeForms { from, .. } => from == paper,
                    _ => false,
                });
                let stays = after.documents.iter().any(|document| document.id == *paper);
                assert!(stays || replaced, "{paper}, which proved {}, is gone", condition.id);
            }
        }
    }
}

/// A procedure after all proposals, sketches too.
fn all_applied(corpus: &Corpus, proposals: &Proposals) -> Procedure {
    let mut on = corpus.procedures[0].clone();
    for edit in proposals.made.iter().flat_map(|made| &made.edits) {
        apply(&mut on, &edit.change, &corpus.catalog).expect("a proposal applies");
    }
    on
}

/// The changes of the proposals that were made and are wanted.
fn changes(proposals: &Proposals, wanted: fn(&Proposal) -> bool) -> Vec<&Change> {
    let made = proposals.made.iter().filter(|made| wanted(made));
    made.flat_map(|made| &made.edits).map(|edit| &edit.change).collect()
}

fn run(corpus: &Corpus, findings: &[Finding]) -> Proposals {
    propose(corpus, &of_corpus(corpus), findings)
}

proptest! {
    #![proptest_config(crate::laws::law(400))]

    #[test]
    fn a_set_of_proposals_loses_nothing(procedure in any_procedure(), findings in any_findings()) {
        let corpus = corpus(vec![procedure]);
        let before = &corpus.procedures[0];
        let proposals = run(&corpus, &findings);
        let after = all_applied(&corpus, &proposals);
        let edits = changes(&proposals, |_| true);
        nothing_is_lost(before, &after, &edits, &corpus.catalog);
        let counted = changes(&proposals, |made| made.safety != Safety::Sketch);
        nothing_is_lost(before, &proposals.after[0], &counted, &corpus.catalog);

        // The whole set proves again, as one change.
        let same = Measures::default();
        let ground = Ground { corpus: &corpus, as_of: before.as_of, beside: &[], earlier: &[], changes: &edits, measures_before: &same, measures_after: &same };
        prop_assert_eq!(prove(before, &after, ground), []);

        // Twice is once: nothing of what was made is left to do, or was undone by another.
        for change in edits {
            let mut again = after.clone();
            prop_assert!(apply(&mut again, change, &corpus.catalog).is_err(), "{:?} does something twice", change);
            prop_assert_eq!(&again, &after);
        }

        // Every finding with a remedy is settled or blocked, once.
        let mut told: Vec<usize> = proposals.made.iter().flat_map(|made| made.settles.clone()).collect();
        told.extend(proposals.blocked.iter().flat_map(|blocked| blocked.findings.clone()));
        told.sort_unstable();
        prop_assert_eq!(told, (0..findings.len()).collect::<Vec<_>>());
        prop_assert!(proposals.blocked.iter().all(|blocked| !blocked.fails.is_empty()));
    }

    #[test]
    fn the_order_of_findings_changes_nothing(procedure in any_procedure(), findings in any_findings()) {
        let corpus = corpus(vec![procedure]);
        let turned: Vec<Finding> = findings.iter().rev().cloned().collect();
        let shape = |proposals: &Proposals| {
            let made: Vec<_> = proposals.made.iter().map(|made| (made.id.clone(), made.edits.clone(), made.after.clone())).collect();
            let blocked: Vec<_> = proposals.blocked.iter().map(|it| (it.id.clone(), it.edits.clone(), it.fails.clone())).collect();
            (made, blocked, proposals.together.clone(), proposals.after.clone())
        };
        let (one, two) = (run(&corpus, &findings), run(&corpus, &turned));
        prop_assert_eq!(shape(&one), shape(&two));
        let last = findings.len() - 1;
        for (one, two) in one.made.iter().zip(&two.made) {
            let mut mirrored: Vec<usize> = two.settles.iter().map(|at| last - at).collect();
            mirrored.sort_unstable();
            prop_assert_eq!(&one.settles, &mirrored);
        }
    }
}
