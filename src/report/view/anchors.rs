//! Where a page can be pointed to: a name for each procedure, finding and proposal, made of its stable id, so that a link
//! that was sent still leads there after the next review.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::proposal::Proposals;

/// The names, each beside the list of what it names.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// Of the procedures of the corpus.
    pub(super) procedures: Vec<String>,
    /// Of the findings.
    pub(super) findings: Vec<String>,
    /// Of the proposals.
    pub(super) proposals: Vec<String>,
}

impl Anchors {
    /// The names for a run.
    pub(super) fn of_run(corpus: &Corpus, findings: &[Finding], proposals: &Proposals) -> Anchors {
        Anchors {
            procedures: named("p", corpus.procedures.iter().map(|procedure| procedure.id.as_str())),
            findings: named("f", findings.iter().map(|finding| finding.key.as_str())),
            proposals: named("o", proposals.made.iter().map(|made| made.id.as_str())),
        }
    }
}

/// A name for each id; ids that would have the same are told apart by a number.
fn named<'a>(letter: &str, ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    ids.map(|id| {
        let plain = format!("{letter}-{}", slug(id));
        let mut name = plain.clone();
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{plain}-{number}");
        }
        name
    })
    .collect()
}

/// An id in small letters, figures and single hyphens, which stand in an address as they are.
fn slug(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{named, slug};

    #[test]
    fn names_stand_in_an_address_and_differ() {
        assert_eq!(slug("Deadline/x:build.\"><script>đ"), "deadline-x-build-script");
        assert_eq!(named("p", ["a/b", "a.b", "a-b-2"].into_iter()), ["p-a-b", "p-a-b-2", "p-a-b-2-2"]);
    }
}
