//! Anything that a clause says the body did or has, with its number and its unit: 举办业务培训4期, 配备自助查询机2台.

use super::{Count, NARROWED};
use crate::rules::deeds::HELD_OR_HAS;
use crate::rules::passages::{Passage, names_another_year};

/// Units of what is counted once for the year; applications, documents and releases have rules of their own.
const UNITS: [&str; 11] = ["期", "场次", "场", "次", "个", "处", "台", "册", "块", "支", "家"];

/// What may stand before the verb: the year as a whole and the body itself, nothing that narrows them.
const BEFORE: [&str; 22] = [
    "全年",
    "年内",
    "本年度",
    "本年",
    "报告期内",
    "一年来",
    "共",
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "我县",
    "我市",
    "我区",
    "我镇",
    "我乡",
    "我街道",
    "我局",
    "本局",
    "街道",
    "本机关",
];

/// Words by which a number is the whole year's.
const WHOLE: [&str; 5] = ["全年", "年内", "本年度", "报告期内", "一年来"];

/// Words by which it is that of the whole place, where no time narrows it.
const EVERYWHERE: [&str; 5] = ["全县", "全市", "全区", "全镇", "全乡"];

/// What a name may begin with and mean the same.
const SAME: [&str; 8] = ["政务公开", "政府信息公开", "信息公开", "公开", "工作", "专题", "本级", "了"];

/// The part of section one that counts them for the year: 监督保障, 平台建设.
const HEADINGS: [&str; 4] = ["监督", "保障", "平台", "培训"];

/// The counts of a passage under a heading, in a report on a `year`.
pub(super) fn counts<'p>(passage: &'p Passage, heading: &str, year: u16) -> Vec<Count<'p>> {
    let mut found = Vec::new();
    if !passage.holds_any(&HELD_OR_HAS) {
        return found;
    }
    let said = format!("{year}年");
    let of_the_part = HEADINGS.iter().any(|word| heading.contains(word));
    for clause in passage.clause_pieces() {
        // Few clauses count anything; what narrows them is asked of those alone.
        if clause.places(&HELD_OR_HAS).next().is_none() {
            continue;
        }
        let counted = in_clause(clause.text, &said);
        if counted.is_empty() {
            continue;
        }
        // 上半年,举办培训2期. What says the whole year is not narrowed by what stands before it.
        let says_all = WHOLE.iter().any(|word| clause.text.contains(word));
        let told = if says_all { clause.text } else { passage.up_to_end_of(clause) };
        if NARROWED.stand_in(&without_set_words(told)) || names_another_year(told, Some(year)) {
            continue;
        }
        let everywhere = EVERYWHERE.iter().any(|word| clause.text.contains(word));
        let whole = of_the_part || says_all || everywhere || told.contains(&said);
        found.extend(counted.into_iter().map(|(name, unit, value, first, end)| Count {
            name,
            unit,
            of: "",
            value,
            whole,
            passage,
            start: clause.start + first,
            end: clause.start + end,
        }));
    }
    found
}

/// What is told without what only sounds as if it narrowed it: 第三方 is no order, 将政务公开纳入考核 is no plan.
fn without_set_words(told: &str) -> String {
    const TAKES: [&str; 3] = ["纳入", "列入", "作为"];
    let takes = |clause: &&str| {
        let object = clause.split_once('将').map(|(_, object)| object);
        !object.is_some_and(|object| TAKES.iter().any(|verb| object.find(verb).is_some_and(|at| at > 0)))
    };
    told.split(',').filter(takes).collect::<Vec<_>>().join(",").replace("第三方", "")
}

/// What a clause counts: 举办业务培训4期、推进会2次. Its name, unit, value, and the bytes of the count.
fn in_clause<'c>(clause: &'c str, year: &str) -> Vec<(&'c str, &'static str, u32, usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut does = false;
    for whole in clause.split_inclusive('、') {
        let from = start;
        start += whole.len();
        let item = whole.trim_end_matches(['、', ',', '。', ';', '(', ')', '!']);
        let mut words = without_list_number(item);
        let numbered = words.len() < item.len();
        while let Some(rest) =
            BEFORE.iter().find_map(|word| words.strip_prefix(word)).or_else(|| words.strip_prefix(year))
        {
            words = rest;
        }
        match HELD_OR_HAS.at(words).and_then(|verb| words.strip_prefix(verb)) {
            Some(rest) => (words, does) = (rest, true),
            None if !does || numbered || words.len() < item.len() => return found,
            None => {}
        }
        let Some(digits) = words.find(|c: char| c.is_ascii_digit()) else { continue };
        let (name, counted) = words.split_at(digits);
        let figures = counted.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(figures), Some(unit)) = (counted.get(..figures), counted.get(figures..)) else { continue };
        let unit = UNITS.into_iter().find(|known| unit == *known);
        let (Some(unit), Ok(value)) = (unit, figures.parse()) else { continue };
        let mut name = name.trim_end_matches(['共', '计', '了']);
        while let Some(rest) = SAME.iter().find_map(|word| name.strip_prefix(word)).filter(|r| is_name(r)) {
            name = rest;
        }
        if is_name(name) {
            let first = from + item.len() - counted.len();
            found.push((name, unit, value, first, from + item.len()));
        }
    }
    found
}

/// An item without the number of a list before it: 2.全年举办, 一是举办.
fn without_list_number(item: &str) -> &str {
    let behind = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = (behind.len() < item.len()).then(|| behind.strip_prefix('.')).flatten();
    let characters = item.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let spoken = (characters.len() < item.len()).then(|| characters.strip_prefix('是')).flatten();
    figures.or(spoken).filter(|rest| rest.starts_with(char::is_alphabetic)).unwrap_or(item)
}

/// Whether words may be a thing's name.
fn is_name(words: &str) -> bool {
    (2..=10).contains(&words.chars().count())
        && words.chars().all(|c| c > '\u{4DFF}')
        && !words.contains('的')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_counts_what_was_done_or_is_there() {
        let told = |clause: &str| {
            in_clause(clause, "2023年")
                .into_iter()
                .map(|(name, unit, value, ..)| format!("{name}{value}{unit}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(told("全年举办政务公开业务培训4期、推进会2次。"), ["业务培训4期", "推进会2次"]);
        assert_eq!(told("配备自助查询机2台,"), ["自助查询机2台"]);
        assert_eq!(told("2023年我局召开推进会2次"), ["推进会2次"]);
        assert_eq!(told("2.全县共设立查阅点4处。"), ["查阅点4处"]);
        assert_eq!(told("一是召开推进会2次,"), ["推进会2次"]);
        assert_eq!(told("全年共组织村级信息员培训3次"), ["村级信息员培训3次"]);
        // Another's, of something, or with more behind it.
        for clause in
            ["参加上级业务培训3次", "各科室组织业务培训5期", "组织业务培训4期以上", "召开2次", "公开信息20条"]
        {
            assert_eq!(told(clause), [""; 0], "{clause}");
        }
    }
}
