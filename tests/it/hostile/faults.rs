//! The program is killed, or the disk is full, at every kilobyte it writes; two of it run at once. A file is the old one or the
//! new one, and the next run goes on. That every single step of `apply` may fail or be the last is held in `apply/`.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::bounded::{after, run, text, workspace};

/// What each file holds, hidden ones too.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    found.push((path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap()))
                }
            }
        }
    }
    found.sort();
    found
}

fn is_visible(name: &Path) -> bool {
    !name.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// A workspace with proposals, and the id of one.
fn with_proposals() -> (tempfile::TempDir, String) {
    let folder = workspace();
    let (_, said) = run(folder.path(), &["propose", "--lang", "en"]);
    let id = said.split("  proposal ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let id = id
        .unwrap_or_else(|| panic!("the small workspace has proposals: {said}"))
        .trim_matches(',')
        .to_owned();
    (folder, id)
}

/// The commands that write, with an answer file that each makes where there was one before.
fn commands(id: &str) -> Vec<Vec<String>> {
    let of = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let decide = format!("decide {id} accept --date 2026-07-02 --replace --by A --reason");
    let reason = "vì lý do rất dài ".repeat(300);
    vec![
        of("baseline write"),
        of("report --format html --out out.html"),
        of("report --format json,markdown,xlsx --out out/"),
        of("check --format sarif --out out.sarif"),
        of("docs --out pages"),
        [of(&decide), vec![reason]].concat(),
    ]
}

/// Killed by the system when a file grows past so many blocks, or told that it may not: every size up to what is needed.
#[test]
fn killed_or_on_a_full_disk_at_any_size_each_file_is_old_or_new() {
    let (start, id) = with_proposals();
    for args in commands(&id) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        // What it makes when nothing is in the way.
        let whole = copy(start.path());
        assert!(run(whole.path(), &args).0 < 2, "{args:?}: {}", run(whole.path(), &args).1);
        let new = snapshot(whole.path());
        assert!(new.len() > snapshot(start.path()).len(), "{args:?} writes something");
        let folder = copy(start.path());
        // Files that the command wrote before, which are the old ones now.
        for (name, bytes) in new.iter().filter(|(name, _)| !start.path().join(name).exists()) {
            fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            let is_read = name.extension().is_some_and(|kind| kind == "yaml");
            let old = if is_read { [bytes, &b"# old\n"[..]].concat() } else { b"old\n".to_vec() };
            fs::write(folder.path().join(name), old).unwrap();
        }
        let old = snapshot(folder.path());
        let mut stopped = 0;
        for blocks in [0, 8] {
            for shell in ["", "trap '' XFSZ;"] {
                let again = copy(folder.path());
                let output = after(&format!("{shell} ulimit -f {blocks};"), again.path(), &args);
                let done = output.status.success() || output.status.code() == Some(1);
                stopped += usize::from(!done);
                if !done && !shell.is_empty() {
                    assert_eq!(output.status.code(), Some(2), "{args:?} {blocks}: {output:?}");
                    let said = text(&output);
                    let says_so = said.contains("cannot write") || said.contains("không ghi được");
                    assert!(says_so, "{args:?}: {said}");
                }
                for (name, bytes) in snapshot(again.path()).iter().filter(|(name, _)| is_visible(name)) {
                    let is = |set: &[(PathBuf, Vec<u8>)]| set.iter().any(|(n, b)| n == name && b == bytes);
                    assert!(is(&old) || is(&new), "{args:?}, {blocks} blocks: {} is neither", name.display());
                }
                // The next run goes on as if nothing had been.
                assert!(run(again.path(), &args).0 < 2, "{args:?}");
                let visible = |set: Vec<(PathBuf, Vec<u8>)>| -> Vec<_> {
                    set.into_iter().filter(|(name, _)| is_visible(name)).collect()
                };
                assert_eq!(visible(snapshot(again.path())).len(), visible(new.clone()).len(), "{args:?}");
            }
        }
        assert!(stopped > 1, "{args:?} was never stopped");
    }
}

/// `apply` writes many files: killed at any size, it is all old or all new after the recovery.
#[test]
fn apply_killed_at_any_size_is_undone_by_the_next_run() {
    let (start, _) = with_proposals();
    let old = snapshot(start.path());
    let apply = ["apply", "--all", "--safety", "needs-review", "--lang", "en"];
    let mut killed = 0;
    for blocks in [1, 4, 8] {
        for shell in ["", "trap '' XFSZ;"] {
            let folder = copy(start.path());
            let output = after(&format!("{shell} ulimit -f {blocks};"), folder.path(), &apply);
            if output.status.success() {
                continue;
            }
            killed += 1;
            let (code, said) = run(folder.path(), &["apply", "--recover", "--lang", "en"]);
            assert_eq!(code, 0, "{blocks} blocks: {said}");
            assert_eq!(snapshot(folder.path()), old, "{blocks} blocks: {said}");
        }
    }
    assert!(killed > 1, "{killed}");
}

#[test]
fn output_that_cannot_be_written_is_said() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let folder = workspace();
    for args in [&["report", "--format", "html"][..], &["check"], &["docs", "--out", "/dev/full/x"]] {
        let output = after("exec > /dev/full;", folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
        let said = text(&output);
        let says_so = said.contains("cannot write") || said.contains("không ghi được");
        assert!(says_so, "{args:?}: {said}");
    }
}

/// Two write the same file at once, again and again: it always is one of theirs, whole.
#[test]
fn two_runs_at_once_do_not_mix_their_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let (start, _) = with_proposals();
    // As processes, for the name of a file in the making is that of the process.
    let run_both = || -> Vec<std::process::Child> {
        ["vi", "en"]
            .map(|lang| {
                let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
                let out = path.to_str().unwrap();
                command
                    .args(["report", "--format", "html", "--lang", lang, "--out", out])
                    .current_dir(start.path());
                command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
            })
            .into()
    };
    for _ in 0..4 {
        for mut child in run_both() {
            assert!(child.wait().unwrap().success());
        }
        let page = fs::read_to_string(&path).unwrap();
        assert!(
            page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"),
            "{}",
            page.len()
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}

fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for (name, bytes) in snapshot(from) {
        let path = to.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    to
}
