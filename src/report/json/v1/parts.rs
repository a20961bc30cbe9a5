//! The parts of a report of version 1 that stand below a procedure.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::view::comparison;
use crate::report::view::findings::{FindingView, PlaceView};
use crate::report::view::leaf;
use crate::report::view::measures::MeasureRow;
use crate::report::view::problems::ProblemView;
use crate::report::view::proposals::{Benefit, BlockedView, ProposalView};
use crate::report::view::rules::RuleView;

/// A text in both languages; equal where only one was written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// One measure before and after.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measure {
    /// A stable name, such as `certified`.
    pub id: String,
    /// `count`, `vnd`, `office_minutes` or `minutes`.
    pub unit: String,
    /// Before.
    pub before: Option<i64>,
    /// After.
    pub after: Option<i64>,
}

/// The official cost before and after, in đồng.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Cost {
    /// Whether the figures are of a year; of one dossier otherwise.
    pub yearly: bool,
    /// Before.
    pub before: Option<i64>,
    /// After.
    pub after: Option<i64>,
    /// Before less after.
    pub saved: Option<i64>,
    /// Saved as a share of before, in hundredths of a per cent.
    pub percent: Option<i64>,
}

/// A place as a person counts it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Place {
    /// The file, from the workspace folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The way into the file.
    pub path: String,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its number in this report.
    pub number: usize,
    /// The stable identity, the same in every run.
    pub key: String,
    /// The rule.
    pub rule: String,
    /// `necessity`, `reasonableness`, `legality` or `cost`.
    pub criterion: String,
    /// `error`, `warning` or `info`.
    pub level: String,
    /// What is wrong.
    pub message: Words,
    /// Where.
    pub place: Place,
    /// Related places.
    pub notes: Vec<Note>,
    /// The basis of the rule.
    pub basis: Vec<String>,
    /// `proposed`, `blocked` or `open`.
    pub outcome: String,
}

/// A related place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Note {
    /// What to see there.
    pub text: Words,
    /// Where, if it is written anywhere.
    pub place: Option<Place>,
}

/// One proposal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Proposal {
    /// The stable id.
    pub id: String,
    /// What changes.
    pub changes: Vec<Words>,
    /// The numbers of the findings it settles.
    pub settles: Vec<usize>,
    /// The provisions to amend.
    pub provisions: Vec<Provision>,
    /// Who decides: `own`, `none` (no provision on file prescribes it), `local`, `ministry`, `government`, `national_assembly`.
    pub authority: String,
    /// `safe`, `needs_review` or `sketch`.
    pub safety: String,
    /// The official cost.
    pub cost: Cost,
    /// The measures that change.
    pub measures: Vec<Measure>,
    /// The obligations of the proof of no loss that hold.
    pub holds: Vec<String>,
}

/// A provision to amend.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Provision {
    /// The citation as written in the file.
    pub citation: String,
    /// The provision as official texts cite it.
    pub text: Words,
    /// What the title of the instrument says beyond that; a language may have nothing to add.
    pub title: Option<Words>,
    /// Who can amend it.
    pub authority: Option<String>,
}

/// A remedy that is not proposed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Blocked {
    /// The change it would have been.
    pub changes: Vec<Words>,
    /// The numbers of the findings behind it.
    pub findings: Vec<usize>,
    /// The obligations that fail.
    pub fails: Vec<Failure>,
}

/// An obligation that fails.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure {
    /// `evidence`, `outputs`, `inputs`, `flow`, `parts`, `measures` or `clash`.
    pub obligation: String,
    /// What fails.
    pub text: Words,
}

/// What is wrong with a file or a rule.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// A stable name of the kind of mistake, such as `unknown-key`.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub level: String,
    /// What is wrong.
    pub message: Words,
    /// What to do next.
    pub help: Option<Words>,
    /// Where, when the file could be read.
    pub place: Option<Place>,
}

/// An old procedure beside its successor.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// The id of the old procedure.
    pub old: String,
    /// The id of its successor.
    pub successor: String,
    /// The measures.
    pub measures: Vec<Compared>,
}

/// One measure of three versions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Compared {
    /// The measure.
    pub id: String,
    /// The old procedure as written.
    pub old: Option<i64>,
    /// The old procedure after all proposals.
    pub proposed: Option<i64>,
    /// The successor.
    pub successor: Option<i64>,
    /// How much of the way the proposals go, in hundredths of a per cent.
    pub reached: Option<i64>,
}

/// A rule that fired.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rule {
    /// The rule.
    pub id: String,
    /// Its title.
    pub title: Option<Words>,
    /// The criterion.
    pub criterion: String,
    /// The level.
    pub level: String,
    /// Its basis.
    pub basis: Vec<String>,
    /// How many findings it made.
    pub findings: usize,
}

impl Words {
    /// Both languages of a view's words.
    pub(super) fn of(words: &leaf::Words) -> Words {
        Words { vi: words.vi.clone(), en: words.en.clone() }
    }
}

impl Measure {
    pub(super) fn of(row: &MeasureRow) -> Measure {
        let unit = match row.unit {
            leaf::Measured::Count => "count",
            leaf::Measured::Vnd => "vnd",
            leaf::Measured::OfficeMinutes => "office_minutes",
            leaf::Measured::Minutes => "minutes",
            leaf::Measured::Percent => "percent",
        };
        Measure { id: row.id.into(), unit: unit.into(), before: row.before.value, after: row.after.value }
    }
}

impl Cost {
    pub(super) fn of(benefit: &Benefit) -> Cost {
        Cost {
            yearly: benefit.yearly,
            before: benefit.before.value,
            after: benefit.after.value,
            saved: benefit.saved.value,
            percent: benefit.percent.value,
        }
    }
}

impl Place {
    fn of(place: &PlaceView) -> Place {
        Place { file: place.file.clone(), line: place.line, column: place.column, path: place.path.clone() }
    }
}

impl Finding {
    pub(super) fn of(finding: &FindingView) -> Finding {
        let notes = finding.notes.iter();
        Finding {
            number: finding.number,
            key: finding.key.clone(),
            rule: finding.rule.clone(),
            criterion: finding.criterion.code.clone(),
            level: finding.level.code.clone(),
            message: Words::of(&finding.message),
            place: Place::of(&finding.place),
            notes: notes
                .map(|note| Note { text: Words::of(&note.text), place: note.place.as_ref().map(Place::of) })
                .collect(),
            basis: finding.basis.clone(),
            outcome: finding.outcome.to_owned(),
        }
    }
}

impl Proposal {
    pub(super) fn of(proposal: &ProposalView) -> Proposal {
        let provisions = proposal.provisions.iter().map(|provision| Provision {
            citation: provision.written.clone(),
            text: Words::of(&provision.text),
            title: provision.title.as_ref().map(Words::of),
            authority: provision.authority.as_ref().map(|authority| authority.code.clone()),
        });
        Proposal {
            id: proposal.id.clone(),
            changes: proposal.changes.iter().map(Words::of).collect(),
            settles: proposal.reasons.iter().map(|reason| reason.finding).collect(),
            provisions: provisions.collect(),
            authority: proposal.authority.code.clone(),
            safety: proposal.safety.code.clone(),
            cost: Cost::of(&proposal.benefit),
            measures: proposal.measures.iter().map(Measure::of).collect(),
            holds: proposal.holds.iter().map(|held| held.code.clone()).collect(),
        }
    }
}

impl Blocked {
    pub(super) fn of(blocked: &BlockedView) -> Blocked {
        let fails = blocked.fails.iter();
        Blocked {
            changes: blocked.changes.iter().map(Words::of).collect(),
            findings: blocked.findings.clone(),
            fails: fails
                .map(|fail| Failure { obligation: fail.obligation.code.clone(), text: Words::of(&fail.text) })
                .collect(),
        }
    }
}

impl Problem {
    pub(super) fn of(problem: &ProblemView) -> Problem {
        Problem {
            code: problem.code.clone(),
            level: problem.level.code.clone(),
            message: Words::of(&problem.message),
            help: problem.help.as_ref().map(Words::of),
            place: problem.place.as_ref().map(Place::of),
        }
    }
}

impl Comparison {
    pub(super) fn of(comparison: &comparison::Comparison) -> Comparison {
        let rows = comparison.rows.iter().map(|row| Compared {
            id: row.id.to_owned(),
            old: row.old.value,
            proposed: row.proposed.value,
            successor: row.successor.value,
            reached: row.reached.value,
        });
        Comparison {
            old: comparison.old.id.clone(),
            successor: comparison.successor.id.clone(),
            measures: rows.collect(),
        }
    }
}

impl Rule {
    pub(super) fn of(rule: &RuleView) -> Rule {
        Rule {
            id: rule.id.clone(),
            title: rule.title.as_ref().map(Words::of),
            criterion: rule.criterion.code.clone(),
            level: rule.level.code.clone(),
            basis: rule.basis.clone(),
            findings: rule.findings,
        }
    }
}
