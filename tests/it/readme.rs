//! The README is true: every console block in it is run, and prints what it says.

use std::path::Path;
use std::process::Command;

/// A command of a console block and the lines it must print; a line `…` stands for any number of lines.
struct Shown {
    command: String,
    lines: Vec<String>,
}

fn blocks(text: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match line.strip_prefix("$ ") {
                Some(command) => shown.push(Shown { command: command.to_owned(), lines: Vec::new() }),
                None => shown.last_mut().expect("a block begins with a command").lines.push(line.to_owned()),
            },
            _ => {}
        }
    }
    shown
}

/// Whether the printed lines are the shown ones; `…` stands for any lines.
pub(crate) fn agrees(shown: &[String], printed: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => (0..=printed.len()).any(|at| agrees(rest, &printed[at..])),
        Some((first, rest)) => {
            printed.first().is_some_and(|line| line.trim_end() == first.trim_end())
                && agrees(rest, &printed[1..])
        }
    }
}

#[test]
fn every_console_block_prints_what_it_says() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(home.join("README.md")).unwrap();
    let shown = blocks(&text);
    assert!(shown.len() >= 3, "the README shows too little");
    for Shown { command, lines } in shown {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "rasoat", "only rasoat itself is run: {command}");
        let run =
            Command::new(env!("CARGO_BIN_EXE_rasoat")).args(&words[1..]).current_dir(home).output().unwrap();
        let printed = String::from_utf8(run.stdout).unwrap();
        let printed: Vec<&str> = printed.lines().collect();
        let shown: Vec<String> = lines;
        assert!(
            agrees(&shown, &printed),
            "`{command}` prints otherwise:\n{}\n{}",
            printed.join("\n"),
            String::from_utf8_lossy(&run.stderr)
        );
    }
}

#[test]
fn the_test_of_the_readme_sees_a_difference() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(agrees(&lines("a\n…\nd"), &["a", "b", "c", "d"]));
    assert!(!agrees(&lines("a\n…\nd"), &["a", "b", "c"]));
    assert!(!agrees(&lines("a"), &["a", "b"]));
}

#[test]
fn the_rule_shown_is_a_built_in_rule() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let start = text.find("```\n///").expect("the README shows a rule") + 4;
    let shown = &text[start..start + text[start..].find("\n```").unwrap()];
    let known = rasoat::rules::BUILT_IN.iter().any(|(_, rule)| rule.trim_end() == shown);
    assert!(known, "the rule in the README is not one of the built-in ones:\n{shown}");
}
