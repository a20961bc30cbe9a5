//! `docs/review.md` is true: its files are written, its commands run, in the order of the page, in an empty folder.

use std::path::Path;

use super::repo::plain;
use crate::readme::agrees;

enum Part {
    /// A file and its text.
    File(String, String),
    /// A command and the lines it must print; `…` stands for any number of lines.
    Command(String, Vec<String>),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, title)) = info.split_once("title=\"") {
            parts.push(Part::File(title.trim_end_matches('"').to_owned(), block.join("\n") + "\n"));
        } else if info == "console" {
            for line in block {
                match (line.strip_prefix("$ "), parts.last_mut()) {
                    (Some(command), _) => parts.push(Part::Command(command.to_owned(), Vec::new())),
                    (None, Some(Part::Command(_, printed))) => printed.push(line.to_owned()),
                    _ => panic!("a block begins with a command: {line}"),
                }
            }
        }
    }
    parts
}

#[test]
fn the_walk_through_does_what_it_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/review.md");
    let text = std::fs::read_to_string(page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_rasoat")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let (mut commands, mut files) = (0, 0);
    for part in parts(&text) {
        match part {
            Part::File(name, text) => {
                let path = folder.path().join(name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
                files += 1;
            }
            Part::Command(command, shown) => {
                let run = plain("sh", folder.path())
                    .args(["-c", &command])
                    .env("PATH", &path)
                    .env("NO_COLOR", "1")
                    .output()
                    .unwrap();
                let printed = String::from_utf8(run.stdout).unwrap();
                let printed: Vec<&str> = printed.lines().collect();
                let said = String::from_utf8_lossy(&run.stderr).into_owned();
                assert!(
                    agrees(&shown, &printed),
                    "`{command}` prints otherwise:\n{}\n{said}",
                    printed.join("\n")
                );
                assert!(run.status.code().is_some_and(|code| code < 2), "`{command}`: {said}");
                commands += 1;
            }
        }
    }
    assert!(commands >= 8 && files >= 3, "the page shows too little");
}
