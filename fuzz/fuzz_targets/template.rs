//! A template of a house, for a page and for a text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| doors::drive::template(text));
