//! A procedure beside the one that really replaced it: how much of the real reform the proposals reach.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::view::leaf::{Figure, Measured, Words, share};
use crate::report::view::{Input, measures};

/// An old procedure and its successor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Comparison {
    /// The old procedure.
    pub old: Version,
    /// The one that replaced it.
    pub successor: Version,
    /// The measures, side by side.
    pub rows: Vec<ComparedRow>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Version {
    /// Its number in the report.
    pub number: usize,
    /// The id.
    pub id: String,
    /// Where a page holds it.
    pub anchor: String,
    /// The code in the national database.
    pub code: Option<String>,
    /// The name.
    pub name: Words,
}

/// One measure of the old procedure as written, after the proposals, and of the successor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparedRow {
    /// The measure.
    pub id: &'static str,
    /// Its name.
    pub name: Words,
    /// What the figures count.
    pub unit: Measured,
    /// The old procedure as written.
    pub old: Figure,
    /// The old procedure after all proposals.
    pub proposed: Figure,
    /// The successor as written.
    pub successor: Figure,
    /// How much of the way from the old procedure to its successor the proposals go, in hundredths of a per cent;
    /// none where the successor is no better.
    pub reached: Figure,
}

/// Every procedure whose successor is in the corpus.
pub(super) fn comparisons(input: &Input<'_>) -> Vec<Comparison> {
    let all = input.corpus.procedures.iter().enumerate();
    all.filter(|(at, _)| input.shows(*at))
        .filter_map(|(at, procedure)| {
            let successor = input.corpus.procedure(procedure.replaced_by.as_deref()?)?;
            let (before, after) = input.measures(at);
            let (real, _) = input.measures(successor);
            let compared = measures::compared(&[before, after, real], input.lang());
            Some(Comparison {
                old: version(input, at),
                successor: version(input, successor),
                rows: compared.into_iter().map(|row| compare(input, row)).collect(),
            })
        })
        .collect()
}

fn version(input: &Input<'_>, at: usize) -> Version {
    let procedure = &input.corpus.procedures[at];
    Version {
        number: at + 1,
        id: procedure.id.clone(),
        anchor: input.anchors.procedures[at].clone(),
        code: procedure.code.clone(),
        name: Words::of(&procedure.name, input.lang()),
    }
}

fn compare(
    input: &Input<'_>,
    (id, name, unit, figures): (&'static str, Words, Measured, Vec<Option<i64>>),
) -> ComparedRow {
    let lang = input.lang();
    let [old, proposed, successor] = [figures[0], figures[1], figures[2]];
    let reached = match (old, proposed, successor) {
        (Some(old), Some(proposed), Some(successor)) if successor < old => {
            share(old - proposed, old - successor)
        }
        _ => None,
    };
    ComparedRow {
        id,
        name,
        unit,
        old: Figure::of(old, unit, lang),
        proposed: Figure::of(proposed, unit, lang),
        successor: Figure::of(successor, unit, lang),
        reached: Figure::of(reached, Measured::Percent, lang),
    }
}
