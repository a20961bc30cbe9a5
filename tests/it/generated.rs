//! The generator of the benchmarks: what it writes is sound, and what it sows is found.

use std::collections::BTreeMap;

use crate::generate::{Defect, Workspace, generate};
use rasoat::check::check;
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::model::load::load;
use rasoat::rules;

#[test]
fn a_generated_workspace_is_read_without_a_word_and_its_defects_are_found() {
    for (procedures, seed) in [(50, 1), (50, 2), (200, 3)] {
        let generated = generate(procedures, seed);
        let loaded = load(generated.sources);
        assert_eq!(loaded.diagnostics, []);
        assert_eq!(loaded.corpus.procedures.len(), procedures);
        let facts = facts::of_corpus(&loaded.corpus);
        let world = World { corpus: &loaded.corpus, facts: &facts, as_of: None };
        let checked = check(world, &rules::built_in().rules);
        assert!(checked.troubles.is_empty(), "{:?}", checked.troubles);
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &checked.findings {
            *found.entry(finding.rule.as_str()).or_default() += 1;
        }
        for defect in Defect::ALL {
            let rule = defect.rule();
            assert_eq!(found.get(rule), generated.expected.get(rule), "{rule}, seed {seed}: {found:?}");
        }
        assert!(generated.expected.len() >= 5, "{:?}", generated.expected);
    }
}

#[test]
fn what_benchmarks_run_on_is_checked_first() {
    assert_eq!(Workspace::of(30).world().corpus.procedures.len(), 30);
}

#[test]
fn the_same_size_and_seed_give_the_same_bytes() {
    let texts = |seed| generate(20, seed).sources.into_iter().map(|source| source.text).collect::<Vec<_>>();
    assert_eq!(texts(7), texts(7));
    assert_ne!(texts(7), texts(8));
}

#[test]
fn a_large_catalog_lies_in_several_files_of_a_size_that_is_read() {
    let sources = generate(12_000, 1).sources;
    let types: Vec<usize> = sources
        .iter()
        .filter(|source| source.name.starts_with("catalog/document_types-"))
        .map(|source| source.text.lines().count())
        .collect();
    assert_eq!(types.len(), 2);
    assert!(types.iter().all(|lines| *lines <= 10_001), "{types:?}");
}
