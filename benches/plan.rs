//! How long a plan takes: 500 proposals over 60 instruments, without the simulation of procedures.

use rasoat::plan::problem::{Item, Problem};
use rasoat::plan::search::{Found, search};

fn main() {
    divan::main();
}

/// A problem of this size, always the same: a small congruential generator.
fn problem(proposals: usize, instruments: usize, percent: i64) -> Problem {
    let mut state: u64 = 20_261_123;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let points: Vec<i64> = (0..instruments).map(|_| [2, 4, 8, 16, 32][next(5) as usize]).collect();
    let items: Vec<Item> = (0..proposals)
        .map(|_| {
            let mut needs: Vec<usize> = (0..next(3)).map(|_| next(instruments as u64) as usize).collect();
            needs.sort_unstable();
            needs.dedup();
            Item { effort: 1, instruments: needs, saves: vec![1_000_000 + 1_000 * next(900_000) as i64] }
        })
        .collect();
    let conflicts: Vec<Vec<usize>> = (0..proposals / 20)
        .map(|_| (next(proposals as u64) as usize, next(proposals as u64) as usize))
        .filter(|(one, two)| one != two)
        .map(|(one, two)| vec![one.min(two), one.max(two)])
        .collect();
    let all: i64 = items.iter().map(|item| item.saves[0]).sum();
    Problem { items, instruments: points, needed: vec![all * percent / 100], conflicts }
}

fn solved(problem: &Problem) -> Found {
    search(problem, &mut |chosen: &[usize]| Ok(problem.sum(chosen)))
}

#[divan::bench(args = [10, 20, 50, 80], sample_count = 3, sample_size = 1)]
fn of_500_proposals_over_60_instruments(bencher: divan::Bencher, percent: i64) {
    let problem = problem(500, 60, percent);
    bencher.bench_local(|| {
        let found = solved(&problem);
        assert!(found.reached);
        found
    });
}
