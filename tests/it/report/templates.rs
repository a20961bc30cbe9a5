//! Templates of a house: they replace the embedded ones; what is wrong with one is said with its place.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rasoat::report::{html, markdown, snippet, templates::Templates};
use rasoat::source::Source;
use rasoat::text::Lang;

use super::fixture::run;

fn house(files: &[(&str, &str)]) -> Result<Templates, String> {
    let own = files.iter().map(|(name, text)| Source::new(*name, *text)).collect();
    Templates::of_house(own)
        .map_err(|bad| snippet::render(&bad.problem, &bad.sources, Lang::En, snippet::Style::default()))
}

#[test]
fn a_template_and_the_style_of_a_house_take_the_place_of_the_embedded_ones() {
    let templates = house(&[
        ("report.md.j2", "{% include \"letterhead.md.j2\" %}\n\n{{ view.summary.proposals }} phương án\n"),
        ("letterhead.md.j2", "UBND THÀNH PHỐ\n"),
        ("report.css", "body { color: teal }"),
    ])
    .unwrap();
    let view = run().view(Lang::Vi);
    assert_eq!(markdown::render(&view, &templates).unwrap(), "UBND THÀNH PHỐ\n1 phương án\n");
    let page = html::render(&view, &templates).unwrap();
    assert!(page.contains("body { color: teal }") && page.contains("<main"), "only the style changed");
}

/// The templates shown in the README; the first line of each names its file.
fn shown() -> Vec<(String, String)> {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = readme.split("```jinja\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
    let named = blocks.map(|text| (text.lines().next().unwrap().to_owned(), text.to_owned()));
    named.map(|(head, text)| (head.trim_matches(['{', '}', '#', ' ']).replace("house/", ""), text)).collect()
}

#[test]
fn the_house_style_of_the_readme_prints_a_report() {
    let files = shown();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let text = markdown::render(&run().view(Lang::Vi), &house(&files).unwrap()).unwrap();
    assert!(text.starts_with("**ỦY BAN NHÂN DÂN THÀNH PHỐ**"), "{text}");
    assert!(text.contains(": 1 phương án"), "{text}");
}

#[test]
fn a_template_that_cannot_be_used_is_shown_with_its_place() {
    for (name, text, said) in [
        ("report.md.j2", "a\n  {{ view.sumary.total }}\n", "report.md.j2:2:3"),
        ("report.md.j2", "{% for p in view.procedures %}\n{{ p.id }}\n", "not well formed"),
        ("report.md.j2", "{{ view.title | shout }}", "a filter that does not exist"),
        ("report.md.j2", "{% include '../../etc/passwd' %}", "includes a template that does not exist"),
        (
            "report.md.j2",
            "{% for i in range(90000) %}{% for j in range(90000) %}{% for k in range(90000) %}{% endfor %}{% endfor %}{% endfor %}",
            "runs for too long",
        ),
        (
            "report.md.j2",
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
            "template `report.md.j2:1`",
        ),
        ("_sumary.html.j2", "", "rename the file to `_summary.html.j2`"),
    ] {
        let view = run().view(Lang::Vi);
        let shown = match house(&[(name, text)]) {
            Err(shown) => shown,
            Ok(templates) => {
                let bad = markdown::render(&view, &templates).unwrap_err();
                snippet::render(&bad.problem, &bad.sources, Lang::En, snippet::Style::default())
            }
        };
        assert!(shown.contains(said), "{text}: no {said:?} in\n{shown}");
    }
}

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/procedures");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(["report", workspace]).args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

#[test]
fn several_formats_and_both_languages_go_into_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let output = rasoat(folder.path(), &["--format", "markdown,json", "--out", "out", "--bilingual"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut names: Vec<String> = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["report.en.json", "report.en.md", "report.vi.json", "report.vi.md"]);
    let text = |name| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert!(text("report.vi.md").contains("thủ tục") && text("report.en.md").contains("procedure"));
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("house")).unwrap();
    fs::write(folder.path().join("house/report.md.j2"), "{{ nothing }}").unwrap();
    for (args, said) in [
        (&["--format", "markdown,json"][..], "--out"),
        (&["--format", "markdwon", "--out", "out/"], "did you mean `markdown`?"),
        (&["--format", "json,terminal", "--out", "out/"], "`terminal` is for a screen"),
        (&["--format", "json,markdown", "--out", "out", "--templates", "house"], "house/report.md.j2:1:1"),
        (&["--format", "json", "--templates", "nowhere"], "nowhere"),
    ] {
        let output = rasoat(folder.path(), args);
        let shown = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {shown}");
        assert!(
            shown.contains(said) || said.starts_with("house/") && shown.contains("report.md.j2:1:1"),
            "{args:?}: {shown}"
        );
        let written = fs::read_dir(folder.path().join("out")).map_or(0, Iterator::count);
        assert_eq!(written, 0, "{args:?}");
    }
}
