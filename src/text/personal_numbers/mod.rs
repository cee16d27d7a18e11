//! Numbers that belong to a person, and how a text is shown without them.
//!
//! Whatever leaves the program (the page, every export, the command line) masks them by [`masked`].

mod groups;

use std::borrow::Cow;

use super::{Span, fold};
use groups::{SHORTEST, Window};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonalNumber {
    /// An identity number of 18 digits whose check digit is right.
    Id,
    /// One with a region and a day of birth whose check digit is wrong: miswritten, or another number.
    MiswrittenId,
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

/// The places of what looks like such a number, in order, however it is written: in groups, with signs that cannot be
/// seen, over a line's end. Words of a report are masked by it piece by piece, without what stands around them: it is
/// better to mask a serial number than to show a card's.
pub fn personal_numbers(text: &str) -> Vec<(Span, PersonalNumber)> {
    let mut found: Vec<(Span, PersonalNumber)> = Vec::new();
    if !may_hold(text) {
        return found;
    }
    groups::chains(text, |chain| {
        let mut end = 0;
        for window in chain.windows(text) {
            let kind = if window.span.start < end { None } else { kind(&window) };
            if let Some(kind) = kind {
                end = window.span.end;
                found.push((window.span, kind));
            }
        }
    });
    found
}

/// Whether so many digits stand together. One look at each character.
fn may_hold(text: &str) -> bool {
    let (mut digits, mut other) = (0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if matches!(c, '0'..='9' | '０'..='９') {
            (digits, other) = (digits + 1, 0);
        } else {
            other += 1;
            // Words end a number, and so does more than a gap of a few signs.
            if other > 8 || matches!(c, '\t' | 'A'..='z' | '\u{3001}'..='\u{9FFF}') {
                digits = 0;
            }
        }
        if digits == SHORTEST {
            return true;
        }
        let behind = rest.get(c.len_utf8()..).unwrap_or("");
        rest = if digits == 0 { from_digit(behind) } else { behind };
    }
    false
}

/// The text from where the first digit in any form may stand.
fn from_digit(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        at += match first {
            b'0'..=b'9' => break,
            0..0x80 => 1,
            // Ideographs, and the marks between them.
            0xE3..=0xE9 => 3,
            _ => break,
        };
    }
    text.get(at..).unwrap_or("")
}

/// What digits are by their count, their check and the places of the gaps between them.
fn kind(window: &Window) -> Option<PersonalNumber> {
    let digits = window.digits.as_str();
    let cuts = window.cuts.as_slice();
    let within = |places: &[usize]| cuts.iter().all(|cut| places.contains(cut));
    let once = cuts.len() == 1 && window.over_lines;
    match digits.len() {
        11 if is_mobile(digits) => {
            let usual = [&[][..], &[3], &[7], &[3, 7], &[3, 6], &[4, 7]].contains(&cuts);
            (usual || once).then_some(PersonalNumber::Mobile)
        }
        13 | 15 if cuts.is_empty() && without_country(digits).is_some_and(is_mobile) => {
            Some(PersonalNumber::Mobile)
        }
        // Region, date of birth, rest; or by fours; or parted once.
        18 if is_id(digits)
            && (within(&[3, 6, 10, 12, 14, 17]) || within(&[4, 8, 12, 16]) || cuts.len() == 1) =>
        {
            Some(PersonalNumber::Id)
        }
        18 if is_like_id(digits) && within(&[6, 10, 12, 14]) => Some(PersonalNumber::MiswrittenId),
        15 if cuts.is_empty() && is_day(digits.get(6..12)?) => Some(PersonalNumber::OldId),
        16..=19 if passes_luhn(digits) => {
            let by_fours = cuts.iter().copied().eq((4..digits.len()).step_by(4));
            (cuts.is_empty() || by_fours || cuts == [6] || once).then_some(PersonalNumber::BankCard)
        }
        _ => None,
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|b| *b >= b'3')
}

/// A number without China's country code.
fn without_country(digits: &str) -> Option<&str> {
    digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).filter(|rest| rest.len() == SHORTEST)
}

/// The text with identity, bank and mobile numbers masked, as it may be shown and exported: the first and the
/// last few characters stay, so that the place can be found again, and every other place keeps its offset. Borrowed where
/// there is nothing to mask.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = personal_numbers(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, kind) in found {
        out.push_str(text.get(at..span.start).unwrap_or(""));
        let is_digit = |c: char| fold(c).is_some_and(|c| c.is_ascii_alphanumeric());
        let count = span.of(text).chars().filter(|c| is_digit(*c)).count();
        let (head, tail) = kind.shown();
        let mut nth = 0;
        for c in span.of(text).chars() {
            let hidden = is_digit(c) && nth >= head && nth + tail < count;
            nth += usize::from(is_digit(c));
            // As wide as what it stands for, so that places in the text stay.
            let star = if c.is_ascii() { '*' } else { '＊' };
            out.push(if hidden { star } else { c });
        }
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Cow::Owned(out)
}

/// 18 digits that say a region and a day of birth, and have the right check digit (GB 11643).
fn is_id(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let values = digits.chars().take(17).filter_map(|c| c.to_digit(10));
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    is_like_id(digits) && digits.chars().next_back().as_ref() == CHECKS.get((sum % 11) as usize)
}

/// The same, whatever the check digit.
fn is_like_id(digits: &str) -> bool {
    let region = digits.get(..2).and_then(|d| d.parse::<u8>().ok()).is_some_and(|r| (11..=83).contains(&r));
    let century = digits.get(6..8).is_some_and(|century| matches!(century, "18" | "19" | "20"));
    region && century && digits.get(8..14).is_some_and(is_day)
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
        for text in [
            "http://a.cn/art/13800138000.html",
            "id=13800138000",
            "0571-13800138000x",
            "138001380001",
            "v1.13800138000",
        ] {
            assert_eq!(personal_numbers(text), [], "{text}");
        }
    }

    #[test]
    fn figures_of_tables_dates_and_landlines_are_not_persons() {
        for text in [
            "138\t0013\t8000",
            "138\n0013\n8000",
            "12 138 0013 8000 7",
            "2023.01.01-2023.12.31",
            "2023-01-01 至 2023-12-31",
            "0577-88012345-801",
            "400-820-8820",
            "110 105 19 49 12 31 00 21",
            "1000 1000 1000 1000",
        ] {
            assert_eq!(personal_numbers(text), [], "{text}");
        }
    }

    #[test]
    fn a_number_is_one_however_it_is_written() {
        use PersonalNumber::*;
        for (text, kind) in [
            ("１３８００１３８０００", Mobile),
            ("138 0013 8000", Mobile),
            ("138-0013-8000", Mobile),
            ("138.0013.8000", Mobile),
            ("138\u{00A0}0013\u{3000}8000", Mobile),
            ("138 - 0013 - 8000", Mobile),
            ("1380013 8000", Mobile),
            ("138\u{200B}0013\u{FEFF}8000", Mobile),
            ("1380013\n8000", Mobile),
            ("1380\n0138000", Mobile),
            ("+86 138 0013 8000", Mobile),
            ("+8613800138000", Mobile),
            ("86-13800138000", Mobile),
            ("110105 19491231 002X", Id),
            ("110105-1949-1231-002x", Id),
            ("1101 0519 4912 3100 2X", Id),
            ("110105 1949 12 31 002X", Id),
            ("1101051949\n1231002X", Id),
            ("１１０１０５１９４９１２３１００２Ｘ", Id),
            ("110105194912310021", MiswrittenId),
            ("110105 19491231 0021", MiswrittenId),
            ("6222 0212 3456 7890 128", BankCard),
            ("6222-0212-3456-7890-128", BankCard),
            ("622202 1234567890128", BankCard),
        ] {
            let around = format!("（{text}，");
            let kinds: Vec<PersonalNumber> =
                personal_numbers(&around).iter().map(|(_, kind)| *kind).collect();
            assert_eq!(kinds, [kind], "{text}");
        }
    }

    #[test]
    fn numbers_are_masked_and_the_rest_stays() {
        assert_eq!(masked("电话13800138000，件数12"), "电话138****8000，件数12");
        assert_eq!(masked("电话138-0013-8000，件数12"), "电话138-****-8000，件数12");
        assert_eq!(masked("身份证11010519491231002X。"), "身份证1101**********002X。");
        assert_eq!(masked("身份证110105 19491231 002X。"), "身份证1101** ******** 002X。");
        assert_eq!(masked("１３８００１３８０００件"), "１３８＊＊＊＊８０００件");
        assert_eq!(masked("卡号6222021234567890128"), "卡号6222***********0128");
        // A piece of a line, without the words that say what it is.
        assert_eq!(masked("110105700101123"), "1101*******1123");
        assert_eq!(masked("4111111111111111"), "4111********1111");
        assert!(matches!(masked("全年共收到12件"), Cow::Borrowed(_)));
    }
}
