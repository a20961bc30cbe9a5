//! How many cases a law is tried on, and which: the same at every run. `PROPTEST_CASES` tries more, `PROPTEST_RNG_SEED` others.

use proptest::test_runner::{Config, RngSeed};

/// The settings for a law that is tried on so many cases.
pub(crate) fn law(cases: u32) -> Config {
    let asked = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    Config {
        cases: asked("PROPTEST_CASES").map_or(cases, |asked: u64| u32::try_from(asked).unwrap_or(u32::MAX)),
        rng_seed: RngSeed::Fixed(asked("PROPTEST_RNG_SEED").unwrap_or(20_250_701)),
        failure_persistence: None,
        ..Config::default()
    }
}
