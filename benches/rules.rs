//! The rules over generated workspaces: `cargo bench --bench rules`. What is measured and what came of it is in
//! `docs/performance.md`.

use divan::{Bencher, black_box};
use generate::Workspace;
use rasoat::check::check;
use rasoat::rules;

#[path = "corpus/generate.rs"]
mod generate;
#[path = "corpus/joins.rs"]
mod joins;

fn main() {
    divan::main();
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

/// One join written three ways takes the same time.
#[divan::bench(args = [0, 1, 2], sample_count = 100)]
fn one_join_written_three_ways(bencher: Bencher<'_, '_>, way: usize) {
    let workspace = Workspace::of(1_000);
    let rules = joins::rule(joins::WAYS[way].1);
    bencher.bench_local(|| check(workspace.world(), black_box(&rules)));
}

/// A join across procedures grows with the procedures, not with their square.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn a_join_across_procedures(bencher: Bencher<'_, '_>, procedures: usize) {
    let workspace = Workspace::of(procedures);
    let rules = joins::rule(joins::WAYS[0].1);
    bencher.bench_local(|| check(workspace.world(), black_box(&rules)));
}
