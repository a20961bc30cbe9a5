//! Reports list what is to be amended as a plan does: one order, by rank; and what no provision prescribes.

use std::path::Path;

use rasoat::authority::{ToAmend, merged};
use rasoat::check::check;
use rasoat::cli::workspace;
use rasoat::facts::{self, column::World};
use rasoat::model::load;
use rasoat::propose::propose;
use rasoat::report::templates::Templates;
use rasoat::report::view::{Options, view};
use rasoat::report::{html, json, markdown, terminal};
use rasoat::rules;
use rasoat::text::Lang;

#[test]
fn reports_list_instruments_in_the_order_in_which_they_can_be_amended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load::load(workspace::read(&folder).unwrap().sources).corpus;
    let facts = facts::of_corpus(&corpus);
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let findings = check(world, &rules::built_in().rules).findings;
    let proposals = propose(&corpus, &facts, &findings);
    let seen =
        view(&corpus, &facts, &findings, &proposals, &[], &Options { lang: Lang::En, ..Options::default() });

    let (free, listed): (Vec<_>, Vec<_>) =
        seen.amendments.iter().partition(|group| group.authority.is_none());
    let expected: Vec<ToAmend> = merged(proposals.made.iter().flat_map(|made| &made.instruments));
    assert!(expected.len() > 5 && expected.len() == listed.len());
    assert!(expected.windows(2).all(|pair| pair[0].height >= pair[1].height), "the higher first");
    for (group, instrument) in listed.iter().zip(&expected) {
        let cited: Vec<&str> = group.provisions.iter().map(|one| one.provision.written.as_str()).collect();
        let wanted: Vec<String> = instrument.provisions.iter().map(ToString::to_string).collect();
        assert_eq!(cited, wanted);
        assert!(
            group.unprescribed.is_empty() && group.provisions.iter().all(|one| !one.proposals.is_empty())
        );
    }
    // Within a proposal, the same order.
    let turn = |written: &str| {
        let has = |one: &ToAmend| one.provisions.iter().any(|citation| citation.to_string() == written);
        expected.iter().position(has).unwrap()
    };
    let mut several = 0;
    for proposal in seen.procedures.iter().flat_map(|procedure| &procedure.proposals) {
        let turns: Vec<usize> = proposal.provisions.iter().map(|one| turn(&one.written)).collect();
        assert!(turns.is_sorted(), "{}: {turns:?}", proposal.id);
        several += usize::from(turns.len() > 1);
    }
    assert!(several > 3);

    // What no provision prescribes stands last, whole, and is said in every format.
    let without = proposals.made.iter().filter(|made| made.amends.is_empty()).count();
    assert!(without > 0);
    assert_eq!(free.iter().map(|group| group.unprescribed.len()).sum::<usize>(), without);
    assert!(seen.amendments.last().unwrap().authority.is_none());
    let said = "No provision on file prescribes this; the agency can stop asking for it.";
    let templates = Templates::default();
    for text in [markdown::render(&seen, &templates).unwrap(), html::render(&seen, &templates).unwrap()] {
        assert_eq!(text.matches(said).count(), without + 1, "each annex and the table");
    }
    let run = terminal::Run { corpus: &corpus, findings: &findings, proposals: &proposals };
    let all = 0..corpus.procedures.len();
    let text: String = all.map(|at| terminal::proposals(&run, at, false, Lang::En)).collect();
    assert_eq!(text.matches("decided by: no provision on file prescribes it").count(), without);
    let report: serde_json::Value = serde_json::from_str(&json::render(&seen)).unwrap();
    let made =
        report["procedures"].as_array().unwrap().iter().flat_map(|one| one["proposals"].as_array().unwrap());
    let none =
        made.filter(|one| one["authority"] == "none" && one["provisions"].as_array().unwrap().is_empty());
    assert_eq!(none.count(), without);
}
