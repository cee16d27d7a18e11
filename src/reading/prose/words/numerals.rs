//! Numerals: Arabic and Chinese digits, 万 and 亿, thousands separators, the words for "about" around them.

use super::units::{self, Unit};
use crate::num::Num;
use crate::report::prose::Qualifier;
use crate::text::{WordList, chinese_digit};

/// A number as printed, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// The value; 万 and 亿 written out.
    pub value: Num,
    /// The power of ten of the last printed digit: 0 for `12`, −1 for `7.5`, 2 for `1.54万`.
    pub place: i8,
    /// The unit.
    pub unit: Unit,
    /// From 余, 多, 左右, 以上 behind the number. Words in front of it are the tokens' business.
    pub qualifier: Qualifier,
    /// Written 3至5, 3-5: its first end is the value, and nothing is compared.
    pub range: bool,
    /// Written with Chinese digits.
    pub chinese: bool,
    /// Its bytes, unit included.
    pub len: usize,
}

/// Reads the numeral that a squeezed text begins with; `None` where no number begins or a Chinese digit is part of a
/// word (`一方面`).
pub fn scan(text: &str) -> Option<Numeral> {
    let first = text.chars().next()?;
    let bare = if first.is_ascii_digit() { arabic(text)? } else { chinese(text)? };
    let mut end = bare.len;
    let (mut value, mut place, mut qualifier) = (bare.value, bare.place, Qualifier::Exact);
    // 10余万, 1.6万余: the word for "more" on either side of 万.
    end += more(text, end, &mut qualifier);
    let shift = magnitude(text.get(end..).unwrap_or(""));
    if let Some((len, power)) = shift {
        end += len;
        value = value.shifted(power)?;
        place += power;
        end += more(text, end, &mut qualifier);
    }
    let mut range = false;
    if qualifier == Qualifier::Exact && shift.is_none() {
        let after = text.get(end..).unwrap_or("");
        if let Some(second) = range_end(after) {
            range = true;
            end += second;
        }
    }
    let unit = units::at(text.get(end..).unwrap_or(""));
    if bare.chinese && unit.is_none() && shift.is_none() {
        return None;
    }
    let (unit, len) = unit.unwrap_or((Unit::NONE, 0));
    // 一个, 一项, 一次 are everyday words; 一件, 一起 may count.
    let counts = matches!(unit.name, "件" | "起" | "宗" | "例" | "份");
    if bare.chinese && bare.value == Num::int(1) && !counts {
        return None;
    }
    end += len;
    static BEHIND: WordList = WordList::new(&["左右", "上下", "以上", "之多", "余"]);
    if let Some(word) = BEHIND.at(text.get(end..).unwrap_or("")) {
        let about = matches!(word, "左右" | "上下");
        qualifier = if about { Qualifier::About } else { Qualifier::AtLeast };
        end += word.len();
    }
    let (value, place) = unit.written_out(value, place)?;
    Some(Numeral { value, place, unit, qualifier, range, chinese: bare.chinese, len: end })
}

/// The value of Chinese digits with nothing beside them, below 万: 十二, 一百零三.
pub fn cardinal(text: &str) -> Option<Num> {
    chinese(text).filter(|bare| bare.len == text.len()).map(|bare| bare.value)
}

/// 翻番, 翻一番, 翻了两番, 翻倍: how many times it doubled, as a number of 番.
pub fn doubled(text: &str) -> Option<Numeral> {
    let rest = text.strip_prefix('翻')?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    let (rest, qualifier) = match rest.strip_prefix(['近', '约']) {
        Some(rest) => (rest, Qualifier::About),
        None => (rest, Qualifier::Exact),
    };
    let digit = rest.chars().next()?;
    let times = digit_of(digit).filter(|n| (1..=4).contains(n));
    let rest = if times.is_some() { rest.get(digit.len_utf8()..)? } else { rest };
    let rest = match times {
        None | Some(1) => rest.strip_prefix(['番', '倍'])?,
        Some(_) => rest.strip_prefix('番')?,
    };
    let (rest, qualifier) = match rest.strip_prefix(['多', '余']) {
        Some(rest) => (rest, Qualifier::AtLeast),
        None => (rest, qualifier),
    };
    Some(Numeral {
        value: Num::int(times.unwrap_or(1)),
        place: 0,
        unit: Unit::DOUBLINGS,
        qualifier,
        range: false,
        chinese: true,
        len: text.len() - rest.len(),
    })
}

struct Bare {
    value: Num,
    place: i8,
    len: usize,
    chinese: bool,
}

/// ASCII digits, with a point, or with thousands separators where a unit follows (domain §4.1.5).
fn arabic(rest: &str) -> Option<Bare> {
    let bytes = rest.as_bytes();
    let digits =
        |from: usize| bytes.get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
    let head = digits(0);
    let mut len = head;
    if head <= 3 {
        let mut grouped = head;
        while bytes.get(grouped) == Some(&b',') && digits(grouped + 1) == 3 {
            grouped += 4;
        }
        let next = rest.get(grouped..).unwrap_or("");
        let counted =
            || units::at(next).is_some() || magnitude(next).is_some() || next.starts_with(['余', '多']);
        if grouped > head && !rest.starts_with('0') && counted() {
            len = grouped;
        }
    }
    let mut decimals = 0;
    if bytes.get(len) == Some(&b'.') && digits(len + 1) > 0 {
        decimals = digits(len + 1);
        len += 1 + decimals;
    }
    let printed = rest.get(..len)?;
    let value = if len > head { Num::parse(&printed.replace(',', ""))? } else { Num::parse(printed)? };
    Some(Bare { value, place: -i8::try_from(decimals).ok()?, len, chinese: false })
}

/// Chinese digits up to 亿: 十二, 一百零三, 两百, 二〇二三 is none (a year, not a count).
fn chinese(rest: &str) -> Option<Bare> {
    let (mut total, mut section, mut digit, mut len, mut seen) = (0i64, 0i64, None::<i64>, 0, false);
    for c in rest.chars() {
        if let Some(value) = digit_of(c) {
            // Two digits in a row are a year or a telephone number, unless the first is a filling zero.
            if digit.is_some_and(|d| d != 0) {
                return None;
            }
            digit = Some(value);
        } else if let Some(power) = power_of(c) {
            let by = 10i64.pow(power);
            if power >= 4 {
                // 十万 belongs to the magnitude, unless more digits follow: leave 万 to `magnitude`.
                break;
            }
            section += digit.take().filter(|d| *d != 0).unwrap_or(1) * by;
        } else {
            break;
        }
        seen = true;
        len += c.len_utf8();
        if len > 60 {
            return None;
        }
    }
    total += section + digit.unwrap_or(0);
    seen.then_some(Bare { value: Num::int(total), place: 0, len, chinese: true })
}

/// The value of a Chinese digit.
pub fn digit_of(c: char) -> Option<i64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '两' => 2,
        _ => return chinese_digit(c).map(i64::from),
    })
}

/// Whether a Chinese number may begin with it.
pub fn is_digit(c: char) -> bool {
    digit_of(c).is_some() || matches!(c, '十' | '百')
}

fn power_of(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// 万, 亿 and, behind Arabic digits, 百 and 千: bytes and power of ten. 万元 is a unit of its own.
fn magnitude(rest: &str) -> Option<(usize, i8)> {
    let c = rest.chars().next()?;
    let power = power_of(c).filter(|_| c != '十')?;
    let len = c.len_utf8();
    let next = rest.get(len..).unwrap_or("");
    // 3千米, 5百分点 are other words.
    if (c == '百' && next.starts_with('分')) || (c == '千' && next.starts_with(['米', '克'])) {
        return None;
    }
    Some((len, i8::try_from(power).ok()?))
}

/// 余 or 多 directly behind a number: how many bytes it takes.
fn more(text: &str, at: usize, qualifier: &mut Qualifier) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let Some(c) = rest.chars().next().filter(|c| matches!(c, '余' | '多')) else { return 0 };
    let next = rest.get(c.len_utf8()..).unwrap_or("");
    // 40多元化, 3余下: not the word for "more".
    if units::at(next).is_none() && magnitude(next).is_none() {
        return 0;
    }
    *qualifier = Qualifier::AtLeast;
    c.len_utf8()
}

/// The second end of a range (`-5`, `至5`, `到五`, `~5`): how many bytes it takes.
fn range_end(rest: &str) -> Option<usize> {
    let sign = rest.chars().next().filter(|c| matches!(c, '-' | '至' | '到' | '~'))?;
    let after = rest.get(sign.len_utf8()..)?;
    let second = match after.chars().next()? {
        c if c.is_ascii_digit() => arabic(after)?,
        _ => chinese(after)?,
    };
    let end = sign.len_utf8() + second.len;
    units::at(rest.get(end..)?).map(|_| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, &'static str, Qualifier) {
        let n = scan(text).unwrap_or_else(|| panic!("{text} is a number"));
        (n.value.to_string(), n.unit.name, n.qualifier)
    }

    #[test]
    fn arabic_numbers_with_their_units() {
        assert_eq!(read("1482件,"), ("1482".into(), "件", Qualifier::Exact));
        assert_eq!(read("1,482件"), ("1482".into(), "件", Qualifier::Exact));
        assert_eq!(read("12,345,678人次"), ("12345678".into(), "人次", Qualifier::Exact));
        assert_eq!(read("82.0%。"), ("82.0".into(), "%", Qualifier::Exact));
        assert_eq!(read("1.54万条"), ("15400".into(), "条", Qualifier::Exact));
        assert_eq!(read("1.6万余条"), ("16000".into(), "条", Qualifier::AtLeast));
        assert_eq!(read("10余万册"), ("100000".into(), "册", Qualifier::AtLeast));
        assert_eq!(read("100多件"), ("100".into(), "件", Qualifier::AtLeast));
        assert_eq!(read("30件左右"), ("30".into(), "件", Qualifier::About));
        assert_eq!(read("2.5万元"), ("25000".into(), "元", Qualifier::Exact));
    }

    #[test]
    fn a_comma_between_clauses_is_no_separator() {
        assert_eq!(read("12,345"), ("12".into(), "", Qualifier::Exact));
        assert_eq!(read("1482件,345件"), ("1482".into(), "件", Qualifier::Exact));
    }

    #[test]
    fn chinese_numbers_count_only_before_a_unit() {
        assert_eq!(read("十二件").0, "12");
        assert_eq!(read("一百零三件").0, "103");
        assert_eq!(read("两百条").0, "200");
        assert_eq!(read("三万余条"), ("30000".into(), "条", Qualifier::AtLeast));
        assert_eq!(read("八成"), ("8".into(), "成", Qualifier::Exact));
        assert!(scan("一方面").is_none());
        assert!(scan("二〇二三年").is_none());
    }

    #[test]
    fn ranges_are_known_as_such() {
        assert!(scan("3-5件").unwrap().range);
        assert!(scan("三至五件").unwrap().range);
        assert!(!scan("35件").unwrap().range);
    }
}
