//! A proposal: edits that belong together, what they settle, save and need. Plain data.

use crate::authority::ToAmend;
use crate::decide::Decided;
use crate::facts::measures::Measures;
use crate::finding::Amended;
use crate::model::catalog::Authority;
use crate::model::edit::Edit;
use crate::model::number::Money;
use crate::text::Text;

/// What came of the findings that have a remedy.
#[derive(Clone, Debug, Default)]
pub struct Proposals {
    /// Proposals that hold, best first, each also sound together with those before it in its procedure.
    pub made: Vec<Proposal>,
    /// Remedies that fail the proof, or clash with a proposal that was made.
    pub blocked: Vec<Blocked>,
    /// Of the blocked ones those that are sound alone and clash with one that was made, best first: what could be chosen
    /// in its place, with what it saves.
    pub alternatives: Vec<Proposal>,
    /// Which of the proposals and alternatives do not go together, in order of procedure. A procedure all of whose
    /// proposals hold together has none.
    pub conflicts: Vec<Conflict>,
    /// Each procedure's measures before, and after all proposals that were made, in order of procedure. A sketch is
    /// not counted: what it saves is not known before a person has worked it out.
    pub together: Vec<(Measures, Measures)>,
    /// Each procedure's measures after the proposals that were accepted and are still to be carried out, without the
    /// sketches, in order of procedure; none where nothing was accepted.
    pub accepted: Option<Vec<Measures>>,
    /// Each procedure after all proposals that were made, without the sketches, in order of procedure.
    pub after: Vec<crate::model::procedure::Procedure>,
    /// What became of the decisions on proposals, in order of file. A proposal that was rejected or deferred is not made.
    pub decided: Vec<Decided>,
}

/// Edits that belong together, with everything a head of office needs to sign them.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// A stable id: a short hash of the procedure and the edits.
    pub id: String,
    /// The procedure it changes.
    pub procedure: String,
    /// The change, in words: one sentence for each edit.
    pub changes: Vec<Text>,
    /// The edits.
    pub edits: Vec<Edit>,
    /// The findings it settles, as positions in the list of findings.
    pub settles: Vec<usize>,
    /// The measures before: of the procedure as written.
    pub before: Measures,
    /// The measures after this proposal alone.
    pub after: Measures,
    /// The provisions to amend.
    pub amends: Vec<Amended>,
    /// Who has the power: the farthest of the provisions'; `None` when no provision prescribes the item.
    pub authority: Option<Authority>,
    /// The instruments those provisions belong to, in the order in which they can be amended.
    pub instruments: Vec<ToAmend>,
    /// How far it may be trusted.
    pub safety: Safety,
    /// Official cost saved in a year by this proposal alone; `None` without a volume.
    pub saved_per_year: Option<Money>,
    /// Official cost saved for one dossier.
    pub saved_per_case: Money,
    /// Office minutes saved on the longest path; never converted to money.
    pub saved_time: i64,
    /// Office minutes saved of the declared deadline.
    pub saved_deadline: i64,
    /// Feedback about the documents and steps whose findings it settles, where several people say the same.
    pub complaints: i64,
    /// The obligations of the proof of no loss, all of which hold.
    pub holds: Vec<&'static str>,
}

/// How far a proposal may be trusted, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// A direction; a person must work it out.
    Sketch,
    /// Sound, but a rule of law or a register's coverage must be looked at.
    NeedsReview,
    /// Sound, and nothing of legal substance changes.
    Safe,
}

/// A remedy that is not proposed, and why.
#[derive(Clone, Debug)]
pub struct Blocked {
    /// The procedure.
    pub procedure: String,
    /// The change it would have been, in words.
    pub changes: Vec<Text>,
    /// The finding behind it, as a position in the list of findings.
    pub finding: usize,
    /// All findings with this remedy, as positions in the list of findings.
    pub findings: Vec<usize>,
    /// The id the proposal would have had.
    pub id: String,
    /// The edits it would have made.
    pub edits: Vec<Edit>,
    /// The obligations that fail, each with its witness.
    pub fails: Vec<Failure>,
}

/// Proposals of one procedure that are each sound, but not together. No part of them is such a set itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The procedure.
    pub procedure: String,
    /// The ids, in the order in which the choice takes them: the best first.
    pub proposals: Vec<String>,
    /// What fails when the last is carried out after the others, each with its witness.
    pub fails: Vec<Failure>,
}

/// An obligation of the proof of no loss that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which obligation: one of [`crate::proof::OBLIGATIONS`], `applies` (the change cannot be carried out at all), or
    /// `clash` (a proposal that was made stands in the way).
    pub obligation: &'static str,
    /// What fails, naming the witness.
    pub text: Text,
}
