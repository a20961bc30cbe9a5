//! The regression on a real reform: procedure 2.000986 (paper, 2022) was replaced by 3.000722 (electronic). The rules
//! must reach by themselves most of what the Government did.

use std::path::Path;

use rasoat::cli::workspace;
use rasoat::facts::column::World;
use rasoat::facts::{self, Facts};
use rasoat::finding::Finding;
use rasoat::model::corpus::Corpus;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::load;
use rasoat::proposal::{Proposals, Safety};
use rasoat::{check, propose, rules};

const PAPER: &str = "interlinked/birth-residence-insurance-paper";
const ELECTRONIC: &str = "interlinked/birth-residence-insurance";

struct Reviewed {
    corpus: Corpus,
    facts: Facts,
    findings: Vec<Finding>,
    proposals: Proposals,
}

fn review() -> Reviewed {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let loaded = load::load(workspace::read(&folder).unwrap().sources);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let corpus = loaded.corpus;
    let facts = facts::of_corpus(&corpus);
    let checked =
        check::check(World { corpus: &corpus, facts: &facts, as_of: None }, &rules::built_in().rules);
    assert!(checked.troubles.is_empty(), "{:?}", checked.troubles);
    let proposals = propose::propose(&corpus, &facts, &checked.findings);
    Reviewed { corpus, facts, findings: checked.findings, proposals }
}

impl Reviewed {
    /// The rules that flag something of a procedure, with the id of the thing.
    fn flagged(&self, procedure: &str) -> Vec<&str> {
        let own = self.findings.iter().filter(|finding| finding.procedure.as_deref() == Some(procedure));
        own.map(|finding| finding.key.as_str()).collect()
    }

    /// The changes proposed for the paper procedure that count.
    fn changes(&self) -> Vec<&Change> {
        let made =
            self.proposals.made.iter().filter(|made| made.procedure == PAPER && made.safety > Safety::Sketch);
        made.flat_map(|made| &made.edits).map(|edit| &edit.change).collect()
    }

    fn measures(&self, id: &str) -> (&rasoat::facts::measures::Measures, &rasoat::facts::measures::Measures) {
        let at = self.corpus.procedure(id).unwrap();
        let (before, after) = &self.proposals.together[at];
        assert_eq!(*before, self.facts.procedures[at].measures);
        (before, after)
    }
}

#[test]
fn the_rules_reach_the_reform_that_was_made() {
    let reviewed = review();
    let changes = reviewed.changes();
    let any = |test: &dyn Fn(&Change) -> bool| changes.iter().any(|change| test(change));
    let books = reviewed.corpus.procedures[reviewed.corpus.procedure(PAPER).unwrap()]
        .documents
        .iter()
        .filter(|document| document.document_type == "household-book");
    for book in books {
        let looked_up = Change::DropDocument {
            document: book.id.clone(),
            instead: Substitute::Register("population".into()),
        };
        assert!(changes.contains(&&looked_up), "the household book is looked up: {changes:#?}");
    }
    assert!(
        any(&|change| matches!(change,
            Change::DropDocument { document, instead: Substitute::Output(_) } if document.contains("birth-certificate"))),
        "the copy of its own birth certificate is dropped: {changes:#?}"
    );
    let merged = changes.iter().filter(|change| matches!(change, Change::MergeForms { .. })).count();
    assert_eq!(merged, 2, "three forms become one: {changes:#?}");
    assert!(
        any(&|change| matches!(change, Change::RunBeside { .. })),
        "residence beside insurance: {changes:#?}"
    );
    let confirmed =
        reviewed.flagged(PAPER).iter().any(|key| key.starts_with("documents/third-party-confirmation:"));
    assert!(confirmed, "the commune's confirmation of consent is flagged");
    assert!(any(&|change| matches!(change, Change::DropConfirmation { .. })), "{changes:#?}");
}

#[test]
fn the_proposals_bring_the_paper_procedure_near_its_successor() {
    let reviewed = review();
    let (paper, proposed) = reviewed.measures(PAPER);
    let (electronic, _) = reviewed.measures(ELECTRONIC);
    assert!(proposed.documents < paper.documents && electronic.documents <= proposed.documents);
    assert_eq!(proposed.forms, 1);
    assert!(proposed.duration < paper.duration);
    assert!(proposed.cost_per_case.0 < paper.cost_per_case.0);
}

#[test]
fn the_successor_is_nearly_quiet() {
    let reviewed = review();
    let flagged = reviewed.flagged(ELECTRONIC);
    assert!(flagged.len() <= 2, "{flagged:#?}");
}
