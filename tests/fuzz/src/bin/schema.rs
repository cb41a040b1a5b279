//! The target `schema`, driven by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::once_a_process(fuzz::Target::Schema, data));
