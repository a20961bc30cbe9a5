//! A file of a workspace: read, linked, reckoned, checked by every rule, reported on.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doors::drive::file(bytes));
