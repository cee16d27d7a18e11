//! Numbers that belong to a person, and how a text is shown without them.
//!
//! Whatever leaves the program (the page, every export, the command line) masks them by [`masked`].

use std::borrow::Cow;

use super::{Span, fold};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalNumber {
    /// An identity number of 18 digits whose check digit is right.
    Id,
    /// One of 15 digits, as before 1999.
    OldId,
    /// A mobile telephone number.
    Mobile,
    /// A number that passes the check of bank cards.
    BankCard,
}

impl PersonalNumber {
    /// How many characters stay at either end when it is masked.
    fn shown(self) -> (usize, usize) {
        if self == PersonalNumber::Mobile { (3, 4) } else { (4, 4) }
    }
}

/// Whether eleven digits stand in a row, as in the shortest of such numbers. One look at each character.
fn may_hold(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = if matches!(c, '0'..='9' | '０'..='９') { run + 1 } else { 0 };
        run == 11
    })
}

/// The places of what looks like such a number, in order. Words of a report are masked by it piece by piece, without
/// what stands around them: it is better to mask a serial number than to show a card's.
pub fn personal_numbers(text: &str) -> Vec<(Span, PersonalNumber)> {
    let mut found = Vec::new();
    if !may_hold(text) {
        return found;
    }
    let (mut digits, mut start) = (String::new(), 0);
    let mut behind_word = false;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let folded = fold(c);
        if let Some(digit) = folded.filter(char::is_ascii_digit) {
            if digits.is_empty() {
                start = at;
            }
            digits.push(digit);
            continue;
        }
        if !digits.is_empty() {
            let check = folded.filter(|c| matches!(c, 'X' | 'x') && digits.len() == 17);
            let end = at + check.map_or(0, |_| c.len_utf8());
            if let Some(check) = check {
                digits.push(check);
            }
            // Letters and marks around a run of digits make it part of an address or a serial number.
            let joined = folded.is_some_and(|c| {
                check.is_none()
                    && (c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '=' | '&' | '%' | '-'))
            });
            let open_ended = joined && !matches!(folded, Some('-' | '.'));
            if !behind_word && !open_ended {
                found.extend(kind(&digits).map(|kind| (Span::new(start, end), kind)));
            }
            digits.clear();
        }
        behind_word = folded
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '=' | '&' | '%' | '.'));
    }
    found
}

fn kind(digits: &str) -> Option<PersonalNumber> {
    match digits.len() {
        11 if digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|b| *b >= b'3') => {
            Some(PersonalNumber::Mobile)
        }
        18 if is_id(digits) => Some(PersonalNumber::Id),
        15 if is_day(digits.get(6..12)?) => Some(PersonalNumber::OldId),
        16..=19 if passes_luhn(digits) => Some(PersonalNumber::BankCard),
        _ => None,
    }
}

/// The text with identity, bank and mobile numbers masked, as it may be shown and exported: the first and the
/// last few characters stay, so that the place can be found again. Borrowed where there is nothing to mask.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = personal_numbers(text);
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

/// 18 digits with a day of birth and the right check digit (GB 11643).
fn is_id(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let values = digits.chars().take(17).filter_map(|c| c.to_digit(10));
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let check = CHECKS.get((sum % 11) as usize);
    let region = digits.get(..2).and_then(|d| d.parse::<u8>().ok()).is_some_and(|r| (11..=83).contains(&r));
    let born = digits.get(6..8).is_some_and(|century| matches!(century, "18" | "19" | "20"))
        && digits.get(8..14).is_some_and(is_day);
    region && born && digits.chars().next_back().map(|c| c.to_ascii_uppercase()).as_ref() == check
}

/// Whether six digits are a day: year, month, day of two digits each.
fn is_day(digits: &str) -> bool {
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|d| d.parse::<u8>().ok());
    part(2..4).is_some_and(|m| (1..=12).contains(&m)) && part(4..6).is_some_and(|d| (1..=31).contains(&d))
}

/// The check of bank cards (ISO/IEC 7812, Luhn).
fn passes_luhn(digits: &str) -> bool {
    let doubled = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(|(nth, digit)| {
        let twice = if nth % 2 == 1 { digit * 2 } else { digit };
        if twice > 9 { twice - 9 } else { twice }
    });
    doubled.sum::<u32>() % 10 == 0 && digits.bytes().any(|b| b != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_of_numbers() {
        assert!(is_id("11010519491231002X") && !is_id("110105194912310021"));
        assert!(passes_luhn("6222021234567890128") && !passes_luhn("6222021234567890123"));
    }

    #[test]
    fn numbers_inside_addresses_are_not_persons() {
        for text in
            ["http://a.cn/art/13800138000.html", "id=13800138000", "0571-13800138000x", "138001380001"]
        {
            assert_eq!(personal_numbers(text), [], "{text}");
        }
        assert_eq!(personal_numbers("１３８００１３８０００").len(), 1);
    }

    #[test]
    fn numbers_are_masked_and_the_rest_stays() {
        assert_eq!(masked("电话13800138000，件数12"), "电话138****8000，件数12");
        assert_eq!(masked("身份证11010519491231002X。"), "身份证1101**********002X。");
        assert_eq!(masked("卡号6222021234567890128"), "卡号6222***********0128");
        // A piece of a line, without the words that say what it is.
        assert_eq!(masked("110105700101123"), "1101*******1123");
        assert_eq!(masked("4111111111111111"), "4111********1111");
        assert!(matches!(masked("全年共收到12件"), Cow::Borrowed(_)));
    }
}
