//! What stands beside a case: the text a person sees, compared byte for byte. `UPDATE=1` writes it anew.

use std::fs;
use std::path::Path;

/// What is seen now, named by its file, where it is not what the file says.
pub(crate) fn difference(file: &Path, seen: &str) -> Option<String> {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, seen).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    (expected != seen).then(|| format!("{}:\n{seen}", file.display()))
}
