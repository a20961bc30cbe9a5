//! Proposals in a terminal: the change, why, what it saves, what must be amended and by whom; and what is blocked.

use std::fmt::Write as _;

use super::{decisions, table};
use crate::authority::in_turn;
use crate::facts::measures::{Measures, ROWS};
use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::model::duration::Duration;
use crate::model::number::Money;
use crate::model::procedure::Status;
use crate::proof::OBLIGATIONS;
use crate::proof::obligations::obligation;
use crate::proposal::{Blocked, Failure, Proposal, Proposals};
use crate::report::view::names;
use crate::text::Lang;

/// What came of a run.
#[derive(Clone, Copy)]
pub struct Run<'r> {
    /// What was read.
    pub corpus: &'r Corpus,
    /// The findings.
    pub findings: &'r [Finding],
    /// The proposals.
    pub proposals: &'r Proposals,
}

/// The proposals of the procedure at a position; nothing when there is nothing to say.
pub fn proposals(run: &Run<'_>, at: usize, with_blocked: bool, lang: Lang) -> String {
    let Run { corpus, findings, proposals } = run;
    let procedure = &corpus.procedures[at];
    let made: Vec<&Proposal> = proposals.made.iter().filter(|made| made.procedure == procedure.id).collect();
    let blocked: Vec<&Blocked> =
        proposals.blocked.iter().filter(|blocked| blocked.procedure == procedure.id).collect();
    let decided = decisions::others(run, &procedure.id, lang);
    if made.is_empty() && (blocked.is_empty() || !with_blocked) && decided.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    let code = procedure.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let _ = writeln!(out, "{}{code}\n{}\n", procedure.id, procedure.name.get(lang));
    if let Some((before, after)) = proposals.together.get(at) {
        out.push_str(&measures(before, after, lang));
        out.push('\n');
    }
    for proposal in made {
        out.push_str(&one(corpus, proposal, findings, lang));
        out.push_str(&excluded(proposals, proposal, lang));
        out.push_str(&decisions::on(run, &proposal.id, lang));
        out.push('\n');
    }
    out.push_str(&decided);
    if with_blocked {
        for blocked in blocked {
            let _ = writeln!(out, "  {} {}", lang.pick("không đề xuất", "blocked"), blocked.id);
            for change in &blocked.changes {
                let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 92, "    "));
            }
            out.push_str(&failures(&blocked.fails, lang));
            out.push('\n');
        }
    }
    out
}

/// What fails, each with its witness; after it what the obligation demands.
fn failures(fails: &[Failure], lang: Lang) -> String {
    let mut out = String::new();
    for failure in fails {
        let words = format!("{}: {}", lang.pick("vì", "because"), failure.text.get(lang));
        let _ = writeln!(out, "{}", table::wrapped(&words, 90, "      "));
        // What `applies` and `clash` demand is in their sentence.
        if OBLIGATIONS.contains(&failure.obligation)
            && let Some(known) = obligation(failure.obligation)
        {
            let words =
                format!("{} ({}): {}", lang.pick("yêu cầu", "demanded"), known.name, known.demand(lang));
            let _ = writeln!(out, "{}", table::wrapped(&words, 88, "        "));
        }
    }
    out
}

/// What cannot be carried out beside a proposal that was made, with the obligation that would fail.
fn excluded(proposals: &Proposals, made: &Proposal, lang: Lang) -> String {
    let mut out = String::new();
    for conflict in proposals.conflicts.iter().filter(|conflict| conflict.proposals.contains(&made.id)) {
        let others = conflict.proposals.iter().filter(|id| **id != made.id);
        let named: Vec<String> = others
            .map(|id| {
                let known =
                    proposals.made.iter().chain(&proposals.alternatives).find(|other| other.id == *id);
                let words = known.and_then(|other| other.changes.first()).map_or("", |words| words.get(lang));
                format!("{id} ({})", words.trim_end_matches('.'))
            })
            .collect();
        let named = named.join(lang.pick(" cùng với ", " together with "));
        let why = conflict.fails.first().map_or_else(String::new, |failure| {
            format!(" – {} ({})", failure.text.get(lang), failure.obligation)
        });
        let words = format!("{}: {named}{why}", lang.pick("loại trừ", "excludes"));
        let _ = writeln!(out, "{}", table::wrapped(&words, 90, "      "));
    }
    out
}

/// All proposals of the procedures at these positions together, in a few lines.
pub fn proposal_summary(run: &Run<'_>, selected: &[usize], lang: Lang) -> String {
    let Run { corpus, proposals, .. } = run;
    let chosen: Vec<&str> = selected.iter().map(|at| corpus.procedures[*at].id.as_str()).collect();
    let current = selected
        .iter()
        .filter(|at| corpus.procedures[**at].status == Status::InForce)
        .filter_map(|at| proposals.together.get(*at));
    let (before, after) = current.fold((0i64, 0i64), |(before, after), (b, a)| {
        (before + b.cost_per_year.map_or(0, |cost| cost.0), after + a.cost_per_year.map_or(0, |cost| cost.0))
    });
    let share = if before > 0 { (before - after) * 1000 / before } else { 0 };
    let share = crate::model::duration::decimal(share * 100, lang);
    let made = proposals.made.iter().filter(|made| chosen.contains(&made.procedure.as_str())).count();
    let blocked =
        proposals.blocked.iter().filter(|blocked| chosen.contains(&blocked.procedure.as_str())).count();
    let word = if made == 1 { "proposal" } else { "proposals" };
    let mut out = lang.pick(
        format!(
            "{made} đề xuất; {blocked} phương án không đạt yêu cầu chứng minh hoặc trùng với đề xuất khác\n"
        ),
        format!("{made} {word}; {blocked} blocked by the proof of no loss or by a clash\n"),
    );
    out.push_str(&decisions::summary(run, &chosen, lang));
    if before > 0 && corpus.settings.costs.is_some() {
        let (before, after) = (Money(before).show(lang), Money(after).show(lang));
        let _ = match lang {
            Lang::Vi => writeln!(
                out,
                "chi phí tuân thủ một năm của các thủ tục đang có hiệu lực: {before} → {after} (giảm {share}%)"
            ),
            Lang::En => {
                writeln!(
                    out,
                    "official cost of a year of the procedures in force: {before} → {after} (−{share}%)"
                )
            }
        };
    }
    if corpus.settings.costs.is_none() {
        let _ = writeln!(
            out,
            "{}",
            lang.pick(
                "chưa tính được chi phí thời gian: thêm `costs` với thu nhập bình quân một giờ vào rasoat.yaml",
                "time is not priced: add `costs` with the hourly income to rasoat.yaml"
            )
        );
    }
    out
}

/// The measures that matter, before and after.
pub(super) fn measures(before: &Measures, after: &Measures, lang: Lang) -> String {
    let mut rows = vec![vec![
        String::new(),
        lang.pick("trước", "before").to_owned(),
        lang.pick("sau", "after").to_owned(),
        String::new(),
    ]];
    for row in ROWS {
        if row.is_unpriced(before) {
            let none = table::not_priced(lang).to_owned();
            rows.push(vec![row.name(lang).to_owned(), none.clone(), none, String::new()]);
            continue;
        }
        let (Some(old), Some(new)) = ((row.get)(before), (row.get)(after)) else { continue };
        if old == 0 && new == 0 {
            continue;
        }
        let change = match (new - old).signum() {
            0 => String::new(),
            sign if old > 0 => {
                let sign = if sign < 0 { "−" } else { "+" };
                format!("{sign}{}%", ((new - old).abs() * 100 + old / 2) / old)
            }
            _ => "+".to_owned(),
        };
        rows.push(vec![row.name(lang).to_owned(), row.show(old, lang), row.show(new, lang), change]);
    }
    table::figures(&rows, "  ")
}

fn one(corpus: &Corpus, proposal: &Proposal, findings: &[Finding], lang: Lang) -> String {
    let mut out = String::new();
    let word = |vi: &'static str, en: &'static str| lang.pick(vi, en);
    let _ = writeln!(
        out,
        "  {} {} [{}]",
        word("đề xuất", "proposal"),
        proposal.id,
        names::safety_in_line(proposal.safety, lang)
    );
    for change in &proposal.changes {
        let _ = writeln!(out, "{}", table::wrapped(change.get(lang), 92, "    "));
    }
    for finding in proposal.settles.iter().filter_map(|at| findings.get(*at)) {
        let line = format!("{}: {} ({})", word("lý do", "because"), finding.message.get(lang), finding.rule);
        let _ = writeln!(out, "{}", table::wrapped(&line, 90, "      "));
    }
    let mut saved = Vec::new();
    let priced = !proposal.before.unpriced;
    if let Some(year) = proposal.saved_per_year.filter(|year| priced && year.0 != 0) {
        saved.push(lang.pick(format!("{}/năm", year.show(lang)), format!("{} a year", year.show(lang))));
    }
    if priced && proposal.saved_per_case.0 != 0 {
        let case = proposal.saved_per_case.show(lang);
        saved.push(lang.pick(format!("{case}/hồ sơ"), format!("{case} a dossier")));
    }
    if proposal.saved_time != 0 {
        let time = Duration::working(proposal.saved_time).show(lang);
        saved.push(lang.pick(format!("{time} trên đường dài nhất"), format!("{time} on the critical path")));
    }
    if proposal.saved_deadline != 0 {
        let time = Duration::working(proposal.saved_deadline).show(lang);
        saved.push(lang.pick(format!("{time} thời hạn giải quyết"), format!("{time} of the deadline")));
    }
    if !saved.is_empty() {
        let _ = writeln!(out, "      {}: {}", word("tiết kiệm", "saves"), saved.join("; "));
    }
    let provisions: Vec<String> = in_turn(&proposal.amends, &proposal.instruments)
        .into_iter()
        .map(|amended| {
            let number = amended.instrument.map(|at| corpus.catalog.instruments.rows()[at].number.as_str());
            amended.citation.show(number.unwrap_or(&amended.citation.instrument), lang)
        })
        .collect();
    if !provisions.is_empty() {
        let line = format!("{}: {}", word("sửa đổi", "amend"), provisions.join("; "));
        let _ = writeln!(out, "{}", table::wrapped(&line, 90, "      "));
    }
    let _ = writeln!(
        out,
        "      {}: {}",
        word("thẩm quyền", "decided by"),
        names::authority_in_line(proposal.authority, lang)
    );
    out
}
