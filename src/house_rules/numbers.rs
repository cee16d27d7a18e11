//! Whether a number is named of something: 政府网站发布信息120条, 三个政务新媒体.

use std::ops::Range;

use super::Term;
use crate::text::chinese_digit;

/// How many bytes behind the words the number may stand: some forty characters.
const NEAR: usize = 120;

/// Where the number that is named of the `nth` of several things stands, with the words.
pub fn named(terms: &[Term], nth: usize, units: &[String], text: &str) -> Option<Range<usize>> {
    let term = terms.get(nth)?;
    let others = |piece: &str| {
        let others = terms.iter().enumerate().filter(|(other, _)| *other != nth);
        others.filter_map(|(_, t)| t.find(piece, 1).first().map(|place| place.start)).min()
    };
    term.find(text, super::pattern::MOST_MATCHES).into_iter().find_map(|place| {
        let behind = clipped(text.get(place.end..)?, NEAR);
        let sentence = behind.split(['。', ';', '!', '?']).next().unwrap_or(behind);
        // 网站、新媒体分别发布120条、30条: the numbers follow all of them.
        let end = if sentence.contains("分别") {
            sentence.len()
        } else {
            others(sentence).unwrap_or(sentence.len())
        };
        let before = text.get(..place.start).and_then(|before| before_words(before, units));
        match number(sentence.get(..end)?, units) {
            Some(at) => Some(place.start..place.end + at),
            None => before.map(|at| at..place.end),
        }
    })
}

/// The end of the first number with its unit.
fn number(text: &str, units: &[String]) -> Option<usize> {
    if units.is_empty() {
        // Without a unit any number will do, but for one of a date.
        let digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
        return digits.map(|(at, _)| at + 1).find(|end| {
            let next = text.get(*end..).and_then(|rest| rest.chars().next());
            next.is_none_or(|c| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日' | '-' | ',' | '.'))
        });
    }
    let ends = units.iter().filter_map(|unit| {
        let mut places = text.match_indices(unit.as_str());
        places.find(|(at, _)| text.get(..*at).is_some_and(ends_in_number)).map(|(at, _)| at + unit.len())
    });
    ends.min()
}

/// Where a number with its unit begins that stands directly before: 120条…
fn before_words(before: &str, units: &[String]) -> Option<usize> {
    let head = units.iter().find_map(|unit| before.strip_suffix(unit.as_str()))?;
    ends_in_number(head).then(|| head.trim_end_matches(is_numeral).len())
}

fn ends_in_number(text: &str) -> bool {
    text.trim_end_matches(['余', '多', '个']).ends_with(is_numeral)
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || chinese_digit(c).is_some()
        || matches!(c, '两' | '零' | '〇' | '十' | '百' | '千' | '万' | '亿')
}

/// The beginning of a text, of at most so many bytes.
fn clipped(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_named(text: &str) -> [bool; 2] {
        let terms = [Term::words("政府网站").unwrap(), Term::words("新媒体").unwrap()];
        let units = ["条".to_owned(), "篇".to_owned()];
        [0, 1].map(|nth| named(&terms, nth, &units, text).is_some())
    }

    #[test]
    fn a_number_is_named_with_its_unit_in_its_own_clause() {
        assert_eq!(is_named("政府网站发布信息120条,新媒体推送三十余篇。"), [true, true]);
        assert_eq!(is_named("政府网站、新媒体分别发布120条、30篇。"), [true, true]);
        assert_eq!(is_named("政府网站、新媒体发布30篇。"), [false, true]);
        assert_eq!(is_named("政府网站运行平稳。新媒体2023年发布信息。"), [false, false]);
        assert_eq!(is_named("发布120条政府网站信息"), [true, false]);
    }

    #[test]
    fn without_a_unit_a_year_is_no_number() {
        let terms = [Term::words("平台").unwrap()];
        let named = |text: &str| super::named(&terms, 0, &[], text).map(|place| place.end);
        assert_eq!(named("平台2023年建成"), None);
        assert_eq!(named("平台共12个"), Some("平台共12".len()));
    }
}
