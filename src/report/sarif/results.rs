//! Findings, and complaints about files, as results of SARIF.

use serde_json::{Map, Value, json};

use crate::report::plain::{fingerprint, one_line};
use crate::report::sarif::log::{
    ArtifactChange, Content, Fix, Location, LogicalLocation, Message, Replacement, ResultOf, Rule,
    Suppression,
};
use crate::report::sarif::places::{Files, stretch};
use crate::report::sarif::{level, rules};
use crate::report::view::ReportView;
use crate::report::view::findings::{FindingView, NoteView, WaivedView};
use crate::report::view::problems::ProblemView;
use crate::report::view::procedures::ProcedureView;
use crate::report::view::proposals::{ProposalView, ReplacementView};

/// What is wrong with the files first, then the findings.
pub(super) fn results(view: &ReportView, files: &Files<'_>, rules: &[Rule]) -> Vec<ResultOf> {
    let index = |id: &str| rules.binary_search_by(|rule| rule.id.as_str().cmp(id)).unwrap_or_default();
    let mut results: Vec<ResultOf> = Vec::new();
    for (problem, identity) in view.problems.iter().zip(view.problem_keys()) {
        results.push(of_problem(problem, &identity, files, index(&rules::problem_id(problem))));
    }
    for (procedure, finding) in view.all_findings() {
        results.push(of_finding(finding, procedure, files, index(&finding.rule)));
    }
    results
}

/// A text in one line that no reader takes for a link.
pub(super) fn sentence(text: &str) -> String {
    one_line(text).replace("](", "] (")
}

fn of_finding(
    finding: &FindingView,
    procedure: Option<&ProcedureView>,
    files: &Files<'_>,
    rule_index: usize,
) -> ResultOf {
    let mut logical_locations = Vec::new();
    if !finding.place.path.is_empty() {
        let way = finding.place.path.clone();
        logical_locations.push(LogicalLocation { fully_qualified_name: way, kind: "element" });
    }
    let entity = finding.key.strip_prefix(&finding.rule).unwrap_or(&finding.key).trim_start_matches(':');
    logical_locations.push(LogicalLocation { fully_qualified_name: entity.to_owned(), kind: "object" });
    let said = [finding.message.text.as_str()].into_iter().chain(finding.advice()).map(sentence);
    let said: Vec<String> = said.collect();
    let (text, related_locations) = notes(said.join("\n"), finding.related(), files);
    let mut properties = Map::new();
    properties.insert("key".to_owned(), json!(finding.key));
    properties.insert("criterion".to_owned(), json!(finding.criterion.code));
    properties.insert("basis".to_owned(), json!(finding.basis));
    properties.insert("vi".to_owned(), json!(finding.message.vi));
    properties.insert("en".to_owned(), json!(finding.message.en));
    properties.insert("outcome".to_owned(), json!(finding.outcome));
    let settling: Vec<&ProposalView> = procedure.iter().flat_map(|at| finding.settling(at)).collect();
    let ids = settling.iter().map(|proposal| json!(proposal.id)).collect();
    properties.insert("proposals".to_owned(), Value::Array(ids));
    ResultOf {
        rule_id: finding.rule.clone(),
        rule_index,
        level: level(&finding.level.code),
        message: Message { text, markdown: None },
        locations: vec![files.location(&finding.place, logical_locations)],
        related_locations,
        fixes: settling.into_iter().filter_map(|proposal| fix(proposal, files)).collect(),
        partial_fingerprints: fingerprints(&finding.key),
        suppressions: finding.waived.iter().map(|waived| suppression(waived, files)).collect(),
        properties,
    }
}

/// Who accepts a finding, why, until when, and where that is written.
fn suppression(waived: &WaivedView, files: &Files<'_>) -> Suppression {
    let by = waived.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
    let until = waived.until.as_ref().map(|day| format!(" [{}]", day.value)).unwrap_or_default();
    Suppression {
        // A register has a name in it, a comment beside the thing has none.
        kind: if waived.by.is_some() { "external" } else { "inSource" },
        status: "accepted",
        justification: sentence(&format!("{}{by}{until}", waived.reason)),
        location: files.location(&waived.place, Vec::new()),
    }
}

fn of_problem(problem: &ProblemView, identity: &str, files: &Files<'_>, rule_index: usize) -> ResultOf {
    let mut text = sentence(&problem.message.text);
    if let Some(help) = &problem.help {
        text.push_str(&format!("\n{}", sentence(&help.text)));
    }
    let (text, related_locations) = notes(text, problem.notes.iter(), files);
    let place = match &problem.place {
        Some(place) => files.location(place, Vec::new()),
        None => files.beginning(ReportView::FALLBACK_FILE),
    };
    ResultOf {
        rule_id: rules::problem_id(problem),
        rule_index,
        level: level(&problem.level.code),
        message: Message { text, markdown: None },
        locations: vec![place],
        related_locations,
        fixes: Vec::new(),
        partial_fingerprints: fingerprints(identity),
        suppressions: Vec::new(),
        properties: Map::new(),
    }
}

/// A proposal as a fix; its safety is said, for a person must answer for it.
fn fix(proposal: &ProposalView, files: &Files<'_>) -> Option<Fix> {
    let fix = proposal.fix.as_ref()?;
    let changes: Vec<String> = proposal.changes.iter().map(|change| sentence(&change.text)).collect();
    let text = format!("{} [{}]", changes.join(" "), proposal.safety.words.text);
    let replacement = |one: &ReplacementView| Replacement {
        deleted_region: stretch(one.region),
        inserted_content: Content { text: one.text.clone() },
    };
    Some(Fix {
        description: Message { text, markdown: None },
        artifact_changes: vec![ArtifactChange {
            artifact_location: files.file(&fix.file),
            replacements: fix.replacements.iter().map(replacement).collect(),
        }],
    })
}

/// Related places, numbered from 1; what has no place is said in the message.
fn notes<'n>(
    mut text: String,
    notes: impl Iterator<Item = &'n NoteView>,
    files: &Files<'_>,
) -> (String, Vec<Location>) {
    let mut related: Vec<Location> = Vec::new();
    for note in notes {
        let said = sentence(&note.text.text);
        match &note.place {
            Some(place) => {
                let message = (!said.is_empty()).then_some(Message { text: said, markdown: None });
                related.push(Location {
                    id: Some(related.len() + 1),
                    message,
                    ..files.location(place, Vec::new())
                });
            }
            None => text.push_str(&format!("\n{said}")),
        }
    }
    (text, related)
}

/// The identity, and its hash under the name code hosts look for. Neither knows a line, so a finding that moves stays itself.
fn fingerprints(identity: &str) -> Map<String, Value> {
    let mut names = Map::new();
    names.insert("rasoatKey/v1".to_owned(), json!(identity));
    names.insert("primaryLocationLineHash".to_owned(), json!(fingerprint(identity)));
    names
}
