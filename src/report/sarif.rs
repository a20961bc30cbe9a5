//! The report as SARIF 2.1.0, which code hosts and editors show beside the lines. A file that could not be read is a result
//! like any other, so that nobody who reads results alone takes a broken workspace for a clean one.

pub mod log;
mod places;
mod results;
mod rules;

use serde_json::{Map, json};

use crate::report::sarif::log::{
    Artifact, Descriptor, Driver, Invocation, Log, Message, Notification, Run, Tool,
};
use crate::report::sarif::places::Files;
use crate::report::view::ReportView;
use crate::report::view::problems::ProblemView;

/// The report as SARIF.
pub fn render(view: &ReportView) -> String {
    let text = serde_json::to_string_pretty(&of(view));
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The report as a SARIF log.
pub fn of(view: &ReportView) -> Log {
    let files = Files::of(view);
    let rules = rules::rules(view);
    let results = results::results(view, &files, &rules);
    let mut base = Map::new();
    let said =
        json!({ "text": "the root of the repository, or the folder of the workspace where there is none" });
    base.insert(places::BASE.to_owned(), json!({ "description": said }));
    Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: vec![Run {
            tool: Tool {
                driver: Driver { name: "rasoat", semantic_version: env!("CARGO_PKG_VERSION"), rules },
            },
            invocations: vec![invocation(view, &files)],
            original_uri_base_ids: base,
            artifacts: files.all().map(|location| Artifact { location, mime_type: YAML }).collect(),
            results,
            language: view.lang,
            column_kind: "unicodeCodePoints",
        }],
    }
}

/// What the files hold (RFC 9512).
const YAML: &str = "application/yaml";

/// The level of this code in the words of the standard.
fn level(code: &str) -> &'static str {
    match code {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

fn invocation(view: &ReportView, files: &Files<'_>) -> Invocation {
    let notification = |problem: &ProblemView| Notification {
        level: level(&problem.level.code),
        message: Message { text: results::sentence(&problem.message.text), markdown: None },
        locations: problem.place.iter().map(|place| files.location(place, Vec::new())).collect(),
        descriptor: Descriptor { id: problem.code.clone() },
    };
    let of = |of_rule: bool| view.problems.iter().filter(move |problem| problem.of_rule == of_rule);
    Invocation {
        execution_successful: !view.problems.iter().any(ProblemView::is_error),
        tool_execution_notifications: of(false).map(notification).collect(),
        tool_configuration_notifications: of(true).map(notification).collect(),
    }
}
