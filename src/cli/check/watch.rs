//! `watch`: the check again after each change of the files, until the program is stopped.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Args, once};
use crate::cli::{Failed, Outcome, output, session};

/// One save is several events: the check begins when nothing has happened for so long.
const QUIET: Duration = Duration::from_millis(15);
/// It begins after this time even where things go on happening.
const PATIENCE: Duration = Duration::from_millis(300);

/// Runs `watch`: ends when the program is stopped, or nobody reads the output any more.
pub fn watch(args: &Args) -> Result<Outcome, Failed> {
    let root = session::find(args.common())?.root;
    let refused = |error: notify::Error| Failed::Words(format!("cannot watch `{}`: {error}", root.display()));
    let (send, changes) = mpsc::channel();
    let told = move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| matters(&event)) {
            // When nobody listens any more the program is about to end.
            let _ = send.send(());
        }
    };
    // The watcher comes before the first look, so that no change falls in between.
    let mut watcher: RecommendedWatcher = notify::recommended_watcher(told).map_err(refused)?;
    watcher.watch(&root, RecursiveMode::Recursive).map_err(refused)?;
    loop {
        if std::io::stdout().is_terminal() {
            output::print("\x1b[2J\x1b[3J\x1b[H")?;
        }
        match once(args) {
            Ok(_) => {}
            Err(Failed::Output(error)) => return Err(Failed::Output(error)),
            Err(Failed::Shown(drawn)) => output::remark(&drawn),
            // The settings may be gone for a moment, or wrong until the next save.
            Err(failed) => output::complain(&failed.to_string()),
        }
        if !wait(&changes) {
            return Ok(Outcome::Clean);
        }
    }
}

/// Waits for a change and for the end of what comes with it; whether there will be any.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let first = Instant::now();
    while first.elapsed() < PATIENCE {
        match changes.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// Whether a check could come out differently.
fn matters(event: &Event) -> bool {
    !event.kind.is_access() && event.paths.iter().any(|path| is_read(path))
}

/// Whether a path is one that is read, or a folder.
fn is_read(path: &Path) -> bool {
    let hidden = path.components().any(|part| part.as_os_str() == ".git");
    let kind = path.extension().and_then(|kind| kind.to_str());
    let ignoring = path.file_name().is_some_and(|name| name == ".gitignore" || name == ".ignore");
    !hidden && (ignoring || matches!(kind, None | Some("yaml" | "yml" | "rule" | "csv" | "j2")))
}
