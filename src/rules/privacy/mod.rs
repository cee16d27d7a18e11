//! Personal data and marks of secrecy in a text that is public, or will be.
//!
//! What is found is shown masked everywhere: [`mask`] is for all who print words of a report.

mod numbers;
mod words;

use std::borrow::Cow;

use super::Rule;

pub use numbers::Kind;

/// The rules of this family.
pub static RULES: &[&dyn Rule] = &[
    &numbers::IdNumber,
    &numbers::Mobile,
    &words::Name,
    &numbers::BankCard,
    &words::Address,
    &words::CaseNumber,
    &words::Secret,
];

/// The text with identity, bank and mobile numbers masked, as it may be shown and exported: the first and the
/// last few characters stay, so that the place can be found again. Borrowed where there is nothing to mask.
pub fn mask(text: &str) -> Cow<'_, str> {
    let found = numbers::find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, kind) in found {
        out.push_str(text.get(at..span.start).unwrap_or(""));
        let count = span.of(text).chars().count();
        let (head, tail) = kind.shown();
        for (nth, c) in span.of(text).chars().enumerate() {
            out.push(if nth < head || nth + tail >= count { c } else { '*' });
        }
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_masked_and_the_rest_stays() {
        assert_eq!(mask("电话13800138000，件数12"), "电话138****8000，件数12");
        assert_eq!(mask("身份证11010519491231002X。"), "身份证1101**********002X。");
        assert_eq!(mask("卡号6222021234567890128"), "卡号6222***********0128");
        // A piece of a line, without the words that say what it is.
        assert_eq!(mask("110105700101123"), "1101*******1123");
        assert_eq!(mask("4111111111111111"), "4111********1111");
        assert!(matches!(mask("全年共收到12件"), Cow::Borrowed(_)));
    }
}
