//! A search of the command line.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| doors::drive::search(text));
