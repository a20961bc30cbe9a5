//! Standard output and standard error. Colour follows `NO_COLOR`, `CLICOLOR_FORCE` and the terminal.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Something that was said, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// By [`print()`].
    Text(String),
    /// By [`bytes`].
    Bytes(Vec<u8>),
    /// By [`remark`].
    Remark(String),
}

/// What was said since [`record`] was called.
static RECORD: Mutex<Option<Vec<Said>>> = Mutex::new(None);

/// From now on, remembers what is said.
pub fn record() {
    *RECORD.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
}

/// What was said since [`record`] was called; nothing more is remembered.
pub fn recorded() -> Vec<Said> {
    RECORD.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
}

/// Says it again.
pub fn say(said: &Said) -> io::Result<()> {
    match said {
        Said::Text(text) => print(text),
        Said::Bytes(given) => bytes(given),
        Said::Remark(text) => {
            remark(text);
            Ok(())
        }
    }
}

fn keep(said: impl FnOnce() -> Said) {
    if let Some(record) = RECORD.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        record.push(said());
    }
}

/// Writes a text to standard output; colours are dropped where they are not wanted.
pub fn print(text: &str) -> io::Result<()> {
    keep(|| Said::Text(text.to_owned()));
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes bytes to standard output as they are.
pub fn bytes(bytes: &[u8]) -> io::Result<()> {
    keep(|| Said::Bytes(bytes.to_owned()));
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Writes why a command cannot run to standard error.
pub fn complain(why: &str) {
    // When standard error is closed there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "error: {why}");
}

/// Writes a remark to standard error.
pub fn remark(text: &str) {
    keep(|| Said::Remark(text.to_owned()));
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Writes a file likewise, and makes its folder where there is none.
pub fn write_below(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write(path, text.as_bytes())
}

/// Writes a file whole or not at all: first beside it, down to the disk, then in its place. However the program ends, the old
/// file or the new one is there. Two that write at once do not mix; the one that ends last counts.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    // What lies there under this name was left by a run that was killed: no other process now has this number.
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let _ = fs::remove_file(&beside);
    // A new file: one that somebody put there meanwhile, such as a link, is not written through.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let kept = fs::metadata(path).map(|about| about.permissions());
    let written = kept.map_or(Ok(()), |permissions| file.set_permissions(permissions));
    let written = written.and_then(|()| file.write_all(bytes)).and_then(|()| file.sync_all());
    written.and_then(|()| fs::rename(&beside, path)).inspect_err(|_| {
        // The half-written file is of no use to anybody.
        let _ = fs::remove_file(&beside);
    })
}
