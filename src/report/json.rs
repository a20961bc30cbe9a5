//! The report as JSON: versioned structs of its own, raw numbers, texts in both languages. What a view looks like
//! inside may change; version 1 may only grow.

pub mod inspection;
pub mod plan;
pub mod review;
pub mod v1;

use crate::model::corpus::Corpus;
use crate::model::observed::Observed;
use crate::plan::Plan;
use crate::report::view::ReportView;
use crate::report::view::corpus::CorpusSummary;
use crate::report::view::differences::Differences;
use crate::report::view::evaluation::EvaluationView;
use crate::report::view::price::Price;
use crate::review::ReviewView;
use crate::text::Lang;

/// The report as JSON of version 1. It is the same whatever language the reader has, but for `language`.
pub fn render(view: &ReportView) -> String {
    let report = v1::Report::of(view);
    let text = serde_json::to_string_pretty(&report);
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The JSON Schema of version 1.
pub fn schema() -> String {
    of::<v1::Report>()
}

/// A plan as JSON of version 1.
pub fn plan(plan: &Plan, lang: Lang) -> String {
    let text = serde_json::to_string_pretty(&plan::PlanV1::of(plan, lang));
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The JSON Schema of version 1 of a plan.
pub fn plan_schema() -> String {
    of::<plan::PlanV1>()
}

/// The JSON Schema of what `explain-cost --format json` prints.
pub fn price_schema() -> String {
    of::<Price>()
}

/// The JSON Schema of what `compare --format json` prints.
pub fn comparison_schema() -> String {
    of::<Differences>()
}

/// The JSON Schema of what `summary --format json` prints.
pub fn summary_schema() -> String {
    of::<CorpusSummary>()
}

/// What `evaluate --format json` prints.
pub fn evaluation(evaluation: &EvaluationView) -> String {
    let text = serde_json::to_string_pretty(evaluation);
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The JSON Schema of what `evaluate --format json` prints.
pub fn evaluation_schema() -> String {
    of::<EvaluationView>()
}

fn of<T: schemars::JsonSchema>() -> String {
    let schema = schemars::schema_for!(T);
    serde_json::to_string_pretty(schema.as_value()).expect("a schema is plain JSON and always serialises")
        + "\n"
}

/// A review as JSON of version 1. It is the same whatever language the reader has.
pub fn review(view: &ReviewView) -> String {
    let text = serde_json::to_string_pretty(&review::ReviewV1::of(view));
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The JSON Schema of version 1 of a review.
pub fn review_schema() -> String {
    let schema = schemars::schema_for!(review::ReviewV1);
    serde_json::to_string_pretty(schema.as_value()).expect("a schema is plain JSON and always serialises")
        + "\n"
}

/// An inspection as JSON of version 1. It is the same whatever language the reader has.
pub fn inspection(corpus: &Corpus, observed: &Observed) -> String {
    let text = serde_json::to_string_pretty(&inspection::InspectionV1::of(corpus, observed));
    text.expect("structs with text keys and finite numbers always serialise") + "\n"
}

/// The JSON Schema of version 1 of an inspection.
pub fn inspection_schema() -> String {
    of::<inspection::InspectionV1>()
}
