#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    gouji_fuzz::archive::mutate(data, size, most, seed)
});

fuzz_target!(|bytes: &[u8]| gouji_fuzz::read("report.docx", bytes));
