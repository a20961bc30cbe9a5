//! Measures before and after, one row each, and their sums.

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::measures::Measures;
use crate::report::view::leaf::{Figure, Measured, Words, share};
use crate::text::Lang;

/// One measure before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MeasureRow {
    /// A stable name, such as `certified`.
    pub id: &'static str,
    /// Its name.
    pub name: Words,
    /// What its figures count.
    pub unit: Measured,
    /// Whether it belongs into a short table.
    pub main: bool,
    /// Whether the figures are not known because hours have no price.
    pub unpriced: bool,
    /// Before.
    pub before: Figure,
    /// After.
    pub after: Figure,
    /// After less before; negative is better.
    pub change: Figure,
    /// The change as a share of the figure before, in hundredths of a per cent.
    pub percent: Figure,
    /// Which way it moved: `less`, `same`, `more`; `same` where a figure is missing.
    pub moved: &'static str,
}

/// How one measure is named and read.
struct Spec {
    id: &'static str,
    vi: &'static str,
    en: &'static str,
    unit: Measured,
    main: bool,
    get: fn(&Measures) -> Option<i64>,
}

const fn spec(
    id: &'static str,
    unit: Measured,
    main: bool,
    (vi, en): (&'static str, &'static str),
    get: fn(&Measures) -> Option<i64>,
) -> Spec {
    Spec { id, vi, en, unit, main, get }
}

/// Every measure, in the order of a report.
static SPECS: &[Spec] = &[
    spec(
        "documents",
        Measured::Count,
        true,
        ("Thành phần hồ sơ phải nộp", "Documents asked for"),
        |m| Some(m.documents),
    ),
    spec(
        "fallbacks",
        Measured::Count,
        false,
        ("Thành phần hồ sơ chỉ nộp khi không tra cứu được", "Documents asked for only if a register fails"),
        |m| Some(m.fallbacks),
    ),
    spec("copies", Measured::Count, true, ("Bản giấy phải nộp", "Sheets handed in"), |m| {
        Some(m.copies)
    }),
    spec("certified", Measured::Count, true, ("Bản sao chứng thực", "Certified copies"), |m| {
        Some(m.certified)
    }),
    spec("forms", Measured::Count, false, ("Mẫu đơn, tờ khai", "Forms"), |m| Some(m.forms)),
    spec("conditions", Measured::Count, false, ("Yêu cầu, điều kiện", "Conditions"), |m| {
        Some(m.conditions)
    }),
    spec("steps", Measured::Count, true, ("Bước thực hiện", "Steps"), |m| Some(m.steps)),
    spec("agencies", Measured::Count, false, ("Cơ quan tham gia", "Agencies involved"), |m| {
        Some(m.agencies)
    }),
    spec(
        "handovers",
        Measured::Count,
        true,
        ("Lượt chuyển giao giữa các cơ quan", "Handovers"),
        |m| Some(m.handovers),
    ),
    spec("visits", Measured::Count, true, ("Lượt đi lại", "Visits in person"), |m| Some(m.visits)),
    spec(
        "duration",
        Measured::OfficeMinutes,
        true,
        ("Thời gian theo đường dài nhất", "Time on the longest path"),
        |m| Some(m.duration),
    ),
    spec(
        "deadline",
        Measured::OfficeMinutes,
        false,
        ("Thời hạn giải quyết", "Declared deadline"),
        |m| m.deadline,
    ),
    spec(
        "official_time",
        Measured::OfficeMinutes,
        false,
        ("Thời gian xử lý của cơ quan", "Officials' working time"),
        |m| Some(m.official_time),
    ),
    spec(
        "applicant_time",
        Measured::Minutes,
        false,
        ("Thời gian của người thực hiện", "Applicant's own time"),
        |m| Some(m.applicant_time),
    ),
    spec("fees", Measured::Vnd, false, ("Phí, lệ phí một hồ sơ", "Fees for one dossier"), |m| {
        Some(m.fees.0)
    }),
    spec(
        "cost_per_case",
        Measured::Vnd,
        false,
        ("Chi phí tuân thủ một hồ sơ", "Official cost of one dossier"),
        |m| (!m.unpriced).then_some(m.cost_per_case.0),
    ),
    spec(
        "cost_per_year",
        Measured::Vnd,
        true,
        ("Chi phí tuân thủ một năm", "Official cost of a year"),
        |m| m.cost_per_year.filter(|_| !m.unpriced).map(|money| money.0),
    ),
];

/// All measures before and after.
pub fn rows(before: &Measures, after: &Measures, lang: Lang) -> Vec<MeasureRow> {
    let made = |spec: &Spec| row(spec, (spec.get)(before), (spec.get)(after), lang);
    SPECS.iter().map(|spec| priced(made(spec), before.unpriced, lang)).collect()
}

/// A row of the official cost says so where hours have no price.
fn priced(mut row: MeasureRow, unpriced: bool, lang: Lang) -> MeasureRow {
    if unpriced && matches!(row.id, "cost_per_case" | "cost_per_year") {
        row.unpriced = true;
        row.before = Figure::unpriced(lang);
        row.after = Figure::unpriced(lang);
    }
    row
}

/// The sum of each measure over several procedures. Of a measure that some procedure lacks, the others are added.
pub fn sums<'m>(
    pairs: impl Iterator<Item = (&'m Measures, &'m Measures)> + Clone,
    lang: Lang,
) -> Vec<MeasureRow> {
    let sum = |spec: &Spec| {
        let both =
            pairs.clone().filter_map(|(before, after)| Some(((spec.get)(before)?, (spec.get)(after)?)));
        both.fold(None, |so_far: Option<(i64, i64)>, (before, after)| {
            let (b, a) = so_far.unwrap_or((0, 0));
            Some((b.saturating_add(before), a.saturating_add(after)))
        })
    };
    SPECS
        .iter()
        .map(|spec| {
            let total = sum(spec);
            let made = row(spec, total.map(|(before, _)| before), total.map(|(_, after)| after), lang);
            priced(made, pairs.clone().any(|(before, _)| before.unpriced), lang)
        })
        .collect()
}

/// A row of two figures that is not one of the measures.
pub fn pair(
    id: &'static str,
    name: Words,
    unit: Measured,
    (before, after): (Option<i64>, Option<i64>),
    lang: Lang,
) -> MeasureRow {
    let change = before.zip(after).map(|(before, after)| after.saturating_sub(before));
    let percent = before.zip(change).and_then(|(before, change)| share(change, before));
    MeasureRow {
        id,
        name,
        unit,
        main: true,
        unpriced: false,
        before: Figure::of(before, unit, lang),
        after: Figure::of(after, unit, lang),
        change: Figure::change(change, unit, lang),
        percent: Figure::change(percent, Measured::Percent, lang),
        moved: match change {
            Some(change) if change < 0 => "less",
            Some(change) if change > 0 => "more",
            _ => "same",
        },
    }
}

fn row(spec: &Spec, before: Option<i64>, after: Option<i64>, lang: Lang) -> MeasureRow {
    let name = Words::new(lang, spec.vi, spec.en);
    MeasureRow { main: spec.main, ..pair(spec.id, name, spec.unit, (before, after), lang) }
}

/// The names and figures of one measure for any number of versions of a procedure.
pub fn compared(
    versions: &[&Measures],
    lang: Lang,
) -> Vec<(&'static str, Words, Measured, Vec<Option<i64>>)> {
    SPECS
        .iter()
        .map(|spec| {
            let figures = versions.iter().map(|measures| (spec.get)(measures)).collect();
            (spec.id, Words::new(lang, spec.vi, spec.en), spec.unit, figures)
        })
        .collect()
}
