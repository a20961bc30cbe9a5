//! Findings as a report shows them: words, place as a person counts it, basis, and what became of the remedy.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Finding;
use crate::model::corpus::{Corpus, Place};
use crate::report::view::leaf::{Coded, Day, Words};
use crate::report::view::procedures::ProcedureView;
use crate::report::view::proposals::ProposalView;
use crate::report::view::{Input, names};
use crate::source::{Source, SourceId};
use crate::span::Span;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingView {
    /// Its number in the report, from 1.
    pub number: usize,
    /// Where a page holds it, made of its stable identity.
    pub anchor: String,
    /// The rule.
    pub rule: String,
    /// The rule's title, where it is known.
    pub title: Option<Words>,
    /// The criterion.
    pub criterion: Coded,
    /// How much it matters.
    pub level: Coded,
    /// What is wrong.
    pub message: Words,
    /// Where.
    pub place: PlaceView,
    /// Related places.
    pub notes: Vec<NoteView>,
    /// The basis of the rule.
    pub basis: Vec<String>,
    /// The stable identity.
    pub key: String,
    /// What became of it: `proposed`, `blocked`, `waived`, or `open` when nothing settles it.
    pub outcome: &'static str,
    /// The numbers of the proposals that settle it, each within the procedure it is listed at.
    pub settled_by: Vec<usize>,
    /// Where a page holds those, in the same order.
    pub settled_anchors: Vec<String>,
    /// Why it is accepted as it is; such a finding is in no count.
    pub waived: Option<WaivedView>,
}

/// Why a finding is accepted as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaivedView {
    /// The reason.
    pub reason: String,
    /// Who accepts it, where it is written.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// Where the waiver stands; its way into the file is empty.
    pub place: PlaceView,
}

/// A place as a person counts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceView {
    /// The file, from the workspace folder.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The column, from 1, where it is known.
    pub column: Option<usize>,
    /// The way into the file, such as `steps[3].needs[1]`.
    pub path: String,
    /// `file:line:column`, as far as it is known.
    pub text: String,
    /// The stretch of the text, where it is known.
    pub region: Option<Region>,
}

/// A stretch of a text as programs count it: lines and columns from 1, columns in code points, the end after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Region {
    /// The first line.
    pub line: usize,
    /// The column in it.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// A related place with a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteView {
    /// The words.
    pub text: Words,
    /// The place, if it is written anywhere.
    pub place: Option<PlaceView>,
}

impl FindingView {
    /// The next steps the rule names for the thing itself, in the reader's words.
    pub fn advice(&self) -> impl Iterator<Item = &str> {
        let own = self.notes.iter().filter(|note| note.place.as_ref() == Some(&self.place));
        own.map(|note| note.text.text.as_str())
    }

    /// The proposals listed at a procedure that settle it.
    pub fn settling<'p>(&self, procedure: &'p ProcedureView) -> impl Iterator<Item = &'p ProposalView> {
        procedure.proposals.iter().filter(|made| self.settled_anchors.contains(&made.anchor))
    }

    /// The places the rule points to besides the thing itself.
    pub fn related(&self) -> impl Iterator<Item = &NoteView> {
        self.notes.iter().filter(|note| note.place.as_ref() != Some(&self.place))
    }
}

/// The finding at this position of the list.
pub(super) fn finding(input: &Input<'_>, at: usize) -> FindingView {
    let lang = input.lang();
    let found: &Finding = &input.findings[at];
    let rule = input.rules.iter().find(|rule| rule.id == found.rule);
    let settled = &input.index.settled_by[at];
    let blocked = input.index.blocked[at];
    FindingView {
        number: at + 1,
        anchor: input.anchors.findings[at].clone(),
        rule: found.rule.clone(),
        title: rule.map(|rule| Words::of(&rule.title, lang)),
        criterion: names::criterion(found.criterion, lang),
        level: names::level(found.severity, lang),
        message: Words::of(&found.message, lang),
        place: place(input.corpus, &found.place),
        notes: found
            .notes
            .iter()
            .map(|note| NoteView {
                text: Words::of(&note.text, lang),
                place: note.place.as_ref().map(|at| place(input.corpus, at)),
            })
            .collect(),
        basis: found.basis.clone(),
        key: found.key.clone(),
        outcome: match (settled.is_empty(), blocked) {
            _ if found.waived.is_some() => "waived",
            (false, _) => "proposed",
            (true, true) => "blocked",
            (true, false) => "open",
        },
        settled_anchors: settled.iter().map(|(_, made)| input.anchors.proposals[*made].clone()).collect(),
        settled_by: settled.iter().map(|(number, _)| *number).collect(),
        waived: found.waived.as_ref().map(|waived| WaivedView {
            reason: waived.reason.clone(),
            by: waived.by.clone(),
            until: waived.until.map(|day| Day::of(day, lang)),
            place: written(input.corpus, waived.source, String::new(), Some(waived.span)),
        }),
    }
}

/// A place for the reader. Line and column are left out where the file's text or tree is not at hand.
pub fn place(corpus: &Corpus, place: &Place) -> PlaceView {
    written(corpus, place.source, place.path.clone(), corpus.span(place))
}

fn written(corpus: &Corpus, source: SourceId, path: String, span: Option<Span>) -> PlaceView {
    match corpus.sources.get(source.0 as usize) {
        Some(source) => placed(source, span, path),
        None => placed(&Source { name: String::new(), text: String::new() }, None, path),
    }
}

/// A stretch of a source for the reader.
pub(super) fn placed(source: &Source, span: Option<Span>, path: String) -> PlaceView {
    let file = source.name.clone();
    let position = span.map(|span| source.line_column(span.start));
    let text = match position {
        Some(at) => format!("{file}:{}:{}", at.line, at.column),
        None => file.clone(),
    };
    PlaceView {
        file,
        line: position.map(|at| at.line),
        column: position.map(|at| at.column),
        path,
        text,
        region: span.map(|span| region(source, span)),
    }
}

/// A stretch of a source as programs count it.
pub(super) fn region(source: &Source, span: Span) -> Region {
    let (line, column) = code_points(source, span.start);
    let (end_line, end_column) = code_points(source, span.end.max(span.start));
    Region { line, column, end_line, end_column }
}

/// Line and column of a byte, the column in code points.
fn code_points(source: &Source, byte: usize) -> (usize, usize) {
    let line = source.line_column(byte).line;
    let before = source.text.get(..byte.min(source.text.len())).unwrap_or(&source.text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}
