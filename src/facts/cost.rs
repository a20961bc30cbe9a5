//! Facts: the official cost (Circular 02/2017/TT-VPCP art. 27).
//!
//! Of one dossier: for every activity, hours times hourly income plus bought-in services, and fees; of a
//! year: that times the dossiers of the year. The low average is taken where figures leave a choice: of
//! sub-cases the cheapest one, and documents that are declared, or asked for only when a register cannot
//! answer, cost nothing. Of alternative documents each list weighs what its share of applicants is, so that a
//! rare one that falls away saves little; without shares all lists weigh the same, which is said. Time on the calendar has no price (no
//! opportunity cost).
//!
//! Every row is rounded to whole đồng, half up, and the total is the sum of the rows, so that it can be added
//! up by hand. A figure taken from the settings is marked as default; one found nowhere counts as zero and is
//! marked as missing.

mod build;
mod words;

pub use words::{Part, part_of, words_of};

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::publish::{columns, facts_of, kept};
use crate::facts::visits::Visits;
use crate::model::entity::Entity;
use crate::model::number::{Money, Thousandths};
use crate::model::procedure::{Procedure, Work};
use crate::model::settings::{Activity, Settings};

/// Facts: the official cost.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// What an applicant does and pays for one dossier, in the order of the official form.
    pub rows: Vec<Row>,
    /// What an hour of the applicant's time is worth; `None` when the settings do not say, and then hours
    /// cost nothing.
    pub hourly_income: Option<Money>,
    /// The sub-case that was reckoned, where documents, fees or steps belong to some: the cheapest.
    pub case: Option<u32>,
    /// Of one dossier.
    pub per_case: Money,
    /// Of a year; `None` without a volume.
    pub per_year: Option<Money>,
    /// The fees in `per_case`.
    pub fees: Money,
    /// Minutes an applicant spends on one dossier.
    pub minutes: i64,
    /// Activities for which a default of the settings stands in.
    pub defaults_used: Vec<Activity>,
    /// Activities for which no figure was found.
    pub missing: Vec<Activity>,
    /// What each document costs to prepare where it is asked for.
    pub documents: Vec<Money>,
    /// The alternatives, as places in `any_of`, whose lists are given equal shares for want of any.
    pub equal_shares: Vec<u32>,
}

/// One activity of the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is done.
    pub activity: Activity,
    /// What it is about.
    pub subject: Subject,
    /// How often for one dossier: so many copies.
    pub count: u32,
    /// The share of dossiers it concerns.
    pub share: Share,
    /// Hours of work, each time.
    pub hours: Thousandths,
    /// Bought-in services, each time.
    pub spend: Money,
    /// The fee paid.
    pub fee: Money,
    /// What the row adds to the cost of one dossier: share × (count × (hours × hourly income + spend) + fee).
    pub cost: Money,
    /// Where hours and spending come from.
    pub figures: Figures,
}

/// What an activity is about. Numbers are places in the procedure's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole dossier.
    Dossier,
    /// A document.
    Document(u32),
    /// A fee.
    Fee(u32),
    /// A step; of a visit, its first.
    Step(u32),
    /// Other work.
    Work(u32),
}

/// A share of all dossiers: so many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// These.
    pub part: u64,
    /// Of these; never zero.
    pub whole: u64,
}

impl Share {
    /// All of them.
    pub const ALL: Share = Share { part: 1, whole: 1 };

    /// Whether it is all of them.
    pub fn is_all(self) -> bool {
        self.part == self.whole
    }

    /// The rest.
    pub fn rest(self) -> Share {
        Share { part: self.whole.saturating_sub(self.part), whole: self.whole }
    }
}

/// Where the hours and the spending of a row come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// The procedure gives them (`prepare`), or the row needs none.
    Given,
    /// A time class of the settings.
    Default,
    /// Nowhere: counted as zero.
    Missing,
}

/// Columns on procedures and documents.
pub const COLUMNS: &[Column] = columns! {
    Procedure.cost_per_case: Type::Money,
        "chi phí tuân thủ của một hồ sơ (Thông tư 02/2017/TT-VPCP, Điều 27)",
        "the official cost of one dossier (Circular 02/2017/TT-VPCP art. 27)",
        |world, procedure| Value::Money(cost(world, procedure).map_or(Money(0), |cost| cost.per_case));
    Procedure.cost_per_year: Type::Optional(&Type::Money),
        "chi phí tuân thủ của một năm; không có khi thiếu số lượng hồ sơ",
        "the official cost of a year; missing without a volume",
        |world, procedure| {
            let year = cost(world, procedure).and_then(|cost| cost.per_year);
            year.map_or(Value::None, Value::Money)
        };
    Procedure.cost_is_complete: Type::Bool,
        "mọi số liệu tính chi phí đều có",
        "whether no figure of the cost is missing",
        |world, procedure| Value::Bool(cost(world, procedure).is_some_and(Cost::is_complete));
    Document.cost: Type::Money, "chi phí chuẩn bị giấy tờ này", "what it costs to prepare the document",
        |world, document| {
            Value::Money(kept(world, document, |facts| &facts.cost.documents).unwrap_or_default())
        };
};

/// Finds the official cost.
pub fn analyse(procedure: &Procedure, settings: &Settings, visits: &Visits) -> Cost {
    build::Builder::new(procedure, settings.costs.as_ref(), visits).cost()
}

impl Cost {
    /// Whether no figure is missing.
    pub fn is_complete(&self) -> bool {
        self.hourly_income.is_some() && self.missing.is_empty()
    }

    /// Where the figures of a row come from, in the words of who wrote them.
    pub fn source<'s>(row: &Row, procedure: &'s Procedure, settings: &'s Settings) -> Option<&'s str> {
        if let Some(work) = written(row, procedure) {
            return work.source.as_deref();
        }
        match (row.figures, row.subject) {
            (Figures::Given, Subject::Document(at)) => {
                procedure.documents.get(at as usize)?.prepare.as_ref()?.source.as_deref()
            }
            (Figures::Given, Subject::Fee(at)) => procedure.fees.get(at as usize)?.source.as_deref(),
            (Figures::Default, _) => build::class(settings.costs.as_ref(), row.activity)?.source.as_deref(),
            _ => None,
        }
    }

    /// What is assumed in the figures of a row, and why.
    pub fn assumed<'s>(row: &Row, procedure: &'s Procedure, settings: &'s Settings) -> Option<&'s str> {
        if let Some(work) = written(row, procedure) {
            return work.assumed.as_deref();
        }
        match (row.figures, row.subject) {
            (Figures::Given, Subject::Document(at)) => {
                procedure.documents.get(at as usize)?.prepare.as_ref()?.assumed.as_deref()
            }
            (Figures::Given, Subject::Fee(at)) => procedure.fees.get(at as usize)?.assumed.as_deref(),
            (Figures::Default, _) => build::class(settings.costs.as_ref(), row.activity)?.assumed.as_deref(),
            _ => None,
        }
    }
}

fn cost<'w>(world: World<'w>, entity: Entity) -> Option<&'w Cost> {
    facts_of(world, entity).map(|facts| &facts.cost)
}

/// The work in the file that gives a row its figures.
fn written<'p>(row: &Row, procedure: &'p Procedure) -> Option<&'p Work> {
    match (row.figures, row.subject) {
        (_, Subject::Work(at)) => procedure.work.get(at as usize),
        (Figures::Given, Subject::Fee(_)) => None,
        (Figures::Given, Subject::Document(at))
            if procedure.documents.get(at as usize).is_some_and(|document| document.prepare.is_some()) =>
        {
            None
        }
        (Figures::Given, _) => build::work_of(procedure, row.activity),
        _ => None,
    }
}
