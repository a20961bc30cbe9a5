//! Rules about rules: what is odd is said, what is said is true, and the built-in rules have nothing odd.

use std::path::Path;

use proptest::prelude::*;
use rasoat::cli::workspace;
use rasoat::facts;
use rasoat::facts::column::World;
use rasoat::lang::compile::compile;
use rasoat::lang::eval::{self, Indexes};
use rasoat::lint::lint;
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::rules::{self, RuleSet};
use rasoat::source::{Source, SourceId};

fn rule(id: &str, body: &str) -> String {
    format!(
        "/// Tên\n/// Title\n///\n/// Vì\n/// Why\nrule test/{id} {{ criterion cost pack correctness level info\n\
         basis test\n{body} flag d vi \"là\" en \"is\" }}\n"
    )
}

/// The codes of what is odd about these rules, each with the text it points at.
fn odd(bodies: &[&str]) -> Vec<(&'static str, String)> {
    let mut set = RuleSet::default();
    for (at, body) in bodies.iter().enumerate() {
        set.add(Source::new(format!("{at}.rule"), rule(&format!("r{at}"), body)));
    }
    assert!(set.problems.is_empty(), "{:#?}", set.problems);
    let odd = lint(&set, 0, |_| true);
    odd.iter()
        .map(|problem| {
            let label = &problem.labels[0];
            (problem.code, set.sources[label.source.0 as usize].slice(label.span).to_owned())
        })
        .collect()
}

#[test]
fn built_in_rules_are_not_odd() {
    let odd = lint(&rules::built_in(), 0, |_| true);
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn conditions_that_contradict_each_other_are_named() {
    for (body, at) in [
        ("for each d in documents where d.originals > 5 where d.originals < 3", "d.originals < 3"),
        ("for each d in documents where d.originals > 5 and 5 >= d.originals", "5 >= d.originals"),
        ("for each d in documents where d.originals == 2 where d.originals != 2", "d.originals != 2"),
        ("for each d in documents where d.originals == 2 where d.originals >= 3", "d.originals >= 3"),
        ("for each d in documents where d.mode == declare and d.mode == submit", "d.mode == submit"),
        ("for each d in documents where d.certified and not d.certified", "not d.certified"),
        ("for each d in documents where d.certified let c = d.certified where c == false", "c == false"),
        (
            "for each d in documents where d.issued_by is absent where d.issued_by is present",
            "d.issued_by is present",
        ),
        ("for each d in documents where d.name != d.name", "d.name != d.name"),
        (
            "for each d in documents where d.originals < d.copies where d.copies < d.originals",
            "d.copies < d.originals",
        ),
        ("for each d in documents where not (d.certified or d.fallback) where d.fallback", "d.fallback"),
        (
            "for each d in documents where d.certified where d.fallback where not d.certified or not d.fallback",
            "not d.certified or not d.fallback",
        ),
        (
            "for each d in documents where some s in d.procedure.steps has (s.by is absent and s.by is present)",
            "some s in d.procedure.steps has (s.by is absent and s.by is present)",
        ),
        ("for each d, e in documents where d.type == e.type where d == e", "d == e"),
    ] {
        assert_eq!(odd(&[body]), [("never-holds", at.to_owned())], "{body}");
    }
}

#[test]
fn conditions_that_hold_of_everything_are_named() {
    for (body, at) in [
        ("for each d in documents where d.fallback where d.name == d.name", "d.name == d.name"),
        ("for each d in documents where d.certified or not d.certified", "d.certified or not d.certified"),
        (
            "for each d in documents where d.originals > 1 or d.originals < 3",
            "d.originals > 1 or d.originals < 3",
        ),
    ] {
        assert_eq!(odd(&[body]), [("always-holds", at.to_owned())], "{body}");
    }
}

#[test]
fn conditions_that_can_hold_are_let_be() {
    for body in [
        "for each d in documents where d.originals >= 3 where d.originals <= 3",
        "for each d in documents where d.originals > 3 where d.copies < 3",
        "for each d in documents where d.mode != declare and d.mode != submit",
        "for each d in documents where d.certified or d.originals > 3",
        "for each d in documents for each e in documents where d.type == e.type where d.certified where not e.certified",
        "for each d in documents where d.issued_by is present where d.issued_by.until is absent",
        "for each d in documents where some s in d.procedure.steps has (s.by is present) \
         where some s in d.procedure.steps has (s.by is absent)",
    ] {
        assert_eq!(odd(&[body]), [], "{body}");
    }
}

#[test]
fn rules_that_say_nothing_new_are_named() {
    let (one, more) = (
        "for each d in documents where d.certified and d.originals > 2",
        "for each d in documents where d.certified",
    );
    for (bodies, code, at) in [
        (
            [one, "for each paper in documents let d = paper where 2 < d.originals where d.certified"],
            "same-rule",
            "test/r1",
        ),
        ([one, more], "idle-rule", "test/r0"),
        ([more, one], "idle-rule", "test/r1"),
        (
            [
                more,
                "for each d in documents for each s in d.procedure.steps where d.certified where s.by is absent",
            ],
            "idle-rule",
            "test/r1",
        ),
        ([one, "for each d in documents where d.originals > 5 where d.certified"], "idle-rule", "test/r1"),
    ] {
        assert_eq!(odd(&bodies), [(code, at.to_owned())], "{bodies:?}");
    }
    assert_eq!(odd(&[one, "for each d in documents where d.certified and d.copies > 2"]), []);
    assert_eq!(
        odd(&[one, "for each d in documents where d.certified or d.originals > 2"]),
        [("idle-rule", "test/r0".to_owned())]
    );
}

fn corpus() -> Corpus {
    let read = workspace::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures"));
    load::load(read.unwrap_or_else(|_| panic!("it can be read")).sources).corpus
}

const CONDITIONS: &[&str] = &[
    "d.certified",
    "d.fallback",
    "d.certified == false",
    "d.mode == declare",
    "d.mode != submit",
    "d.mode == submit",
    "d.originals == 1",
    "d.originals > 0",
    "d.originals < 1",
    "1 <= d.copies",
    "d.copies < d.originals",
    "d.originals <= d.copies",
    "d.issued_by is present",
    "d.issued_by is absent",
    "d.name == d.type.name",
    "some s in d.procedure.steps has (s.by is present)",
    "every s in d.procedure.steps has (s.by is present)",
    "no s in d.procedure.steps has (s.by is absent)",
    "d.originals == 0",
    "d.procedure.kind == external",
];

/// Conditions joined at random: `not`, `and`, `or`.
fn condition() -> impl Strategy<Value = String> {
    let leaf = proptest::sample::select(CONDITIONS).prop_map(str::to_owned);
    leaf.prop_recursive(2, 6, 3, |inner| {
        let parts = proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.prop_map(|part| format!("not ({part})")),
            (parts, any::<bool>()).prop_map(|(parts, all)| {
                let parts: Vec<String> = parts.iter().map(|part| format!("({part})")).collect();
                parts.join(if all { " and " } else { " or " })
            }),
        ]
    })
}

/// What is said of rules made at random is true of every document of the real procedures.
#[test]
fn what_is_said_of_a_rule_is_true_of_the_real_procedures() {
    let corpus = corpus();
    let facts = facts::of_corpus(&corpus);
    let world = World { corpus: &corpus, facts: &facts, as_of: None };
    let found = |text: &str| {
        let (rules, problems) = compile(SourceId(0), text);
        assert!(problems.is_empty(), "{text} {problems:#?}");
        let (hits, _) = eval::run(&rules[0], world, &mut Indexes::default());
        hits.iter().map(|hit| hit.flag.of).collect::<Vec<_>>()
    };
    let everything = found(&rule("all", "for each d in documents"));
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        crate::laws::law(400),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let (never, always, within) = (std::cell::Cell::new(0), std::cell::Cell::new(0), std::cell::Cell::new(0));
    let conditions = || proptest::collection::vec(condition(), 2..4);
    let ran = runner.run(&(conditions(), conditions()), |(one, other)| {
        let body = |parts: &[String]| {
            let parts: Vec<String> = parts.iter().map(|part| format!(" where {part}")).collect();
            format!("for each d in documents{}", parts.concat())
        };
        let texts = [rule("r0", &body(&one)), rule("r1", &body(&other))];
        let mut set = RuleSet::default();
        texts.iter().for_each(|text| set.add(Source::new("x", text.as_str())));
        for problem in lint(&set, 0, |_| true) {
            let at = problem.labels[0].source.0 as usize;
            match problem.code {
                "never-holds" => {
                    never.set(never.get() + 1);
                    prop_assert!(found(&texts[at]).is_empty(), "{}", texts[at]);
                }
                "always-holds" => {
                    always.set(always.get() + 1);
                    let condition = set.sources[at].slice(problem.labels[0].span);
                    let alone = rule("alone", &format!("for each d in documents where {condition}"));
                    prop_assert_eq!(&found(&alone), &everything, "{}", condition);
                }
                code => {
                    within.set(within.get() + 1);
                    let (narrow, wide) = (found(&texts[at]), found(&texts[1 - at]));
                    prop_assert!(narrow.iter().all(|thing| wide.contains(thing)), "{:?}", texts);
                    prop_assert!(code == "idle-rule" || narrow == wide, "{:?}", texts);
                }
            }
        }
        Ok(())
    });
    assert!(ran.is_ok(), "{ran:?}");
    assert!(never.get() > 20 && always.get() > 5 && within.get() > 3, "{never:?} {always:?} {within:?}");
}
