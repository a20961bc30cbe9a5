//! Changes that concern several procedures: two filed as one, one that takes another's place, remedies over both.

use std::path::PathBuf;

use rasoat::facts::column::World;
use rasoat::facts::of_corpus;
use rasoat::finding::Finding;
use rasoat::model::corpus::Corpus;
use rasoat::model::edit::Change;
use rasoat::model::edit::apply::{Reason, apply, apply_beside};
use rasoat::model::load::load;
use rasoat::model::patch::{read, rewrite};
use rasoat::model::procedure::{Kind, Procedure, Status};
use rasoat::proposal::{Proposals, Safety};
use rasoat::source::SourceId;
use rasoat::{check, propose, rules};

use super::support::{catalog, corpus, finding, finding_in, procedure};
use crate::patch::square::sources;

/// A residence is registered on a confirmation that another agency issues, by a procedure of its own.
const MAIN: &str = "{procedure: p, deadline: 5wd, channels: [{kind: counter}], part_of: home,
    documents: [{id: form, type: request, form: '01'}, {id: home, type: report, from_procedure: h}],
    conditions: [{id: dwelling, text: Có chỗ ở, proven_by: [home]}],
    steps: [{id: file, does: file, by: applicant, with_applicant: true},
            {id: receive, does: receive, by: desk, needs: [form, home], with_applicant: true},
            {id: decide, does: decide, by: commune, takes: 1wd, needs: [form, home], checks: [dwelling], produces: [permit]},
            {id: hand-over, does: return, by: desk, needs: [permit], with_applicant: true}],
    outputs: [{id: permit, type: permit}]}";
const HELPER: &str = "{procedure: h, deadline: 2wd, decides: land-office, channels: [{kind: counter}], part_of: home,
    documents: [{id: form, type: statement, form: '02'}, {id: request, type: request, form: '01'}],
    conditions: [{id: area, text: Đủ diện tích, proven_by: [form]}],
    steps: [{id: file, does: file, by: applicant, with_applicant: true},
            {id: receive, does: receive, by: desk, needs: [form], with_applicant: true},
            {id: verify, does: appraise, by: land-office, takes: 4 hours, needs: [form, request], checks: [area], returns_to: {step: file}},
            {id: decide, does: decide, by: land-office, takes: 4 hours, produces: [report]},
            {id: hand-over, does: return, by: desk, needs: [report], with_applicant: true}],
    outputs: [{id: report, type: report}]}";

fn interlink(with: &str) -> Change {
    Change::Interlink { with: with.into() }
}

fn interlinked() -> Procedure {
    let mut on = procedure(MAIN);
    apply_beside(&mut on, &interlink("h"), &catalog(), Some(&procedure(HELPER))).expect("they can be one");
    on
}

#[test]
fn two_procedures_are_filed_as_one() {
    let wanted = procedure(
        "{procedure: p, kind: interlinked, deadline: 7wd, channels: [{kind: counter}], part_of: home, coordinates: [land-office],
          documents: [{id: form, type: request, form: '01'}, {id: h-form, type: statement, form: '02'}],
          conditions: [{id: dwelling, text: Có chỗ ở, proven_by: [report]}, {id: area, text: Đủ diện tích, proven_by: [h-form]}],
          steps: [{id: file, does: file, by: applicant, with_applicant: true},
            {id: receive, does: receive, by: desk, needs: [form, h-form], with_applicant: true},
            {id: verify, does: appraise, by: land-office, takes: 4 hours, needs: [h-form, form], checks: [area], returns_to: {step: file}, carrier: system},
            {id: h-decide, does: decide, by: land-office, takes: 4 hours, produces: [report]},
            {id: decide, does: decide, by: commune, takes: 1wd, needs: [form, report], checks: [dwelling], produces: [permit], carrier: system},
            {id: hand-over, does: return, by: desk, needs: [permit], with_applicant: true}],
          outputs: [{id: permit, type: permit}, {id: report, type: report, internal: true}]}",
    );
    let yaml = |procedure: &Procedure| serde_yaml::to_string(procedure).expect("it can be written");
    let waits = |procedure: &Procedure| -> Vec<_> {
        procedure.steps.iter().map(|step| (step.id.clone(), step.after.clone())).collect()
    };
    let mut is = interlinked();
    // What each step waits for may be written or left to the order; here both mean a row.
    for (at, step) in is.steps.iter_mut().enumerate() {
        if let Some(after) = step.after.take() {
            assert_eq!(after, [wanted.steps[at - 1].id.clone()], "{:?}", waits(&wanted));
        }
    }
    assert_eq!(yaml(&is), yaml(&wanted));
}

#[test]
fn once_is_enough_and_what_does_not_fit_is_refused() {
    let (mut on, helper) = (interlinked(), procedure(HELPER));
    let no = |on: &mut Procedure, other: Option<&Procedure>| {
        apply_beside(on, &interlink("h"), &catalog(), other).expect_err("it is refused").reason
    };
    assert_eq!(no(&mut on, Some(&helper)), Reason::Done);
    let mut main = procedure(MAIN);
    assert_eq!(no(&mut main, None), Reason::Gone);
    assert_eq!(
        apply(&mut main, &interlink("h"), &catalog()).expect_err("nothing is beside it").reason,
        Reason::Gone
    );
    main.documents.pop();
    assert_eq!(no(&mut main, Some(&helper)), Reason::Unfit, "nobody asks for the result");
    let dear = procedure(&HELPER.replace("part_of: home", "fees: [{id: f, amount: 5000}]"));
    assert_eq!(no(&mut procedure(MAIN), Some(&dear)), Reason::Unfit, "who collects the fee is not said");
}

fn propose_on(corpus: &Corpus, findings: &[Finding]) -> Proposals {
    propose::propose(corpus, &of_corpus(corpus), findings)
}

fn both(of_main: &[Change], of_helper: &[Change]) -> Finding {
    let mut one = finding(of_main, &[]);
    let other = finding_in("h", of_helper, &[]).remedy.expect("a remedy");
    one.remedy.as_mut().expect("a remedy").edits.extend(other.edits);
    one
}

fn replaced(by: &str) -> Change {
    Change::ReplacedBy { by: by.into() }
}

#[test]
fn a_remedy_over_two_procedures_is_one_proposal_counted_once() {
    let world = corpus(vec![procedure(MAIN), procedure(HELPER)]);
    let finding = both(&[interlink("h"), Change::Replaces { procedure: "h".into() }], &[replaced("p")]);
    let proposals = propose_on(&world, &[finding]);
    assert_eq!(proposals.made.len(), 1, "{:#?}", proposals.blocked);
    let made = &proposals.made[0];
    assert_eq!((made.procedure.as_str(), made.safety), ("p", Safety::Sketch));
    // Four papers and six visits of the applicant before; two filings less after, and the confirmation asked for no more.
    let (was, is) = (&made.before, &made.after);
    assert_eq!((was.documents, is.documents), (4, 2));
    assert_eq!((was.steps, is.steps), (9, 6));
    assert!(is.visits < was.visits && is.duration <= was.duration);
    assert_eq!((was.deadline, is.deadline), (Some(7 * 480), Some(7 * 480)), "nobody waits longer");
    // Each procedure has its own line, and a direction is not counted.
    assert_eq!(proposals.together.len(), 2);
    assert!(proposals.together.iter().all(|(before, after)| before == after));
}

#[test]
fn edits_of_two_procedures_stand_or_fall_together() {
    let world = corpus(vec![procedure(MAIN), procedure(HELPER)]);
    let good = both(&[Change::OpenOnline], &[Change::OpenOnline]);
    let proposals = propose_on(&world, &[good]);
    assert_eq!(proposals.made.len(), 1);
    assert!(proposals.after.iter().all(|procedure| procedure.channels.len() == 2));
    let bad = both(&[Change::OpenOnline], &[Change::DropStep { step: "decide".into() }]);
    let proposals = propose_on(&world, &[bad]);
    assert!(proposals.made.is_empty());
    assert!(proposals.after.iter().all(|procedure| procedure.channels.len() == 1));
    assert!(proposals.blocked[0].fails.iter().any(|failure| failure.obligation == "outputs"));
}

#[test]
fn a_procedure_gives_way_only_to_one_that_does_what_it_did() {
    let says = |world: Vec<Procedure>, finding: Finding| -> Vec<String> {
        let proposals = propose_on(&corpus(world), &[finding]);
        let fails = proposals.blocked.iter().flat_map(|blocked| &blocked.fails);
        fails.map(|failure| failure.text.en.clone().unwrap_or_default()).collect()
    };
    let alike = || procedure(&HELPER.replace("procedure: h", "procedure: q"));
    let merge = || finding_in("h", &[replaced("q")], &[]);
    assert_eq!(says(vec![alike(), procedure(HELPER)], merge()), Vec::<String>::new());
    let named = says(vec![alike(), procedure(HELPER), procedure(MAIN)], merge());
    assert!(named.iter().any(|text| text.contains("still asks for")), "{named:?}");
    let other = procedure(&HELPER.replace("procedure: h", "procedure: q").replace("Đủ diện tích", "Khác"));
    let unchecked = says(vec![other, procedure(HELPER)], merge());
    assert!(unchecked.iter().any(|text| text.contains("does not check the condition")), "{unchecked:?}");
    let unmade = says(vec![procedure(HELPER), procedure(MAIN)], finding_in("h", &[replaced("p")], &[]));
    assert!(unmade.iter().any(|text| text.contains("does not make the output")), "{unmade:?}");
    let nobody = says(vec![procedure(HELPER)], merge());
    assert!(nobody.iter().any(|text| text.contains("No procedure in force")), "{nobody:?}");
}

#[test]
fn the_confirmations_of_a_dwelling_are_taken_into_the_registration_of_residence() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load(sources(&folder)).corpus;
    let facts = of_corpus(&corpus);
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let findings = check::check(world, &rules::built_in().rules).findings;
    let proposals = propose::propose(&corpus, &facts, &findings);
    let links = |edits: &[rasoat::model::edit::Edit]| {
        edits.iter().any(|edit| matches!(edit.change, Change::Interlink { .. }))
    };
    let blocked: Vec<_> = proposals.blocked.iter().filter(|blocked| links(&blocked.edits)).collect();
    let made: Vec<_> = proposals.made.iter().filter(|made| links(&made.edits)).collect();
    assert!(!made.is_empty(), "{blocked:#?}");
    for made in made {
        assert_eq!(made.safety, Safety::Sketch);
        assert!(made.saved_per_year.is_some_and(|saved| saved.0 > 0), "{:?}", made.saved_per_year);
        let mut procedures: Vec<Procedure> = corpus.procedures.clone();
        for edit in &made.edits {
            let other =
                edit.change.reads().and_then(|id| corpus.procedure(id)).map(|at| &corpus.procedures[at]);
            let at = corpus.procedure(&edit.procedure).expect("the procedure is there");
            apply_beside(&mut procedures[at], &edit.change, &corpus.catalog, other).expect("it applies");
        }
        for (was, is) in corpus.procedures.iter().zip(&procedures).filter(|(was, is)| was != is) {
            // The square law, in both files.
            let at = corpus.procedure(&was.id).expect("the procedure is there");
            let text = &corpus.sources[corpus.places.procedures[at].0 as usize].text;
            let after = rewrite(text, SourceId(0), is).unwrap_or_else(|no| panic!("{}: {no:?}", was.id));
            assert_eq!(read(&after, SourceId(0)).expect("it reads"), *is);
            if is.status == Status::Replaced {
                let main =
                    procedures.iter().find(|p| Some(&p.id) == is.replaced_by.as_ref()).expect("it is there");
                assert_eq!(main.kind, Kind::Interlinked);
                for output in &was.outputs {
                    let made = main.outputs.iter().find(|own| own.document_type == output.document_type);
                    let made = made.expect("what it issued is still made");
                    assert!(main.steps.iter().any(|step| step.produces.contains(&made.id)));
                }
            }
        }
    }
}
