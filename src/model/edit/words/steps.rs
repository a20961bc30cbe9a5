//! Changes of steps, in words.

use super::say;
use crate::model::duration::Duration;
use crate::model::edit::names::Names;
use crate::text::{Lang, Text};

pub(super) fn drop(names: Names<'_>, step: &str) -> Text {
    let (vi, en) = names.step(step);
    say(format!("Bỏ bước «{vi}»."), format!("Drop the step “{en}”."))
}

pub(super) fn merge(names: Names<'_>, into: &str, from: &str) -> Text {
    let ((into, into_en), (from, from_en)) = (names.step(into), names.step(from));
    say(
        format!("Gộp bước «{from}» vào bước «{into}»."),
        format!("Merge the step “{from_en}” into “{into_en}”."),
    )
}

pub(super) fn set_after(names: Names<'_>, step: &str, after: &[String]) -> Text {
    if after.is_empty() {
        return about(names, step, "thực hiện ngay từ đầu, không chờ bước nào", "starts at once");
    }
    let (vi, en): (Vec<_>, Vec<_>) =
        after.iter().map(|id| names.step(id)).map(|(vi, en)| (format!("«{vi}»"), format!("“{en}”"))).unzip();
    about(
        names,
        step,
        &format!("chỉ chờ bước {}", vi.join(", ")),
        &format!("waits for {} only", en.join(", ")),
    )
}

pub(super) fn run_beside(names: Names<'_>, step: &str, beside: &str) -> Text {
    let (vi, en) = names.step(beside);
    about(names, step, &format!("thực hiện song song với bước «{vi}»"), &format!("runs beside “{en}”"))
}

pub(super) fn reassign(names: Names<'_>, step: &str, to: &str) -> Text {
    let (vi, en) = names.agency(to);
    about(names, step, &format!("giao {vi} thực hiện"), &format!("is done by {en}"))
}

pub(super) fn set_time(names: Names<'_>, step: &str, to: Duration) -> Text {
    about(
        names,
        step,
        &format!("thực hiện trong {}", to.show(Lang::Vi)),
        &format!("takes {}", to.show(Lang::En)),
    )
}

pub(super) fn agree_on_silence(names: Names<'_>, step: &str) -> Text {
    about(
        names,
        step,
        "quá thời hạn mà cơ quan được lấy ý kiến không trả lời thì coi là đồng ý",
        "counts as agreed when no answer comes in time",
    )
}

pub(super) fn cap_returns(names: Names<'_>, step: &str, at_most: u32) -> Text {
    let times = if at_most == 1 { "once".to_owned() } else { format!("{at_most} times") };
    about(
        names,
        step,
        &format!("chỉ được trả lại hồ sơ tối đa {at_most} lần"),
        &format!("may send the file back {times} at most"),
    )
}

pub(super) fn carry_by_system(names: Names<'_>, step: &str) -> Text {
    about(
        names,
        step,
        "hồ sơ được chuyển đến qua hệ thống thông tin",
        "gets the file through the information system",
    )
}

fn about(names: Names<'_>, step: &str, vi: &str, en: &str) -> Text {
    let (step, step_en) = names.step(step);
    say(format!("Bước «{step}»: {vi}."), format!("The step “{step_en}” {en}."))
}
