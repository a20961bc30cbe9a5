//! Files that were proven, written: all of them, read and judged once more, and taken back where anything got worse. The one
//! road by which a command changes files of a workspace.

use crate::cli::files::{Disk, Replacement, Stopped, replace};
use crate::cli::session::{self, Session};
use crate::cli::{Common, Failed};
use crate::enact::{self, Changed, Review};
use crate::facts::measures::Measures;
use crate::text::Lang;

/// Writes all files, looks at the workspace again, and takes everything back if anything got worse.
pub fn write(
    disk: &mut dyn Disk,
    session: &Session,
    changed: &[Changed],
    review: &Review<'_>,
    common: &Common,
) -> Result<(), Failed> {
    let files: Vec<Replacement> = changed
        .iter()
        .map(|file| Replacement {
            path: session.root.join(&file.name),
            name: file.name.clone(),
            old: file.old.clone(),
            new: file.new.clone(),
        })
        .collect();
    let lang = session.lang;
    let replaced = replace(disk, &session.root, &files).map_err(|stopped| said(&stopped, lang))?;
    match judged(session, changed, review, common) {
        Ok(()) => replaced.keep(disk).map_err(|stopped| said(&stopped, lang)),
        Err(why) => {
            let undone = replaced.undo(disk);
            Err(Failed::Words(match (undone, lang) {
                (Ok(()), Lang::Vi) => format!("đã khôi phục mọi tệp như cũ: {why}"),
                (Ok(()), Lang::En) => format!("every file was put back as it was: {why}"),
                (Err(stopped), lang) => format!("{why}; {}", stopped.text.get(lang)),
            }))
        }
    }
}

/// Reads the workspace again from its files; says what is not as it was meant to be.
fn judged(
    session: &Session,
    changed: &[Changed],
    review: &Review<'_>,
    common: &Common,
) -> Result<(), String> {
    let lang = session.lang;
    let again = session::open(common).map_err(|failed| failed.to_string())?;
    if let Some(file) = changed.iter().find(|file| {
        let now = again.corpus.sources.iter().find(|source| source.name == file.name);
        now.is_none_or(|now| now.text != file.new)
    }) {
        return Err(lang.pick(
            format!("`{}` đã bị thay đổi trong khi ghi", file.name),
            format!("`{}` was changed while it was being written", file.name),
        ));
    }
    let before = enact::see(session.corpus.sources.clone(), review);
    let after = enact::see(again.corpus.sources, review);
    let expected: Vec<(String, Measures)> =
        changed.iter().map(|file| (file.procedure.clone(), file.after.clone())).collect();
    let worse = enact::worse(&before, &after, &expected);
    let unread = again.diagnostics.len() > session.diagnostics.len() && worse.is_empty();
    match worse.first() {
        Some(first) => Err(first.get(lang).to_owned()),
        None if unread => {
            Err(lang.pick("phát sinh sai sót trong tệp", "the files would get a mistake").to_owned())
        }
        None => Ok(()),
    }
}

/// Why nothing was written.
pub fn said(stopped: &Stopped, lang: Lang) -> Failed {
    Failed::Words(stopped.text.get(lang).to_owned())
}
