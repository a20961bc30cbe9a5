//! What an import says: problems as they are met, the summary at the end.

use std::fmt::Write as _;

use super::target::Done;
use crate::cli::{Failed, Outcome, output};
use crate::diagnostic::{Diagnostic, Severity};
use crate::import::summary::Summary;
use crate::report::snippet;
use crate::text::Lang;

/// The most problems shown one by one; the rest is counted.
const MOST_SHOWN: usize = 100;
/// The most files listed.
const MOST_LISTED: usize = 20;

/// What was said so far.
pub(super) struct Said {
    lang: Lang,
    errors: usize,
    shown: usize,
    hidden: usize,
    /// What will be said once the files are written: a reader who leaves early stops no import.
    text: String,
}

impl Said {
    pub(super) fn new(lang: Lang) -> Said {
        Said { lang, errors: 0, shown: 0, hidden: 0, text: String::new() }
    }

    /// Takes one problem.
    pub(super) fn problem(&mut self, problem: &Diagnostic) {
        self.errors += usize::from(problem.severity == Severity::Error);
        if self.shown == MOST_SHOWN {
            self.hidden += 1;
            return;
        }
        self.shown += 1;
        let style = snippet::Style { colour: true, ..snippet::Style::default() };
        self.text.push_str(&snippet::render(problem, &[], self.lang, style));
        self.text.push('\n');
    }

    /// Says what it all came to.
    pub(super) fn end(self, summary: &Summary, done: &Done) -> Result<Outcome, Failed> {
        let lang = self.lang;
        let mut out = self.text;
        if self.hidden > 0 {
            let hidden = self.hidden;
            let _ = writeln!(
                out,
                "{}\n",
                lang.pick(format!("… và {hidden} vấn đề khác"), format!("… and {hidden} more problems"))
            );
        }
        out.push_str(&summary.show(lang));
        let (new, same, replaced, differs) = (done.new, done.same, done.replaced.len(), done.differs.len());
        let _ = writeln!(
            out,
            "{}",
            lang.pick(
                format!("Tệp: {new} mới, {same} không đổi, {replaced} đã ghi đè, {differs} khác bản nhập và được giữ nguyên."),
                format!("Files: {new} new, {same} the same, {replaced} overwritten, {differs} different and left alone."),
            )
        );
        list(&mut out, &done.differs);
        if differs > 0 {
            out.push_str(lang.pick(
                "Thêm `--force` để ghi đè các tệp này.\n",
                "Add `--force` to overwrite these files.\n",
            ));
        }
        if !done.elsewhere.is_empty() {
            let count = done.elsewhere.len();
            let _ = writeln!(
                out,
                "{}",
                lang.pick(
                    format!("{count} thủ tục đã có trong tệp khác nên không được ghi:"),
                    format!("{count} procedures are described in other files and were not written:"),
                )
            );
            let names: Vec<String> =
                done.elsewhere.iter().map(|(code, file)| format!("{code}: {file}")).collect();
            list(&mut out, &names);
        }
        output::print(&out)?;
        Ok(if self.errors > 0 { Outcome::Findings } else { Outcome::Clean })
    }
}

fn list(out: &mut String, names: &[String]) {
    for name in names.iter().take(MOST_LISTED) {
        let _ = writeln!(out, "  {name}");
    }
    if names.len() > MOST_LISTED {
        let _ = writeln!(out, "  … +{}", names.len() - MOST_LISTED);
    }
}

/// Why no day could be found.
pub(super) fn no_day(lang: Lang) -> String {
    lang.pick(
        "dữ liệu không cho biết ngày; thêm `--as-of NĂM-THÁNG-NGÀY`",
        "the data tells no day; add `--as-of YYYY-MM-DD`",
    )
    .to_owned()
}
