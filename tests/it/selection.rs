//! Which rules a command is about, at which level, and where the level comes from.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A workspace with one rule of its own and levels in its settings.
fn workspace(levels: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.path().join("rasoat.yaml"), format!("language: en\nrules:\n  levels:\n{levels}"))
        .unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    fs::copy(home.join("procedures/rules/hanoi/no-volume.rule"), folder.path().join("rules/no-volume.rule"))
        .unwrap();
    let catalog = "levels: [{id: commune, name: Commune, rank: 1}]\nagencies: [{id: office, name: Office, level: commune}]\n";
    fs::write(folder.path().join("catalog.yaml"), catalog).unwrap();
    let procedure = "procedure: x/y\nname: Y\nkind: external\nsector: justice\nas_of: 2026-07-01\n\
                     receives: office\ndecides: office\n";
    fs::write(folder.path().join("y.yaml"), procedure).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn keys(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = run(folder, &[&["check", "--keys"], args].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.split(':').next().unwrap().to_owned()).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn values_of_one_option_widen_and_options_narrow() {
    let folder = workspace("    - {rule: fees/*, level: info}\n");
    let at = folder.path();
    let all = keys(at, &[]);
    assert!(all.contains(&"hanoi/no-volume".to_owned()) && all.len() > 4, "{all:?}");
    let legality = keys(at, &["--rule", "legality/*"]);
    assert_eq!(legality, keys(at, &["--rule", "legality"]));
    assert!(legality.iter().all(|rule| rule.starts_with("legality/")) && legality.len() > 2, "{legality:?}");
    let both = keys(at, &["--rule", "legality,hanoi/no-volume"]);
    assert_eq!(both.len(), legality.len() + 1);
    let less = keys(at, &["--rule", "legality", "--except", "legality/no-deadline"]);
    assert_eq!(less.len() + 1, legality.len());
    assert_eq!(keys(at, &["--rule", "legality", "--pack", "correctness"]), Vec::<String>::new());
    assert_eq!(keys(at, &["--pack", "correctness", "--criterion", "cost"]), ["hanoi/no-volume"]);
    let level = keys(at, &["--set-level", "hanoi=info", "--level", "info", "--rule", "hanoi,legality"]);
    assert_eq!(level, ["hanoi/no-volume"]);
}

#[test]
fn a_name_that_fits_no_rule_is_answered_with_the_nearest() {
    let folder = workspace("    - {rule: fees/*, level: info}\n");
    for command in ["check", "propose", "report", "rules", "test"] {
        for option in ["--rule", "--except"] {
            for (wrong, meant) in
                [("legalty/*", "legality/*"), ("legalty", "legality"), ("hanoi/no-volum", "hanoi/no-volume")]
            {
                let output = run(folder.path(), &[command, option, wrong]);
                assert_eq!(output.status.code(), Some(2), "{command} {option} {wrong}");
                assert!(stderr(&output).contains(&format!("did you mean `{meant}`")), "{}", stderr(&output));
            }
        }
    }
}

#[test]
fn a_rule_that_is_off_is_not_left_out_in_silence() {
    let folder = workspace("    - {rule: hanoi/no-volume, level: off}\n");
    let output = run(folder.path(), &["check", "--rule", "hanoi/no-volume"]);
    assert!(stdout(&output).contains("no findings"));
    assert!(stderr(&output).contains("is off (rasoat.yaml line 4)"), "{}", stderr(&output));
    let on = &["check", "--rule", "hanoi/no-volume", "--set-level", "hanoi/no-volume=error"];
    assert_eq!(run(folder.path(), on).status.code(), Some(1));
}

#[test]
fn the_level_of_a_rule_is_shown_with_where_it_comes_from() {
    let folder = workspace(
        "    - {rule: legality/*, level: info}\n    - {rule: legality/no-deadline, level: error}\n",
    );
    let listed = stdout(&run(folder.path(), &["rules", "--set-level", "fees=info"]));
    let line = |rule: &str| {
        let line = listed.lines().find(|line| line.starts_with(&format!("{rule} "))).unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(line("legality/no-steps").contains(" info (rasoat.yaml line 4) "), "{listed}");
    assert!(line("legality/no-deadline").contains(" error (rasoat.yaml line 5) "), "{listed}");
    assert!(line("fees/no-basis").contains(" info (the command line) "), "{listed}");
    assert!(line("hanoi/no-volume").starts_with("hanoi/no-volume (own) warning "), "{listed}");
    let explained = stdout(&run(folder.path(), &["explain", "legality/no-deadline"]));
    assert!(
        explained.contains("level: error (rasoat.yaml line 5; the rule itself says warning)"),
        "{explained}"
    );
}

#[test]
fn an_opinion_is_never_an_error() {
    let folder =
        workspace("    - {rule: steps/*, level: error}\n    - {rule: documents/asked-twice, level: error}\n");
    let said = stdout(&run(folder.path(), &["check"]));
    assert_eq!(said.matches("error[opinion]").count(), 2, "{said}");
    assert!(said.contains("rasoat.yaml:4:") && said.contains("help: write `level: warning`"), "{said}");
    let output = run(folder.path(), &["check", "--set-level", "documents/asked-twice=error"]);
    assert_eq!(output.status.code(), Some(2));
    let listed = stdout(&run(folder.path(), &["rules", "--rule", "documents/asked-twice"]));
    assert!(listed.contains("warning") && !listed.contains("rasoat.yaml line"), "{listed}");
}

#[test]
fn own_rules_are_tested_like_built_in_ones() {
    let folder = workspace("    - {rule: fees/*, level: info}\n");
    let at = folder.path().join("rules/no-volume.rule");
    let broken = fs::read_to_string(&at).unwrap().replace("status: replaced", "status: in_force");
    fs::write(&at, broken).unwrap();
    let output = run(folder.path(), &["test", "--rule", "hanoi"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("0 rules hold, 1 do not"), "{}", stdout(&output));
}
