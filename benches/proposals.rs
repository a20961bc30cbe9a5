//! Proposals over a thousand generated procedures: simulated and proven, and carried into the texts of a thousand files:
//! `cargo bench --bench proposals`. What came of it is in `docs/performance.md`.

use divan::Bencher;
use generate::Workspace;
use rasoat::check::check;
use rasoat::model::edit::Change;
use rasoat::model::load::load;
use rasoat::model::patch::patch;
use rasoat::propose::propose_on;
use rasoat::rules;
use rasoat::source::SourceId;

#[path = "corpus/generate.rs"]
mod generate;

fn main() {
    divan::main();
}

/// Every proposal of so many procedures, simulated and proven alone and together; files are read, facts and findings found
/// beforehand.
#[divan::bench(args = [100, 1_000], sample_count = 5, sample_size = 1)]
fn simulate_and_prove_all_proposals(bencher: Bencher<'_, '_>, procedures: usize) {
    let workspace = Workspace::of(procedures);
    let findings = check(workspace.world(), &rules::built_in().rules).findings;
    let made = propose_on(workspace.world(), &findings).made.len();
    assert!(made > procedures / 20, "{made} proposals are too few to say anything");
    bencher
        .counter(divan::counter::ItemsCount::new(made))
        .bench_local(|| propose_on(workspace.world(), &findings));
}

/// One proven edit lowered into each of so many files: read, changed, read again and compared.
#[divan::bench(args = [100, 1_000], sample_count = 5, sample_size = 1)]
fn patch_files(bencher: Bencher<'_, '_>, files: usize) {
    let generated = generate::generate(files, 1);
    let corpus = load(generated.sources.clone()).corpus;
    let of = |at: &usize| corpus.places.procedures[*at].0 as usize;
    let all: Vec<(SourceId, &str, Change)> = (0..corpus.procedures.len())
        .map(|at| {
            let id = corpus.places.procedures[at];
            let text = corpus.sources[of(&at)].text.as_str();
            let document = corpus.procedures[at].documents[0].id.clone();
            (id, text, Change::SetCopies { document, originals: 1, copies: 1 })
        })
        .collect();
    bencher.counter(divan::counter::ItemsCount::new(files)).bench_local(|| {
        for (id, text, change) in &all {
            let patched = patch(text, *id, &[change], &corpus.catalog);
            assert!(patched.is_ok_and(|patched| patched.text != *text));
        }
    });
}
