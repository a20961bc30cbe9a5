//! The join of procedures that are nearly the same against the definition, pair by pair.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rasoat::facts::of_corpus;
use rasoat::facts::sameness::{FEWEST, LEAST};
use rasoat::model::corpus::Corpus;
use rasoat::model::procedure::Procedure;

const WORDS: [&str; 9] = ["cấp", "giấy", "phép", "mới", "lại", "đổi", "xã", "tỉnh", "hộ"];

/// A procedure of some words and papers: of eight types asked for, of three given out.
fn procedure(
    at: usize,
    words: &BTreeSet<usize>,
    asked: &BTreeSet<usize>,
    given: &BTreeSet<usize>,
) -> Procedure {
    let name: Vec<&str> = words.iter().map(|word| WORDS[*word]).collect();
    let list = |all: &BTreeSet<usize>| -> Vec<String> {
        all.iter().map(|one| format!("{{id: p{one}, type: t{one}}}")).collect()
    };
    let text = format!(
        "{{procedure: p{at:03}, name: '{}', kind: external, sector: s, as_of: 2026-07-01, receives: desk, decides: desk, documents: [{}], outputs: [{}]}}",
        name.join(" "),
        list(asked).join(", "),
        list(given).join(", ")
    );
    serde_yaml::from_str(&text).unwrap()
}

type Parts = (BTreeSet<usize>, BTreeSet<usize>, BTreeSet<usize>);

fn parts() -> impl Strategy<Value = Parts> {
    use proptest::collection::btree_set;
    (btree_set(0..WORDS.len(), 0..6), btree_set(0..8_usize, 0..6), btree_set(0..3_usize, 0..3))
}

proptest! {
    #![proptest_config(crate::laws::law(200))]

    #[test]
    fn the_join_finds_every_pair_the_definition_names(all in proptest::collection::vec(parts(), 0..40)) {
        let procedures = all.iter().enumerate().map(|(at, (words, asked, given))| procedure(at, words, asked, given));
        let corpus = Corpus { procedures: procedures.collect(), ..Corpus::default() };
        let facts = of_corpus(&corpus);
        let mut wanted = Vec::new();
        for (one, first) in all.iter().enumerate() {
            for (other, second) in all.iter().enumerate().skip(one + 1) {
                let common = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| a.intersection(b).count();
                let papers = common(&first.1, &second.1) + common(&first.2, &second.2);
                let both = papers + common(&first.0, &second.0);
                let size = |parts: &Parts| parts.0.len() + parts.1.len() + parts.2.len();
                let either = size(first) + size(second) - both;
                if papers > 0 && either as u32 >= FEWEST && both as i64 * 10_000 >= LEAST * either as i64 {
                    wanted.push((one as u32, other as u32, both as u32, either as u32));
                }
            }
        }
        let pairs = facts.sameness.pairs();
        let mut found: Vec<_> = pairs.iter().map(|pair| (pair.one, pair.other, pair.common, pair.all)).collect();
        found.sort_unstable();
        prop_assert_eq!(found, wanted);
        prop_assert!(pairs.windows(2).all(|two| two[0].likeness() >= two[1].likeness()));
        // Of a group every two are alike, and nobody is in two groups.
        let mut seen = BTreeSet::new();
        for group in facts.sameness.groups(7_000) {
            prop_assert!(group.len() > 1);
            for (at, one) in group.iter().enumerate() {
                prop_assert!(seen.insert(*one));
                for other in &group[at + 1..] {
                    prop_assert!(facts.sameness.pair(*one, *other).unwrap().likeness() >= 7_000);
                }
            }
        }
    }
}
