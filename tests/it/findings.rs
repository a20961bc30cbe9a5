//! What the built-in rules say of the procedures in this repository, and what they must not say.

use std::path::Path;

use rasoat::check::check;
use rasoat::cli::workspace;
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::model::load;
use rasoat::rules;

/// Findings an expert expects: the rule, and what it flags.
const EXPECTED: &[(&str, &str)] = &[
    // Three forms of one paper bundle ask for the same persons: the later bundle has one.
    ("forms/same-data", "interlinked/birth-residence-insurance-paper/documents/insurance-form"),
    ("forms/same-data", "interlinked/birth-residence-insurance-paper/documents/change-slip"),
    (
        "documents/made-by-earlier-step",
        "interlinked/birth-residence-insurance-paper/documents/birth-certificate-copy",
    ),
    ("documents/held-in-register", "interlinked/birth-residence-insurance-paper/documents/household-book"),
    ("legality/basis-ended", "interlinked/birth-residence-insurance-paper/basis/81/2006/QH11"),
    // The annex of Resolution 66.7 lists these.
    ("documents/held-in-register", "transport/vehicle-badge/documents/vehicle-registration"),
    ("documents/held-in-register", "education/preschool-lunch/documents/birth"),
    ("documents/held-in-part", "education/preschool-lunch/documents/carer-identity"),
    ("documents/asked-twice", "land/transfer/documents/certificate-scan"),
    ("documents/other-procedure-output", "construction/building-permit/documents/fire-result"),
    ("documents/own-output", "construction/building-permit/documents/allocation-decision"),
    ("conditions/nothing-proves", "transport/business-licence/conditions/seats"),
];

/// Findings an expert would laugh at.
const UNWANTED: &[(&str, &str)] = &[
    // The land certificate is handed in to be replaced by a new one.
    ("documents/held-in-part", "land/reissue/documents/certificate"),
    ("documents/held-in-part", "land/split-merge/documents/certificate-original"),
    // It is to be handed back before another is issued.
    ("documents/held-in-register", "justice/marital-status/documents/earlier-certificate"),
    // Asked for only where the register cannot answer.
    ("documents/held-in-part", "construction/building-permit/documents/land-certificate"),
    // Two papers of one type, each of another plan; a report, and the same revised.
    ("documents/asked-twice", "construction/feasibility-appraisal/documents/planning-extract"),
    ("documents/asked-twice", "construction/environmental-impact/documents/report"),
    // A notarised power of attorney is no certified copy.
    ("documents/certified-copy", "justice/criminal-record/documents/power-of-attorney"),
    // One form for oneself, one for a proxy.
    ("forms/same-data", "justice/criminal-record/documents/proxy-form"),
    // The specialised agency is asked for its opinion.
    ("conditions/checked-by-two-agencies", "construction/building-permit/conditions/planning-fits"),
];

fn keys() -> Vec<String> {
    let read = workspace::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/procedures")))
        .unwrap_or_else(|_| panic!("the workspace can be read"));
    let loaded = load::load(read.sources);
    let facts = facts::of_corpus(&loaded.corpus);
    let world = World { corpus: &loaded.corpus, facts: &facts, as_of: None };
    let checked = check(world, &rules::built_in().rules);
    assert_eq!(checked.troubles, Vec::new());
    checked.findings.into_iter().map(|finding| finding.key).collect()
}

#[test]
fn rules_say_of_real_procedures_what_an_expert_would() {
    let keys = keys();
    let has = |(rule, of): &(&str, &str)| keys.contains(&format!("{rule}:{of}"));
    let missed: Vec<_> = EXPECTED.iter().filter(|wanted| !has(wanted)).collect();
    let unwanted: Vec<_> = UNWANTED.iter().filter(|unwanted| has(unwanted)).collect();
    assert!(missed.is_empty() && unwanted.is_empty(), "missed: {missed:#?}\nunwanted: {unwanted:#?}");
}
