//! What a report says, as plain data: every format prints from it. In the reader's language, formatted, with raw
//! numbers beside; knows nothing of any format.

pub mod amendments;
mod anchors;
pub mod annex;
pub mod assumptions;
pub mod comparison;
pub mod corpus;
pub mod costs;
pub mod dashboard;
pub mod decisions;
pub mod differences;
pub mod dossier;
pub mod evaluation;
pub mod facets;
pub mod findings;
pub mod handovers;
mod index;
pub mod inspection;
pub mod leaf;
pub mod measures;
pub mod names;
pub mod papers;
pub mod plan;
pub mod price;
pub mod problems;
pub mod procedures;
pub mod proposals;
pub mod provisions;
pub mod review;
pub mod rules;
pub mod summary;
pub mod targets;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::facts::Facts;
use crate::facts::measures::Measures;
use crate::finding::Finding;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::load;
use crate::model::procedure::Procedure;
use crate::proposal::Proposals;
use crate::report::view::amendments::Amendments;
use crate::report::view::anchors::Anchors;
use crate::report::view::annex::Annex;
use crate::report::view::assumptions::Assumptions;
use crate::report::view::comparison::Comparison;
use crate::report::view::dashboard::Dashboard;
use crate::report::view::facets::Facets;
use crate::report::view::findings::FindingView;
use crate::report::view::handovers::Heat;
use crate::report::view::index::Index;
use crate::report::view::leaf::{Day, Words};
use crate::report::view::papers::Papers;
use crate::report::view::plan::PlanView;
use crate::report::view::problems::ProblemView;
use crate::report::view::procedures::ProcedureView;
use crate::report::view::rules::{RuleCard, RuleInfo, RuleView};
use crate::report::view::summary::Summary;
use crate::text::{Lang, Text};

/// How a report is to be made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The reader's language.
    pub lang: Lang,
    /// The day of the review; the settings' own when absent.
    pub as_of: Option<Date>,
    /// The title, where it is not the usual one.
    pub title: Option<Text>,
    /// Whether to draw the flow of each procedure.
    pub pictures: bool,
    /// Whether to say each proposal as changes of the file's text.
    pub fixes: bool,
    /// The positions of the procedures the report is about, in order; all when absent.
    pub only: Option<Vec<usize>>,
    /// Where the files stand for those who read them in a repository.
    pub repository: Repository,
}

/// Where the files stand in a repository: what comes before a file's name there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Repository {
    /// The folder of the workspace, from the root of the repository; empty or with a `/` at the end.
    pub folder: String,
    /// The address under which a file of the repository can be read, without a `/` at the end.
    pub link_base: Option<String>,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportView {
    /// The reader's language: `vi` or `en`.
    pub lang: &'static str,
    /// The title.
    pub title: Words,
    /// The authority that reviews.
    pub authority: Option<Words>,
    /// The day of the review; none when each procedure is reviewed on its own day.
    pub as_of: Option<Day>,
    /// The first page.
    pub summary: Summary,
    /// The portfolio by sector and by agency.
    pub dashboard: Dashboard,
    /// What a reader can narrow the report down to.
    pub facets: Facets,
    /// Who hands over to whom, over all procedures that count.
    pub handovers: Option<Heat>,
    /// The papers that go from one procedure to another.
    pub papers: Option<Papers>,
    /// Where a page holds each procedure that is shown, by its number.
    pub anchors: BTreeMap<usize, String>,
    /// The procedures, in order of id.
    pub procedures: Vec<ProcedureView>,
    /// The provisions to amend, in the order in which their instruments can be amended.
    pub amendments: Vec<Amendments>,
    /// The proposals in the order of the annex to a decision.
    pub annex: Annex,
    /// How the targets of the workspace are best reached, where it has any and the format shows it.
    pub plan: Option<PlanView>,
    /// Old procedures beside those that replaced them.
    pub comparisons: Vec<Comparison>,
    /// Findings about the catalog.
    pub shared: Vec<FindingView>,
    /// Assumptions, sources, defaults.
    pub assumptions: Assumptions,
    /// The rules that fired.
    pub rules: Vec<RuleView>,
    /// The rules that were run.
    pub checked: Vec<RuleCard>,
    /// What is wrong with the files and the rules.
    pub problems: Vec<ProblemView>,
    /// The files that were read, in order of name.
    pub files: Vec<String>,
    /// Where the files stand in a repository.
    pub repository: Repository,
}

impl ReportView {
    /// The same, with what is wrong with the files and the rules.
    #[must_use]
    pub fn with_problems(mut self, problems: Vec<ProblemView>) -> ReportView {
        self.problems = problems;
        self
    }

    /// The same, with a plan that reaches the targets.
    #[must_use]
    pub fn with_plan(mut self, plan: Option<PlanView>) -> ReportView {
        self.plan = plan;
        self
    }

    /// The procedure of this number, if it is shown.
    pub fn procedure(&self, number: usize) -> Option<&ProcedureView> {
        self.procedures.iter().find(|procedure| procedure.number == number)
    }

    /// Every finding that is not waived with its procedure, in the order of their numbers.
    pub fn findings(&self) -> Vec<(Option<&ProcedureView>, &FindingView)> {
        let all = self.all_findings().into_iter();
        all.filter(|(_, finding)| finding.waived.is_none()).collect()
    }

    /// Every finding with its procedure, also what is waived, in the order of their numbers.
    pub fn all_findings(&self) -> Vec<(Option<&ProcedureView>, &FindingView)> {
        let of_procedures = self
            .procedures
            .iter()
            .flat_map(|procedure| procedure.findings.iter().map(move |finding| (Some(procedure), finding)));
        let shared = self.shared.iter().map(|finding| (None, finding));
        let mut all: Vec<_> = of_procedures.chain(shared).collect();
        all.sort_by_key(|(_, finding)| finding.number);
        all
    }

    /// The file that stands for the workspace where a problem has no place of its own.
    pub const FALLBACK_FILE: &str = load::SETTINGS_FILE;

    /// A stable identity for each problem: its kind, its file and its words, never a line. Those that would be equal are
    /// numbered in their order.
    pub fn problem_keys(&self) -> Vec<String> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let key = |problem: &ProblemView| {
            let file = problem.place.as_ref().map_or("", |place| place.file.as_str());
            let key = format!("{}:{file}:{}", problem.code, problem.message.en);
            let before = seen.entry(key.clone()).or_default();
            *before += 1;
            if *before == 1 { key } else { format!("{key}:{before}") }
        };
        self.problems.iter().map(key).collect()
    }

    /// A file's name from the root of the repository.
    pub fn in_repository(&self, file: &str) -> String {
        format!("{}{file}", self.repository.folder)
    }
}

/// What came of a run, as a report. `rules` gives the words of the rules; one that is missing is shown by its id.
pub fn view(
    corpus: &Corpus,
    facts: &Facts,
    findings: &[Finding],
    proposals: &Proposals,
    rules: &[RuleInfo],
    options: &Options,
) -> ReportView {
    let index = Index::of_run(corpus, findings, proposals, options.only.as_deref());
    let anchors = Anchors::of_run(corpus, findings, proposals);
    let none = Measures::default();
    let input = Input { corpus, facts, findings, proposals, rules, options, index, anchors, none };
    let lang = options.lang;
    let settings = &corpus.settings;
    let usual = || {
        Words::new(
            lang,
            "Báo cáo rà soát, đơn giản hóa thủ tục hành chính",
            "Review and simplification of administrative procedures",
        )
    };
    let summary = summary::summary(&input);
    let procedures: Vec<ProcedureView> =
        input.shown().into_iter().map(|at| procedures::procedure(&input, at)).collect();
    ReportView {
        lang: lang.code(),
        title: options.title.as_ref().map_or_else(usual, |title| Words::of(title, lang)),
        authority: settings
            .authority
            .as_ref()
            .map(|id| dossier::named(corpus.catalog.agencies.get(id).map(|found| &found.name), id, lang)),
        as_of: options.as_of.or(settings.as_of).map(|date| Day::of(date, lang)),
        dashboard: dashboard::dashboard(&input),
        facets: facets::facets(&procedures, &summary),
        handovers: handovers::of_all(&input),
        papers: papers::papers(&input),
        summary,
        anchors: procedures.iter().map(|shown| (shown.number, shown.anchor.clone())).collect(),
        procedures,
        amendments: amendments::amendments(&input),
        annex: annex::annex(&input),
        plan: None,
        comparisons: comparison::comparisons(&input),
        shared: input.index.shared.iter().map(|at| findings::finding(&input, *at)).collect(),
        assumptions: assumptions::assumptions(&input),
        rules: rules::rules(&input),
        checked: rules::checked(&input),
        problems: Vec::new(),
        files: corpus.sources.iter().map(|source| source.name.clone()).collect(),
        repository: options.repository.clone(),
    }
}

/// Everything a part of the view may look at.
struct Input<'a> {
    corpus: &'a Corpus,
    facts: &'a Facts,
    findings: &'a [Finding],
    proposals: &'a Proposals,
    rules: &'a [RuleInfo],
    options: &'a Options,
    index: Index,
    anchors: Anchors,
    none: Measures,
}

impl Input<'_> {
    fn lang(&self) -> Lang {
        self.options.lang
    }

    /// Whether the report is about the procedure at this position.
    fn shows(&self, at: usize) -> bool {
        self.options.only.as_ref().is_none_or(|only| only.binary_search(&at).is_ok())
    }

    /// The positions of the procedures the report is about.
    fn shown(&self) -> Vec<usize> {
        self.options.only.clone().unwrap_or_else(|| (0..self.corpus.procedures.len()).collect())
    }

    /// The measures of a procedure as written and after all proposals; the same twice where nothing was proposed.
    fn measures(&self, at: usize) -> (&Measures, &Measures) {
        let written = self.facts.procedures.get(at).map_or(&self.none, |facts| &facts.measures);
        self.proposals.together.get(at).map_or((written, written), |(before, after)| (before, after))
    }

    /// The measures of a procedure as written and after what was accepted; none where nothing was.
    fn accepted(&self, at: usize) -> Option<(&Measures, &Measures)> {
        Some((self.measures(at).0, self.proposals.accepted.as_ref()?.get(at)?))
    }

    /// The procedure after all proposals.
    fn after(&self, at: usize) -> &Procedure {
        self.proposals.after.get(at).unwrap_or(&self.corpus.procedures[at])
    }
}
