//! What an interrupted run left: said by whoever opens the workspace, and put right from the journal, so that every file
//! is as it was before that run, or every file as it meant to leave it.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Folders};
use super::journal::{DONE, Entry, Journal, OPEN, is_there};
use super::replace::{Stopped, failed, locked, stopped};
use crate::diagnostic::Diagnostic;

/// What was found and done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// No run was interrupted.
    Nothing,
    /// A run stopped before it had touched any file.
    NotBegun,
    /// A run stopped in the middle; every file is as it was before.
    PutBack {
        /// The files that had been replaced already.
        replaced: Vec<String>,
        /// How many files the run was about to replace.
        of: usize,
    },
    /// A run had replaced all files and stopped while tidying up; that is done now.
    Tidied,
}

/// What is to be said of a workspace whose files an interrupted run left; nothing while that run still goes on.
pub fn unfinished(root: &Path) -> Option<Diagnostic> {
    let disk = &mut Folders;
    if !is_there(disk, &root.join(OPEN)).ok()? {
        return None;
    }
    let _lock = disk.lock(root).ok()?;
    // The run may have ended between the two looks.
    let bytes = disk.read(&root.join(OPEN)).ok()?;
    let journal = Journal::read(&bytes).map_or_else(Vec::new, |journal| journal.files);
    let replaced = journal.iter().filter(|entry| {
        entry.path(root).and_then(|path| disk.read(&path).ok()).is_some_and(|now| now == entry.new.as_bytes())
    });
    let (replaced, of) = (replaced.count(), journal.len());
    let said = Diagnostic::error(
        "interrupted",
        format!("lần ghi trước bị ngắt giữa chừng: {replaced} trong {of} tệp đã được thay"),
        format!("an earlier run was interrupted while it wrote: {replaced} of {of} files are replaced"),
    );
    Some(said.help(
        "chạy `rasoat apply --recover` để đưa mọi tệp về như trước lần ghi đó",
        "run `rasoat apply --recover` to put every file back as it was before that run",
    ))
}

/// Puts right what an interrupted run left. It can be interrupted itself, and run again.
pub fn recover(disk: &mut dyn Disk, root: &Path) -> Result<Recovered, Stopped> {
    let _lock = disk.lock(root).map_err(|error| locked(root, &error))?;
    let open = root.join(OPEN);
    if is_there(disk, &open).map_err(|error| failed(OPEN, &error))? {
        let bytes = disk.read(&open).map_err(|error| failed(OPEN, &error))?;
        let Some(journal) = Journal::read(&bytes) else {
            take_away(disk, &open, OPEN)?;
            return Ok(Recovered::NotBegun);
        };
        let replaced = put_back(disk, root, &journal)?;
        take_away(disk, &open, OPEN)?;
        let _ = disk.settle(root);
        return Ok(match replaced.is_empty() {
            true => Recovered::NotBegun,
            false => Recovered::PutBack { replaced, of: journal.files.len() },
        });
    }
    Ok(if tidy(disk, root)? { Recovered::Tidied } else { Recovered::Nothing })
}

/// Takes away what a run left that had replaced all files; says whether there was any.
pub(super) fn tidy(disk: &mut dyn Disk, root: &Path) -> Result<bool, Stopped> {
    let done = root.join(DONE);
    if !is_there(disk, &done).map_err(|error| failed(DONE, &error))? {
        return Ok(false);
    }
    let bytes = disk.read(&done).map_err(|error| failed(DONE, &error))?;
    for entry in Journal::read(&bytes).map_or_else(Vec::new, |journal| journal.files) {
        // A file may have been moved since; what stands beside it is swept where it was.
        if let Some(path) = entry.path(root) {
            sweep(disk, &path, &entry)?;
        }
    }
    take_away(disk, &done, DONE)?;
    Ok(true)
}

/// Puts every file back; says which had been replaced. Nothing is done where one was changed by somebody else since.
fn put_back(disk: &mut dyn Disk, root: &Path, journal: &Journal) -> Result<Vec<String>, Stopped> {
    let mut replaced = Vec::new();
    for entry in &journal.files {
        let path = place(disk, root, entry)?;
        let now = disk.read(&path).map_err(|error| failed(&entry.name, &error))?;
        if now == entry.new.as_bytes() && entry.new != entry.old {
            replaced.push((path, entry));
        } else if now != entry.old.as_bytes() {
            return Err(changed_since(entry));
        }
    }
    for (path, entry) in &replaced {
        let failed = |error| failed(&entry.name, &error);
        let kept = path.with_file_name(&entry.kept);
        // The old file under its second name, where that is whole; else its text from the journal.
        let whole = disk.read(&kept).is_ok_and(|bytes| bytes == entry.old.as_bytes());
        let from = if whole {
            kept
        } else {
            let part = path.with_file_name(&entry.part);
            take_away(disk, &part, &entry.part)?;
            let permissions = disk.look(path).map_err(failed)?.permissions;
            disk.create(&part, entry.old.as_bytes(), permissions).map_err(failed)?;
            part
        };
        disk.rename(&from, path).map_err(failed)?;
    }
    for entry in &journal.files {
        let path = place(disk, root, entry)?;
        sweep(disk, &path, entry)?;
        if let Some(folder) = path.parent() {
            disk.settle(folder).map_err(|error| failed(&entry.name, &error))?;
        }
    }
    Ok(replaced.into_iter().map(|(_, entry)| entry.name.clone()).collect())
}

/// Where a file of the journal lies: an ordinary file of the workspace, and nothing else.
fn place(disk: &mut dyn Disk, root: &Path, entry: &Entry) -> Result<PathBuf, Stopped> {
    let name = &entry.name;
    let odd = || {
        stopped(
            format!("sổ ghi `{OPEN}` dẫn tới `{name}`, không phải tệp của thư mục làm việc; chưa làm gì"),
            format!(
                "the journal `{OPEN}` names `{name}`, which is no file of the workspace; nothing was done"
            ),
        )
    };
    let path = entry.path(root).ok_or_else(odd)?;
    let found = disk.look(&path).map_err(|error| failed(name, &error))?;
    if found.is_link || !found.is_file || !found.real.starts_with(root) {
        return Err(odd());
    }
    Ok(path)
}

/// Takes away what stands beside a file.
fn sweep(disk: &mut dyn Disk, path: &Path, entry: &Entry) -> Result<(), Stopped> {
    for name in [&entry.part, &entry.kept] {
        take_away(disk, &path.with_file_name(name), name)?;
    }
    Ok(())
}

fn take_away(disk: &mut dyn Disk, path: &Path, name: &str) -> Result<(), Stopped> {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(name, &error)),
        _ => Ok(()),
    }
}

fn changed_since(entry: &Entry) -> Stopped {
    let (name, kept) = (&entry.name, &entry.kept);
    stopped(
        format!(
            "`{name}` đã bị sửa sau lần ghi bị ngắt nên chưa khôi phục tệp nào; bản cũ nằm trong `{kept}` và trong sổ ghi `{OPEN}`; tự sửa các tệp rồi xóa sổ ghi đó"
        ),
        format!(
            "`{name}` was changed after the run was interrupted, so no file was put back; the old text is in `{kept}` and in the journal `{OPEN}`; settle the files by hand, then remove the journal"
        ),
    )
}

pub(super) fn another_run() -> Stopped {
    stopped(
        "một lần chạy khác đang ghi vào thư mục làm việc này; chưa tệp nào bị thay đổi, hãy chạy lại sau",
        "another run is writing in this workspace; no file was changed, run again later",
    )
}

pub(super) fn interrupted() -> Stopped {
    stopped(
        "lần ghi trước bị ngắt giữa chừng; chưa tệp nào bị thay đổi, hãy chạy `rasoat apply --recover` trước",
        "an earlier run was interrupted while it wrote; no file was changed, run `rasoat apply --recover` first",
    )
}
