//! Review of a branch in git, against checking the same workspace: `cargo bench --bench review`. Processor time of the
//! program and of the git processes it starts, the jobs in turns. What came of it is in `docs/performance.md`.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use generate::{Workspace, generate};

#[path = "corpus/generate.rs"]
mod generate;

/// How many procedures the branch touches.
const TOUCHED: usize = 5;

fn main() {
    // `cargo test` and `cargo bench -- --test` only ask whether it runs.
    let trial = std::env::args().any(|word| word == "--test");
    let (rounds, procedures) = if trial { (1, 50) } else { (3, 5_000) };
    let branch = Repository::of(procedures);
    let few = Repository::of(TOUCHED);
    let introduced = branch.rasoat(&["review", "main", "--format", "github"]);
    assert!(introduced.lines().count() >= TOUCHED, "the branch brings something in: {introduced}");

    let jobs = [
        (format!("check {procedures} procedures"), &branch, vec!["check", "--keys"]),
        (format!("check {TOUCHED}"), &few, vec!["check", "--keys"]),
        (format!("review of {TOUCHED} of {procedures}, work tree"), &branch, vec!["review", "main"]),
        (format!("review of {TOUCHED} of {procedures}, two commits"), &branch, vec!["review", "main..work"]),
        ("review of nothing changed, two commits".to_owned(), &branch, vec!["review", "work..work"]),
    ];
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); jobs.len()];
    for _ in 0..rounds {
        for (at, (_, repository, words)) in jobs.iter().enumerate() {
            // The system counts processor time in steps of 10 ms: short jobs are done several times over.
            let repeats = if repository.procedures < 100 { 10 } else { 1 };
            let start = Clock::now();
            (0..repeats).for_each(|_| drop(repository.rasoat(words)));
            times[at].push(start.elapsed() / f64::from(repeats));
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    for ((name, ..), time) in jobs.iter().zip(&medians) {
        say(&format!("{name}: {time:.0} ms, {:.2} of checking all", time / medians[0]));
    }
}

/// A generated workspace in git: all of it on `main`, and a branch `work` that asks for one paper more in some procedures.
struct Repository {
    folder: tempfile::TempDir,
    procedures: usize,
}

impl Repository {
    fn of(procedures: usize) -> Repository {
        // What is measured must be sound.
        assert_eq!(Workspace::of(procedures).world().corpus.procedures.len(), procedures);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let repository = Repository { folder, procedures };
        repository.git(&["init", "-q", "-b", "main"]);
        let sources = generate(procedures, 1).sources;
        sources.iter().for_each(|source| repository.write(&source.name, &source.text));
        repository.commit("Begin");
        repository.git(&["switch", "-q", "-c", "work"]);
        let touched = sources.iter().filter(|source| source.text.starts_with("procedure:"));
        let step = procedures / TOUCHED;
        for source in touched.step_by(step).take(TOUCHED) {
            let more = "documents:\n  - {id: more, type: form, originals: 1}\n";
            repository.write(&source.name, &source.text.replacen("documents:\n", more, 1));
        }
        repository.commit("Ask for more");
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", message]);
    }

    fn git(&self, words: &[&str]) {
        let status = Command::new("git").args(words).current_dir(self.path()).status().expect("git runs");
        assert!(status.success(), "git {words:?}");
    }

    fn rasoat(&self, words: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_rasoat"))
            .args(words)
            .current_dir(self.path())
            .stderr(Stdio::inherit())
            .output()
            .expect("rasoat runs");
        assert!(output.status.code().is_some_and(|code| code < 2), "rasoat {words:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Processor time of ended child processes where the system tells it (Linux), or else time on the wall.
enum Clock {
    Children(f64),
    Wall(Instant),
}

impl Clock {
    fn now() -> Clock {
        of_children().map_or_else(|| Clock::Wall(Instant::now()), Clock::Children)
    }

    /// Milliseconds since.
    fn elapsed(&self) -> f64 {
        match self {
            Clock::Children(start) => of_children().unwrap_or(*start) - start,
            Clock::Wall(start) => start.elapsed().as_secs_f64() * 1e3,
        }
    }
}

/// Milliseconds of processor time of all children that ended and theirs.
fn of_children() -> Option<f64> {
    let about = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = about.rsplit_once(')')?.1.split_whitespace().skip(13);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks * 10.0)
}

#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn say(line: &str) {
    println!("{line}");
}
