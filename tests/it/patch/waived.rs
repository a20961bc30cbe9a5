//! A waiver goes with the thing it stands at, however far it is indented, and never to another thing.

use rasoat::model::catalog::Catalog;
use rasoat::model::edit::{Change, Substitute};
use rasoat::model::load::load;
use rasoat::model::patch::patch;
use rasoat::model::waiver::Scope;
use rasoat::source::{Source, SourceId};

const HEAD: &str = "procedure: p\nname: {vi: A, en: A}\nkind: external\nsector: s\nas_of: 2026-07-01\nreceives: x\ndecides: x\n";

/// The papers `a`, `b`, `c`, each with a waiver of its own that names it, in many layouts.
const LAYOUTS: &[(&str, &str)] = &[
    (
        "as far indented",
        "documents:\n  # rasoat: waive t/a -- a\n  - {id: a, type: t}\n  # rasoat: waive t/b -- b\n  - {id: b, type: t}\n  # rasoat: waive t/c -- c\n  - {id: c, type: t}\n",
    ),
    (
        "further indented",
        "documents:\n    # rasoat: waive t/a -- a\n  - {id: a, type: t}\n    # rasoat: waive t/b -- b\n  - {id: b, type: t}\n      # rasoat: waive t/c -- c\n  - {id: c, type: t}\n",
    ),
    (
        "at the margin",
        "documents:\n# rasoat: waive t/a -- a\n  - id: a\n    type: t\n# rasoat: waive t/b -- b\n  - id: b\n    type: t\n# rasoat: waive t/c -- c\n  - id: c\n    type: t\n",
    ),
    (
        "among remarks of any indent",
        "documents:\n  # rasoat: waive t/a -- a\n    # more of a\n  - {id: a, type: t}\n    # below a\n# rasoat: waive t/b -- b\n  # more of b\n  - {id: b, type: t}\n\n    # rasoat: waive t/c -- c\n# more of c\n  - {id: c, type: t}\n",
    ),
    (
        "on the line of the dash",
        "documents:\n  - # rasoat: waive t/a -- a\n    id: a\n    type: t\n  - # rasoat: waive t/b -- b\n    id: b\n    type: t\n  - # rasoat: waive t/c -- c\n    id: c\n    type: t\n",
    ),
    (
        "on the line itself",
        "documents:\n  - {id: a, type: t} # rasoat: waive t/a -- a\n  - id: b # rasoat: waive t/b -- b\n    type: t\n  - {id: c, type: t} # rasoat: waive t/c -- c\n",
    ),
    (
        "stacked in brackets",
        "documents: [\n  # rasoat: waive t/a -- a\n  {id: a, type: t},\n    # rasoat: waive t/b -- b\n  {id: b, type: t}, # a remark\n# rasoat: waive t/c -- c\n  {id: c, type: t}\n]\n",
    ),
    (
        "in brackets that open and close on the lines of papers",
        "documents: [{id: a, type: t}, # rasoat: waive t/a -- a\n  # rasoat: waive t/b -- b\n  {id: b, type: t},\n  # rasoat: waive t/c -- c\n  {id: c, type: t}]\n",
    ),
];

/// The rules waived, each with the papers it is about.
fn waived(text: &str) -> Vec<(String, Vec<String>)> {
    let sources = vec![Source::new("rasoat.yaml", "language: vi\n"), Source::new("p.yaml", text)];
    let loaded = load(sources);
    let place = |problem: &&rasoat::diagnostic::Diagnostic| problem.code.starts_with("waiver");
    assert_eq!(loaded.diagnostics.iter().find(place), None, "{text}");
    let corpus = &loaded.corpus;
    let paper = |path: &str| {
        let at =
            path.strip_prefix("documents[").and_then(|rest| rest.trim_end_matches(']').parse::<usize>().ok());
        at.map_or_else(|| path.to_owned(), |at| corpus.procedures[0].documents[at].id.clone())
    };
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for waiver in &corpus.waivers {
        let Scope::Written(places) = &waiver.scope else { panic!("{waiver:?}") };
        let papers = places.iter().map(|place| paper(&place.path)).collect();
        all.push((waiver.rules[0].0.clone(), papers));
    }
    all
}

#[test]
fn a_waiver_goes_with_its_thing_and_the_others_stay_where_they_are() {
    for (layout, documents) in LAYOUTS {
        for ending in ["\n", "\r\n"] {
            let text = format!("{HEAD}{documents}steps:\n  - {{id: s, does: file, by: applicant}}\n")
                .replace('\n', ending);
            let before = waived(&text);
            assert_eq!(before.len(), 3, "{layout}: {before:?}");
            for gone in [&["a"][..], &["b"], &["c"], &["a", "b"], &["b", "c"], &["a", "c"], &["a", "b", "c"]]
            {
                let drops: Vec<Change> = gone
                    .iter()
                    .map(|id| Change::DropDocument {
                        document: (*id).to_owned(),
                        instead: Substitute::Nothing,
                    })
                    .collect();
                let drops: Vec<&Change> = drops.iter().collect();
                let after = patch(&text, SourceId(0), &drops, &Catalog::default())
                    .unwrap_or_else(|refused| panic!("{layout}, {gone:?}: {refused:?}"))
                    .text;
                let stays = |(_, papers): &&(String, Vec<String>)| {
                    papers.iter().any(|id| !gone.contains(&id.as_str()))
                };
                let wanted: Vec<_> = before.iter().filter(stays).cloned().collect();
                assert_eq!(waived(&after), wanted, "{layout}, {gone:?}:\n{after}");
            }
        }
    }
}
