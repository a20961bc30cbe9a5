//! `apply`: proposals in files, all of them or none.

mod converges;
mod files;
mod hooked;
mod interrupted;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("procedures")
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// A copy of the procedures we ship.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in yaml_files(&home()) {
        let to = folder.path().join(&name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(home().join(&name), to).unwrap();
    }
    folder
}

/// Every file with its bytes.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    yaml_files(folder).into_iter().map(|name| (name.clone(), fs::read(folder.join(name)).unwrap())).collect()
}

fn text(output: &Output) -> String {
    format!("{}{}", stdout(output), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let folder = copy();
    let before = snapshot(folder.path());
    let seen = rasoat(folder.path(), &["apply", "--all", "--dry-run", "--lang", "en"]);
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    let seen = stdout(&seen);
    assert!(seen.contains("+++ construction/building-permit.yaml\n"), "{seen}");
    assert!(seen.contains("+coordinates: [so-qhkt, chi-nhanh-vpdkdd]"), "{seen}");
    assert!(seen.contains("dry run: nothing was written"), "{seen}");
    assert!(seen.contains("add `--safety needs-review` to apply"), "{seen}");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn one_proposal_by_its_id_changes_one_file_and_twice_is_once() {
    let folder = copy();
    let before = snapshot(folder.path());
    let args = ["apply", "8c3cb40", "--lang", "en"];
    let seen = rasoat(folder.path(), &args);
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    assert!(stdout(&seen).contains("1 proposal applied to 1 file in 1 round"), "{}", text(&seen));
    let after = snapshot(folder.path());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| &a.0).collect();
    assert_eq!(changed, [Path::new("construction/building-permit.yaml")]);
    assert_eq!(before.len(), after.len(), "nothing is left beside the files");

    let again = rasoat(folder.path(), &args);
    assert_eq!(again.status.code(), Some(1));
    assert!(stdout(&again).contains("it is settled already"), "{}", text(&again));
    assert_eq!(snapshot(folder.path()), after);
}

#[test]
fn what_a_proposal_promises_holds_in_the_files() {
    let folder = copy();
    let seen = rasoat(
        folder.path(),
        &["apply", "--procedure", "2.000986", "--safety", "needs-review", "--lang", "en", "."],
    );
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    let seen = stdout(&seen);
    let line = |key: &str| seen.lines().find(|line| line.trim_start().starts_with(key)).unwrap().to_owned();
    assert!(line("Documents ").ends_with("9      4  −56%") || line("Documents ").contains('9'), "{seen}");
    let flow = stdout(&rasoat(folder.path(), &["flow", "2.000986", "--lang", "en"]));
    assert!(
        flow.lines().any(|l| l.trim_start().starts_with("Documents ") && l.trim_end().ends_with(" 4")),
        "{flow}"
    );
    let left =
        stdout(&rasoat(folder.path(), &["propose", "interlinked/birth-residence-insurance-paper.yaml"]));
    assert!(!left.contains("[an toàn]") && !left.contains("[cần xem xét]"), "{left}");
}

#[test]
fn an_id_that_was_misspelt_is_answered_with_the_near_one() {
    let folder = copy();
    let before = snapshot(folder.path());
    let seen = rasoat(folder.path(), &["apply", "8c3cb4x", "--lang", "en"]);
    assert_eq!(seen.status.code(), Some(1));
    assert!(stdout(&seen).contains("did you mean `8c3cb40`?"), "{}", text(&seen));
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn words_that_do_not_fit_are_refused() {
    let folder = copy();
    for (args, says) in [
        (&["apply", "--lang", "en"][..], "name a proposal as `rasoat propose` shows it"),
        (&["apply", "8c3cb40", "--all", "--lang", "en"], "not both"),
        (&["apply", "--procedure", "2.00098", "--lang", "en"], "did you mean `2.000986`?"),
        (&["apply", "--all", "--safety", "sketch"], "invalid value"),
        (&["apply", "--all", "nowhere/at-all"], "không có tệp hoặc thư mục"),
        (&["apply", "--all", "nowhere/at-all", "--lang", "en"], "there is no file or folder"),
    ] {
        let seen = rasoat(folder.path(), args);
        assert_eq!(seen.status.code(), Some(2), "{args:?}: {}", text(&seen));
        assert!(text(&seen).contains(says), "{args:?}: {}", text(&seen));
    }
}

/// Rules of a house, in a copy of the procedures we ship.
fn with_rule(rule: &str) -> TempDir {
    let folder = copy();
    let head = "/// Quy tắc thử.\n/// A rule to try.\n///\n/// Thử.\n/// To try.\nrule own/try {\n  criterion necessity   pack";
    fs::write(folder.path().join("rules/hanoi/try.rule"), format!("{head}   {rule}\n}}\n")).unwrap();
    folder
}

#[test]
fn a_sketch_is_applied_by_its_id_only() {
    let rule = "simplification   level info\n  basis 63/2010/NĐ-CP art 7\n  for each p in procedures\n  where p.code is present and p.code == \"1.004222\"\n  flag p\n    vi \"thử\"\n    en \"try\"\n  propose abolish p";
    let folder = with_rule(rule);
    let before = snapshot(folder.path());
    let code = "1.004222";
    let listed = stdout(&rasoat(folder.path(), &["propose", "--lang", "en"]));
    let sketch =
        listed.lines().find_map(|line| line.trim().strip_prefix("proposal ")?.strip_suffix(" [sketch]"));
    let id = sketch.unwrap_or_else(|| panic!("{listed}")).to_owned();
    let all = rasoat(
        folder.path(),
        &["apply", "--procedure", code, "--safety", "needs-review", "--dry-run", "--lang", "en"],
    );
    assert!(stdout(&all).contains("1 sketch, a direction only, never applied in bulk"), "{}", text(&all));
    assert!(!stdout(&all).contains(&format!("proposal {id} ")), "{}", text(&all));
    assert_eq!(snapshot(folder.path()), before);
    let one = rasoat(folder.path(), &["apply", &id, "--lang", "en"]);
    assert_eq!(one.status.code(), Some(0), "{}", text(&one));
    assert!(stdout(&one).contains(&format!("proposal {id} [sketch]")), "{}", text(&one));
    let check = stdout(&rasoat(folder.path(), &["flow", code, "--lang", "en"]));
    assert!(!check.is_empty());
    let changed = snapshot(folder.path()).into_iter().zip(before).filter(|(now, was)| now != was);
    let changed: Vec<String> = changed.map(|(now, _)| String::from_utf8(now.1).unwrap()).collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].contains("\nstatus: abolished\n"), "{}", changed[0]);
}

#[test]
fn what_would_bring_a_new_error_is_left_and_the_rest_is_done() {
    let folder = with_rule(
        "correctness   level error\n  basis 63/2010/NĐ-CP art 7\n  for each p in procedures\n  where p.code is present and p.code == \"2.000986\" and some b in p.basis has (b.number == \"146/2018/NĐ-CP\")\n  flag p\n    vi \"thử\"\n    en \"try\"",
    );
    let seen = rasoat(folder.path(), &["apply", "--all", "--lang", "en"]);
    assert_eq!(seen.status.code(), Some(1), "{}", text(&seen));
    let seen = stdout(&seen);
    assert!(seen.contains("not applied f4sy06c"), "{seen}");
    assert!(seen.contains("there would be a new error own/try: try"), "{seen}");
    let paper =
        fs::read_to_string(folder.path().join("interlinked/birth-residence-insurance-paper.yaml")).unwrap();
    assert!(paper.contains("105/2014/NĐ-CP") && !paper.contains("158/2005/NĐ-CP"));
    let permit = fs::read_to_string(folder.path().join("construction/building-permit.yaml")).unwrap();
    assert!(permit.contains("coordinates: [so-qhkt, chi-nhanh-vpdkdd]"));
}
