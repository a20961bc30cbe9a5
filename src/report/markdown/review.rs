//! A review as a comment on a merge request: short, folded, bounded, with a mark by which whoever posts it finds it again.

use crate::diagnostic::Severity;
use crate::report::templates::markdown as escaped;
use crate::review::ReviewView;
use crate::review::findings::{Cause, FindingChange, State};
use crate::review::procedures::{ProcedureChange, Verdict};
use crate::review::words::{self, one_line};
use crate::text::{Lang, Text};

/// The mark: a comment that begins with it is an earlier one.
const MARK: &str = "<!-- rasoat:review -->";
/// Lines of one section.
const LISTED: usize = 25;
/// The longest sentence from a file, in characters.
const SENTENCE: usize = 400;
/// The longest comment, in characters: GitHub takes 65,536.
const LONGEST: usize = 60_000;

/// A review as a comment. `folder` is that of the workspace in the repository, empty or with a `/` at the end. Nothing that
/// was read from a file is taken as markup.
pub fn review(view: &ReviewView, folder: &str, lang: Lang) -> String {
    let title = lang.pick("Rà soát thay đổi thủ tục hành chính", "Review of changed procedures");
    let versions = inert(&words::versions(view, lang));
    let mut out = format!("{MARK}\n### {title}\n\n{versions}: **{}**\n\n", words::counts(view, lang));
    if view.is_quiet() {
        out.push_str(lang.pick("Không có gì thay đổi.\n", "Nothing changed.\n"));
        return out;
    }
    let mut full = false;
    for block in blocks(view, folder, lang) {
        full = full || out.chars().count() + block.chars().count() > LONGEST;
        if !full {
            out.push_str(&block);
        }
    }
    if full {
        out.push_str(lang.pick(
            "Phần còn lại không hiện ở đây; chạy `rasoat review` để xem đủ.\n",
            "The rest is not shown here; run `rasoat review` for all of it.\n",
        ));
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn blocks(view: &ReviewView, folder: &str, lang: Lang) -> Vec<String> {
    let mut blocks = Vec::new();
    let mistakes = |introduced| {
        let these = view.mistakes.iter().filter(move |mistake| mistake.introduced == introduced);
        these.map(|mistake| {
            let at = mistake.at.as_ref().map(|at| format!(" ({})", code(&place(folder, &at.file, at.line))));
            let help = mistake.help.as_ref().map(|help| format!("; {}", inert(help.get(lang))));
            let level = mistake.severity.name(lang);
            format!(
                "**{level}** {}{}{}",
                inert(mistake.message.get(lang)),
                at.unwrap_or_default(),
                help.unwrap_or_default()
            )
        })
    };
    blocks.push(listed(
        lang.pick("Sai sót mới của tệp và quy tắc", "New mistakes in files and rules"),
        mistakes(true).collect(),
        false,
        lang,
    ));
    let mut new: Vec<&FindingChange> = view.answerable().collect();
    new.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let grave = new.iter().any(|finding| finding.severity > Severity::Info);
    let new = new.into_iter().map(|finding| one(finding, folder, lang)).collect();
    blocks.push(listed(lang.pick("Phát sinh", "Introduced"), new, !grave, lang));
    blocks.push(measures(view, lang));
    for (state, vi, en) in [
        (State::Settled, "Đã khắc phục", "Settled"),
        (State::Revealed, "Nay mới đọc được", "Readable only now"),
        (State::Waived, "Nay được miễn", "Newly waived"),
        (State::IntroducedWaived, "Phát sinh và được miễn", "Introduced and waived"),
        (State::Hidden, "Không xác định được do tệp không đọc được", "Hidden by a file that cannot be read"),
    ] {
        let found = view.in_state(state).map(|finding| one(finding, folder, lang)).collect();
        blocks.push(listed(lang.pick(vi, en), found, true, lang));
    }
    blocks.push(listed(
        lang.pick("Sai sót đã sửa", "Mistakes put right"),
        mistakes(false).collect(),
        true,
        lang,
    ));
    for (possible, vi, en) in [
        (true, "Phương án nay có thể", "Proposals now possible"),
        (false, "Phương án không còn", "Proposals no longer made"),
    ] {
        let these = view.proposals.iter().filter(|proposal| proposal.possible == possible).map(|proposal| {
            let changes = joined(&proposal.changes, lang);
            let fails = joined(&proposal.fails, lang);
            let why = if fails.is_empty() { String::new() } else { format!(" ({})", inert(&fails)) };
            format!("{}: {}{why}", code(&proposal.procedure), inert(&changes))
        });
        blocks.push(listed(lang.pick(vi, en), these.collect(), true, lang));
    }
    let catalog = view.catalog.iter().map(|change| {
        let name = inert(change.name.get(lang));
        format!("{name} ({}): {}", code(&change.id), inert(&words::catalog(change, lang)))
    });
    blocks.push(listed(lang.pick("Danh mục", "Catalog"), catalog.collect(), true, lang));
    let settings = view.settings.iter().map(|key| code(key)).collect();
    blocks.push(listed(lang.pick("Cài đặt", "Settings"), settings, true, lang));
    let rules = view
        .rules
        .iter()
        .map(|change| format!("{}: {}", code(&change.id), inert(&words::rule(change, lang))));
    blocks.push(listed(lang.pick("Quy tắc", "Rules"), rules.collect(), true, lang));
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// A list under a title, folded or not; nothing when it is empty.
fn listed(title: &str, lines: Vec<String>, folded: bool, lang: Lang) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let count = lines.len();
    let mut text = lines.iter().take(LISTED).map(|line| format!("- {line}\n")).collect::<String>();
    let more = count.saturating_sub(LISTED);
    if more > 0 {
        text.push_str(&lang.pick(format!("- … và {more} mục nữa\n"), format!("- … and {more} more\n")));
    }
    match folded {
        true => format!("<details>\n<summary><b>{title}</b> ({count})</summary>\n\n{text}\n</details>\n\n"),
        false => format!("**{title}** ({count})\n\n{text}\n"),
    }
}

fn one(finding: &FindingChange, folder: &str, lang: Lang) -> String {
    let level = finding.severity.name(lang);
    let at = code(&place(folder, &finding.at.file, finding.at.line));
    let by_rule = match (finding.cause, finding.state) {
        (Some(Cause::Rule), _) => lang.pick(", do quy tắc thay đổi", ", by a change of the rule"),
        (_, State::Unwaived) => lang.pick(", không còn được miễn", ", no longer waived"),
        _ => "",
    };
    format!("**{level}** {} ({at}, {}{by_rule})", inert(finding.message.get(lang)), code(&finding.rule))
}

/// The procedures and their measures: what got worse is said in the line that unfolds the table.
fn measures(view: &ReviewView, lang: Lang) -> String {
    if view.procedures.is_empty() {
        return String::new();
    }
    let count = |verdict| {
        view.procedures
            .iter()
            .flat_map(|change| &change.measures)
            .filter(|measure| measure.verdict == verdict)
            .count()
    };
    let (worse, better) = (count(Verdict::Worse), count(Verdict::Better));
    let all = view.procedures.len();
    let head = lang.pick(
        format!("<b>Thủ tục</b> ({all}): {worse} chỉ tiêu kém hơn, {better} chỉ tiêu tốt hơn"),
        format!("<b>Procedures</b> ({all}): {worse} measures worse, {better} better"),
    );
    let mut rows = lang.pick(
        "| Thủ tục | Chỉ tiêu | Trước | Sau | |\n| --- | --- | ---: | ---: | --- |\n".to_owned(),
        "| Procedure | Measure | Before | After | |\n| --- | --- | ---: | ---: | --- |\n".to_owned(),
    );
    for change in view.procedures.iter().take(LISTED) {
        rows.push_str(&table(change, lang));
    }
    let more = all.saturating_sub(LISTED);
    let more = match more {
        0 => String::new(),
        more => lang.pick(format!("\n… và {more} thủ tục nữa\n"), format!("\n… and {more} more\n")),
    };
    format!("<details>\n<summary>{head}</summary>\n\n{rows}{more}\n</details>\n\n")
}

fn table(change: &ProcedureChange, lang: Lang) -> String {
    let name = format!("{} ({})", code(&change.id), inert(&words::fate(change, lang)));
    if change.measures.is_empty() {
        return format!("| {name} | | | | |\n");
    }
    let row = |(at, measure)| {
        let [name_of, before, after, verdict] = words::measure(measure, lang);
        let first = if at == 0 { name.as_str() } else { "" };
        format!("| {first} | {name_of} | {before} | {after} | {verdict} |\n")
    };
    change.measures.iter().enumerate().map(row).collect()
}

fn joined(texts: &[Text], lang: Lang) -> String {
    texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(" ")
}

fn place(folder: &str, file: &str, line: Option<usize>) -> String {
    format!("{folder}{file}{}", line.map(|line| format!(":{line}")).unwrap_or_default())
}

/// Text as it may stand in a comment: no markup, no mention, no reference to another merge request.
fn inert(text: &str) -> String {
    let line = one_line(text);
    let short: String = match line.chars().count() > SENTENCE {
        true => line.chars().take(SENTENCE - 1).chain(['…']).collect(),
        false => line,
    };
    let text = escaped(&short);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        out.push(c);
        let before_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
        let entity = c == '#' && out.ends_with("&#");
        if (c == '@' || (matches!(c, '#' | '!') && before_word && !entity))
            || (c == ':' && letters.peek() == Some(&'/'))
        {
            out.push_str("&#8203;");
        }
    }
    out
}

/// Text as code. Backticks cannot be escaped in it, so they become another sign.
fn code(text: &str) -> String {
    format!("`{}`", one_line(text).replace('`', "ˋ").replace('|', "∣"))
}
