//! Procedures brought in from the national portal and from workbooks: what becomes of glued text, what is kept, what is said
//! of bad input, and that a second run changes nothing a person changed.

mod parts;
mod workbooks;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rasoat::cli::workspace;
use rasoat::diagnostic::Severity;
use rasoat::model::load;

use crate::expected::difference;

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints, and its exit code.
fn rasoat(folder: &Path, args: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    (format!("{out}{err}"), output.status.code().unwrap())
}

/// A new workspace with the catalog of `procedures/`.
fn world() -> tempfile::TempDir {
    let world = tempfile::tempdir().unwrap();
    let catalog = world.path().join("catalog");
    fs::create_dir(&catalog).unwrap();
    for entry in fs::read_dir(home().join("procedures/catalog")).unwrap().flatten() {
        fs::copy(entry.path(), catalog.join(entry.file_name())).unwrap();
    }
    fs::write(world.path().join("rasoat.yaml"), "language: vi\nas_of: 2026-10-01\n").unwrap();
    world
}

fn data(name: &str) -> String {
    home().join("tests/data/import").join(name).to_string_lossy().into_owned()
}

/// The imported files of a workspace, one after the other, with their names.
fn written(world: &Path) -> String {
    let mut sources = workspace::read(world).unwrap().sources;
    sources.retain(|source| source.text.starts_with("procedure:") || source.name.contains("imported"));
    sources.iter().map(|source| format!("### {}\n{}\n", source.name, source.text)).collect()
}

/// Everything the loader says of a workspace.
fn mistakes(world: &Path) -> Vec<String> {
    let loaded = load::load(workspace::read(world).unwrap().sources);
    let errors = loaded.diagnostics.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| problem.message.get(rasoat::text::Lang::En).to_owned()).collect()
}

#[test]
fn glued_tables_become_procedures_that_load() {
    let world = world();
    let (said, code) = rasoat(world.path(), &["import", "portal", &data("glued.jsonl"), "--out", "."]);
    let text = format!("{said}exit code {code}\n\n{}", written(world.path()));
    let wrong = difference(&home().join("tests/data/import/glued.seen.yaml"), &text);
    assert_eq!(wrong, None);
    assert_eq!(mistakes(world.path()), [""; 0]);
}

#[test]
fn bad_records_are_named_and_the_rest_is_imported() {
    for (lang, ending) in [("vi", "bad.seen.vi.txt"), ("en", "bad.seen.en.txt")] {
        let world = world();
        let (said, code) =
            rasoat(world.path(), &["import", "portal", &data("bad.jsonl"), "--out", ".", "--lang", lang]);
        let wrong =
            difference(&home().join("tests/data/import").join(ending), &format!("{said}exit code {code}\n"));
        assert_eq!(wrong, None);
        assert_eq!(mistakes(world.path()), [""; 0]);
    }
}

#[test]
fn a_second_import_changes_nothing_a_person_changed() {
    let world = world();
    let import = ["import", "portal", &data("glued.jsonl"), "--out", "in", "--lang", "en"];
    let (said, _) = rasoat(world.path(), &import);
    assert!(said.contains("Files: 4 new, 0 the same, 0 overwritten, 0 different"), "{said}");
    let before = written(world.path());
    let (said, _) = rasoat(world.path(), &import);
    assert!(said.contains("Files: 0 new, 4 the same, 0 overwritten, 0 different"), "{said}");
    assert_eq!(written(world.path()), before);

    let sources = workspace::read(world.path()).unwrap().sources;
    let edited = sources.iter().find(|source| source.text.starts_with("procedure:")).unwrap();
    let path = world.path().join(&edited.name);
    fs::write(&path, edited.text.replace("kind: external", "kind: internal # sửa tay")).unwrap();
    let (said, code) = rasoat(world.path(), &import);
    assert!(said.contains("Files: 0 new, 3 the same, 0 overwritten, 1 different and left alone."), "{said}");
    assert!(said.contains(&edited.name) && code == 0, "{said}");
    assert!(fs::read_to_string(&path).unwrap().contains("sửa tay"));

    let mut forced = import.to_vec();
    forced.push("--force");
    let (said, _) = rasoat(world.path(), &forced);
    assert!(said.contains("1 overwritten"), "{said}");
    assert_eq!(written(world.path()), before);
    assert!(!world.path().join(".rasoat-journal").exists());
}

#[test]
fn what_a_person_changed_in_the_imported_catalog_stays() {
    let world = world();
    let import = ["import", "portal", &data("glued.jsonl"), "--out", ".", "--lang", "en"];
    rasoat(world.path(), &import);
    let path = world.path().join("catalog/imported.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let kept = text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    // One entry is gone and the layout is a person's own: what is missing goes beside it.
    let at = kept.find("document_types:").unwrap();
    let first = kept[at..].find("- id:").unwrap() + at;
    let next = kept[first + 1..].find("- id:").unwrap() + first + 1;
    let mine = format!("# của tôi\n{}{}\n", &kept[..first], &kept[next..]);
    fs::write(&path, &mine).unwrap();
    rasoat(world.path(), &import);
    assert_eq!(fs::read_to_string(&path).unwrap(), mine);
    assert!(world.path().join("catalog/imported-2.yaml").exists());
    assert_eq!(mistakes(world.path()), [""; 0]);
}

#[test]
fn a_folder_without_anything_becomes_a_workspace() {
    let world = tempfile::tempdir().unwrap();
    let (said, code) = rasoat(world.path(), &["import", "portal", &data("glued.jsonl"), "--out", "new"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(mistakes(&world.path().join("new")), [""; 0]);
    // The newest year in the numbers of the instruments they cite.
    assert!(written(&world.path().join("new")).contains("as_of: 2025-01-01"));
}

#[test]
fn a_code_that_another_file_describes_is_not_written_twice() {
    let world = world();
    let file = world.path().join("by-hand.yaml");
    fs::write(&file, fs::read_to_string(home().join("procedures/land/reissue.yaml")).unwrap()).unwrap();
    let record = fs::read_to_string(data("bad.jsonl").replace("bad", "glued"))
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .replace("9.000001", "1.012783");
    fs::write(world.path().join("one.jsonl"), record).unwrap();
    let (said, _) = rasoat(world.path(), &["import", "portal", "one.jsonl", "--out", ".", "--lang", "en"]);
    assert!(
        said.contains("1 procedures are described in other files") && said.contains("1.012783: by-hand.yaml"),
        "{said}"
    );
}

#[test]
fn a_field_of_ten_megabytes_is_left_out_and_named() {
    let world = world();
    let long = "Bước 1: nộp hồ sơ. ".repeat(600_000);
    let record = format!(
        "{{\"ma_thu_tuc\": \"9.000020\", \"ten_thu_tuc\": \"Trường rất dài\", \"trinh_tu_thuc_hien\": \"{long}\"}}\n"
    );
    fs::write(world.path().join("long.jsonl"), record).unwrap();
    let (said, code) =
        rasoat(world.path(), &["import", "portal", "long.jsonl", "--out", ".", "--lang", "en"]);
    assert!(
        said.contains("`long.jsonl` line 1, record `9.000020`, field `trinh_tu_thuc_hien`: it is"),
        "{said}"
    );
    assert!(said.contains("1 of 1 records imported.") && code == 1, "{said}");
}
