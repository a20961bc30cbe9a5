//! No measure got worse, and the deadline still leaves time for the longest path.

use super::{Case, Failures};
use crate::facts::measures::Measures;
use crate::model::duration::Duration;
use crate::model::edit::Change;
use crate::model::number::Money;
use crate::text::Lang;

const NAME: &str = "measures";

/// How a figure is shown.
#[derive(Clone, Copy)]
enum Unit {
    Count,
    Minutes,
    Dong,
}

/// A measure: its name, how it is shown, and its value before and after.
type Row = (&'static str, &'static str, Unit, i64, i64);

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    let (before, after) = (case.ground.measures_before, case.ground.measures_after);
    for (vi, en, unit, was, now) in rows(before, after) {
        if now > was {
            failures.add(
                NAME,
                format!(
                    "Chỉ tiêu «{vi}» tăng từ {} lên {}.",
                    show(was, unit, Lang::Vi),
                    show(now, unit, Lang::Vi)
                ),
                format!(
                    "The measure “{en}” rises from {} to {}.",
                    show(was, unit, Lang::En),
                    show(now, unit, Lang::En)
                ),
            );
        }
    }
    if after.handovers > before.handovers && !is_side_by_side(case) {
        failures.add(
            NAME,
            format!("Chỉ tiêu «số lần chuyển giao» tăng từ {} lên {}.", before.handovers, after.handovers),
            format!("The measure “handovers” rises from {} to {}.", before.handovers, after.handovers),
        );
    }
    let leaves_time = |measures: &Measures| measures.deadline.is_none_or(|limit| limit >= measures.duration);
    if leaves_time(before) && !leaves_time(after) {
        let limit = Duration::working(after.deadline.unwrap_or_default());
        let path = Duration::working(after.duration);
        failures.add(
            NAME,
            format!(
                "Thời hạn {} ngắn hơn tổng thời gian các bước nối tiếp dài nhất là {}.",
                limit.show(Lang::Vi),
                path.show(Lang::Vi)
            ),
            format!(
                "The deadline of {} is shorter than the longest path of {}.",
                limit.show(Lang::En),
                path.show(Lang::En)
            ),
        );
    }
}

/// Steps that run side by side each get the file from the step before, which counts as more handovers although nobody
/// waits for them. That is no loss where the longest path shortens.
fn is_side_by_side(case: Case<'_>) -> bool {
    let reorders = |change: &&Change| matches!(change, Change::RunBeside { .. } | Change::SetAfter { .. });
    case.ground.changes.iter().any(reorders)
        && case.ground.measures_after.duration < case.ground.measures_before.duration
}

/// All measures but two: handovers, which are looked at apart, and papers asked for only when a register cannot
/// answer, which rise whenever a paper becomes one of them and is counted among the papers no more.
fn rows(before: &Measures, after: &Measures) -> Vec<Row> {
    use Unit::{Count, Dong, Minutes};
    let mut rows = vec![
        ("số giấy tờ", "documents", Count, before.documents, after.documents),
        ("số bản giấy tờ", "sheets", Count, before.copies, after.copies),
        ("số bản sao chứng thực", "certified copies", Count, before.certified, after.certified),
        ("số mẫu đơn, tờ khai", "forms", Count, before.forms, after.forms),
        ("số yêu cầu, điều kiện", "conditions", Count, before.conditions, after.conditions),
        ("số bước", "steps", Count, before.steps, after.steps),
        ("số cơ quan", "agencies", Count, before.agencies, after.agencies),
        ("số lượt đi lại", "visits", Count, before.visits, after.visits),
        ("thời gian thực hiện dài nhất", "longest path", Minutes, before.duration, after.duration),
        ("phí, lệ phí", "fees", Dong, before.fees.0, after.fees.0),
        ("thời gian của cán bộ", "officials' time", Minutes, before.official_time, after.official_time),
        (
            "thời gian của người nộp hồ sơ",
            "applicants' time",
            Minutes,
            before.applicant_time,
            after.applicant_time,
        ),
        ("chi phí một hồ sơ", "cost of one dossier", Dong, before.cost_per_case.0, after.cost_per_case.0),
    ];
    if let (Some(was), Some(now)) = (before.deadline, after.deadline) {
        rows.push(("thời hạn giải quyết", "deadline", Minutes, was, now));
    }
    if let (Some(was), Some(now)) = (before.cost_per_year, after.cost_per_year) {
        rows.push(("chi phí một năm", "cost of a year", Dong, was.0, now.0));
    }
    rows
}

fn show(figure: i64, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Count => figure.to_string(),
        Unit::Minutes => Duration::working(figure).show(lang),
        Unit::Dong => Money(figure).show(lang),
    }
}
