//! A review as JSON of version 1: raw numbers, texts in both languages. Keys are never renamed or removed, only added.

use schemars::JsonSchema;
use serde::Serialize;

use crate::review::findings::{Cause, State};
use crate::review::{At, ReviewView};
use crate::text::{Lang, Text};

/// What changed between two versions of a workspace.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReviewV1 {
    /// The version of this shape: 1.
    pub version: u32,
    /// The version before, as it was asked for.
    pub base: String,
    /// The version after, as it was asked for; null for the work tree.
    pub head: Option<String>,
    /// Whether the version before had no workspace yet.
    pub is_new: bool,
    /// How many findings are in each state.
    pub counts: Vec<CountV1>,
    /// The findings, without those that are the same on both sides.
    pub findings: Vec<FindingV1>,
    /// Procedures that are not the same on both sides.
    pub procedures: Vec<ProcedureV1>,
    /// Proposals that are made on one side only.
    pub proposals: Vec<ProposalV1>,
    /// Entries of the catalog that are not the same on both sides.
    pub catalog: Vec<CatalogV1>,
    /// Keys of the settings that changed.
    pub settings: Vec<String>,
    /// Rules that are not the same on both sides.
    pub rules: Vec<RuleV1>,
    /// Mistakes in files and rules that are on one side only.
    pub mistakes: Vec<MistakeV1>,
}

/// How many findings are in a state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CountV1 {
    /// The state.
    pub state: String,
    /// How many.
    pub count: usize,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WordsV1 {
    /// In Vietnamese, or the only text there is.
    pub vi: String,
    /// In English, or the only text there is.
    pub en: String,
}

/// A place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceV1 {
    /// The file, from the workspace folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// A finding that is not the same on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingV1 {
    /// `introduced`, `unwaived`, `revealed`, `settled`, `waived`, `introduced_waived`, `hidden`, `kept` (with another
    /// level) or `kept_waived`.
    pub state: String,
    /// Its stable identity.
    pub key: String,
    /// The rule.
    pub rule: String,
    /// `info`, `warning` or `error`.
    pub level: String,
    /// The level before, where that differs.
    pub level_before: Option<String>,
    /// The id of the procedure.
    pub procedure: Option<String>,
    /// Where it is written: now, or before where it is gone.
    pub place: PlaceV1,
    /// What is wrong.
    pub message: WordsV1,
    /// `data` or `rule`: what brought or took it; null where it is on both sides.
    pub cause: Option<String>,
}

/// A procedure that is not the same on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProcedureV1 {
    /// The id: now, or before where it is gone.
    pub id: String,
    /// The id before, where that differs.
    pub was: Option<String>,
    /// The name.
    pub name: WordsV1,
    /// The file.
    pub file: String,
    /// `added`, `removed`, `renamed`, `changed` or `unreadable`.
    pub fate: String,
    /// The measures that changed.
    pub measures: Vec<MeasureV1>,
}

/// A measure that changed; amounts are in its unit: things, đồng, office minutes or minutes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasureV1 {
    /// Which one, such as `annual-cost`.
    pub measure: String,
    /// Before.
    pub before: Option<i64>,
    /// After.
    pub after: Option<i64>,
    /// `better`, `worse` or `other`.
    pub verdict: String,
}

/// A proposal that is made on one side only.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProposalV1 {
    /// Whether it became possible; else it is no longer made.
    pub possible: bool,
    /// Its id.
    pub id: String,
    /// The procedure.
    pub procedure: String,
    /// The change, one sentence for each edit.
    pub changes: Vec<WordsV1>,
    /// The obligations that fail on the side that does not make it.
    pub fails: Vec<WordsV1>,
}

/// An entry of the catalog that is not the same on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CatalogV1 {
    /// The list, such as `agencies`.
    pub list: String,
    /// The id.
    pub id: String,
    /// The name.
    pub name: WordsV1,
    /// `added`, `removed` or `changed`.
    pub fate: String,
    /// The keys that changed.
    pub keys: Vec<String>,
    /// The procedures that use it.
    pub touches: Vec<String>,
}

/// A rule that is not the same on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleV1 {
    /// The id.
    pub id: String,
    /// What changed: of `added`, `removed`, `text`, `level`, `params`, `shared`.
    pub what: Vec<String>,
    /// Keys of the findings that this brings on the data before.
    pub gained: Vec<String>,
    /// Keys of the findings that this takes on the data before.
    pub lost: Vec<String>,
}

/// A mistake that is on one side only.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MistakeV1 {
    /// Whether it came; else it went.
    pub introduced: bool,
    /// The kind of complaint.
    pub code: String,
    /// `info`, `warning` or `error`.
    pub level: String,
    /// What is wrong.
    pub message: WordsV1,
    /// Where.
    pub place: Option<PlaceV1>,
}

impl ReviewV1 {
    /// The shape of a review.
    pub fn of(view: &ReviewView) -> ReviewV1 {
        let strings = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let changed = view.findings.iter().filter(|finding| {
            finding.was.is_some() || !matches!(finding.state, State::Kept | State::KeptWaived)
        });
        let count = |state: State| CountV1 { state: state.word().to_owned(), count: view.count(state) };
        ReviewV1 {
            version: 1,
            base: view.base.clone(),
            head: view.head.clone(),
            is_new: view.is_new,
            counts: State::ALL.into_iter().map(count).collect(),
            findings: changed
                .map(|finding| FindingV1 {
                    state: finding.state.word().to_owned(),
                    key: finding.key.clone(),
                    rule: finding.rule.clone(),
                    level: finding.severity.word().to_owned(),
                    level_before: finding.was.map(|level| level.word().to_owned()),
                    procedure: finding.procedure.clone(),
                    place: place(&finding.at),
                    message: words(&finding.message),
                    cause: finding.cause.map(|cause| match cause {
                        Cause::Data => "data".to_owned(),
                        Cause::Rule => "rule".to_owned(),
                    }),
                })
                .collect(),
            procedures: view
                .procedures
                .iter()
                .map(|change| ProcedureV1 {
                    id: change.id.clone(),
                    was: change.was.clone(),
                    name: words(&change.name),
                    file: change.file.clone(),
                    fate: change.fate.word().to_owned(),
                    measures: change
                        .measures
                        .iter()
                        .map(|measure| MeasureV1 {
                            measure: measure.row.key.to_owned(),
                            before: measure.before,
                            after: measure.after,
                            verdict: measure.verdict.word().to_owned(),
                        })
                        .collect(),
                })
                .collect(),
            proposals: view
                .proposals
                .iter()
                .map(|proposal| ProposalV1 {
                    possible: proposal.possible,
                    id: proposal.id.clone(),
                    procedure: proposal.procedure.clone(),
                    changes: proposal.changes.iter().map(words).collect(),
                    fails: proposal.fails.iter().map(words).collect(),
                })
                .collect(),
            catalog: view
                .catalog
                .iter()
                .map(|change| CatalogV1 {
                    list: change.list.to_owned(),
                    id: change.id.clone(),
                    name: words(&change.name),
                    fate: change.fate.to_owned(),
                    keys: change.keys.clone(),
                    touches: change.touches.clone(),
                })
                .collect(),
            settings: view.settings.clone(),
            rules: view
                .rules
                .iter()
                .map(|change| RuleV1 {
                    id: change.id.clone(),
                    what: strings(&change.what),
                    gained: change.gained.clone(),
                    lost: change.lost.clone(),
                })
                .collect(),
            mistakes: view
                .mistakes
                .iter()
                .map(|mistake| MistakeV1 {
                    introduced: mistake.introduced,
                    code: mistake.code.to_owned(),
                    level: mistake.severity.word().to_owned(),
                    message: words(&mistake.message),
                    place: mistake.at.as_ref().map(place),
                })
                .collect(),
        }
    }
}

fn words(text: &Text) -> WordsV1 {
    WordsV1 { vi: text.get(Lang::Vi).to_owned(), en: text.get(Lang::En).to_owned() }
}

fn place(at: &At) -> PlaceV1 {
    PlaceV1 { file: at.file.clone(), line: at.line }
}
