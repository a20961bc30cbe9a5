//! A small workspace with findings and proposals made by hand.

use std::path::Path;

use rasoat::diagnostic::Severity;
use rasoat::facts::{self, Facts};
use rasoat::finding::{Amended, Finding, Note};
use rasoat::lang::rule::Pack;
use rasoat::model::catalog::Authority;
use rasoat::model::citation::Citation;
use rasoat::model::corpus::Corpus;
use rasoat::model::criterion::Criterion;
use rasoat::model::duration::Duration;
use rasoat::model::edit::{Change, Edit};
use rasoat::model::entity::{Entity, Kind};
use rasoat::model::load::load;
use rasoat::model::number::Money;
use rasoat::model::procedure::{LookUp, Procedure};
use rasoat::proposal::{Blocked, Failure, Proposal, Proposals, Safety};
use rasoat::report::view::rules::RuleInfo;
use rasoat::report::view::{Options, ReportView, view};
use rasoat::source::Source;
use rasoat::text::{Lang, Text};

/// Everything a report is made from.
pub(crate) struct Run {
    pub(crate) corpus: Corpus,
    pub(crate) facts: Facts,
    pub(crate) findings: Vec<Finding>,
    pub(crate) proposals: Proposals,
    pub(crate) rules: Vec<RuleInfo>,
}

impl Run {
    pub(crate) fn view(&self, lang: Lang) -> ReportView {
        let options = Options { lang, pictures: true, ..Options::default() };
        view(&self.corpus, &self.facts, &self.findings, &self.proposals, &self.rules, &options)
    }
}

/// The workspace of `tests/data/report/workspace`.
pub(crate) fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/report/workspace");
    let names = ["rasoat.yaml", "catalog.yaml", "procedures/permit.yaml", "procedures/permit-online.yaml"];
    let read = |name: &str| {
        Source::new(name, std::fs::read_to_string(folder.join(name)).expect("the file is there"))
    };
    let loaded = load(names.into_iter().map(read).collect());
    let wrong: Vec<&str> = loaded.diagnostics.iter().map(|found| found.message.get(Lang::En)).collect();
    assert!(wrong.is_empty(), "the workspace of the test is sound: {wrong:?}");
    loaded.corpus
}

/// Two findings about the old procedure, one about the catalog; one proposal for the old, one for the new procedure;
/// one blocked remedy.
pub(crate) fn run() -> Run {
    let corpus = corpus();
    let facts = facts::of_corpus(&corpus);
    let old = corpus.procedure("permit").expect("it is in the workspace");
    let new = corpus.procedure("permit-online").expect("it is in the workspace");
    let findings = vec![
        finding(
            &corpus,
            ("documents/held-in-register", Criterion::Necessity, Severity::Warning),
            Entity::part(Kind::Document, old, 1),
            Text::new(
                "«Giấy chứng nhận» đã có trong <b>cơ sở dữ liệu</b> | `land`",
                "held in <b>`land`</b> | already",
            ),
        ),
        finding(
            &corpus,
            ("steps/parallel", Criterion::Reasonableness, Severity::Error),
            Entity::part(Kind::Step, old, 3),
            Text::new("bước `consult` chờ bước `appraise`", "step `consult` waits for `appraise`"),
        ),
        finding(
            &corpus,
            ("registers/no-basis", Criterion::Legality, Severity::Info),
            Entity::top(Kind::Register, 0),
            Text::new("cơ sở dữ liệu thiếu căn cứ", "the register has no basis"),
        ),
        finding(
            &corpus,
            ("steps/slack", Criterion::Cost, Severity::Warning),
            Entity::part(Kind::Step, new, 2),
            Text::new("bước ký còn dài", "signing takes long"),
        ),
    ];
    let after_old = simplified(&corpus.procedures[old]);
    let mut after_new = corpus.procedures[new].clone();
    after_new.steps[2].takes = Duration::parse("1wd");
    let amends = ["permit-decree art 46.2", "land-law art 3.21a", "99/2020/TT-BXD art Annex I"];
    let made = vec![
        proposal(
            &corpus,
            old,
            &after_old,
            (vec![0, 1], Some(Authority::NationalAssembly), Safety::NeedsReview),
            &amends,
        ),
        proposal(&corpus, new, &after_new, (vec![3], None, Safety::Safe), &[]),
    ];
    let blocked = vec![Blocked {
        procedure: "permit".to_owned(),
        changes: vec![Text::new("Bỏ bước «Thẩm định».", "Drop step `appraise`.")],
        finding: 1,
        findings: vec![1],
        id: "b1".to_owned(),
        edits: Vec::new(),
        fails: vec![Failure {
            obligation: "evidence",
            text: Text::new(
                "điều kiện `land-use-fits` mất căn cứ",
                "condition `land-use-fits` loses its evidence",
            ),
        }],
    }];
    let together = made.iter().map(|made| (made.before.clone(), made.after.clone())).collect();
    let proposals =
        Proposals { made, blocked, together, after: vec![after_old, after_new], ..Proposals::default() };
    let rules = vec![RuleInfo {
        id: "documents/held-in-register".to_owned(),
        criterion: Criterion::Necessity,
        level: Severity::Warning,
        title: Text::new("Giấy tờ đã có trong cơ sở dữ liệu", "A paper a register already holds"),
        why: Text::new("Không được yêu cầu lại.", "It may not be asked for again."),
        pack: Pack::Simplification,
        of_procedures: true,
        basis: vec!["66.7/2025/NQ-CP art 2.1".to_owned()],
    }];
    Run { corpus, facts, findings, proposals, rules }
}

/// Without the land certificate, with the consultation beside the appraisal, and with fewer returns.
fn simplified(procedure: &Procedure) -> Procedure {
    let mut after = procedure.clone();
    after.documents.remove(1);
    after.look_ups.push(LookUp {
        register: Some("land".to_owned()),
        procedure: None,
        document_type: "land-certificate".to_owned(),
        by: None,
        basis: Vec::new(),
    });
    for step in &mut after.steps {
        step.needs.retain(|need| need != "land-certificate");
    }
    after.steps[3].after = Some(vec!["receive".to_owned()]);
    after.steps[4].after = Some(vec!["appraise".to_owned(), "consult".to_owned()]);
    after.steps[1].returns_to.as_mut().expect("the step can send files back").at_most = Some(1);
    after
}

fn finding(
    corpus: &Corpus,
    (rule, criterion, severity): (&str, Criterion, Severity),
    entity: Entity,
    message: Text,
) -> Finding {
    let procedure = entity.procedure().map(|at| corpus.procedures[at].id.clone());
    Finding {
        rule: rule.to_owned(),
        severity,
        criterion,
        entity,
        key: format!("{rule}|{}|{}", procedure.clone().unwrap_or_default(), entity.index),
        procedure,
        place: corpus.place(entity).expect("every thing of a file has a place"),
        message,
        notes: vec![Note { place: corpus.place(Entity::top(Kind::Register, 0)), text: Text::plain("land") }],
        basis: vec!["66.7/2025/NQ-CP art 2.1".to_owned()],
        remedy: None,
        waived: None,
    }
}

fn proposal(
    corpus: &Corpus,
    at: usize,
    after: &Procedure,
    (settles, authority, safety): (Vec<usize>, Option<Authority>, Safety),
    amends: &[&str],
) -> Proposal {
    let measures = |procedure| facts::of_procedure(procedure, &corpus.catalog, &corpus.settings).measures;
    let (before, after) = (measures(&corpus.procedures[at]), measures(after));
    let procedure = corpus.procedures[at].id.clone();
    let citation = |written: &&str| Citation::parse(written).expect("it is a citation");
    let amended = |citation: Citation| Amended {
        instrument: corpus.catalog.instruments.position(&citation.instrument),
        citation,
    };
    Proposal {
        id: format!("p-{at}"),
        changes: vec![Text::new(
            format!("Thay đổi <i>{procedure}</i>."),
            format!("Change <i>{procedure}</i>."),
        )],
        edits: vec![Edit { procedure: procedure.clone(), change: Change::OpenOnline }],
        procedure,
        settles,
        before,
        after,
        amends: amends.iter().map(citation).map(amended).collect(),
        authority,
        instruments: Vec::new(),
        saved_per_year: None,
        saved_per_case: Money(0),
        saved_time: 0,
        saved_deadline: 0,
        complaints: 0,
        holds: rasoat::proof::OBLIGATIONS.to_vec(),
        safety,
    }
}
