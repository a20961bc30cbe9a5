//! Several files replaced, all of them or none: what is to be done is written down first, the new files are written beside
//! the old, and these are kept until all is well.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Found, Lock};
use super::journal::{DONE, Entry, Journal, OPEN, is_there};
use super::recover::{another_run, interrupted, tidy};
use crate::text::Text;

/// The mark with which some editors begin a file; it stays.
const MARK: &str = "\u{feff}";
/// How many names are tried for a file beside another.
const NAMES: usize = 100;

/// A file to be replaced.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Where it lies.
    pub path: PathBuf,
    /// Where it lies from the folder of the workspace, as the user calls it.
    pub name: String,
    /// Its text as it was read, without a byte order mark.
    pub old: String,
    /// Its new text.
    pub new: String,
}

/// Why nothing was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The reason as a sentence.
    pub text: Text,
}

/// Files that were replaced, with the old ones still at hand.
#[derive(Debug)]
pub struct Replaced {
    root: PathBuf,
    files: Vec<Beside>,
    /// Whether it is written down.
    journal: bool,
    _lock: Lock,
}

/// What stands beside a file while it is replaced.
#[derive(Debug)]
struct Beside {
    path: PathBuf,
    entry: Entry,
    found: Found,
    part: bool,
    kept: bool,
    replaced: bool,
}

impl Beside {
    fn part(&self) -> PathBuf {
        self.path.with_file_name(&self.entry.part)
    }

    fn kept(&self) -> PathBuf {
        self.path.with_file_name(&self.entry.kept)
    }
}

/// Replaces all files, or none and says why. Each must still be what was read, lie in `root`, and be no link. Where an
/// earlier run was interrupted, or another one is writing, nothing is done.
pub fn replace(disk: &mut dyn Disk, root: &Path, files: &[Replacement]) -> Result<Replaced, Stopped> {
    let lock = disk.lock(root).map_err(|error| locked(root, &error))?;
    if is_there(disk, &root.join(OPEN)).map_err(|error| failed(OPEN, &error))? {
        return Err(interrupted());
    }
    tidy(disk, root)?;
    let files: Vec<Beside> =
        files.iter().map(|file| looked_at(disk, root, file)).collect::<Result<_, _>>()?;
    let mut replaced = Replaced { root: root.to_owned(), files, journal: false, _lock: lock };
    let done = write_down(disk, &mut replaced)
        .and_then(|()| prepare(disk, &mut replaced.files))
        .and_then(|()| swap(disk, &mut replaced.files));
    match done {
        Ok(()) => Ok(replaced),
        Err(stopped) => match replaced.put_back(disk) {
            Ok(()) => Err(stopped),
            Err(worse) => Err(Stopped { text: joined(&stopped.text, &worse.text) }),
        },
    }
}

impl Replaced {
    /// Lets the new files count, and lets go of the old ones. From one moment to the next: where it fails every file is put
    /// back.
    pub fn keep(mut self, disk: &mut dyn Disk) -> Result<(), Stopped> {
        if !self.journal {
            return Ok(());
        }
        let (open, done) = (self.root.join(OPEN), self.root.join(DONE));
        if let Err(error) = disk.rename(&open, &done) {
            let stopped = failed(OPEN, &error);
            return Err(match self.put_back(disk) {
                Ok(()) => stopped,
                Err(worse) => Stopped { text: joined(&stopped.text, &worse.text) },
            });
        }
        // The new files count by now. What cannot be taken away harms nobody; the next run takes it away.
        let mut all_gone = true;
        for file in self.files.iter().filter(|file| file.kept) {
            all_gone &= disk.remove(&file.kept()).is_ok();
        }
        if all_gone {
            let _ = disk.remove(&done);
        }
        let _ = disk.settle(&self.root);
        Ok(())
    }

    /// Puts the old files back.
    pub fn undo(mut self, disk: &mut dyn Disk) -> Result<(), Stopped> {
        self.put_back(disk)
    }

    /// Puts every old file back, takes away what stands beside it, and the journal last.
    fn put_back(&mut self, disk: &mut dyn Disk) -> Result<(), Stopped> {
        let mut lost: Vec<String> = Vec::new();
        let mut left = false;
        for file in &mut self.files {
            if file.part {
                left |= disk.remove(&file.part()).is_err();
            }
            if !file.kept {
                continue;
            }
            if !file.replaced {
                left |= disk.remove(&file.kept()).is_err();
            } else if disk.rename(&file.kept(), &file.path).is_err() {
                lost.push(format!("`{}` (`{}`)", file.entry.name, file.entry.kept));
            }
        }
        // The files are back by name; that a folder cannot be brought down to the disk changes nothing of that.
        let _ = settle(disk, &self.files);
        if lost.is_empty() {
            if self.journal && !left {
                let _ = disk.remove(&self.root.join(OPEN));
            }
            return Ok(());
        }
        let lost = lost.join(", ");
        Err(stopped(
            format!(
                "không khôi phục được {lost}; bản cũ còn nguyên bên cạnh, dưới tên trong ngoặc; chạy `rasoat apply --recover` để khôi phục"
            ),
            format!(
                "could not put back {lost}; the old text is still beside it, under the name in brackets; run `rasoat apply --recover` to put it back"
            ),
        ))
    }
}

/// A file as it is, which must be as it was read; nothing is written yet.
fn looked_at(disk: &mut dyn Disk, root: &Path, file: &Replacement) -> Result<Beside, Stopped> {
    let name = file.name.as_str();
    let found = disk.look(&file.path).map_err(|error| failed(name, &error))?;
    if found.is_link || !found.is_file || !found.real.starts_with(root) {
        return Err(stopped(
            format!(
                "`{name}` là liên kết hoặc nằm ngoài thư mục làm việc nên không được ghi; chưa tệp nào bị thay đổi"
            ),
            format!(
                "`{name}` is a link or lies outside the workspace and is not written; no file was changed"
            ),
        ));
    }
    if found.permissions.readonly() {
        return Err(stopped(
            format!("`{name}` chỉ cho phép đọc; chưa tệp nào bị thay đổi"),
            format!("`{name}` is read-only; no file was changed"),
        ));
    }
    let bytes = disk.read(&file.path).map_err(|error| failed(name, &error))?;
    let old = String::from_utf8(bytes).map_err(|_| changed(name))?;
    let mark = if old.starts_with(MARK) { MARK } else { "" };
    if old[mark.len()..] != file.old {
        return Err(changed(name));
    }
    let entry = Entry {
        name: file.name.clone(),
        part: free(disk, &file.path, "part").map_err(|error| failed(name, &error))?,
        kept: free(disk, &file.path, "old").map_err(|error| failed(name, &error))?,
        new: format!("{mark}{}", file.new),
        old,
    };
    Ok(Beside { path: file.path.clone(), entry, found, part: false, kept: false, replaced: false })
}

/// Writes down what is about to happen; who may read a file may read what is written of it.
fn write_down(disk: &mut dyn Disk, replaced: &mut Replaced) -> Result<(), Stopped> {
    let Some(first) = replaced.files.first() else { return Ok(()) };
    let journal = Journal::of(replaced.files.iter().map(|file| file.entry.clone()).collect());
    let failed = |error| failed(OPEN, &error);
    let permissions = first.found.permissions.clone();
    disk.create(&replaced.root.join(OPEN), &journal.bytes(), permissions).map_err(failed)?;
    replaced.journal = true;
    disk.settle(&replaced.root).map_err(failed)
}

/// Writes the new files beside the old, and gives these a second name.
fn prepare(disk: &mut dyn Disk, files: &mut [Beside]) -> Result<(), Stopped> {
    for file in files {
        let failed = |error| failed(&file.entry.name, &error);
        disk.create(&file.part(), file.entry.new.as_bytes(), file.found.permissions.clone())
            .map_err(failed)?;
        file.part = true;
        disk.keep(&file.path, &file.kept()).map_err(failed)?;
        file.kept = true;
    }
    Ok(())
}

/// Puts the new files in the place of the old, each looked at once more.
fn swap(disk: &mut dyn Disk, files: &mut [Beside]) -> Result<(), Stopped> {
    for file in &mut *files {
        let failed = |error| failed(&file.entry.name, &error);
        if disk.read(&file.path).map_err(failed)? != file.entry.old.as_bytes() {
            return Err(changed(&file.entry.name));
        }
        disk.rename(&file.part(), &file.path).map_err(failed)?;
        file.part = false;
        file.replaced = true;
    }
    settle(disk, files)
}

fn settle(disk: &mut dyn Disk, files: &[Beside]) -> Result<(), Stopped> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.path.parent()).collect();
    for folder in folders {
        disk.settle(folder).map_err(|error| failed(&folder.to_string_lossy(), &error))?;
    }
    Ok(())
}

/// The first free name beside a file, hidden, so that no run takes it for a file of the workspace.
fn free(disk: &mut dyn Disk, path: &Path, ending: &str) -> io::Result<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for at in 0..NAMES {
        let beside = format!(".{name}.{at}.{ending}");
        match disk.look(&path.with_file_name(&beside)) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(beside),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

pub(super) fn locked(root: &Path, error: &io::Error) -> Stopped {
    match error.kind() {
        io::ErrorKind::WouldBlock => another_run(),
        _ => failed(&root.to_string_lossy(), error),
    }
}

fn changed(name: &str) -> Stopped {
    stopped(
        format!(
            "`{name}` đã thay đổi sau khi được đọc nên không được ghi đè; các tệp được giữ nguyên, hãy chạy lại"
        ),
        format!(
            "`{name}` was changed after it was read and is not overwritten; the files stay as they are, run again"
        ),
    )
}

pub(super) fn failed(name: &str, error: &io::Error) -> Stopped {
    let (vi, en) = match error.kind() {
        io::ErrorKind::StorageFull => ("ổ đĩa đã đầy".to_owned(), "the disk is full".to_owned()),
        io::ErrorKind::PermissionDenied => ("không có quyền ghi".to_owned(), "permission denied".to_owned()),
        io::ErrorKind::NotFound => ("tệp không còn ở đó".to_owned(), "the file is gone".to_owned()),
        other => (format!("lỗi hệ thống ({other})"), other.to_string()),
    };
    stopped(
        format!("không ghi được `{name}`: {vi}; các tệp được giữ nguyên"),
        format!("cannot write `{name}`: {en}; the files stay as they are"),
    )
}

pub(super) fn stopped(vi: impl Into<String>, en: impl Into<String>) -> Stopped {
    Stopped { text: Text::new(vi, en) }
}

fn joined(one: &Text, two: &Text) -> Text {
    use crate::text::Lang::{En, Vi};
    Text::new(format!("{}; {}", one.get(Vi), two.get(Vi)), format!("{}; {}", one.get(En), two.get(En)))
}
