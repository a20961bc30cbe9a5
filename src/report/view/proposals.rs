//! Proposals in the order of the official annex: content and reason, recommendation, benefit; then proof and safety.

use schemars::JsonSchema;
use serde::Serialize;

use crate::authority::in_turn;
use crate::facts::measures::Measures;
use crate::model::catalog::Authority;
use crate::model::edit::Change;
use crate::model::patch::patch;
use crate::proposal::{Blocked, Proposal, Safety};
use crate::report::changes::{Replacement, replacements};
use crate::report::view::findings::{Region, region};
use crate::report::view::leaf::{Coded, Figure, Measured, Words, share};
use crate::report::view::measures::{MeasureRow, rows};
use crate::report::view::provisions::{ProvisionView, provision};
use crate::report::view::{Input, names};
use crate::text::Lang;

/// One proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProposalView {
    /// Its number within its procedure, from 1.
    pub number: usize,
    /// The stable id.
    pub id: String,
    /// Where a page holds it, made of the id.
    pub anchor: String,
    /// What changes (nội dung đơn giản hóa).
    pub changes: Vec<Words>,
    /// Why (lý do): the findings it settles.
    pub reasons: Vec<Reason>,
    /// The provisions to amend (kiến nghị thực thi).
    pub provisions: Vec<ProvisionView>,
    /// Who has the power.
    pub authority: Coded,
    /// Whether the reviewing authority can decide it: its own provision, or nobody's.
    pub own: bool,
    /// The official cost before and after (lợi ích).
    pub benefit: Benefit,
    /// The measures that change, before and after.
    pub measures: Vec<MeasureRow>,
    /// The obligations of the proof of no loss that hold.
    pub holds: Vec<Coded>,
    /// How far it may be trusted.
    pub safety: Coded,
    /// The same as changes of the file's text, where they were asked for and can be made.
    pub fix: Option<FixView>,
}

/// A proposal as changes of the text of its procedure's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixView {
    /// The file, from the workspace folder.
    pub file: String,
    /// Stretches of it, in order, and what takes their place.
    pub replacements: Vec<ReplacementView>,
}

/// A stretch of a file and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReplacementView {
    /// What goes; without length where something is only put in.
    pub region: Region,
    /// What comes.
    pub text: String,
}

/// A finding as the reason of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reason {
    /// The finding's number in the report.
    pub finding: usize,
    /// Where a page holds the finding.
    pub anchor: String,
    /// The rule.
    pub rule: String,
    /// The criterion.
    pub criterion: Coded,
    /// What is wrong.
    pub message: Words,
}

/// The official cost before and after (Circular 02/2017/TT-VPCP art. 27).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Benefit {
    /// Whether the figures are of a year; of one dossier otherwise, for want of a volume.
    pub yearly: bool,
    /// Before, in đồng.
    pub before: Figure,
    /// After, in đồng.
    pub after: Figure,
    /// Saved, in đồng.
    pub saved: Figure,
    /// Saved as a share of before, in hundredths of a per cent.
    pub percent: Figure,
}

/// A remedy that is not proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BlockedView {
    /// The change it would have been.
    pub changes: Vec<Words>,
    /// The numbers of the findings behind it.
    pub findings: Vec<usize>,
    /// Where a page holds them, in the same order.
    pub anchors: Vec<String>,
    /// The obligations that fail, each with its witness.
    pub fails: Vec<FailureView>,
}

/// An obligation that fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FailureView {
    /// The obligation, in words that say what would hold.
    pub obligation: Coded,
    /// What fails, naming the witness.
    pub text: Words,
}

/// The proposal at this position of the list, for the reader; `number` counts within its procedure.
pub(super) fn proposal(input: &Input<'_>, number: usize, at: usize) -> ProposalView {
    let made = &input.proposals.made[at];
    let lang = input.lang();
    let changed = rows(&made.before, &made.after, lang).into_iter().filter(|row| row.moved != "same");
    ProposalView {
        number,
        id: made.id.clone(),
        anchor: input.anchors.proposals[at].clone(),
        changes: made.changes.iter().map(|change| Words::of(change, lang)).collect(),
        reasons: made.settles.iter().filter_map(|at| reason(input, *at)).collect(),
        provisions: in_turn(&made.amends, &made.instruments)
            .into_iter()
            .map(|amended| provision(input, amended))
            .collect(),
        authority: names::authority(made.authority, lang),
        own: is_own(made.authority),
        benefit: benefit(&made.before, &made.after, lang),
        measures: changed.collect(),
        holds: made.holds.iter().map(|code| names::obligation(code, lang)).collect(),
        safety: names::safety(made.safety, lang),
        fix: fix(input, made),
    }
}

/// A proposal that is more than a sketch, as changes of the file's text.
fn fix(input: &Input<'_>, made: &Proposal) -> Option<FixView> {
    if !input.options.fixes || made.safety == Safety::Sketch {
        return None;
    }
    let id = *input.corpus.places.procedures.get(input.corpus.procedure(&made.procedure)?)?;
    let source = input.corpus.sources.get(id.0 as usize)?;
    let own = made.edits.iter().filter(|edit| edit.procedure == made.procedure);
    let edits: Vec<&Change> = own.map(|edit| &edit.change).collect();
    // A change that reaches into another file is not half of one.
    if edits.len() < made.edits.len() {
        return None;
    }
    let patched = patch(&source.text, id, &edits, &input.corpus.catalog).ok()?;
    let replaced = |one: Replacement| ReplacementView { region: region(source, one.span), text: one.text };
    let replacements: Vec<_> = replacements(&source.text, &patched.text).into_iter().map(replaced).collect();
    (!replacements.is_empty()).then(|| FixView { file: source.name.clone(), replacements })
}

/// A blocked remedy for the reader.
pub(super) fn blocked(input: &Input<'_>, blocked: &Blocked) -> BlockedView {
    let lang = input.lang();
    BlockedView {
        changes: blocked.changes.iter().map(|change| Words::of(change, lang)).collect(),
        findings: blocked_findings(blocked).map(|at| at + 1).collect(),
        anchors: blocked_findings(blocked).filter_map(|at| input.anchors.findings.get(at).cloned()).collect(),
        fails: blocked
            .fails
            .iter()
            .map(|failure| FailureView {
                obligation: names::obligation(failure.obligation, lang),
                text: Words::of(&failure.text, lang),
            })
            .collect(),
    }
}

/// Positions of the findings behind a blocked remedy.
pub(super) fn blocked_findings(blocked: &Blocked) -> impl Iterator<Item = usize> + '_ {
    let others = blocked.findings.iter().copied().filter(|at| *at != blocked.finding);
    std::iter::once(blocked.finding).chain(others)
}

/// The official cost before and after: of a year where both volumes are known, else of one dossier.
pub(super) fn benefit(before: &Measures, after: &Measures, lang: Lang) -> Benefit {
    if before.unpriced {
        return unpriced(before.cost_per_year.is_some(), lang);
    }
    match before.cost_per_year.zip(after.cost_per_year) {
        Some((before, after)) => money(true, before.0, after.0, lang),
        None => money(false, before.cost_per_case.0, after.cost_per_case.0, lang),
    }
}

/// A benefit that cannot be reckoned because hours have no price.
pub(super) fn unpriced(yearly: bool, lang: Lang) -> Benefit {
    let figure = || Figure::unpriced(lang);
    let percent = Figure::of(None, Measured::Percent, lang);
    Benefit { yearly, before: figure(), after: figure(), saved: figure(), percent }
}

/// Two amounts of money and what lies between them.
pub(super) fn money(yearly: bool, before: i64, after: i64, lang: Lang) -> Benefit {
    let saved = before.saturating_sub(after);
    Benefit {
        yearly,
        before: Figure::of(Some(before), Measured::Vnd, lang),
        after: Figure::of(Some(after), Measured::Vnd, lang),
        saved: Figure::of(Some(saved), Measured::Vnd, lang),
        percent: Figure::of(share(saved, before), Measured::Percent, lang),
    }
}

/// Whether the reviewing authority can decide: the provision is its own, or there is none.
pub(super) fn is_own(authority: Option<Authority>) -> bool {
    matches!(authority, None | Some(Authority::Own))
}

fn reason(input: &Input<'_>, at: usize) -> Option<Reason> {
    let lang = input.lang();
    let finding = input.findings.get(at)?;
    Some(Reason {
        finding: at + 1,
        anchor: input.anchors.findings[at].clone(),
        rule: finding.rule.clone(),
        criterion: names::criterion(finding.criterion, lang),
        message: Words::of(&finding.message, lang),
    })
}
