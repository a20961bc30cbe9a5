//! What was decided and what is waived, in the words of a Word file: the verdict, who took it, when and why.

use super::page::Page;
use super::pieces::{Piece, body, flush, heading};
use crate::report::view::ReportView;
use crate::report::view::decisions::DecisionView;
use crate::report::view::findings::{FindingView, WaivedView};
use crate::report::view::procedures::ProcedureView;

/// What a decision is about, and the decision: the verdict, its last day, by whom, when, why.
pub(super) fn decision(page: &Page, decision: &DecisionView) -> (String, String) {
    let changes: Vec<&str> = decision.changes.iter().map(|change| change.text.as_str()).collect();
    let until = match &decision.until {
        Some(day) => format!(" {} {}", page.say("đến hết ngày", "until"), day.text),
        None => String::new(),
    };
    let changed: Vec<&str> = decision.changed.iter().map(|change| change.text.as_str()).collect();
    let since = match changed.is_empty() {
        true => String::new(),
        false => format!(" {} {}.", page.say("Từ đó đã thay đổi:", "Changed since:"), changed.join("; ")),
    };
    let verdict = format!(
        "({}{until}; {}, {} {}; {} {}.){since}",
        upper(&decision.state.words.text),
        decision.by,
        page.say("ngày", "on"),
        decision.date.text,
        page.say("lý do:", "reason:"),
        decision.reason.trim_end_matches('.'),
    );
    (format!("{} [{}]", changes.join(" "), decision.proposal), verdict)
}

/// Why a finding is let be, until when and by whom.
pub(super) fn waived(page: &Page, waived: &WaivedView) -> String {
    let until = match &waived.until {
        Some(day) => format!(" {} {}", page.say("đến hết ngày", "until"), day.text),
        None => String::new(),
    };
    let by = waived.by.as_ref().map_or_else(String::new, |by| format!(" ({by})"));
    let reason = waived.reason.trim_end_matches('.');
    format!("{}{until}{by}: {reason}.", page.say("Được miễn trừ", "Waived"))
}

/// The decision on a proposal that is made, where one was taken.
pub(super) fn on<'p>(procedure: &'p ProcedureView, proposal: &str) -> Option<&'p DecisionView> {
    procedure.decisions.iter().find(|decision| decision.proposal == proposal)
}

/// What the plan leaves out although it was found or proposed: proposals that were decided otherwise, findings that are
/// waived. Nothing where there is neither.
pub(super) fn left_out(page: &mut Page, view: &ReportView) {
    let counted = || view.procedures.iter().filter(|procedure| procedure.counted);
    let made = |procedure: &ProcedureView, id: &str| procedure.proposals.iter().any(|made| made.id == id);
    let decided: Vec<(&ProcedureView, &DecisionView)> = counted()
        .flat_map(|procedure| procedure.decisions.iter().map(move |decision| (procedure, decision)))
        .filter(|(procedure, decision)| !made(procedure, &decision.proposal))
        .collect();
    let of_procedures = counted()
        .flat_map(|procedure| procedure.findings.iter().map(move |finding| (Some(procedure), finding)));
    let all = of_procedures.chain(view.shared.iter().map(|finding| (None, finding)));
    let waivers: Vec<(Option<&ProcedureView>, &FindingView, &WaivedView)> =
        all.filter_map(|(procedure, finding)| Some((procedure, finding, finding.waived.as_ref()?))).collect();
    if decided.is_empty() && waivers.is_empty() {
        return;
    }
    page.put(heading(
        1,
        page.say(
            "PHẦN IV\u{a0}– NỘI DUNG KHÔNG ĐƯA VÀO PHƯƠNG ÁN",
            "PART IV\u{a0}– WHAT THE PLAN LEAVES OUT",
        ),
    ));
    if !decided.is_empty() {
        let title = page.say("Phương án đã có quyết định khác:", "Proposals decided otherwise:");
        page.put(flush(&[Piece::Bold(title)]).keep_next(true));
    }
    for (procedure, one) in decided {
        let (what, verdict) = decision(page, one);
        let name = format!("- {}: ", procedure.identity.name.text);
        page.put(body(&[
            Piece::Plain(&name),
            Piece::Plain(&what),
            Piece::Plain(" "),
            Piece::Italic(&verdict),
        ]));
    }
    if !waivers.is_empty() {
        let title = page.say("Phát hiện được miễn trừ:", "Findings that are waived:");
        page.put(flush(&[Piece::Bold(title)]).keep_next(true));
    }
    for (procedure, finding, why) in waivers {
        let name = procedure.map_or(page.say("Danh mục dùng chung", "The catalog"), |procedure| {
            procedure.identity.name.text.as_str()
        });
        let (name, why) = (format!("- {name}: "), waived(page, why));
        let message = finding.message.text.trim_end_matches('.');
        page.put(body(&[
            Piece::Plain(&name),
            Piece::Plain(message),
            Piece::Plain(". "),
            Piece::Italic(&why),
        ]));
    }
}

fn upper(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
