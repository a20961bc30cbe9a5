//! `cache`, and what it is about: what a command said of a workspace, kept under a hash of everything it was made from, so
//! that nothing is done again while nothing has changed.
//!
//! The key holds the program, the words of the command, the name and bytes of every file and rule file, and what else was
//! asked about; a file that looks as it did when it was last read (size, times, number) is taken to hold the same bytes.

use std::path::PathBuf;

use crate::cli::output::{self, Said};
use crate::cli::{Failed, Outcome, files, workspace};
use crate::model::load::{self, SETTINGS_FILE};
use crate::source::Source;
use crate::text::Lang;

mod bytes;
mod state;
mod store;

use bytes::{Reader, Writer};
use state::Seen;
use store::{Key, Store};

/// The variable that names the folder, or turns the cache off.
const VARIABLE: &str = "RASOAT_CACHE";

/// Arguments of `cache`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Removes everything that is kept
    Clear,
    /// Prints the folder; `RASOAT_CACHE` names another one, or `off`
    Path,
}

/// Runs `cache`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let Some(folder) = folder() else { return Ok(Outcome::Clean) };
    let store = Store::at(folder);
    match args.action {
        Action::Clear => {
            let failed =
                |source| Failed::Write { path: store.folder().to_owned(), lang: Lang::default(), source };
            store.clear().map_err(failed)?;
        }
        Action::Path => output::print(&format!("{}\n", store.folder().display()))?,
    }
    Ok(Outcome::Clean)
}

/// What is kept of one run, and under which key.
pub struct Entry {
    store: Store,
    key: Key,
}

impl Entry {
    /// The entry of a run on these files; `asked` is everything else that decides what is said. None where nothing can be
    /// kept, or a file cannot be read.
    pub fn of(found: &workspace::Found, asked: &str) -> Option<Entry> {
        let store = Store::at(folder()?);
        let program = program()?;
        if !found.is_sound() || files::unfinished(&found.root).is_some() {
            return None;
        }
        let root = found.root.to_str()?;
        let place = *blake3::hash(&[b"files\0", program.as_slice(), root.as_bytes()].concat()).as_bytes();
        let before = store.get(&place).and_then(|kept| Seen::read(&kept)).unwrap_or_default();
        let (hashes, seen, is_new) = before.hashes(&found.files)?;
        let mut all = Writer::default();
        all.text(&String::from_utf8_lossy(&program));
        all.text(asked);
        all.text(root);
        for ((name, _), hash) in found.files.iter().zip(&hashes) {
            all.text(name);
            all.key(hash);
        }
        for source in others(found)? {
            all.text(&source.name);
            all.text(&source.text);
        }
        if is_new {
            store.put(&place, &seen.write());
        }
        Some(Entry { store, key: *blake3::hash(&all.done()).as_bytes() })
    }

    /// Says again what was said then; what the run came to.
    pub fn replay(&self) -> Option<Result<Outcome, Failed>> {
        let kept = self.store.get(&self.key)?;
        let (outcome, said) = read(&kept)?;
        Some(said.iter().try_for_each(output::say).map(|()| outcome).map_err(Failed::from))
    }

    /// Keeps what was said, and what the run came to.
    pub fn keep(&self, said: &[Said], outcome: Outcome) {
        let mut to = Writer::default();
        to.number(u64::from(outcome == Outcome::Findings));
        to.number(said.len() as u64);
        for said in said {
            let (kind, bytes) = match said {
                Said::Text(text) => (0, text.as_bytes()),
                Said::Bytes(bytes) => (1, bytes.as_slice()),
                Said::Remark(text) => (2, text.as_bytes()),
            };
            to.number(kind);
            to.bytes(bytes);
        }
        self.store.put(&self.key, &to.done());
    }
}

fn read(kept: &[u8]) -> Option<(Outcome, Vec<Said>)> {
    let mut from = Reader::of(kept);
    let outcome = if from.number()? == 1 { Outcome::Findings } else { Outcome::Clean };
    let count = from.number()?;
    let mut said = Vec::new();
    for _ in 0..count {
        said.push(match from.number()? {
            0 => Said::Text(from.text()?),
            1 => Said::Bytes(from.bytes()?.to_vec()),
            2 => Said::Remark(from.text()?),
            _ => return None,
        });
    }
    Some((outcome, said))
}

/// What else the settings of the workspace name: the rule files and their data, and the baseline.
fn others(found: &workspace::Found) -> Option<Vec<Source>> {
    let text = std::fs::read_to_string(found.root.join(SETTINGS_FILE)).ok()?;
    let settings = load::load(vec![Source::new(SETTINGS_FILE, text)]).corpus.settings;
    let folders = settings.rules.iter().flat_map(|rules| &rules.folders);
    let (files, problems) = workspace::rule_files(&found.root, folders).ok()?;
    let text = |name: &String| std::fs::read_to_string(found.root.join(name)).unwrap_or_default();
    let baseline = settings.baseline.as_ref().map(|name| Source::new(name, text(name)));
    problems.is_empty().then(|| files.rules.into_iter().chain(files.data).chain(baseline).collect())
}

/// Which program this is: its version, and the size and time of its file.
fn program() -> Option<Vec<u8>> {
    let about = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    Some(format!("{} {} {:?}", env!("CARGO_PKG_VERSION"), about.len(), about.modified().ok()?).into_bytes())
}

/// The folder of the cache: the one that is asked for, or the usual one of this system; none when it is off.
fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(asked) = named(VARIABLE) {
        return (asked.as_os_str() != "off").then_some(asked);
    }
    let usual = if cfg!(windows) {
        named("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Caches"))
    } else {
        named("XDG_CACHE_HOME").or_else(|| named("HOME").map(|home| home.join(".cache")))
    };
    usual.filter(|folder| folder.is_absolute()).map(|folder| folder.join("rasoat"))
}
