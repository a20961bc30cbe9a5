//! A small workspace in a temporary git repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A repository of its own; it goes with the value.
pub(super) struct Repo {
    folder: tempfile::TempDir,
}

pub(super) const SETTINGS: &str = "language: en\nauthority: ministry\nas_of: 2026-07-01\n";

pub(super) const CATALOG: &str = "\
levels:
  - {id: central, name: Trung ương, rank: 4}
agencies:
  - {id: ministry, name: Bộ, level: central}
  - {id: office, name: Văn phòng, level: central, parent: ministry}
document_types:
  - {id: request, name: Đơn}
  - {id: proof, name: Giấy chứng minh}
  - {id: permit, name: Giấy phép}
instruments:
  - {id: decree, number: 1/2020/NĐ-CP, rank: decree, name: Nghị định, issuer: ministry, from: 2020-01-01}
ranks:
  - {id: decree, name: Nghị định, authority: government, height: 1}
";

/// A procedure whose papers have a basis, and these lines more among them.
pub(super) fn procedure(id: &str, code: &str, more: &str) -> String {
    format!(
        "\
procedure: {id}
code: \"{code}\"
name: {{vi: Thủ tục, en: Procedure}}
kind: external
sector: test
as_of: 2026-07-01
receives: office
decides: office
applicants: [citizen]
deadline: 5 working days
basis: [1/2020/NĐ-CP]
channels:
  - {{kind: online}}
documents:
  - {{id: request, type: request, originals: 1, basis: [1/2020/NĐ-CP]}}
{more}steps:
  - {{id: receive, does: receive, by: office, takes: 4 hours, needs: [request]}}
  - {{id: sign, does: decide, by: office, takes: 1wd, produces: [permit]}}
outputs:
  - {{id: permit, type: permit, valid_for: 12 months}}
"
    )
}

/// One paper more, asked for without a basis.
pub(super) const BARE: &str = "  - {id: extra, type: proof, originals: 1}\n";

impl Repo {
    /// An empty repository on the branch `main`.
    pub(super) fn empty() -> Repo {
        let repo = Repo { folder: tempfile::tempdir().unwrap() };
        repo.git(&["init", "-q", "-b", "main", "."]);
        repo
    }

    /// A repository with a workspace of two procedures on `main`, and the branch `work` checked out.
    pub(super) fn with_workspace() -> Repo {
        let repo = Repo::empty();
        repo.workspace("");
        repo.commit("Begin");
        repo.git(&["switch", "-q", "-c", "work"]);
        repo
    }

    /// Writes a workspace below a folder.
    pub(super) fn workspace(&self, folder: &str) {
        self.write(&format!("{folder}rasoat.yaml"), SETTINGS);
        self.write(&format!("{folder}catalog.yaml"), CATALOG);
        self.write(&format!("{folder}a.yaml"), procedure("test/a", "1.000001", ""));
        self.write(&format!("{folder}b.yaml"), procedure("test/b", "1.000002", BARE));
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(super) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Runs git here; it must succeed.
    pub(super) fn git(&self, words: &[&str]) -> String {
        git(&self.path(), words)
    }

    /// Runs `rasoat review` here.
    pub(super) fn review(&self, words: &[&str]) -> Output {
        rasoat(&self.path()).arg("review").args(words).output().unwrap()
    }

    /// What a review says as JSON; it must have run.
    pub(super) fn seen(&self, words: &[&str]) -> Value {
        let mut all = words.to_vec();
        all.extend(["--format", "json", "--fail-on", "none"]);
        let output = self.review(&all);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

/// The program, in a folder, without colours.
pub(super) fn rasoat(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

/// Runs git in a folder with nothing of this machine's settings; it must succeed.
pub(super) fn git(folder: &Path, words: &[&str]) -> String {
    let output = plain("git", folder).args(words).output().unwrap();
    assert!(output.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A program that sees git settings of this test only.
pub(super) fn plain(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
        command.env_remove(name);
    }
    command
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_NAME", "Test")
        .env("GIT_AUTHOR_EMAIL", "test@example.org")
        .env("GIT_COMMITTER_NAME", "Test")
        .env("GIT_COMMITTER_EMAIL", "test@example.org");
    command
}

/// The values of one key of a list, such as the keys of the findings in a state.
pub(super) fn keys(seen: &Value, state: &str) -> Vec<String> {
    let all = seen["findings"].as_array().unwrap();
    let in_state = all.iter().filter(|finding| finding["state"] == state);
    in_state.map(|finding| finding["key"].as_str().unwrap().to_owned()).collect()
}

/// How many findings are in a state.
pub(super) fn count(seen: &Value, state: &str) -> u64 {
    let counts = seen["counts"].as_array().unwrap();
    counts.iter().find(|count| count["state"] == state).unwrap()["count"].as_u64().unwrap()
}
