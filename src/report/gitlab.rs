//! The report for the Code Quality widget of GitLab: a list of issues, each with a place and a fingerprint of its own.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::report::plain::{fingerprint, one_line};
use crate::report::view::ReportView;
use crate::report::view::findings::PlaceView;

/// The report as a list of issues. GitLab stops at the first one it cannot read, so each has every key it asks for.
pub fn render(view: &ReportView) -> String {
    let mut taken = BTreeSet::new();
    let mut issues: Vec<Issue> = Vec::new();
    for (problem, identity) in view.problems.iter().zip(view.problem_keys()) {
        let help = problem.help.as_ref().map(|help| format!("; {}", help.text)).unwrap_or_default();
        issues.push(Issue {
            description: one_line(&format!("{}{help}", problem.message.text)),
            check_name: problem.code.clone(),
            fingerprint: unique(fingerprint(&identity), &mut taken),
            severity: if problem.is_error() { "blocker" } else { severity(&problem.level.code) },
            location: location(problem.place.as_ref(), view),
        });
    }
    for (_, finding) in view.findings() {
        issues.push(Issue {
            description: one_line(&finding.message.text),
            check_name: finding.rule.clone(),
            fingerprint: unique(fingerprint(&finding.key), &mut taken),
            severity: severity(&finding.level.code),
            location: location(Some(&finding.place), view),
        });
    }
    let text = serde_json::to_string_pretty(&issues);
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// One issue, in the words of the Code Climate format.
#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

fn location(place: Option<&PlaceView>, view: &ReportView) -> Location {
    let file = place.map_or(ReportView::FALLBACK_FILE, |place| &place.file);
    let begin = place.and_then(|place| place.line).unwrap_or(1);
    Location { path: view.in_repository(file), lines: Lines { begin } }
}

fn severity(level: &str) -> &'static str {
    match level {
        "error" => "critical",
        "warning" => "minor",
        _ => "info",
    }
}

/// A fingerprint no issue before it has: GitLab drops an issue whose fingerprint it knows already.
fn unique(wanted: String, taken: &mut BTreeSet<String>) -> String {
    let mut fingerprint = wanted.clone();
    let mut more = 2;
    while !taken.insert(fingerprint.clone()) {
        fingerprint = format!("{wanted}-{more}");
        more += 1;
    }
    fingerprint
}
