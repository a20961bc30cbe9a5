//! What files say stays text in every format, whatever it looks like.

use rasoat::report::templates::Templates;
use rasoat::report::view::ReportView;
use rasoat::report::{FORMATS, comment, github, gitlab, junit, markdown, sarif};
use rasoat::text::{Lang, Text};
use serde_json::Value;

use super::fixture::run;

/// Texts that mean something to one reader or another.
const CORPUS: [&str; 14] = [
    "::error file=a::b",
    "x\n::error::y\r::stop-commands::z",
    "##[error]x",
    "]]><script>alert(1)</script><!--",
    "%0A::error::x %25 a,b:c",
    "\"><img src=x onerror=alert(1)>'",
    "`a` ``` b [c](https://evil.example) ![d](//e) {0} {{ x }} {% y %}",
    "đơn\u{202e}gnôd nơđ\u{202c} \u{200b}\u{feff}",
    "a\u{0}\u{7}\u{1b}[31mb\u{85}\u{2028}c\u{fffe}",
    "@admin #1 !2 ~bug %v1 $x$ https://evil.example www.evil.example a@b.example",
    "[[ATTACHMENT|/etc/passwd]]",
    "| a | b |\n| - | - |\n# h\n- i\n1. j\n> k\n</details></summary>",
    "-->\n<details><summary>x",
    "&amp;&#60;script&#62; &lt;b&gt;",
];

/// A report whose every text of a file is this one.
fn of(text: &str, lang: Lang) -> ReportView {
    let mut run = run();
    let text = Text::plain(text);
    for procedure in &mut run.corpus.procedures {
        procedure.name = text.clone();
        procedure.documents.iter_mut().for_each(|document| document.name = Some(text.clone()));
        procedure.steps.iter_mut().for_each(|step| step.name = Some(text.clone()));
    }
    run.corpus.sources.iter_mut().for_each(|source| source.name = format!("{}.yaml", text.get(Lang::Vi)));
    for finding in &mut run.findings {
        finding.message = text.clone();
        finding.notes.iter_mut().for_each(|note| note.text = text.clone());
        finding.key = format!("{}:{}:{}", finding.rule, finding.key, text.get(Lang::Vi));
    }
    run.proposals.made.iter_mut().for_each(|made| made.changes = vec![text.clone()]);
    let problem = rasoat::diagnostic::Diagnostic::error("x", text.get(Lang::Vi), text.get(Lang::Vi))
        .help("a", text.get(Lang::Vi));
    let problems = rasoat::report::view::problems::problems(&[problem], &[], false, lang);
    run.view(lang).with_problems(problems)
}

fn each() -> impl Iterator<Item = (&'static str, ReportView)> {
    CORPUS.into_iter().flat_map(|text| [Lang::Vi, Lang::En].map(|lang| (text, of(text, lang))))
}

#[test]
fn every_format_prints_every_text_and_no_sign_that_steers_a_terminal() {
    for (text, view) in each() {
        for format in FORMATS {
            let printed = (format.render)(&view, &Templates::default()).unwrap();
            if format.is_office_file() {
                holds_only_text(&printed, format.name, text);
                continue;
            }
            let printed = String::from_utf8(printed).unwrap();
            // JSON says control characters of ASCII by their numbers; the others are data there.
            let data = ["gitlab", "json", "sarif"].contains(&format.name);
            let steers = |c: char| c.is_control() && c != '\n' && (c.is_ascii() || !data);
            if format.name != "html" && format.name != "markdown" {
                assert!(!printed.contains(steers), "{} of {text:?}", format.name);
            }
        }
    }
}

/// Every part of an office file is well-formed, and no formula is made of the text.
fn holds_only_text(file: &[u8], format: &str, text: &str) {
    const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
        if xml.is_empty() {
            continue;
        }
        let document = roxmltree::Document::parse(&xml);
        let document = document.unwrap_or_else(|error| panic!("{format} of {text:?}: {error}"));
        for formula in document.descendants().filter(|node| node.has_tag_name((SHEET, "f"))) {
            let plain = |c: char| c.is_alphanumeric() || " ()+-*/,.:!'_=".contains(c);
            assert!(formula.text().unwrap_or_default().chars().all(plain), "{formula:?}");
        }
    }
}

#[test]
fn a_workflow_command_is_one_line_and_only_ours() {
    for (text, view) in each() {
        let printed = github::render(&view);
        assert_eq!(printed.lines().count(), 5, "{text:?}: {printed}");
        for line in printed.lines() {
            let (head, message) = line[2..].split_once("::").unwrap();
            assert!(["error ", "warning ", "notice "].iter().any(|word| head.starts_with(word)), "{line}");
            // As the runner does it: properties end at a comma, a key ends at the first `=`.
            let (_, properties) = head.split_once(' ').unwrap();
            for property in properties.split(',') {
                let key = property.split('=').next().unwrap();
                assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{line}");
            }
            assert!(!message.contains(['\r', '\u{202e}', '\u{2028}']), "{line}");
        }
    }
}

#[test]
fn junit_stays_well_formed_and_says_the_text() {
    for (text, view) in each() {
        let printed = junit::render(&view);
        let document =
            roxmltree::Document::parse(&printed).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        let known = ["testsuites", "testsuite", "testcase", "failure", "error", "system-out"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{text:?}");
        }
        assert!(!printed.contains("[[ATTACHMENT|"), "{text:?}");
    }
    let said = junit::render(&of(CORPUS[3], Lang::Vi));
    let document = roxmltree::Document::parse(&said).unwrap();
    let mut messages = document.descendants().filter_map(|node| node.attribute("message"));
    assert!(messages.any(|message| message == CORPUS[3]), "escaped, not changed");
}

#[test]
fn json_formats_hold_the_text_as_text() {
    for (text, view) in each() {
        let log: Value = serde_json::from_str(&sarif::render(&view)).unwrap();
        for result in log["runs"][0]["results"].as_array().unwrap() {
            let message = result["message"]["text"].as_str().unwrap();
            assert!(!message.contains("](") && !message.contains('\u{202e}'), "{text:?}: {message}");
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
        }
        let issues: Value = serde_json::from_str(&gitlab::render(&view)).unwrap();
        assert_eq!(issues.as_array().unwrap().len(), 5, "{text:?}");
    }
}

#[test]
fn a_comment_has_no_markup_link_mention_or_reference_of_a_file() {
    for (text, view) in each() {
        let printed = comment::render(&view);
        // What stands in backticks is code, in which nothing has a meaning; no text of a file can end it.
        let plain = printed.replace("\\`", "").replace("\\]", "");
        let outside: String = plain.split('`').step_by(2).collect();
        let tags: Vec<&str> =
            outside.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
        let ours = [
            "!-- rasoat:comment --",
            "details",
            "/details",
            "summary",
            "/summary",
            "b",
            "/b",
            "span",
            "/span",
        ];
        assert!(tags.iter().all(|tag| ours.contains(tag)), "{text:?}: {tags:?}");
        assert_eq!(outside.matches("<details>").count(), 3, "{text:?}");
        for sign in ["@admin", "#1", "!2", "%v1", "~bug", "://evil", "www.evil", "a@b", "](", "\u{202e}"] {
            assert!(!outside.contains(sign), "{text:?} leaves {sign:?} in\n{printed}");
        }
        for line in printed.lines() {
            let begins = ["<", "- ", "  - ", "**", "### ", ""].iter().any(|head| line.starts_with(head));
            assert!(begins && !line.starts_with("# ") && !line.starts_with('|'), "{line}");
        }
    }
}

#[test]
fn the_markdown_report_has_no_tag_of_a_file() {
    for (text, view) in each() {
        let printed = markdown::render(&view, &Templates::default()).unwrap();
        assert!(
            !printed.contains("<script") && !printed.contains("<img") && !printed.contains("<details"),
            "{text:?}"
        );
    }
}
