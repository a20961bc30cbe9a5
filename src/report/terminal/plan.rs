//! A plan in a terminal: targets, instruments in the order they can be amended, totals, levels of effort.

use std::fmt::Write as _;

use super::table;
use crate::report::view::plan::PlanView;
use crate::text::Lang;

/// A plan.
pub fn plan(view: &PlanView) -> String {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let mut out = String::new();
    for target in &view.targets {
        out.push_str(&paragraph(&target.line, ""));
        for note in &target.notes {
            out.push_str(&paragraph(note, "  "));
        }
    }
    let _ = writeln!(out, "\n{}", table::wrapped(&view.headline, 98, ""));
    for note in &view.notes {
        out.push_str(&paragraph(note, ""));
    }
    for group in &view.groups {
        let number = group.number.map(|number| format!("{number}. ")).unwrap_or_default();
        let _ = writeln!(out, "\n{}", table::wrapped(&format!("{number}{}", group.heading), 98, ""));
        for line in &group.lines {
            out.push_str(&paragraph(line, "   "));
        }
        for proposal in &group.proposals {
            let also = proposal.also.as_ref().map(|also| format!(" ({also})")).unwrap_or_default();
            let _ = writeln!(out, "   - {} {}{also}", proposal.id, proposal.procedure);
            for change in &proposal.changes {
                out.push_str(&paragraph(change, "       "));
            }
        }
    }
    if view.totals.len() > 1 {
        let _ = writeln!(out, "\n{}", lang.pick("Tổng hợp các chỉ số", "Measures in all"));
        out.push_str(&table::figures(&view.totals, "  "));
    }
    if view.levels.len() > 1 {
        let _ =
            writeln!(out, "\n{}", lang.pick("Nếu bỏ nhiều hay ít công sức hơn", "With more or less effort"));
        out.push_str(&table::figures(&view.levels, "  "));
    }
    out.push('\n');
    for remark in &view.remarks {
        out.push_str(&paragraph(remark, ""));
    }
    out
}

fn paragraph(text: &str, indent: &str) -> String {
    table::wrapped(text, 98 - indent.len(), indent) + "\n"
}
