//! The made-up log of the example workspace, from the command that writes it to the rules that read what it showed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rasoat::check::check;
use rasoat::cli::workspace;
use rasoat::facts::column::World;
use rasoat::facts::of_corpus;
use rasoat::inspect::example;
use rasoat::model::entity::{Entity, Kind};
use rasoat::model::load;
use rasoat::model::observed::Observed;
use rasoat::proposal::{Proposal, Safety};
use rasoat::propose::propose;
use rasoat::rules;
use rasoat::source::Source;

fn procedures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures")
}

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, beside) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copied(&path, &beside);
        } else {
            fs::copy(&path, &beside).unwrap();
        }
    }
}

#[test]
fn the_made_up_log_is_read_and_its_figures_reach_the_rules() {
    let folder = tempfile::tempdir().unwrap();
    copied(&procedures(), &folder.path().join("w"));
    let log = rasoat(folder.path(), &["inspect", "--example", "w"]).stdout;
    fs::write(folder.path().join("mau.csv"), &log).unwrap();
    let before = rasoat(folder.path(), &["check", "w", "--keys"]).stdout;
    let seen =
        rasoat(folder.path(), &["inspect", "mau.csv", "w", "--out", "w/observed.yaml", "--format", "json"]);
    assert_eq!(seen.status.code(), Some(0), "{}", String::from_utf8_lossy(&seen.stderr));
    let json: serde_json::Value = serde_json::from_slice(&seen.stdout).unwrap();
    let schema = serde_json::from_slice(&rasoat(folder.path(), &["schema", "inspect"]).stdout).unwrap();
    let problems: Vec<String> = jsonschema::options()
        .build(&schema)
        .unwrap()
        .iter_errors(&json)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(problems, [] as [&str; 0]);
    let rows = &json["observed"]["rows"];
    let apart: u64 = rows["apart"].as_array().unwrap().iter().map(|one| one["rows"].as_u64().unwrap()).sum();
    assert_eq!(rows["read"].as_u64().unwrap(), rows["used"].as_u64().unwrap() + apart);
    assert_eq!(json["observed"]["generated"], true);
    let written: Observed =
        serde_yaml::from_str(&fs::read_to_string(folder.path().join("w/observed.yaml")).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&written).unwrap(), json["observed"]);
    let after = rasoat(folder.path(), &["check", "w", "--keys"]);
    let text = String::from_utf8(after.stdout).unwrap();
    let new = text.lines().filter(|key| key.contains("observed/")).count();
    assert!(new > 5, "{text}");
    let drawn =
        String::from_utf8(rasoat(folder.path(), &["check", "w", "--rule", "observed"]).stdout).unwrap();
    assert!(drawn.contains("cảnh báo[made-up]"), "figures of a made-up log say so");
    assert!(String::from_utf8(before).unwrap().lines().all(|key| text.lines().any(|line| line == key)));
    for format in ["terminal", "markdown", "html"] {
        let shown = rasoat(folder.path(), &["inspect", "mau.csv", "w", "--format", format]);
        let text = String::from_utf8(shown.stdout).unwrap();
        assert!(text.contains("không phải số liệu thật"), "{format}: {text}");
        assert!(!text.contains("MAU-"), "{format}");
    }
}

/// With `times: observed` durations are those of the log, and whoever reads a proposal is told so.
#[test]
fn observed_times_count_when_the_settings_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("catalog.yaml", super::CATALOG);
    write("permit.yaml", super::PERMIT);
    write(
        "observed.yaml",
        "observed: a log\nprocedures:\n  - procedure: permit\n    steps:\n      - {step: appraise, times: 30, held: {count: 30, p90: 480}}\n      - {step: decide, times: 29, held: {count: 29, p90: 4800}}\n",
    );
    let shown = |times: &str| {
        write("rasoat.yaml", &format!("language: en\ntimes: {times}\n"));
        let query = "for each p in procedures show p.duration";
        let said = rasoat(folder.path(), &["query", query]);
        let proposed = rasoat(folder.path(), &["propose"]);
        (String::from_utf8(said.stdout).unwrap(), String::from_utf8(proposed.stderr).unwrap())
    };
    // Take in 4 hours; appraise 2 days, in the log 1; the opinion 2 days beside it; sign 1 day; hand over 4 hours.
    let (declared, silent) = shown("declared");
    assert!(declared.contains("4 working days"), "{declared}");
    assert!(!silent.contains("times: observed"), "{silent}");
    let (observed, said) = shown("observed");
    assert!(
        observed.contains("4 working days") && said.contains("the times of 1 steps are those a log showed"),
        "{said}"
    );
    write("permit.yaml", &super::PERMIT.replace("by: land, takes: 2wd", "by: land, takes: 1wd"));
    assert!(shown("observed").0.contains("3 working days") && shown("declared").0.contains("4 working days"));
}

/// What several people complain of comes first, whatever else saves more.
#[test]
fn complaints_raise_the_rank_of_what_would_cure_them() {
    let proposals = |feedback: &str| {
        let mut sources = workspace::read(&procedures()).unwrap().sources;
        sources.push(Source::new("feedback.yaml", feedback));
        let corpus = load::load(sources).corpus;
        let facts = of_corpus(&corpus);
        let world = World { corpus: &corpus, facts: &facts, as_of: None };
        let findings = check(world, &rules::built_in().rules).findings;
        let made = propose(&corpus, &facts, &findings).made;
        let about = |at: &usize| findings[*at].entity;
        let made: Vec<(Proposal, Vec<Entity>)> =
            made.into_iter().map(|one| (one.clone(), one.settles.iter().map(about).collect())).collect();
        (corpus, made)
    };
    let (corpus, made) = proposals("feedback: []");
    assert!(made.iter().all(|(one, _)| one.complaints == 0));
    let document = |about: &[Entity]| about.iter().find(|thing| thing.kind == Kind::Document).copied();
    let sound = |one: &Proposal| one.safety != Safety::Sketch;
    let (last, thing) = made
        .iter()
        .rev()
        .find_map(|(one, about)| Some((one, document(about).filter(|_| sound(one))?)))
        .unwrap();
    assert_ne!(made[0].0.id, last.id);
    let id = &corpus.procedures[thing.owner as usize].documents[thing.at()].id;
    let agency = &corpus.procedures[thing.owner as usize].receives;
    let said = |number: usize| {
        format!(
            "  - {{id: \"{number}\", received: 2026-01-05, procedure: {}, document: {id}, agency: {agency}}}\n",
            last.procedure
        )
    };
    let (_, once) = proposals(&format!("feedback:\n{}", said(1)));
    assert_ne!(once[0].0.id, last.id, "one voice is not several");
    let (_, raised) = proposals(&format!("feedback:\n{}{}{}", said(1), said(2), said(3)));
    assert_eq!((raised[0].0.id.as_str(), raised[0].0.complaints), (last.id.as_str(), 3));
}

#[test]
fn equal_procedures_give_an_equal_log() {
    let corpus = load::load(workspace::read(&procedures()).unwrap().sources).corpus;
    assert_eq!(example::log(&corpus, 3), example::log(&corpus, 3));
    assert!(example::log(&corpus, 3).starts_with("\u{feff}Mã hồ sơ;"));
}
