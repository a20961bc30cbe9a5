//! What is wrong with the files, the rules and the run itself, as every format shows it: a report that leaves a file out
//! must say so.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::report::view::findings::{NoteView, PlaceView, placed};
use crate::report::view::leaf::{Coded, Words};
use crate::report::view::names;
use crate::source::Source;
use crate::text::Lang;

/// One complaint about the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProblemView {
    /// The kind of complaint, such as `unknown-key`.
    pub code: String,
    /// How much it matters.
    pub level: Coded,
    /// What is wrong.
    pub message: Words,
    /// What to do next.
    pub help: Option<Words>,
    /// Where, when the file could be read.
    pub place: Option<PlaceView>,
    /// Related places.
    pub notes: Vec<NoteView>,
    /// Whether it is about a rule; about a file otherwise.
    pub of_rule: bool,
}

impl ProblemView {
    /// Whether something was left out of the review because of it.
    pub fn is_error(&self) -> bool {
        self.level.code == Severity::Error.word()
    }
}

/// Complaints, in the order in which they were made, with their places in these sources.
pub fn problems(found: &[Diagnostic], sources: &[Source], of_rule: bool, lang: Lang) -> Vec<ProblemView> {
    let place = |label: &Label| {
        let source = sources.get(label.source.0 as usize)?;
        Some(placed(source, Some(label.span), String::new()))
    };
    let note = |label: &Label| NoteView {
        text: label.text.as_ref().map_or_else(Words::default, |text| Words::of(text, lang)),
        place: place(label),
    };
    let problem = |found: &Diagnostic| ProblemView {
        code: found.code.to_owned(),
        level: names::level(found.severity, lang),
        message: Words::of(&found.message, lang),
        help: found.help.as_ref().map(|help| Words::of(help, lang)),
        place: found.labels.first().and_then(place),
        notes: found.labels.iter().skip(1).map(note).collect(),
        of_rule,
    };
    found.iter().map(problem).collect()
}
