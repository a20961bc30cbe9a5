//! The program as another process with little memory and little time: what does not end within them fails the test.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// Address space, in KiB: a review of the small workspace takes a tenth.
const MEMORY: u32 = 1_200_000;
/// Seconds of processor time.
const TIME: u32 = 120;
/// Seconds by the clock, for what waits without working. That this runs out is a failure, never a measure.
const PATIENCE: u32 = 600;

/// Runs the program within its bounds; `shell` is said to the shell before it starts.
#[track_caller]
pub(crate) fn after(shell: &str, folder: &Path, args: &[&str]) -> Output {
    let limits = format!("ulimit -v {MEMORY}; ulimit -t {TIME}; {shell} exec \"$0\" \"$@\"");
    let mut command = Command::new("timeout");
    command.args(["-s", "KILL", &PATIENCE.to_string(), "sh", "-c", &limits, env!("CARGO_BIN_EXE_rasoat")]);
    let run = command.args(args).current_dir(folder).env("NO_COLOR", "1").env_remove("RUST_BACKTRACE");
    run.output().expect("`timeout` and `sh` are on every machine the tests run on")
}

/// Runs the program, which must end by itself, and gives its exit code with all it said.
#[track_caller]
pub(crate) fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = after("", folder, args);
    let said = text(&output);
    assert!(!said.contains("panicked at"), "{args:?}: {said}");
    let code = output.status.code().filter(|code| *code <= 2);
    let code = code.unwrap_or_else(|| panic!("{args:?} ends with {:?}: {said}", output.status));
    (code, said)
}

pub(crate) fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The beginning of what was said, to show where a test fails.
pub(crate) fn start(said: &str) -> String {
    said.chars().take(600).collect()
}

/// A sound workspace with two procedures.
pub(crate) fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("rasoat.yaml", super::drive::SETTINGS),
        ("catalog.yaml", super::drive::CATALOG),
        ("permit.yaml", super::drive::PROCEDURE),
        ("permit-online.yaml", super::drive::ONLINE),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}
