//! Ratios of processor time, measured in turns within one run, so that what else the machine does tells less:
//! `cargo bench --bench ratios`. What came of it is in `docs/performance.md`.

use std::time::Instant;

use generate::Workspace;
use rasoat::check::check;
use rasoat::lang::rule::Rule;
use rasoat::rules;

#[path = "corpus/generate.rs"]
mod generate;
#[path = "corpus/joins.rs"]
mod joins;

fn main() {
    // `cargo test` and `cargo bench -- --test` only ask whether it runs.
    let rounds = if std::env::args().any(|word| word == "--test") { 1 } else { 11 };
    let [hundred, thousand, ten_thousand] = [100, 1_000, 10_000].map(Workspace::of);
    let ways = joins::WAYS.map(|(_, loops)| joins::rule(loops));
    let pack = rules::built_in().rules;
    let run = |workspace: &Workspace, rules: &[Rule]| {
        std::hint::black_box(check(workspace.world(), rules));
    };

    let times = measured(rounds, &mut [&mut || drop(rules::built_in())]);
    say(&format!("compile the standard pack: {:.1} ms", times[0]));
    let times = measured(
        rounds,
        &mut [&mut || run(&thousand, &ways[0]), &mut || run(&thousand, &ways[1]), &mut || {
            run(&thousand, &ways[2])
        }],
    );
    for (at, (name, _)) in joins::WAYS.iter().enumerate() {
        say(&format!("one join, {name}: {:.2} ms, {:.2} of the first", times[at], times[at] / times[0]));
    }
    // The smallest workspace stays in the caches of the processor: the growth beyond is what a larger one shows.
    let thirty_thousand = Workspace::of(if rounds == 1 { 1_000 } else { 30_000 });
    let times = measured(
        rounds,
        &mut [&mut || run(&thousand, &ways[0]), &mut || run(&ten_thousand, &ways[0]), &mut || {
            run(&thirty_thousand, &ways[0])
        }],
    );
    drop(thirty_thousand);
    say(&format!(
        "a join, 1,000 procedures: {:.2} ms; 10,000: {:.2} ms, {:.1} times; 30,000: {:.0} ms, {:.1} times",
        times[0],
        times[1],
        times[1] / times[0],
        times[2],
        times[2] / times[1]
    ));
    let times = measured(
        rounds,
        &mut [&mut || run(&hundred, &pack), &mut || run(&thousand, &pack), &mut || run(&ten_thousand, &pack)],
    );
    say(&format!(
        "the standard pack, 100 procedures: {:.2} ms; 1,000: {:.1} ms, {:.1} times; 10,000: {:.0} ms, {:.1} times",
        times[0],
        times[1],
        times[1] / times[0],
        times[2],
        times[2] / times[1]
    ));
}

/// The least time of one sample, in seconds.
const SAMPLE: f64 = 0.05;

/// The median processor time of each of some jobs in milliseconds; they take turns.
fn measured(rounds: usize, jobs: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); jobs.len()];
    // The system counts processor time in steps of some milliseconds: short jobs are done several times over.
    let repeats: Vec<u32> = jobs
        .iter_mut()
        .map(|job| {
            let start = Instant::now();
            job();
            (SAMPLE / start.elapsed().as_secs_f64()).ceil() as u32
        })
        .collect();
    for _ in 0..rounds {
        for (at, job) in jobs.iter_mut().enumerate() {
            let start = Clock::now();
            (0..repeats[at]).for_each(|_| job());
            times[at].push(start.elapsed() as f64 / 1e6 / f64::from(repeats[at]));
        }
    }
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    times.into_iter().map(median).collect()
}

/// Processor time of this thread where the system tells it (Linux), or else time on the wall.
enum Clock {
    Processor(u64),
    Wall(Instant),
}

impl Clock {
    fn now() -> Clock {
        on_processor().map_or_else(|| Clock::Wall(Instant::now()), Clock::Processor)
    }

    /// Nanoseconds since.
    fn elapsed(&self) -> u64 {
        match self {
            Clock::Processor(start) => on_processor().unwrap_or(*start) - start,
            Clock::Wall(start) => start.elapsed().as_nanos() as u64,
        }
    }
}

fn on_processor() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}

#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn say(line: &str) {
    println!("{line}");
}
