//! Standard output and standard error. Colour follows `NO_COLOR`, `CLICOLOR_FORCE` and the terminal.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
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
        std::fs::create_dir_all(folder)?;
    }
    write(path, text.as_bytes())
}

/// Writes a file whole or not at all: first beside it, then in its place.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| {
        // The half-written file is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
    })
}
