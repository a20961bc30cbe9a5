//! What a rule says, with its placeholders.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| doors::drive::message(text));
