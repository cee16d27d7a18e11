//! Days as reports write them: 2020年1月18日, 二〇二〇年一月十八日, 2020-01-31, 2024/1/22.

use crate::report::Date;

/// Reads a day at the start of folded text without white space: the day and the bytes. `year` is taken where
/// only month and day are printed (1月1日至12月31日).
pub(crate) fn date(text: &str, year: Option<u16>) -> Option<(Date, usize)> {
    if !text.starts_with(may_begin) {
        return None;
    }
    let (first, length) = number(text)?;
    let rest = text.get(length..)?;
    let mark = rest.chars().next()?;
    let is_ascii = text.starts_with(|c: char| c.is_ascii_digit());
    if (1000..=9999).contains(&first) && length >= 4 {
        let year = u16::try_from(first).ok()?;
        return match mark {
            '年' | '-' | '/' | '.' => {
                let at = length + mark.len_utf8();
                month_and_day(text.get(at..)?, mark).map(|(m, d, n)| (at + n, m, d))
            }
            _ => None,
        }
        .and_then(|(length, month, day)| Some((valid(year, month, day)?, length)));
    }
    // A converter may have lost 年 and 月: 202111日 is 2021年1月1日.
    if mark == '日' && (6..=8).contains(&length) && is_ascii {
        return damaged(text.get(..length)?).map(|date| (date, length + '日'.len_utf8()));
    }
    if mark != '月' {
        return None;
    }
    let (month, day, length) = month_and_day(text, '年')?;
    Some((valid(year?, month, day)?, length))
}

/// Whether a day may begin with a character: most of a text need not be read as one.
pub(crate) fn may_begin(c: char) -> bool {
    let written = ['零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    c.is_ascii_digit() || c == 'O' || written.contains(&c)
}

/// A day of which only the digits are left: the year, then month and day with or without leading zeros.
fn damaged(digits: &str) -> Option<Date> {
    let year = digits.get(..4)?.parse().ok()?;
    let rest = digits.get(4..)?;
    let (month, day) = match rest.len() {
        2 => (rest.get(..1)?, rest.get(1..)?),
        4 => (rest.get(..2)?, rest.get(2..)?),
        // 131 is 1月31日; 111 could be two days.
        3 => {
            let (short, long) = ((rest.get(..1)?, rest.get(1..)?), (rest.get(..2)?, rest.get(2..)?));
            let read = |(m, d): (&str, &str)| valid(year, m.parse().ok()?, d.parse().ok()?);
            return match (read(short), read(long)) {
                (Some(date), None) | (None, Some(date)) => Some(date),
                _ => None,
            };
        }
        _ => return None,
    };
    valid(year, month.parse().ok()?, day.parse().ok()?)
}

/// `1月18日` behind 年, `01-31` behind `-`.
fn month_and_day(text: &str, mark: char) -> Option<(u32, u32, usize)> {
    let (month, length) = number(text)?;
    let rest = text.get(length..)?;
    let between = if mark == '年' { '月' } else { mark };
    let at = length + rest.strip_prefix(between).map(|_| between.len_utf8())?;
    let rest = text.get(at..)?;
    // A time of day may stick to it: 2023-01-1715:22.
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, day_length) = number(if digits > 2 && mark != '年' { rest.get(..2)? } else { rest })?;
    let end = at + day_length;
    let closed = text.get(end..).is_some_and(|rest| rest.starts_with(['日', '号']));
    if mark == '年' && !closed {
        return None;
    }
    Some((month, day, end + if closed { '日'.len_utf8() } else { 0 }))
}

fn valid(year: u16, month: u32, day: u32) -> Option<Date> {
    let days = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let fits = (2000..=2099).contains(&year) && (1..=days).contains(&day);
    fits.then_some(Date { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}

const DIGITS: &str = "〇一二三四五六七八九";

/// A number of up to eight digits: 2020, 二〇二〇, 十八, 三十一. Its value and its bytes.
fn number(text: &str) -> Option<(u32, usize)> {
    let ascii = text.bytes().take_while(u8::is_ascii_digit).count();
    if ascii > 0 {
        return (ascii <= 8).then(|| Some((text.get(..ascii)?.parse().ok()?, ascii)))?;
    }
    let digit = |c: char| match c {
        '零' | 'O' | '0' => Some(0u32),
        _ => DIGITS.chars().position(|d| d == c).and_then(|at| u32::try_from(at).ok()),
    };
    let (mut value, mut length, mut count, mut tens) = (0u32, 0, 0, false);
    for c in text.chars().take(4) {
        if c == '十' && !tens && count <= 1 {
            value = value.max(1) * 10;
            tens = true;
        } else if let Some(digit) = digit(c) {
            value = if tens { value + digit } else { value * 10 + digit };
            count += 1;
        } else {
            break;
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> Option<Date> {
        Some(Date { year, month, day })
    }

    #[test]
    fn a_day_begins_as_a_number_does() {
        for c in (0..0x1_0000).filter_map(char::from_u32) {
            assert_eq!(may_begin(c), number(c.encode_utf8(&mut [0; 4])).is_some(), "{c:?}");
        }
    }

    #[test]
    fn days_in_every_dress() {
        for (text, expected) in [
            ("2020年1月18日", day(2020, 1, 18)),
            ("二〇二〇年一月十八日", day(2020, 1, 18)),
            ("二〇二四年十二月三十一日", day(2024, 12, 31)),
            ("2020-01-31", day(2020, 1, 31)),
            ("2024/1/22", day(2024, 1, 22)),
            ("2024.1.5", day(2024, 1, 5)),
            ("2023-01-1715:22", day(2023, 1, 17)),
            ("202111日", day(2021, 1, 1)),
            ("20211231日", day(2021, 12, 31)),
            ("2021131日", day(2021, 1, 31)),
            ("2020年", None),
            ("2020年13月1日", None),
            ("2021年2月29日", None),
            ("2020", None),
            ("12件", None),
        ] {
            assert_eq!(date(text, None).map(|(d, _)| d), expected, "{text}");
        }
        assert_eq!(date("12月31日止", Some(2020)), Some((day(2020, 12, 31).unwrap(), 10)));
    }
}
