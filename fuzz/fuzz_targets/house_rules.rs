#![no_main]

use gouji::house_rules::HouseRules;
use gouji::options::Options;

const REPORT: &str = include_str!("../../src/app/model/samples/sound.txt");

libfuzzer_sys::fuzz_target!(|file: &str| {
    if let Ok(house_rules) = HouseRules::read(file) {
        let options = Options { house_rules, ..Options::default() };
        gouji::check(gouji::source::from_text(REPORT), &options, None);
    }
});
