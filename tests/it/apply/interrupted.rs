//! The machine stops at any moment while files are replaced: after the recovery every file is old or every file is new.

use std::fs;
use std::io;
use std::path::Path;

use rasoat::cli::files::{Disk as _, Folders, OPEN, Recovered, recover, replace};
use rasoat::cli::{Common, Language, carry, session};
use rasoat::enact::{Choice, Review, enact};
use rasoat::proposal::Safety;

use super::files::three;
use super::hooked::Hooked;
use super::{copy, rasoat, snapshot, stdout, text};

/// A disk of a machine that stops when the nth thing is done: a file that is being written is left in part, and nothing is
/// done from then on.
fn stopping(at: usize) -> Hooked<impl FnMut(&'static str, &Path, &[u8]) -> io::Result<()>> {
    let mut done = 0;
    Hooked(move |what: &'static str, path: &Path, bytes: &[u8]| {
        done += 1;
        if done == at && matches!(what, "create" | "keep") {
            fs::write(path, &bytes[..bytes.len() / 2])?;
        }
        if done >= at { Err(io::Error::other("the machine stopped")) } else { Ok(()) }
    })
}

#[track_caller]
fn all_old_or_all_new(root: &Path, when: &str) -> bool {
    let seen = snapshot(root);
    assert_eq!(seen.len(), 3, "{when}: something is left beside the files: {seen:?}");
    let new = seen.iter().filter(|(_, bytes)| bytes.starts_with(b"new ")).count();
    let old = seen.iter().filter(|(_, bytes)| bytes.starts_with(b"old ")).count();
    assert!((new, old) == (3, 0) || (new, old) == (0, 3), "{when}: {new} new, {old} old");
    new == 3
}

#[test]
fn wherever_the_machine_stops_the_recovery_leaves_all_old_or_all_new() {
    let (mut old, mut new) = (0, 0);
    for at in 1.. {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let files = three(&root);
        let mut disk = stopping(at);
        let done = replace(&mut disk, &root, &files).and_then(|replaced| replaced.keep(&mut disk));
        let whole = done.is_ok() && snapshot(&root).len() == 3;
        recover(&mut Folders, &root).unwrap();
        match all_old_or_all_new(&root, &format!("step {at}")) {
            true => new += 1,
            false => old += 1,
        }
        assert_eq!(recover(&mut Folders, &root).unwrap(), Recovered::Nothing);
        if whole {
            break;
        }
    }
    assert!(old > 20 && new > 2, "{old} times old, {new} times new");
}

#[test]
fn a_recovery_that_stops_can_be_run_again() {
    for at in [12, 16, 20, 24, 26, 28, 30, 31, 32, 33, 34, 35, 36] {
        for again in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().canonicalize().unwrap();
            let files = three(&root);
            let mut disk = stopping(at);
            let _ = replace(&mut disk, &root, &files).and_then(|replaced| replaced.keep(&mut disk));
            let first = recover(&mut stopping(again), &root).is_ok() && snapshot(&root).len() == 3;
            recover(&mut Folders, &root).unwrap();
            all_old_or_all_new(&root, &format!("step {at}, then step {again}"));
            if first {
                break;
            }
        }
    }
}

/// A copy of the procedures in which a run was interrupted after its first file.
fn interrupted() -> (tempfile::TempDir, Vec<(std::path::PathBuf, Vec<u8>)>) {
    let folder = copy();
    let before = snapshot(folder.path());
    let asked = Common { path: folder.path().to_owned(), lang: Some(Language::En), as_of: None };
    let session = session::open(&asked).unwrap();
    let review = Review { rules: &session.rules.rules, as_of: None, selects: &|_| true };
    let choice = Choice::All { procedure: None, least: Safety::Safe };
    let done = enact(&session.corpus.sources, &choice, &review);
    assert!(done.files.len() > 2);
    let mut renamed = 0;
    let mut stopped = false;
    let mut disk = Hooked(|what: &'static str, _: &Path, _: &[u8]| {
        renamed += usize::from(what == "rename");
        stopped |= renamed == 2;
        if stopped { Err(io::Error::other("the machine stopped")) } else { Ok(()) }
    });
    assert!(carry::write(&mut disk, &session, &done.files, &review, &asked).is_err());
    (folder, before)
}

#[test]
fn check_says_that_a_run_was_interrupted_and_apply_recovers() {
    let (folder, before) = interrupted();
    let check = rasoat(folder.path(), &["check", "--lang", "en"]);
    assert!(
        text(&check).contains("an earlier run was interrupted while it wrote: 1 of "),
        "{}",
        text(&check)
    );
    assert_eq!(check.status.code(), Some(1));
    let half = snapshot(folder.path());
    for args in [
        &["apply", "--all", "--lang", "en"][..],
        &["apply", "--all", "--safety", "needs-review", "--lang", "en"],
    ] {
        let again = rasoat(folder.path(), args);
        assert_eq!(again.status.code(), Some(2));
        assert!(text(&again).contains("run `rasoat apply --recover` first"), "{}", text(&again));
        assert_eq!(snapshot(folder.path()), half, "nothing is written on top of it");
    }
    let recovered = rasoat(folder.path(), &["apply", "--recover", "--lang", "en"]);
    assert_eq!(recovered.status.code(), Some(0), "{}", text(&recovered));
    assert!(stdout(&recovered).contains("every file is as it was before it:\n  "), "{}", text(&recovered));
    assert_eq!(snapshot(folder.path()), before);
    let nothing = rasoat(folder.path(), &["apply", "--recover", "--lang", "en"]);
    assert!(stdout(&nothing).contains("no run was interrupted"), "{}", text(&nothing));
    assert_eq!(rasoat(folder.path(), &["apply", "--all"]).status.code(), Some(0));
}

#[test]
fn a_file_changed_after_the_interruption_is_not_overwritten() {
    let (folder, before) = interrupted();
    let journal = fs::read_to_string(folder.path().join(OPEN)).unwrap();
    let journal: serde_json::Value = serde_json::from_str(&journal).unwrap();
    let name = journal["files"][0]["name"].as_str().unwrap();
    fs::write(folder.path().join(name), "procedure: mine\n").unwrap();
    let half = snapshot(folder.path());
    let seen = rasoat(folder.path(), &["apply", "--recover", "--lang", "en"]);
    assert_eq!(seen.status.code(), Some(2));
    assert!(text(&seen).contains("was changed after the run was interrupted"), "{}", text(&seen));
    assert_eq!(snapshot(folder.path()), half);
    assert_ne!(half, before);
}

#[test]
fn a_journal_that_leads_elsewhere_is_not_followed() {
    let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let target = elsewhere.path().join("a.yaml");
    fs::write(&target, "new").unwrap();
    for name in [target.to_str().unwrap(), "../a.yaml", "sub/../../a.yaml"] {
        let entry = serde_json::json!({"name": name, "part": ".p.part", "kept": ".k.old", "old": "old", "new": "new"});
        let journal = serde_json::json!({"version": 1, "files": [entry]});
        fs::write(root.path().join(OPEN), format!("{journal}\n")).unwrap();
        let stopped = recover(&mut Folders, &root.path().canonicalize().unwrap()).unwrap_err();
        assert!(stopped.text.en.unwrap().contains("no file of the workspace"), "{name}");
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
}

#[test]
fn while_one_run_writes_another_is_refused() {
    let folder = copy();
    let before = snapshot(folder.path());
    let held = Folders.lock(&folder.path().canonicalize().unwrap()).unwrap();
    for args in [&["apply", "--all", "--lang", "en"][..], &["apply", "--recover", "--lang", "en"]] {
        let seen = rasoat(folder.path(), args);
        assert_eq!(seen.status.code(), Some(2), "{}", text(&seen));
        assert!(text(&seen).contains("another run is writing"), "{}", text(&seen));
    }
    assert_eq!(snapshot(folder.path()), before);
    drop(held);
    assert_eq!(rasoat(folder.path(), &["apply", "--all"]).status.code(), Some(0));
}

#[test]
fn what_is_worse_after_the_files_were_written_is_undone() {
    let folder = copy();
    let asked = Common { path: folder.path().to_owned(), lang: Some(Language::En), as_of: None };
    let session = session::open(&asked).unwrap();
    let review = Review { rules: &session.rules.rules, as_of: None, selects: &|_| true };
    let choice = Choice::All { procedure: None, least: Safety::Safe };
    let done = enact(&session.corpus.sources, &choice, &review);
    let touched: Vec<&Path> = done.files.iter().map(|file| Path::new(&file.name)).collect();
    for (other, says) in [
        // Somebody breaks a file that is not being written; or saves one that was just written.
        ("catalog/land.yaml".to_owned(), "every file was put back as it was: the files would get a mistake"),
        (done.files[0].name.clone(), "was changed while it was being written"),
    ] {
        let before = snapshot(folder.path());
        let path = folder.path().join(&other);
        let kept = fs::read(&path).unwrap();
        let last = done.files.len();
        let mut renamed = 0;
        let mut disk = Hooked(|what: &'static str, _: &Path, _: &[u8]| {
            renamed += usize::from(what == "rename");
            if what == "settle" && renamed == last {
                fs::write(&path, "agencies: [\n")?;
                renamed += 1;
            }
            Ok(())
        });
        let failed = carry::write(&mut disk, &session, &done.files, &review, &asked).unwrap_err();
        assert!(failed.to_string().contains(says), "{other}: {failed}");
        if !touched.contains(&Path::new(&other)) {
            fs::write(&path, kept).unwrap();
        }
        assert_eq!(snapshot(folder.path()), before, "{other}");
    }
}
