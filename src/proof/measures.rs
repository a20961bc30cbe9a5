//! No measure got worse, and the deadline still leaves time for the longest path.

use super::{Case, Failures};
use crate::facts::measures::{Measures, Worse};
use crate::model::duration::Duration;
use crate::model::edit::Change;
use crate::text::Lang;

const NAME: &str = "measures";

pub(super) fn check(case: Case<'_>, failures: &mut Failures) {
    let (before, after) = (case.ground.measures_before, case.ground.measures_after);
    for worse in after.worse_than(before) {
        if is_correction(case) || worse.row.key == "handovers" && is_side_by_side(case) {
            continue;
        }
        failures.add(NAME, sentence(worse, Lang::Vi), sentence(worse, Lang::En));
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

/// A description set right says what was so before: a figure that was wrong is no standard for the right one.
fn is_correction(case: Case<'_>) -> bool {
    case.ground.changes.iter().all(|change| matches!(change, Change::FixData { .. }))
}

/// Steps that run side by side each get the file from the step before, which counts as more handovers although nobody
/// waits for them. That is no loss where the longest path shortens.
fn is_side_by_side(case: Case<'_>) -> bool {
    let reorders = |change: &&Change| matches!(change, Change::RunBeside { .. } | Change::SetAfter { .. });
    case.ground.changes.iter().any(reorders)
        && case.ground.measures_after.duration < case.ground.measures_before.duration
}

fn sentence(worse: Worse, lang: Lang) -> String {
    let name = worse.row.name(lang);
    let show = |figure: Option<i64>| {
        figure.map_or_else(|| lang.pick("không có", "none").to_owned(), |figure| worse.row.show(figure, lang))
    };
    let (was, now) = (show(worse.before), show(worse.after));
    match lang {
        Lang::Vi => format!("Chỉ tiêu «{name}» xấu đi: trước {was}, sau {now}."),
        Lang::En => format!("The measure “{name}” gets worse: {was} before, {now} after."),
    }
}
