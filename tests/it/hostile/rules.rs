//! Rule files and tables that ask for too much: each ends in words within its bounds, and the other rules run.

use std::fs;

use super::bounded::{run, start, workspace};

fn rule(body: &str) -> String {
    format!(
        "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/hostile {{ criterion cost pack correctness level info\n\
         basis test\n{body} flag d vi \"x\" en \"x\" }}\n"
    )
}

/// A workspace whose procedure has so many documents that a join of joins never ends.
fn many_documents() -> tempfile::TempDir {
    let folder = workspace();
    let documents: String = (0..120).map(|at| format!("  - {{id: d{at}, type: request}}\n")).collect();
    let procedure = format!(
        "procedure: many\nname: Many\nkind: external\nsector: land\nas_of: 2026-07-01\nreceives: commune\n\
         decides: commune\ndocuments:\n{documents}"
    );
    fs::write(folder.path().join("many.yaml"), procedure).unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    folder
}

#[test]
fn a_rule_of_exponential_intent_stops_and_says_so() {
    let folder = many_documents();
    let each = |name: &&str| format!("for each {name} in documents pairs all ");
    let cross = format!(
        "for each d in documents {}where d != e and e != f and f != g and g != h",
        ["e", "f", "g", "h"].iter().map(each).collect::<String>()
    );
    let sums = "for each d in documents where count of e in documents where count of f in documents where \
                count of g in documents where g.originals + f.originals + e.originals > 1000000 > 3 > 3 > 3";
    let doubled: String =
        (0..31).map(|at| format!("define n{}(d: document) where n{at}(d) or n{at}(d)\n", at + 1)).collect();
    let defined = format!(
        "define n0(d: document) where d.certified\n{doubled}{}",
        rule("for each d in documents where n31(d)")
    );
    let or = vec!["d.originals > 1"; 3000].join(" or ");
    let mut wrong = Vec::new();
    for (name, text, says) in [
        ("cross join", rule(&cross), "stopped"),
        ("sums in sums", rule(sums), "hostile.rule"),
        ("doubled definitions", defined, "too large when written out"),
        ("a long condition", rule(&format!("for each d in documents where {or}")), ""),
        ("a long file", format!("// {}\n", "x".repeat(2 << 20)), "longer than 1 MiB"),
        ("open brackets", rule(&format!("for each d in documents where {}", "(".repeat(100_000))), "64 deep"),
        ("open quotes", "\"".repeat(300_000), "hostile.rule"),
        ("open comments", "/*".repeat(300_000), "hostile.rule"),
        (
            "many rules",
            (0..200)
                .map(|at| rule("for each d in documents").replace("hostile", &format!("r{at}")))
                .collect(),
            "",
        ),
    ] {
        fs::write(folder.path().join("rules/hostile.rule"), text).unwrap();
        let (code, said) = run(
            folder.path(),
            &["check", "--lang", "en", "--rule", if says == "stopped" { "test/hostile" } else { "fees" }],
        );
        assert!(code == 1 || says.is_empty(), "{name}: {}", start(&said));
        if !said.contains(says) {
            wrong.push(format!("{name}: no {says:?} in {}", start(&said)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_huge_table_is_refused_in_words() {
    let folder = many_documents();
    let uses = format!(
        "table prices(name: text) from \"fees.csv\"\n{}",
        rule("for each d in documents for each row in prices where row.name == d.name")
    );
    fs::write(folder.path().join("rules/hostile.rule"), uses).unwrap();
    let mut wrong = Vec::new();
    for (name, text, says) in [
        ("long", "name\n".to_owned() + &"một\n".repeat(2_000_000), "20000"),
        ("larger than a file may be", "name\n".to_owned() + &"x".repeat(17 << 20), "16 MiB"),
        ("wide", "name,".repeat(1_000_000) + "\n", "fees.csv"),
        ("one open quote", "name\n\"".to_owned() + &"x\n".repeat(1_000_000), ""),
        ("no text", String::from("na\0me\n\0\n"), "fees.csv"),
    ] {
        fs::write(folder.path().join("rules/fees.csv"), text).unwrap();
        let (_, said) = run(folder.path(), &["check", "--lang", "en", "--rule", "fees"]);
        if !said.contains(says) {
            wrong.push(format!("{name}: no {says:?} in {}", start(&said)));
        }
        assert!(said.len() < 200_000, "{name}: {} bytes", said.len());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Templates that loop, grow or climb.
#[test]
fn a_template_of_a_house_is_bounded_in_time_and_memory() {
    let folder = workspace();
    fs::create_dir(folder.path().join("house")).unwrap();
    fs::write(folder.path().join("secret.j2"), "PASSWORD=hunter2").unwrap();
    let many = "{% for i in range(90000) %}";
    let end = "{% endfor %}";
    let mut wrong = Vec::new();
    for (name, text, says) in [
        ("loops", format!("{many}{many}{many}x{end}{end}{end}"), "runs for too long"),
        (
            "doubles",
            "{% set ns = namespace(x='aaaaaaaaaa') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
                .to_owned(),
            "report.md.j2:1",
        ),
        ("repeats", "{{ 'aaaaaaaaaa' * 10000000000 }}".to_owned(), "report.md.j2:1"),
        ("prints", format!("{{% set x = 'a' * 90000000 %}}{many}{{{{ x }}}}{end}"), "report.md.j2:1"),
        ("joins", format!("{{{{ range(90000) | map('string') | join('{}') }}}}", "x".repeat(60_000)), "report.md.j2"),
        ("replaces", "{{ ('a' * 1000000) | replace('a', 'b' * 1000000) }}".to_owned(), "report.md.j2:1"),
        ("indents", "{{ ('\n' * 1000000) | indent(1000000, true, true) }}".to_owned(), "report.md.j2:2"),
        ("calls itself", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}".to_owned(), "report.md.j2:1"),
        ("includes itself", "{% include 'report.md.j2' %}".to_owned(), "report.md.j2:1"),
        ("climbs", "{% include '../secret.j2' %}".to_owned(), "a template that does not exist"),
        ("is absolute", "{% include '/etc/passwd' %}".to_owned(), "a template that does not exist"),
        ("is deep", "{{ ".to_owned() + &"(".repeat(20_000) + "1" + &")".repeat(20_000) + " }}", "report.md.j2"),
        ("nests", "{% if true %}".repeat(20_000) + &"{% endif %}".repeat(20_000), "report.md.j2"),
    ] {
        fs::write(folder.path().join("house/report.md.j2"), text).unwrap();
        let args = ["report", "--format", "markdown", "--lang", "en", "--templates", "house"];
        let (code, said) = run(folder.path(), &args);
        if code != 2 || !said.contains(says) || said.contains("hunter2") {
            wrong.push(format!("{name}: {code}, no {says:?} in {}", start(&said)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
