//! Version 1 of the JSON report. Money is in đồng, time in minutes, shares in hundredths of a per cent; a missing
//! number is null. Keys are never renamed or removed, only added.

mod parts;

use schemars::JsonSchema;
use serde::Serialize;

pub use crate::report::json::v1::parts::{
    Blocked, Comparison, Cost, Finding, Measure, Place, Problem, Proposal, Provision, Rule, Words,
};
use crate::report::view::ReportView;
use crate::report::view::assumptions::Noted;
use crate::report::view::procedures::ProcedureView;

/// A report of version 1.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Always 1.
    pub version: u32,
    /// The language the report was asked for in: `vi` or `en`.
    pub language: String,
    /// The title.
    pub title: Words,
    /// The authority that reviews.
    pub authority: Option<Words>,
    /// The day of the review, such as `2026-07-01`; null when each procedure is reviewed on its own day.
    pub as_of: Option<String>,
    /// Totals over the procedures that count.
    pub summary: Summary,
    /// The procedures, in order of id.
    pub procedures: Vec<Procedure>,
    /// Old procedures beside those that replaced them.
    pub comparisons: Vec<Comparison>,
    /// Findings about the catalog.
    pub findings: Vec<Finding>,
    /// What is assumed.
    pub assumed: Vec<Remark>,
    /// Where figures come from.
    pub sources: Vec<Remark>,
    /// The rules that fired.
    pub rules: Vec<Rule>,
    /// What is wrong with files and rules; what an `error` concerns is left out of the report.
    pub problems: Vec<Problem>,
}

/// Totals. Procedures that were replaced or abolished are left out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// The review in one sentence.
    pub headline: Words,
    /// Procedures that count.
    pub procedures: usize,
    /// Procedures that were replaced or abolished.
    pub not_counted: usize,
    /// Findings.
    pub findings: usize,
    /// Findings by criterion and level.
    pub criteria: Vec<CriterionCount>,
    /// Proposals.
    pub proposals: usize,
    /// Proposals by who decides.
    pub authorities: Vec<Count>,
    /// Proposals by how far they may be trusted.
    pub safety: Vec<Count>,
    /// Remedies that were not proposed.
    pub blocked: usize,
    /// The official cost of a year; null when no procedure has a volume.
    pub cost: Option<Cost>,
    /// Procedures without a volume, left out of the cost.
    pub without_volume: usize,
    /// The sums of all measures.
    pub measures: Vec<Measure>,
    /// Office minutes on the longest path times dossiers a year; a separate figure, never money.
    pub waiting: Measure,
    /// What the plan promised.
    pub targets: Vec<Target>,
}

/// Findings of one criterion.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CriterionCount {
    /// `necessity`, `reasonableness`, `legality` or `cost`.
    pub criterion: String,
    /// Of level `error`.
    pub error: usize,
    /// Of level `warning`.
    pub warning: usize,
    /// Of level `info`.
    pub info: usize,
}

/// How many of one code.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Count {
    /// The code.
    pub code: String,
    /// How many.
    pub count: usize,
}

/// A promised change of a measure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Target {
    /// The measure.
    pub measure: Words,
    /// The promised change in hundredths of a per cent.
    pub promised: Option<i64>,
    /// The change reached in hundredths of a per cent.
    pub reached: Option<i64>,
    /// Whether that is enough.
    pub met: bool,
}

/// One procedure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Procedure {
    /// The id.
    pub id: String,
    /// The code in the national database.
    pub code: Option<String>,
    /// The name.
    pub name: Words,
    /// The sector.
    pub sector: String,
    /// `external`, `internal` or `interlinked`.
    pub kind: String,
    /// `in_force`, `replaced` or `abolished`.
    pub status: String,
    /// Whether the totals count it.
    pub counted: bool,
    /// The day on which the description holds.
    pub as_of: String,
    /// The agency that takes the dossier in.
    pub receives: Words,
    /// The agency that decides.
    pub decides: Words,
    /// The file.
    pub file: String,
    /// Its measures as written and after all proposals.
    pub measures: Vec<Measure>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What is proposed.
    pub proposals: Vec<Proposal>,
    /// What is not proposed, and why.
    pub blocked: Vec<Blocked>,
}

/// A remark and the places that make it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Remark {
    /// The remark, as written.
    pub text: String,
    /// The file.
    pub file: String,
    /// The ways into the file to the items that make it.
    pub paths: Vec<String>,
}

impl Report {
    /// A view in version 1.
    pub fn of(view: &ReportView) -> Report {
        let remarks = |notes: &[Noted]| {
            let remark = |note: &Noted| Remark {
                text: note.text.clone(),
                file: note.file.clone(),
                paths: note.paths.clone(),
            };
            notes.iter().map(remark).collect()
        };
        Report {
            version: 1,
            language: view.lang.to_owned(),
            title: Words::of(&view.title),
            authority: view.authority.as_ref().map(Words::of),
            as_of: view.as_of.as_ref().map(|day| day.value.clone()),
            summary: summary(view),
            procedures: view.procedures.iter().map(procedure).collect(),
            comparisons: view.comparisons.iter().map(Comparison::of).collect(),
            findings: view.shared.iter().map(Finding::of).collect(),
            assumed: remarks(&view.assumptions.assumed),
            sources: remarks(&view.assumptions.sources),
            rules: view.rules.iter().map(Rule::of).collect(),
            problems: view.problems.iter().map(Problem::of).collect(),
        }
    }
}

fn summary(view: &ReportView) -> Summary {
    let summary = &view.summary;
    let criteria = summary.criteria.iter().map(|row| CriterionCount {
        criterion: row.criterion.code.clone(),
        error: row.error,
        warning: row.warning,
        info: row.info,
    });
    let targets = summary.targets.iter().map(|row| Target {
        measure: Words::of(&row.measure),
        promised: row.promised.value,
        reached: row.reached.value,
        met: row.met,
    });
    let count = |code: &str, count: usize| Count { code: code.to_owned(), count };
    Summary {
        headline: Words::of(&summary.headline),
        procedures: summary.procedures,
        not_counted: summary.not_counted,
        findings: summary.findings,
        criteria: criteria.collect(),
        proposals: summary.proposals,
        authorities: summary
            .authorities
            .iter()
            .map(|row| count(&row.authority.code, row.proposals))
            .collect(),
        safety: summary.safety.iter().map(|row| count(&row.safety.code, row.proposals)).collect(),
        blocked: summary.blocked,
        cost: summary.cost.as_ref().map(Cost::of),
        without_volume: summary.without_volume,
        measures: summary.totals.iter().map(Measure::of).collect(),
        waiting: Measure::of(&summary.waiting),
        targets: targets.collect(),
    }
}

fn procedure(view: &ProcedureView) -> Procedure {
    let identity = &view.identity;
    Procedure {
        id: view.id.clone(),
        code: identity.code.clone(),
        name: Words::of(&identity.name),
        sector: identity.sector.code.clone(),
        kind: identity.kind.code.clone(),
        status: identity.status.code.clone(),
        counted: view.counted,
        as_of: identity.as_of.value.clone(),
        receives: Words::of(&identity.receives),
        decides: Words::of(&identity.decides),
        file: view.file.clone(),
        measures: view.measures.iter().map(Measure::of).collect(),
        findings: view.findings.iter().map(Finding::of).collect(),
        proposals: view.proposals.iter().map(Proposal::of).collect(),
        blocked: view.blocked.iter().map(Blocked::of).collect(),
    }
}
