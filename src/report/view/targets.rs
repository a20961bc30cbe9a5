//! What the plan promised beside what the proposals reach, and what is missing.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::view::Input;
use crate::report::view::leaf::{Figure, Measured, Words};
use crate::report::view::measures::{self, MeasureRow};
use crate::text::Lang;

/// A promised change and what is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetRow {
    /// The measure.
    pub measure: Words,
    /// The promised change.
    pub promised: Figure,
    /// The change the proposals reach.
    pub reached: Figure,
    /// The change that the proposals accepted and still to be carried out reach alone; none where nothing was accepted.
    pub accepted: Option<Figure>,
    /// Whether the change is known: a year's cost is not where no volume is.
    pub known: bool,
    /// Whether that is enough.
    pub met: bool,
    /// What is missing, in hundredths of a percentage point; none when it is met or not known.
    pub gap: Figure,
    /// Where it was promised.
    pub source: Option<String>,
}

/// Every target of the settings that one of these sums tells about; `members` are the positions of the procedures summed.
pub(super) fn targets(input: &Input<'_>, totals: &[MeasureRow], members: &[usize]) -> Vec<TargetRow> {
    let lang = input.lang();
    let pairs: Option<Vec<_>> = members.iter().map(|at| input.accepted(*at)).collect();
    let decided = input.proposals.accepted.is_some();
    let accepted = pairs.filter(|_| decided).map(|pairs| measures::sums(pairs.into_iter(), lang));
    let target = |target: &crate::model::settings::Target| {
        let wanted = match target.measure.replace('-', "_") {
            name if name == "annual_cost" => "cost_per_year".to_owned(),
            name => name,
        };
        let row = totals.iter().find(|row| row.id == wanted)?;
        let promised = i64::from(target.percent).saturating_mul(100);
        let reached = row.percent.value;
        let missing = reached.map(|reached| reached.saturating_sub(promised)).filter(|missing| *missing > 0);
        Some(TargetRow {
            measure: row.name.clone(),
            promised: Figure::change(Some(promised), Measured::Percent, lang),
            reached: row.percent.clone(),
            accepted: accepted.iter().flatten().find(|row| row.id == wanted).map(|row| row.percent.clone()),
            known: reached.is_some(),
            met: reached.is_some_and(|reached| reached <= promised),
            gap: points(missing, lang),
            source: target.source.clone(),
        })
    };
    input.corpus.settings.targets.iter().filter_map(target).collect()
}

/// A difference between two shares, in percentage points.
fn points(value: Option<i64>, lang: Lang) -> Figure {
    let mut figure = Figure::of(value, Measured::Percent, lang);
    for text in [&mut figure.text, &mut figure.short] {
        *text = text.replace(" %", lang.pick(" điểm %", " points"));
    }
    figure
}
