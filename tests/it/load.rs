//! Reading a workspace: what a user sees for every kind of mistake, and what is read.

use crate::expected::difference;
use std::fs;
use std::path::{Path, PathBuf};

use rasoat::cli::workspace;
use rasoat::model::catalog::CatalogFile;
use rasoat::model::entity::{Entity, Kind};
use rasoat::model::load::parse::parse;
use rasoat::model::load::{Loaded, load, typed};
use rasoat::model::procedure::Procedure;
use rasoat::model::settings::Settings;
use rasoat::report::snippet::{Style, render};
use rasoat::source::{Source, SourceId};
use rasoat::text::Lang;

/// Everything a user sees of one workspace, in one language.
fn seen(loaded: &Loaded, lang: Lang) -> String {
    let drawn = |diagnostic| render(diagnostic, &loaded.corpus.sources, lang, Style::default());
    loaded.diagnostics.iter().map(drawn).collect::<Vec<_>>().join("\n")
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/load")
}

/// Each folder of `tests/data/load` is a workspace; beside it stands what is seen. `UPDATE=1` writes it anew.
#[test]
fn every_mistake_is_shown_as_expected() {
    let mut cases: Vec<PathBuf> = fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() > 15, "the cases are there");
    let mut wrong = Vec::new();
    for case in cases {
        let read = workspace::read(&case).unwrap();
        assert!(read.diagnostics.is_empty(), "{}: {:?}", case.display(), read.diagnostics);
        let loaded = load(read.sources);
        for lang in [Lang::Vi, Lang::En] {
            let file = case.join(format!("seen.{}.txt", lang.code()));
            let now = seen(&loaded, lang);
            wrong.extend(difference(&file, &now));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

const CATALOG: &str = "\
levels: [{id: xa, name: Cấp xã, rank: 1}]
agencies: [{id: ubnd-xã, name: Ủy ban nhân dân, level: xa}]
document_types: [{id: paper, name: Giấy}]
ranks: [{id: decree, name: Nghị định, height: 4, authority: government}]
instruments: [{id: nd-1, number: 1/2024/NĐ-CP, name: Nghị định, rank: decree, issuer: ubnd-xã}]
";

const PROCEDURE: &str = "\
procedure: a/b
code: 1.004190
name: NO
kind: external
sector: \"12\"
as_of: 2026-07-01
receives: ubnd-xã
decides: ubnd-xã
documents:
  - {id: d, type: paper, basis: [nd-1 art 2, 1/2024/NĐ-CP]}
steps:
  - {id: s, does: file, by: applicant, needs: [d], basis: [1/2024/NĐ-CP art 3]}
fees:
  - {id: f, amount: 1000, basis: [nd-1]}
";

fn source(name: &str, text: impl Into<String>) -> Source {
    Source::new(name, text)
}

fn read(files: &[(&str, &str)]) -> Loaded {
    load(files.iter().map(|(name, text)| source(name, *text)).collect())
}

fn codes(loaded: &Loaded) -> Vec<&str> {
    loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn codes_and_words_stay_text() {
    let loaded = read(&[("c.yaml", CATALOG), ("p.yaml", PROCEDURE)]);
    assert_eq!(seen(&loaded, Lang::En), "");
    let procedure = &loaded.corpus.procedures[0];
    assert_eq!(procedure.code.as_deref(), Some("1.004190"));
    assert_eq!(procedure.name.get(Lang::Vi), "NO");
    assert_eq!(procedure.sector, "12");
}

#[test]
fn ids_are_equal_however_their_accents_are_encoded() {
    let decomposed = CATALOG.replace("ubnd-xã", "ubnd-xa\u{303}");
    assert_ne!(decomposed, CATALOG);
    let loaded = read(&[("c.yaml", &decomposed), ("p.yaml", PROCEDURE)]);
    assert_eq!(seen(&loaded, Lang::En), "");
    assert!(loaded.corpus.catalog.agencies.get(&loaded.corpus.procedures[0].receives).is_some());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let extra = "agencies: [{id: aa, name: A, level: xa}]\ngroups: [{id: g, name: G}]\n";
    let second = PROCEDURE.replace("a/b", "a/a").replace("1.004190", "2.0");
    let files = [("c.yaml", CATALOG), ("p.yaml", PROCEDURE), ("q.yaml", &second), ("x.yaml", extra)];
    let forward = read(&files);
    let mut backward = files;
    backward.reverse();
    let backward = read(&backward);
    assert_eq!(forward.corpus.procedures, backward.corpus.procedures);
    let ids: Vec<&str> = forward.corpus.procedures.iter().map(|procedure| procedure.id.as_str()).collect();
    assert_eq!(ids, ["a/a", "a/b"]);
    assert_eq!(forward.corpus.catalog.agencies.rows(), backward.corpus.catalog.agencies.rows());
    assert_eq!(forward.corpus.catalog.agencies.rows()[0].id, "aa");
}

#[test]
fn provisions_are_flattened_with_their_instrument() {
    let loaded = read(&[("c.yaml", CATALOG), ("p.yaml", PROCEDURE)]);
    let corpus = &loaded.corpus;
    let rows: Vec<String> = corpus.bases[0]
        .iter()
        .map(|basis| format!("{:?} {} {:?}", basis.holder.kind, basis.citation, basis.instrument))
        .collect();
    assert_eq!(
        rows,
        [
            "Document nd-1 art 2 Some(0)",
            "Document 1/2024/NĐ-CP Some(0)",
            "Step 1/2024/NĐ-CP art 3 Some(0)",
            "Fee nd-1 Some(0)"
        ]
    );
    let second = Entity::part(Kind::Basis, 0, 1);
    let place = corpus.place(second).unwrap();
    assert_eq!(place.path, "documents[0].basis[1]");
    let span = corpus.span(&place).unwrap();
    assert_eq!(corpus.sources[place.source.0 as usize].slice(span), "1/2024/NĐ-CP");
}

/// Every list and mapping spans exactly its own text, in block and in flow style.
#[test]
fn spans_cover_what_was_written() {
    let text = "a:\r\n  - id: Nhà ở\r\n    x: [1, {y: 'b'}]\r\n  -   z: |\r\n        dòng\r\n        hai\r\n\r\nb: \"c\" # d\r\n";
    let tree = parse(text, SourceId(0)).tree.unwrap();
    let at = |path: &str| tree.nearest(path).span.slice(text);
    assert_eq!(at("a[0]"), "id: Nhà ở\r\n    x: [1, {y: 'b'}]");
    assert_eq!(at("a[0].id"), "Nhà ở");
    assert_eq!(at("a[0].x"), "[1, {y: 'b'}]");
    assert_eq!(at("a[0].x[1]"), "{y: 'b'}");
    assert_eq!(at("a[0].x[1].y"), "'b'");
    assert_eq!(at("a[1].z"), "|\r\n        dòng\r\n        hai");
    assert_eq!(tree.nearest("a[1].z").text(), Some("dòng\nhai\n"));
    assert_eq!(at("b"), "\"c\"");
    assert!(at("a").starts_with("- id: Nhà"), "{:?}", at("a"));
    assert!(at("a").ends_with("hai"), "{:?}", at("a"));
    assert_eq!(at("a[7].id"), at("a"), "a path that leads nowhere stops at the nearest value above");
}

/// A column counts the characters a reader sees, whatever stands before and however the lines end.
#[test]
fn columns_count_characters() {
    let composed = "levels: [{name: Ủy ban nhân dân, id: xa, rank: một}]";
    let decomposed = composed.replace("Ủy", "U\u{309}y").replace('ộ', "o\u{323}\u{302}");
    assert_ne!(composed, decomposed);
    let expected = "\
error[wrong-type]: `rank` must be a whole number, not `một`
 --> c.yaml:2:48
  |
2 | levels: [{name: Ủy ban nhân dân, id: xa, rank: một}]
  |                                                ^^^
  |
  = help: write digits only, such as `2`
";
    for (before, line, after) in [
        ("# ghi chú\n", composed, "\n"),
        ("# ghi chú\n", &decomposed, "\n"),
        ("# ghi chú\r\n", composed, "\r\n"),
        ("\u{feff}# ghi chú\r\n", &decomposed, "\r\n\r\n"),
    ] {
        let loaded = read(&[("c.yaml", &format!("{before}{line}{after}"))]);
        assert_eq!(seen(&loaded, Lang::En), expected);
        let label = &loaded.diagnostics[0].labels[0];
        let place = loaded.corpus.sources[0].line_column(label.span.start);
        assert_eq!((place.line, place.column), (2, 48));
    }
}

#[test]
fn labels_on_several_lines_are_drawn_whatever_ends_the_lines() {
    let text = "levels:\n  - {id: xa, name: Xã, rank: 1,\n     # ghi chú\n     rank: 2}\n";
    let expected = "\
error[duplicate-key]: the key `rank` is written twice
 --> c.yaml:4:6
  |
2 |   - {id: xa, name: Xã, rank: 1,
  |                        ---- first here
3 |      # ghi chú
4 |      rank: 2}
  |      ^^^^ again here
  |
  = help: keep one, and remove or rename the other
";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        assert_eq!(seen(&read(&[("c.yaml", &text)]), Lang::En), expected);
    }
}

#[test]
fn hostile_files_end_in_a_diagnostic() {
    let deep_flow = "a: ".to_owned() + &"[".repeat(10_000);
    let deep_block = (0..10_000).fold(String::new(), |text, at| text + &" ".repeat(at % 300) + "-\n");
    let deep_inline = "a: ".to_owned() + &"- ".repeat(10_000);
    let bomb = (0..9).fold("a0: &a0 [x]\n".to_owned(), |text, at| {
        text + &format!("a{}: &a{} [{}]\n", at + 1, at + 1, vec![format!("*a{at}"); 9].join(", "))
    });
    let wide = "levels: [".to_owned() + &"{},".repeat(200_000) + "]";
    let repeated = "x: 1\n".repeat(200_000);
    let long = "levels: [{id: ".to_owned() + &"ă".repeat(1_000_000) + ", name: X, rank: y}]";
    for (name, text, code) in [
        ("flow", deep_flow, "too-deep"),
        ("block", deep_block, "too-deep"),
        ("inline", deep_inline, "not-yaml"),
        ("bomb", bomb, "alias"),
        ("wide", wide, "more-mistakes"),
        ("repeated", repeated, "duplicate-key"),
        ("long", long, "wrong-type"),
        ("too large", "#".repeat(17 << 20), "too-large"),
        ("too many", "a: [".to_owned() + &"1,".repeat(600_000) + "]", "too-large"),
    ] {
        let loaded = read(&[("x.yaml", &text), ("c.yaml", CATALOG), ("p.yaml", PROCEDURE)]);
        assert!(codes(&loaded).contains(&code), "{name}: {:?}", codes(&loaded));
        assert!(loaded.diagnostics.len() <= 110, "{name}: {} diagnostics", loaded.diagnostics.len());
        let seen = seen(&loaded, Lang::Vi);
        assert!(seen.len() < 200_000, "{name}: {} bytes are shown", seen.len());
        assert_eq!(loaded.corpus.procedures.len(), 1, "{name}: the others are read");
    }
}

#[test]
fn a_wrong_setting_does_not_lose_the_others() {
    let loaded = read(&[("rasoat.yaml", "language: en\nas_of: soon\n")]);
    assert_eq!(codes(&loaded), ["bad-date"]);
    assert_eq!(loaded.corpus.settings.language.as_deref(), Some("en"));
    assert_eq!(loaded.corpus.settings.as_of, None);
}

#[test]
fn a_workspace_of_thousands_of_wrong_names_ends_soon() {
    let many: String = (0..5_000).map(|at| format!("  - {{id: level-{at}, name: L, rank: 1}}\n")).collect();
    let wrong: String =
        (0..5_000).map(|at| format!("  - {{id: a{at}, name: A, level: lvl-{at}}}\n")).collect();
    let loaded = read(&[("c.yaml", &format!("levels:\n{many}agencies:\n{wrong}"))]);
    assert_eq!(loaded.diagnostics.len(), 5_000);
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    write("rasoat.yaml", b"language: vi\n");
    write("catalog/c.yaml", CATALOG.as_bytes());
    write("deep/er/p.yml", PROCEDURE.as_bytes());
    write("latin.yaml", b"procedure: x\nname: C\xe2\x28p\n");
    let utf16: Vec<u8> =
        "\u{feff}procedure: x\n".encode_utf16().flat_map(|unit| unit.to_le_bytes()).collect();
    write("wide.yaml", &utf16);
    write("huge.yaml", &vec![b'#'; 17 << 20]);
    write(".hidden/x.yaml", b"nonsense");
    write("drafts/x.yaml", b"nonsense");
    write("notes.txt", b"nonsense");
    write(".gitignore", b"drafts/\n");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(root, root.join("loop")).unwrap();
        std::os::unix::fs::symlink(root.join("notes.txt"), root.join("linked.yaml")).unwrap();
    }
    // Reading a pipe nobody writes to would wait for ever.
    let pipe = std::process::Command::new("mkfifo").arg(root.join("pipe.yaml")).status();
    let has_pipe = pipe.is_ok_and(|status| status.success());
    let read = workspace::read(root).unwrap();
    let names: Vec<&str> = read.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["catalog/c.yaml", "deep/er/p.yml", "rasoat.yaml"]);
    let problems: Vec<String> = read
        .diagnostics
        .iter()
        .map(|problem| format!("{} {}", problem.code, problem.message.get(Lang::En)))
        .collect();
    let mut expected = vec![
        "too-large `huge.yaml` is larger than 16 MiB and is not read",
        "not-utf8 `latin.yaml` is not UTF-8: byte 0xe2 on line 2",
        "not-utf8 `wide.yaml` is saved as UTF-16",
    ];
    if cfg!(unix) {
        expected.push("link `linked.yaml` is a link and is not followed");
    }
    if has_pipe {
        expected.push("not-a-file `pipe.yaml` is not an ordinary file and is not read");
    }
    for expected in &expected {
        assert!(problems.iter().any(|problem| problem == expected), "{expected} in {problems:?}");
    }
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    assert_eq!(read.wanted, None);
    assert!(load(read.sources).diagnostics.is_empty());
}

#[test]
fn a_path_inside_a_workspace_selects_and_one_outside_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("space/tax")).unwrap();
    fs::create_dir_all(root.join("space/land")).unwrap();
    fs::write(root.join("space/rasoat.yaml"), "").unwrap();
    fs::write(root.join("space/c.yaml"), CATALOG).unwrap();
    fs::write(root.join("space/tax/p.yaml"), PROCEDURE).unwrap();
    fs::write(root.join("space/land/q.yaml"), PROCEDURE.replace("a/b", "c/d")).unwrap();
    let names = |path: &str| workspace::read(&root.join(path)).map(|read| (read.sources.len(), read.wanted));
    assert_eq!(names("space").unwrap(), (4, None));
    assert_eq!(names("space/tax").unwrap(), (4, Some(vec!["tax/p.yaml".to_owned()])));
    assert_eq!(names("space/land/q.yaml").unwrap(), (4, Some(vec!["land/q.yaml".to_owned()])));
    assert!(matches!(names("space/nowhere"), Err(workspace::Refused::Missing(_))));
    assert!(matches!(names("."), Err(workspace::Refused::NoWorkspace(_))));
}

/// Every sound file of this repository reads the same through the other reader of YAML.
#[test]
fn both_readings_are_equal() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests/data", "procedures"] {
        collect(&home.join(folder), &mut files);
    }
    let mut compared = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let parsed = parse(&text, SourceId(0));
        let (Some(tree), true) = (parsed.tree, parsed.problems.is_empty()) else { continue };
        compared += usize::from(same::<Procedure>(&tree, &text, &file));
        compared += usize::from(same::<CatalogFile>(&tree, &text, &file));
        compared += usize::from(same::<Settings>(&tree, &text, &file));
    }
    assert!(compared > 40, "only {compared} files were compared");
}

fn same<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
    tree: &rasoat::model::load::tree::Node,
    text: &str,
    file: &Path,
) -> bool {
    let Ok(ours) = typed::read::<T>(tree) else { return false };
    let theirs: T = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert_eq!(ours, theirs, "{}", file.display());
    true
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "yaml") {
            files.push(path);
        }
    }
}

/// The published schema accepts each kind of file by its own part, and has no null in it.
#[test]
fn the_schema_names_every_kind_of_file() {
    let schema = rasoat::model::schema::schema();
    let text = schema.to_string();
    assert!(!text.contains("\"null\""));
    for reference in text.split("\"$ref\":\"#/$defs/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schema["$defs"].get(name).is_some(), "`{name}` is defined");
    }
    assert_eq!(schema["anyOf"].as_array().unwrap().len(), 10);
    assert_eq!(schema["$defs"]["procedure.Duration"]["format"], "x-duration");
    assert_eq!(schema["$defs"]["settings.Level"]["oneOf"][0]["const"], "off");
}

proptest::proptest! {
    #![proptest_config(crate::laws::law(200))]

    #[test]
    fn no_text_makes_the_reader_fail(text in "(?s).{0,200}") {
        draw_all(&read(&[("x.yaml", &text)]));
    }

    #[test]
    fn no_change_of_a_file_makes_the_reader_fail(
        at in 0usize..700, cut in 0usize..20, put in "[\\[\\]{}:,&*!|>'\"#\\-\\t\\n a1ắ%@`~?\u{301}]{0,6}",
    ) {
        let whole = format!("{CATALOG}{PROCEDURE}");
        for text in [CATALOG, PROCEDURE, &whole] {
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let (from, to) = (boundary(at), boundary(at + cut));
            let changed = format!("{}{put}{}", &text[..from], &text[to..]);
            draw_all(&read(&[("x.yaml", &changed), ("c.yaml", CATALOG), ("rasoat.yaml", &changed)]));
        }
    }
}

fn draw_all(loaded: &Loaded) {
    for lang in [Lang::Vi, Lang::En] {
        seen(loaded, lang);
    }
    for diagnostic in &loaded.diagnostics {
        for label in &diagnostic.labels {
            let text = &loaded.corpus.sources[label.source.0 as usize].text;
            assert!(text.get(label.span.start..label.span.end).is_some(), "{diagnostic:?}");
        }
    }
}
