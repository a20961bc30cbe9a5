//! Bad input: each case one answer with a next step, in both languages; nothing of the caller's environment steers git.

use super::repo::{Repo, procedure, rasoat};

struct Case {
    words: &'static [&'static str],
    en: &'static str,
    vi: &'static str,
}

#[test]
fn each_mistake_has_its_answer() {
    let repo = Repo::with_workspace();
    repo.git(&["branch", "feature/land-forms"]);
    let unknown = ("there is no revision", "không có phiên bản");
    let cases = [
        Case { words: &["mian"], en: "did you mean `main`?", vi: "có phải là `main`?" },
        Case {
            words: &["feature/land-form"],
            en: "did you mean `feature/land-forms`?",
            vi: "`feature/land-forms`?",
        },
        Case {
            words: &["main..feature/lnd-forms"],
            en: "`feature/land-forms`?",
            vi: "`feature/land-forms`?",
        },
        Case { words: &["0123456789abcdef0123456789abcdef01234567"], en: unknown.0, vi: unknown.1 },
        Case { words: &["--output=/tmp/x"], en: unknown.0, vi: unknown.1 },
        Case { words: &["--upload-pack=touch x"], en: unknown.0, vi: unknown.1 },
        Case { words: &["-p"], en: unknown.0, vi: unknown.1 },
        Case { words: &["main:a.yaml"], en: unknown.0, vi: unknown.1 },
        Case { words: &["a b"], en: unknown.0, vi: unknown.1 },
        Case { words: &["nhánh-đất-đai"], en: "`nhánh-đất-đai`", vi: "`nhánh-đất-đai`" },
        Case { words: &["two\nlines"], en: unknown.0, vi: unknown.1 },
        Case { words: &["$(touch x)"], en: "`$(touch x)`", vi: "`$(touch x)`" },
        Case {
            words: &["main", "missing"],
            en: "there is no file or folder",
            vi: "không có tệp hoặc thư mục",
        },
    ];
    for case in cases {
        for (lang, expected) in [("en", case.en), ("vi", case.vi)] {
            let output = repo.review(&[&["--lang", lang], case.words].concat());
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{:?}: {said}", case.words);
            assert!(said.contains(expected), "{:?}: {said}", case.words);
            assert!(output.stdout.is_empty() && said.lines().count() == 1, "{:?}: {said}", case.words);
        }
    }
    assert!(!repo.path().join("x").exists());
}

#[test]
fn no_repository_no_commit_no_git() {
    let empty = tempfile::tempdir().unwrap();
    std::fs::write(empty.path().join("rasoat.yaml"), "language: vi\n").unwrap();
    let answer = |folder: &std::path::Path, path: Option<&str>| {
        let mut command = rasoat(folder);
        command.args(["review", "HEAD"]).env("GIT_CEILING_DIRECTORIES", "/");
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(answer(empty.path(), None).contains("không nằm trong kho git nào"));
    let repo = Repo::empty();
    repo.write("rasoat.yaml", "language: en\n");
    assert!(answer(&repo.path(), None).contains("no commit yet"));
    assert!(answer(&repo.path(), Some("/nowhere")).contains("install git"));
}

#[test]
fn the_environment_does_not_steer_git() {
    let repo = Repo::with_workspace();
    let other = Repo::empty();
    other.write("x", "x");
    other.commit("Another");
    let output = rasoat(&repo.path())
        .args(["review", "main", "--format", "json"])
        .env("GIT_DIR", other.path().join(".git"))
        .env("GIT_WORK_TREE", other.path())
        .env("GIT_INDEX_FILE", "/nowhere")
        .env("GIT_OBJECT_DIRECTORY", "/nowhere")
        .env("GIT_EXTERNAL_DIFF", "false")
        .env("GIT_PAGER", "false")
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "core.bare")
        .env("GIT_CONFIG_VALUE_0", "true")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Hooks, filters and external programs of the repository are not run.
#[test]
fn the_repository_runs_nothing() {
    let repo = Repo::with_workspace();
    let mark = repo.path().join("ran");
    let script = format!("#!/bin/sh\ntouch '{}'\n", mark.display());
    for name in ["post-checkout", "post-index-change", "fsmonitor-watchman"] {
        repo.write(&format!(".git/hooks/{name}"), &script);
    }
    repo.write(".git/run.sh", &script);
    let run = repo.path().join(".git/run.sh");
    for name in ["post-checkout", "post-index-change", "fsmonitor-watchman", "../run.sh"] {
        let path = repo.path().join(".git/hooks").join(name);
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    for key in ["core.fsmonitor", "diff.external", "core.pager", "filter.x.smudge", "diff.x.textconv"] {
        repo.git(&["config", key, run.to_str().unwrap()]);
    }
    repo.write(".gitattributes", "*.yaml filter=x diff=x\n");
    repo.write("a.yaml", procedure("test/a", "1.000001", "  - {id: more, type: proof}\n"));
    repo.seen(&["main"]);
    assert!(!mark.exists(), "something of the repository was run");
}

#[test]
fn a_content_that_is_gone_is_said() {
    let repo = Repo::with_workspace();
    let id = repo.git(&["rev-parse", "main:b.yaml"]);
    let (folder, file) = id.trim().split_at(2);
    std::fs::remove_file(repo.path().join(".git/objects").join(folder).join(file)).unwrap();
    let output = repo.review(&["main", "--lang", "en"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("git fetch"), "{said}");
}
