//! Parameters of rules as a workspace sets them: what holds, where it was set, and what is said of a wrong one.

use rasoat::diagnostic::Diagnostic;
use rasoat::lang::rule::{Const, Param};
use rasoat::model::corpus::Corpus;
use rasoat::model::load;
use rasoat::report::snippet;
use rasoat::rules::{RuleSet, built_in};
use rasoat::source::Source;
use rasoat::text::Lang;

fn set(params: &str) -> (RuleSet, Corpus, Vec<Diagnostic>) {
    let settings = format!("language: en\nrules:\n  params:\n{params}");
    let loaded = load::load(vec![Source::new("rasoat.yaml", settings)]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let mut rules = built_in();
    let problems = rules.set_params(&loaded.corpus);
    (rules, loaded.corpus, problems)
}

fn worth_it(rules: &RuleSet) -> &Param {
    let rule = rules.get("deadline/slack").expect("it is built in");
    rule.params.iter().find(|param| param.name == "worth_it").expect("the rule has it")
}

#[test]
fn a_workspace_sets_a_parameter_of_a_rule() {
    let (rules, corpus, problems) =
        set("    - {rule: deadline/slack, name: worth_it, value: 3 working days}\n");
    assert!(problems.is_empty(), "{problems:?}");
    let param = worth_it(&rules);
    assert_eq!(param.value, Const::WorkTime(3 * 480));
    let place = param.set_at.as_ref().expect("the workspace has set it");
    let span = corpus.span(place).expect("the setting is written");
    assert_eq!(span.slice(&corpus.sources[0].text), "3 working days");
    let written = rules.as_written();
    let before = worth_it(&written);
    assert!(before.set_at.is_none() && before.value != param.value);
    assert_eq!(before, worth_it(&built_in()));
}

#[test]
fn a_wrong_parameter_is_answered_with_its_place_and_a_next_step() {
    for (params, said, help) in [
        (
            "    - {rule: deadline/slak, name: worth_it, value: 1wd}\n",
            "there is no rule `deadline/slak`",
            "write `deadline/slack`",
        ),
        (
            "    - {rule: deadline/slack, name: worthit, value: 1wd}\n",
            "the rule `deadline/slack` has no parameter `worthit`",
            "write `worth_it`",
        ),
        (
            "    - {rule: documents/own-output, name: most, value: 1wd}\n",
            "the rule `documents/own-output` has no parameter `most`",
            "remove this entry: the rule has no parameter",
        ),
        (
            "    - {rule: deadline/slack, name: worth_it, value: 3 days}\n",
            "the parameter `worth_it` wants a working time, which `3 days` is not",
            "write a value of the same sort as the rule's own",
        ),
        (
            "    - {rule: deadline/slack, name: worth_it, value: 3}\n",
            "the parameter `worth_it` wants a working time, which `3` is not",
            "write a value of the same sort as the rule's own",
        ),
        (
            "    - {rule: deadline/slack, name: worth_it, value: 3wd}\n    - {rule: deadline/slack, name: worth_it, value: 2wd}\n",
            "the parameter `worth_it` of the rule `deadline/slack` is set twice",
            "remove one of the two",
        ),
    ] {
        let (_, corpus, problems) = set(params);
        assert_eq!(problems.len(), 1, "{params}");
        assert_eq!(problems[0].message.get(Lang::En), said);
        let drawn = snippet::render(&problems[0], &corpus.sources, Lang::En, snippet::Style::default());
        assert!(drawn.contains(help) && drawn.contains("^"), "{drawn}");
        assert!(problems[0].message.vi.is_some());
    }
}
