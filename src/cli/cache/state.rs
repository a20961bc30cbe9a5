//! Whether a file is as it was: by what the system says of it, or by its bytes. Knows nothing of what files say.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::bytes::{Reader, Writer};
use super::store::Key;

/// A file that changed within this time before it was read may change again without looking different.
const RECENT: Duration = Duration::from_secs(2);

/// What the system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    size: u64,
    modified: u64,
    /// When its entry was last changed, which no program can set, and its number; both 0 where the system has none.
    changed: u64,
    number: u64,
}

/// Files with their hashes, as a run has seen them.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// In order of name.
    files: Vec<(String, State, Key)>,
}

impl Seen {
    /// Reads what was written.
    pub(super) fn read(bytes: &[u8]) -> Option<Seen> {
        let mut from = Reader::of(bytes);
        let count = from.number()?;
        let mut files = Vec::new();
        for _ in 0..count {
            let name = from.text()?;
            let mut next = || from.number();
            let state = State { size: next()?, modified: next()?, changed: next()?, number: next()? };
            files.push((name, state, from.key()?));
        }
        Some(Seen { files })
    }

    /// The bytes to write.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.number(self.files.len() as u64);
        for (name, state, key) in &self.files {
            to.text(name);
            for number in [state.size, state.modified, state.changed, state.number] {
                to.number(number);
            }
            to.key(key);
        }
        to.done()
    }

    /// The hashes of these files, in order of name, and what was seen now. A file that looks as it did is not read
    /// again; none when one cannot be read.
    pub(super) fn hashes(
        &self,
        files: &[(String, impl AsRef<Path> + Sync)],
    ) -> Option<(Vec<Key>, Seen, bool)> {
        let now = SystemTime::now();
        let found = crate::parallel::map(files, |_, (name, path)| {
            let path = path.as_ref();
            let state = State::of(&fs::symlink_metadata(path).ok()?)?;
            let known = self.files.binary_search_by(|(known, ..)| known.as_str().cmp(name));
            let known = known.ok().map(|at| &self.files[at]).filter(|(_, before, _)| *before == state);
            match known {
                Some((_, _, key)) => Some((state, *key, true)),
                None => Some((state, *blake3::hash(&fs::read(path).ok()?).as_bytes(), false)),
            }
        });
        let found: Vec<(State, Key, bool)> = found.into_iter().collect::<Option<_>>()?;
        let all_known = found.iter().all(|(.., known)| *known) && found.len() == self.files.len();
        let settled = found.iter().zip(files).filter(|((state, ..), _)| state.is_settled(now));
        let seen = Seen {
            files: settled.map(|((state, key, _), (name, _))| (name.clone(), *state, *key)).collect(),
        };
        Some((found.into_iter().map(|(_, key, _)| key).collect(), seen, !all_known))
    }
}

impl State {
    fn of(about: &Metadata) -> Option<State> {
        let since = |time: SystemTime| Some(time.duration_since(UNIX_EPOCH).ok()?.as_nanos() as u64);
        let modified = since(about.modified().ok()?)?;
        let (changed, number) = of_system(about);
        about.is_file().then_some(State { size: about.len(), modified, changed, number })
    }

    /// Whether it was last changed long enough ago that another change would show.
    fn is_settled(&self, now: SystemTime) -> bool {
        let latest = UNIX_EPOCH + Duration::from_nanos(self.modified.max(self.changed));
        now.duration_since(latest).is_ok_and(|age| age > RECENT)
    }
}

#[cfg(unix)]
fn of_system(about: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = about.ctime().max(0) as u64;
    (seconds * 1_000_000_000 + about.ctime_nsec().max(0) as u64, about.ino())
}

#[cfg(not(unix))]
fn of_system(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
