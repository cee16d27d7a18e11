#![no_main]

use gouji::options::kept;

// What was kept in a browser comes back as it was, or as the defaults.
libfuzzer_sys::fuzz_target!(|words: &str| {
    let once = kept::write(&kept::read(words));
    assert_eq!(once, kept::write(&kept::read(&once)));
});
