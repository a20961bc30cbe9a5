//! The rules over generated workspaces: `cargo bench --bench rules`. What is measured and what came of it is in
//! `docs/performance.md`.

use divan::{Bencher, black_box};
use rasoat::check::check;
use rasoat::facts::{self, Facts, column::World};
use rasoat::lang::compile::compile;
use rasoat::lang::rule::Rule;
use rasoat::model::corpus::Corpus;
use rasoat::model::load::load;
use rasoat::rules;
use rasoat::source::SourceId;

#[path = "corpus/generate.rs"]
mod generate;

fn main() {
    divan::main();
}

/// A workspace that was read.
struct Workspace {
    corpus: Corpus,
    facts: Facts,
}

impl Workspace {
    fn of(procedures: usize) -> Workspace {
        let generated = generate::generate(procedures, 1);
        let loaded = load(generated.sources);
        assert!(loaded.diagnostics.is_empty(), "the generator writes sound files");
        let facts = facts::of_corpus(&loaded.corpus);
        let workspace = Workspace { corpus: loaded.corpus, facts };
        let checked = check(workspace.world(), &rules::built_in().rules);
        for (rule, expected) in generated.expected {
            let found = checked.findings.iter().filter(|finding| finding.rule == rule).count();
            assert_eq!(found, expected, "{rule}");
        }
        for defect in generate::Defect::ALL {
            assert!(!defect.rule().is_empty());
        }
        workspace
    }

    fn world(&self) -> World<'_> {
        World { corpus: &self.corpus, facts: &self.facts, as_of: None }
    }
}

/// Parses and compiles every built-in rule: what each start of the program costs.
#[divan::bench]
fn compile_the_standard_pack() -> rules::RuleSet {
    rules::built_in()
}

/// Evaluates every built-in rule; files are read and facts found beforehand.
#[divan::bench(args = [100, 1_000], sample_count = 20)]
fn evaluate_the_standard_pack(bencher: Bencher<'_, '_>, procedures: usize) {
    let workspace = Workspace::of(procedures);
    let pack = rules::built_in().rules;
    bencher.bench_local(|| check(workspace.world(), black_box(&pack)));
}

/// One join, from the papers to the results or the other way, the equality either way round.
const JOINS: [(&str, &str); 3] = [
    ("from the paper", "for each d in documents for each o in outputs where d.type == o.type"),
    ("from the result", "for each o in outputs for each d in documents where o.type == d.type"),
    ("turned round, last", "for each d in documents for each o in outputs where o.type == d.type"),
];

/// One join written three ways takes the same time.
#[divan::bench(args = [0, 1, 2], sample_count = 100)]
fn one_join_written_three_ways(bencher: Bencher<'_, '_>, way: usize) {
    let workspace = Workspace::of(1_000);
    let rules = joined(JOINS[way].1);
    bencher.bench_local(|| check(workspace.world(), black_box(&rules)));
}

/// A join across procedures grows with the procedures, not with their square.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn a_join_across_procedures(bencher: Bencher<'_, '_>, procedures: usize) {
    let workspace = Workspace::of(procedures);
    let rules = joined(JOINS[0].1);
    bencher.bench_local(|| check(workspace.world(), black_box(&rules)));
}

/// A rule of these loops that flags the paper another procedure issues.
fn joined(loops: &str) -> Vec<Rule> {
    let text = format!(
        "/// Giấy tờ là kết quả của thủ tục khác.\n/// A paper that another procedure issues.\n///\n/// Đo.\n/// Measured.\n\
         rule measured/join {{ criterion necessity pack simplification level info basis 63/2010/NĐ-CP art 10\n\
         {loops} where d.procedure != o.procedure flag d vi \"«{{d.name}}»\" en \"`{{d.name}}`\" }}"
    );
    let (rules, problems) = compile(SourceId::default(), &text);
    assert!(problems.is_empty(), "{problems:?}");
    rules
}
