//! Whether the examples of a rule are enough: conditions they never test, changes they never notice.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rasoat::diagnostic::Diagnostic;
use rasoat::example::{coverage, mutation, mutation::Neighbours};
use rasoat::rules::{RuleSet, built_in};
use rasoat::source::Source;
use rasoat::text::Lang;

/// A rule over documents with this logic and these examples.
fn rule(logic: &str, examples: &str) -> String {
    format!(
        "/// Thử.\n/// A trial.\n///\n/// Vì sao.\n/// Why.\nrule own/trial {{\n  criterion cost   pack correctness   level info\n  basis trial\n  \
         {logic}\n  flag d vi \"a\" en \"a\"\n{examples}\n}}\n"
    )
}

fn set(text: &str) -> RuleSet {
    let mut set = RuleSet::default();
    set.add(Source::new("own.rule", text));
    assert!(set.problems.is_empty(), "{:#?}\n{text}", set.problems);
    set
}

/// What is said, with the words of the rule it is said of.
fn said(problems: &[Diagnostic], text: &str) -> Vec<String> {
    let said = |problem: &Diagnostic| {
        let at = problem.labels[0].span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{at}: {}", problem.message.get(Lang::En))
    };
    problems.iter().map(said).collect()
}

const PAPER: &str =
    "  flags \"a\" \"\"\"\n    documents: [{id: a, type: contract, originals: 2}]\n  \"\"\"\n";
const ONE: &str = "  passes \"b\" \"\"\"\n    documents: [{id: a, type: contract, originals: 1}]\n  \"\"\"\n";
const THREE: &str =
    "  flags \"c\" \"\"\"\n    documents: [{id: a, type: contract, originals: 3}]\n  \"\"\"\n";
const TWO_PAPERS: &str = "  flags \"d\" \"\"\"\n    documents: [{id: a, type: contract, originals: 2}, {id: b, type: drawing, originals: 2}]\n  \"\"\"\n";

#[test]
fn a_change_that_no_example_notices_is_reported_with_its_words() {
    for (logic, examples, survivors) in [
        // Two is flagged and one is not: every change of the limit is noticed.
        ("for each d in documents where d.originals > 1", &[PAPER, ONE][..], &[][..]),
        ("for each d in documents where d.originals >= 2", &[PAPER, ONE], &[]),
        // Three and one leave the limit open.
        (
            "for each d in documents where d.originals > 1",
            &[THREE, ONE],
            &["1: no example notices when `1` is one more"],
        ),
        (
            "param most = 1 for each d in documents where d.originals > most",
            &[THREE, ONE],
            &["1: no example notices when `1` is one more"],
        ),
        // The second condition holds in every example.
        (
            "for each d in documents where d.originals > 1 and not d.fallback # a comment",
            &[PAPER, ONE],
            &["not d.fallback: no example notices when `not d.fallback` is dropped"],
        ),
        (
            "for each d in documents where d.originals > 1 or d.fallback",
            &[PAPER, ONE],
            &["d.fallback: no example notices when `d.fallback` is dropped"],
        ),
        // `some` and `every` say the same of lists of one.
        (
            "for each p in procedures for each d in p.documents where some o in p.documents has (o.originals > 1)",
            &[PAPER, ONE],
            &["some o in p.documents has (o.originals > 1): no example notices when `some` becomes `every`"],
        ),
        (
            "for each p in procedures for each d in p.documents where every o in p.documents has (o.originals > 1)",
            &[PAPER, ONE],
            &["every o in p.documents has (o.originals > 1): no example notices when `every` becomes `some`"],
        ),
        // So do the least and the most of them.
        (
            "for each p in procedures for each d in p.documents let least = min of o.originals for o in p.documents \
             where least is present where least > 1",
            &[PAPER, ONE],
            &["min of o.originals for o in p.documents: no example notices when `min` becomes `max`"],
        ),
        // An equality that ties two lists goes as well; here every pair is flagged.
        (
            "for each d in documents for each o in documents where o.type == d.type and o.originals > 1",
            &[TWO_PAPERS, ONE],
            &[
                "o.type == d.type: no example notices when `==` becomes `!=`",
                "o.type == d.type: no example notices when `o.type == d.type` is dropped",
            ],
        ),
    ] {
        let text = rule(logic, &examples.concat());
        let set = set(&text);
        let rule = &set.rules[0];
        let outcome =
            mutation::mutate(rule, &Neighbours::of(&[], &set.shelves), &set.written(rule).unwrap(), &text);
        let mut found = said(&outcome.survivors, &text);
        let mut wanted: Vec<String> = survivors.iter().map(|&said| said.to_owned()).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{logic}");
        assert!(outcome.tried > survivors.len(), "{logic}: only {} tried", outcome.tried);
    }
}

#[test]
fn a_condition_that_never_fails_or_never_holds_is_reported() {
    let never_fails = "this condition never fails in the rule's examples";
    let never_holds = "this condition never holds in the rule's examples";
    for (logic, examples, wanted) in [
        ("for each d in documents where d.originals > 1", &[PAPER, ONE][..], vec![]),
        (
            "for each d in documents where d.originals > 1 and not d.fallback",
            &[PAPER, ONE],
            vec![format!("not d.fallback: {never_fails}")],
        ),
        // What stands behind a condition that never holds is never asked.
        (
            "for each d in documents where d.fallback where d.originals > 1",
            &[PAPER, ONE],
            vec![format!("d.fallback: {never_holds}"), format!("d.originals > 1: {never_holds}")],
        ),
        // An equality that became an index; with one paper it never fails.
        (
            "for each d in documents for each o in documents where d.type == o.type and o.originals > 1",
            &[PAPER, ONE],
            vec![format!("d.type == o.type: {never_fails}")],
        ),
        (
            "for each d in documents for each o in documents where d.type == o.type and o.originals > 1",
            &[TWO_PAPERS, ONE],
            vec![],
        ),
    ] {
        let text = rule(logic, &examples.concat());
        let set = set(&text);
        let rule = &set.rules[0];
        let found = said(&coverage::uncovered(rule, &set.written(rule).unwrap()), &text);
        assert_eq!(found, wanted, "{logic} {examples:?}");
    }
}

/// Every change of a built-in rule is noticed by an example of it, or by one of another rule on which it would speak.
#[test]
fn the_examples_of_the_built_in_rules_notice_every_change() {
    let set = built_in();
    let neighbours = Neighbours::of(&set.rules, &set.shelves);
    let mut unnoticed = Vec::new();
    for rule in &set.rules {
        let text = &set.sources[rule.source.0 as usize].text;
        let outcome = mutation::mutate(rule, &neighbours, &set.written(rule).unwrap(), text);
        assert!(outcome.tried > 0, "{}: no change tried", rule.id);
        unnoticed
            .extend(said(&outcome.survivors, text).into_iter().map(|said| format!("{}: {said}", rule.id)));
    }
    let mut excepted: Vec<String> = EXCEPTIONS
        .iter()
        .map(|(id, at, change, _)| format!("{id}: {at}: no example notices when {change}"))
        .collect();
    unnoticed.sort();
    excepted.sort();
    assert_eq!(unnoticed, excepted);
}

/// The changes that no example can notice: rule, place, change, and why.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "agencies/coordinator-no-longer-exists",
        "no s in p.steps has (s.by is present and s.by == a)",
        "`no s in p.steps has (s.by is present and s.by == a)` is dropped",
        "an ended agency with a step is flagged by agencies/no-longer-exists, which would speak up in the example",
    ),
    (
        "agencies/step-names-ended",
        "not (s.by is present and s.by == a)",
        "`not (s.by is present and s.by == a)` is dropped",
        "a step of an ended agency is flagged by agencies/no-longer-exists, which would speak up in the example",
    ),
    (
        "deadline/one-step-exceeds",
        "p.steps_from_text",
        "`p.steps_from_text` is dropped",
        "steps written one by one are flagged by deadline/steps-exceed, which would speak up in the example",
    ),
    (
        "documents/fields-held-in-register",
        "count(d.holdings) == 0",
        "`count(d.holdings) == 0` is dropped",
        "a paper that a register holds is flagged by documents/held-in-register, which would speak up in the example",
    ),
    (
        "documents/names-abolished-paper",
        "d.type != t",
        "`d.type != t` is dropped",
        "a paper of an abolished type is flagged by documents/abolished-type, which would speak up in the example",
    ),
    (
        "forms/same-data",
        "75%",
        "`75%` is one less",
        "no two forms of fewer than 27 fields have between 74 and 75 per cent in common",
    ),
    (
        "deadline/differs-by-channel",
        "no other in p.channels has (other.deadline is present and working(other.deadline) < working(quick.deadline))",
        "`no other in p.channels has (other.deadline is present and…` is dropped",
        "it chooses the channel that the sentence names; the same lines are flagged",
    ),
    ("flow/ping-pong", "1", "`1` is one less", STAYS),
    ("flow/ping-pong", "stretches(back.procedure, back.by) > stays_allowed", "`>` becomes `>=`", STAYS),
    (
        "flow/ping-pong",
        "stretches(back.procedure, back.by) > stays_allowed",
        "`stretches(back.procedure, back.by) > stays_allowed` is dropped",
        STAYS,
    ),
    (
        "steps/approvals-in-row",
        "next.approvals_in_row > last.approvals_in_row",
        "`>` becomes `>=`",
        "a step that goes on with a row counts one more, any other one or none, and the row has more than two",
    ),
    (
        "steps/approvals-in-row",
        "t.approvals_in_row <= s.approvals_in_row",
        "`<=` becomes `<`",
        "between the two stands the first of a later row, which counts one, and `s` counts more",
    ),
];

const STAYS: &str =
    "a file that comes back to an agency makes at least two stays there; the limit is for who allows more";

fn rasoat(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasoat"));
    command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

#[test]
fn a_workspace_sees_what_its_own_examples_leave_open() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rasoat.yaml"), "language: vi\n").unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    let own = |examples: &[&str]| {
        let text = rule(
            "for each d in documents where count(d.procedure.cases) > 1 and not d.fallback",
            &examples.concat(),
        );
        fs::write(folder.path().join("rules/own.rule"), text).unwrap();
    };
    let run = |args: &[&str]| {
        let output = rasoat(folder.path(), args);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let two = "  flags \"a\" \"\"\"\n    cases: [{id: a, name: A}, {id: b, name: B}]\n    documents: [{id: a, type: contract}]\n  \"\"\"\n";
    let one = "  passes \"b\" \"\"\"\n    cases: [{id: a, name: A}]\n    documents: [{id: a, type: contract}]\n  \"\"\"\n";
    own(&[two, one]);
    for (args, lines) in [
        (
            &["test", "--rule", "own", "--mutate"][..],
            &[
                "cảnh báo[mutant]: không ví dụ nào nhận ra khi bỏ `not d.fallback`",
                "rules/own.rule:9:66",
                "thay đổi, 1 thay đổi không ví dụ nào nhận ra",
            ][..],
        ),
        (
            &["test", "--rule", "own/trial", "--coverage", "--lang", "en"],
            &[
                "warning[coverage]: this condition never fails",
                "rules/own.rule:9:66",
                "1 conditions always hold",
            ],
        ),
    ] {
        let (code, said) = run(args);
        assert_eq!(code, Some(1), "{args:?}: {said}");
        for line in lines {
            assert!(said.contains(line), "{args:?}: no {line:?} in\n{said}");
        }
    }
    let (code, said) = run(&["test", "--rule", "own"]);
    assert_eq!(code, Some(0), "{said}");
    let fallback = "  passes \"e\" \"\"\"\n    documents: [{id: a, type: land-certificate, fallback: true}]\n    cases: [{id: a, name: A}, {id: b, name: B}]\n    look_ups: [{register: land, type: land-certificate}]\n  \"\"\"\n";
    own(&[two, one, fallback]);
    let (code, said) = run(&["test", "--rule", "own", "--mutate", "--coverage"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(run(&["test", "--rule", "owm/trial"]).0, Some(2));
}

#[test]
fn a_rule_file_is_tested_wherever_it_lies_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = rule("for each d in documents where d.originals > 1", &[PAPER, ONE].concat());
    fs::write(folder.path().join("own.rule"), &text).unwrap();
    fs::write(folder.path().join("wrong.rule"), text.replace("originals", "originnals")).unwrap();
    let own = rasoat(folder.path(), &["test", "own.rule", "--lang", "en"]);
    let said = String::from_utf8(own.stdout).unwrap();
    assert_eq!((own.status.code(), said.as_str()), (Some(0), "1 rules hold, 0 do not\n"));
    let wrong = rasoat(folder.path(), &["test", "wrong.rule", "--lang", "en"]);
    let said = String::from_utf8(wrong.stdout).unwrap();
    assert_eq!(wrong.status.code(), Some(1), "{said}");
    assert!(said.contains("wrong.rule:9") && said.contains("originals"), "{said}");
}
