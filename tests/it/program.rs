//! The program as its user sees it: equal input gives equal bytes, wherever the files lie and in whatever order.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every YAML file below a folder, by its path from there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "yaml") {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn running_twice_gives_the_same_bytes_in_every_format() {
    for format in ["terminal", "markdown", "html", "json"] {
        let once = rasoat(&home(), &["report", "procedures", "--format", format]);
        let again = rasoat(&home(), &["report", "procedures", "--format", format]);
        assert!(once.status.success(), "{format}: {}", String::from_utf8_lossy(&once.stderr));
        assert!(once.stdout.len() > 10_000, "{format} says too little");
        assert_eq!(once.stdout, again.stdout, "{format}");
    }
}

/// The same procedures under other file names, so read in another order, give the same findings and proposals; only
/// the file names differ.
#[test]
fn files_in_another_order_give_the_same_findings_and_proposals() {
    let from = home().join("procedures");
    let other = tempfile::tempdir().unwrap();
    for (at, name) in files(&from).iter().enumerate() {
        let new = match name.to_str() {
            Some("rasoat.yaml") => other.path().join(name),
            _ => other.path().join(format!("{:03}.yaml", 999 - at)),
        };
        fs::copy(from.join(name), new).unwrap();
    }
    let here = rasoat(&home(), &["propose", "procedures", "--blocked"]);
    let there = rasoat(other.path(), &["propose", ".", "--blocked"]);
    assert!(stdout(&here).len() > 5_000);
    assert_eq!(stdout(&here), stdout(&there));
    let keys = |folder: &Path, path: &str| {
        let output = rasoat(folder, &["check", path]);
        let text = stdout(&output);
        let mut heads: Vec<String> =
            text.lines().filter(|line| line.contains("]: ")).map(str::to_owned).collect();
        heads.sort();
        heads
    };
    assert_eq!(keys(&home(), "procedures"), keys(other.path(), "."));
}

#[test]
fn exit_codes_are_as_documented() {
    let empty = tempfile::tempdir().unwrap();
    let cannot = rasoat(empty.path(), &["check", "--lang", "en"]);
    assert_eq!(cannot.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&cannot.stderr).contains("no workspace here"));

    fs::write(empty.path().join("rasoat.yaml"), "language: en\n").unwrap();
    let clean = rasoat(empty.path(), &["check"]);
    assert_eq!(clean.status.code(), Some(0), "{}", stdout(&clean));

    fs::write(empty.path().join("wrong.yaml"), "procedur: x\n").unwrap();
    let broken = rasoat(empty.path(), &["check"]);
    assert_eq!(broken.status.code(), Some(1), "{}", stdout(&broken));
}

#[test]
fn a_misspelt_rule_procedure_or_format_is_answered_with_the_nearest() {
    for (args, meant) in [
        (
            &["explain", "documents/held-in-registr", "procedures", "--lang", "en"][..],
            "documents/held-in-register",
        ),
        (
            &["check", "procedures", "--rule", "documents/held-in-registr", "--lang", "en"],
            "documents/held-in-register",
        ),
        (&["flow", "2.000968", "procedures", "--lang", "en"], "2.000986"),
        (&["report", "procedures", "--format", "htm"], "html"),
    ] {
        let output = rasoat(&home(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(&format!("did you mean `{meant}`")), "{args:?}: {said}");
    }
}

/// The rules of a workspace run beside the built-in ones.
#[test]
fn a_workspace_brings_its_own_rules() {
    let output = rasoat(&home(), &["rules", "procedures", "--lang", "en"]);
    assert!(stdout(&output).contains("hanoi/"), "{}", stdout(&output));
}

#[test]
fn the_last_line_of_a_check_speaks_of_mistakes_in_the_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "langage: en\nlanguage: en\n").unwrap();
    for (lang, last) in [
        ("en", "no findings; 1 mistake in the files to put right first"),
        ("vi", "không có phát hiện nào; 1 sai sót trong tệp cần sửa trước"),
    ] {
        let checked = rasoat(folder.path(), &["check", "--lang", lang]);
        assert_eq!(stdout(&checked).lines().last(), Some(last));
        assert_eq!(checked.status.code(), Some(1));
    }
}

#[test]
fn every_finding_on_the_real_procedures_has_a_next_step_of_its_own() {
    for day in ["2022-06-30", "2026-07-01"] {
        let checked = rasoat(&home(), &["check", "procedures", "--lang", "en", "--as-of", day]);
        let text = stdout(&checked);
        let starts = |with: &str| text.lines().filter(|line| line.trim_start().starts_with(with)).count();
        let helps = starts("= help: ");
        assert!(helps > 150, "{day}: {helps}");
        assert_eq!(helps, starts("error[") + starts("warning[") + starts("info["), "{day}");
        assert_eq!(text.matches("run `rasoat explain").count(), 0, "{day}: a rule says no next step");
    }
}

#[test]
fn reports_name_every_sector_and_provision_in_the_language_of_the_reader() {
    let text = stdout(&rasoat(&home(), &["report", "procedures", "--format", "markdown", "--lang", "vi"]));
    assert!(!text.contains("| administration |"), "a sector without a Vietnamese name");
    let text = text + &stdout(&rasoat(&home(), &["check", "procedures", "--lang", "vi"]));
    let english = text.lines().find(|line| line.contains("căn cứ:") && line.contains("-CP art "));
    assert_eq!(english, None, "a provision cited in English");
}

/// Agencies that ended are replaced by their successors, and a paper that ended by what took its place.
#[test]
fn an_old_procedure_reviewed_as_of_today_gets_sound_proposals() {
    let file = "procedures/interlinked/birth-residence-insurance-paper.yaml";
    let today = stdout(&rasoat(&home(), &["propose", file, "--as-of", "2026-07-01", "--lang", "en"]));
    let words = today.split_whitespace().collect::<Vec<_>>().join(" ");
    for change in [
        "Replace District police by Commune police throughout the procedure.",
        "Replace District social security by Local social security throughout the procedure.",
        "Stop asking for “Household book of a parent or carer”; the agency looks it up in National population database.",
    ] {
        assert!(words.contains(change), "{change}\n{today}");
    }
    assert!(!words.contains("Replace “Household book"), "nobody can declare a book that is no more\n{today}");
}

/// One child in a thousand is a foundling, as the file assumes: that the record becomes a declaration saves a thousandth of what
/// the record costs, and the parents of the others nothing.
#[test]
fn a_rare_alternative_that_becomes_free_saves_its_share() {
    let file = "procedures/interlinked/birth-residence-insurance-paper.yaml";
    let text = stdout(&rasoat(&home(), &["propose", file, "--lang", "en"]));
    let proposal =
        text.split("  proposal ").find(|one| one.contains("Replace “Record of an abandoned child”"));
    let proposal = proposal.expect("the proposal is made");
    assert!(proposal.contains("saves: 2,160,000 VND a year; 24 VND a dossier"), "{proposal}");
    assert!(
        text.contains("  Documents                                      9                   4 "),
        "{text}"
    );
}

#[test]
fn a_rule_file_that_cannot_be_read_does_not_stop_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: en\n").unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    fs::write(folder.path().join("rules/broken.rule"), [0xff, 0x00]).unwrap();
    let checked = rasoat(folder.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(1), "{}", String::from_utf8_lossy(&checked.stderr));
    assert!(stdout(&checked).contains("`rules/broken.rule` is not UTF-8"), "{}", stdout(&checked));
}

/// What cannot be reckoned is not shown as if it had been.
#[test]
fn steps_in_a_circle_get_no_times_and_no_shorter_deadline() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: en\n").unwrap();
    let circle = "\
levels: [{id: commune, name: Commune, from: 2000-01-01}]
agencies: [{id: office, name: Office, level: commune}]
";
    fs::write(folder.path().join("catalog.yaml"), circle).unwrap();
    let procedure = "\
procedure: x/circle
name: Circle
kind: external
sector: justice
as_of: 2026-07-01
receives: office
decides: office
deadline: 9wd
steps:
  - {id: a, does: receive, by: office, takes: 1wd, after: [b]}
  - {id: b, does: decide, by: office, takes: 1wd, after: [a]}
";
    fs::write(folder.path().join("circle.yaml"), procedure).unwrap();
    let flow = stdout(&rasoat(folder.path(), &["flow", "x/circle"]));
    assert!(flow.contains("wait for each other in a circle"), "{flow}");
    assert!(flow.contains("the official cost cannot be reckoned"), "{flow}");
    assert!(!flow.contains("longer than the critical path"), "{flow}");
    let checked = stdout(&rasoat(folder.path(), &["check"]));
    assert!(checked.contains("flow/cycle"), "{checked}");
    assert!(!checked.contains("deadline/slack") && !checked.contains("flow/desk-reentry"), "{checked}");
}

#[test]
fn a_misspelt_name_is_answered_in_the_language_of_the_reader() {
    for args in [&["flow", "2.000968", "procedures"][..], &["explain", "documents/asked-twic", "procedures"]]
    {
        let said = rasoat(&home(), &[args, &["--lang", "vi"]].concat());
        assert!(String::from_utf8_lossy(&said.stderr).contains("có phải là `"), "{args:?}");
    }
}

/// Without hourly income money says little; the one who reads it is told.
#[test]
fn a_workspace_without_costs_is_told_that_time_is_not_priced() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: en\n").unwrap();
    let output = rasoat(folder.path(), &["propose"]);
    assert!(stdout(&output).contains("time is not priced: add `costs`"), "{}", stdout(&output));
    let priced = rasoat(&home(), &["propose", "procedures", "--lang", "en"]);
    assert!(!stdout(&priced).contains("not priced"));
}
