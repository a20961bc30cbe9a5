//! The portfolio by sector and by agency: sums of what the report says of each procedure, measured against the targets.

use std::path::Path;

use rasoat::cli::workspace;
use rasoat::facts::{self, column::World};
use rasoat::model::load::load;
use rasoat::report::templates::Templates;
use rasoat::report::view::{Options, ReportView, view};
use rasoat::report::{dashboard, json};
use rasoat::text::Lang;
use rasoat::{check, propose, rules};

/// The report on the procedures of the repository.
pub(crate) fn real() -> ReportView {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let corpus = load(workspace::read(&folder).unwrap().sources).corpus;
    let facts = facts::of_corpus(&corpus);
    let rules = rules::built_in().rules;
    let checked = check::check(World { corpus: &corpus, facts: &facts, as_of: None }, &rules);
    let proposals = propose::propose(&corpus, &facts, &checked.findings);
    let options = Options { lang: Lang::Vi, pictures: true, ..Options::default() };
    view(&corpus, &facts, &checked.findings, &proposals, &[], &options)
}

#[test]
fn groups_add_up_to_the_procedures_that_count() {
    let view = real();
    let counted = || view.procedures.iter().filter(|procedure| procedure.counted);
    for groups in [&view.dashboard.sectors, &view.dashboard.agencies] {
        assert!(groups.len() > 5);
        assert_eq!(groups.iter().map(|group| group.procedures).sum::<usize>(), counted().count());
        assert_eq!(groups.iter().map(|group| group.proposals).sum::<usize>(), view.summary.proposals);
        for measure in ["documents", "handovers", "visits", "cost_per_year"] {
            let of = |rows: &[rasoat::report::view::measures::MeasureRow]| {
                let row = rows.iter().find(|row| row.id == measure).unwrap();
                row.after.value.unwrap_or(0)
            };
            let sum: i64 = groups.iter().map(|group| of(&group.measures)).sum();
            assert_eq!(sum, counted().map(|procedure| of(&procedure.measures)).sum::<i64>(), "{measure}");
        }
    }
}

#[test]
fn a_target_is_met_or_says_what_is_missing() {
    let view = real();
    let (mut met, mut missed) = (0, 0);
    for group in view.dashboard.sectors.iter().chain(&view.dashboard.agencies) {
        let [target] = group.targets.as_slice() else { panic!("the workspace has one target") };
        let (promised, reached) = (target.promised.value.unwrap(), target.reached.value.unwrap());
        assert_eq!(promised, -2000);
        assert_eq!(target.met, reached <= promised);
        assert_eq!(target.gap.value, (!target.met).then_some(reached - promised));
        if target.met { met += 1 } else { missed += 1 }
    }
    assert!(met > 0 && missed > 0, "{met} met, {missed} not");
}

#[test]
fn the_page_and_the_json_say_the_same() {
    let view = real();
    let page = dashboard::render(&view, &Templates::default()).unwrap();
    let report: serde_json::Value = serde_json::from_str(&json::render(&view)).unwrap();
    let groups = report["dashboard"]["sectors"].as_array().unwrap();
    assert_eq!(groups.len(), view.dashboard.sectors.len());
    for group in groups {
        assert!(page.contains(group["name"]["vi"].as_str().unwrap()));
        assert_eq!(group["accepted"], 0);
        assert_eq!(group["open"], group["proposals"]);
    }
    assert!(!page.contains("src=") && !page.contains("url(") && page.contains("default-src 'none'"));
}
