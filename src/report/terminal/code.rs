//! What a code means: the page that `explain` prints.

use std::fmt::Write as _;

use super::table;
use crate::codes::Page;
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
