//! A comparison of the register rules with an official list, in columns.

use std::fmt::Write as _;

use super::table;
use crate::evaluate::Fate;
use crate::report::view::evaluation::{EvaluationView, LabelView, Share};
use crate::text::Lang;

/// The comparison in a terminal.
pub fn evaluation(view: &EvaluationView, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}\n",
        lang.pick(format!("{} dòng đối chiếu", view.rows), format!("{} rows compared", view.rows))
    );
    let shown = view.fates.iter().filter(|fate| fate.count > 0);
    let rows: Vec<Vec<String>> =
        shown.map(|fate| vec![format!("  {}", fate.words.text), fate.count.to_string()]).collect();
    out.push_str(&table::figures(&rows, ""));
    out.push('\n');
    let mut lines = vec![
        (
            lang.pick("độ phủ, trên các dòng còn yêu cầu", "recall, of rows still asked for"),
            share(view.recall, lang),
        ),
        (
            lang.pick(
                "độ phủ, trên các dòng yêu cầu trong mọi trường hợp",
                "recall, of rows asked of everyone",
            ),
            share(view.recall_of_demands, lang),
        ),
        (
            lang.pick("trong đó cơ sở dữ liệu khác với dòng đối chiếu", "of these with another register"),
            view.other_register.to_string(),
        ),
        (lang.pick("giấy tờ mà quy tắc nêu", "papers the rules found"), view.findings.to_string()),
        (lang.pick("trong đó chỉ cần ghi chặt lại", "of these to tighten only"), view.tighten.to_string()),
        (lang.pick("trong đó có dòng đối chiếu", "of these expected"), view.expected_findings.to_string()),
    ];
    if let Some(sample) = &view.sample {
        lines.push((
            lang.pick("độ chính xác, theo mẫu đã đọc", "precision, in the sample read"),
            share(sample.precision, lang),
        ));
        lines.push((
            lang.pick("phát hiện chưa ai đọc", "findings nobody judged"),
            sample.unjudged.to_string(),
        ));
    }
    let lines: Vec<Vec<String>> =
        lines.into_iter().map(|(what, figure)| vec![what.to_owned(), figure]).collect();
    out.push_str(&table::columns(&lines));
    if let Some(sample) = &view.sample {
        labels(&mut out, lang.pick("phát hiện sai", "wrong findings"), &sample.wrong);
        labels(
            &mut out,
            lang.pick("đã đọc nhưng không còn phát hiện", "judged, and found no more"),
            &sample.gone,
        );
    }
    let mut fate = "";
    // Procedures that are not there say nothing about the rules: they are only counted here.
    for row in view.details.iter().filter(|row| row.fate != Fate::NoProcedure.code()) {
        if row.fate != fate {
            fate = &row.fate;
            let _ = writeln!(out, "\n{}", row.words.text);
        }
        let place = lang.pick("dòng", "line");
        let paper = row.paper.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "  {place} {:<4} {}  {}", row.line, row.code, table::clipped(&paper, 76));
    }
    out
}

fn labels(out: &mut String, title: &str, labels: &[LabelView]) {
    if labels.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    for label in labels {
        let _ = writeln!(out, "  {}  {}  {}", label.code, label.paper, label.reason);
    }
}

/// `57/60 (95.00 %)`.
fn share(share: Share, lang: Lang) -> String {
    let Share { part, whole, share } = share;
    let Some(share) = share else { return format!("{part}/{whole}") };
    let mark = lang.pick(',', '.');
    format!("{part}/{whole} ({}{mark}{:02} %)", share / 100, share % 100)
}
