//! The part of SARIF 2.1.0 that reports use, in the words of the standard (OASIS, section numbers beside each type).

use serde::Serialize;
use serde_json::{Map, Value};

/// A log file (3.13).
#[derive(Debug, Serialize)]
pub struct Log {
    /// Where its shape is published.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// Always 2.1.0.
    pub version: &'static str,
    /// One run.
    pub runs: Vec<Run>,
}

/// A run (3.14).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The program and its rules.
    pub tool: Tool,
    /// Whether it came to its end, and what stood in its way.
    pub invocations: Vec<Invocation>,
    /// What relative addresses start from. It is named and not given: a report knows no absolute path.
    pub original_uri_base_ids: Map<String, Value>,
    /// The files that were read.
    pub artifacts: Vec<Artifact>,
    /// What was found.
    pub results: Vec<ResultOf>,
    /// The language of the texts.
    pub language: &'static str,
    /// How columns are counted.
    pub column_kind: &'static str,
}

/// The program (3.18).
#[derive(Debug, Serialize)]
pub struct Tool {
    /// Its one component.
    pub driver: Driver,
}

/// A component of the program (3.19).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver {
    /// Its name.
    pub name: &'static str,
    /// Its version, as three numbers.
    pub semantic_version: &'static str,
    /// The rules, in order of id.
    pub rules: Vec<Rule>,
}

/// A rule (3.49).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Its stable id.
    pub id: String,
    /// A short name without spaces.
    pub name: String,
    /// What it finds.
    pub short_description: Message,
    /// Why that is bad.
    pub full_description: Message,
    /// Both in both languages, with basis and criterion.
    pub help: Message,
    /// Its level.
    pub default_configuration: Configuration,
    /// Tags.
    pub properties: RuleProperties,
}

/// Text for people (3.11, 3.12).
#[derive(Clone, Debug, Default, Serialize)]
pub struct Message {
    /// Plain text.
    pub text: String,
    /// The same as Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

/// How a rule is run (3.50).
#[derive(Debug, Serialize)]
pub struct Configuration {
    /// `error`, `warning` or `note`.
    pub level: &'static str,
}

/// What else is said of a rule (3.8).
#[derive(Debug, Serialize)]
pub struct RuleProperties {
    /// Criterion and pack.
    pub tags: Vec<String>,
}

/// A result (3.27).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultOf {
    /// The rule.
    pub rule_id: String,
    /// Its place among the rules of the driver.
    pub rule_index: usize,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub locations: Vec<Location>,
    /// Related places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    /// What would settle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
    /// Names by which the same finding is known again in another run.
    pub partial_fingerprints: Map<String, Value>,
    /// What else is said of it.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<String, Value>,
}

/// A place (3.28).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// Its number among the related places, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    /// In a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub physical_location: Option<PhysicalLocation>,
    /// In the workspace.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logical_locations: Vec<LogicalLocation>,
    /// What to see there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
}

/// A place in a file (3.29).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// The stretch of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

/// A file (3.4).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation {
    /// Its address, from the base.
    pub uri: String,
    /// The base.
    pub uri_base_id: &'static str,
    /// Its place among the files of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
}

/// A stretch of a file (3.30): all from 1, the end column after the last character.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The first line.
    pub start_line: usize,
    /// The column in it.
    pub start_column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

/// A place in the workspace (3.33).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogicalLocation {
    /// The way to it.
    pub fully_qualified_name: String,
    /// What it is.
    pub kind: &'static str,
}

/// A file that was read (3.24).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artifact {
    /// Where it is.
    pub location: ArtifactLocation,
    /// What it holds.
    pub mime_type: &'static str,
}

/// How the program ran (3.20).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation {
    /// Whether everything was read and every rule came to its end.
    pub execution_successful: bool,
    /// What is wrong with files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tool_execution_notifications: Vec<Notification>,
    /// What is wrong with rules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tool_configuration_notifications: Vec<Notification>,
}

/// Something worth telling of the run itself (3.58).
#[derive(Debug, Serialize)]
pub struct Notification {
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What.
    pub message: Message,
    /// Where.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// The kind.
    pub descriptor: Descriptor,
}

/// Which kind of notification (3.52).
#[derive(Debug, Serialize)]
pub struct Descriptor {
    /// The kind.
    pub id: String,
}

/// What would settle a finding (3.55).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// In words.
    pub description: Message,
    /// In text.
    pub artifact_changes: Vec<ArtifactChange>,
}

/// Changes of one file (3.56).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactChange {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// Its changes, in order.
    pub replacements: Vec<Replacement>,
}

/// A stretch that goes and what comes (3.57).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// What goes.
    pub deleted_region: Region,
    /// What comes.
    pub inserted_content: Content,
}

/// A text (3.3).
#[derive(Debug, Serialize)]
pub struct Content {
    /// The text.
    pub text: String,
}
