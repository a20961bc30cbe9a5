//! Several files replaced, all of them or none: new ones are written beside the old, which are kept until all is well.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use crate::text::Text;

/// The mark with which some editors begin a file; it stays.
const MARK: &[u8] = "\u{feff}".as_bytes();
/// How many names are tried for a file beside another.
const NAMES: usize = 100;

/// A file to be replaced.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Where it lies.
    pub path: PathBuf,
    /// What the user calls it.
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
pub struct Replaced(Vec<Beside>);

/// What stands beside a file while it is replaced.
#[derive(Debug)]
struct Beside {
    path: PathBuf,
    name: String,
    expected: Vec<u8>,
    new: Option<PathBuf>,
    old: Option<PathBuf>,
    replaced: bool,
}

/// Replaces all files, or none and says why. Each must still be what was read, lie in `root`, and be no link.
pub fn replace(disk: &mut dyn Disk, root: &Path, files: &[Replacement]) -> Result<Replaced, Stopped> {
    let mut all: Vec<Beside> = Vec::new();
    match prepare(disk, root, files, &mut all).and_then(|()| swap(disk, &mut all)) {
        Ok(()) => Ok(Replaced(all)),
        Err(stopped) => match put_back(disk, &mut all) {
            Ok(()) => Err(stopped),
            Err(worse) => Err(Stopped { text: joined(&stopped.text, &worse.text) }),
        },
    }
}

impl Replaced {
    /// Lets go of the old files.
    pub fn keep(mut self, disk: &mut dyn Disk) {
        for file in &mut self.0 {
            if let Some(old) = file.old.take() {
                // It is only a second name by now; that it stays harms nobody.
                let _ = disk.remove(&old);
            }
        }
    }

    /// Puts the old files back.
    pub fn undo(mut self, disk: &mut dyn Disk) -> Result<(), Stopped> {
        put_back(disk, &mut self.0)
    }
}

fn prepare(
    disk: &mut dyn Disk,
    root: &Path,
    files: &[Replacement],
    all: &mut Vec<Beside>,
) -> Result<(), Stopped> {
    for file in files {
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
        let (mark, body) = match bytes.strip_prefix(MARK) {
            Some(body) => (MARK, body),
            None => (&[][..], bytes.as_slice()),
        };
        if body != file.old.as_bytes() {
            return Err(changed(name));
        }
        let new = [mark, file.new.as_bytes()].concat();
        all.push(Beside {
            path: file.path.clone(),
            name: file.name.clone(),
            expected: bytes,
            new: None,
            old: None,
            replaced: false,
        });
        let Some(beside) = all.last_mut() else { continue };
        beside.new = Some(
            named(&file.path, "part", |path| disk.create(path, &new, found.permissions.clone()))
                .map_err(|error| failed(name, &error))?,
        );
        beside.old = Some(
            named(&file.path, "old", |path| disk.keep(&file.path, path))
                .map_err(|error| failed(name, &error))?,
        );
    }
    Ok(())
}

/// Puts the new files in the place of the old, each looked at once more.
fn swap(disk: &mut dyn Disk, all: &mut [Beside]) -> Result<(), Stopped> {
    for file in &mut *all {
        if disk.read(&file.path).map_err(|error| failed(&file.name, &error))? != file.expected {
            return Err(changed(&file.name));
        }
        if let Some(new) = &file.new {
            disk.rename(new, &file.path).map_err(|error| failed(&file.name, &error))?;
            file.new = None;
            file.replaced = true;
        }
    }
    settle(disk, all)
}

fn settle(disk: &mut dyn Disk, all: &[Beside]) -> Result<(), Stopped> {
    let folders: BTreeSet<&Path> = all.iter().filter_map(|file| file.path.parent()).collect();
    for folder in folders {
        disk.settle(folder).map_err(|error| failed(&folder.to_string_lossy(), &error))?;
    }
    Ok(())
}

/// Puts every old file back, and takes away what stands beside it.
fn put_back(disk: &mut dyn Disk, all: &mut [Beside]) -> Result<(), Stopped> {
    let mut lost: Vec<String> = Vec::new();
    for file in &mut *all {
        if let Some(new) = file.new.take() {
            // What was never put in place is of no use to anybody.
            let _ = disk.remove(&new);
        }
        let Some(old) = file.old.take() else { continue };
        if !file.replaced {
            let _ = disk.remove(&old);
        } else if disk.rename(&old, &file.path).is_err() {
            let kept = old.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            lost.push(format!("`{}` (`{kept}`)", file.name));
        }
    }
    // The files are back by name; that a folder cannot be brought down to the disk changes nothing of that.
    let _ = settle(disk, all);
    if lost.is_empty() {
        return Ok(());
    }
    let lost = lost.join(", ");
    Err(stopped(
        format!("không khôi phục được {lost}; bản cũ còn nguyên bên cạnh, dưới tên trong ngoặc"),
        format!("could not put back {lost}; the old text is still beside it, under the name in brackets"),
    ))
}

/// The first free name beside a file, hidden, so that no run takes it for a file of the workspace.
fn named(path: &Path, ending: &str, mut make: impl FnMut(&Path) -> io::Result<()>) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for at in 0..NAMES {
        let beside = path.with_file_name(format!(".{name}.{at}.{ending}"));
        match make(&beside) {
            Ok(()) => return Ok(beside),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
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

fn failed(name: &str, error: &io::Error) -> Stopped {
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

fn stopped(vi: String, en: String) -> Stopped {
    Stopped { text: Text::new(vi, en) }
}

fn joined(one: &Text, two: &Text) -> Text {
    use crate::text::Lang::{En, Vi};
    Text::new(format!("{}; {}", one.get(Vi), two.get(Vi)), format!("{}; {}", one.get(En), two.get(En)))
}
