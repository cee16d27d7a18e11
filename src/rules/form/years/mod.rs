//! Years in the text: when work was done ([`body`]), and what is planned ([`next`]).

mod body;
mod dated;
mod next;
mod whole;

use crate::rules::Context;

pub use body::YearBody;
pub use next::YearNext;

/// The year at the start of a sentence, numbers of lists before it passed over: the year, and the bytes from
/// the sentence's start to before and behind `20XX年`.
pub(super) fn leading_year(sentence: &str) -> Option<(u16, usize, usize)> {
    let bare = unnumbered(sentence);
    let start = sentence.len() - bare.len();
    let digits = bare.get(..4)?;
    let year = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())??;
    let rest = bare.get(4..)?.strip_prefix('年')?;
    let degree = if rest.starts_with('度') { 3 } else { 0 };
    (2000..2100).contains(&year).then_some((year, start, start + 7 + degree))
}

/// A sentence without the number of a list before it.
fn unnumbered(sentence: &str) -> &str {
    sentence.trim_start_matches(|c: char| "()一二三四五六七八九十是、.:,".contains(c))
}

/// The year of the report, where what states it does not speak as loudly for another.
fn settled_year(cx: &Context<'_>) -> Option<u16> {
    cx.year().filter(|_| cx.is_report() && !cx.report.identity.year_is_in_doubt)
}

/// 20XX年(度) in a sentence.
struct Time {
    year: u16,
    start: usize,
    /// Behind 年 or 年度.
    end: usize,
    /// Whether the sentence begins with it.
    leads: bool,
}

/// The characters in which a year may be written out.
const CHARACTERS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A year in characters: 二〇二三.
fn in_characters(year: u16) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| CHARACTERS.get(digit as usize)).copied();
    year.to_string().chars().filter_map(digit).collect()
}

/// The year that ends a text, in figures or in characters, and where it begins.
fn year_at_the_end(text: &str) -> Option<(u16, usize)> {
    let digit = |c: char| match c {
        '○' | '零' | 'O' => Some(0),
        c => {
            c.to_digit(10).or_else(|| CHARACTERS.iter().position(|d| *d == c).and_then(|d| d.try_into().ok()))
        }
    };
    let mut four = text.char_indices().rev().take(4);
    let (mut year, mut start) = (0, text.len());
    for place in [1, 10, 100, 1000] {
        let (at, c) = four.next()?;
        (year, start) = (year + place * digit(c)?, at);
    }
    let year = u16::try_from(year).ok().filter(|year| (2000..2100).contains(year))?;
    Some((year, start))
}

/// The years of a sentence that are no part of a date.
fn times_told(sentence: &str) -> Vec<Time> {
    let first = sentence.len() - unnumbered(sentence).len();
    let mut found = Vec::new();
    for (before, _) in sentence.match_indices('年') {
        let Some((year, at)) = sentence.get(..before).and_then(year_at_the_end) else { continue };
        let Some(rest) = sentence.get(before + '年'.len_utf8()..) else { continue };
        let degree = if rest.starts_with('度') { '度'.len_utf8() } else { 0 };
        let end = before + '年'.len_utf8() + degree;
        let rest = rest.get(degree..).unwrap_or_default();
        let dated = rest.starts_with(|c: char| c.is_ascii_digit() || "底末初以起至间前后的".contains(c));
        let inside = sentence
            .get(..at)
            .is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit() || "〔[(至-—".contains(c)));
        if !dated && !inside {
            // 二〇二三 begins with a character that also numbers a list.
            let leads = sentence.get(..at).is_some_and(|before| before.len() <= first);
            found.push(Time { year, start: at, end, leads });
        }
    }
    found
}
