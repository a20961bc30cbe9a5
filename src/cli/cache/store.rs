//! Small files under names that nobody chooses, in one folder of this user. Nothing in it is needed: what is missing,
//! damaged or of another program is as if it had never been kept. Knows nothing of what it keeps.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What begins every file: the kind of file and the version of its form.
const MARK: &[u8; 8] = b"rasoat 1";
/// The most bytes that are kept; beyond it the files used longest ago go, down to half.
const MOST: u64 = 256 << 20;
/// What a run that was stopped while it wrote has left goes after this time.
const STALE: Duration = Duration::from_secs(3600);

/// A hash of what something was made from.
pub(super) type Key = [u8; 32];

/// The folder.
#[derive(Clone, Debug)]
pub(super) struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in this folder, which is made when something is first kept.
    pub(super) fn at(folder: PathBuf) -> Store {
        Store { folder }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is kept under a key.
    pub(super) fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key);
        let mut kept = fs::read(&path).ok()?;
        let (head, content) = kept.split_at_checked(MARK.len() + 32)?;
        if head[..MARK.len()] != *MARK || head[MARK.len()..] != *blake3::hash(content).as_bytes() {
            return None;
        }
        // The ones used last stay longest. Where the time cannot be set, the oldest go first, which does no harm.
        let _ =
            fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        kept.drain(..MARK.len() + 32);
        Some(kept)
    }

    /// Keeps something under a key: whole or not at all, whoever else does so at the same time.
    pub(super) fn put(&self, key: &Key, content: &[u8]) {
        // A cache that cannot be written is no cache, and no fault of the run.
        if self.write(key, content).is_ok() {
            let _ = self.prune(MOST);
        }
    }

    fn write(&self, key: &Key, content: &[u8]) -> io::Result<()> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        folder.create(&self.folder)?;
        let path = self.path(key);
        let beside = path.with_extension(format!("{}.part", std::process::id()));
        let bytes = [MARK.as_slice(), blake3::hash(content).as_bytes(), content].concat();
        fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path)).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })
    }

    /// Removes everything that is kept; how many files that were.
    pub(super) fn clear(&self) -> io::Result<usize> {
        let files = self.files()?;
        files.iter().try_for_each(|(path, ..)| fs::remove_file(path))?;
        Ok(files.len())
    }

    /// Keeps no more than so many bytes.
    fn prune(&self, most: u64) -> io::Result<()> {
        let mut files = self.files()?;
        let now = SystemTime::now();
        let is_stale = |path: &Path, used: &SystemTime| {
            let part = path.extension().is_some_and(|kind| kind == "part");
            part && now.duration_since(*used).is_ok_and(|age| age > STALE)
        };
        files.retain(|(path, used, _)| !is_stale(path, used) || fs::remove_file(path).is_err());
        let mut all: u64 = files.iter().map(|(_, _, size)| size).sum();
        if all <= most {
            return Ok(());
        }
        files.sort_by_key(|(_, used, _)| *used);
        for (path, _, size) in &files {
            if all <= most / 2 {
                break;
            }
            fs::remove_file(path)?;
            all -= size;
        }
        Ok(())
    }

    /// The files this program wrote here, when each was last used, and its size.
    fn files(&self) -> io::Result<Vec<(PathBuf, SystemTime, u64)>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut files = Vec::new();
        for entry in entries.flatten() {
            let path = entry.path();
            let own = path.extension().is_some_and(|kind| kind == "kept" || kind == "part");
            if let (true, Ok(about)) = (own, entry.metadata()) {
                files.push((path, about.modified()?, about.len()));
            }
        }
        Ok(files)
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name: String = key[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(format!("{name}.kept"))
    }
}
