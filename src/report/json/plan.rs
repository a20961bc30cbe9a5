//! A plan as JSON of version 1: raw numbers, texts in both languages.

use schemars::JsonSchema;
use serde::Serialize;

use crate::plan::problem::Weight;
use crate::plan::{Amendment, Level, Plan, Reached};
use crate::proposal::{Conflict, Proposal};
use crate::text::{Lang, Text};

/// A plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlanV1 {
    /// The version of this shape: 1.
    pub version: u32,
    /// The reader's language: `vi` or `en`.
    pub language: String,
    /// Whether every target is reached.
    pub reached: bool,
    /// The targets.
    pub targets: Vec<TargetV1>,
    /// What the plan takes.
    pub effort: EffortV1,
    /// No choice takes less effort whose savings, added up one by one, reach the targets; none where nothing was proven.
    pub bound: Option<i64>,
    /// How many choices were simulated.
    pub rounds: usize,
    /// The proposals, best first.
    pub proposals: Vec<ChosenV1>,
    /// The instruments to amend, in the order in which they can be amended.
    pub amendments: Vec<AmendmentV1>,
    /// Every measure over the procedures counted.
    pub measures: Vec<MeasureV1>,
    /// What more or less effort would save.
    pub levels: Vec<LevelV1>,
    /// Sets of proposals that are not sound together, of which some were chosen.
    pub conflicts: Vec<ConflictV1>,
    /// The ids of sketches that were not to be chosen.
    pub sketches: Vec<String>,
    /// How many remedies fail the proof by themselves.
    pub blocked: usize,
    /// The points of effort, by rank, authority or proposal.
    pub points: Vec<PointsV1>,
}

/// A target; amounts are in the unit of the measure: things, đồng, office minutes or minutes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TargetV1 {
    /// The measure, such as `annual-cost`.
    pub measure: String,
    /// The cut that is wanted, in hundredths of a per cent.
    pub cut: i64,
    /// Before.
    pub before: i64,
    /// What must be saved.
    pub needed: i64,
    /// After, all proposals simulated together.
    pub after: i64,
    /// What the proposals save one by one, added up.
    pub sum: i64,
    /// Whether it is reached.
    pub reached: bool,
    /// How many procedures have no figure.
    pub unknown: usize,
}

/// What a choice takes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EffortV1 {
    /// In points.
    pub points: i64,
    /// Instruments.
    pub instruments: i64,
    /// Proposals.
    pub proposals: i64,
}

/// A chosen proposal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChosenV1 {
    /// The id.
    pub id: String,
    /// The procedure.
    pub procedure: String,
    /// The changes.
    pub changes: Vec<WordsV1>,
    /// `own`, `local`, `ministry`, `government`, `national_assembly`, or `none` where no provision prescribes the item.
    pub authority: String,
}

/// An instrument to amend.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AmendmentV1 {
    /// Its number.
    pub number: String,
    /// Who must act.
    pub authority: String,
    /// The provisions, as written in the files.
    pub provisions: Vec<String>,
    /// The effort in points.
    pub points: i64,
    /// The proposals that need it.
    pub proposals: Vec<String>,
}

/// A measure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasureV1 {
    /// Its name, such as `annual-cost`.
    pub measure: String,
    /// Before.
    pub before: i64,
    /// After.
    pub after: i64,
}

/// A level of effort.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LevelV1 {
    /// What it takes.
    pub effort: EffortV1,
    /// What it saves of each target, in order of the targets.
    pub saved: Vec<i64>,
    /// Whether it keeps to own power.
    pub own: bool,
}

/// Proposals that are not sound together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictV1 {
    /// The ids.
    pub proposals: Vec<String>,
    /// The obligations that fail.
    pub obligations: Vec<String>,
    /// The witnesses.
    pub why: Vec<WordsV1>,
}

/// Points of effort.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointsV1 {
    /// A rank, an authority, or `proposal`.
    pub of: String,
    /// The points.
    pub points: i64,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WordsV1 {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl PlanV1 {
    /// The JSON of a plan.
    pub fn of(plan: &Plan, lang: Lang) -> PlanV1 {
        let points = plan.efforts.iter().map(|(of, points)| PointsV1 { of: of.clone(), points: *points });
        let measure = |(row, before, after): &(&crate::facts::measures::Row, i64, i64)| MeasureV1 {
            measure: row.key.to_owned(),
            before: *before,
            after: *after,
        };
        PlanV1 {
            version: 1,
            language: lang.code().to_owned(),
            reached: plan.reached,
            targets: plan.targets.iter().map(target).collect(),
            effort: effort(plan.weight),
            bound: plan.bound,
            rounds: plan.rounds,
            proposals: plan.chosen.iter().map(chosen).collect(),
            amendments: plan.amendments.iter().map(amendment).collect(),
            measures: plan.totals.iter().map(measure).collect(),
            levels: plan.levels.iter().map(level).collect(),
            conflicts: plan.excluded.iter().map(conflict).collect(),
            sketches: plan.left.sketches.iter().map(|(made, _)| made.id.clone()).collect(),
            blocked: plan.left.blocked,
            points: points.collect(),
        }
    }
}

fn target(reached: &Reached) -> TargetV1 {
    TargetV1 {
        measure: reached.target.row.key.to_owned(),
        cut: reached.target.cut,
        before: reached.before,
        needed: reached.needed,
        after: reached.after,
        sum: reached.sum,
        reached: reached.before - reached.after >= reached.needed,
        unknown: reached.unknown,
    }
}

fn effort(weight: Weight) -> EffortV1 {
    EffortV1 { points: weight.effort, instruments: weight.instruments, proposals: weight.proposals }
}

fn chosen(made: &Proposal) -> ChosenV1 {
    ChosenV1 {
        id: made.id.clone(),
        procedure: made.procedure.clone(),
        changes: made.changes.iter().map(words).collect(),
        authority: made.authority.map_or("none", |authority| authority.word()).to_owned(),
    }
}

fn amendment(amendment: &Amendment) -> AmendmentV1 {
    AmendmentV1 {
        number: amendment.amend.number.clone(),
        authority: amendment.amend.authority.word().to_owned(),
        provisions: amendment.amend.provisions.iter().map(ToString::to_string).collect(),
        points: amendment.points,
        proposals: amendment.proposals.clone(),
    }
}

fn level(level: &Level) -> LevelV1 {
    LevelV1 { effort: effort(level.weight), saved: level.saved.clone(), own: level.own }
}

fn conflict(conflict: &Conflict) -> ConflictV1 {
    ConflictV1 {
        proposals: conflict.proposals.clone(),
        obligations: conflict.fails.iter().map(|failure| failure.obligation.to_owned()).collect(),
        why: conflict.fails.iter().map(|failure| words(&failure.text)).collect(),
    }
}

fn words(text: &Text) -> WordsV1 {
    WordsV1 { vi: text.get(Lang::Vi).to_owned(), en: text.get(Lang::En).to_owned() }
}
