//! A refactoring in a terminal: the table, the edits of each procedure, and what still names an ended thing.

use std::fmt::Write as _;

use super::table;
use crate::facts::succession::NoHeir;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::procedure::Status;
use crate::refactor::{LeftOver, NameKind, Refactoring, Row, State};
use crate::report::view::names;
use crate::text::Lang;

/// The whole set, for review.
pub fn refactoring(corpus: &Corpus, set: &Refactoring, on: Date, lang: Lang) -> String {
    let mut out = String::new();
    let day = on.show(lang);
    let _ = writeln!(out, "{}\n", lang.pick(format!("Tại ngày {day}"), format!("As of {day}")));
    let rows: Vec<Vec<String>> = set.rows.iter().map(|row| table_row(corpus, row, lang)).collect();
    out.push_str(&table::columns(&rows));
    for one in &set.changed {
        let procedure = &corpus.procedures[one.at];
        let code = procedure.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        let status = match procedure.status {
            Status::InForce => String::new(),
            status => format!(" [{}]", names::status(status, lang).words.text.to_lowercase()),
        };
        let _ = writeln!(out, "\n{}{code}{status}", procedure.id);
        for words in &one.words {
            let _ = writeln!(out, "{}", table::wrapped(words.get(lang), 92, "    "));
        }
        for (words, fails) in &one.blocked {
            let head = lang.pick("không thực hiện", "blocked");
            let _ = writeln!(out, "{}", table::wrapped(&format!("{head}: {}", words.get(lang)), 92, "    "));
            for fail in fails {
                let line = format!("{}: {}", lang.pick("vì", "because"), fail.text.get(lang));
                let _ = writeln!(out, "{}", table::wrapped(&line, 90, "      "));
            }
        }
    }
    if !set.left.is_empty() {
        let head = lang.pick("Còn dẫn tới đối tượng đã chấm dứt:", "Still naming what has ended:");
        let _ = writeln!(out, "\n{head}");
        let rows: Vec<Vec<String>> = set.left.iter().map(|left| left_over(corpus, left, lang)).collect();
        out.push_str(&table::columns(&rows));
    }
    let _ = writeln!(out, "\n{}", summary(set, lang));
    out
}

fn table_row(corpus: &Corpus, row: &Row, lang: Lang) -> Vec<String> {
    let named = |id: &str| name(corpus, row.kind, id, lang);
    let to = match &row.to {
        Some(to) => named(to),
        None if row.state == State::Ready => lang.pick("theo lĩnh vực", "by sector").to_owned(),
        None => "–".to_owned(),
    };
    let several = |all: &[String]| all.iter().map(|id| named(id)).collect::<Vec<_>>().join(", ");
    let outcome = match &row.state {
        State::Ready if row.matched == 0 => lang.pick("không khớp thủ tục nào", "matched nothing").to_owned(),
        State::Ready => match (row.matched, lang) {
            (count, Lang::Vi) => format!("{count} thủ tục"),
            (1, Lang::En) => "1 procedure".to_owned(),
            (count, Lang::En) => format!("{count} procedures"),
        },
        State::StillThere => lang
            .pick("vẫn còn vào ngày này, không làm gì", "still there on this day, nothing to do")
            .to_owned(),
        State::NotThere => lang
            .pick(
                "đối tượng thay thế chưa có vào ngày này",
                "what should take its place is not there on this day",
            )
            .to_owned(),
        State::Twice => {
            lang.pick("trái với dòng trên, không làm gì", "against a row above, nothing is done").to_owned()
        }
        State::NoHeir(NoHeir::Unknown) => {
            lang.pick("không có trong danh mục", "not in the catalog").to_owned()
        }
        State::NoHeir(NoHeir::Ends(end)) => {
            let end = named(end);
            lang.pick(
                format!("danh mục không ghi đối tượng kế thừa của {end}"),
                format!("the catalog names no successor of {end}"),
            )
        }
        State::NoHeir(NoHeir::Several(of, all)) => {
            let (of, all) = (named(of), several(all));
            lang.pick(
                format!("{of} có nhiều đối tượng kế thừa: {all}"),
                format!("{of} has several successors: {all}"),
            )
        }
        State::NoHeir(NoHeir::Circle(at)) => {
            let at = named(at);
            lang.pick(
                format!("chuỗi kế thừa đi vòng qua {at}"),
                format!("the line of successors goes in a circle through {at}"),
            )
        }
    };
    vec![format!("  {}", named(&row.from)), format!("→ {to}"), outcome]
}

fn name(corpus: &Corpus, kind: NameKind, id: &str, lang: Lang) -> String {
    let catalog = &corpus.catalog;
    let found = match kind {
        NameKind::Agency => catalog.agencies.get(id).map(|found| found.name.get(lang)),
        NameKind::DocumentType => catalog.document_types.get(id).map(|found| found.name.get(lang)),
        NameKind::Form | NameKind::Basis => None,
    };
    found.unwrap_or(id).to_owned()
}

fn left_over(corpus: &Corpus, left: &LeftOver, lang: Lang) -> Vec<String> {
    let place = match &left.procedure {
        Some(procedure) => procedure.clone(),
        None => lang.pick("danh mục", "catalog").to_owned(),
    };
    let until = left.until.show(lang);
    vec![
        format!("  {place}"),
        left.path.clone(),
        name(corpus, left.kind, &left.name, lang),
        lang.pick(format!("đến {until}"), format!("until {until}")),
    ]
}

fn summary(set: &Refactoring, lang: Lang) -> String {
    let edits: usize = set.changed.iter().map(|one| one.edits.len()).sum();
    let procedures = set.changed.iter().filter(|one| !one.edits.is_empty()).count();
    let blocked: usize = set.changed.iter().map(|one| one.blocked.len()).sum();
    let unmatched = set.rows.iter().filter(|row| row.matched == 0).count();
    let left = set.left.len();
    let word =
        |count: usize, one: &str, many: &str| if count == 1 { one.to_owned() } else { many.to_owned() };
    lang.pick(
        format!(
            "{edits} sửa đổi trong {procedures} thủ tục; {blocked} không đạt yêu cầu chứng minh; {unmatched} dòng không khớp; còn {left} chỗ dẫn tới đối tượng đã chấm dứt"
        ),
        format!(
            "{edits} {} in {procedures} {}; {blocked} blocked by the proof of no loss; {unmatched} {} matched nothing; {left} {} left over",
            word(edits, "edit", "edits"),
            word(procedures, "procedure", "procedures"),
            word(unmatched, "row", "rows"),
            word(left, "reference", "references"),
        ),
    )
}
