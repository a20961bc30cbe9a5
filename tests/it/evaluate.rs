//! What the register rules find, compared with a list; and the sample of findings that was judged by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rasoat::evaluate::expected::{self, Wrong};
use rasoat::evaluate::{self, Evaluation, Fate, sample};
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::model::load;
use rasoat::report::view::evaluation;
use rasoat::report::{json, terminal};
use rasoat::rules;
use rasoat::source::Source;
use rasoat::text::Lang;
use serde::Deserialize;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

#[derive(Deserialize)]
struct Written {
    catalog: String,
    procedures: BTreeMap<String, String>,
}

fn evaluated(labels: Option<&str>) -> Evaluation {
    let text = fs::read_to_string(data("evaluate/workspace.yaml")).unwrap();
    let written: Written = serde_yaml::from_str(&text).unwrap();
    let mut sources =
        vec![Source::new("rasoat.yaml", "as_of: 2026-06-01\n"), Source::new("catalog.yaml", written.catalog)];
    for (code, rest) in written.procedures {
        let head = format!(
            "procedure: p-{}\ncode: \"{code}\"\nname: Thủ tục\nkind: external\nsector: s\nas_of: 2026-06-01\n\
             receives: ministry\ndecides: ministry\napplicants: [citizen]\n",
            code.replace('.', "-")
        );
        let body = rest.trim_start_matches('{').trim_end_matches('}');
        let body =
            if rest.starts_with('{') { body.replacen(", notes:", "\nnotes:", 1) } else { rest.clone() };
        sources.push(Source::new(format!("{code}.yaml"), format!("{head}{body}\n")));
    }
    let corpus = load::load(sources).corpus;
    let facts = facts::of_corpus(&corpus);
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let rows = expected::read(&fs::read_to_string(data("evaluate/expected.csv")).unwrap()).unwrap();
    let labels = labels.map(|text| sample::read(text).unwrap());
    evaluate::evaluate(world, &rules::built_in().rules, rows, labels.as_deref())
}

#[test]
fn every_row_fares_as_it_should() {
    let found = evaluated(None);
    let fates: Vec<(&str, Fate)> =
        found.rows.iter().map(|row| (row.expected.code.as_str(), row.fate)).collect();
    assert_eq!(
        fates,
        [
            ("1.000001", Fate::Found),
            ("1.000002", Fate::Fallback),
            ("1.000003", Fate::NotFlagged),
            ("1.000004", Fate::OnlyNamed),
            ("1.000005", Fate::NotAsked),
            ("1.000006", Fate::RegisterUnknown),
            ("1.000007", Fate::Fallback),
            ("1.000008", Fate::PaperUnknown),
            ("1.000009", Fate::Found),
            ("1.000099", Fate::NoProcedure),
        ]
    );
    assert_eq!(found.recall(), (4, 7));
    assert_eq!(found.recall_of_demands(), (2, 5));
    assert_eq!(found.rows[0].provisions, ["10/2020/NĐ-CP art 5.2a"]);
    assert_eq!(found.rows[8].same_register(), Some(false));
    // The line of a row that spans two.
    assert_eq!((found.rows[6].expected.line, found.rows[7].expected.line), (8, 10));
    // Two to remove, one to tighten.
    assert_eq!(found.findings.len(), 3);
}

#[test]
fn a_sample_measures_precision_and_says_what_is_gone() {
    let labels = "ma_tthc,paper,verdict,reason\n1.000001,enterprise,right,\n1.000009,identity,wrong,foreigner\n1.000005,identity,right,lost\n";
    let sample = evaluated(Some(labels)).sample.unwrap();
    assert_eq!((sample.right, sample.judged(), sample.unjudged), (1, 2, 1));
    assert_eq!(sample.wrong[0].reason, "foreigner");
    assert_eq!(sample.gone[0].finding.code, "1.000005");
}

#[test]
fn it_is_printed_in_both_languages_and_as_its_schema_says() {
    let found = evaluated(Some("ma_tthc,paper,verdict\n1.000001,enterprise,right\n"));
    for (lang, words) in [(Lang::Vi, "57,14 %"), (Lang::En, "57.14 %")] {
        let view = evaluation::view(&found, lang);
        let text = terminal::evaluation(&view, lang);
        assert!(text.contains(words), "{text}");
        assert!(text.contains("1.000003") && !text.contains("1.000099"), "{text}");
        let printed: serde_json::Value = serde_json::from_str(&json::evaluation(&view)).unwrap();
        let schema: serde_json::Value = serde_json::from_str(&json::evaluation_schema()).unwrap();
        let printed: BTreeSet<&String> = printed.as_object().unwrap().keys().collect();
        let promised: BTreeSet<&String> = schema["properties"].as_object().unwrap().keys().collect();
        assert_eq!(printed, promised);
    }
}

#[test]
fn a_list_that_is_none_is_refused_with_what_was_meant() {
    assert_eq!(expected::read(""), Err(Wrong::Empty));
    assert_eq!(
        expected::read("ma_tthcc,tphs,csdl\n"),
        Err(Wrong::NoColumn { wanted: "ma_tthc", meant: Some("ma_tthcc".into()) })
    );
    let semicolons = "\u{feff}csdl;tphs;ma_tthc\nA;\"B; C\";1.000001\n;;\n";
    let rows = expected::read(semicolons).unwrap();
    assert_eq!((rows.len(), rows[0].paper.as_str(), rows[0].line), (1, "B; C", 2));
}

/// The sample is our own judgement of findings on real procedures: codes, papers and reasons, no text of a record.
#[test]
fn the_sample_judged_by_hand_is_large_and_mostly_right() {
    let labels = sample::read(&fs::read_to_string(data("evaluate/sample.csv")).unwrap()).unwrap();
    let judged: BTreeSet<_> = labels.iter().map(|label| &label.finding).collect();
    assert_eq!(judged.len(), labels.len(), "a finding is judged once");
    assert!(labels.len() >= 190, "{}", labels.len());
    assert!(labels.iter().all(|label| label.right || !label.reason.is_empty()), "a wrong finding says why");
    let right = labels.iter().filter(|label| label.right).count();
    assert!(right * 100 >= labels.len() * 95, "{right} of {}", labels.len());
}
