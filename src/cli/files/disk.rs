//! The few things done to files when they are replaced, so that each can be made to fail in a test.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What replacing files needs of a disk.
pub trait Disk {
    /// The bytes of a file.
    fn read(&mut self, path: &Path) -> io::Result<Vec<u8>>;
    /// What a path leads to, without following a link at its end; and whether it may be written.
    fn look(&mut self, path: &Path) -> io::Result<Found>;
    /// Writes a new file whole or not at all, down to the disk, with these permissions; one that is there already is an
    /// error.
    fn create(&mut self, path: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()>;
    /// Gives the file at a path a second name, sharing its bytes where the disk can.
    fn keep(&mut self, path: &Path, second: &Path) -> io::Result<()>;
    /// Puts a file in the place of another, in one stroke.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&mut self, path: &Path) -> io::Result<()>;
    /// Brings the names of a folder down to the disk.
    fn settle(&mut self, folder: &Path) -> io::Result<()>;
    /// Keeps other runs from writing below a folder while the lock is held; `WouldBlock` where another run holds it.
    fn lock(&mut self, folder: &Path) -> io::Result<Lock>;
}

/// A lock on a folder, until it is let go of or the program ends, however it ends. Not every system can lock a folder;
/// there the journal alone keeps runs apart.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone would not do: a program that is being started holds the folder open too, for a moment.
        if let Some(folder) = &self.0 {
            let _ = folder.unlock();
        }
    }
}

/// What a path leads to.
#[derive(Clone, Debug)]
pub struct Found {
    /// Whether the path itself is a link.
    pub is_link: bool,
    /// Whether it is an ordinary file.
    pub is_file: bool,
    /// Where it really lies.
    pub real: PathBuf,
    /// Its permissions.
    pub permissions: Permissions,
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Folders;

impl Disk for Folders {
    fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn look(&mut self, path: &Path) -> io::Result<Found> {
        let about = fs::symlink_metadata(path)?;
        Ok(Found {
            is_link: about.is_symlink(),
            is_file: about.is_file(),
            real: path.canonicalize()?,
            permissions: about.permissions(),
        })
    }

    fn create(&mut self, path: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let written = file.write_all(bytes).and_then(|()| file.set_permissions(permissions));
        written.and_then(|()| file.sync_all()).inspect_err(|_| {
            // A file written in part is of no use to anybody.
            let _ = fs::remove_file(path);
        })
    }

    fn keep(&mut self, path: &Path, second: &Path) -> io::Result<()> {
        if fs::hard_link(path, second).is_ok() {
            return Ok(());
        }
        let permissions = fs::metadata(path)?.permissions();
        let bytes = fs::read(path)?;
        self.create(second, &bytes, permissions)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn settle(&mut self, folder: &Path) -> io::Result<()> {
        // Not every system lets a folder be opened; there the names are settled by themselves.
        File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
    }

    fn lock(&mut self, folder: &Path) -> io::Result<Lock> {
        let Ok(folder) = File::open(folder) else { return Ok(Lock(None)) };
        match folder.try_lock() {
            Ok(()) => Ok(Lock(Some(folder))),
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(_)) => Ok(Lock(None)),
        }
    }
}
