//! What is written down before the first file is touched: every file with its text before and after. While the journal is
//! there the old texts count; it is renamed in one stroke when the new ones do.

use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::Disk;
use crate::model::load::SETTINGS_FILE;

/// The name of the journal, in the folder of the workspace, while files are replaced.
pub const OPEN: &str = ".rasoat-journal";
/// Its name once all files are replaced, until what stands beside them is taken away.
pub const DONE: &str = ".rasoat-journal.done";

/// The version of the journal; it grows when a program that knows the one before would misread it.
const VERSION: u32 = 1;

/// The journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    version: u32,
    /// The files, in the order in which they are replaced.
    pub(super) files: Vec<Entry>,
}

/// A file in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// From the folder of the workspace, with `/`.
    pub(super) name: String,
    /// The name beside it under which the new text is written.
    pub(super) part: String,
    /// The name beside it under which the old file is kept.
    pub(super) kept: String,
    /// The old text, byte order mark included.
    pub(super) old: String,
    /// The new text.
    pub(super) new: String,
}

impl Journal {
    pub(super) fn of(files: Vec<Entry>) -> Journal {
        Journal { version: VERSION, files }
    }

    /// The bytes of the journal.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let text = serde_json::to_string(self);
        (text.expect("structs with text keys and whole numbers always serialise") + "\n").into_bytes()
    }

    /// The journal these bytes hold; `None` where they end too early. It is brought down to the disk whole before any
    /// file is touched, so that one cut short says that nothing had begun.
    pub(super) fn read(bytes: &[u8]) -> Option<Journal> {
        let text = bytes.strip_suffix(b"\n")?;
        serde_json::from_slice(text).ok().filter(|journal: &Journal| journal.version == VERSION)
    }
}

impl Entry {
    /// Where the file lies; `None` where the journal leads out of the workspace or calls for names that no run would choose.
    pub(super) fn path(&self, root: &Path) -> Option<PathBuf> {
        let name = Path::new(&self.name);
        let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
        let beside = |other: &str| other.starts_with('.') && !other.contains(['/', '\\']) && other.len() > 2;
        let sound = plain && beside(&self.part) && beside(&self.kept) && self.name != SETTINGS_FILE;
        sound.then(|| root.join(name))
    }
}

/// Whether there is a file at this path.
pub(super) fn is_there(disk: &mut dyn Disk, path: &Path) -> io::Result<bool> {
    match disk.look(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
