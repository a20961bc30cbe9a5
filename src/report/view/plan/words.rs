//! The sentences of a plan.

use crate::model::duration::decimal;
use crate::plan::{Plan, Reached};
use crate::report::view::leaf::share;
use crate::report::view::plan::TargetView;
use crate::text::Lang;

/// What came of a plan.
pub(super) fn headline(plan: &Plan, lang: Lang) -> String {
    let (chosen, instruments) = (plan.weight.proposals, plan.weight.instruments);
    let effort = points(plan.weight.effort, lang);
    match (plan.reached, chosen) {
        (true, 0) => lang.pick("Đã đạt mục tiêu; không cần phương án nào.", "The targets are met as it is; nothing is needed.").to_owned(),
        (true, _) => lang.pick(
            format!("Đạt mục tiêu với {chosen} đề xuất, sửa đổi {instruments} văn bản ({effort})."),
            format!(
                "The targets are reached by {chosen} {}, amending {instruments} {} ({effort}).",
                plural(chosen, "proposal"),
                plural(instruments, "instrument")
            ),
        ),
        (false, 0) => lang.pick(
            "Chưa đạt mục tiêu; không có đề xuất nào làm giảm các chỉ số này.",
            "The targets are not reached; no proposal lowers these measures.",
        ).to_owned(),
        (false, _) => lang.pick(
            format!("Chưa đạt mục tiêu; gần nhất là {chosen} đề xuất dưới đây, sửa đổi {instruments} văn bản ({effort})."),
            format!(
                "The targets are not reached; the nearest that was found {} {chosen} {}, amending {instruments} {} ({effort}).",
                if chosen == 1 { "is" } else { "are" },
                plural(chosen, "proposal"),
                plural(instruments, "instrument")
            ),
        ),
    }
}

/// A target and what is reached of it.
pub(super) fn target(reached: &Reached, lang: Lang) -> TargetView {
    let Reached { target, before, needed, after, sum, unknown } = reached;
    let row = target.row;
    let show = |figure: i64| row.show(figure, lang);
    let (name, wanted) = (row.name(lang), percent(Some(-target.cut), lang));
    let got = changed(after - before, *before, lang);
    let met = before - after >= *needed;
    let verdict = if met { lang.pick("đạt", "reached") } else { lang.pick("chưa đạt", "not reached") };
    let line =
        format!("{name} ({}) {wanted}: {} → {} ({got}) – {verdict}", row.key, show(*before), show(*after));
    let mut notes = Vec::new();
    if let Some(source) = &target.source {
        notes.push(lang.pick(format!("theo: {source}"), format!("promised in: {source}")));
    }
    if *before == 0 {
        notes.push(lang.pick("không có số liệu để cắt giảm", "there is no figure to cut").to_owned());
    }
    let together = before - after;
    if *sum != together {
        let (one, all) = (show(*sum), show(together));
        let (vi, en) = if *sum > together {
            let twice = show(sum - together);
            (format!("{twice} là phần trùng lặp"), format!("{twice} would be saved twice"))
        } else {
            let more = show(together - sum);
            (format!("thêm {more} chỉ có khi thực hiện cùng nhau"), format!("{more} is saved only together"))
        };
        notes.push(lang.pick(
            format!("cộng từng đề xuất: {one}; mô phỏng cùng nhau: {all}; {vi}"),
            format!("added up one by one {one}; simulated together {all}; {en}"),
        ));
    } else if together > 0 {
        let all = show(together);
        notes.push(lang.pick(
            format!("mô phỏng cùng nhau tiết kiệm {all}, bằng tổng của từng đề xuất"),
            format!("simulated together {all} is saved, as much as one by one"),
        ));
    }
    if !met {
        let missing = show(needed - together);
        notes.push(lang.pick(format!("còn thiếu {missing}"), format!("{missing} is missing")));
    }
    if *unknown > 0 {
        notes.push(lang.pick(
            format!("{unknown} thủ tục chưa có số liệu về chỉ số này, không được tính"),
            format!(
                "{unknown} {} have no figure for it and do not count",
                plural(*unknown as i64, "procedure")
            ),
        ));
    }
    TargetView { line, notes }
}

/// What was proven of the effort.
pub(super) fn notes(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut notes = vec![lang.pick(
        format!("Tính trên {} thủ tục; đã mô phỏng {} phương án.", plan.procedures, plan.rounds),
        format!(
            "{} {} count; {} {} simulated.",
            plan.procedures,
            plural(plan.procedures as i64, "procedure"),
            plan.rounds,
            if plan.rounds == 1 { "choice was" } else { "choices were" }
        ),
    )];
    let effort = plan.weight.effort;
    match plan.bound {
        Some(bound) if plan.reached && bound == effort && effort > 0 => notes.push(lang.pick(
            format!("Đã chứng minh: tính theo tổng tiết kiệm của từng đề xuất, không phương án nào cần ít hơn {effort} điểm."),
            format!("Proven: counting savings one by one, no choice takes less than {}.", points(effort, lang)),
        )),
        Some(bound) if plan.reached && bound < effort => notes.push(lang.pick(
            format!("Cận dưới theo tổng tiết kiệm của từng đề xuất là {bound} điểm; phương án này nhiều hơn tối đa {} điểm.", effort - bound),
            format!("Counting savings one by one no choice takes less than {}; this one is at most {} above that.", points(bound, lang), points(effort - bound, lang)),
        )),
        None if plan.reached => notes.push(lang.pick(
            "Chưa chứng minh được đây là phương án ít công sức nhất.",
            "It is not proven that no choice takes less effort.",
        ).to_owned()),
        _ => {}
    }
    notes
}

/// What stands in the way, what was excluded, what is assumed.
pub(super) fn remarks(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    for conflict in &plan.excluded {
        let all = conflict.proposals.join(", ");
        let why = conflict.fails.first().map(|failure| failure.text.get(lang)).unwrap_or_default();
        remarks.push(lang.pick(
            format!("Không thực hiện được cùng lúc: {all}. {why}"),
            format!("These do not go together: {all}. {why}"),
        ));
    }
    let useful = || plan.left.sketches.iter().filter(|(_, saves)| saves.iter().any(|saved| *saved > 0));
    if !plan.reached && useful().next().is_some() {
        let ids: Vec<&str> = useful().map(|(made, _)| made.id.as_str()).collect();
        let saved = plan.targets.iter().enumerate().map(|(at, reached)| {
            let sum: i64 = useful().map(|(_, saves)| saves[at]).sum();
            format!(
                "{} {}",
                reached.target.row.name(lang).to_lowercase(),
                changed(-sum, reached.before, lang)
            )
        });
        let (count, saved) = (ids.len(), saved.collect::<Vec<_>>().join(", "));
        let ids = ids.join(", ");
        remarks.push(lang.pick(
            format!("{count} gợi ý chưa được tính vì còn phải hoàn thiện, có thể tiết kiệm đến {saved}: {ids}; thêm `--sketches` để tính cả."),
            format!("{count} {} left out, to be worked out by a person first, which might save up to {saved}: {ids}; add `--sketches` to count them.", if count == 1 { "sketch is" } else { "sketches are" }),
        ));
    }
    if !plan.reached && plan.left.blocked > 0 {
        let blocked = plan.left.blocked;
        remarks.push(lang.pick(
            format!("{blocked} phương án không đạt yêu cầu chứng minh; chạy `rasoat propose --blocked` để xem lý do."),
            format!("{blocked} {} the proof of no loss; run `rasoat propose --blocked` for the reasons.", if blocked == 1 { "remedy fails" } else { "remedies fail" }),
        ));
    }
    let table: Vec<String> =
        plan.efforts.iter().map(|(name, points)| format!("{} {points}", effort(name, lang))).collect();
    let table = table.join(", ");
    remarks.push(lang.pick(
        format!("Điểm công sức là giả định của chương trình, sửa được bằng `--effort` hoặc `efforts` trong rasoat.yaml: {table}."),
        format!("The points of effort are assumed; change them by `--effort` or `efforts` in rasoat.yaml: {table}."),
    ));
    remarks
}

/// What points are given for, with the word it has in the settings; a rank of instruments has that word only.
fn effort(name: &str, lang: Lang) -> String {
    let words = match name {
        "proposal" => lang.pick("mỗi đề xuất", "each proposal"),
        "own" => lang.pick("văn bản thuộc thẩm quyền", "an instrument within own power"),
        "local" => lang.pick("của địa phương khác", "of another local body"),
        "ministry" => lang.pick("của bộ, cơ quan ngang bộ", "of a ministry"),
        "government" => {
            lang.pick("của Chính phủ, Thủ tướng Chính phủ", "of the Government or Prime Minister")
        }
        "national_assembly" => lang.pick("của Quốc hội", "of the National Assembly"),
        _ => return format!("`{name}`"),
    };
    format!("{words} (`{name}`)")
}

/// The name of a level of effort.
pub(super) fn level(plan: &Plan, at: usize, lang: Lang) -> String {
    let level = &plan.levels[at];
    let is_plan = level.chosen == plan.positions;
    let mut name = match (level.own, at + 1 == plan.levels.len()) {
        (true, _) => lang.pick("chỉ trong thẩm quyền", "own power only"),
        (false, true) => lang.pick("nhiều nhất", "the most"),
        (false, false) => "",
    }
    .to_owned();
    if is_plan {
        let own = lang.pick("phương án này", "this plan");
        name = if name.is_empty() { own.to_owned() } else { format!("{name}; {own}") };
    }
    if name.is_empty() { format!("{}", at + 1) } else { name }
}

/// Points of effort.
pub(super) fn points(points: i64, lang: Lang) -> String {
    lang.pick(format!("{points} điểm"), format!("{points} {}", plural(points, "point")))
}

/// A change as a share of the figure before; one too small for two decimal places is not shown as none.
pub(super) fn changed(change: i64, before: i64, lang: Lang) -> String {
    match share(change, before) {
        Some(0) if change < 0 => format!("> −{}%", decimal(10, lang)),
        Some(0) if change > 0 => format!("< +{}%", decimal(10, lang)),
        share => percent(share, lang),
    }
}

/// A share in hundredths of a per cent, with its sign.
pub(super) fn percent(share: Option<i64>, lang: Lang) -> String {
    match share {
        None => "–".to_owned(),
        Some(share) => {
            let sign = match share.signum() {
                -1 => "−",
                1 => "+",
                _ => "",
            };
            format!("{sign}{}%", decimal(share.abs() * 10, lang))
        }
    }
}

fn plural(count: i64, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
