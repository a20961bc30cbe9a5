//! The limits of the rule language: each is said in words, and none of them ends the program.

use rasoat::lang::compile::{Shelves, compile, query};
use rasoat::source::SourceId;
use rasoat::text::Lang;

/// A rule with these loops and conditions, and this message.
fn rule(body: &str, said: &str) -> String {
    format!(
        "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/limits {{ criterion cost pack correctness level info\n\
         basis test\n{body} flag d vi \"{said}\" en \"{said}\" }}"
    )
}

/// What is said first of a text that is too large, and that it has a next step.
fn first(text: &str) -> String {
    let (rules, problems) = compile(SourceId::default(), text);
    assert!(rules.is_empty());
    let problem = problems.first().expect("something is said");
    let help = problem.help.as_ref().expect("a next step is given");
    assert!(help.vi.is_some() && help.en.is_some() && problem.message.vi.is_some());
    problem.message.get(Lang::En).to_owned()
}

#[test]
fn a_rule_beyond_a_limit_is_answered_in_words() {
    let each = "for each d in documents ";
    let chain = |word: &str, count: usize| format!("{each} where {} > 1", vec!["1"; count].join(word));
    for (text, said) in [
        (format!("# {}\n", "x".repeat(1 << 20)), "the rule file is longer than 1 MiB"),
        (
            rule(&format!("{each} where {}d.certified{}", "(".repeat(65), ")".repeat(65)), ""),
            "parentheses are nested more than 64 deep",
        ),
        (rule(each, &"x".repeat(4097)), "the text in quotes is longer than 4096 bytes"),
        (
            rule(
                &(each.to_owned()
                    + &(0..10).map(|at| format!("for each s{at} in d.basis ")).collect::<String>()),
                "",
            ),
            "the rule has more than 10 loops `for each`",
        ),
        (rule(&chain(" + ", 102), ""), "more than 100 operations in a row"),
        (rule(&chain(" * ", 102), ""), "more than 100 operations in a row"),
        (rule(&format!("{each} where d{}", ".procedure".repeat(21)), ""), "more than 20 fields in a row"),
        (
            rule(&format!("{each} where {} x", "sum of ".repeat(33)), ""),
            "sums and counts are nested more than 32 deep",
        ),
        (
            rule(&format!("{each} where {} d.basis", "count of x in ".repeat(33)), ""),
            "sums and counts are nested more than 32 deep",
        ),
    ] {
        assert_eq!(first(&text), said, "{}", &text[..text.len().min(300)]);
    }
}

#[test]
fn up_to_the_limits_a_rule_is_read() {
    for text in [
        rule("for each d in documents", &"x".repeat(4096)),
        rule(&format!("for each d in documents where {} > 1", vec!["1"; 101].join(" + ")), ""),
    ] {
        let (rules, problems) = compile(SourceId::default(), &text);
        assert!(problems.is_empty() && rules.len() == 1, "{problems:?}");
    }
}

/// What is far beyond a limit is refused as quickly as what is just beyond, and does not exhaust the stack.
#[test]
fn nothing_far_beyond_a_limit_ends_the_program() {
    let each = "for each d in documents where ";
    for body in [
        vec!["1"; 200_000].join("+"),
        "sum of ".repeat(100_000),
        "count of x in ".repeat(50_000),
        format!("d{}", ".procedure".repeat(50_000)),
        "not ".repeat(100_000),
        "(".repeat(200_000),
    ] {
        let (rules, problems) = compile(SourceId::default(), &rule(&format!("{each}{body}"), ""));
        assert!(rules.is_empty() && !problems.is_empty());
        assert!(query(&Shelves::default(), SourceId::default(), &format!("{each}{body}")).is_err());
    }
}

#[test]
fn definitions_that_ask_for_too_much_are_refused() {
    let doubled: String =
        (0..20).map(|at| format!("define n{}(d: document) where n{at}(d) and n{at}(d)\n", at + 1)).collect();
    let start = "define n0(d: document) where d.certified\n";
    let text = format!("{start}{doubled}{}", rule("for each d in documents where n20(d)", ""));
    assert!(first(&text).ends_with("is too large when written out"), "{}", first(&text));
    let row: String = (0..40).map(|at| format!("define n{at}(d: document) where n{}(d)\n", at + 1)).collect();
    let text = format!(
        "{row}define n40(d: document) where d.certified\n{}",
        rule("for each d in documents where n0(d)", "")
    );
    assert_eq!(first(&text), "definitions ask for each other more than 32 deep");
}
