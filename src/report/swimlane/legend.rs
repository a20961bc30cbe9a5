//! Words of a picture: moments, kinds of action, and the legend, which names only what is drawn.

use crate::model::duration::{WORKING_DAY, decimal};
use crate::model::procedure::Action;
use crate::report::swimlane::canvas::{Canvas, Panel};
use crate::report::swimlane::marks::Difference;
use crate::report::swimlane::measure::width;
use crate::report::swimlane::{Flow, WIDTH};
use crate::text::Lang;

/// A moment on the clock of a flow.
pub(super) fn moment(minutes: i64, lang: Lang) -> String {
    match minutes {
        0 => lang.pick("bắt đầu", "start").to_owned(),
        minutes if minutes < WORKING_DAY => {
            format!("+{} {}", tenths(minutes, 60, lang), lang.pick("giờ", "h"))
        }
        minutes => {
            format!("+{} {}", tenths(minutes, WORKING_DAY, lang), lang.pick("ngày", "d"))
        }
    }
}

/// `minutes / per` with one decimal place.
fn tenths(minutes: i64, per: i64, lang: Lang) -> String {
    decimal((minutes * 10 + per / 2) / per * 100, lang)
}

/// The heading of the strip.
pub(super) fn total(minutes: i64, lang: Lang) -> String {
    let days = decimal(minutes * 1000 / WORKING_DAY, lang);
    lang.pick(
        format!("Thời gian theo đúng tỷ lệ: {days} ngày làm việc (mỗi ngày 8 giờ)"),
        format!("Time true to scale: {days} working days of 8 hours"),
    )
}

/// The name of a kind of action, for a step without a name.
pub(super) fn action(action: Action, lang: Lang) -> &'static str {
    let (vi, en) = match action {
        Action::File => ("Nộp hồ sơ", "File the dossier"),
        Action::Receive => ("Tiếp nhận hồ sơ", "Take the dossier in"),
        Action::Transfer => ("Chuyển hồ sơ", "Pass the dossier on"),
        Action::Check => ("Kiểm tra thành phần hồ sơ", "Check completeness"),
        Action::Appraise => ("Thẩm định", "Appraise"),
        Action::Inspect => ("Kiểm tra thực địa", "Inspect the site"),
        Action::Consult => ("Lấy ý kiến", "Give an opinion"),
        Action::Confirm => ("Xác nhận", "Confirm"),
        Action::Approve => ("Ký nháy, phê duyệt", "Approve"),
        Action::Decide => ("Quyết định", "Decide"),
        Action::Record => ("Cập nhật cơ sở dữ liệu", "Write the register"),
        Action::Issue => ("Lập kết quả", "Make out the result"),
        Action::Pay => ("Nộp phí, lệ phí, thuế", "Pay"),
        Action::Return => ("Trả kết quả", "Hand the result over"),
    };
    lang.pick(vi, en)
}

/// The legend of a flow.
pub(super) fn panel(flow: &Flow<'_>) -> Panel {
    let mut items: Vec<(&str, &str)> = Vec::new();
    let has = |wanted: Difference| flow.marks.iter().any(|(difference, _)| *difference == wanted);
    let mut add = |shown: bool, class, vi, en| {
        if shown {
            items.push((class, flow.lang.pick(vi, en)));
        }
    };
    add(
        true,
        "fl-step fl-critical",
        "đường dài nhất: chậm ở đây là chậm cả quy trình",
        "longest path: a delay here delays the end",
    );
    add(has(Difference::Removed), "fl-step fl-removed", "bước được bỏ", "step dropped");
    add(has(Difference::Added), "fl-step fl-added", "bước mới", "new step");
    add(has(Difference::Changed), "fl-step fl-changed", "bước thay đổi", "step changed");
    add(flow.layout.edges.iter().any(|edge| edge.back), "fl-back", "hồ sơ bị trả lại", "file goes back");
    add(!flow.gone.is_empty(), "fl-gone", "không còn phải chờ", "no longer waited for");
    add(true, "fl-bar", "thời gian so với bước lâu nhất", "time beside the longest step");
    let mut canvas = Canvas::default();
    let (mut x, mut y) = (8, 14);
    for (class, words) in items {
        let needed = 28 + width(words, 11) + 18;
        if x + needed > WIDTH && x > 8 {
            (x, y) = (8, y + 18);
        }
        swatch(class, (x, y), &mut canvas);
        canvas.text("fl-key", (x + 28, y), "start", words);
        x += needed;
    }
    let label = flow.lang.pick("Chú giải", "Legend");
    Panel { height: y + 10, label: label.to_owned(), body: canvas.finish() }
}

/// What stands in the place of a picture of a flow too long to draw.
pub(super) fn too_long(steps: usize, lang: Lang) -> Panel {
    let words = lang.pick(
        format!("Quy trình có {steps} bước, quá nhiều để vẽ."),
        format!("The flow has {steps} steps, too many to draw."),
    );
    let mut canvas = Canvas::default();
    canvas.text("fl-key", (8, 18), "start", &words);
    Panel { height: 28, label: words, body: canvas.finish() }
}

fn swatch(class: &str, (x, y): (i32, i32), canvas: &mut Canvas) {
    match class {
        "fl-back" => {
            canvas.path("fl-line fl-back", &[(x, y - 4), (x + 16, y - 4)]);
            canvas.head("fl-head", (x + 22, y - 4));
        }
        "fl-gone" => {
            canvas.path("fl-line fl-gone", &[(x, y - 4), (x + 16, y - 4)]);
            canvas.head("fl-head fl-gone-head", (x + 22, y - 4));
            canvas.cross("fl-line fl-gone-cross", (x + 8, y - 4));
        }
        "fl-bar" => {
            canvas.rect("fl-track", (x, y - 6), (22, 3), 1);
            canvas.rect("fl-bar", (x, y - 6), (12, 3), 1);
        }
        class => {
            canvas.open(class, "");
            canvas.rect("fl-box", (x, y - 10), (22, 12), 3);
            canvas.close();
        }
    }
}
