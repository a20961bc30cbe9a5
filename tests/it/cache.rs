//! What is kept of earlier runs never shows: a run that uses it says what a run without it says, whatever happened between.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::generate::generate;

struct Desk {
    folder: tempfile::TempDir,
    cache: tempfile::TempDir,
    state: u64,
}

impl Desk {
    fn new(seed: u64) -> Desk {
        let made = || tempfile::tempdir().expect("a folder can be made");
        let desk = Desk { folder: made(), cache: made(), state: seed };
        for source in generate(6, seed).sources {
            desk.write(&source.name, &source.text);
        }
        desk
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
        command.env("RASOAT_CACHE", self.cache.path()).current_dir(self.folder.path());
        command.args(words).output().expect("the program runs")
    }

    fn kept(&self) -> Vec<PathBuf> {
        fs::read_dir(self.cache.path()).expect("it is there").flatten().map(|entry| entry.path()).collect()
    }

    fn procedures(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for sector in fs::read_dir(self.folder.path()).expect("it is there").flatten() {
            if sector.path().is_dir() && sector.file_name() != "catalog" && sector.file_name() != "rules" {
                files.extend(
                    fs::read_dir(sector.path()).expect("it is there").flatten().map(|entry| entry.path()),
                );
            }
        }
        files.sort();
        files
    }

    /// Something happens to the workspace or to what is kept.
    fn happen(&mut self) -> &'static str {
        let procedures = self.procedures();
        let at = self.below(procedures.len());
        let text = |path: &Path| fs::read_to_string(path).expect("it can be read");
        let one = &procedures[at];
        let (what, done) = match self.below(12) {
            0 => {
                ("a procedure is changed", fs::write(one, text(one).replace("deadline:", "deadline: # x\n ")))
            }
            1 => ("a paper is taken away", fs::write(one, text(one).replacen("originals: 1, ", "", 1))),
            2 => ("a length stays", fs::write(one, text(one).replacen("copies: 1", "copies: 9", 1))),
            3 if procedures.len() > 3 => ("a procedure is deleted", fs::remove_file(one)),
            4 => (
                "a file is renamed",
                fs::rename(one, one.with_file_name(format!("r{}.yaml", self.below(1000)))),
            ),
            5 => ("a file is broken", fs::write(one, text(one).replacen("name: {", "name: {{", 1))),
            6 => {
                let types = self.folder.path().join("catalog/document_types-0.yaml");
                (
                    "the catalog is changed",
                    fs::write(&types, text(&types).replacen("Kết quả", "Quyết định", 1)),
                )
            }
            7 => {
                let settings = self.folder.path().join("rasoat.yaml");
                let (from, to) = if self.below(2) == 0 { ("vi\n", "en\n") } else { ("en\n", "vi\n") };
                ("the settings are changed", fs::write(&settings, text(&settings).replacen(from, to, 1)))
            }
            8 => {
                let limit = self.below(3);
                let rule = format!(
                    "/// Nhiều giấy tờ.\n/// Many papers.\n///\n/// Đo.\n/// Measured.\nrule own/many {{ criterion necessity \
                     pack simplification level info basis 63/2010/NĐ-CP art 10\n\
                     for each p in procedures where count(p.documents) > {limit} flag p vi \"nhiều\" en \"many\" }}"
                );
                self.write("rules/own.rule", &rule);
                ("an own rule is written", Ok(()))
            }
            9 => {
                let damaged = self.kept();
                for path in &damaged {
                    let mut bytes = fs::read(path).expect("it can be read");
                    let (at, bit) = (self.below(bytes.len().max(1)), self.below(8));
                    // What was cut off to nothing before has no byte to be damaged.
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << bit;
                    }
                    fs::write(path, bytes).expect("it can be written");
                }
                ("what is kept is damaged", Ok(()))
            }
            10 => {
                let cut = self.kept();
                for path in &cut {
                    let bytes = fs::read(path).expect("it can be read");
                    fs::write(path, &bytes[..self.below(bytes.len() + 1)]).expect("it can be written");
                }
                ("what is kept is cut off", Ok(()))
            }
            _ => ("nothing", Ok(())),
        };
        done.expect("it can be done");
        what
    }
}

#[test]
fn a_run_that_uses_what_is_kept_says_what_a_first_run_says() {
    for seed in [1, 2] {
        let mut desk = Desk::new(seed);
        let mut story = Vec::new();
        for _ in 0..25 {
            story.push(desk.happen());
            let words: &[&str] = match desk.below(4) {
                0 => &["check", "--format", "json"],
                1 => &["check", "--keys", "--lang", "en"],
                2 => &["check", "--fail-on", "warning"],
                _ => &["check"],
            };
            let fresh = desk.run(&[words, &["--no-cache"]].concat());
            for time in ["first", "again"] {
                assert_eq!(desk.run(words), fresh, "{time}, {words:?} after {story:#?}");
            }
        }
        assert!(desk.kept().len() > 5, "nothing was kept: {story:?}");
    }
}

#[test]
fn what_is_kept_is_used_and_can_be_cleared() {
    let desk = Desk::new(3);
    let first = desk.run(&["check"]);
    let kept = desk.kept();
    assert!(!kept.is_empty());
    // To see that it is used, another text is put where the run's own stands, with its hash.
    assert_eq!(desk.run(&["check"]), first);
    assert_eq!(desk.kept().len(), kept.len());
    let path = desk.run(&["cache", "path"]);
    assert_eq!(String::from_utf8_lossy(&path.stdout).trim(), desk.cache.path().to_string_lossy());
    assert!(desk.run(&["cache", "clear"]).status.success());
    assert_eq!(desk.kept(), Vec::<PathBuf>::new());
    assert_eq!(desk.run(&["check", "--no-cache"]), first);
    assert_eq!(desk.kept(), Vec::<PathBuf>::new());
}

#[test]
fn several_runs_at_once_say_the_same() {
    let desk = Desk::new(4);
    let fresh = desk.run(&["check", "--no-cache"]);
    for _ in 0..3 {
        let start = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
            command.env("RASOAT_CACHE", desk.cache.path()).current_dir(desk.folder.path()).arg("check");
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
            command.spawn().expect("the program runs")
        };
        let runs: Vec<_> = (0..4).map(|_| start()).collect();
        for run in runs {
            assert_eq!(run.wait_with_output().expect("it ends"), fresh);
        }
        desk.run(&["cache", "clear"]);
    }
}

#[test]
fn the_profile_names_every_stage_and_every_rule() {
    let desk = Desk::new(5);
    let said = desk.run(&["check", "--profile", "--lang", "en"]);
    let table = String::from_utf8(said.stderr).expect("it is text");
    for stage in ["read files", "parse", "link", "compile rules", "facts", "evaluate rules", "report", "all"]
    {
        assert!(
            table.lines().any(|line| line.starts_with(stage) && line.contains(" ms")),
            "{stage}: {table}"
        );
    }
    for (rule, _) in rasoat::rules::BUILT_IN {
        let line = table.lines().find(|line| line.starts_with(rule));
        assert!(line.is_some_and(|line| line.contains(" ms")), "{rule}: {table}");
    }
    let head: Vec<&str> = table.lines().filter(|line| line.contains("time")).collect();
    assert_eq!(head.len(), 2, "{table}");
    assert!(head.iter().all(|line| line.ends_with("rows")), "{table}");
}

#[test]
fn a_watched_workspace_is_checked_again_after_a_change() {
    use std::io::{BufRead as _, BufReader};
    let desk = Desk::new(6);
    let mut watching = Command::new(env!("CARGO_BIN_EXE_rasoat"))
        .args(["watch", "--keys", "--no-cache"])
        .current_dir(desk.folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the program runs");
    let (send, lines) = std::sync::mpsc::channel();
    let out = watching.stdout.take().expect("it is piped");
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| send.send(line))
    });
    let patience = std::time::Duration::from_secs(120);
    let until = |wanted: &str| {
        while !lines.recv_timeout(patience).expect("it says so in time").contains(wanted) {}
    };
    let many = |id: &str| {
        format!(
            "/// Có.\n/// There is.\n///\n/// Đo.\n/// Measured.\nrule own/{id} {{ criterion necessity pack simplification \
             level info basis 63/2010/NĐ-CP art 10\nfor each p in procedures flag p vi \"có\" en \"there\" }}"
        )
    };
    // The first look finds nothing of an own rule; each change after it is seen without being asked for.
    for id in ["one", "two", "three"] {
        desk.write("rules/own.rule", &many(id));
        until(&format!("own/{id}:"));
    }
    watching.kill().and_then(|()| watching.wait().map(drop)).expect("it ends");
}
