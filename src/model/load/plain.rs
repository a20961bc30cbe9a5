//! The short way through a file that is sound and plain. Knows nothing of mistakes.

use crate::model::load::SETTINGS_FILE;
use crate::model::load::file::{NAMED, Read};
use crate::model::load::known::Claim;
use crate::model::load::parse::LARGEST;
use crate::model::load::scan::scan;
use crate::model::load::typed::{self, Located as _};
use crate::model::procedure::Procedure;
use crate::source::{Source, SourceId};

/// Reads a sound procedure that is written plainly and has no comment that could be a waiver: most files. Anything else is
/// left to the whole way.
pub(super) fn read(source: &Source, id: SourceId) -> Option<Read> {
    if source.name == SETTINGS_FILE || source.text.len() > LARGEST {
        return None;
    }
    let tape = scan(&source.text).filter(|tape| !tape.has_comments)?;
    let root = tape.root();
    root.get("procedure")?;
    let procedure: Procedure = typed::read_from(root).ok()?;
    let mut read = Read { procedure: Some(procedure), ..Read::default() };
    for (target, key) in NAMED {
        if let Some((value, name)) = root.get(key).and_then(|value| Some((value, value.text()?.to_owned()))) {
            read.claims.push(Claim { target, name, source: id, span: value.span(), readable: true });
        }
    }
    Some(read)
}
