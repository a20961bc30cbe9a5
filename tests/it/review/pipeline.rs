//! What a pipeline copies: the action, the GitLab template, the scripts, the hooks. No network: the programs that would use
//! one are replaced by scripts that write down what they were asked.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::repo::{BARE, Repo, plain, procedure};

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(home().join(name)).unwrap()).unwrap()
}

/// A repository whose branch asks for a paper more.
fn asking() -> Repo {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    repo.commit("Ask");
    repo
}

fn bash(folder: &Path, script: &str) -> Command {
    let mut command = plain("bash", folder);
    command.arg(home().join(script)).env("NO_COLOR", "1").env("RASOAT", env!("CARGO_BIN_EXE_rasoat"));
    command
}

#[test]
fn the_script_writes_a_comment_and_annotations_and_fails_as_asked() {
    let repo = asking();
    for (fail_on, code) in [("none", 0), ("error", 0), ("warning", 1), ("documents", 1)] {
        let run = bash(&repo.path(), "ci/review.sh")
            .env("BASE", "main")
            .env("FAIL_ON", fail_on)
            .env("COMMENT", "out/comment.md")
            .env("ANNOTATE", "github")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(code), "{fail_on}: {said}");
        let printed = String::from_utf8(run.stdout).unwrap();
        assert!(printed.contains("::warning file=a.yaml,line="), "{printed}");
        assert!(!printed.contains("file=b.yaml"), "what was there before is not annotated: {printed}");
        let comment = fs::read_to_string(repo.path().join("out/comment.md")).unwrap();
        assert!(comment.starts_with("<!-- rasoat:review -->\n### "), "{comment}");
        assert!(comment.contains("introduced") && comment.contains("| worse |"), "{comment}");
    }
    let bare = bash(&repo.path(), "ci/review.sh").env_remove("BASE").output().unwrap();
    assert!(!bare.status.success());
    let run =
        bash(&repo.path(), "ci/review.sh").env("BASE", "main").env("ANNOTATE", "gitlab").output().unwrap();
    assert!(run.status.success());
    let report = fs::read_to_string(repo.path().join("gl-code-quality-report.json")).unwrap();
    let report: Vec<Value> = serde_json::from_str(&report).unwrap();
    assert!(
        !report.is_empty() && report.iter().all(|issue| issue["location"]["path"] == "a.yaml"),
        "{report:#?}"
    );
}

#[test]
fn sarif_holds_what_is_introduced_only() {
    let output = asking().review(&["main", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let file = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(!results.is_empty() && results.iter().all(|result| file(result) == "a.yaml"), "{results:#?}");
}

/// A folder of programs that write down their words, one call a line, and answer as told.
fn pretending(programs: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, answer) in programs {
        let path = folder.path().join(name);
        let log = folder.path().join("calls");
        fs::write(&path, format!("#!/bin/sh\necho \"{name} $*\" >> '{}'\n{answer}\n", log.display()))
            .unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

#[test]
fn the_comment_is_made_once_and_then_kept_up_to_date() {
    let work = tempfile::tempdir().unwrap();
    fs::write(work.path().join("c.md"), "<!-- rasoat:review -->\ntext\n").unwrap();
    for (known, method) in [("", "POST"), ("42", "PATCH")] {
        let programs = pretending(&[("gh", &format!("case \"$*\" in *--jq*) echo {known} ;; esac"))]);
        let path = format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap());
        let run = bash(work.path(), "ci/comment-github.sh")
            .env("PATH", path)
            .env("COMMENT", "c.md")
            .env("REPO", "o/r")
            .env("PULL", "7")
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let calls = fs::read_to_string(programs.path().join("calls")).unwrap();
        let calls: Vec<&str> = calls.lines().collect();
        assert!(
            calls[0].contains("repos/o/r/issues/7/comments") && calls[0].contains("<!-- rasoat:review -->")
        );
        assert!(
            calls[1].contains(&format!("--method {method}")) && calls[1].contains("body=@c.md"),
            "{calls:?}"
        );
        assert_eq!(calls[1].contains("issues/comments/42"), method == "PATCH");
    }
    for (known, method) in [("", "POST"), ("42", "PUT")] {
        let programs = pretending(&[("curl", "echo '[]'"), ("jq", &format!("cat >/dev/null; echo {known}"))]);
        let path = format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap());
        let run = bash(work.path(), "ci/comment-gitlab.sh")
            .env("PATH", path)
            .env("COMMENT", "c.md")
            .env("CI_API_V4_URL", "https://host/api/v4")
            .env("CI_PROJECT_ID", "3")
            .env("CI_MERGE_REQUEST_IID", "7")
            .env("RASOAT_TOKEN", "none")
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let calls = fs::read_to_string(programs.path().join("calls")).unwrap();
        let last = calls.lines().last().unwrap();
        assert!(
            last.contains(&format!("--request {method}")) && last.contains("/merge_requests/7/notes"),
            "{calls}"
        );
        assert_eq!(last.ends_with("notes/42"), method == "PUT", "{calls}");
    }
}

/// Every name a pipeline file speaks of exists, and no input of a stranger is pasted into a script.
#[test]
fn the_files_are_valid_and_speak_of_what_exists() {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    for step in action["runs"]["steps"].as_array().unwrap() {
        let run = step["run"].as_str().unwrap();
        assert!(!run.contains("${{"), "an expression in a script can be steered: {run}");
        assert_eq!(step["shell"], "bash");
        let script = run.split("$GITHUB_ACTION_PATH/").nth(1).unwrap().trim_end_matches('"');
        assert!(home().join(script).is_file(), "{script}");
        for value in step["env"].as_object().unwrap().values().filter_map(Value::as_str) {
            if let Some(input) = value.strip_prefix("${{ inputs.") {
                let input = input.trim_end_matches(" }}");
                assert!(action["inputs"].get(input).is_some(), "no input `{input}`");
            }
        }
    }
    let gitlab = yaml("ci/gitlab.yml");
    let script = gitlab["rasoat"]["script"][0].as_str().unwrap();
    assert!(home().join(script.trim_start_matches("bash ")).is_file(), "{script}");
    assert_eq!(gitlab["rasoat"]["artifacts"]["reports"]["codequality"], "gl-code-quality-report.json");
    for hook in yaml(".pre-commit-hooks.yaml").as_array().unwrap() {
        let command = hook["entry"].as_str().unwrap().split(' ').nth(1).unwrap();
        let help = Command::new(env!("CARGO_BIN_EXE_rasoat")).args([command, "--help"]).output().unwrap();
        assert!(help.status.success(), "{command}");
    }
}

/// A program of the Python package index: the one that is installed, or one put into a folder of these tests. `None`, with
/// a word of it, where neither is to be had.
fn from_index(program: &str) -> Option<PathBuf> {
    if Command::new(program).arg("--version").output().is_ok() {
        return Some(PathBuf::from(program));
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("python-{program}"));
    let installed = folder.join("bin").join(program);
    let run = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let there = installed.is_file()
        || run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            && run(Command::new(folder.join("bin/pip"))
                .args([
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--retries",
                    "0",
                    "--timeout",
                    "10",
                ])
                .arg(program));
    if !there {
        let note = format!("note: `{program}` cannot be installed here; it is not tried\n");
        std::io::stderr().write_all(note.as_bytes()).unwrap();
    }
    there.then_some(installed)
}

/// GitHub's schema of actions and GitLab's schema of pipelines, as `check-jsonschema` brings them.
#[test]
fn the_files_keep_to_the_published_schemas() {
    let Some(program) = from_index("check-jsonschema") else { return };
    let check = |schema: &str, file: &Path| {
        let run = Command::new(&program).args(["--builtin-schema", schema]).arg(file).output().unwrap();
        (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned())
    };
    for (schema, name, wrong) in [
        ("vendor.github-actions", "action.yml", ("using: composite", "using: compost")),
        ("vendor.gitlab-ci", "ci/gitlab.yml", ("when: always", "when: sometimes")),
    ] {
        let (is_valid, said) = check(schema, &home().join(name));
        assert!(is_valid, "{name}: {said}");
        let folder = tempfile::tempdir().unwrap();
        let broken = folder.path().join("broken.yml");
        fs::write(&broken, fs::read_to_string(home().join(name)).unwrap().replace(wrong.0, wrong.1)).unwrap();
        assert!(!check(schema, &broken).0, "{name}: the schema sees what is wrong");
    }
}

#[test]
fn pre_commit_runs_the_hook() {
    let Some(pre_commit) = from_index("pre-commit") else { return };
    let manifest = home().join(".pre-commit-hooks.yaml");
    let run = Command::new(&pre_commit).arg("validate-manifest").arg(manifest).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    let hooks = Repo::empty();
    hooks.write(".pre-commit-hooks.yaml", fs::read(home().join(".pre-commit-hooks.yaml")).unwrap());
    hooks.commit("Offer hooks");
    let repo = Repo::with_workspace();
    let revision = hooks.git(&["rev-parse", "HEAD"]);
    repo.write(
        ".pre-commit-config.yaml",
        format!(
            "repos:\n  - repo: {}\n    rev: {}\n    hooks:\n      - {{id: rasoat-review, args: [HEAD, --fail-on, warning]}}\n",
            hooks.path().display(),
            revision.trim()
        ),
    );
    repo.commit("Use hooks");
    let program = Path::new(env!("CARGO_BIN_EXE_rasoat")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let cache = tempfile::tempdir().unwrap();
    let try_with = |text: String| {
        repo.write("a.yaml", text);
        repo.git(&["add", "-A"]);
        let run = plain(pre_commit.to_str().unwrap(), &repo.path())
            .arg("run")
            .env("PATH", &path)
            .env("PRE_COMMIT_HOME", cache.path())
            .output()
            .unwrap();
        (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned())
    };
    let (clean, said) = try_with(procedure("test/a", "1.000001", "") + "# a remark\n");
    assert!(clean, "{said}");
    let (clean, said) = try_with(procedure("test/a", "1.000001", BARE));
    assert!(!clean && said.contains("legality/document-without-basis"), "{said}");
}
