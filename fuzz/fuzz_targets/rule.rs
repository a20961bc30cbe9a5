//! A rule file: compiled, laid out, linted, run.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| doors::drive::rule(text));
