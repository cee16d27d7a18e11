//! Codes of house rules, kept for as long as the program runs: a finding names its rule by a code that outlives every
//! report.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How a code of a house rule begins.
const FAMILY: &str = "LOCAL-";

/// The most characters behind that.
const LONGEST: usize = 40;

/// The most codes that are kept. An office has some dozens; a program that is handed new ones without end stops here.
const MOST: usize = 20_000;

static CODES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// A code as findings carry it: the same words are kept once. `None` for what is no code of a house rule.
pub fn intern(code: &str) -> Option<&'static str> {
    let rest = code.strip_prefix(FAMILY)?;
    let is_plain = rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    if !is_plain || rest.is_empty() || rest.len() > LONGEST || rest.starts_with('-') || rest.ends_with('-') {
        return None;
    }
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = codes.get(code) {
        return Some(known);
    }
    if codes.len() >= MOST {
        return None;
    }
    let kept: &'static str = Box::leak(code.to_owned().into_boxed_str());
    codes.insert(kept);
    Some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_kept_once() {
        let code = String::from("LOCAL-S1-LENGTH");
        let (first, second) = (intern(&code).unwrap(), intern(&code).unwrap());
        assert_eq!((first, first.as_ptr()), (code.as_str(), second.as_ptr()));
    }

    #[test]
    fn other_words_are_no_code() {
        for words in
            ["", "LOCAL-", "LOCAL", "T3-SUM", "LOCAL-a", "LOCAL-甲", "LOCAL--A", "LOCAL-A-", "LOCAL-A B"]
        {
            assert_eq!(intern(words), None, "{words}");
        }
        assert_eq!(intern(&format!("LOCAL-{}", "A".repeat(LONGEST + 1))), None);
    }
}
