//! The codes of complaints: each has its page, and the examples of the pages are what they are said to be.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rasoat::codes;
use rasoat::example::mutation::{self, Neighbours};
use rasoat::example::{self, coverage};
use rasoat::lint::lint;
use rasoat::model::load::load;
use rasoat::plan::{effort, target};
use rasoat::rules::RuleSet;
use rasoat::source::Source;
use rasoat::text::Lang;

/// Codes that need a whole folder, a huge text or the system to be shown.
const WITHOUT_EXAMPLE: &[&str] = &[
    "broken-name",
    "decision-twice",
    "define-too-deep",
    "define-too-large",
    "duplicate-code",
    "import-cell",
    "import-field",
    "import-record",
    "import-workbook",
    "interrupted",
    "left-out",
    "link",
    "more-mistakes",
    "not-a-file",
    "not-a-procedure",
    "not-kept",
    "not-utf8",
    "rule-stopped",
    "rule-too-deep",
    "rule-too-long",
    "rule-too-many-loops",
    "table-too-long",
    "template",
    "text-too-long",
    "too-deep",
    "too-large",
    "unknown-template",
    "unreadable",
    "waiver-expired",
    "waiver-unused",
];

/// The first word in quotes after each `Diagnostic::error(` and `Diagnostic::warning(` of the code.
fn used() -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for head in ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::info("] {
                    for (at, _) in text.match_indices(head) {
                        let rest = text[at + head.len()..].trim_start();
                        match rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                            Some((code, _)) => drop(used.insert(code.to_owned())),
                            None => assert!(rest.starts_with("code"), "{}: {}", path.display(), &rest[..40]),
                        }
                    }
                }
            }
        }
    }
    used
}

#[test]
fn every_code_has_its_page_and_every_page_its_code() {
    let pages: BTreeSet<String> = codes::all().map(str::to_owned).collect();
    let used = used();
    let differing: Vec<_> = used.symmetric_difference(&pages).collect();
    assert!(differing.is_empty(), "used and not explained, or explained and not used: {differing:?}");
}

#[test]
fn every_page_is_whole() {
    for code in codes::all() {
        let page = codes::page(code).unwrap_or_else(|| panic!("{code} cannot be read"));
        for text in [&page.title, &page.meaning, &page.mending] {
            assert!(!text.get(Lang::Vi).is_empty() && !text.get(Lang::En).is_empty(), "{code}");
            assert_ne!(text.get(Lang::Vi), text.get(Lang::En), "{code}");
        }
        for text in [&page.meaning, &page.mending] {
            assert!(text.get(Lang::Vi).ends_with('.') && text.get(Lang::En).ends_with('.'), "{code}");
        }
        assert_eq!(page.example.is_none(), WITHOUT_EXAMPLE.contains(&code), "{code}");
    }
}

const CATALOG: &str = "\
levels: [{id: xa, name: Cấp xã, rank: 1}]
agencies: [{id: desk, name: Bộ phận một cửa, level: xa}]
document_types: [{id: paper, name: Giấy}]
registers: [{id: land, name: Cơ sở dữ liệu đất đai, owner: desk}]
ranks: [{id: decree, name: Nghị định, height: 4, authority: government}]
instruments: [{id: nd-1, number: 1/2024/NĐ-CP, name: Nghị định, rank: decree, issuer: desk}]
";

const PROCEDURE: &str = "\
procedure: a/b
name: Thủ tục
kind: external
sector: land
as_of: 2026-07-01
receives: desk
decides: desk
";

/// The codes of what is said of an example.
fn said(kind: &str, text: &str) -> BTreeSet<&'static str> {
    let loaded = |files: &[(&str, String)]| {
        let catalog = Source::new("base.yaml", CATALOG);
        let sources = files.iter().map(|(name, text)| Source::new(*name, text.as_str())).chain([catalog]);
        load(sources.collect()).diagnostics.iter().map(|problem| problem.code).collect()
    };
    match kind {
        "procedure" => loaded(&[("p.yaml", format!("{PROCEDURE}{text}\n"))]),
        "catalog" | "file" => loaded(&[("more.yaml", format!("{text}\n"))]),
        "settings" => settings(text),
        "command" => command(text),
        _ => rules(kind, text),
    }
}

fn rules(kind: &str, text: &str) -> BTreeSet<&'static str> {
    let whole = text.lines().any(|line| line.starts_with("rule "));
    let (text, data) = text.split_once("\n--- ").map_or((text, None), |(text, data)| (text, Some(data)));
    let text = if whole {
        text.to_owned()
    } else {
        // What rules share stands above the body of the rule.
        let body = if text.starts_with("define ") || text.starts_with("table ") {
            text.find("\nfor each").expect("a body begins with a loop")
        } else {
            0
        };
        let (shared, body) = text.split_at(body);
        format!(
            "{shared}\n/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/page {{ criterion cost pack simplification level info\n\
             basis test\n{body}\n}}\n"
        )
    };
    let data = data.map(|data| {
        let (name, text) = data.split_once(" ---\n").unwrap_or((data.trim_end_matches(" ---"), ""));
        Source::new(name, text)
    });
    let mut set = RuleSet::default();
    set.add_all(vec![Source::new("page.rule", text.as_str())], data.into_iter().collect());
    let mut problems = set.problems.clone();
    problems.extend(lint(&set, 0, |_| true));
    for rule in &set.rules {
        let written = set.written(rule).unwrap();
        match kind {
            "test" => problems.extend(example::test(rule, &set.rules)),
            "coverage" => problems.extend(coverage::uncovered(rule, &written)),
            "mutate" => problems.extend(
                mutation::mutate(rule, &Neighbours::of(&[], &set.shelves), &written, &text).survivors,
            ),
            _ => {}
        }
    }
    problems.iter().map(|problem| problem.code).collect()
}

/// What is said of the targets and efforts of a call of the program.
fn command(text: &str) -> BTreeSet<&'static str> {
    let catalog = load(vec![Source::new("base.yaml", CATALOG)]).corpus.catalog;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut said = BTreeSet::new();
    let mut calls = words.windows(2).filter(|pair| pair[0].starts_with("--")).peekable();
    assert!(text.starts_with("rasoat plan ") && calls.peek().is_some(), "{text}");
    for pair in calls {
        let problem = match pair[0] {
            "--target" => target::parse(pair[1]).err(),
            "--effort" => {
                effort::parse(pair[1]).and_then(|own| effort::Efforts::with(vec![own], &catalog)).err()
            }
            option => panic!("{option}"),
        };
        said.extend(problem.map(|problem| problem.code));
    }
    said
}

/// What the program says of a workspace with these settings.
fn settings(text: &str) -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), text).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(["check", "--lang", "en"])
        .current_dir(folder.path())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    codes::all().filter(|code| said.contains(&format!("[{code}]"))).collect()
}

#[test]
fn every_example_has_its_mistake_and_no_other() {
    let mut wrong = Vec::new();
    for code in codes::all() {
        let Some(example) = codes::page(code).and_then(|page| page.example) else { continue };
        let (with, without) = (said(example.kind, example.wrong), said(example.kind, example.mended));
        if with != BTreeSet::from([code]) {
            wrong.push(format!("{code}: the wrong example gives {with:?}"));
        }
        if !without.is_empty() {
            wrong.push(format!("{code}: the mended example gives {without:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
