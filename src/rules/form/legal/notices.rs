//! Numbers of decrees and notices.

use super::articles::{Article, wrong_articles};
use super::law::{Wrong, should_be};
use super::regulations::wrong_year_of_decree;
use crate::rules::passages::Passage;

pub(super) const OFFICE: &str = "国办公开办函";

/// The name of the notice of 2019.
pub(super) const OLD_NOTICE: &str = "关于政府信息公开工作年度报告有关事项的通知";

/// The place where folded text names the notice of 2019, of the State Council's office and no other's.
pub(super) fn names_old_notice(text: &str) -> Option<(usize, usize)> {
    let at = text.find(OLD_NOTICE)?;
    let before = text.get(..at)?;
    let own = before.ends_with('《')
        || ["国务院办公厅", "国务院办公厅政府信息与政务公开办公室", "国办公开办"]
            .iter()
            .any(|w| before.ends_with(w));
    own.then_some((at, at + OLD_NOTICE.len()))
}

/// The place where folded text cites 国办公开办函 of that year and number.
pub(super) fn cites(text: &str, year: u16, number: u16) -> Option<(usize, usize)> {
    text.match_indices(OFFICE).find_map(|(at, _)| {
        let rest = text.get(at + OFFICE.len()..)?;
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '「']);
        let inner =
            inner.strip_prefix(&year.to_string())?.trim_start_matches(['〕', ']', ')', '】', '﹞', '」']);
        let behind = inner.trim_start_matches('第').strip_prefix(&number.to_string())?.strip_prefix('号')?;
        Some((at, text.len() - behind.len()))
    })
}

/// Documents that every report may cite: how the name ends, who issued it, its number, and what numbers may stand there as well
/// (told elsewhere, or right in their year).
const CITED: [(&str, &[&str], &str, &[&str]); 5] = [
    ("政府信息公开条例》", &["国务院令", "国令"], "国务院令第711号", &["492"]),
    ("信息处理费管理办法", &["国办函"], "国办函〔2020〕109号", &[]),
    ("年度报告格式》的通知》", &["国办公开办函"], NOTICE, &["201960"]),
    ("年度报告格式〉的通知》", &["国办公开办函"], NOTICE, &["201960"]),
    ("年度报告格式》", &["国办公开办函"], NOTICE, &["201960"]),
];

const NOTICE: &str = "国办公开办函〔2021〕30号";

/// The document's number right behind its name, in brackets or not: where it begins and ends.
fn number_behind(text: &str, behind: usize) -> Option<(usize, usize)> {
    let rest = text.get(behind..)?;
    let inner = rest.trim_start_matches(['》', '〉', '的', '通', '知']);
    let opened = inner.strip_prefix('(');
    let inner = opened.unwrap_or(inner);
    let close = inner.find([')', ',', '。', ';', '、', '《', '和']).unwrap_or(inner.len());
    // Brackets of the year are brackets of the number.
    let close = inner.find('号').filter(|at| *at <= 60).map_or(close, |at| {
        let whole = at + '号'.len_utf8();
        let tail = inner.get(whole..).unwrap_or_default();
        let decree = ["国务院令", "国令"].iter().find(|word| tail.starts_with(**word)).map_or(0, |w| w.len());
        whole + decree
    });
    let number = inner.get(..close)?;
    if !["国", "第", "中华人民共和国"].iter().any(|word| number.starts_with(word)) {
        return None;
    }
    if number.contains(['《', '。', ',', ';', '、', '和']) || !number.contains('号') {
        return None;
    }
    // 中华人民共和国 before the decree is part of the issuer's name.
    let skipped =
        ["中华人民共和国", "以下简称"].iter().find(|word| number.starts_with(**word)).map_or(0, |w| w.len());
    let start = text.len() - inner.len() + skipped;
    Some((start, start + number.len() - skipped))
}

/// The document's number right before its name: 国办函〔2020〕109号《…》. The same.
fn number_before(text: &str, name: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 60;
    let before = text.get(..name)?;
    let open = before
        .rfind(['《', '》', '。'])
        .filter(|at| before.get(*at..).is_some_and(|b| b.starts_with('《')))?;
    let whole = before.get(..open)?;
    let front = whole.strip_suffix("文件").unwrap_or(whole);
    let issuer = ["国办", "国务院令", "国令", "国发"].iter().filter_map(|word| front.rfind(word)).max()?;
    let number = front.get(issuer..)?;
    let is_one = number.ends_with('号') && number.len() <= LONGEST && number.matches('号').count() == 1;
    (is_one && !number.contains(['、', ',', '和', ')'])).then_some((issuer, front.len()))
}

/// The notice on the form, cited in the preamble by a number that is nearly its own.
fn wrong_notice(passage: &Passage, year: u16) -> Option<Wrong> {
    let text = passage.text();
    if passage.paragraph.section.is_some() || !passage.may_hold(OFFICE) {
        return None;
    }
    let right = if year >= 2021 { NOTICE } else { "国办公开办函〔2019〕60号" };
    text.match_indices(OFFICE).find_map(|(at, _)| {
        let rest = text.get(at + OFFICE.len()..)?;
        let end = rest.find('号').filter(|end| *end <= 30)?;
        let digits: String = rest.get(..end)?.chars().filter(char::is_ascii_digit).collect();
        let (of_year, number) = digits.split_at_checked(4)?;
        // Another notice of that office has another year and another number.
        let nearly = match (of_year, number) {
            ("2021", "30") => year < 2021,
            ("2019", "60") => false,
            ("2021", _) | (_, "30") => year >= 2021,
            ("2019", _) | (_, "60") => year < 2021,
            _ => false,
        };
        let whole = at + OFFICE.len() + end + '号'.len_utf8();
        nearly.then(|| (at, whole, should_be(text.get(at..whole).unwrap_or_default(), right)))
    })
}

/// The notice on the form, cited in the preamble in the series of another issuer: 国办函〔2021〕30号.
fn wrong_series(passage: &Passage, year: u16) -> Option<Wrong> {
    let text = passage.text();
    if passage.paragraph.section.is_some() || !passage.may_hold("国办") {
        return None;
    }
    let (right, digits) =
        if year >= 2021 { (NOTICE, "202130") } else { ("国办公开办函〔2019〕60号", "201960") };
    ["国办函", "国办发", "国办公开函", "国办公开办发", "国公开办函", "国办公开办"].iter().find_map(|series| {
        let at = text.find(series)?;
        let rest = text.get(at + series.len()..)?.strip_prefix(['〔', '[', '(', '【', '﹝', '「'])?;
        let end = rest.find('号').filter(|end| *end <= 30)?;
        let stands: String = rest.get(..end)?.chars().filter(char::is_ascii_digit).collect();
        let whole = text.len() - rest.len() + end + '号'.len_utf8();
        (stands == digits).then(|| (at, whole, should_be(text.get(at..whole).unwrap_or_default(), right)))
    })
}

/// Numbers and articles that are not those of the documents named beside them.
pub(super) fn wrong_numbers(passage: &Passage, year: u16) -> Vec<Wrong> {
    let text = passage.text();
    let mut found = Vec::new();
    for (name, issuers, right, also) in CITED.into_iter().filter(|(name, ..)| passage.may_hold(name)) {
        for (at, _) in text.match_indices(name) {
            let behind = at + name.len();
            let number = number_behind(text, behind).or_else(|| number_before(text, at));
            let Some((start, end)) = number else { continue };
            let stands = text.get(start..end).unwrap_or_default();
            let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
            let plain = digits(stands);
            let issued = issuers.iter().any(|issuer| stands.contains(issuer));
            let is_decree = right.contains('令');
            if plain.is_empty() || is_decree != stands.contains('令') || !stands.contains('国') {
                continue;
            }
            // A decree may have its year as well: 国务院令2019年第711号.
            let same = if is_decree { plain.ends_with(&digits(right)) } else { plain == digits(right) };
            let may_stand = issued && same || also.iter().any(|number| plain.ends_with(number));
            if !may_stand {
                found.push((start, end, should_be(stands, right)));
            }
        }
    }
    found.extend(wrong_notice(passage, year));
    found.extend(wrong_series(passage, year));
    found.extend(wrong_articles(passage));
    found.extend(wrong_year_of_decree(text));
    found.extend(wrong_series_of_fee(text));
    found.sort_by_key(|(start, ..)| *start);
    found.dedup_by_key(|(start, ..)| *start);
    found
}

/// Those of the articles that should be another.
pub(super) fn wrong_in(text: &str, cited: &[Article]) -> Vec<Wrong> {
    let has = |article: u8| cited.iter().any(|(.., number)| *number == article);
    let due = if has(50) && !has(49) { "第四十九条" } else { "第五十条" };
    let told = |(start, end, _): &Article| Some((*start, *end, should_be(text.get(*start..*end)?, due)));
    if !has(49) && !has(50) {
        // Other articles besides are no slip; none that is right is.
        let (first, last) = (cited.first(), cited.last());
        let whole = first.zip(last).map(|(first, last)| (first.0, last.1, 0));
        return whole.as_ref().and_then(told).into_iter().collect();
    }
    // Beside the right one its neighbour in the chapter on supervision, or one a character off; 第二十条 says what is disclosed.
    let off = |number: u8| if has(50) { matches!(number, 19 | 29 | 39) } else { matches!(number, 30 | 40) };
    let is_near =
        |(.., number): &&Article| !matches!(number, 49 | 50) && ((41..=59).contains(number) || off(*number));
    let pair = cited.len() == 2;
    cited.iter().filter(is_near).filter(|_| pair).filter_map(told).collect()
}

/// The rules on the fee, cited in the series of another issuer where the sentence is on the fee (国办发〔2020〕109号), or by a
/// number whose figures changed places: 国办函〔2020〕190号.
fn wrong_series_of_fee(text: &str) -> Option<Wrong> {
    if !text.contains("处理费") {
        return None;
    }
    ["国办发", "国发", "国办公开办函", "国函", "国办函"].iter().find_map(|series| {
        let at = text.find(series)?;
        let rest = text.get(at + series.len()..)?.strip_prefix(['〔', '[', '(', '【', '﹝', '「'])?;
        let end = rest.find('号').filter(|end| *end <= 30)?;
        let digits: String = rest.get(..end)?.chars().filter(char::is_ascii_digit).collect();
        let whole = text.len() - rest.len() + end + '号'.len_utf8();
        let wrong = if *series == "国办函" { ["2020190", "2020019", "2020901"] } else { ["2020109"; 3] };
        wrong
            .contains(&digits.as_str())
            .then(|| (at, whole, should_be(text.get(at..whole).unwrap_or_default(), "国办函〔2020〕109号")))
    })
}
