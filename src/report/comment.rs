//! The report as a comment on a merge request: short, folded, bounded, with a mark by which whoever posts it finds it again.
//! Nothing that was read from a file becomes markup, a link, a mention or a reference.

use std::cmp::Reverse;

use crate::report::plain::{address, one_line, shortened};
use crate::report::templates::filters::markdown;
use crate::report::view::ReportView;
use crate::report::view::findings::{FindingView, PlaceView};
use crate::report::view::procedures::ProcedureView;
use crate::text::Lang;

/// The mark: a comment that begins with it is an earlier one of this program.
pub const MARK: &str = "<!-- rasoat:comment -->";

/// The report as a comment.
pub fn render(view: &ReportView) -> String {
    let lang = if view.lang == "en" { Lang::En } else { Lang::Vi };
    let comment = Comment { view, lang };
    let mut out = comment.head();
    let mut room = LONGEST.saturating_sub(units(&out));
    let mut left = 0;
    for block in comment.blocks() {
        match room.checked_sub(units(&block.text)) {
            Some(less) => {
                room = less;
                out.push_str(&block.text);
                left += block.left;
            }
            None => {
                // Nothing less grave is shown in its place.
                room = 0;
                left += block.findings;
            }
        }
    }
    out.push_str(&comment.foot(left));
    out
}

/// The longest comment without its foot, in UTF-16 units: GitHub takes 65,536 characters.
const LONGEST: usize = 64_000;
/// The longest sentence from a file, in characters.
const SENTENCE: usize = 400;
/// Findings shown of one procedure, and complaints shown about files.
const EACH: usize = 25;

struct Comment<'v> {
    view: &'v ReportView,
    lang: Lang,
}

/// A stretch of the comment that stands or falls as a whole.
struct Block {
    text: String,
    /// Findings it is about.
    findings: usize,
    /// Findings it leaves out.
    left: usize,
}

impl Comment<'_> {
    fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(vi, en)
    }

    fn head(&self) -> String {
        let title = self.say("Rà soát thủ tục hành chính", "Review of administrative procedures");
        let mut out = format!("{MARK}\n### {title}\n\n");
        let errors = self.view.problems.iter().filter(|problem| problem.is_error()).count();
        if errors > 0 {
            let incomplete = self.lang.pick(
                format!("**Kết quả chưa đầy đủ: tệp hoặc quy tắc có {errors} lỗi.**"),
                format!("**Incomplete: the files or the rules have {errors} {}.**", many(errors, "mistake")),
            );
            out.push_str(&format!("{incomplete}\n\n"));
        }
        out.push_str(&format!("{}\n\n", inert(&self.view.summary.headline.text)));
        let findings = self.view.findings();
        let count = |level: &str| findings.iter().filter(|(_, finding)| finding.level.code == level).count();
        let (error, warning, info) = (count("error"), count("warning"), count("info"));
        let counts = self.lang.pick(
            format!("Phải sửa: **{error}** · Nên xem xét: **{warning}** · Để biết: **{info}**"),
            format!("Errors: **{error}** · Warnings: **{warning}** · For information: **{info}**"),
        );
        out.push_str(&format!("{counts}\n\n"));
        out
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.view.problems.is_empty() {
            blocks.push(self.problems());
        }
        let weight = |findings: &[FindingView]| {
            let open = || findings.iter().filter(|finding| finding.waived.is_none());
            let of = |level: &str| open().filter(|finding| finding.level.code == level).count();
            Reverse((of("error"), of("warning"), of("info")))
        };
        let mut procedures: Vec<&ProcedureView> = self
            .view
            .procedures
            .iter()
            .filter(|procedure| procedure.findings.iter().any(|finding| finding.waived.is_none()))
            .collect();
        procedures.sort_by_key(|procedure| weight(&procedure.findings));
        for procedure in procedures {
            let name = quoted(&procedure.identity.name.text);
            let code = procedure.identity.code.as_ref().map(|code| format!(" ({})", quoted(code)));
            let proposals = match procedure.proposals.len() {
                0 => String::new(),
                many_of => self.lang.pick(
                    format!("; {many_of} phương án"),
                    format!("; {many_of} {}", many(many_of, "proposal")),
                ),
            };
            let title = format!("<b>{name}</b>{}", code.unwrap_or_default());
            blocks.push(self.folded(&title, &proposals, &procedure.findings, Some(procedure)));
        }
        if self.view.shared.iter().any(|finding| finding.waived.is_none()) {
            let title = format!("<b>{}</b>", self.say("Danh mục dùng chung", "The catalog"));
            blocks.push(self.folded(&title, "", &self.view.shared, None));
        }
        blocks
    }

    /// What is wrong with the files, not folded away.
    fn problems(&self) -> Block {
        let mut text =
            format!("**{}**\n\n", self.say("Sai sót của tệp và quy tắc", "Mistakes in files and rules"));
        let all = &self.view.problems;
        for problem in all.iter().take(EACH) {
            let at =
                problem.place.as_ref().map(|place| format!("{}: ", self.link(place))).unwrap_or_default();
            let help =
                problem.help.as_ref().map(|help| format!("; {}", inert(&help.text))).unwrap_or_default();
            text.push_str(&format!("- {at}{}{help}\n", inert(&problem.message.text)));
        }
        if all.len() > EACH {
            let more = all.len() - EACH;
            text.push_str(
                &self.lang.pick(format!("- … và {more} sai sót nữa\n"), format!("- … and {more} more\n")),
            );
        }
        text.push('\n');
        Block { text, findings: 0, left: 0 }
    }

    /// Findings under a line that unfolds them, the gravest first.
    fn folded(
        &self,
        title: &str,
        proposals: &str,
        findings: &[FindingView],
        procedure: Option<&ProcedureView>,
    ) -> Block {
        let mut sorted: Vec<&FindingView> =
            findings.iter().filter(|finding| finding.waived.is_none()).collect();
        let count = sorted.len();
        let counted =
            self.lang.pick(format!("{count} phát hiện"), format!("{count} {}", many(count, "finding")));
        let mut text = format!("<details>\n<summary>{title}: {counted}{proposals}</summary>\n\n");
        let rank =
            |finding: &FindingView| ["error", "warning"].iter().position(|code| *code == finding.level.code);
        sorted.sort_by_key(|finding| rank(finding).unwrap_or(2));
        for finding in sorted.iter().take(EACH) {
            let (level, message) = (inert(&finding.level.words.text), inert(&finding.message.text));
            let (link, rule) = (self.link(&finding.place), code(&finding.rule));
            text.push_str(&format!("- **{level}** {message} ({link}, {rule})\n"));
            for advice in finding.advice() {
                text.push_str(&format!("  - {}\n", inert(advice)));
            }
            for change in procedure.iter().flat_map(|procedure| settling(procedure, finding)) {
                let proposed = self.say("Phương án", "Proposal");
                text.push_str(&format!("  - {proposed}: {}\n", inert(&change)));
            }
        }
        let left = count.saturating_sub(EACH);
        if left > 0 {
            text.push_str(&self.lang.pick(
                format!("- … và {left} phát hiện nữa\n"),
                format!("- … and {left} more {}\n", many(left, "finding")),
            ));
        }
        text.push_str("\n</details>\n\n");
        Block { text, findings: count, left }
    }

    fn foot(&self, left: usize) -> String {
        if left == 0 {
            return String::new();
        }
        self.lang.pick(
            format!("Còn {left} phát hiện không hiện ở đây; chạy `rasoat check` để xem đủ.\n"),
            format!(
                "{left} more {} not shown here; run `rasoat check` for all of them.\n",
                many(left, "finding")
            ),
        )
    }

    /// A place, as a link where there is an address to link to.
    fn link(&self, place: &PlaceView) -> String {
        let file = self.view.in_repository(&place.file);
        let line = place.line.map(|line| format!(":{line}")).unwrap_or_default();
        let shown = code(&format!("{file}{line}"));
        let anchor = place.line.map(|line| format!("#L{line}")).unwrap_or_default();
        match &self.view.repository.link_base {
            Some(base) => format!("[{shown}]({base}/{}{anchor})", address(&file)),
            None => shown,
        }
    }
}

/// The changes of the proposals that settle a finding.
fn settling(procedure: &ProcedureView, finding: &FindingView) -> Vec<String> {
    let settling = finding.settling(procedure);
    settling.flat_map(|proposal| proposal.changes.iter().map(|change| change.text.clone())).collect()
}

/// Text as it may stand in the Markdown of a comment.
fn inert(text: &str) -> String {
    unlinked(&markdown(&shortened(&one_line(text), SENTENCE)))
}

/// Text as it may stand in the HTML of a comment.
fn quoted(text: &str) -> String {
    let text = shortened(&one_line(text), SENTENCE);
    unlinked(
        &text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('`', "&#96;")
            .replace('[', "&#91;")
            .replace(']', "&#93;"),
    )
}

/// Text as code. Backticks cannot be escaped in it, so they become another sign.
fn code(text: &str) -> String {
    match one_line(text) {
        text if text.is_empty() => "–".to_owned(),
        text => format!("`{}`", text.replace('`', "ˋ")),
    }
}

/// Escaped text in which no host finds a mention, a reference, an address or a formula.
fn unlinked(escaped: &str) -> String {
    /// A break without width, which ends a word for whoever looks for one.
    const BREAK: &str = "&#8203;";
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped.chars().peekable();
    while let Some(c) = rest.next() {
        // After `&` it is an escape made before; a text's own `&` is one itself.
        let before_word = rest.peek().is_some_and(|next| next.is_alphanumeric() || *next == '"');
        match c {
            '$' => out.push_str("<span>$</span>"),
            '@' => out.extend(["@", BREAK]),
            ':' if rest.peek() == Some(&'/') => out.extend([":", BREAK]),
            '.' if ends_in_www(&out) => out.extend([BREAK, "."]),
            '#' | '!' | '%' | '~' if before_word && !out.ends_with('&') => {
                out.push(c);
                out.push_str(BREAK);
            }
            c => out.push(c),
        }
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    let tail = text.len().checked_sub(3).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

fn many(count: usize, one: &str) -> String {
    if count == 1 { one.to_owned() } else { format!("{one}s") }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
