//! `schema`: the shape of the files, for editors, and of the JSON report, for programs.

use clap::ValueEnum;

use crate::cli::{Failed, Outcome, output};
use crate::model::schema;
use crate::report::json;

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of what
    #[arg(default_value = "files")]
    of: Of,
}

/// What a schema can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Procedure, catalog and settings files
    Files,
    /// The JSON report
    Report,
    /// The JSON of a plan
    Plan,
    /// The JSON of `explain-cost`
    Price,
    /// The JSON of `compare`
    Comparison,
    /// The JSON of a review
    Review,
    /// The JSON of `summary`
    Summary,
    /// The JSON of `evaluate`
    Evaluate,
    /// The JSON of `inspect`
    Inspect,
}

/// Runs `schema`.
pub fn run(args: &Args) -> Result<Outcome, Failed> {
    let text = match args.of {
        Of::Files => serde_json::to_string_pretty(&schema::schema())
            .map_err(|error| Failed::Words(error.to_string()))?,
        Of::Report => json::schema(),
        Of::Plan => json::plan_schema(),
        Of::Price => json::price_schema(),
        Of::Comparison => json::comparison_schema(),
        Of::Review => json::review_schema(),
        Of::Summary => json::summary_schema(),
        Of::Evaluate => json::evaluation_schema(),
        Of::Inspect => json::inspection_schema(),
    };
    output::print(&format!("{}\n", text.trim_end()))?;
    Ok(Outcome::Clean)
}
