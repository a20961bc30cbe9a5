//! What a code means, and what an obligation of the proof demands: the pages that `explain` prints.

use std::fmt::Write as _;

use super::table;
use crate::codes::Page;
use crate::proof::obligations::Obligation;
use crate::text::Lang;

/// The page of a code.
pub fn code(page: &Page, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}\n  {}\n", page.code, page.title.get(lang));
    let _ = writeln!(out, "{}\n", table::wrapped(page.meaning.get(lang), 96, "  "));
    let _ = writeln!(out, "{}", table::wrapped(page.mending.get(lang), 96, "  "));
    if let Some(example) = &page.example {
        for (head, text) in
            [(lang.pick("sai:", "wrong:"), example.wrong), (lang.pick("đúng:", "mended:"), example.mended)]
        {
            let _ = writeln!(out, "\n  {head}\n");
            for line in text.lines() {
                let _ = writeln!(out, "{}", format!("    {line}").trim_end());
            }
        }
    }
    out
}

/// What an obligation demands, and what becomes of a remedy that fails it.
pub fn obligation(known: &Obligation, lang: Lang) -> String {
    let mut out = format!("{}\n  {}\n\n", known.name, known.title(lang));
    let _ = writeln!(out, "{}\n", table::wrapped(known.demand(lang), 96, "  "));
    let fate = match known.name {
        "clash" => lang.pick(
            "Đề xuất không đạt yêu cầu này cùng các đề xuất khác thì không được chọn; phương án thay thế được nêu khi có.",
            "A proposal that fails this beside the others is not made; another way is offered where there is one.",
        ),
        _ => lang.pick(
            "Biện pháp không đạt yêu cầu này thì không được đề xuất; `rasoat propose` nêu rõ điều gì không đạt và ở đâu.",
            "A remedy that fails this is not proposed; `rasoat propose` names what fails and where.",
        ),
    };
    let _ = writeln!(out, "{}", table::wrapped(fate, 96, "  "));
    out
}
