//! The rule language: what compiles, what does not, and what is said.

use rasoat::report::snippet;
use rasoat::rules;
use rasoat::text::Lang;

#[test]
fn built_in_rules_compile() {
    let set = rules::built_in();
    let problems: Vec<String> = set
        .problems
        .iter()
        .map(|problem| {
            let label = &problem.labels[0];
            let source = &set.sources[label.source.0 as usize];
            let at = source.line_column(label.span.start);
            format!("{}:{}:{}: {:?} {:?}", source.name, at.line, at.column, problem.message.en, problem.help)
        })
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(set.rules.len(), rules::BUILT_IN.len());
}

#[test]
fn every_example_of_a_built_in_rule_holds() {
    let set = rules::built_in();
    let problems: Vec<String> = set
        .rules
        .iter()
        .flat_map(|rule| {
            rasoat::example::test(rule, &set.rules).into_iter().map(move |problem| (rule, problem))
        })
        .map(|(rule, problem)| {
            format!(
                "{}: {}",
                rule.id,
                snippet::render(&problem, &set.sources, Lang::En, snippet::Style::default())
            )
        })
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
