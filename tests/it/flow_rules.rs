//! What the rules on steps, flow, time, agencies and channels say of the real procedures: what an expert would say, and
//! nothing where a real procedure is in order.

use std::collections::BTreeSet;
use std::path::Path;

use rasoat::check::{Checked, check};
use rasoat::cli::workspace;
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::model::edit::Change;
use rasoat::model::load::{Loaded, load};
use rasoat::propose::propose;
use rasoat::rules;

fn loaded() -> Loaded {
    let read = workspace::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures")))
        .unwrap_or_else(|_| panic!("the workspace can be read"));
    load(read.sources)
}

fn real() -> Checked {
    let corpus = loaded().corpus;
    let facts = facts::of_corpus(&corpus);
    check(World { corpus: &corpus, facts: &facts, as_of: None }, &rules::built_in().rules)
}

/// Things that must be flagged, by rule.
const FLAGGED: &[(&str, &str)] = &[
    // The insurance card needs nothing of the residence record: what the later interlinked procedure does at once.
    ("steps/could-run-in-parallel", "interlinked/birth-residence-insurance-paper/steps/issue-insurance-card"),
    ("steps/could-run-in-parallel", "construction/building-permit/steps/ask-planning"),
    ("steps/could-run-in-parallel", "internal/simplification-plan/steps/check-legality"),
    ("steps/only-passes-on", "internal/simplification-plan/steps/forward-control"),
    ("steps/approvals-in-row", "internal/simplification-plan/steps/initial-chief"),
    ("steps/no-agency-action", "residence/permanent-residence/steps/prepare"),
    ("flow/ping-pong", "land/use-change/steps/inspect"),
    ("flow/desk-reentry", "land/use-change/steps/receive-again"),
    ("flow/applicant-as-courier", "land/transfer/steps/receive-again"),
    ("flow/uncapped-returns", "justice/birth-registration/steps/receive"),
    ("flow/consultation-not-declared", "investment/in-principle-approval/steps/ask-planning"),
    ("flow/consultation-without-silence-rule", "transport/driving-licence-exchange/steps/verify"),
    ("deadline/steps-exceed-in-case", "land/reissue/cases/remapped"),
    ("deadline/differs-by-channel", "land/transfer/channels/online"),
    ("deadline/differs-from-channels", "investment/registration-certificate.deadline"),
    ("deadline/shorter-elsewhere", "residence/permanent-residence.deadline"),
    ("procedures/only-serves-another", "residence/dwelling-confirmation"),
    ("procedures/only-serves-another", "residence/vehicle-dwelling-confirmation"),
    ("groups/not-offered-together", "transport/vehicle-badge"),
];

/// Rules that must be silent on a procedure, or with `""` on all.
const SILENT: &[(&str, &str)] = &[
    // 14 + 3 = 17 and 20 + 15 = 35: the sums are right.
    ("deadline/steps-exceed", "investment/in-principle-approval"),
    ("deadline/steps-exceed", "construction/environmental-impact"),
    // Seven and twelve days that a decree and a law set.
    ("flow/consultation-without-silence-rule", "investment/in-principle-approval"),
    ("flow/consultation-without-silence-rule", "construction/building-permit"),
    // Residence and insurance run side by side already.
    ("steps/could-run-in-parallel", "interlinked/birth-residence-insurance"),
    // An appraisal draws on the opinions before it; courts are asked about what the search found.
    ("steps/could-run-in-parallel", "investment/in-principle-approval"),
    ("steps/could-run-in-parallel", "justice/criminal-record"),
    // The applicant pays at the desk, and carries nothing.
    ("flow/applicant-as-courier", "interlinked/birth-residence-insurance-paper"),
    // District bodies were there in 2022.
    ("agencies/no-longer-exists", ""),
    ("agencies/level-ended", ""),
    ("flow/cycle", ""),
    ("flow/dead-end", ""),
];

#[test]
fn the_real_procedures_are_flagged_where_an_expert_would() {
    let checked = real();
    assert!(checked.troubles.is_empty(), "{:?}", checked.troubles);
    let keys: BTreeSet<&str> = checked.findings.iter().map(|finding| finding.key.as_str()).collect();
    let missed: Vec<String> = FLAGGED
        .iter()
        .map(|(rule, thing)| format!("{rule}:{thing}"))
        .filter(|key| !keys.contains(key.as_str()))
        .collect();
    assert!(missed.is_empty(), "not flagged: {missed:#?}");
}

#[test]
fn real_procedures_in_order_are_let_pass() {
    let checked = real();
    let wrong: Vec<&str> = checked
        .findings
        .iter()
        .filter(|finding| {
            SILENT.iter().any(|(rule, procedure)| {
                finding.rule == *rule
                    && (procedure.is_empty() || finding.procedure.as_deref() == Some(*procedure))
            })
        })
        .map(|finding| finding.key.as_str())
        .collect();
    assert!(wrong.is_empty(), "flagged: {wrong:#?}");
}

/// The bundle on paper becomes what its successor is: the insurance card beside the residence record.
#[test]
fn residence_and_insurance_are_proposed_side_by_side() {
    let corpus = loaded().corpus;
    let facts = facts::of_corpus(&corpus);
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let findings = check(world, &rules::built_in().rules).findings;
    let proposals = propose(&corpus, &facts, &findings);
    let wanted =
        Change::RunBeside { step: "issue-insurance-card".into(), beside: "register-residence".into() };
    let made = proposals
        .made
        .iter()
        .find(|proposal| proposal.edits.iter().any(|edit| edit.change == wanted))
        .unwrap_or_else(|| panic!("no proposal to run the two side by side"));
    // Ten calendar days of one agency no longer wait for fifteen of the other.
    assert_eq!(made.saved_time, 10 * 480 * 5 / 7);
}
