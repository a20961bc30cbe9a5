//! The rule language: what compiles, what does not, and what is said.

use std::path::{Path, PathBuf};

use crate::expected::difference;
use proptest::prelude::*;
use rasoat::check;
use rasoat::diagnostic::Diagnostic;
use rasoat::facts::column::World;
use rasoat::lang::compile::compile;
use rasoat::model::corpus::Corpus;
use rasoat::report::snippet;
use rasoat::rules;
use rasoat::source::{Source, SourceId};
use rasoat::text::Lang;

#[test]
fn built_in_rules_compile() {
    let set = rules::built_in();
    let problems: Vec<String> = set
        .problems
        .iter()
        .map(|problem| {
            let label = &problem.labels[0];
            let source = &set.sources[label.source.0 as usize];
            let at = source.line_column(label.span.start);
            format!("{}:{}:{}: {:?} {:?}", source.name, at.line, at.column, problem.message.en, problem.help)
        })
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(set.rules.len(), rules::BUILT_IN.len());
}

#[test]
fn every_example_of_a_built_in_rule_holds() {
    let set = rules::built_in();
    let problems: Vec<String> = set
        .rules
        .iter()
        .flat_map(|rule| {
            rasoat::example::test(rule, &set.rules).into_iter().map(move |problem| (rule, problem))
        })
        .map(|(rule, problem)| {
            format!(
                "{}: {}",
                rule.id,
                snippet::render(&problem, &set.sources, Lang::En, snippet::Style::default())
            )
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn files_below(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path, kind));
        } else if path.extension().is_some_and(|ending| ending == kind) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn name_below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/")
}

/// The data files that tables name.
fn data_below(folder: &Path) -> Vec<Source> {
    let one = |path: &PathBuf| Source::new(name_below(folder, path), std::fs::read_to_string(path).unwrap());
    files_below(folder, "csv").iter().map(one).collect()
}

/// What is said of a rule file that stands in a folder by itself.
fn problems_of(folder: &Path, source: Source) -> (Vec<Diagnostic>, Vec<Source>) {
    let mut set = rules::RuleSet::default();
    set.add_all(vec![source], data_below(folder));
    (set.problems, set.sources)
}

/// Each `tests/data/lang/*.rule` is wrong in one way; what is said of it stands beside it, in both languages.
#[test]
fn a_wrong_rule_is_answered_with_its_place_and_a_next_step() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lang");
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|kind| kind == "rule"));
    names.sort();
    assert!(names.len() > 20);
    let mut wrong = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap();
        let source = Source::new(name, std::fs::read_to_string(&path).unwrap());
        let (problems, sources) = problems_of(&folder, source);
        assert!(!problems.is_empty(), "{name} compiles");
        for (lang, ending) in [(Lang::Vi, "seen.vi.txt"), (Lang::En, "seen.en.txt")] {
            let drawn: Vec<String> = problems
                .iter()
                .map(|problem| snippet::render(problem, &sources, lang, snippet::Style::default()))
                .collect();
            let seen = drawn.join("\n");
            wrong.extend(difference(&path.with_extension(ending), &seen));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_complaint_about_a_rule_has_a_help_in_both_languages() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lang");
    for entry in std::fs::read_dir(&folder).unwrap().flatten() {
        if entry.path().extension().is_some_and(|kind| kind == "rule") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            for problem in problems_of(&folder, Source::new("wrong.rule", text)).0 {
                let help = problem.help.expect("every complaint has a help");
                assert!(help.vi.is_some() && help.en.is_some() && problem.message.vi.is_some());
                assert!(!problem.message.get(Lang::En).ends_with('.'), "{}", problem.message.get(Lang::En));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a rule file, reading it ends in rules or complaints.
    #[test]
    fn no_text_makes_the_compiler_panic(text in "\\PC{0,200}") {
        compile(SourceId::default(), &text);
    }

    /// A built-in rule with a stretch cut out and something put in its place ends in rules or complaints.
    #[test]
    fn no_damaged_rule_makes_the_compiler_panic(which in 0usize..1000, at in 0usize..4000, cut in 0usize..40, put in "\\PC{0,6}") {
        let (_, text) = rules::BUILT_IN[which % rules::BUILT_IN.len()];
        let chars: Vec<char> = text.chars().collect();
        let at = at % chars.len();
        let end = (at + cut).min(chars.len());
        let damaged: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        compile(SourceId::default(), &damaged);
    }
}

/// Each `tests/data/lang/means/*.rule` uses one part of the language, and its own examples say what it must mean.
#[test]
fn every_part_of_the_language_means_what_its_examples_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lang/means");
    let mut problems = Vec::new();
    let mut seen = 0;
    for path in files_below(&folder, "rule") {
        let source = Source::new(name_below(&folder, &path), std::fs::read_to_string(&path).unwrap());
        let mut set = rules::RuleSet::default();
        set.add_all(vec![source], data_below(&folder));
        let failed = set.rules.iter().flat_map(|rule| rasoat::example::test(rule, &set.rules));
        for problem in set.problems.iter().cloned().chain(failed) {
            problems.push(snippet::render(&problem, &set.sources, Lang::En, snippet::Style::default()));
        }
        seen += set.rules.len();
    }
    assert!(seen >= 8, "only {seen} rules were read");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The runner of examples sees a mark on the wrong line, a remedy that leads elsewhere, and an example that should pass.
#[test]
fn a_wrong_example_is_reported() {
    let (_, text) = rules::BUILT_IN.iter().find(|(id, _)| *id == "documents/held-in-register").unwrap();
    let wrong = [
        ("# <- flagged", "", "documents:\n", "documents:      # <- flagged\n", "must be flagged, but is not"),
        (
            "look_ups: [{register: land,",
            "look_ups: [{register: population,",
            "",
            "",
            "differs from the example",
        ),
        ("as_of: 2025-06-30", "as_of: 2026-06-30", "", "", "must pass, but is flagged"),
    ];
    for (from, to, also, too, said) in wrong {
        let mut text = text.replacen(from, to, 1);
        if !also.is_empty() {
            text = text.replacen(also, too, 1);
        }
        let (rules, complaints) = compile(SourceId::default(), &text);
        assert!(complaints.is_empty());
        let found = rasoat::example::test(&rules[0], &rules);
        let messages: Vec<&str> = found.iter().map(|problem| problem.message.get(Lang::En)).collect();
        assert!(messages.iter().any(|message| message.contains(said)), "{said}: {messages:?}");
    }
}

#[test]
fn lists_are_equal_when_their_items_are() {
    let written = "{procedure: p, name: P, kind: external, sector: s, as_of: 2026-07-01, receives: desk, \
                   decides: desk, steps: [{id: a, does: receive, by: desk}]}";
    let corpus = Corpus { procedures: vec![serde_yaml::from_str(written).unwrap()], ..Corpus::default() };
    let facts = rasoat::facts::of_corpus(&corpus);
    for (test, holds) in [
        ("p.steps == p.steps", true),
        ("p.steps == p.cycle", false),
        ("p.steps != p.cycle", true),
        ("p.feeds == p.fed_by", true),
    ] {
        let text = format!(
            "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule lists/equal {{ criterion cost pack correctness level info\n\
             basis test\nfor each p in procedures where {test} flag p vi \"là\" en \"is\" }}"
        );
        let (rules, problems) = compile(SourceId::default(), &text);
        assert!(problems.is_empty(), "{test}: {problems:?}");
        let world = World { corpus: &corpus, facts: &facts, as_of: None };
        assert_eq!(!check::check(world, &rules).findings.is_empty(), holds, "{test}");
    }
}
