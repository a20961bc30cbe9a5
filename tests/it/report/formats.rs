//! What every format says, kept as snapshots, and that it says it the same way twice.

use rasoat::facts::Facts;
use rasoat::model::corpus::Corpus;
use rasoat::proposal::Proposals;
use rasoat::report::templates::Templates;
use rasoat::report::view::{Options, view};
use rasoat::report::{FORMATS, format, json, markdown};
use rasoat::text::Lang;

use super::fixture::{corpus, run};

fn keep(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../data/report/seen", prepend_module_to_snapshot => false, omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn markdown_in_both_languages() {
    let run = run();
    keep("report.vi.md", &markdown::render(&run.view(Lang::Vi), &Templates::default()).unwrap());
    keep("report.en.md", &markdown::render(&run.view(Lang::En), &Templates::default()).unwrap());
}

#[test]
fn json_in_both_languages_is_one_text_but_for_the_language() {
    let run = run();
    let (vi, en) = (json::render(&run.view(Lang::Vi)), json::render(&run.view(Lang::En)));
    assert_eq!(vi.replacen("\"language\": \"vi\"", "\"language\": \"en\"", 1), en);
    keep("report.json", &vi);
}

#[test]
fn json_says_its_version_and_has_a_schema_that_names_every_key() {
    let report: serde_json::Value = serde_json::from_str(&json::render(&run().view(Lang::Vi))).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&json::schema()).unwrap();
    assert_eq!(report["version"], 1);
    let known = &schema["properties"];
    for key in report.as_object().unwrap().keys() {
        assert!(known.get(key).is_some(), "the schema does not name `{key}`");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    for format in FORMATS {
        for lang in [Lang::Vi, Lang::En] {
            let one = (format.render)(&run().view(lang), &Templates::default()).unwrap();
            assert!(
                one == (format.render)(&run().view(lang), &Templates::default()).unwrap(),
                "{} differs from itself",
                format.name
            );
        }
    }
}

#[test]
fn a_report_of_nothing_and_a_report_without_findings_can_be_printed() {
    let empty = (Corpus::default(), Facts::default());
    let corpus = corpus();
    let facts = rasoat::facts::of_corpus(&corpus);
    for (corpus, facts) in [empty, (corpus, facts)] {
        for lang in [Lang::Vi, Lang::En] {
            for pictures in [false, true] {
                let options = Options { lang, pictures, ..Options::default() };
                let view = view(&corpus, &facts, &[], &Proposals::default(), &[], &options);
                for format in FORMATS {
                    let bytes = (format.render)(&view, &Templates::default()).unwrap();
                    if format.is_office_file() {
                        assert!(bytes.starts_with(b"PK"), "{} is no office file", format.name);
                        continue;
                    }
                    let text = String::from_utf8(bytes).unwrap();
                    // What only lists findings has nothing to say here.
                    let lists = ["github", "gitlab", "junit", "sarif"].contains(&format.name);
                    assert!(
                        lists || text.contains(lang.pick("thủ tục", "procedure")),
                        "{} says nothing",
                        format.name
                    );
                }
            }
        }
    }
}

#[test]
fn formats_are_found_by_name() {
    assert!(FORMATS.windows(2).all(|pair| pair[0].name < pair[1].name));
    assert_eq!(format("markdown").unwrap().extension, "md");
    assert!(format("parchment").is_none());
}

#[test]
fn every_row_of_a_markdown_table_has_as_many_cells_as_its_head() {
    let text = markdown::render(&run().view(Lang::Vi), &Templates::default()).unwrap();
    assert!(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>"));
    let mut head = None;
    for line in text.lines() {
        if !line.starts_with('|') {
            head = None;
            continue;
        }
        let cells = line.replace("\\|", "").matches('|').count();
        assert_eq!(cells, *head.get_or_insert(cells), "{line}");
    }
}

#[test]
fn a_procedure_that_was_replaced_is_compared_and_not_counted() {
    let view = run().view(Lang::En);
    assert_eq!((view.summary.procedures, view.summary.not_counted), (1, 1));
    assert_eq!(view.summary.proposals, 1, "the proposal for the replaced procedure is in no total");
    let compared = &view.comparisons[0];
    assert_eq!((compared.old.id.as_str(), compared.successor.id.as_str()), ("permit", "permit-online"));
    let steps = compared.rows.iter().find(|row| row.id == "steps").unwrap();
    assert_eq!((steps.old.value, steps.proposed.value, steps.successor.value), (Some(6), Some(6), Some(3)));
    assert_eq!(steps.reached.value, Some(0));
    let copies = compared.rows.iter().find(|row| row.id == "certified").unwrap();
    assert_eq!(copies.reached.text, "100 %");
}
