//! Judging a version from what was found in another says what judging it alone says, whatever the two differ in.

use std::path::Path;

use proptest::prelude::*;
use rasoat::check::beside::Common;
use rasoat::check::check_at;
use rasoat::check::levels::Levels;
use rasoat::cli::workspace;
use rasoat::facts::column::World;
use rasoat::facts::{Facts, of_corpus};
use rasoat::lang::rule::Rule;
use rasoat::model::corpus::Corpus;
use rasoat::model::load::load;
use rasoat::rules;
use rasoat::source::Source;

use crate::generate::generate;
use crate::laws::law;

/// What a change of one file can be; each gives another text or none.
const CHANGES: [fn(&str) -> String; 11] = [
    |_| String::new(),
    |text| text.replacen("documents:\n", "documents:\n  - {id: thêm, type: form, originals: 3}\n", 1),
    |text| text.replacen("steps:\n", "steps:\n  # rasoat: waive documents/asked-twice -- thử\n", 1),
    |text| format!("# rasoat: waive steps/only-passes-on, documents/no-quantity -- thử\n{text}"),
    |text| text.replacen("procedure: ", "procedure: khác/", 1),
    |text| text.replacen("as_of: 2026", "as_of: 2024", 1),
    |text| text.replacen("kind: external", "kind: external\nstatus: abolished", 1),
    |text| {
        text.lines().filter(|line| !line.starts_with("deadline:")).map(|line| format!("{line}\n")).collect()
    },
    |text| text.replacen("originals: 1", "originals: 2", 2),
    |text| text.replacen("takes: ", "takes: 3 working days, note: x, was: ", 1),
    |text| text.lines().filter(|line| !line.contains("basis")).map(|line| format!("{line}\n")).collect(),
];

/// The files after some changes of procedures, each by its number; some are called otherwise afterwards.
fn changed(sources: &[Source], changes: &[(usize, usize, bool)]) -> Vec<Source> {
    let mut changed = sources.to_vec();
    for (at, change, moves) in changes {
        let at = at % changed.len();
        if changed[at].text.lines().any(|line| line.starts_with("procedure:")) {
            changed[at].text = CHANGES[change % CHANGES.len()](&changed[at].text);
            if *moves {
                changed[at].name = format!("a-first/{at}-{}", changed[at].name.replace('/', "-"));
            }
        }
    }
    changed.retain(|source| !source.text.is_empty());
    changed
}

struct Side {
    corpus: Corpus,
    facts: Facts,
}

impl Side {
    fn of(sources: Vec<Source>) -> Side {
        let corpus = load(sources).corpus;
        Side { facts: of_corpus(&corpus), corpus }
    }

    fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }
}

/// Whether the two have enough in common; what is said of the one is compared in any case.
fn same(one: &Side, other: &Side, rules: &[Rule]) -> bool {
    let all: Vec<&Rule> = rules.iter().collect();
    let (levels, other_levels) = (Levels::of(&one.corpus), Levels::of(&other.corpus));
    let known = check_at(other.world(), all.iter().copied(), &other_levels);
    let Some(common) = Common::of(&one.corpus, &other.corpus) else { return false };
    let facts = common.facts(&one.corpus, &other.facts);
    assert_eq!(format!("{:?}", facts.procedures), format!("{:?}", one.facts.procedures));
    let world = World { facts: &facts, ..one.world() };
    let quick = common.check(world, &all, &levels, (other.world(), &known));
    let whole = check_at(one.world(), all.iter().copied(), &levels);
    for (quick, whole) in quick.findings.iter().zip(&whole.findings) {
        assert_eq!(quick, whole);
    }
    assert_eq!(quick.findings.len(), whole.findings.len());
    assert_eq!(quick.idle_waivers, whole.idle_waivers);
    assert_eq!(quick.troubles, whole.troubles);
    true
}

fn shipped() -> Vec<Source> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    workspace::read(&home).unwrap_or_else(|refused| panic!("{refused}")).sources
}

#[test]
fn every_change_of_one_file_is_seen_on_the_quick_road() {
    let set = rules::built_in().rules;
    for sources in [shipped(), generate(25, 3).sources] {
        let plain = Side::of(sources.clone());
        assert!(same(&plain, &plain, &set));
        let at = sources.iter().position(|source| source.text.starts_with("procedure:"));
        let at = at.unwrap_or_else(|| sources.iter().position(|s| s.text.contains("\nprocedure:")).unwrap());
        for change in 0..CHANGES.len() {
            let other = Side::of(changed(&sources, &[(at, change, change % 2 == 0)]));
            assert!(same(&other, &plain, &set) && same(&plain, &other, &set), "change {change}");
        }
    }
}

#[test]
fn another_catalog_or_other_settings_leave_the_quick_road() {
    let sources = generate(10, 1).sources;
    let plain = Side::of(sources.clone());
    for (file, from, to) in [
        (
            "catalog/agencies-0.yaml",
            "agencies:\n",
            "agencies:\n  - {id: added, name: Thêm, level: commune}\n",
        ),
        ("catalog/agencies-0.yaml", "agencies:\n", "# a line more\nagencies:\n"),
        ("rasoat.yaml", "as_of: 2026-07-01", "as_of: 2026-07-02"),
    ] {
        let mut other = sources.clone();
        let source = other.iter_mut().find(|source| source.name == file).unwrap();
        source.text = source.text.replacen(from, to, 1);
        assert!(!same(&Side::of(other), &plain, &rules::built_in().rules), "{file}: {to}");
    }
}

proptest! {
    #![proptest_config(law(8))]

    #[test]
    fn both_roads_lead_to_the_same_findings(
        is_shipped: bool,
        seed in 0u64..50,
        before in prop::collection::vec((0usize..200, 0usize..CHANGES.len(), any::<bool>()), 0..5),
        after in prop::collection::vec((0usize..200, 0usize..CHANGES.len(), any::<bool>()), 0..5),
    ) {
        let sources = if is_shipped { shipped() } else { generate(20, seed).sources };
        let set = rules::built_in().rules;
        let (one, other) = (Side::of(changed(&sources, &after)), Side::of(changed(&sources, &before)));
        prop_assert!(same(&one, &other, &set));
    }
}
