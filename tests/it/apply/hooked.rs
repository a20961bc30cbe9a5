//! The disk of this machine, with somebody asked before each thing is done.

use std::fs::Permissions;
use std::io;
use std::path::Path;

use rasoat::cli::files::{Disk, Folders, Found, Lock};

/// Calls this with what is about to be done, the path, and the bytes to be written; an error is what the disk answers.
pub(super) struct Hooked<F>(pub(super) F);

impl<F: FnMut(&'static str, &Path, &[u8]) -> io::Result<()>> Disk for Hooked<F> {
    fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        (self.0)("read", path, &[])?;
        Folders.read(path)
    }
    fn look(&mut self, path: &Path) -> io::Result<Found> {
        (self.0)("look", path, &[])?;
        Folders.look(path)
    }
    fn create(&mut self, path: &Path, bytes: &[u8], permissions: Permissions) -> io::Result<()> {
        (self.0)("create", path, bytes)?;
        Folders.create(path, bytes, permissions)
    }
    fn keep(&mut self, path: &Path, second: &Path) -> io::Result<()> {
        (self.0)("keep", second, b"old")?;
        Folders.keep(path, second)
    }
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        (self.0)("rename", to, &[])?;
        Folders.rename(from, to)
    }
    fn remove(&mut self, path: &Path) -> io::Result<()> {
        (self.0)("remove", path, &[])?;
        Folders.remove(path)
    }
    fn settle(&mut self, folder: &Path) -> io::Result<()> {
        (self.0)("settle", folder, &[])?;
        Folders.settle(folder)
    }
    fn lock(&mut self, folder: &Path) -> io::Result<Lock> {
        (self.0)("lock", folder, &[])?;
        Folders.lock(folder)
    }
}
