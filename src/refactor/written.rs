//! A refactoring lowered to texts, by the road every proposal takes: the file is changed only where it must, reads as what
//! was wanted, and makes nothing worse. Pure: nothing is written here.

use crate::diagnostic::Diagnostic;
use crate::enact::{self, Changed as File, Review, Seen};
use crate::facts::measures::Measures;
use crate::facts::of_procedure;
use crate::model::date::Date;
use crate::model::edit::apply::{Reason, apply};
use crate::model::patch::{Refused, read, rewrite};
use crate::model::procedure::Procedure;
use crate::refactor::{Changed, Refactoring};
use crate::source::Source;
use crate::text::Text;

/// The texts of a refactoring.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The files that change, in order of procedure.
    pub files: Vec<File>,
    /// The procedures whose edits are proven and whose files stay as they are all the same.
    pub left: Vec<Unwritten>,
}

/// A procedure whose file stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// Its id.
    pub procedure: String,
    /// Why.
    pub reasons: Vec<Text>,
    /// What is wrong with the file, with the place.
    pub problems: Vec<Diagnostic>,
}

/// The texts after the edits of a refactoring that hold. Both states are reviewed as of the day of the refactoring, so that
/// only what the edits bring counts against them. Where all together bring something worse, they are taken one procedure
/// after another, and whoever brings it stays behind.
pub fn written(set: &Refactoring, sources: &[Source], review: &Review<'_>, on: Date) -> Written {
    let review = Review { as_of: Some(on), ..*review };
    let start = enact::see(sources.to_vec(), &review);
    let mut done = Written::default();
    let mut drafts: Vec<Draft> = Vec::new();
    for one in set.changed.iter().filter(|one| !one.edits.is_empty()) {
        match draft(&start, one, on) {
            Ok(draft) => drafts.push(draft),
            Err(left) => done.left.push(left),
        }
    }
    if worse(&start, &drafts, &review).1.is_empty() {
        done.files = drafts.into_iter().map(|draft| draft.file).collect();
        return done;
    }
    let mut now = start;
    for draft in drafts {
        let (next, objections) = worse(&now, std::slice::from_ref(&draft), &review);
        if objections.is_empty() {
            now = next;
            done.files.push(draft.file);
        } else {
            let procedure = draft.file.procedure;
            done.left.push(Unwritten { procedure, reasons: objections, problems: Vec::new() });
        }
    }
    done
}

/// A file on its way.
struct Draft {
    /// The position of the file.
    at: usize,
    file: File,
}

fn draft(now: &Seen, one: &Changed, on: Date) -> Result<Draft, Unwritten> {
    let procedure = one.edits.first().map(|edit| edit.procedure.clone()).unwrap_or_default();
    let refused = |refused: Refused| unwritten(&procedure, refused);
    let unknown = || unwritten(&procedure, Refused::Unreadable(Vec::new()));
    let place = now.corpus.procedure(&procedure).and_then(|at| now.corpus.places.procedures.get(at));
    let id = *place.ok_or_else(unknown)?;
    let at = id.0 as usize;
    let source = now.corpus.sources.get(at).ok_or_else(unknown)?;
    let written = read(&source.text, id).map_err(refused)?;
    let mut wanted = written.clone();
    for edit in &one.edits {
        match apply(&mut wanted, &edit.change, &now.corpus.catalog) {
            Ok(()) => {}
            Err(no) if no.reason == Reason::Done => {}
            Err(no) => return Err(refused(Refused::Inapplicable(no))),
        }
    }
    let new = rewrite(&source.text, id, &wanted).map_err(refused)?;
    let measured = |procedure: &Procedure| -> Measures {
        let procedure = Procedure { as_of: on, ..procedure.clone() };
        of_procedure(&procedure, &now.corpus.catalog, &now.corpus.settings).measures
    };
    let (before, after) = (measured(&written), measured(&wanted));
    let (name, old) = (source.name.clone(), source.text.clone());
    Ok(Draft { at, file: File { name, old, new, procedure, before, after } })
}

/// The state after these files, and in what it is worse.
fn worse(now: &Seen, drafts: &[Draft], review: &Review<'_>) -> (Seen, Vec<Text>) {
    let mut sources = now.corpus.sources.clone();
    for draft in drafts {
        sources[draft.at].text.clone_from(&draft.file.new);
    }
    let next = enact::see(sources, review);
    let expected: Vec<(String, Measures)> =
        drafts.iter().map(|draft| (draft.file.procedure.clone(), draft.file.after.clone())).collect();
    let objections = enact::worse(now, &next, &expected);
    (next, objections)
}

fn unwritten(procedure: &str, refused: Refused) -> Unwritten {
    let (reasons, problems) = match refused {
        Refused::Unreadable(problems) => (Vec::new(), problems),
        Refused::Differs(problem) => (Vec::new(), vec![*problem]),
        Refused::Inapplicable(no) => (vec![no.text], Vec::new()),
    };
    let said = problems.iter().map(|problem| problem.message.clone());
    let reasons = reasons.into_iter().chain(said).collect();
    Unwritten { procedure: procedure.to_owned(), reasons, problems }
}
