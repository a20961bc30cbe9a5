//! The disk in the way: files that changed, cannot be written, lie elsewhere; a disk that fails at every single step.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use rasoat::cli::apply::{Disk, Folders, Found, Replacement, replace};

use super::{copy, rasoat, snapshot, stdout, text};

const PERMIT: &str = "construction/building-permit.yaml";

fn apply_all(folder: &Path) -> std::process::Output {
    rasoat(folder, &["apply", "--all", "--lang", "en"])
}

/// A disk on which the nth thing done fails, once; or on which a file is changed by somebody else just then.
struct Failing {
    fails_at: usize,
    done: usize,
    error: io::ErrorKind,
}

impl Failing {
    fn step(&mut self) -> io::Result<()> {
        self.done += 1;
        if self.done == self.fails_at { Err(self.error.into()) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        self.step()?;
        Folders.read(path)
    }
    fn look(&mut self, path: &Path) -> io::Result<Found> {
        self.step()?;
        Folders.look(path)
    }
    fn create(&mut self, path: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
        self.step()?;
        Folders.create(path, bytes, permissions)
    }
    fn keep(&mut self, path: &Path, second: &Path) -> io::Result<()> {
        self.step()?;
        Folders.keep(path, second)
    }
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Folders.rename(from, to)
    }
    fn remove(&mut self, path: &Path) -> io::Result<()> {
        Folders.remove(path)
    }
    fn settle(&mut self, folder: &Path) -> io::Result<()> {
        self.step()?;
        Folders.settle(folder)
    }
}

fn three(folder: &Path) -> Vec<Replacement> {
    let file = |name: &str| {
        fs::write(folder.join(name), format!("old {name}\n")).unwrap();
        Replacement {
            path: folder.join(name),
            name: name.to_owned(),
            old: format!("old {name}\n"),
            new: format!("new {name}\n"),
        }
    };
    ["a.yaml", "b.yaml", "c.yaml"].map(file).to_vec()
}

#[test]
fn whatever_step_fails_every_file_is_as_it_was() {
    for error in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied] {
        let mut failed = 0;
        for fails_at in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().canonicalize().unwrap();
            let files = three(&root);
            let before = snapshot(&root);
            let mut disk = Failing { fails_at, done: 0, error };
            match replace(&mut disk, &root, &files) {
                Ok(replaced) => {
                    assert!(disk.done < fails_at, "the failure at step {fails_at} was passed over");
                    replaced.keep(&mut disk);
                    let after = snapshot(&root);
                    assert_eq!(after.len(), 3, "nothing is left beside the files");
                    assert!(after.iter().all(|(_, bytes)| bytes.starts_with(b"new ")));
                    break;
                }
                Err(stopped) => {
                    failed += 1;
                    assert_eq!(snapshot(&root), before, "step {fails_at}");
                    let says = if error == io::ErrorKind::StorageFull {
                        "disk is full"
                    } else {
                        "permission denied"
                    };
                    assert!(stopped.text.en.as_deref().unwrap().contains(says), "{stopped:?}");
                    assert!(stopped.text.vi.is_some());
                }
            }
        }
        assert!(failed > 15, "only {failed} steps were made to fail");
    }
}

#[test]
fn replaced_files_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let files = three(&root);
    let before = snapshot(&root);
    let replaced = replace(&mut Folders, &root, &files).unwrap();
    assert_eq!(fs::read_to_string(root.join("b.yaml")).unwrap(), "new b.yaml\n");
    replaced.undo(&mut Folders).unwrap();
    assert_eq!(snapshot(&root), before);
}

/// Somebody saves the last file while the first is being replaced.
struct Meddled(PathBuf);

impl Disk for Meddled {
    fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        Folders.read(path)
    }
    fn look(&mut self, path: &Path) -> io::Result<Found> {
        Folders.look(path)
    }
    fn create(&mut self, path: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
        Folders.create(path, bytes, permissions)
    }
    fn keep(&mut self, path: &Path, second: &Path) -> io::Result<()> {
        Folders.keep(path, second)
    }
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::write(&self.0, "somebody else\n")?;
        Folders.rename(from, to)
    }
    fn remove(&mut self, path: &Path) -> io::Result<()> {
        Folders.remove(path)
    }
    fn settle(&mut self, folder: &Path) -> io::Result<()> {
        Folders.settle(folder)
    }
}

#[test]
fn a_file_changed_meanwhile_is_not_overwritten_and_the_others_go_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let files = three(&root);
    let stopped = replace(&mut Meddled(root.join("c.yaml")), &root, &files).unwrap_err();
    assert!(stopped.text.en.unwrap().contains("`c.yaml` was changed after it was read"));
    let seen = snapshot(&root);
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[0].1, b"old a.yaml\n");
    assert_eq!(seen[2].1, b"somebody else\n");
    // One changed before anything was written, too.
    let files = [Replacement { old: "not this".into(), ..files[0].clone() }];
    assert!(replace(&mut Folders, &root, &files).is_err());
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_and_read_only_files_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = copy();
    let permit = folder.path().join(PERMIT);
    fs::set_permissions(&permit, Permissions::from_mode(0o640)).unwrap();
    let seen = apply_all(folder.path());
    assert_eq!(seen.status.code(), Some(0), "{}", text(&seen));
    assert_eq!(fs::metadata(&permit).unwrap().permissions().mode() & 0o777, 0o640);

    let folder = copy();
    fs::set_permissions(folder.path().join(PERMIT), Permissions::from_mode(0o444)).unwrap();
    let before = snapshot(folder.path());
    let seen = apply_all(folder.path());
    assert_eq!(seen.status.code(), Some(2));
    assert!(text(&seen).contains("is read-only; no file was changed"), "{}", text(&seen));
    assert_eq!(snapshot(folder.path()), before);

    let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let files = three(&elsewhere.path().canonicalize().unwrap());
    let link = root.path().canonicalize().unwrap().join("link.yaml");
    std::os::unix::fs::symlink(&files[0].path, &link).unwrap();
    let through = [Replacement { path: link, ..files[0].clone() }];
    let stopped = replace(&mut Folders, root.path(), &through).unwrap_err();
    assert!(stopped.text.en.unwrap().contains("is a link or lies outside the workspace"));
    let outside = replace(&mut Folders, &root.path().canonicalize().unwrap(), &files[1..2]).unwrap_err();
    assert!(outside.text.en.unwrap().contains("lies outside the workspace"));
}

#[test]
fn the_mark_and_line_breaks_of_a_file_stay() {
    let folder = copy();
    let permit = folder.path().join(PERMIT);
    let text = fs::read_to_string(&permit).unwrap();
    fs::write(&permit, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    assert_eq!(apply_all(folder.path()).status.code(), Some(0));
    let after = fs::read_to_string(&permit).unwrap();
    assert!(after.starts_with("\u{feff}") && after.contains("\r\ncoordinates: [so-qhkt, "));
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn a_file_with_an_anchor_or_a_mistake_is_left_and_the_rest_goes_on() {
    for (from, to, says) in [
        ("kind: external", "kind: &k external", "the anchor `&k` cannot be used here"),
        ("steps:", "steps: [", "brackets"),
    ] {
        let folder = copy();
        let permit = folder.path().join(PERMIT);
        let broken = fs::read_to_string(&permit).unwrap().replacen(from, to, 1);
        fs::write(&permit, &broken).unwrap();
        let seen = apply_all(folder.path());
        assert!(stdout(&seen).contains(says), "{}", text(&seen));
        assert_eq!(fs::read_to_string(&permit).unwrap(), broken);
        let other = fs::read_to_string(folder.path().join("land/use-change.yaml")).unwrap();
        assert!(other.contains("coordinates: [chi-nhanh-vpdkdd]"), "{}", text(&seen));
    }
}
