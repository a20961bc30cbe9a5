//! The one table of the measures, from which reports, targets, rules and the proof read their names and
//! figures.

use crate::facts::column::{Column, Type, Value, World};
use crate::facts::measures::Measures;
use crate::facts::publish::{columns, facts_of};
use crate::model::duration::{Duration, decimal};
use crate::model::entity::Entity;
use crate::model::number::{Money, grouped};
use crate::text::Lang;

/// One measure: its names, unit and figure.
#[derive(Debug)]
pub struct Row {
    /// Its name in settings and data, such as `annual-cost`.
    pub key: &'static str,
    /// Its name in Vietnamese.
    pub vi: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// Whether a proposal that raises it is worse.
    pub judged: bool,
    /// Its figure, if there is one.
    pub get: fn(&Measures) -> Option<i64>,
}

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Minutes of office time, shown in working days and hours.
    WorkTime,
    /// Minutes of an applicant's time, shown in hours.
    Hours,
    /// Đồng.
    Money,
}

/// A measure that got worse.
#[derive(Clone, Copy, Debug)]
pub struct Worse {
    /// Which one.
    pub row: &'static Row,
    /// Its figure before.
    pub before: Option<i64>,
    /// Its figure after; `None` for a deadline that is gone.
    pub after: Option<i64>,
}

/// All measures, in the order in which reports show them.
pub const ROWS: &[Row] = &[
    row("documents", "Thành phần hồ sơ phải nộp", "Documents", Unit::Count, |m| Some(m.documents)),
    Row {
        judged: false,
        ..row(
            "fallbacks",
            "Thành phần hồ sơ chỉ nộp khi không tra cứu được",
            "Documents as fallback",
            Unit::Count,
            |m| Some(m.fallbacks),
        )
    },
    row("copies", "Bản giấy phải nộp", "Sheets handed in", Unit::Count, |m| Some(m.copies)),
    row("certified-copies", "Bản sao chứng thực", "Certified copies", Unit::Count, |m| {
        Some(m.certified)
    }),
    row("forms", "Mẫu đơn, tờ khai", "Forms", Unit::Count, |m| Some(m.forms)),
    row("conditions", "Yêu cầu, điều kiện", "Conditions", Unit::Count, |m| Some(m.conditions)),
    row("steps", "Bước thực hiện", "Steps", Unit::Count, |m| Some(m.steps)),
    row("agencies", "Cơ quan tham gia", "Agencies", Unit::Count, |m| Some(m.agencies)),
    row("handovers", "Lượt chuyển giao giữa các cơ quan", "Handovers", Unit::Count, |m| {
        Some(m.handovers)
    }),
    row("visits", "Lượt đi lại", "Visits", Unit::Count, |m| Some(m.visits)),
    row("duration", "Thời gian theo đường dài nhất", "Critical path", Unit::WorkTime, |m| {
        Some(m.duration)
    }),
    row("deadline", "Thời hạn giải quyết", "Declared deadline", Unit::WorkTime, |m| m.deadline),
    row("official-time", "Thời gian xử lý của cơ quan", "Official time", Unit::WorkTime, |m| {
        Some(m.official_time)
    }),
    row("applicant-time", "Thời gian của người thực hiện", "Applicant's time", Unit::Hours, |m| {
        Some(m.applicant_time)
    }),
    row("fees", "Phí, lệ phí một hồ sơ", "Fees", Unit::Money, |m| Some(m.fees.0)),
    row("cost", "Chi phí tuân thủ một hồ sơ", "Official cost of one dossier", Unit::Money, |m| {
        (!m.unpriced).then_some(m.cost_per_case.0)
    }),
    row("annual-cost", "Chi phí tuân thủ một năm", "Official cost of a year", Unit::Money, |m| {
        m.cost_per_year.filter(|_| !m.unpriced).map(|cost| cost.0)
    }),
];

/// Columns on procedures that no other analysis publishes.
pub const COLUMNS: &[Column] = columns! {
    Procedure.document_count: Type::Int,
        "số giấy tờ phải nộp hoặc xuất trình; trong các giấy tờ thay thế nhau chỉ tính phương án ít nhất",
        "how many documents are asked for; of alternatives the shortest list",
        |world, procedure| int(world, procedure, |m| m.documents);
    Procedure.fallback_count: Type::Int,
        "số giấy tờ chỉ nộp khi không tra cứu được",
        "how many documents are asked for only when a register cannot answer",
        |world, procedure| int(world, procedure, |m| m.fallbacks);
    Procedure.copy_count: Type::Int,
        "tổng số bản chính và bản sao phải nộp",
        "how many sheets are handed in, originals and copies",
        |world, procedure| int(world, procedure, |m| m.copies);
    Procedure.certified_count: Type::Int,
        "số bản sao chứng thực",
        "how many certified copies",
        |world, procedure| int(world, procedure, |m| m.certified);
    Procedure.form_count: Type::Int,
        "số mẫu đơn, tờ khai",
        "how many forms",
        |world, procedure| int(world, procedure, |m| m.forms);
    Procedure.condition_count: Type::Int,
        "số yêu cầu, điều kiện",
        "how many conditions",
        |world, procedure| int(world, procedure, |m| m.conditions);
    Procedure.step_count: Type::Int,
        "số bước",
        "how many steps",
        |world, procedure| int(world, procedure, |m| m.steps);
    Procedure.fees_per_case: Type::Money, "phí, lệ phí của một hồ sơ", "the fees of one dossier",
        |world, procedure| Value::Money(measures(world, procedure).map_or(Money(0), |m| m.fees));
    Procedure.official_time: Type::WorkTime,
        "tổng thời gian các cơ quan xử lý một hồ sơ",
        "the office time all agencies spend on one dossier",
        |world, procedure| Value::WorkTime(measures(world, procedure).map_or(0, |m| m.official_time));
};

impl Row {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.vi, self.en)
    }

    /// Whether this figure of a procedure is not known because hours have no price.
    pub fn is_unpriced(&self, measures: &Measures) -> bool {
        measures.unpriced && matches!(self.key, "cost" | "annual-cost")
    }

    /// A figure of this measure as a person reads it.
    pub fn show(&self, figure: i64, lang: Lang) -> String {
        match self.unit {
            Unit::Count => grouped(figure, lang),
            Unit::WorkTime => Duration::working(figure).show(lang),
            Unit::Hours => {
                let thousandths = figure.saturating_mul(1000) / 60;
                let one = thousandths == 1000;
                format!(
                    "{} {}",
                    decimal(thousandths, lang),
                    lang.pick("giờ", if one { "hour" } else { "hours" })
                )
            }
            Unit::Money => Money(figure).show(lang),
        }
    }

    pub(super) fn worse(&'static self, before: Option<i64>, after: Option<i64>) -> Option<Worse> {
        let worse = match (before, after) {
            (Some(before), Some(after)) => after > before,
            (Some(_), None) => self.key == "deadline",
            (None, _) => false,
        };
        worse.then_some(Worse { row: self, before, after })
    }
}

const fn row(
    key: &'static str,
    vi: &'static str,
    en: &'static str,
    unit: Unit,
    get: fn(&Measures) -> Option<i64>,
) -> Row {
    Row { key, vi, en, unit, judged: true, get }
}

fn measures<'w>(world: World<'w>, procedure: Entity) -> Option<&'w Measures> {
    facts_of(world, procedure).map(|facts| &facts.measures)
}

fn int<'w>(world: World<'w>, procedure: Entity, pick: fn(&Measures) -> i64) -> Value<'w> {
    Value::Int(measures(world, procedure).map_or(0, pick))
}
