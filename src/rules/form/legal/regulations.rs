//! The names of regulations and the years of the decree.

use super::super::book_marks::{BOOK_MARKS, unpaired};
use super::law::{Wrong, should_be};
use crate::rules::passages::Passage;
use crate::text::{one_character_off, two_characters_lost};

/// The year beside decree no. 711, or before the name of the Regulations that it amended, where it is not 2019.
pub(super) fn wrong_year_of_decree(text: &str) -> Vec<Wrong> {
    let mut found = Vec::new();
    let year_at = |at: usize| -> Option<u16> { text.get(at.checked_sub(4)?..at)?.parse().ok() };
    let whole = |year: u16, at: usize| {
        let start = at - 4;
        let stands = format!("{year}年");
        (start, at + '年'.len_utf8(), should_be(&stands, "2019年"))
    };
    let is_old = |year: u16| (2000..2100).contains(&year) && year != 2019;
    for (at, name) in text.match_indices("政府信息公开条例》") {
        let Some(inner) = text.get(at + name.len()..).and_then(|rest| rest.strip_prefix('(')) else {
            continue;
        };
        let start = at + name.len() + 1;
        let Some(inner) = inner.find(')').and_then(|end| inner.get(..end)) else { continue };
        if !inner.contains("711") || inner.contains("492") || inner.contains("2019") {
            continue;
        }
        let years =
            inner.match_indices('年').filter_map(|(year, _)| Some((year_at(start + year)?, start + year)));
        let mut years: Vec<(u16, usize)> = years.filter(|(year, _)| is_old(*year)).collect();
        // 2008年修订的《…条例》(国务院令第711号).
        const AMENDED: [&str; 4] = [
            "年修订的《中华人民共和国",
            "年公布的《中华人民共和国",
            "年修改的《中华人民共和国",
            "年颁布的《中华人民共和国",
        ];
        let before = text.get(..at).unwrap_or_default();
        let amended = AMENDED.iter().find_map(|words| before.strip_suffix(words)).map(str::len);
        years.extend(amended.and_then(|at| Some((year_at(at)?, at))).filter(|(year, _)| is_old(*year)));
        found.extend(years.into_iter().map(|(year, at)| whole(year, at)));
    }
    found
}

const REGULATIONS: &str = "中华人民共和国政府信息公开条例";

/// Names of documents that every report may cite.
const NAMES: [&str; 4] = [
    REGULATIONS,
    "政府信息公开信息处理费管理办法",
    "中华人民共和国政府信息公开工作年度报告格式",
    "政府信息公开工作年度报告格式",
];

/// One of those names of which the mark that closes it is lost, and where it opens: 《中华人民共和国政府信息公开条例规定.
pub(in crate::rules::form) fn unclosed_name(passage: &Passage) -> Option<(&'static str, usize)> {
    let mark = unpaired(passage).filter(|mark| mark.opens)?;
    let behind = passage.text().get(mark.at + '《'.len_utf8()..)?;
    let name = NAMES.into_iter().find(|name| behind.starts_with(name))?;
    Some((name, mark.at))
}

/// Names in 《》 that are one character off one of those.
pub(super) fn wrong_names(passage: &Passage) -> Vec<Wrong> {
    let text = passage.text();
    let mut found = Vec::new();
    if let Some((name, at)) = unclosed_name(passage) {
        let end = at + '《'.len_utf8() + name.len();
        found.push((at, end, should_be(text.get(at..end).unwrap_or_default(), &format!("《{name}》"))));
    }
    let mut marks = passage.places(&BOOK_MARKS).peekable();
    while let Some((at, mark)) = marks.next() {
        let (start, Some((end, _))) = (at + mark.len(), marks.peek()) else { break };
        if !matches!(mark, "《" | "〈") {
            continue;
        }
        let stands = text.get(start..*end).unwrap_or_default();
        if NAMES.contains(&stands) {
            continue;
        }
        // No other regulation of the whole country is on disclosure.
        let is_the_law = stands.starts_with("中华人民共和国")
            && ["公开条例", "信息公开法"].iter().any(|end| stands.ends_with(end));
        let right = NAMES
            .into_iter()
            .find(|name| one_character_off(stands, name) || two_characters_lost(stands, name));
        if let Some(right) = right.or_else(|| is_the_law.then_some(REGULATIONS)) {
            found.push((start, start + stands.len(), should_be(stands, right)));
        }
    }
    found
}
