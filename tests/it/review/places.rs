//! Where a review is made: subfolder, bare repository, shallow clone, second work tree, submodule, links, no workspace yet.

use std::fs;

use super::repo::{BARE, Repo, SETTINGS, count, git, keys, procedure, rasoat};

#[test]
fn before_the_first_workspace_everything_is_new() {
    let repo = Repo::empty();
    repo.write("README", "nothing yet");
    repo.commit("Begin");
    repo.git(&["switch", "-q", "-c", "work"]);
    repo.workspace("deep/in/");
    let seen = repo.seen(&["main", "deep/in"]);
    assert_eq!(seen["is_new"], true);
    assert!(count(&seen, "introduced") > 0);
    assert_eq!((count(&seen, "kept"), count(&seen, "settled")), (0, 0));
    assert_eq!(seen["procedures"].as_array().unwrap().len(), 2);
    let none = repo.review(&["main..main"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("rasoat.yaml"));
}

#[test]
fn a_path_narrows_the_review_and_a_moved_workspace_is_found() {
    let repo = Repo::empty();
    repo.workspace("old/");
    repo.commit("Begin");
    repo.git(&["switch", "-q", "-c", "work"]);
    repo.git(&["mv", "old", "new"]);
    assert_eq!(repo.seen(&["main", "new"])["findings"].as_array().unwrap().len(), 0);
    repo.write("new/a.yaml", procedure("test/a", "1.000001", BARE));
    assert!(!keys(&repo.seen(&["main", "new/a.yaml"]), "introduced").is_empty());
    assert!(keys(&repo.seen(&["main", "new/b.yaml"]), "introduced").is_empty());
    repo.commit("Move and ask");
    assert!(!keys(&repo.seen(&["main..work", "new/a.yaml"]), "introduced").is_empty());
    assert!(keys(&repo.seen(&["main..work", "new/b.yaml"]), "introduced").is_empty());
}

#[test]
fn nothing_is_checked_out_and_nothing_is_written() {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    let before = (repo.git(&["status", "--porcelain"]), fs::read(repo.path().join(".git/index")).unwrap());
    repo.seen(&["main"]);
    assert_eq!(
        before,
        (repo.git(&["status", "--porcelain"]), fs::read(repo.path().join(".git/index")).unwrap())
    );
}

#[test]
fn a_bare_repository_takes_two_revisions() {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    repo.commit("Ask");
    let other = tempfile::tempdir().unwrap();
    git(other.path(), &["clone", "-q", "--bare", repo.path().to_str().unwrap(), "bare.git"]);
    let run = |words: &[&str]| {
        rasoat(&other.path().join("bare.git"))
            .arg("review")
            .args(words)
            .args(["--lang", "en"])
            .output()
            .unwrap()
    };
    let both = run(&["main..work", "--format", "json"]);
    assert!(String::from_utf8_lossy(&both.stdout).contains("test/a/documents/extra"));
    let one = run(&["main"]);
    assert_eq!(one.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&one.stderr).contains("no work tree"));
}

#[test]
fn a_shallow_clone_says_what_to_fetch_and_works_once_it_is_there() {
    let repo = Repo::with_workspace();
    repo.write("a.yaml", procedure("test/a", "1.000001", BARE));
    repo.commit("Ask");
    repo.git(&["switch", "-q", "main"]);
    repo.write("note.txt", "main went on");
    repo.commit("Go on");
    let other = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repo.path().display());
    git(
        other.path(),
        &["clone", "-q", "--depth=1", "--no-single-branch", "--branch", "work", &from, "shallow"],
    );
    let folder = other.path().join("shallow");
    let review = || {
        rasoat(&folder)
            .args(["review", "origin/main", "--lang", "en", "--fail-on", "warning"])
            .output()
            .unwrap()
    };
    let lacking = review();
    assert_eq!(lacking.status.code(), Some(2));
    let said = String::from_utf8_lossy(&lacking.stderr).into_owned();
    assert!(said.contains("git fetch --deepen=100"), "{said}");
    git(&folder, &["fetch", "-q", "--deepen=100"]);
    assert_eq!(review().status.code(), Some(1), "{}", String::from_utf8_lossy(&review().stderr));
}

#[test]
fn a_second_work_tree_is_reviewed_by_its_own_files() {
    let repo = Repo::with_workspace();
    let other = tempfile::tempdir().unwrap();
    let there = other.path().join("second");
    repo.git(&["worktree", "add", "-q", there.to_str().unwrap(), "main"]);
    fs::write(there.join("a.yaml"), procedure("test/a", "1.000001", BARE)).unwrap();
    let output = rasoat(&there).args(["review", "work", "--fail-on", "warning"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(keys(&repo.seen(&["main"]), "introduced").is_empty());
}

#[test]
fn a_submodule_and_links_are_passed_over() {
    let inner = Repo::empty();
    inner.write("c.yaml", procedure("test/c", "1.000003", BARE));
    inner.commit("Begin");
    let repo = Repo::with_workspace();
    let from = inner.path();
    repo.git(&[
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        from.to_str().unwrap(),
        "inner",
    ]);
    std::os::unix::fs::symlink("b.yaml", repo.path().join("link.yaml")).unwrap();
    std::os::unix::fs::symlink("/etc", repo.path().join("folder")).unwrap();
    repo.commit("Link");
    for range in ["main", "main..work"] {
        let seen = repo.seen(&[range]);
        assert_eq!(seen["procedures"].as_array().unwrap().len(), 0, "{range}: {seen:#}");
        let codes: Vec<&str> = seen["mistakes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|mistake| mistake["code"].as_str().unwrap())
            .collect();
        assert_eq!(codes, ["link"], "{range}");
    }
}

#[test]
fn hostile_names_are_names() {
    let repo = Repo::with_workspace();
    let names = [
        "with space.yaml",
        "-leading.yaml",
        "hai\ndòng.yaml",
        "Thủ tục/đất đai.yaml",
        "a..b.yaml",
        "\"quoted\".yaml",
    ];
    for (at, name) in names.iter().enumerate() {
        repo.write(name, procedure(&format!("hostile/{at}"), &format!("3.00000{at}"), BARE));
    }
    let before = repo.seen(&["main"]);
    repo.commit("Add");
    let after = repo.seen(&["main..work"]);
    assert_eq!(before["findings"], after["findings"]);
    assert_eq!(after["procedures"].as_array().unwrap().len(), names.len());
    for format in ["terminal", "markdown", "github"] {
        let output = repo.review(&["main", "--format", format]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains("hai\ndòng.yaml:"), "{format}: a name breaks the line");
    }
}

/// What git keeps counts on both sides, although `.gitignore` names it.
#[test]
fn a_tracked_file_that_is_ignored_is_read_from_the_work_tree_too() {
    let repo = Repo::with_workspace();
    repo.write(".gitignore", "b.yaml\nrules/\nloose.yaml\n");
    repo.commit("Ignore a file that is kept");
    repo.write("loose.yaml", procedure("test/loose", "1.000009", BARE));
    let seen = repo.seen(&["HEAD"]);
    assert!(seen["findings"].as_array().unwrap().is_empty(), "{seen:#}");
    assert!(seen["procedures"].as_array().unwrap().is_empty(), "{seen:#}");
    repo.write("b.yaml", procedure("test/b", "1.000002", ""));
    let in_work_tree = repo.seen(&["HEAD"]);
    assert!(!keys(&in_work_tree, "settled").is_empty(), "{in_work_tree:#}");
    repo.commit("Settle");
    assert_eq!(in_work_tree["findings"], repo.seen(&["HEAD~1..HEAD"])["findings"]);
    std::fs::remove_file(repo.path().join("b.yaml")).unwrap();
    assert_eq!(repo.seen(&["HEAD"])["procedures"][0]["fate"], "removed");
}

#[test]
fn own_files_with_windows_line_ends_are_the_same_files() {
    let repo = Repo::with_workspace();
    repo.write("b.yaml", procedure("test/b", "1.000002", BARE).replace('\n', "\r\n"));
    repo.write("rasoat.yaml", format!("\u{feff}{SETTINGS}"));
    let seen = repo.seen(&["main"]);
    assert_eq!(seen["findings"].as_array().unwrap().len(), 0, "{seen:#}");
}
