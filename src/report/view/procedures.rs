//! One procedure as a report shows it: what it is, what was found, what is proposed, before and after.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;
use crate::report::swimlane::{self, Mark};
use crate::report::view::costs::{self, CostTable};
use crate::report::view::decisions::{self, DecisionView};
use crate::report::view::dossier::{self, DossierRow, named};
use crate::report::view::findings::{FindingView, finding};
use crate::report::view::handovers::{self, Heat};
use crate::report::view::leaf::{Coded, Day, Figure, Measured, Words};
use crate::report::view::measures::{self, MeasureRow};
use crate::report::view::price::{self, Price};
use crate::report::view::proposals::{self, Benefit, BlockedView, ProposalView};
use crate::report::view::review::{self, Answer};
use crate::report::view::{Input, facets, names};
use crate::text::Lang;

/// One procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProcedureView {
    /// Its number in the report, from 1.
    pub number: usize,
    /// The id.
    pub id: String,
    /// Where a page holds it, made of the id.
    pub anchor: String,
    /// The file, from the workspace folder.
    pub file: String,
    /// What it is.
    pub identity: Identity,
    /// Whether the totals of the report count it: it is in force.
    pub counted: bool,
    /// Its measures as written, and after all proposals together.
    pub measures: Vec<MeasureRow>,
    /// Its official cost as written, and after all proposals together.
    pub benefit: Benefit,
    /// Its dossier as written, and after all proposals together.
    pub dossier: Vec<DossierRow>,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// What is proposed.
    pub proposals: Vec<ProposalView>,
    /// What is not proposed, and why.
    pub blocked: Vec<BlockedView>,
    /// What was decided on its proposals.
    pub decisions: Vec<DecisionView>,
    /// What is known to each question of the review form.
    pub review: Vec<Answer>,
    /// The official cost, activity by activity, as written.
    pub cost: CostTable,
    /// The official cost after all proposals together; none when it is the same.
    pub cost_after: Option<CostTable>,
    /// The agencies that take in, decide, coordinate or act.
    pub agencies: Vec<Coded>,
    /// Who hands over to whom; none when nobody does.
    pub handovers: Option<Heat>,
    /// The price row by row, as written, with every factor.
    pub price: Price,
    /// The price row by row, after all proposals together.
    pub price_after: Price,
    /// Pictures of the flow, where they were asked for.
    pub flow: Option<FlowView>,
}

/// What a procedure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Identity {
    /// The code in the national database.
    pub code: Option<String>,
    /// The official name.
    pub name: Words,
    /// The sector.
    pub sector: Coded,
    /// External, internal or interlinked.
    pub kind: Coded,
    /// Whether it applies.
    pub status: Coded,
    /// The day on which the description holds.
    pub as_of: Day,
    /// The decision that published it.
    pub decision: Option<String>,
    /// The agency that takes the dossier in.
    pub receives: Words,
    /// The agency that decides.
    pub decides: Words,
    /// The agencies declared as coordinating.
    pub coordinates: Vec<Words>,
    /// Who applies.
    pub applicants: Vec<Coded>,
    /// The declared deadline, as written.
    pub deadline: Option<Words>,
    /// Dossiers a year, and the year.
    pub volume: Option<VolumeView>,
    /// The group it belongs to.
    pub group: Option<Words>,
}

/// Dossiers in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VolumeView {
    /// The year.
    pub year: u16,
    /// Dossiers.
    pub cases: Figure,
}

/// Pictures of the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FlowView {
    /// As written: an SVG element.
    pub before: String,
    /// After all proposals together; none when the steps do not change.
    pub after: Option<String>,
}

/// The procedure at this position of the corpus.
pub(super) fn procedure(input: &Input<'_>, at: usize) -> ProcedureView {
    let lang = input.lang();
    let written = &input.corpus.procedures[at];
    let after = input.after(at);
    let (measures_before, measures_after) = input.measures(at);
    let own = input.index.of(&written.id);
    let made = own.made.iter().enumerate().map(|(number, at)| (number + 1, *at));
    let blocked = own.blocked.iter().map(|at| &input.proposals.blocked[*at]);
    let source =
        input.corpus.places.procedures.get(at).and_then(|id| input.corpus.sources.get(id.0 as usize));
    let (cost, cost_after) = costs::tables(input, at);
    let price = match input.facts.procedures.get(at) {
        Some(facts) => price::price_from(input.corpus, written, facts, lang),
        None => price::price_of(input.corpus, written, lang),
    };
    ProcedureView {
        number: at + 1,
        id: written.id.clone(),
        anchor: input.anchors.procedures[at].clone(),
        file: source.map(|source| source.name.clone()).unwrap_or_default(),
        identity: identity(written, &input.corpus.catalog, lang),
        counted: input.index.counted(at),
        measures: measures::rows(measures_before, measures_after, lang),
        benefit: proposals::benefit(measures_before, measures_after, lang),
        dossier: dossier::rows(written, after, &input.corpus.catalog, lang),
        findings: own.findings.iter().map(|at| finding(input, *at)).collect(),
        proposals: made.map(|(number, at)| proposals::proposal(input, number, at)).collect(),
        decisions: decisions::of_procedure(
            input.corpus,
            input.proposals,
            &input.corpus.procedures[at].id,
            lang,
        ),
        blocked: blocked.map(|blocked| proposals::blocked(input, blocked)).collect(),
        review: review::review(input, at),
        cost,
        agencies: facets::agencies(input, written),
        handovers: handovers::of_procedure(input, at),
        cost_after,
        price_after: if after == written {
            price.clone()
        } else {
            price::price_of(input.corpus, after, lang)
        },
        price,
        flow: input.options.pictures.then(|| flow(written, after, &input.corpus.catalog, lang)),
    }
}

/// What a procedure is.
fn identity(procedure: &Procedure, catalog: &Catalog, lang: Lang) -> Identity {
    let agency = |id: &str| named(catalog.agencies.get(id).map(|found| &found.name), id, lang);
    Identity {
        code: procedure.code.clone(),
        name: Words::of(&procedure.name, lang),
        sector: names::sector(&procedure.sector, lang),
        kind: names::kind(procedure.kind, lang),
        status: names::status(procedure.status, lang),
        as_of: Day::of(procedure.as_of, lang),
        decision: procedure.decision.clone(),
        receives: agency(&procedure.receives),
        decides: agency(&procedure.decides),
        coordinates: procedure.coordinates.iter().map(|id| agency(id)).collect(),
        applicants: procedure.applicants.iter().map(|code| names::applicant(code, lang)).collect(),
        deadline: procedure
            .deadline
            .map(|deadline| Words::new(lang, deadline.show(Lang::Vi), deadline.show(Lang::En))),
        volume: procedure.volume.as_ref().map(|volume| VolumeView {
            year: volume.year,
            cases: Figure::of(i64::try_from(volume.cases).ok(), Measured::Count, lang),
        }),
        group: procedure
            .part_of
            .as_ref()
            .map(|id| named(catalog.groups.get(id).map(|found| &found.name), id, lang)),
    }
}

fn flow(before: &Procedure, after: &Procedure, catalog: &Catalog, lang: Lang) -> FlowView {
    let changed = before.steps != after.steps;
    let mark = if changed { Mark::Before(after) } else { Mark::Alone };
    FlowView {
        before: swimlane::fragment(before, catalog, lang, mark),
        after: changed.then(|| swimlane::fragment(after, catalog, lang, Mark::After(before))),
    }
}
