//! What a person sees in a terminal: findings with their lines underlined, proposals, the flow of a procedure, rules.

use std::fmt::Write as _;

use crate::check::levels::{Effective, Origin};
use crate::diagnostic::{Label, Severity};
use crate::finding::{Finding, Note};
use crate::lang::rule::Rule;
use crate::lang::show;
use crate::model::citation::cited;
use crate::model::corpus::{Corpus, Place};
use crate::model::edit::words::words_among;
use crate::report::snippet::{self, Parts, Style};
use crate::report::view::names;
use crate::source::Source;
use crate::text::{Lang, Text};

mod code;
mod corpus;
mod decisions;
mod differences;
mod enacted;
mod evaluation;
mod flow;
mod inspection;
mod plan;
mod price;
mod proposals;
mod refactor;
mod review;
mod search;
mod table;
mod why;

pub use code::{code, obligation};
pub use corpus::{corpus, corpus_in_markdown};
pub use decisions::decision;
pub use differences::{differences, differences_in_html, differences_in_markdown};
pub use enacted::enacted;
pub use evaluation::evaluation;
pub use flow::flow;
pub use inspection::inspection;
pub use plan::plan;
pub use price::{price, price_in_markdown};
pub use proposals::{Run, proposal_summary, proposals};
pub use refactor::{refactored, refactoring};
pub use review::review;
pub use search::search;
pub use why::{why, why_not};

/// Findings, each with its lines, and a line that counts them beside the mistakes in the files.
pub fn findings(corpus: &Corpus, findings: &[&Finding], mistakes: usize, lang: Lang) -> String {
    let mut out = String::new();
    let (findings, waived): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.waived.is_none());
    for finding in &findings {
        out.push_str(&one(corpus, finding, lang));
        out.push('\n');
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, infos) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let line = match (findings.len(), lang) {
        (0, Lang::Vi) => "không có phát hiện nào".to_owned(),
        (0, Lang::En) => "no findings".to_owned(),
        (all, Lang::Vi) => format!("{all} phát hiện: {errors} lỗi, {warnings} cảnh báo, {infos} thông tin"),
        (all, Lang::En) => format!(
            "{all} {}: {errors} {}, {warnings} {}, {infos} for information",
            plural(all, "finding"),
            plural(errors, "error"),
            plural(warnings, "warning"),
        ),
    };
    let files = match (mistakes, lang) {
        (0, _) => String::new(),
        (some, Lang::Vi) => format!("; {some} sai sót trong tệp cần sửa trước"),
        (some, Lang::En) => format!("; {some} {} in the files to put right first", plural(some, "mistake")),
    };
    let waived = match (waived.len(), lang) {
        (0, _) => String::new(),
        (some, Lang::Vi) => format!("; {some} được miễn trừ"),
        (some, Lang::En) => format!("; {some} waived"),
    };
    let _ = writeln!(out, "{line}{waived}{files}");
    out
}

/// The findings that are waived, each with its lines and the reason.
pub fn waived(corpus: &Corpus, findings: &[&Finding], lang: Lang) -> String {
    let mut out = String::new();
    for finding in findings {
        let Some(waived) = &finding.waived else { continue };
        let mut shown = (*finding).clone();
        shown.severity = Severity::Info;
        let said = |lang: Lang| {
            let until = waived.until.map(|day| match lang {
                Lang::Vi => format!(", đến hết ngày {}", day.show(lang)),
                Lang::En => format!(", until {}", day.show(lang)),
            });
            let by = waived.by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
            let word = lang.pick("được miễn trừ", "waived");
            format!("{word}: {}{by}{}", waived.reason, until.unwrap_or_default())
        };
        shown.notes.insert(0, Note { place: None, text: Text::new(said(Lang::Vi), said(Lang::En)) });
        out.push_str(&one(corpus, &shown, lang));
        out.push('\n');
    }
    out
}

/// One finding, drawn like a complaint of a compiler.
pub fn finding(corpus: &Corpus, one_of: &Finding, lang: Lang) -> String {
    one(corpus, one_of, lang)
}

fn one(corpus: &Corpus, finding: &Finding, lang: Lang) -> String {
    let label = |place: &Place, text: Option<Text>| {
        Some(Label { source: place.source, span: corpus.span(place)?, text })
    };
    let mut labels: Vec<Label> = label(&finding.place, None).into_iter().collect();
    let mut notes = Vec::new();
    for note in &finding.notes {
        if finding.advice() == Some(&note.text) {
            continue;
        }
        match note.place.as_ref().and_then(|place| label(place, Some(note.text.clone()))) {
            Some(related) => labels.push(related),
            None => notes.push(note.text.clone()),
        }
    }
    let basis = |lang| finding.basis.iter().map(|basis| cited(basis, lang)).collect::<Vec<_>>().join("; ");
    notes.push(Text::new(
        format!(
            "tiêu chí: {}; căn cứ: {}",
            names::criterion_in_line(finding.criterion, Lang::Vi),
            basis(Lang::Vi)
        ),
        format!(
            "criterion: {}; basis: {}",
            names::criterion_in_line(finding.criterion, Lang::En),
            basis(Lang::En)
        ),
    ));
    let help = remedy(corpus, finding).or_else(|| finding.advice().cloned()).unwrap_or_else(|| {
        let rule = &finding.rule;
        Text::new(
            format!("chạy `rasoat explain {rule}` để xem lý do"),
            format!("run `rasoat explain {rule}` for the reasons"),
        )
    });
    snippet::draw(
        Parts {
            severity: finding.severity,
            code: &finding.rule,
            message: &finding.message,
            labels: &labels,
            notes: &notes,
            help: Some(&help),
        },
        &corpus.sources,
        lang,
        Style { colour: true, ..Style::default() },
    )
}

/// The remedy in words.
fn remedy(corpus: &Corpus, finding: &Finding) -> Option<Text> {
    let edits = &finding.remedy.as_ref()?.edits;
    let sentences: Vec<Text> = edits
        .iter()
        .filter_map(|edit| {
            let procedure = &corpus.procedures[corpus.procedure(&edit.procedure)?];
            Some(words_among(&edit.change, procedure, corpus))
        })
        .collect();
    let join = |lang| sentences.iter().map(|sentence| sentence.get(lang)).collect::<Vec<_>>().join(" ");
    (!sentences.is_empty()).then(|| Text::new(join(Lang::Vi), join(Lang::En)))
}

/// A rule of a run.
pub struct Listed<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Its level here and where that comes from.
    pub level: Effective,
    /// Whether it is the workspace's own.
    pub own: bool,
}

impl Listed<'_> {
    /// Its level here: a word, or `off`.
    fn level(&self, lang: Lang) -> &'static str {
        self.level.severity.map_or(lang.pick("tắt", "off"), |level| level.name(lang))
    }

    /// Who wrote it.
    fn author(&self, lang: Lang) -> &'static str {
        if self.own { lang.pick("riêng", "own") } else { lang.pick("có sẵn", "built in") }
    }
}

/// Every rule in a line: its level and who set it, pack, criterion, cost class, how far it looks, findings and title.
pub fn rules(rules: &[Listed<'_>], findings: &[Finding], lang: Lang) -> String {
    let heads = lang.pick(
        ["QUY TẮC", "MỨC", "NHÓM", "TIÊU CHÍ", "ĐỘ PHỨC TẠP", "PHẠM VI", "PHÁT HIỆN", "NỘI DUNG"],
        ["RULE", "LEVEL", "PACK", "CRITERION", "COST CLASS", "LOOKS AT", "FINDINGS", "WHAT IT FINDS"],
    );
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for listed in rules {
        let rule = listed.rule;
        let hits = findings.iter().filter(|finding| finding.rule == rule.id).count();
        rows.push(vec![
            if listed.own { format!("{} ({})", rule.id, listed.author(lang)) } else { rule.id.clone() },
            match listed.level.origin {
                Origin::Rule => listed.level(lang).to_owned(),
                set => format!("{} ({})", listed.level(lang), set.words(lang)),
            },
            names::pack(rule.pack, lang).to_owned(),
            names::criterion_in_line(rule.criterion, lang).to_owned(),
            names::cost_class(rule.cost, lang).to_owned(),
            rule.reach.words(lang).to_owned(),
            hits.to_string(),
            rule.title.get(lang).to_owned(),
        ]);
    }
    table::columns(&rows)
}

/// Rules that find nothing here, or flag everything they look at: either way they tell nothing apart.
pub fn rules_that_tell_nothing(nothing: &[&str], everything: &[&str], lang: Lang) -> String {
    let mut out = String::new();
    for (ids, vi, en) in [
        (nothing, "không phát hiện gì ở đây", "find nothing here"),
        (everything, "phát hiện ở mọi đối tượng được xét", "flag everything they look at"),
    ] {
        if !ids.is_empty() {
            let head = match lang {
                Lang::Vi => format!("{} quy tắc {vi}:", ids.len()),
                Lang::En => format!("{} {} {en}:", ids.len(), plural(ids.len(), "rule")),
            };
            let _ = writeln!(out, "\n{head}\n{}", table::wrapped(&ids.join(", "), 96, "  "));
        }
    }
    out
}

/// All that is known of a rule, and its text.
pub fn rule(listed: &Listed<'_>, sources: &[Source], lang: Lang) -> String {
    let rule = listed.rule;
    let mut out = String::new();
    let word = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let _ = writeln!(out, "{}\n  {}\n", rule.id, rule.title.get(lang));
    let why = rule.why.get(lang);
    if !why.is_empty() {
        let _ = writeln!(out, "{}\n", table::wrapped(why, 96, "  "));
    }
    let level = match listed.level.origin {
        Origin::Rule => listed.level(lang).to_owned(),
        set => format!(
            "{} ({}; {} {})",
            listed.level(lang),
            set.words(lang),
            word("quy tắc ghi", "the rule itself says"),
            rule.level.name(lang)
        ),
    };
    for (name, value) in [
        (word("tiêu chí", "criterion"), names::criterion_in_line(rule.criterion, lang)),
        (word("nhóm", "pack"), names::pack(rule.pack, lang)),
        (word("mức", "level"), &level),
        (word("độ phức tạp", "cost class"), names::cost_class(rule.cost, lang)),
        (word("phạm vi", "looks at"), rule.reach.words(lang)),
        (word("nguồn", "author"), listed.author(lang)),
    ] {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for param in &rule.params {
        let value = show::constant(&param.value, lang);
        let set =
            param.set_at.as_ref().map_or("", |_| word(" (đặt tại rasoat.yaml)", " (set in rasoat.yaml)"));
        let _ = writeln!(out, "  {}: {} = {value}{set}", word("tham số", "parameter"), param.name);
    }
    for basis in &rule.basis {
        let _ = writeln!(out, "  {}: {}", word("căn cứ", "basis"), cited(basis, lang));
    }
    let _ = writeln!(out);
    if let Some(source) = sources.get(rule.source.0 as usize) {
        let _ = writeln!(out, "{}", source.slice(rule.span).trim_end());
    }
    out
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}
