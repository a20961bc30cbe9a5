//! What changed between two versions, for a person at a terminal. What is new is drawn with its lines before this.

use std::fmt::Write as _;

use super::table;
use crate::review::ReviewView;
use crate::review::findings::{Cause, FindingChange, State};
use crate::review::words::{self, one_line};
use crate::text::Lang;

/// Findings of one state that are listed.
const LISTED: usize = 50;

/// What changed, in sections, and a line that counts.
pub fn review(view: &ReviewView, lang: Lang) -> String {
    let mut out = String::new();
    for (state, vi, en) in [
        (State::Revealed, "Nay mới đọc được", "Readable only now"),
        (State::Settled, "Đã khắc phục", "Settled"),
        (State::Waived, "Nay được miễn", "Newly waived"),
        (State::IntroducedWaived, "Phát sinh và được miễn", "Introduced and waived"),
        (State::Hidden, "Không xác định được", "Cannot be told"),
    ] {
        section(
            &mut out,
            lang.pick(vi, en),
            view.in_state(state).map(|finding| one(finding, lang)).collect(),
            lang,
        );
    }
    let by_rule = view.in_state(State::Introduced).filter(|finding| finding.cause == Some(Cause::Rule));
    let by_rule: Vec<String> = by_rule.map(|finding| one(finding, lang)).collect();
    section(
        &mut out,
        lang.pick("Phát sinh do quy tắc thay đổi", "Introduced by a change of a rule"),
        by_rule,
        lang,
    );
    let gone = view.mistakes.iter().filter(|mistake| !mistake.introduced);
    let gone: Vec<String> = gone.map(|mistake| one_line(mistake.message.get(lang))).collect();
    section(&mut out, lang.pick("Sai sót đã sửa", "Mistakes put right"), gone, lang);
    procedures(&mut out, view, lang);
    let proposals = view.proposals.iter().map(|proposal| {
        let word = match proposal.possible {
            true => lang.pick("nay có thể", "now possible"),
            false => lang.pick("không còn", "no longer"),
        };
        let join = |texts: &[crate::text::Text]| {
            texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(" ")
        };
        let why =
            if proposal.fails.is_empty() { String::new() } else { format!(" ({})", join(&proposal.fails)) };
        one_line(&format!("{word}: {} {}: {}{why}", proposal.procedure, proposal.id, join(&proposal.changes)))
    });
    section(&mut out, lang.pick("Phương án", "Proposals"), proposals.collect(), lang);
    let catalog = view
        .catalog
        .iter()
        .map(|change| one_line(&format!("{}: {}", change.id, words::catalog(change, lang))));
    section(&mut out, lang.pick("Danh mục", "Catalog"), catalog.collect(), lang);
    section(
        &mut out,
        lang.pick("Cài đặt", "Settings"),
        view.settings.iter().map(|key| one_line(key)).collect(),
        lang,
    );
    let rules =
        view.rules.iter().map(|change| one_line(&format!("{}: {}", change.id, words::rule(change, lang))));
    section(&mut out, lang.pick("Quy tắc", "Rules"), rules.collect(), lang);
    let _ = writeln!(out, "{}: {}", one_line(&words::versions(view, lang)), words::counts(view, lang));
    out
}

fn one(finding: &FindingChange, lang: Lang) -> String {
    let line = finding.at.line.map(|line| format!(":{line}")).unwrap_or_default();
    let level = finding.severity.name(lang);
    one_line(&format!("{level}[{}] {}{line}: {}", finding.rule, finding.at.file, finding.message.get(lang)))
}

fn section(out: &mut String, title: &str, lines: Vec<String>, lang: Lang) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "{title}");
    for line in lines.iter().take(LISTED) {
        let _ = writeln!(out, "  {line}");
    }
    let more = lines.len().saturating_sub(LISTED);
    if more > 0 {
        let _ =
            writeln!(out, "  {}", lang.pick(format!("… và {more} mục nữa"), format!("… and {more} more")));
    }
    out.push('\n');
}

/// Procedures, each with the measures that changed.
fn procedures(out: &mut String, view: &ReviewView, lang: Lang) {
    if view.procedures.is_empty() {
        return;
    }
    let _ = writeln!(out, "{}", lang.pick("Thủ tục", "Procedures"));
    for change in &view.procedures {
        let _ = writeln!(out, "  {}", one_line(&format!("{} ({})", change.id, words::fate(change, lang))));
        let rows = change.measures.iter().map(|measure| {
            let [name, before, after, verdict] = words::measure(measure, lang);
            vec![format!("    {name}"), before, "→".to_owned(), after, verdict]
        });
        out.push_str(&table::columns(&rows.collect::<Vec<_>>()));
    }
    out.push('\n');
}
