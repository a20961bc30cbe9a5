//! What once did harm, held in `tests/data/hostile`: the ending of a file says through which door it came.

use std::fs;
use std::path::Path;

use super::drive;
use crate::patch::changes::all_changes;

#[test]
fn what_once_did_harm_does_no_more() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let mut tried = 0;
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        tried += 1;
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("yaml") => {
                drive::file(&bytes);
                drive::changed(&text, &all_changes());
            }
            Some("rule") => {
                drive::rule(&text);
                drive::search(&text);
            }
            Some("message") => drive::message(&text),
            Some("j2") => drive::template(&text),
            other => panic!("{}: no door for {other:?}", path.display()),
        }
    }
    assert!(tried > 0);
}
