//! The doors of the program, as the tests open them: see `tests/it/hostile/drive.rs`.

#[path = "../tests/it/hostile/drive.rs"]
pub mod drive;

#[path = "../tests/it/patch/changes.rs"]
mod changes;

/// A procedure, under every kind of change.
pub fn change(text: &str) {
    drive::changed(text, &changes::all_changes());
}
