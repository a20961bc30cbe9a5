//! `refactor --dry-run` and `--write`: the files of a workspace after the end of the district level, and of small worlds.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const END: [&str; 6] = ["--from", "ubnd-huyen", "--to-level", "commune", "--as-of", "2025-07-01"];
const PAPER: &str = "interlinked/birth-residence-insurance-paper.yaml";

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).args(["--lang", "en"]).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every file below a folder, by name, with its text.
fn snapshot(folder: &Path) -> Vec<(String, String)> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn world(files: &[(String, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let to = folder.path().join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, text).unwrap();
    }
    folder
}

fn copy() -> TempDir {
    world(&snapshot(&Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures")))
}

fn refactor(folder: &Path, more: &[&str]) -> Output {
    rasoat(folder, &[&["refactor", "."][..], &END, more].concat())
}

#[test]
fn a_dry_run_shows_one_diff_and_writes_nothing() {
    let folder = copy();
    let before = snapshot(folder.path());
    let seen = refactor(folder.path(), &["--dry-run"]);
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    let seen = text(&seen);
    assert!(seen.contains(&format!("--- {PAPER}\n+++ {PAPER}\n@@ ")), "{seen}");
    assert_eq!(seen.matches("\n--- ").count(), 1, "{seen}");
    assert!(seen.contains("\n+as_of: 2025-07-01\n"), "{seen}");
    assert!(seen.contains("1 file would change; dry run: nothing was written"), "{seen}");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn what_is_written_is_what_was_shown_and_twice_is_once() {
    let folder = copy();
    let before = snapshot(folder.path());
    let seen = refactor(folder.path(), &["--write"]);
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    assert!(text(&seen).contains("\n1 file written\n"), "{}", text(&seen));
    let after = snapshot(folder.path());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
    assert_eq!((before.len(), changed.len()), (after.len(), 1));
    let (was, is) = (&changed[0].0.1, &changed[0].1.1);
    assert_eq!(changed[0].0.0, PAPER);
    assert!(was.contains("cong-an-huyen") || was.contains("huyen"), "{was}");
    let agencies = |text: &str| text.matches("-huyen").count();
    assert!(agencies(is) < agencies(was), "{is}");
    assert_eq!(was.matches('#').count(), is.matches('#').count(), "every comment stays");

    let check = text(&rasoat(folder.path(), &["check", PAPER]));
    assert!(!check.contains("District"), "{check}");
    let again = refactor(folder.path(), &["--write"]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again));
    assert!(text(&again).contains("0 edits in 0 procedures") && text(&again).contains("no file changes"));
    assert_eq!(snapshot(folder.path()), after);
}

const CATALOG: &str = "levels: [{id: central, name: Central, rank: 3}, {id: district, name: District, rank: 2, until: 2025-06-30}, {id: commune, name: Commune, rank: 1}]
agencies:
  - {id: desk, name: Desk, level: commune}
  - {id: a, name: Department A, level: central, until: 2025-06-30}
  - {id: m, name: Department M, level: central, from: 2025-07-01}
";

/// A procedure that names the department that ended, with these lines more.
fn names_a(id: &str, more: &str) -> (String, String) {
    let text = format!(
        "# {id}\nprocedure: x/{id}\nname: {{vi: Thủ tục {id}, en: Procedure {id}}}\nkind: external\nsector: justice\nas_of: 2025-01-01\nreceives: desk\ndecides: a   # the department\ndeadline: 5wd\nsteps:\n  - {{id: receive, does: receive, by: desk, takes: 1wd}}\n  - {{id: decide, does: decide, by: a, takes: 2wd}}\n{more}"
    );
    (format!("{id}.yaml"), text)
}

fn small(more: &[(&str, &str)]) -> TempDir {
    let mut files =
        vec![("rasoat.yaml".into(), "language: en\n".into()), ("catalog.yaml".into(), CATALOG.into())];
    files.extend(more.iter().map(|(id, more)| names_a(id, more)));
    world(&files)
}

const MERGE: [&str; 8] = ["refactor", ".", "--merge", "a", "--into", "m", "--as-of", "2025-07-01"];

#[test]
fn all_files_of_a_small_world_are_written_with_their_comments() {
    let folder = small(&[("p", ""), ("q", ""), ("r", "")]);
    let seen = rasoat(folder.path(), &[&MERGE[..], &["--write"]].concat());
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    assert!(text(&seen).contains("3 files written"), "{}", text(&seen));
    for id in ["p", "q", "r"] {
        let (name, old) = names_a(id, "");
        let new = old
            .replace("decides: a ", "decides: m ")
            .replace("by: a,", "by: m,")
            .replace("2025-01-01", "2025-07-01");
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), new);
    }
    let again = rasoat(folder.path(), &[&MERGE[..], &["--write"]].concat());
    assert!(text(&again).contains("no file changes"), "{}", text(&again));
}

#[test]
fn a_read_only_file_keeps_all_of_them_as_they_are() {
    let folder = small(&[("p", ""), ("q", "")]);
    let path = folder.path().join("q.yaml");
    let mut only = fs::metadata(&path).unwrap().permissions();
    only.set_readonly(true);
    fs::set_permissions(&path, only).unwrap();
    let before = snapshot(folder.path());
    let seen = rasoat(folder.path(), &[&MERGE[..], &["--write"]].concat());
    assert_eq!(seen.status.code(), Some(2), "{}", text(&seen));
    assert!(text(&seen).contains("`q.yaml` is read-only; no file was changed"), "{}", text(&seen));
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_file_that_a_new_error_would_come_to_is_left_and_said() {
    let folder = small(&[("p", ""), ("q", "")]);
    let rule = "/// Thử.\n/// Try.\n///\n/// Thử.\n/// To try.\nrule own/try {\n  criterion legality   pack correctness   level error\n  basis 63/2010/NĐ-CP art 7\n  for each p in procedures\n  where p.id == \"x/q\" and p.decides.id == \"m\"\n  flag p\n    vi \"thử\"\n    en \"try\"\n}\n";
    fs::create_dir(folder.path().join("rules")).unwrap();
    fs::write(folder.path().join("rules/try.rule"), rule).unwrap();
    let seen = rasoat(folder.path(), &[&MERGE[..], &["--write"]].concat());
    assert_eq!(seen.status.code(), Some(1), "{}", text(&seen));
    assert!(text(&seen).contains("file left as it is: x/q"), "{}", text(&seen));
    assert!(text(&seen).contains("there would be a new error own/try"), "{}", text(&seen));
    assert!(text(&seen).contains("1 file written"), "{}", text(&seen));
    assert!(fs::read_to_string(folder.path().join("q.yaml")).unwrap().contains("decides: a "));
    assert!(fs::read_to_string(folder.path().join("p.yaml")).unwrap().contains("decides: m "));
}
