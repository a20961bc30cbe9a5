//! The rules of the house: which module may know which, who owns an outside crate, how long a file may be.

use std::fs;
use std::path::Path;

/// The floors, lowest first; a module uses its own floor or those below.
const FLOORS: [&[&str]; 7] = [
    &["span", "source", "text", "diagnostic", "codes", "suggest", "parallel"],
    &["model"],
    &["facts", "recognise"],
    &["lang"],
    &[
        "rules",
        "lint",
        "finding",
        "check",
        "evaluate",
        "example",
        "proof",
        "authority",
        "proposal",
        "propose",
        "enact",
        "plan",
        "refactor",
        "waive",
        "decide",
        "baseline",
        "import",
        "inspect",
    ],
    &["report", "review"],
    &["cli", "config", "main"],
];

/// Modules whose files do not use each other, and the files that all of them may use.
const APART: [(&str, &[&str]); 3] = [
    ("facts", &["column", "flow", "alternatives", "dense", "dependence", "graph", "ids", "publish"]),
    ("report", &["view", "snippet", "templates", "plain"]),
    ("cli", &["session", "selection", "stopwatch", "cache", "output", "publish", "carry", "files"]),
];

/// Files that are made of others of their module: `(module, file, what it uses)`.
const MADE_OF: &[(&str, &str, &[&str])] = &[
    ("facts", "measures", &["order", "handovers", "visits", "cost"]),
    ("facts", "cost", &["visits"]),
    ("facts", "catalog_fields", &["fields"]),
    ("report", "diagram", &["flow_layout", "swimlane"]),
    ("report", "swimlane", &["flow_layout"]),
    ("report", "templates", &["swimlane"]),
    ("report", "view", &["changes", "swimlane"]),
    ("cli", "import", &["workspace"]),
    ("cli", "cache", &["workspace"]),
    ("cli", "session", &["workspace"]),
    ("cli", "review", &["git", "workspace"]),
];

/// The places that may use an outside crate.
const OWNERS: &[(&str, &[&str])] = &[
    ("aho_corasick", &["src/recognise/names.rs"]),
    ("annotate_snippets", &["src/report/snippet.rs"]),
    ("anstream", &["src/cli/output.rs"]),
    ("calamine", &["src/import/workbook.rs"]),
    ("blake3", &["src/cli/cache"]),
    ("clap", &["src/cli"]),
    ("csv_core", &["src/lang/table", "src/inspect/csv.rs"]),
    ("docx_rs", &["src/report/docx"]),
    ("flate2", &["src/inspect/input.rs"]),
    ("granit_parser", &["src/model/load"]),
    ("hmac", &["src/inspect/pseudonym.rs"]),
    ("ignore", &["src/cli/workspace.rs"]),
    ("jiff", &["src/model/date"]),
    ("microlp", &["src/plan/solve.rs"]),
    ("minijinja", &["src/report/templates.rs"]),
    ("notify", &["src/cli/check/watch.rs"]),
    ("pest", &["src/lang/parse"]),
    ("pest_derive", &["src/lang/parse"]),
    ("petgraph", &["src/facts"]),
    ("quick_xml", &["src/inspect/xes.rs"]),
    ("regex", &["src/import"]),
    ("rust_xlsxwriter", &["src/report/xlsx"]),
    ("schemars", &["src/model", "src/report/json", "src/report/reference/views.rs", "src/report/view"]),
    ("sha2", &["src/inspect/pseudonym.rs"]),
    ("strsim", &["src/suggest.rs"]),
    ("unicode_normalization", &["src/text", "src/source.rs"]),
    ("zip", &["src/import/workbook.rs"]),
];

/// Crates anybody may use.
const FREE: [&str; 4] = ["serde", "serde_json", "serde_yaml", "thiserror"];

/// The longest a file may be, in lines.
const LONGEST: usize = 400;

struct File {
    /// From the repository, with `/`.
    path: String,
    text: String,
    /// The text without comments.
    code: String,
}

impl File {
    /// The names of the modules it lies in: `["facts", "order"]`; for `src/main.rs` it is `["main"]`.
    fn modules(&self) -> Vec<&str> {
        self.path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect()
    }
}

fn files() -> Vec<File> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    let mut folders = vec![home.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder was just listed").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let name = |path: &Path| {
        path.strip_prefix(home).expect("it was listed below it").to_string_lossy().replace('\\', "/")
    };
    paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("a source file is text");
            let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
            File { path: name(path), code: code.join("\n"), text }
        })
        .collect()
}

/// What follows each `head` in the code, where it stands as a word of its own: the paths used from there.
fn paths_after<'c>(code: &'c str, head: &str) -> Vec<&'c str> {
    let starts = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    code.match_indices(head).filter(|(at, _)| starts(*at)).map(|(at, _)| &code[at + head.len()..]).collect()
}

/// The first names of a path, or of each path of a group in braces: `model::x` and `{model::x, text}`.
fn first_names(path: &str) -> Vec<&str> {
    let word = |path: &'_ str| path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let Some(group) = path.strip_prefix('{') else { return vec![&path[..word(path)]] };
    let (mut depth, mut from, mut names) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let name = group[from..at].trim_start();
                names.push(&name[..word(name)]);
                from = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// A module of this crate, as against a type or function of it.
fn is_module(name: &str) -> bool {
    name.starts_with(|c: char| c.is_lowercase())
}

#[test]
fn a_file_uses_its_own_floor_or_those_below() {
    let mut offences = Vec::new();
    for file in files() {
        if file.path == "src/lib.rs" {
            continue;
        }
        let own = file.modules()[0];
        let Some(own_floor) = floor(own) else {
            offences.push(format!("{}: module `{own}` has no floor; give it one in this test", file.path));
            continue;
        };
        for path in paths_after(&file.code, "crate::").into_iter().chain(paths_after(&file.code, "rasoat::"))
        {
            for name in first_names(path) {
                if floor(name).is_some_and(|used| used > own_floor) {
                    offences.push(format!("{} (floor {own_floor}) uses `{name}` above it", file.path));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn siblings_do_not_use_each_other() {
    let mut offences = Vec::new();
    for file in files() {
        let modules = file.modules();
        let (Some((parent, shared)), Some(own)) =
            (APART.iter().find(|(parent, _)| *parent == modules[0]), modules.get(1))
        else {
            continue;
        };
        let made_of = MADE_OF.iter().find(|(module, file, _)| module == parent && file == own);
        let made_of = made_of.map_or(&[][..], |(_, _, uses)| uses);
        let direct = paths_after(&file.code, &format!("crate::{parent}::"));
        let above = if modules.len() == 2 { paths_after(&file.code, "super::") } else { Vec::new() };
        for name in direct.into_iter().chain(above).flat_map(first_names).filter(|name| is_module(name)) {
            if name != *own && !shared.contains(&name) && !made_of.contains(&name) {
                offences.push(format!("{} uses its sibling `{parent}/{name}`", file.path));
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn an_outside_crate_is_used_by_its_owner_alone() {
    let mut offences = Vec::new();
    for file in files() {
        for (name, owners) in OWNERS {
            let used = !paths_after(&file.code, &format!("{name}::")).is_empty();
            let owned = owners.iter().any(|owner| {
                file.path == *owner
                    || file.path == format!("{owner}.rs")
                    || file.path.starts_with(&format!("{owner}/"))
            });
            if used && !owned {
                offences.push(format!("{} uses `{name}`, which belongs to {}", file.path, owners.join(", ")));
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn every_dependency_has_a_reason_and_an_owner() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let mut offences = Vec::new();
    let mut before = "";
    for line in section.lines() {
        if let Some((name, _)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
            let name = name.trim().replace('-', "_");
            if !before.starts_with("# ") {
                offences.push(format!("`{name}` has no line above it that says why it is there"));
            }
            let known = OWNERS.iter().any(|(known, _)| *known == name) || FREE.contains(&name.as_str());
            if !known {
                offences.push(format!("`{name}` has no owner; name it in this test"));
            }
        }
        before = line;
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn every_file_says_what_it_knows_and_is_short() {
    let mut offences = Vec::new();
    for file in files() {
        if !file.text.starts_with("//! ") {
            offences.push(format!("{} does not begin with `//!`", file.path));
        }
        if file.path.ends_with("/mod.rs") {
            offences.push(format!("{}: write `x.rs` beside `x/`", file.path));
        }
        let lines = file.text.lines().count();
        if lines > LONGEST {
            offences.push(format!("{} has {lines} lines; {LONGEST} are enough", file.path));
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn an_exception_gives_its_reason() {
    let mut offences = Vec::new();
    for file in files() {
        for mark in ["[allow(", "[expect("] {
            for (at, _) in file.code.match_indices(mark) {
                let attribute = file.code[at..].split(']').next().unwrap_or("");
                if !attribute.contains("reason") {
                    offences.push(format!("{}: `#{attribute}]` gives no reason", file.path));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

/// The eyes of this test see what they are meant to see.
#[test]
fn used_paths_are_found_however_they_are_written() {
    let code = "use crate::model::x;\nuse crate::{facts::{order, flow}, text};\nlet x = crate::cli::y();\nmycrate::no;";
    let names: Vec<&str> = paths_after(code, "crate::").into_iter().flat_map(first_names).collect();
    assert_eq!(names, ["model", "facts", "text", "cli"]);
    assert!(paths_after("use a::pest::x; pestle::y", "pest::").is_empty());
    assert_eq!(first_names("Facts;"), ["Facts"]);
}
