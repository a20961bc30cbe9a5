//! `rasoat plan` as its user sees it, on the real procedures and on a small workspace.

use std::fs;
use std::path::Path;
use std::process::Command;

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn plan(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    let run = command.arg("plan").args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: run.status.code(), out: text(run.stdout), err: text(run.stderr) }
}

fn real(args: &[&str]) -> Ran {
    let args: Vec<&str> = ["procedures"].iter().chain(args).copied().collect();
    plan(Path::new(env!("CARGO_MANIFEST_DIR")), &args)
}

#[test]
fn a_target_within_reach_is_reached_and_proven() {
    let ran = real(&["--target", "annual-cost=-1%", "--lang", "en"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    for said in [
        "The targets are reached by 2 proposals, amending 2 instruments (26 points).",
        "Proven: counting savings one by one, no choice takes less than 26 points.",
        "own power only",
        "this plan",
        "1. 96/2023/NĐ-CP",
        "2. 12/2025/TT-BCA",
    ] {
        assert!(ran.out.contains(said), "{said} is missing:\n{}", ran.out);
    }
}

#[test]
fn a_target_out_of_reach_says_how_far_one_can_get_and_what_is_in_the_way() {
    let ran = real(&["--lang", "vi"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for said in ["chưa đạt", "Chưa đạt mục tiêu; gần nhất", "còn thiếu", "Kế hoạch", "nhiều nhất"]
    {
        let said = said.replace("Kế hoạch", "kế hoạch rà soát");
        assert!(ran.out.contains(&said), "{said} is missing:\n{}", ran.out);
    }
}

#[test]
fn a_target_that_is_met_needs_nothing() {
    let ran = real(&["--target", "documents=0%", "--lang", "en"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.contains("The targets are met as it is; nothing is needed."), "{}", ran.out);
}

#[test]
fn every_format_is_the_same_twice_and_json_is_the_same_in_both_languages() {
    for format in ["terminal", "markdown", "json"] {
        let args = ["--target", "documents=-3%", "--target", "annual-cost=-1%", "--format", format];
        let (once, again) = (real(&args), real(&args));
        assert!(!once.out.is_empty(), "{}", once.err);
        assert_eq!(once.out, again.out, "{format}");
    }
    let json = |lang| real(&["--target", "documents=-3%", "--format", "json", "--lang", lang]).out;
    assert_eq!(json("en").replace("\"language\": \"en\"", "\"language\": \"vi\""), json("vi"));
    let value: serde_json::Value = serde_json::from_str(&json("vi")).unwrap();
    let target = &value["targets"][0];
    assert!(target["before"].as_i64() > target["after"].as_i64(), "{target}");
    assert_eq!(value["version"], 1);
}

#[test]
fn what_is_written_wrong_is_answered_with_what_was_meant() {
    for (args, said) in [
        (&["--target", "anual-cost=-20%"][..], "there is no measure `anual-cost`; write `annual-cost`"),
        (&["--target", "annual-cost=-20"], "write `annual-cost=-20%`"),
        (&["--target", "annual-cost"], "write a measure and the cut, such as `annual-cost=-20%`"),
        (&["--target", "visits=20%"], "write a cut as a negative number"),
        (&["--target", "visits=-120%"], "write a cut between `-100%` and `0%`"),
        (&["--target", "visits=-a%"], "`-a%` is not a percentage"),
        (&["--target", "zzzzzzzzzzzz=-1%"], "choose one of documents, fallbacks"),
        (&["--target", "visits=-1%", "--effort", "decre=3"], "write `decree`"),
        (&["--target", "visits=-1%", "--effort", "decree"], "such as `decree=20`"),
        (&["--target", "visits=-1%", "--format", "markdwn"], "did you mean `markdown`?"),
    ] {
        let ran = real(&[args, &["--lang", "en"]].concat());
        assert_eq!(ran.code, Some(2), "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    let ran = real(&["--target", "anual-cost=-20%"]);
    assert!(ran.err.contains("không có chỉ số `anual-cost`; viết `annual-cost`"), "{}", ran.err);
}

/// Dearer decrees turn the plan to the circulars.
#[test]
fn the_points_of_effort_decide_which_way_is_taken() {
    let points = |args: &[&str]| -> serde_json::Value {
        let args = [&["--target", "documents=-3%", "--format", "json"], args].concat();
        serde_json::from_str(&real(&args).out).unwrap()
    };
    let usual = points(&[]);
    let dear = points(&["--effort", "decree=500", "--effort", "proposal=0"]);
    let decrees = |value: &serde_json::Value| {
        let rows = value["amendments"].as_array().unwrap().iter();
        rows.filter(|row| row["number"].as_str().unwrap().contains("NĐ-CP")).count()
    };
    assert!(decrees(&dear) <= decrees(&usual));
    assert!(
        dear["points"].as_array().unwrap().iter().any(|row| row["of"] == "decree" && row["points"] == 500)
    );
}

#[test]
fn a_workspace_without_targets_or_procedures_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: en\n").unwrap();
    let none = plan(folder.path(), &[]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("there is no target; add `--target annual-cost=-20%`"), "{}", none.err);
    let empty = plan(folder.path(), &["--target", "annual-cost=-20%"]);
    assert_eq!(empty.code, Some(0), "{}{}", empty.out, empty.err);
    assert!(empty.out.contains("there is no figure to cut"), "{}", empty.out);
}
