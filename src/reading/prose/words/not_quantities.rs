//! Digits that are no quantities (domain §4.1.2, §6.8): titles, document numbers, dates, telephone numbers,
//! addresses, slogans, list numbers.

use super::lexicon::Meaning;
use super::numerals::{digit_of, is_digit};
use super::token::{Kind, Token};
use super::units;

/// The bytes of a name that the rest of a text begins with; `None` where it begins with none.
pub fn at(rest: &str, before: Option<&Token>) -> Option<usize> {
    let c = rest.chars().next()?;
    Some(match c {
        '《' => bracketed(rest, '《', '》')?,
        '〔' => document_number(rest, '〕')?,
        '<' => bracketed(rest, '<', '>')?,
        '"' => slogan(rest)?,
        '第' => ordinal(rest)?,
        '(' => numbered(rest)?,
        '①'..='⑳' => c.len_utf8(),
        'A'..='Z' | 'a'..='z' => latin(rest),
        '0'..='9' => digits(rest, before)?,
        _ if is_digit(c) => counted_heading(rest, before)?,
        _ => return None,
    })
}

/// From an opening mark to its closing one, nested, at most 120 characters.
fn bracketed(rest: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0usize;
    for (byte, c) in rest.char_indices().take(120) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(byte + c.len_utf8());
            }
        }
    }
    None
}

/// 〔2021〕30号.
fn document_number(rest: &str, close: char) -> Option<usize> {
    let (byte, c) = rest.char_indices().take(12).find(|(_, c)| *c == close)?;
    let end = byte + c.len_utf8();
    let digits = rest.get(end..)?.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(rest.get(end + digits..)?.starts_with('号')) * '号'.len_utf8();
    Some(end + digits + sign)
}

/// Quoted words with digits in them: "1+5+16", "12345民声在线". Quoted words without are read like others.
fn slogan(rest: &str) -> Option<usize> {
    let mut has_digit = false;
    for (byte, c) in rest.char_indices().skip(1).take(24) {
        match c {
            '"' => return has_digit.then_some(byte + 1),
            '。' | ';' => return None,
            _ => has_digit |= c.is_ascii_digit(),
        }
    }
    None
}

/// 第3期, 第十八届, 第711号, 第二十条第(一)项.
fn ordinal(rest: &str) -> Option<usize> {
    let mut end = '第'.len_utf8();
    let tail = rest.get(end..)?;
    let inner = tail.trim_start_matches(['(', ' ']);
    // 第(一)项 holds its bracket; (名列第三) is one around it.
    let bracketed = inner.len() < tail.len();
    end += tail.len() - inner.len();
    let digits: usize =
        inner.chars().take_while(|c| c.is_ascii_digit() || is_digit(*c)).map(char::len_utf8).sum();
    if digits == 0 {
        return None;
    }
    end += digits;
    // 第一季度 is a time.
    if rest.get(end..)?.starts_with("季度") {
        return None;
    }
    for c in rest.get(end..)?.chars().take(2) {
        if (c == ')' && bracketed) || "期次届条号项批章款位名季度个年".contains(c) {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    Some(end)
}

/// (一), (12): the number of a heading or of a list's item.
fn numbered(rest: &str) -> Option<usize> {
    let inner = rest.get(1..)?;
    let digits: usize =
        inner.chars().take(4).take_while(|c| c.is_ascii_digit() || is_digit(*c)).map(char::len_utf8).sum();
    (digits > 0 && inner.get(digits..)?.starts_with(')')).then_some(digits + 2)
}

/// Latin letters with what belongs to them: addresses on the net, H5, A4, APP, mail. The count behind a word does not:
/// APP 3个.
fn latin(rest: &str) -> usize {
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let counted =
        rest.get(letters..).filter(|tail| letters > 1 && tail.starts_with(|c: char| c.is_ascii_digit()));
    if counted.is_some_and(unit_follows_digits) {
        return letters;
    }
    rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"./:@_-+&=?%#~".contains(b)).count().max(1)
}

fn unit_follows_digits(text: &str) -> bool {
    unit_follows(text.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// Arabic digits that are no quantity.
fn digits(rest: &str, before: Option<&Token>) -> Option<usize> {
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(run..)?;
    let next = after.chars().next();
    let digits_from = |from: &str| from.bytes().take_while(u8::is_ascii_digit).count();
    // 1+X, 3+14+N, 7×24.
    if matches!(next, Some('+' | '×' | '*')) {
        let chain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '×' | '*');
        return Some(rest.chars().take_while(|c| chain(*c)).map(char::len_utf8).sum());
    }
    // 0577-88001234, 2019-2020, but not 3-5件.
    if next == Some('-') {
        let second = digits_from(after.get(1..)?);
        let tail = after.get(1 + second..)?;
        // 2022-2023年 is a time.
        let years = run == 4 && second == 4 && tail.starts_with('年');
        if second > 0 && (run >= 3 || second >= 4) && units::at(tail).is_none() && !years {
            let more = tail.strip_prefix('-').map_or(0, |t| 1 + digits_from(t));
            return Some(run + 1 + second + more);
        }
    }
    // 10:30.
    if next == Some(':') && run <= 2 && digits_from(after.get(1..)?) == 2 && !unit_follows(after.get(3..)?) {
        return Some(run + 3);
    }
    // 2019/12/19, 2020.1.18: a date (a decimal has one point).
    if run == 4 && matches!(next, Some('/' | '.')) {
        let sign = next?;
        let parts: usize = after.bytes().take_while(|b| b.is_ascii_digit() || char::from(*b) == sign).count();
        if after.get(..parts)?.matches(sign).count() == 2 {
            return Some(run + parts);
        }
    }
    // 5·15.
    if next == Some('·') {
        return Some(run + '·'.len_utf8() + digits_from(after.get('·'.len_utf8()..)?));
    }
    // 1.公告5条; 2、文件: the number of an item, at its beginning.
    let opens =
        before.is_none_or(|t| matches!(t.kind, Kind::Mark(',' | ';' | ':' | '。' | '(')) || is_lead_in(t));
    if opens && run <= 2 {
        let tail = match next {
            Some('.') => after.get(1..).filter(|t| digits_from(t) == 0),
            Some('、') => after.get('、'.len_utf8()..).filter(|t| digits_from(t) == 0),
            Some(')') if before.is_none_or(|t| !t.is_mark('(')) => {
                after.get(1..).filter(|t| digits_from(t) == 0)
            }
            _ => None,
        };
        if let Some(tail) = tail.filter(|t| !t.is_empty()) {
            return Some(rest.len() - tail.len());
        }
    }
    // 其中:1工作动态51条;2通知公告23条: the number of an item that nothing parts from its name.
    if opens && run <= 2 && next.is_some_and(is_ideograph) && names_an_item(after) {
        return Some(run);
    }
    // 12345, 12315, 12329: names of hotlines, unless they count something.
    if (run == 5 && rest.starts_with("123") || matches!(rest.get(..run), Some("110" | "119" | "120")))
        && after.starts_with([
            '热', '平', '市', '政', '民', '便', '服', '等', ',', '、', '"', '和', '及', '信', '投', '一',
        ])
    {
        return Some(run);
    }
    // Telephone, post code, account: more digits than a count has.
    if run >= 11
        || (run >= 6 && !unit_follows(after) && !matches!(next, Some('.' | ',' | '余' | '多' | '次' | '人')))
            && next != Some('。')
    {
        return Some(run);
    }
    // Addresses and versions: 321号, 806室, 2.0版; 5G.
    let decimals = after.strip_prefix('.').map_or(0, |t| 1 + digits_from(t));
    let tail = rest.get(run + decimals..)?;
    if tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(run + decimals + latin(tail));
    }
    let place = ["号", "室", "楼", "路", "弄", "层", "栋", "幢", "版", "座", "单元", "时", "点"];
    if let Some(word) = place.iter().find(|w| tail.starts_with(**w)) {
        return Some(run + decimals + word.len());
    }
    None
}

fn is_ideograph(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether what follows a bare number is the name of something that has a number of its own before the clause ends.
fn names_an_item(after: &str) -> bool {
    let time = [
        "至", "到", "年", "月", "日", "号", "时", "点", "岁", "级", "周", "季", "届", "位", "度", "强", "大",
    ];
    let counts = unit_follows(after) || after.starts_with(['十', '百', '千']);
    let clause = after.split([',', ';', ':', '。']).next().unwrap_or("");
    let mut rest = clause.chars().skip_while(|c| !c.is_ascii_digit());
    !counts && !time.iter().any(|word| after.starts_with(word)) && rest.next().is_some()
}

fn unit_follows(rest: &str) -> bool {
    units::at(rest).is_some() || rest.starts_with(['万', '亿', '余', '多'])
}

/// Whether a list may begin behind the token: 其中, 包括.
fn is_lead_in(token: &Token) -> bool {
    matches!(
        token.meaning(),
        Some(Meaning::Among | Meaning::Including | Meaning::Containing | Meaning::Respectively)
    ) || token.kind == Kind::Name
}

/// 一是, 一、, 二要: the number of an item in Chinese digits. 一方面 is a word.
fn counted_heading(rest: &str, before: Option<&Token>) -> Option<usize> {
    let digits: usize = rest.chars().take(3).take_while(|c| is_digit(*c)).map(char::len_utf8).sum();
    let after = rest.get(digits..)?;
    let opens = before.is_none_or(|t| matches!(t.kind, Kind::Mark(_)));
    if opens && after.starts_with('、') {
        return Some(digits + '、'.len_utf8());
    }
    let words = [
        "是", "要", "方面", "般", "些", "定", "直", "线", "体", "律", "并", "把手", "站式", "网通", "图读",
        "键", "对一", "律师",
    ];
    let hit = words.iter().find(|w| after.starts_with(**w))?;
    Some(digits + hit.len())
}

/// 第一季度, 1季度, 前3季度, 前10个月.
fn quarter(rest: &str) -> Option<usize> {
    let (number, first) = match rest.strip_prefix('前') {
        Some(number) => (number, true),
        None => (rest.strip_prefix('第').unwrap_or(rest), false),
    };
    let digits: usize =
        number.chars().take(2).take_while(|c| c.is_ascii_digit() || is_digit(*c)).map(char::len_utf8).sum();
    let tail = number.get(digits..).filter(|_| digits > 0)?;
    let words: &[&str] = if first { &["季度", "个季度", "个月"] } else { &["季度"] };
    let word = words.iter().find(|word| tail.starts_with(**word))?;
    Some(rest.len() - tail.len() + word.len())
}

/// A time at the beginning of the text: a year, a month, a date, a period. Meaning and bytes.
pub fn time_at(rest: &str) -> Option<(Meaning, usize)> {
    if let Some(len) = quarter(rest) {
        return Some((Meaning::PartYear, len));
    }
    let run = rest.bytes().take_while(u8::is_ascii_digit).count();
    if run == 0 {
        return chinese_year(rest);
    }
    let number: u32 = rest.get(..run).filter(|_| run <= 4)?.parse().ok()?;
    let after = rest.get(run..)?;
    if run == 4 && (1990..2100).contains(&number) {
        let year = u16::try_from(number).ok()?;
        if let Some(tail) = after.strip_prefix('年') {
            let tail = tail.strip_prefix('度').unwrap_or(tail);
            return Some(day_of(rest, tail, Some(year)));
        }
        // 2018-2023年, 2019至2023年.
        for sign in ['-', '至', '到', '~'] {
            let Some(tail) = after.strip_prefix(sign) else { continue };
            let second = tail.bytes().take_while(u8::is_ascii_digit).count();
            if let Some(tail) = tail.get(second..).filter(|_| second == 4).and_then(|t| t.strip_prefix('年'))
            {
                return Some((Meaning::LongTime, rest.len() - tail.len()));
            }
        }
        return None;
    }
    if run <= 2 && (1..=31).contains(&number) {
        if let Some(tail) = after.strip_prefix('月') {
            let tail = tail.strip_prefix(['份', '底', '初', '末']).unwrap_or(tail);
            // 1月至12月.
            let to = |t: &&str| t.starts_with(|c: char| c.is_ascii_digit());
            let tail = tail.strip_prefix(['至', '到', '-']).filter(to).unwrap_or(tail);
            return Some(day_of(rest, tail, None))
                .map(|(_, len)| (month_meaning(rest.get(..len).unwrap_or("")), len));
        }
        if let Some(tail) = after.strip_prefix('日') {
            return Some((Meaning::PartYear, rest.len() - tail.len()));
        }
        // 1-6月, 1至6月, 1-6月底.
        for sign in ['-', '至', '到'] {
            let Some(tail) = after.strip_prefix(sign) else { continue };
            let second = tail.bytes().take_while(u8::is_ascii_digit).count();
            if let Some(tail) = tail.get(second..).filter(|_| second > 0).and_then(|t| t.strip_prefix('月'))
            {
                let tail = tail.strip_prefix(['份', '底', '末']).unwrap_or(tail);
                return Some((month_meaning(rest.get(..rest.len() - tail.len())?), rest.len() - tail.len()));
            }
        }
    }
    None
}

/// The end of a date whose year (or month) has been read: month, day, 至, a second date.
fn day_of(rest: &str, tail: &str, year: Option<u16>) -> (Meaning, usize) {
    let mut tail = tail;
    let mut parts = 0;
    loop {
        let run = tail.bytes().take_while(u8::is_ascii_digit).count();
        let Some(after) = tail.get(run..).filter(|_| (1..=4).contains(&run)) else { break };
        let Some(next) = after.strip_prefix('月').or_else(|| after.strip_prefix('日')).or(match run {
            4 if parts > 0 => after.strip_prefix('年'),
            _ => None,
        }) else {
            break;
        };
        parts += 1;
        tail = next;
        let joined = tail.strip_prefix("起").unwrap_or(tail);
        if let Some(next) =
            joined.strip_prefix(['至', '到', '-']).filter(|t| t.starts_with(|c: char| c.is_ascii_digit()))
        {
            tail = next;
        }
    }
    if parts > 0 && rest.get(..rest.len() - tail.len()).is_some_and(|read| read.ends_with('月')) {
        tail = tail.strip_prefix(['底', '末', '份']).unwrap_or(tail);
    }
    let len = rest.len() - tail.len();
    let read = rest.get(..len).unwrap_or("");
    let meaning = match year {
        Some(_) if parts == 0 && names_documents(tail) => Meaning::Filler,
        Some(year) if parts == 0 => Meaning::Year(year),
        Some(_) => month_meaning(read),
        None => Meaning::PartYear,
    };
    (meaning, len)
}

/// Whether what stands behind a year is the name of documents, and their count: 2022年预算20条, 2021年部门决算1240家. Such a year
/// is part of the name, and no time of anything else.
fn names_documents(tail: &str) -> bool {
    static DOCUMENTS: [&str; 8] = ["预算", "决算", "年报", "年度报告", "规划", "要点", "计划", "总结"];
    /// As many characters has the name.
    const LONGEST: usize = 12;
    let is_name = |c: &char| !c.is_ascii() && !matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '）');
    let name: String = tail.chars().take_while(is_name).take(LONGEST + 1).collect();
    let behind = tail.get(name.len()..).unwrap_or("").trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = behind.len() < tail.len() - name.len()
        && behind.starts_with(['条', '件', '份', '篇', '个', '项', '家', '期', '则']);
    let ends = |word: &&str| name.strip_suffix("信息").unwrap_or(&name).ends_with(*word);
    name.chars().count() <= LONGEST
        && counted
        && DOCUMENTS.iter().any(ends)
        && !name.contains(['比', '较', '由', '从'])
}

/// A date that ends with the year limits nothing, nor does a time from its first month to its last.
fn month_meaning(date: &str) -> Meaning {
    let (start, end) = match ['至', '到', '-'].iter().find_map(|sign| date.split_once(*sign)) {
        Some((start, end)) => (start.strip_suffix('起').unwrap_or(start), end),
        None => ("", date),
    };
    let start = start.split_once('年').map_or(start, |(_, day)| day);
    let end = end.split_once('年').map_or(end, |(_, day)| day);
    let from_the_first = matches!(start, "" | "1月1日" | "1月" | "1");
    let to_the_last = matches!(end.trim_end_matches(['底', '末', '份']), "12月31日" | "12月")
        && (!start.is_empty() || end != "12月");
    if from_the_first && to_the_last { Meaning::YearEnd } else { Meaning::PartYear }
}

/// 二〇二三年, 二零二三年度.
fn chinese_year(rest: &str) -> Option<(Meaning, usize)> {
    let mut year = 0u16;
    let mut len = 0;
    for c in rest.chars().take(4) {
        year = year * 10 + u16::try_from(digit_of(c).filter(|_| c != '两')?).ok()?;
        len += c.len_utf8();
    }
    let tail = rest.get(len..)?.strip_prefix('年').filter(|_| (1990..2100).contains(&year))?;
    let tail = tail.strip_prefix('度').unwrap_or(tail);
    let (mut tail, before) = (tail, tail);
    while let Some(c) = tail.chars().next().filter(|c| is_digit(*c) || matches!(c, '月' | '日')) {
        tail = tail.get(c.len_utf8()..)?;
    }
    let meaning = if tail.len() == before.len() { Meaning::Year(year) } else { Meaning::PartYear };
    Some((meaning, rest.len() - tail.len()))
}
