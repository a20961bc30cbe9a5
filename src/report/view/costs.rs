//! The official cost activity by activity, in the order of the official form, so that a reader can add it up by hand.

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts;
use crate::facts::cost::{Cost, Figures, Row, Subject, part_of, words_of};
use crate::model::catalog::Catalog;
use crate::model::procedure::Procedure;
use crate::report::view::Input;
use crate::report::view::dossier::document_name;
use crate::report::view::leaf::{Figure, Measured, Words, share};
use crate::text::Lang;

/// The official cost of one dossier and of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostTable {
    /// What an hour of the applicant's time is worth, in đồng.
    pub hourly_income: Figure,
    /// The sub-case reckoned, where there are several: the cheapest.
    pub case: Option<Words>,
    /// The activities.
    pub rows: Vec<CostRow>,
    /// Of one dossier: the sum of the rows, in đồng.
    pub per_case: Figure,
    /// Dossiers a year.
    pub cases: Figure,
    /// Of a year, in đồng.
    pub per_year: Figure,
}

/// One activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostRow {
    /// The part of the official form.
    pub part: Words,
    /// What is done.
    pub activity: Words,
    /// What it is about; none where it is about the whole dossier.
    pub subject: Option<Words>,
    /// How often for one dossier.
    pub count: u32,
    /// The share of dossiers it concerns, in hundredths of a per cent.
    pub share: Figure,
    /// Minutes of work, each time.
    pub time: Figure,
    /// Bought-in services each time, in đồng.
    pub spend: Figure,
    /// The fee, in đồng.
    pub fee: Figure,
    /// What it adds to one dossier, in đồng.
    pub cost: Figure,
    /// Where the figures come from: `given`, `default` (a time class of the settings) or `missing` (counted as zero).
    pub figures: &'static str,
}

/// The cost of the procedure at this position as written, and after all proposals where it differs.
pub(super) fn tables(input: &Input<'_>, at: usize) -> (CostTable, Option<CostTable>) {
    let corpus = input.corpus;
    let (written, after) = (&corpus.procedures[at], input.after(at));
    let none = Cost::default();
    let before = input.facts.procedures.get(at).map_or(&none, |facts| &facts.cost);
    let table = |procedure, cost| table(procedure, cost, &corpus.catalog, input.lang());
    let before = table(written, before);
    if after == written {
        return (before, None);
    }
    let simulated = facts::of_procedure(after, &corpus.catalog, &corpus.settings).cost;
    let after = table(after, &simulated);
    let same = after == before;
    (before, (!same).then_some(after))
}

fn table(procedure: &Procedure, cost: &Cost, catalog: &Catalog, lang: Lang) -> CostTable {
    let money = |amount: Option<i64>| Figure::of(amount, Measured::Vnd, lang);
    let unpriced = || Figure::unpriced(lang);
    let cases = procedure.volume.as_ref().and_then(|volume| i64::try_from(volume.cases).ok());
    let case = cost.case.and_then(|case| procedure.cases.get(case as usize));
    CostTable {
        hourly_income: match cost.hourly_income {
            Some(amount) => money(Some(amount.0)),
            None => unpriced(),
        },
        case: case.map(|case| Words::of(&case.name, lang)),
        rows: cost.rows.iter().map(|line| priced(row(procedure, line, catalog, lang), cost, lang)).collect(),
        per_case: if cost.hourly_income.is_none() { unpriced() } else { money(Some(cost.per_case.0)) },
        cases: Figure::of(cases, Measured::Count, lang),
        per_year: match cost.hourly_income {
            None if cost.per_year.is_some() => unpriced(),
            _ => money(cost.per_year.map(|amount| amount.0)),
        },
    }
}

/// A row whose hours have no price says so.
fn priced(mut row: CostRow, cost: &Cost, lang: Lang) -> CostRow {
    if cost.hourly_income.is_none() && row.time.value != Some(0) {
        row.cost = Figure::unpriced(lang);
    }
    row
}

fn row(procedure: &Procedure, row: &Row, catalog: &Catalog, lang: Lang) -> CostRow {
    let part = part_of(row.activity);
    let (share_part, whole) = (row.share.part, row.share.whole);
    let concerns = i64::try_from(share_part).ok().zip(i64::try_from(whole).ok());
    let money = |amount: i64| Figure::of(Some(amount), Measured::Vnd, lang);
    CostRow {
        part: Words::new(lang, part.words(Lang::Vi), part.words(Lang::En)),
        activity: Words::new(lang, words_of(row.activity, Lang::Vi), words_of(row.activity, Lang::En)),
        subject: subject(procedure, row.subject, catalog, lang),
        count: row.count,
        share: Figure::of(concerns.and_then(|(part, whole)| share(part, whole)), Measured::Percent, lang),
        time: Figure::of(Some(row.hours.hours_to_minutes()), Measured::Minutes, lang),
        spend: money(row.spend.0),
        fee: money(row.fee.0),
        cost: money(row.cost.0),
        figures: match row.figures {
            Figures::Given => "given",
            Figures::Default => "default",
            Figures::Missing => "missing",
        },
    }
}

pub(super) fn subject(
    procedure: &Procedure,
    subject: Subject,
    catalog: &Catalog,
    lang: Lang,
) -> Option<Words> {
    match subject {
        Subject::Dossier => None,
        Subject::Document(at) => {
            procedure.documents.get(at as usize).map(|document| document_name(document, catalog, lang))
        }
        Subject::Fee(at) => procedure.fees.get(at as usize).map(|fee| match &fee.name {
            Some(name) => Words::of(name, lang),
            None => Words::same(&fee.id),
        }),
        Subject::Work(at) => {
            let name = procedure.work.get(at as usize)?.name.as_ref();
            name.map(|name| Words::of(name, lang))
        }
        Subject::Step(at) => procedure.steps.get(at as usize).map(|step| match &step.name {
            Some(name) => Words::of(name, lang),
            None => Words::same(&step.id),
        }),
    }
}
