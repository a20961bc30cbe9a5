//! Proposals carried out: what changed in each file, what that saves, and what was left and why.

use std::fmt::Write as _;

use super::proposals::measures;
use super::{plural, table};
use crate::enact::{Applied, Changed, Enacted, MOST_ROUNDS};
use crate::facts::measures::Measures;
use crate::model::number::Money;
use crate::report::view::names;
use crate::text::Lang;

/// What was done, or with `dry` what would be.
pub fn enacted(done: &Enacted, dry: bool, lang: Lang) -> String {
    let mut out = String::new();
    for file in &done.files {
        let _ = writeln!(out, "{}", file.name);
        for applied in done.applied.iter().filter(|one| one.procedures.contains(&file.procedure)) {
            out.push_str(&one(applied, lang));
        }
        out.push('\n');
    }
    let (before, after) = (sum(&done.files, |file| &file.before), sum(&done.files, |file| &file.after));
    if before != after {
        let _ = writeln!(out, "{}", lang.pick("Tổng cộng các tệp trên", "All these files together"));
        out.push_str(&measures(&before, &after, lang));
        out.push('\n');
    }
    for left in &done.left {
        let _ = writeln!(out, "{} {}", lang.pick("không thực hiện", "not applied"), left.id);
        for change in &left.changes {
            let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 94, "  "));
        }
        for reason in &left.reasons {
            let words = format!("{}: {}", lang.pick("vì", "because"), reason.get(lang));
            let _ = writeln!(out, "{}", table::wrapped(&words, 92, "    "));
        }
        out.push('\n');
    }
    out.push_str(&summary(done, dry, lang));
    out
}

fn one(applied: &Applied, lang: Lang) -> String {
    let word = lang.pick("đề xuất", "proposal");
    let mut out = format!("  {word} {} [{}]\n", applied.id, names::safety_in_line(applied.safety, lang));
    for change in &applied.changes {
        let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 92, "    "));
    }
    out
}

/// What may be added up over procedures; times and costs of one dossier may not.
fn sum(files: &[Changed], of: fn(&Changed) -> &Measures) -> Measures {
    let mut all = Measures::default();
    for measures in files.iter().map(of) {
        all.documents += measures.documents;
        all.fallbacks += measures.fallbacks;
        all.copies += measures.copies;
        all.certified += measures.certified;
        all.forms += measures.forms;
        all.conditions += measures.conditions;
        all.steps += measures.steps;
        all.handovers += measures.handovers;
        all.visits += measures.visits;
        let years = [all.cost_per_year, measures.cost_per_year];
        if years.iter().any(Option::is_some) {
            all.cost_per_year = Some(Money(years.iter().flatten().map(|money| money.0).sum()));
        }
    }
    all
}

fn summary(done: &Enacted, dry: bool, lang: Lang) -> String {
    let (applied, files, rounds) = (done.applied.len(), done.files.len(), done.rounds);
    let mut out = match (lang, applied) {
        (Lang::Vi, 0) => "không có đề xuất nào được thực hiện; các tệp được giữ nguyên\n".to_owned(),
        (Lang::En, 0) => "no proposal applied; the files stay as they are\n".to_owned(),
        (Lang::Vi, _) => {
            let verb = if dry { "sẽ thực hiện" } else { "đã thực hiện" };
            format!("{verb} {applied} đề xuất, sửa {files} tệp, qua {rounds} lượt\n")
        }
        (Lang::En, _) => {
            let verb = if dry { "would be applied" } else { "applied" };
            let (of, to, in_) = (plural(applied, "proposal"), plural(files, "file"), plural(rounds, "round"));
            format!("{applied} {of} {verb} to {files} {to} in {rounds} {in_}\n")
        }
    };
    let (less, sketches) = done.passed_over;
    if less > 0 {
        out.push_str(&match lang {
            Lang::Vi => {
                format!("{less} đề xuất cần xem xét trước: thêm `--safety needs-review` để thực hiện\n")
            }
            Lang::En => format!(
                "{less} {} to be reviewed first: add `--safety needs-review` to apply\n",
                plural(less, "proposal")
            ),
        });
    }
    if sketches > 0 {
        out.push_str(&match lang {
            Lang::Vi => format!("{sketches} gợi ý chỉ là định hướng, không được thực hiện hàng loạt\n"),
            Lang::En => {
                format!("{sketches} {}, a direction only, never applied in bulk\n", plural_sketch(sketches))
            }
        });
    }
    if !done.quiet {
        out.push_str(&match lang {
            Lang::Vi => format!("sau {MOST_ROUNDS} lượt vẫn còn đề xuất; chạy lại để tiếp tục\n"),
            Lang::En => format!("proposals are left after {MOST_ROUNDS} rounds; run again to go on\n"),
        });
    }
    if dry && applied > 0 {
        out.push_str(lang.pick("chạy thử: chưa ghi tệp nào\n", "dry run: nothing was written\n"));
    }
    out
}

fn plural_sketch(count: usize) -> &'static str {
    if count == 1 { "sketch" } else { "sketches" }
}
