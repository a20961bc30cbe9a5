//! The rule language: what compiles, what does not, and what is said.

use rasoat::rules;

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
