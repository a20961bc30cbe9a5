//! A finding: what one rule says of one thing, with its place, words and remedy. Plain data.

use crate::diagnostic::Severity;
use crate::model::corpus::Place;
use crate::model::criterion::Criterion;
use crate::model::date::Date;
use crate::model::edit::Edit;
use crate::model::entity::Entity;
use crate::source::SourceId;
use crate::span::Span;
use crate::text::Text;

/// What one rule says of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// How much it matters here.
    pub severity: Severity,
    /// The criterion of Decree 63/2010 art. 10 it serves.
    pub criterion: Criterion,
    /// The thing it is about.
    pub entity: Entity,
    /// The id of the procedure it is about, if any.
    pub procedure: Option<String>,
    /// A stable identity: rule and ids of the things joined, never a line or a message.
    pub key: String,
    /// Where the thing is written.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// Related places, each with a few words.
    pub notes: Vec<Note>,
    /// The legal or scholarly basis of the rule itself.
    pub basis: Vec<String>,
    /// What would settle it; none when the rule has no remedy or withholds it.
    pub remedy: Option<Remedy>,
    /// Why it is accepted as it is; a waived finding counts for nothing and asks for no change.
    pub waived: Option<Waived>,
}

/// Why somebody accepts a finding as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The reason.
    pub reason: String,
    /// Who, where it is written.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// The file of the waiver.
    pub source: SourceId,
    /// Where it stands in that file.
    pub span: Span,
}

impl Finding {
    /// The next step in words where nothing can be changed for the author: the rule's note on the thing itself.
    pub fn advice(&self) -> Option<&Text> {
        let own = self.notes.iter().find(|note| note.place.as_ref() == Some(&self.place));
        own.map(|note| &note.text).filter(|_| self.remedy.is_none())
    }
}

/// A related place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where, if it is written anywhere.
    pub place: Option<Place>,
    /// What to see there.
    pub text: Text,
}

/// What would settle a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The edits, which belong together.
    pub edits: Vec<Edit>,
    /// The provisions to amend: the citations of the thing changed, as `(citation text, instrument position)`.
    pub amends: Vec<Amended>,
}

/// A provision a remedy amends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amended {
    /// The provision as cited.
    pub citation: crate::model::citation::Citation,
    /// The instrument's position in the catalog, if it is there.
    pub instrument: Option<usize>,
}
