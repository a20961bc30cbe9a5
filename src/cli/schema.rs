//! `schema`: the shape of the files, for editors.

use crate::cli::{Failed, Outcome, output};
use crate::model::schema;

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs `schema`.
pub fn run(_: &Args) -> Result<Outcome, Failed> {
    let text =
        serde_json::to_string_pretty(&schema::schema()).map_err(|error| Failed::Words(error.to_string()))?;
    output::print(&format!("{text}\n"))?;
    Ok(Outcome::Clean)
}
