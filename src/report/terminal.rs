//! What a person sees in a terminal: findings with their lines underlined, proposals, the flow of a procedure, rules.

use std::fmt::Write as _;

use crate::check;
use crate::diagnostic::{Label, Severity};
use crate::finding::Finding;
use crate::lang::rule::Rule;
use crate::model::corpus::{Corpus, Place};
use crate::model::edit::words::words;
use crate::model::settings::Settings;
use crate::report::snippet::{self, Parts, Style};
use crate::report::view::names;
use crate::source::Source;
use crate::text::{Lang, Text};

mod flow;
mod proposals;
mod search;
mod table;
mod why;

pub use flow::flow;
pub use proposals::{Run, proposal_summary, proposals};
pub use search::search;
pub use why::{why, why_not};

/// Findings, each with its lines, and a line that counts them.
pub fn findings(corpus: &Corpus, findings: &[&Finding], lang: Lang) -> String {
    let mut out = String::new();
    for finding in findings {
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
    let _ = writeln!(out, "{line}");
    out
}

/// One finding, drawn like a complaint of a compiler.
fn one(corpus: &Corpus, finding: &Finding, lang: Lang) -> String {
    let label = |place: &Place, text: Option<Text>| {
        Some(Label { source: place.source, span: corpus.span(place)?, text })
    };
    let mut labels: Vec<Label> = label(&finding.place, None).into_iter().collect();
    let mut notes = Vec::new();
    for note in &finding.notes {
        match note.place.as_ref().and_then(|place| label(place, Some(note.text.clone()))) {
            Some(related) => labels.push(related),
            None => notes.push(note.text.clone()),
        }
    }
    let basis = finding.basis.join("; ");
    notes.push(Text::new(
        format!("tiêu chí: {}; căn cứ: {basis}", names::criterion_in_line(finding.criterion, Lang::Vi)),
        format!("criterion: {}; basis: {basis}", names::criterion_in_line(finding.criterion, Lang::En)),
    ));
    let help = remedy(corpus, finding);
    snippet::draw(
        Parts {
            severity: finding.severity,
            code: &finding.rule,
            message: &finding.message,
            labels: &labels,
            notes: &notes,
            help: help.as_ref(),
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
            Some(words(&edit.change, procedure, &corpus.catalog))
        })
        .collect();
    let join = |lang| sentences.iter().map(|sentence| sentence.get(lang)).collect::<Vec<_>>().join(" ");
    (!sentences.is_empty()).then(|| Text::new(join(Lang::Vi), join(Lang::En)))
}

/// Every rule in a line: its level, criterion, cost class, findings and title.
pub fn rules(rules: &[Rule], settings: &Settings, findings: &[Finding], lang: Lang) -> String {
    let heads = lang.pick(
        ["QUY TẮC", "MỨC", "TIÊU CHÍ", "ĐỘ PHỨC TẠP", "PHÁT HIỆN", "NỘI DUNG"],
        ["RULE", "LEVEL", "CRITERION", "COST CLASS", "FINDINGS", "WHAT IT FINDS"],
    );
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for rule in rules {
        let level = check::severity(rule, settings).map_or("off", Severity::word);
        let hits = findings.iter().filter(|finding| finding.rule == rule.id).count();
        rows.push(vec![
            rule.id.clone(),
            level.to_owned(),
            names::criterion_in_line(rule.criterion, lang).to_owned(),
            rule.cost.word().to_owned(),
            hits.to_string(),
            rule.title.get(lang).to_owned(),
        ]);
    }
    table::columns(&rows)
}

/// All that is known of a rule, and its text.
pub fn rule(rule: &Rule, sources: &[Source], lang: Lang) -> String {
    let mut out = String::new();
    let word = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let _ = writeln!(out, "{}\n  {}\n", rule.id, rule.title.get(lang));
    let why = rule.why.get(lang);
    if !why.is_empty() {
        let _ = writeln!(out, "{}\n", table::wrapped(why, 96, "  "));
    }
    let level = rule.level.name(lang);
    for (name, value) in [
        (word("tiêu chí", "criterion"), names::criterion_in_line(rule.criterion, lang)),
        (word("nhóm", "pack"), rule.pack.word()),
        (word("mức", "level"), level),
        (word("độ phức tạp", "cost class"), rule.cost.word()),
    ] {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for basis in &rule.basis {
        let _ = writeln!(out, "  {}: {basis}", word("căn cứ", "basis"));
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
