//! A procedure under every kind of change: what is written says what was wanted.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| doors::change(text));
