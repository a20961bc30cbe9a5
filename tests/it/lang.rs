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

/// A mistake in one rule hides neither the good rules of its file nor the mistakes of the others.
#[test]
fn a_broken_rule_hides_no_other() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lang");
    for name in ["three-broken-one-good", "three-open-one-good", "open-in-first-line"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.rule"))).unwrap();
        let (rules, problems) = compile(SourceId::default(), &text);
        let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids, ["test/good"], "{name}");
        assert!(rules[0].span.slice(&text).starts_with("///"), "{name}");
        assert!(
            rules[0].flag.vi.len() == 1 && rules[0].clauses[0].span.slice(&text) == "d.certified",
            "{name}"
        );
        let heads: Vec<usize> = text.match_indices("/// Tên").map(|(at, _)| at).collect();
        let broken = heads.iter().enumerate().filter(|(at, head)| {
            let next = heads.get(at + 1).copied().unwrap_or(text.len());
            problems.iter().any(|problem| (**head..next).contains(&problem.labels[0].span.start))
        });
        assert_eq!(broken.count(), 3, "{name}: {problems:#?}");
    }
}

/// What looks like a rule inside an example belongs to the example, also where another rule of the file is broken.
#[test]
fn an_example_may_hold_what_looks_like_a_rule() {
    let head = |id| {
        format!(
            "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/{id} {{ criterion cost pack correctness level info\nbasis test\n"
        )
    };
    let body = "for each d in documents where d.certified flag d vi \"là\" en \"is\"\n";
    let inside = "passes \"x\" \"\"\"\n# a remark\n/// like a rule\nrule like/this {\n\"\"\"\n";
    let text = format!("{}{body}{inside}}}\n{}for all }}\n{}{body}}}\n", head("a"), head("b"), head("c"));
    let (rules, problems) = compile(SourceId::default(), &text);
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, ["test/a", "test/c"]);
    assert_eq!(problems.len(), 1, "{problems:#?}");
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
    #![proptest_config(crate::laws::law(1000))]

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

/// How a rule reads that an author begins, with something put before, within or after it.
const WHOLE: &str = "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/whole {\n  criterion cost pack correctness level info\n  \
                     basis test\n  for each d in documents\n  where d.certified\n  flag d vi \"là\" en \"is\"\n}\n";

#[test]
fn line_ends_and_a_byte_order_mark_mean_nothing() {
    for text in [WHOLE.replace('\n', "\r\n"), format!("\u{feff}{WHOLE}")] {
        let (rules, problems) = compile(SourceId::default(), &Source::new("x.rule", text).text);
        assert!(rules.len() == 1 && problems.is_empty(), "{problems:#?}");
        assert_eq!(rules[0].title.get(Lang::En), "Title");
    }
    let wrong = WHOLE.replace("d.certified", "d.certifed");
    let (_, problems) = compile(SourceId::default(), &wrong.replace('\n', "\r\n"));
    assert_eq!(problems[0].labels[0].span.slice(&wrong.replace('\n', "\r\n")), "certifed");
}

#[test]
fn too_much_is_refused_and_does_not_take_long() {
    let code = |text: &str| {
        let (rules, problems) = compile(SourceId::default(), text);
        (rules.len(), problems.iter().map(|problem| problem.code).collect::<Vec<_>>())
    };
    assert_eq!(code(&WHOLE.repeat(10 * 1024 * 1024 / WHOLE.len())), (0, vec!["rule-too-long"]));
    let deep = WHOLE.replace("d.certified", &format!("{}d.certified{}", "(".repeat(5000), ")".repeat(5000)));
    assert_eq!(code(&format!("{deep}{WHOLE}")), (1, vec!["rule-too-deep"]));
    let calls = WHOLE.replace("d.certified", &"count(".repeat(5000));
    assert_eq!(code(&format!("{WHOLE}{calls}")), (1, vec!["rule-too-deep"]));
    let negated = WHOLE.replace("d.certified", &format!("{}d.certified", "not ".repeat(5000)));
    assert_eq!(code(&format!("{negated}{WHOLE}")), (1, vec!["rule-syntax"]));
    // Brackets in words are not nested.
    let smiling = WHOLE.replace("là", "là :(");
    let many: String = (0..100).map(|at| smiling.replace("test/whole", &format!("test/r{at}"))).collect();
    assert_eq!(code(&many), (100, vec![]));
    let broken = WHOLE.replace("where d.certified", "where");
    assert_eq!(code(&broken.repeat(1000)).1.len(), 1000);
    let open = WHOLE.replace("en \"is\"", "en \"is\" flags \"x\" \"\"\"\n  documents: []");
    assert_eq!(code(&open.repeat(1000)).1.len(), 1000);
}

/// Bytes without meaning, as a program would hand them over: what is no text becomes marks for unknown characters.
#[test]
fn no_bytes_make_the_compiler_panic() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for _ in 0..1000 {
        let bytes: Vec<u8> = (0..next() % 300).map(|_| next() as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        let source = Source::new("x.rule", text);
        let (_, problems) = compile(SourceId::default(), &source.text);
        for problem in &problems {
            snippet::render(problem, std::slice::from_ref(&source), Lang::Vi, snippet::Style::default());
        }
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
