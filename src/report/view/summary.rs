//! The first page: how much was reviewed, what goes, what it saves, who decides. For a head of office.

use schemars::JsonSchema;
use serde::Serialize;

use crate::diagnostic::Severity;
use crate::model::catalog::Authority;
use crate::model::criterion::Criterion;
use crate::proposal::Safety;
use crate::report::view::decisions::{self, DecisionCounts};
use crate::report::view::leaf::{Coded, Figure, Measured, Words};
use crate::report::view::measures::{self, MeasureRow};
use crate::report::view::proposals::{Benefit, is_own, money, unpriced};
use crate::report::view::targets::{TargetRow, targets};
use crate::report::view::{Input, names};
use crate::text::Lang;

/// The summary of a review. Totals count the procedures in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// The review in one sentence.
    pub headline: Words,
    /// Procedures counted in the totals.
    pub procedures: usize,
    /// Procedures that were replaced or abolished: shown for comparison, counted in no total.
    pub not_counted: usize,
    /// Findings about what the totals count, and about the catalog.
    pub findings: usize,
    /// Findings that are waived; no other count has them.
    pub waived: usize,
    /// Findings by criterion, in the order of the law.
    pub criteria: Vec<CriterionRow>,
    /// The sums of the measures before and after.
    pub totals: Vec<MeasureRow>,
    /// The official cost of a year; none when no procedure has a volume.
    pub cost: Option<Benefit>,
    /// Procedures without a volume, which the cost of a year leaves out.
    pub without_volume: usize,
    /// Office time on the longest path over all dossiers of a year. Never converted to money.
    pub waiting: MeasureRow,
    /// Proposals.
    pub proposals: usize,
    /// Procedures with at least one proposal.
    pub with_proposals: usize,
    /// Proposals the reviewing authority can decide.
    pub own: usize,
    /// Proposals that others decide.
    pub upward: usize,
    /// Proposals by who decides, nearest first, without empty rows.
    pub authorities: Vec<AuthorityRow>,
    /// Proposals by how far they may be trusted, without empty rows.
    pub safety: Vec<SafetyRow>,
    /// Remedies that were not proposed.
    pub blocked: usize,
    /// Proposals by what was decided on them.
    pub decisions: DecisionCounts,
    /// The same in one line; none where nothing was decided.
    pub decided: Option<Words>,
    /// What the plan promised and what the proposals reach.
    pub targets: Vec<TargetRow>,
}

/// Findings of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CriterionRow {
    /// The criterion.
    pub criterion: Coded,
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// For information.
    pub info: usize,
    /// All.
    pub total: usize,
}

/// Proposals of one power.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuthorityRow {
    /// Who decides.
    pub authority: Coded,
    /// Whether that is the reviewing authority itself.
    pub own: bool,
    /// How many.
    pub proposals: usize,
}

/// Proposals of one degree of trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SafetyRow {
    /// How far they may be trusted.
    pub safety: Coded,
    /// How many.
    pub proposals: usize,
}

/// The summary of a run.
pub(super) fn summary(input: &Input<'_>) -> Summary {
    let lang = input.lang();
    let all = 0..input.corpus.procedures.len();
    let counted: Vec<usize> = all.filter(|at| input.index.counted(*at)).collect();
    let totals = measures::sums(counted.iter().map(|at| input.measures(*at)), lang);
    let own = |at: &usize| input.index.of(&input.corpus.procedures[*at].id);
    let made: Vec<_> =
        counted.iter().flat_map(|at| &own(at).made).map(|at| &input.proposals.made[*at]).collect();
    let (waived, findings): (Vec<usize>, Vec<usize>) = counted
        .iter()
        .flat_map(|at| &own(at).findings)
        .chain(&input.index.shared)
        .copied()
        .partition(|at| input.findings[*at].waived.is_some());
    let decisions = decisions::counts(input.corpus, input.proposals, &|id| {
        input.corpus.procedure(id).is_some_and(|at| input.index.counted(at))
    });
    let yearly = totals.iter().find(|row| row.id == "cost_per_year");
    let has_volume = |at: &&usize| input.measures(**at).0.cost_per_year.is_some();
    let mine = made.iter().filter(|made| is_own(made.authority)).count();
    let cost = yearly
        .and_then(|row| row.before.value.zip(row.after.value))
        .map(|(before, after)| money(true, before, after, lang))
        .or_else(|| input.corpus.settings.costs.is_none().then(|| unpriced(true, lang)));
    let with_proposals = counted.iter().filter(|at| !own(at).made.is_empty()).count();
    let headline =
        headline((made.len(), with_proposals, counted.len(), findings.len()), cost.as_ref(), input);
    Summary {
        headline,
        procedures: counted.len(),
        not_counted: input.shown().len() - counted.len(),
        findings: findings.len(),
        waived: waived.len(),
        criteria: criteria(input, &findings),
        cost,
        without_volume: counted.len() - counted.iter().filter(has_volume).count(),
        waiting: waiting(input, &counted),
        proposals: made.len(),
        with_proposals,
        own: mine,
        upward: made.len() - mine,
        authorities: authorities(made.iter().map(|made| made.authority), input),
        safety: [Safety::Safe, Safety::NeedsReview, Safety::Sketch]
            .into_iter()
            .map(|safety| SafetyRow {
                safety: names::safety(safety, lang),
                proposals: made.iter().filter(|made| made.safety == safety).count(),
            })
            .filter(|row| row.proposals > 0)
            .collect(),
        blocked: counted.iter().map(|at| own(at).blocked.len()).sum(),
        decided: decisions::line(&decisions).map(|line| Words::of(&line, lang)),
        decisions,
        targets: targets(input, &totals, &counted),
        totals,
    }
}

/// The review in one sentence: proposals, procedures, findings and what is saved.
fn headline(
    (proposals, with, procedures, findings): (usize, usize, usize, usize),
    cost: Option<&Benefit>,
    input: &Input<'_>,
) -> Words {
    let many =
        |number: usize, one: &'static str| if number == 1 { one.to_owned() } else { format!("{one}s") };
    let (mut vi, mut en) = if proposals == 0 {
        (
            format!("Rà soát {procedures} thủ tục, có {findings} phát hiện, chưa có phương án nào."),
            format!(
                "{procedures} {} reviewed, {findings} {}, nothing proposed.",
                many(procedures, "procedure"),
                many(findings, "finding")
            ),
        )
    } else {
        (
            format!("{proposals} phương án đơn giản hóa cho {with} trong {procedures} thủ tục được rà soát"),
            format!(
                "{proposals} {} for {with} of {procedures} {} reviewed",
                many(proposals, "proposal"),
                many(procedures, "procedure")
            ),
        )
    };
    let saved =
        cost.and_then(|cost| cost.saved.value.zip(cost.percent.value)).filter(|(saved, _)| *saved > 0);
    if proposals > 0 {
        if let Some((saved, percent)) = saved {
            let show = |lang: Lang| {
                (
                    Figure::of(Some(saved), Measured::Vnd, lang).text,
                    Figure::of(Some(percent), Measured::Percent, lang).text,
                )
            };
            let ((saved_vi, percent_vi), (saved_en, percent_en)) = (show(Lang::Vi), show(Lang::En));
            vi.push_str(&format!(", giảm {saved_vi} chi phí tuân thủ mỗi năm ({percent_vi})"));
            en.push_str(&format!(", saving {saved_en} of compliance cost a year ({percent_en})"));
        }
        vi.push('.');
        en.push('.');
    }
    Words::new(input.lang(), vi, en)
}

fn criteria(input: &Input<'_>, findings: &[usize]) -> Vec<CriterionRow> {
    let count = |criterion, severity| {
        let found = findings.iter().map(|at| &input.findings[*at]);
        found.filter(|found| found.criterion == criterion && found.severity == severity).count()
    };
    Criterion::ALL
        .iter()
        .map(|&criterion| {
            let error = count(criterion, Severity::Error);
            let warning = count(criterion, Severity::Warning);
            let info = count(criterion, Severity::Info);
            let total = error + warning + info;
            let criterion = names::criterion(criterion, input.lang());
            CriterionRow { criterion, error, warning, info, total }
        })
        .collect()
}

fn authorities(
    made: impl Iterator<Item = Option<Authority>> + Clone,
    input: &Input<'_>,
) -> Vec<AuthorityRow> {
    let order = [Some(Authority::Own), None].into_iter();
    let others = Authority::ALL.iter().copied().filter(|authority| *authority != Authority::Own);
    order
        .chain(others.map(Some))
        .map(|authority| AuthorityRow {
            authority: names::authority(authority, input.lang()),
            own: is_own(authority),
            proposals: made.clone().filter(|of| *of == authority).count(),
        })
        .filter(|row| row.proposals > 0)
        .collect()
}

/// The longest path of each procedure times its dossiers a year, over those whose volume is known.
fn waiting(input: &Input<'_>, counted: &[usize]) -> MeasureRow {
    let lang = input.lang();
    let mut total: Option<(i64, i64)> = None;
    for at in counted {
        let Some(volume) = &input.corpus.procedures[*at].volume else { continue };
        let cases = i64::try_from(volume.cases).unwrap_or(i64::MAX);
        let (before, after) = input.measures(*at);
        let (b, a) = total.unwrap_or((0, 0));
        total = Some((
            b.saturating_add(before.duration.saturating_mul(cases)),
            a.saturating_add(after.duration.saturating_mul(cases)),
        ));
    }
    let name = Words::new(
        lang,
        "Thời gian chờ theo đường dài nhất, cả năm, mọi hồ sơ",
        "Waiting time on the longest path, a year, all dossiers",
    );
    let pair = (total.map(|(before, _)| before), total.map(|(_, after)| after));
    measures::pair("waiting", name, Measured::OfficeMinutes, pair, lang)
}
