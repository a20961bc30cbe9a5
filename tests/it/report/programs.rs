//! The formats for programs: each held to the schema of those who read it, and to what they do with it.

use jsonschema::Validator;
use rasoat::diagnostic::Diagnostic;
use rasoat::finding::Finding;
use rasoat::report::templates::Templates;
use rasoat::report::view::problems::problems;
use rasoat::report::view::{Options, ReportView, Repository, view};
use rasoat::report::{comment, format, github, gitlab, json, junit, sarif};
use rasoat::source::{Source, SourceId};
use rasoat::span::Span;
use rasoat::text::Lang;
use serde_json::Value;

use super::fixture::{Run, run};

/// The report of the small workspace as one in a repository, with a broken file and a broken rule.
fn broken(run: &Run, lang: Lang) -> ReportView {
    let repository = Repository {
        folder: "hồ sơ/".to_owned(),
        link_base: Some("https://host/g/p/-/blob/main".to_owned()),
    };
    let options = Options { lang, repository, ..Options::default() };
    let made = view(&run.corpus, &run.facts, &run.findings, &run.proposals, &run.rules, &options);
    let sources = [Source::new("procedures/đất đai.yaml", "procedure: x\nname: Đất\nnme: a\n")];
    let unknown = Diagnostic::error("unknown-key", "không có khóa `nme`", "there is no key `nme`")
        .at(SourceId(0), Span::new(28, 31))
        .at_saying(SourceId(0), Span::new(0, 9), "thủ tục này", "this procedure")
        .help("viết `name`", "write `name`");
    let nowhere = Diagnostic::warning("unreadable", "không đọc được `a.yaml`", "`a.yaml` cannot be read");
    let mut wrong = problems(&[unknown, nowhere], &sources, false, lang);
    let stopped = Diagnostic::error("rule-stopped", "quy tắc `x/y` phải dừng", "the rule `x/y` stopped");
    wrong.extend(problems(&[stopped], &[], true, lang));
    made.with_problems(wrong)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn schema(name: &str) -> Validator {
    let path = format!("{}/tests/data/schema/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    // The pattern of `language` has a stray bracket, which strict readers of patterns refuse.
    let schema = parsed(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"));
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn assert_fits(schema: &Validator, value: &Value) {
    let wrong: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sarif_fits_the_schema_of_the_standard() {
    let schema = schema("sarif-2.1.0.json");
    for lang in [Lang::Vi, Lang::En] {
        for view in [run().view(lang), broken(&run(), lang)] {
            assert_fits(&schema, &parsed(&sarif::render(&view)));
        }
    }
    let mut spoilt = parsed(&sarif::render(&run().view(Lang::Vi)));
    spoilt["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(!schema.is_valid(&spoilt), "the schema refuses nothing");
}

#[test]
fn sarif_says_where_in_the_file_and_in_the_workspace() {
    let log = parsed(&sarif::render(&broken(&run(), Lang::Vi)));
    let ran = &log["runs"][0];
    let results = ran["results"].as_array().unwrap();
    let held = results.iter().find(|one| one["ruleId"] == "documents/held-in-register").unwrap();
    let place = &held["locations"][0];
    assert_eq!(
        place["physicalLocation"]["artifactLocation"]["uri"],
        "h%E1%BB%93%20s%C6%A1/procedures/permit.yaml"
    );
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uriBaseId"], "SRCROOT");
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "documents[1]");
    assert_eq!(held["relatedLocations"][0]["message"]["text"], "land");
    assert_eq!(held["partialFingerprints"]["rasoatKey/v1"], held["properties"]["key"]);
    let rules = ran["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let card = rules.iter().find(|rule| rule["id"] == "documents/held-in-register").unwrap();
    assert_eq!(card["name"], "HeldInRegister");
    let help = card["help"]["markdown"].as_str().unwrap();
    assert!(help.contains("Giấy tờ đã có") && help.contains("A paper a register already holds"), "{help}");
    assert_eq!(card["properties"]["tags"], serde_json::json!(["criterion/necessity", "pack/simplification"]));
}

#[test]
fn columns_of_sarif_are_code_points_whatever_the_accents_are_made_of() {
    let text = "a: \"Đa\u{302}\u{301}t\" # x\nb: 1\n";
    let source = Source::new("a.yaml", text);
    let at = text.find('#').unwrap();
    let wrong = Diagnostic::error("x", "x", "x").at(SourceId(0), Span::new(at, at + 3));
    let view = run().view(Lang::Vi).with_problems(problems(&[wrong], &[source], false, Lang::Vi));
    let log = parsed(&sarif::render(&view));
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&12.into(), &15.into()));
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn a_finding_keeps_its_fingerprint_when_its_line_moves_and_two_findings_have_two() {
    let prints = |text: String| -> Vec<String> {
        let log = parsed(&text);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let one = |result: &Value| result["partialFingerprints"].to_string();
        results.iter().map(one).collect()
    };
    let (mut moved, still) = (run(), run());
    for source in &mut moved.corpus.sources {
        source.text.insert_str(0, "# a line\n# another\n");
    }
    let before = prints(sarif::render(&still.view(Lang::Vi)));
    assert_eq!(before, prints(sarif::render(&moved.view(Lang::En))));
    let distinct: std::collections::BTreeSet<&String> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
}

#[test]
fn what_could_not_be_read_is_said_in_every_format() {
    let view = broken(&run(), Lang::En);
    for name in ["comment", "github", "gitlab", "html", "json", "junit", "markdown", "sarif"] {
        let text = (format(name).unwrap().render)(&view, &Templates::default()).unwrap();
        let text = String::from_utf8(text).unwrap().to_lowercase();
        for said in ["there is no key", "a.yaml", "x/y", "stopped"] {
            assert!(text.contains(said), "{name} does not say {said:?}");
        }
    }
    let log = parsed(&sarif::render(&view));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 2);
    assert_eq!(invocation["toolConfigurationNotifications"][0]["descriptor"]["id"], "rule-stopped");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "file/unknown-key");
    let sound = parsed(&sarif::render(&run().view(Lang::En)));
    assert_eq!(sound["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn github_shows_the_gravest_first_and_counts_what_it_leaves_out() {
    let mut many = run();
    let one: Finding = many.findings[0].clone();
    for more in 0..40 {
        many.findings.push(Finding { key: format!("{}:{more}", one.key), ..one.clone() });
    }
    let text = github::render(&many.view(Lang::En));
    let of = |command: &str| text.lines().filter(|line| line.starts_with(command)).count();
    assert_eq!((of("::error "), of("::warning "), of("::notice ")), (1, 10, 2), "{text}");
    assert!(text.starts_with("::error file=procedures/permit.yaml,line="), "{text}");
    assert!(text.lines().last().unwrap().contains("32 more warnings"), "{text}");
    let silent = Run { findings: Vec::new(), proposals: Default::default(), ..run() };
    assert_eq!(github::render(&silent.view(Lang::En)), "", "who has nothing to say is silent");
}

#[test]
fn gitlab_fits_what_gitlab_reads_and_has_no_fingerprint_twice() {
    let schema = schema("gitlab-code-quality.json");
    let mut twice = run();
    twice.findings.push(twice.findings[0].clone());
    for lang in [Lang::Vi, Lang::En] {
        let issues = parsed(&gitlab::render(&broken(&twice, lang)));
        assert_fits(&schema, &issues);
        let issues = issues.as_array().unwrap();
        assert_eq!(issues.len(), 8);
        let prints: std::collections::BTreeSet<&str> =
            issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
        assert_eq!(prints.len(), issues.len());
    }
    assert_eq!(
        gitlab::render(&Run { findings: Vec::new(), proposals: Default::default(), ..run() }.view(Lang::Vi)),
        "[]\n"
    );
}

#[test]
fn junit_is_read_by_a_test_runner() {
    use quick_junit::{NonSuccessKind, Report, TestCaseStatus};
    for lang in [Lang::Vi, Lang::En] {
        for view in [run().view(lang), broken(&run(), lang)] {
            let text = junit::render(&view);
            let report = Report::deserialize_from_str(&text).unwrap();
            let cases = || report.test_suites.iter().flat_map(|suite| &suite.test_cases);
            let of = |wanted: NonSuccessKind| {
                let is = |status: &TestCaseStatus| matches!(status, TestCaseStatus::NonSuccess { kind, .. } if *kind == wanted);
                cases().filter(|case| is(&case.status)).count()
            };
            assert_eq!(report.tests, cases().count());
            assert_eq!(
                (report.failures, report.errors),
                (of(NonSuccessKind::Failure), of(NonSuccessKind::Error))
            );
            assert!(report.failures > 0);
            assert_eq!(report.errors, view.problems.iter().filter(|problem| problem.is_error()).count());
            let names: Vec<&str> = report.test_suites.iter().map(|suite| suite.name.as_str()).collect();
            for procedure in &view.procedures {
                let name = format!("{} – {}", procedure.id, procedure.identity.name.text);
                assert!(names.contains(&name.as_str()), "{name} is not among {names:?}");
            }
            assert!(Report::deserialize_from_str(&text.replacen("</testcase>", "</case>", 1)).is_err());
        }
    }
}

#[test]
fn junit_has_a_case_for_each_rule_and_counts_what_it_shows() {
    let text = junit::render(&broken(&run(), Lang::Vi));
    let document = roxmltree::Document::parse(&text).unwrap();
    let all = document.root_element();
    assert_eq!(all.tag_name().name(), "testsuites");
    let mut sums = [0; 3];
    for suite in all.children().filter(roxmltree::Node::is_element) {
        let count = |name: &str| suite.descendants().filter(|node| node.has_tag_name(name)).count();
        for (at, (attribute, tag)) in
            [("tests", "testcase"), ("failures", "failure"), ("errors", "error")].into_iter().enumerate()
        {
            assert_eq!(suite.attribute(attribute), Some(count(tag).to_string().as_str()), "{attribute}");
            sums[at] += count(tag);
        }
        let mut names: Vec<_> = suite
            .children()
            .filter(roxmltree::Node::is_element)
            .map(|case| (case.attribute("classname").unwrap(), case.attribute("name").unwrap()))
            .collect();
        let cases = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases, "two cases of one name hide one another");
    }
    for (at, attribute) in ["tests", "failures", "errors"].into_iter().enumerate() {
        assert_eq!(all.attribute(attribute), Some(sums[at].to_string().as_str()));
    }
    let of = |class: &str, name: &str| {
        let mut cases = document.descendants().filter(|node| node.has_tag_name("testcase"));
        cases
            .find(|case| case.attribute("classname") == Some(class) && case.attribute("name") == Some(name))
            .unwrap()
    };
    assert!(of("permit-online", "documents/held-in-register").first_element_child().is_none(), "it passes");
    let failed = of("permit", "documents/held-in-register").first_element_child().unwrap();
    assert_eq!((failed.tag_name().name(), failed.attribute("type")), ("failure", Some("warning")));
    assert_eq!(
        of("catalog", "registers/no-basis").first_element_child().unwrap().tag_name().name(),
        "system-out"
    );
}

#[test]
fn the_comment_is_marked_linked_and_folded() {
    let text = comment::render(&broken(&run(), Lang::Vi));
    assert!(text.starts_with(comment::MARK));
    assert!(text.contains("**Kết quả chưa đầy đủ: tệp hoặc quy tắc có 2 lỗi.**"), "{text}");
    assert!(
        text.contains("(https://host/g/p/-/blob/main/h%E1%BB%93%20s%C6%A1/procedures/permit.yaml#L"),
        "{text}"
    );
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    assert!(!comment::render(&run().view(Lang::Vi)).contains("]("), "without an address nothing is linked");
}

#[test]
fn a_comment_is_never_longer_than_hosts_take_and_says_what_it_leaves_out() {
    let mut many = run();
    let message = rasoat::text::Text::plain("đất ".repeat(2000));
    let one = Finding { message, ..many.findings[0].clone() };
    many.findings = (0..100).map(|at| Finding { key: format!("k:{at}"), ..one.clone() }).collect();
    many.proposals = Default::default();
    let procedure = many.corpus.procedures[0].clone();
    for at in 0..200 {
        let id = format!("z{at:03}");
        many.corpus
            .procedures
            .push(rasoat::model::procedure::Procedure { id: id.clone(), ..procedure.clone() });
        many.corpus.places.procedures.push(SourceId(0));
        many.findings.push(Finding { key: format!("{id}:x"), procedure: Some(id), ..one.clone() });
    }
    many.facts = rasoat::facts::of_corpus(&many.corpus);
    let text = comment::render(&many.view(Lang::En));
    let length = text.encode_utf16().count();
    assert!((50_000..=65_536).contains(&length), "{length}");
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    let shown = text.matches("- **Warning**").count();
    let left = 300 - shown;
    assert!(
        text.ends_with(&format!(
            "{left} more findings not shown here; run `rasoat check` for all of them.\n"
        ))
    );
}

#[test]
fn the_published_schema_of_the_json_report_is_current_and_reports_fit_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/report.v1.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema")).unwrap();
        std::fs::write(path, json::schema()).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(published, json::schema(), "run UPDATE=1 cargo test published_schema");
    let schema = jsonschema::options().build(&parsed(&published)).unwrap();
    for lang in [Lang::Vi, Lang::En] {
        assert_fits(&schema, &parsed(&json::render(&broken(&run(), lang))));
    }
    assert!(!schema.is_valid(&serde_json::json!({"version": 1})), "the schema asks for nothing");
}
