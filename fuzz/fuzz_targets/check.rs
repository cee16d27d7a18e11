#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gouji_fuzz::properties::hold(&gouji::source::from_text(text)));
