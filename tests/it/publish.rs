//! `check` and `report` as a pipeline uses them: files for programs, the exit code for the pipeline, and the same findings in
//! both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

/// A repository whose workspace lies in the folder `thủ tục`, with one sound file and one broken.
fn repository(broken: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let workspace = folder.path().join("thủ tục");
    fs::create_dir(&workspace).unwrap();
    fs::write(workspace.join("rasoat.yaml"), "language: en\n").unwrap();
    let catalog = "levels: [{id: commune, name: Commune, rank: 1}]\nagencies: [{id: office, name: Office, level: commune}]\n";
    fs::write(workspace.join("catalog.yaml"), catalog).unwrap();
    let procedure = "procedure: x/y\nname: Y\nkind: external\nsector: justice\nas_of: 2026-07-01\n\
                     receives: office\ndecides: office\n";
    fs::write(workspace.join("đất.yaml"), procedure).unwrap();
    if broken {
        fs::write(workspace.join("hỏng.yaml"), "procedure: x/z\nname: [\n").unwrap();
    }
    folder
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(home().join(name)).unwrap();
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    jsonschema::options().build(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn reports_on_the_real_workspace_fit_their_schemas() {
    for (format, name) in [
        ("sarif", "tests/data/schema/sarif-2.1.0.json"),
        ("gitlab", "tests/data/schema/gitlab-code-quality.json"),
        ("json", "docs/schema/report.v1.json"),
    ] {
        let report = json(&rasoat(&home(), &["report", "procedures", "--format", format]));
        let schema = schema(name);
        let wrong: Vec<String> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{format}: {}", wrong.join("\n"));
        let printed = report.to_string();
        assert!(!printed.contains(home().to_str().unwrap()), "{format} knows where the files lie");
    }
}

/// The text of a file after the replacements of a fix, the last first.
fn replaced(text: &str, replacements: &Value) -> String {
    let byte = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().unwrap() as usize, column.as_u64().unwrap() as usize);
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = &text[start..];
        start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
    };
    let mut new = text.to_owned();
    for one in replacements.as_array().unwrap().iter().rev() {
        let gone = &one["deletedRegion"];
        let (from, to) =
            (byte(&gone["startLine"], &gone["startColumn"]), byte(&gone["endLine"], &gone["endColumn"]));
        new.replace_range(from..to, one["insertedContent"]["text"].as_str().unwrap());
    }
    new
}

/// Whoever applies a fix of a SARIF file has the file that `apply` would write, and its finding is gone.
#[test]
fn a_fix_in_sarif_settles_its_finding() {
    let log = json(&rasoat(&home(), &["report", "procedures", "--format", "sarif", "--lang", "en"]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let with_fix: Vec<&Value> = results.iter().filter(|one| one["fixes"].is_array()).collect();
    assert!(with_fix.len() > 20, "only {} findings have a fix", with_fix.len());
    let copy = tempfile::tempdir().unwrap();
    let paths = rasoat::cli::workspace::read(&home().join("procedures")).unwrap().sources;
    for source in &paths {
        let path = copy.path().join(&source.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &source.text).unwrap();
    }
    for result in with_fix.iter().step_by(with_fix.len() / 5) {
        let change = &result["fixes"][0]["artifactChanges"][0];
        let file = change["artifactLocation"]["uri"].as_str().unwrap().strip_prefix("procedures/").unwrap();
        let path = copy.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        let after = replaced(&before, &change["replacements"]);
        assert_ne!(before, after);
        fs::write(&path, after).unwrap();
        let again = rasoat(copy.path(), &["check", "--keys", "--rule", result["ruleId"].as_str().unwrap()]);
        let key = result["properties"]["key"].as_str().unwrap();
        assert!(text(&again).lines().all(|line| line != key), "{key} is still there");
        fs::write(&path, before).unwrap();
    }
}

#[test]
fn names_of_files_begin_at_the_repository_or_where_they_are_asked_to() {
    let folder = repository(false);
    let root = folder.path();
    let issues =
        |args: &[&str]| json(&rasoat(root, &[&["check", "thủ tục", "--format", "gitlab"], args].concat()));
    let path = |issues: Value| issues[0]["location"]["path"].as_str().unwrap().to_owned();
    assert_eq!(path(issues(&[])), "thủ tục/đất.yaml");
    assert_eq!(path(issues(&["--paths-from", "thủ tục"])), "đất.yaml");
    let elsewhere = tempfile::tempdir().unwrap();
    let refused = rasoat(
        root,
        &["check", "thủ tục", "--format", "sarif", "--paths-from", elsewhere.path().to_str().unwrap()],
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("does not lie below"));
    let log = json(&rasoat(&root.join("thủ tục"), &["check", "--format", "sarif"]));
    let uri = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "th%E1%BB%A7%20t%E1%BB%A5c/%C4%91%E1%BA%A5t.yaml");
}

#[test]
fn check_gives_the_file_and_the_exit_code() {
    let folder = repository(false);
    let out = folder.path().join("report.sarif");
    let out = out.to_str().unwrap();
    let check =
        |args: &[&str]| rasoat(folder.path(), &[&["check", "thủ tục", "--format", "sarif"], args].concat());
    let gone = check(&["--out", out, "--fail-on", "info"]);
    assert_eq!(gone.status.code(), Some(1), "{gone:?}");
    assert!(text(&gone).contains("findings"), "the log shows what the file holds: {gone:?}");
    let log: Value = serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let keys = text(&rasoat(folder.path(), &["check", "thủ tục", "--keys"]));
    assert_eq!(keys.lines().count(), results.len());
    assert_eq!(check(&["--rule", "fees"]).status.code(), Some(0));
    assert_eq!(json(&check(&["--rule", "fees"]))["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(rasoat(folder.path(), &["report", "thủ tục", "--format", "sarif"]).status.code(), Some(0));
}

#[test]
fn a_broken_file_is_in_every_format_and_fails_the_check() {
    let folder = repository(true);
    for format in ["comment", "github", "gitlab", "html", "json", "junit", "markdown", "sarif"] {
        let output = rasoat(folder.path(), &["check", "thủ tục", "--rule", "fees", "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}: {output:?}");
        let said = text(&output);
        assert!(said.contains("hỏng.yaml") || said.contains("h%E1%BB%8Fng.yaml"), "{format}: {said}");
    }
}

#[test]
fn only_what_the_path_selects_is_shown() {
    let all = text(&rasoat(&home(), &["check", "procedures", "--format", "junit"]));
    let some = text(&rasoat(&home(), &["check", "procedures/land", "--format", "junit"]));
    let suites = |xml: &str| xml.matches("<testsuite ").count();
    assert!(suites(&some) < suites(&all) && suites(&some) > 0);
    assert!(some.contains("classname=\"land/") && !some.contains("classname=\"construction/"));
    let markdown =
        text(&rasoat(&home(), &["check", "procedures/land", "--format", "markdown", "--lang", "en"]));
    assert!(
        markdown.contains("land/use-change.yaml:")
            && !markdown.contains("construction/building-permit.yaml:")
    );
}

#[test]
fn an_address_that_would_break_a_link_is_refused() {
    for base in ["javascript:alert(1)", "https://a/b)c", "host/path"] {
        let output = rasoat(&home(), &["report", "procedures", "--format", "comment", "--link-base", base]);
        assert_eq!(output.status.code(), Some(2), "{base}");
    }
}
