//! Waivers laid on findings: which finding is waived and why, and what is wrong with the waivers themselves. What is wrong
//! with a waiver is a complaint about a file, not a finding: rules speak of procedures, and a waiver is none.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::facts::column::World;
use crate::finding::{Finding, Waived};
use crate::lang::rule::Rule;
use crate::lang::{eval, show, vocabulary};
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::waiver::{Scope, Waiver};
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Lang;

/// Marks the findings that are waived; gives back the waivers of rules that were run and settle nothing.
pub fn settle(world: World<'_>, findings: &mut [Finding], ran: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let mut idle = Vec::new();
    for waiver in world.corpus.waivers.iter().filter(|waiver| holds(world.corpus, waiver)) {
        for (rule, span) in &waiver.rules {
            let mut used = false;
            for finding in findings.iter_mut().filter(|finding| finding.rule == *rule) {
                if covers(world.corpus, &waiver.scope, finding) {
                    used = true;
                    finding.waived.get_or_insert_with(|| Waived {
                        reason: waiver.reason.clone(),
                        by: waiver.by.clone(),
                        until: waiver.until.map(|(day, _)| day),
                        source: waiver.source,
                        span: waiver.span,
                    });
                }
            }
            if !used && ran.contains(rule.as_str()) && unknown_thing(world, waiver).is_none() {
                idle.push(unused(waiver, rule, *span));
            }
        }
    }
    idle
}

/// What is wrong with the waivers before any rule is run: rules and things that do not exist, no reason, out of date.
pub fn problems(world: World<'_>, rules: &[Rule]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for waiver in &world.corpus.waivers {
        let unknown = waiver.rules.iter().filter(|(rule, _)| !rules.iter().any(|known| known.id == *rule));
        problems.extend(unknown.map(|(rule, span)| unknown_rule(waiver, rule, *span, rules)));
        problems.extend(unknown_thing(world, waiver));
        if waiver.reason.is_empty() {
            let problem =
                Diagnostic::error("waiver-reason", "miễn trừ phải có lý do", "a waiver needs a reason")
                    .help("ghi lý do vào `reason`", "write the reason into `reason`");
            problems.push(problem.at(waiver.source, waiver.span));
        }
        if let (Some((until, span)), false) = (waiver.until, in_time(world.corpus, waiver)) {
            problems.push(expired(world.corpus, waiver, until, span));
        }
    }
    problems
}

/// Whether a waiver waives anything on its day.
fn holds(corpus: &Corpus, waiver: &Waiver) -> bool {
    !waiver.reason.is_empty() && in_time(corpus, waiver)
}

fn in_time(corpus: &Corpus, waiver: &Waiver) -> bool {
    waiver.until.is_none_or(|(until, _)| day(corpus, waiver).is_none_or(|day| day <= until))
}

/// The day a waiver is looked at: that of its procedure, else that of the workspace, else the latest of any procedure.
fn day(corpus: &Corpus, waiver: &Waiver) -> Option<Date> {
    let latest = || corpus.procedures.iter().map(|procedure| procedure.as_of).max();
    procedure_of(corpus, waiver)
        .map(|at| corpus.procedures[at].as_of)
        .or(corpus.settings.as_of)
        .or_else(latest)
}

fn procedure_of(corpus: &Corpus, waiver: &Waiver) -> Option<usize> {
    match &waiver.scope {
        Scope::Written(_) => corpus.places.procedures.iter().position(|source| *source == waiver.source),
        Scope::Thing(thing, _) => {
            let owns = |id: &str| is_below(bare(thing), id);
            corpus.procedures.iter().position(|procedure| owns(&procedure.id))
        }
        Scope::Part { procedure: (named, _), .. } => known_as(corpus, named),
        Scope::Nothing => None,
    }
}

/// The position of a procedure named by its id or its code.
fn known_as(corpus: &Corpus, named: &str) -> Option<usize> {
    corpus.procedures.iter().position(|known| known.id == named || known.code.as_deref() == Some(named))
}

/// Whether a finding lies within what a waiver is about.
fn covers(corpus: &Corpus, scope: &Scope, finding: &Finding) -> bool {
    let thing = bare(&finding.key);
    match scope {
        Scope::Written(places) => places
            .iter()
            .any(|place| place.source == finding.place.source && is_below(&finding.place.path, &place.path)),
        Scope::Thing(id, _) => is_below(thing, bare(id)),
        Scope::Part { procedure: (named, _), id } => {
            let Some(at) = known_as(corpus, named) else { return false };
            let procedure = &corpus.procedures[at].id;
            match id {
                None => finding.procedure.as_ref() == Some(procedure),
                Some((id, _)) => {
                    let part = thing.strip_prefix(procedure.as_str()).and_then(|rest| rest.strip_prefix('/'));
                    part.and_then(|part| part.split_once('/')).is_some_and(|(_, own)| is_below(own, id))
                }
            }
        }
        Scope::Nothing => false,
    }
}

/// The thing of a key of a finding, or the id of a thing as it is.
fn bare(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, thing)| thing)
}

/// Whether a way or an id is another one, or goes on from it.
fn is_below(one: &str, whole: &str) -> bool {
    one.strip_prefix(whole)
        .is_some_and(|rest| whole.is_empty() || rest.is_empty() || rest.starts_with(['.', '[', '/']))
}

fn unused(waiver: &Waiver, rule: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(
        "waiver-unused",
        format!("quy tắc `{rule}` không phát hiện gì ở đây, nên miễn trừ này không còn tác dụng"),
        format!("the rule `{rule}` finds nothing here, so this waiver waives nothing"),
    )
    .help("bỏ miễn trừ này", "remove this waiver")
    .at(waiver.source, span)
}

fn expired(corpus: &Corpus, waiver: &Waiver, until: Date, span: Span) -> Diagnostic {
    let day = day(corpus, waiver).unwrap_or(until);
    Diagnostic::warning(
        "waiver-expired",
        format!(
            "miễn trừ này hết hạn ngày {}; thời điểm rà soát là {}",
            until.show(Lang::Vi),
            day.show(Lang::Vi)
        ),
        format!("this waiver ended on {until}; the review is as of {day}"),
    )
    .help(
        "khắc phục phát hiện rồi bỏ miễn trừ, hoặc quyết định lại và ghi ngày mới",
        "settle the finding and remove the waiver, or decide again and write a new day",
    )
    .at(waiver.source, span)
}

fn unknown_rule(waiver: &Waiver, rule: &str, span: Span, rules: &[Rule]) -> Diagnostic {
    let problem = Diagnostic::error(
        "unknown-rule",
        format!("không có quy tắc `{rule}`"),
        format!("there is no rule `{rule}`"),
    );
    let problem = match nearest(rule, rules.iter().map(|rule| rule.id.as_str())) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help(
            "nêu đích danh từng quy tắc; chạy `rasoat rules` để xem danh sách",
            "name rules one by one; run `rasoat rules` for the list",
        ),
    };
    problem.at(waiver.source, span)
}

/// The complaint that a register names what is not there.
fn unknown_thing(world: World<'_>, waiver: &Waiver) -> Option<Diagnostic> {
    let corpus = world.corpus;
    let ids = || {
        let kinds = vocabulary::LISTS.iter().flat_map(|(_, kind)| eval::things(world, *kind));
        kinds.map(|thing| show::id(world, thing)).collect::<BTreeSet<String>>()
    };
    let (written, span, known) = match &waiver.scope {
        Scope::Written(_) => return None,
        Scope::Nothing => {
            return Some(
                Diagnostic::error(
                    "missing-key",
                    "mục của `waivers` thiếu `thing` hoặc `procedure`",
                    "an entry of `waivers` lacks `thing` or `procedure`",
                )
                .help(
                    "thêm `thing: …`, hoặc `procedure: …` và nếu cần `id: …`",
                    "add `thing: …`, or `procedure: …` and perhaps `id: …`",
                )
                .at(waiver.source, waiver.span),
            );
        }
        Scope::Thing(thing, span) => (bare(thing).to_owned(), *span, ids()),
        Scope::Part { procedure: (named, span), id } => match (known_as(corpus, named), id) {
            (None, _) => {
                let known = corpus.procedures.iter().map(|procedure| procedure.id.clone()).collect();
                (named.clone(), *span, known)
            }
            (Some(_), None) => return None,
            (Some(at), Some((id, span))) => {
                let head = format!("{}/", corpus.procedures[at].id);
                let parts = ids();
                let own = parts.iter().filter_map(|part| part.strip_prefix(&head)?.split_once('/'));
                (id.clone(), *span, own.map(|(_, own)| own.to_owned()).collect())
            }
        },
    };
    // The key of a finding may name a field after the thing.
    let is_of = |rest: &str| rest.is_empty() || (rest.starts_with('.') && !rest.contains('/'));
    if known.iter().any(|id| written.strip_prefix(id.as_str()).is_some_and(is_of)) {
        return None;
    }
    let problem = Diagnostic::error(
        "unknown-reference",
        format!("không có `{written}`"),
        format!("there is no `{written}`"),
    );
    let problem = match nearest(&written, known.iter().map(String::as_str)) {
        Some(meant) => problem.help(format!("viết `{meant}`"), format!("write `{meant}`")),
        None => problem.help(
            "chạy `rasoat check --keys` để xem mã của các phát hiện",
            "run `rasoat check --keys` for the ids of what was found",
        ),
    };
    Some(problem.at(waiver.source, span))
}
