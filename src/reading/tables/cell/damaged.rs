//! Cells in which copying, converting or recognising left something else than a number, and what number it was.

use crate::num::Num;
use crate::report::{Damage, DamageCause};

use super::{folded, is_plain_number, is_zero_led, unit};

/// What a column shows that is too narrow for its number.
fn is_too_narrow(folded: &str) -> bool {
    folded.len() > 1 && folded.chars().all(|c| c == '#')
}

/// A formula, or what a workbook shows where one has no result.
fn is_formula(folded: &str) -> bool {
    const ERRORS: [&str; 7] = ["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!"];
    let rest = folded.strip_prefix('=').map(|rest| rest.trim_start_matches(['+', '-', '(']));
    ERRORS.contains(&folded)
        || rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '$')
        })
}

/// Whether a number stands in a cell that cannot be seen: the column is too narrow for it, or a formula has no result.
pub fn is_unseen(text: &str) -> bool {
    let mark = |c: char| matches!(c, '#' | '=' | '＃' | '＝');
    text.trim_start().starts_with(mark) && {
        let folded = folded(text);
        is_too_narrow(&folded) || is_formula(&folded)
    }
}

/// What copying or conversion did to a number, where something is left of it.
pub(super) fn damaged(folded: &str) -> Option<Damage> {
    if is_too_narrow(folded) {
        return Some(Damage { cause: DamageCause::TooNarrow, likely: None });
    }
    if is_formula(folded) {
        return Some(Damage { cause: DamageCause::Formula, likely: None });
    }
    // A speck behind a figure, or a full stop: 12。
    let speck = || {
        folded.strip_suffix(['.', '。', '、']).filter(|digits| is_plain_number(digits)).and_then(Num::parse)
    };
    if let Some(number) = with_note(folded).or_else(speck) {
        return Some(Damage { cause: DamageCause::Note, likely: Some(number) });
    }
    let digit = |c: char| c.is_ascii_digit();
    let figures = folded.chars().filter(|c| digit(*c)).count();
    let only = |others: &[char]| figures > 0 && folded.chars().all(|c| digit(c) || others.contains(&c));
    let whole = |text: &str| (1..=9).contains(&text.len()).then(|| Num::parse(text)).flatten();
    if only(&[' ', '\n', '.']) && folded.contains([' ', '\n']) && folded.matches('.').count() < 2 {
        let joined: String = folded.chars().filter(|c| digit(*c) || *c == '.').collect();
        // Wide apart they may as well be two numbers.
        let likely = whole(&joined).filter(|_| !folded.contains("  ") && !is_zero_led(&joined));
        return Some(Damage { cause: DamageCause::Broken, likely });
    }
    let letters: Vec<char> = LOOKALIKES.iter().map(|(letter, _)| *letter).collect();
    let alone = folded.len() <= 4 && folded.chars().all(|c| c != '|' && letters.contains(&c));
    let decimal = folded.matches('.').count() == 1 && figures > 1 && {
        let of_number = |c: char| digit(c) || c == '.' || letters.contains(&c);
        folded.starts_with(digit) && folded.chars().all(of_number) && folded.contains(letters.as_slice())
    };
    if alone || decimal || only(&letters) {
        let meant =
            |c: char| LOOKALIKES.iter().find(|(letter, _)| *letter == c).map_or(c, |(_, digit)| *digit);
        let digits: String = folded.chars().map(meant).collect();
        return Some(Damage { cause: DamageCause::Letters, likely: whole(&digits) });
    }
    // A mark may be what is left of a digit.
    if let Some(digits) = among_marks(folded) {
        // A dash among them may be a sign.
        let likely = whole(digits).filter(|_| !folded.contains('-'));
        return Some(Damage { cause: DamageCause::Marks, likely });
    }
    // Nothing is left but what stands in place of characters that were lost: ??, ��, □□; or of all that was cut off: ….
    let is_lost = |c: char| matches!(c, '?' | '\u{FFFD}' | '□' | '…');
    let lost = folded.chars().filter(|c| is_lost(*c)).count();
    let within = folded.trim_matches(|c: char| is_lost(c) || c == ' ').contains(is_lost);
    let only_lost = folded.chars().all(|c| is_lost(c) || digit(c) || c == ' ');
    if lost > 0 && only_lost && (figures == 0 || lost > 1 || within) {
        return Some(Damage { cause: DamageCause::Lost, likely: None });
    }
    // What GBK has no character for becomes a question mark: a no-break space around the number.
    let inner = folded.trim_matches(|c: char| c == '?' || c == '\u{FFFD}' || c == ' ');
    let is_plain = !inner.is_empty() && inner.chars().all(digit);
    (is_plain && inner.len() < folded.len())
        .then(|| Damage { cause: DamageCause::Lost, likely: whole(inner) })
}

/// What recognising a picture makes of digits. The first five people type as well.
const LOOKALIKES: &[(char, char)] = &[
    ('O', '0'),
    ('o', '0'),
    ('l', '1'),
    ('I', '1'),
    ('|', '1'),
    ('Q', '0'),
    ('D', '0'),
    ('Z', '2'),
    ('z', '2'),
    ('A', '4'),
    ('S', '5'),
    ('s', '5'),
    ('b', '6'),
    ('G', '6'),
    ('B', '8'),
    ('g', '9'),
    ('q', '9'),
];

/// Whether all letters among digits are such as people type in place of digits.
pub(super) fn may_be_typed(folded: &str) -> bool {
    folded.chars().all(|c| c.is_ascii_digit() || matches!(c, 'O' | 'o' | 'l' | 'I' | '|'))
}

/// The only digits among marks that mean nothing: `·0`, `12;`, `"7"`, (3).
fn among_marks(folded: &str) -> Option<&str> {
    // A sign, about, a share, an amount.
    let means =
        |c: char| matches!(c, '+' | '±' | '%' | '‰' | '≈' | '<' | '>' | '≤' | '≥' | '=' | '¥' | '￥' | '$');
    let is_mark = |c: char| !c.is_alphanumeric() && !means(c) && !matches!(c, '?' | '\u{FFFD}' | '□' | '…');
    let digits = folded.trim_matches(|c: char| !c.is_ascii_digit());
    let (before, behind) = folded.split_once(digits).filter(|_| !digits.is_empty())?;
    let is_about = before.ends_with('~');
    let all_marks = before.chars().chain(behind.chars()).all(is_mark);
    let is_number = digits.chars().all(|c| c.is_ascii_digit() || c == '.') && digits.matches('.').count() < 2;
    (all_marks && !is_about && before.len() + behind.len() > 0 && is_number).then_some(digits)
}

/// A number with a: 132*, 3①, `5[2]`, 22(其中修订16件).
pub(super) fn with_note(folded: &str) -> Option<Num> {
    let end = folded.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (digits, rest) = folded.split_at_checked(end)?;
    let rest = rest.trim_start();
    // A note's number that stands raised: 41^1.
    let raised = rest.strip_prefix('^').is_some_and(|note| (1..=4).contains(&note.chars().count()));
    let is_mark = |c: char| matches!(c, '*' | '#' | '※' | '†' | '‡' | '¹' | '²' | '³' | '⁰'..='⁹' | '①'..='⑳' | '⑴'..='⒇' | '❶'..='❿');
    let bracketed = |open: char, close: char| {
        rest.strip_prefix(open).and_then(|inner| inner.strip_suffix(close)).filter(|i| !i.contains(open))
    };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    // A numeral in brackets may be the next row's.
    let is_note = |inner: &str| {
        inner.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
            && !inner.chars().all(|c| "一二三四五六七八九十".contains(c))
            && unit(inner).is_none()
    };
    // What is left of a remark in a margin: [A1], [LW2].
    let is_remark = |inner: &str| {
        let number = inner.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        (1..=3).contains(&(inner.len() - number.len())) && is_number(number)
    };
    let marked = !rest.is_empty() && rest.chars().all(is_mark);
    let noted = bracketed('(', ')').is_some_and(is_note)
        || bracketed('[', ']').is_some_and(|inner| is_number(inner) || is_note(inner) || is_remark(inner))
        || bracketed('【', '】').is_some_and(is_note)
        || bracketed('〔', '〕').is_some_and(is_number);
    (marked || noted || raised).then(|| Num::parse(digits)).flatten()
}
