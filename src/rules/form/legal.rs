//! The documents that a report rests on: their names, numbers and articles.

use super::terms::in_characters;
use crate::finding::{Finding, Severity, Words};
use crate::rules::passages::Passage;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::one_character_off;

/// FORM-LAW.
pub struct Law;

impl Rule for Law {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-LAW",
            severity: Severity::Warning,
            on: true,
            title: ("依据文件有误", "Legal basis"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2021年度起的报告是否仍只引用2019年的通知（国办公开办函〔2019〕60号，或只写通知的名称）；是否把已被修订的国务院令第492号作为现行条例引用；条例、年度报告格式、信息处理费管理办法的文号和名称是否写错，国务院令第711号旁的年份是否为2019年；编制依据是否为条例第四十九条、第五十条。
## 为什么
2021年度起适用国办公开办函〔2021〕30号；现行条例为2019年修订的国务院令第711号。
## 会报告
```gouji
基础：局 2023
前言：本报告依据《关于政府信息公开工作年度报告有关事项的通知》（«国办公开办函〔2019〕60号»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（«国务院令第492号»）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》«第四十条»编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》第四十九条、«第五十一条»编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号，«2008年»修订）编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告按照«国办公开办函〔2021〕13号»规定的格式编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据《«中华人民共和国政务公开条例»》编制，统计期限为2023年1月1日至12月31日。
```
```gouji
基础：局 2023
六：依据《政府信息公开信息处理费管理办法》（«国办函〔2020〕190号»），本年度未收取信息处理费。
```
```gouji
基础：局 2023
六：依据《«政府信息公开信息处理管理办法»》，本年度未收取信息处理费。
```
## 不报告
```gouji
基础：局 2023
一：条例由国务院令第492号公布，2019年以国务院令第711号修订。
```
```gouji
基础：局 2020
前言：本报告依据国办公开办函〔2019〕60号编制，统计期限为2020年1月1日至12月31日。
```
```gouji
基础：局 2023
前言：本报告依据国办公开办函〔2021〕30号编制，统计期限为2023年1月1日至12月31日。
```
## 何时不报
新旧两份通知都引用了，或引用了2021年的格式；2020年度及以前引用2019年的通知。
## 容差
括号写法不限。",
                "## What
Whether a report on 2021 or later still cites the notice of 2019 alone, by number or name, or decree no. 492, which the Regulations of 2019 replaced; whether numbers and names of the Regulations, the form and the rules on the fee are right, and the year beside decree no. 711; whether the report rests on articles 49 and 50.
## Why
Since 2021 the notice 国办公开办函〔2021〕30号 holds; the Regulations in force are decree no. 711.
## Reported
## Not reported
## Silent when
Both notices are cited, or the form of 2021; the year is 2020 or before.
## Tolerance
Any kind of bracket."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(year) = cx.year().filter(|_| cx.is_report()) else { return };
        // The notice of 2021 by its number, or by the form that it brought.
        let new_notice = || {
            cx.passages().iter().any(|p| {
                (p.may_hold(OFFICE) && cites(p.text(), 2021, 30).is_some())
                    || p.text().contains("政府信息公开工作年度报告格式》")
            })
        };
        let old_may_not_stand = year >= 2021 && !new_notice();
        for passage in cx
            .passages()
            .iter()
            .filter(|p| p.is_prose() && (p.may_hold("国") || p.may_hold("《") || p.may_hold(OLD_NOTICE)))
        {
            let old = || cites(passage.text(), 2019, 60).or_else(|| names_old_notice(passage.text()));
            if let Some((start, end)) = old_may_not_stand.then(old).flatten() {
                let message = Words::new(
                    format!("{year}年度应依据国办公开办函〔2021〕30号，此处引用的是2019年的通知。"),
                    format!(
                        "A report on {year} follows the notice of 2021 (no. 30); this cites that of 2019."
                    ),
                );
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
            let decree = "国务院令第492号";
            // Beside the one that is in force it tells how that came about.
            let is_alone = year >= 2019 && !passage.text().contains("711");
            if let Some(at) = passage.text().find(decree).filter(|_| is_alone) {
                let message = Words::new(
                    "国务院令第492号已被2019年修订的条例（国务院令第711号）取代，请更正。",
                    "Decree no. 492 was replaced by the Regulations as amended in 2019 (decree no. 711).",
                );
                let place = passage.place(cx.report, at, at + decree.len());
                sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
            }
            for (start, end, words) in
                wrong_numbers(passage, year).into_iter().chain(wrong_names(passage.text())).take(3)
            {
                let place = passage.place(cx.report, start, end);
                sink.fails(Finding::new(self.meta().code, Severity::Warning, words).subject(place));
            }
        }
    }
}

const OFFICE: &str = "国办公开办函";

/// The name of the notice of 2019.
const OLD_NOTICE: &str = "关于政府信息公开工作年度报告有关事项的通知";

/// The place where folded text names the notice of 2019, of the State Council's office and no other's.
fn names_old_notice(text: &str) -> Option<(usize, usize)> {
    let at = text.find(OLD_NOTICE)?;
    let before = text.get(..at)?;
    let own = before.ends_with('《')
        || ["国务院办公厅", "国务院办公厅政府信息与政务公开办公室", "国办公开办"]
            .iter()
            .any(|w| before.ends_with(w));
    own.then_some((at, at + OLD_NOTICE.len()))
}

/// The place where folded text cites 国办公开办函 of that year and number.
fn cites(text: &str, year: u16, number: u16) -> Option<(usize, usize)> {
    text.match_indices(OFFICE).find_map(|(at, _)| {
        let rest = text.get(at + OFFICE.len()..)?;
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '「']);
        let inner =
            inner.strip_prefix(&year.to_string())?.trim_start_matches(['〕', ']', ')', '】', '﹞', '」']);
        let behind = inner.trim_start_matches('第').strip_prefix(&number.to_string())?.strip_prefix('号')?;
        Some((at, text.len() - behind.len()))
    })
}

/// A citation in folded text that is not right: where, and what it should be.
type Wrong = (usize, usize, Words);

fn should_be(stands: &str, right: &str) -> Words {
    Words::new(
        format!("“{stands}”应为“{right}”，请更正。"),
        format!("“{stands}” should be “{right}”; please correct it."),
    )
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
fn wrong_numbers(passage: &Passage, year: u16) -> Vec<Wrong> {
    let text = passage.text();
    let mut found = Vec::new();
    for (name, issuers, right, also) in CITED {
        for (at, _) in text.match_indices(name) {
            let behind = at + name.len();
            let Some((start, end)) = number_behind(text, behind) else { continue };
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

/// The articles that the preamble says the report rests on, where one of them is neither the 49th nor the 50th.
fn wrong_articles(passage: &Passage) -> Vec<Wrong> {
    let text = passage.text();
    let mut found = Vec::new();
    if passage.paragraph.section.is_some() || !(text.contains("编制") || text.contains("年度报告")) {
        return found;
    }
    for (nth, (at, name)) in text.match_indices("条例》").enumerate().take(8) {
        let behind = at + name.len();
        let rest = text.get(behind..).unwrap_or_default();
        // (以下简称《条例》) may stand between.
        let between = if rest.starts_with('(') { rest.find(')').map_or(0, |at| at + 1) } else { 0 };
        let cited = articles(text, behind + between);
        let Some(last) = cited.last() else { continue };
        // A law of another name, and articles on something else than the report.
        let is_ours = text.get(..at).is_some_and(|b| b.ends_with("政府信息公开") || b.ends_with('《'));
        let purpose = text.get(last.1..).unwrap_or_default().trim_start_matches('条');
        let full = text.get(..at).is_some_and(|b| b.ends_with("政府信息公开"));
        let of_the_report = nth == 0 && full || on_the_report(purpose);
        let right = ["四十九条", "五十条", "49条", "50条"].iter().any(|article| purpose.contains(article));
        if is_ours && of_the_report && !right {
            found.extend(wrong_in(text, &cited));
        }
    }
    found
}

/// Whether what follows an article makes it the basis of the report: 规定,编制….
fn on_the_report(behind: &str) -> bool {
    let mut rest = behind;
    while let Some(bare) = ["的", "之", "规定", "要求", "有关", "等", ",", "本机关", "我局", "现"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))
    {
        rest = bare;
    }
    ["编制", "编写", "形成", "公布", "制作", "撰写", "年度报告"].iter().any(|word| rest.starts_with(word))
}

/// An article in a list of them: its bytes, and its number.
type Article = (usize, usize, u8);

/// The articles that a text goes on to at a place: 第四十九条、第五十条, 第四十九、五十条, 第49条和50条.
fn articles(text: &str, start: usize) -> Vec<Article> {
    let (mut found, mut at) = (Vec::new(), start);
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    while found.len() < 6 {
        let number_at = at + if rest(at).starts_with('第') { '第'.len_utf8() } else { 0 };
        if found.is_empty() && number_at == at {
            break;
        }
        let digits = rest(number_at)
            .find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(c))
            .unwrap_or(0);
        let stands = rest(number_at).get(..digits).unwrap_or_default();
        let Some(number) = stands.parse().ok().or_else(|| in_characters(stands)) else { break };
        let end = number_at + digits;
        let article = rest(end).starts_with('条');
        let behind = end + if article { '条'.len_utf8() } else { 0 };
        found.push((at, behind, number));
        let Some(link) =
            ["、", "和", "及", "以及", "与", ","].iter().find(|link| rest(behind).starts_with(**link))
        else {
            break;
        };
        at = behind + link.len();
    }
    // 第四章第二十七条 is a chapter first.
    let closed = found.last().is_some_and(|(_, end, _)| text.get(..*end).is_some_and(|t| t.ends_with('条')));
    if closed { found } else { Vec::new() }
}

/// Those of the articles that should be another.
fn wrong_in(text: &str, cited: &[Article]) -> Vec<Wrong> {
    let has = |article: u8| cited.iter().any(|(.., number)| *number == article);
    let due = if has(50) && !has(49) { "第四十九条" } else { "第五十条" };
    let told = |(start, end, _): &Article| Some((*start, *end, should_be(text.get(*start..*end)?, due)));
    if !has(49) && !has(50) {
        // Other articles besides are no slip; none that is right is.
        let (first, last) = (cited.first(), cited.last());
        let whole = first.zip(last).map(|(first, last)| (first.0, last.1, 0));
        return whole.as_ref().and_then(told).into_iter().collect();
    }
    // Beside the right one its neighbour in the chapter on supervision.
    let is_near = |(.., number): &&Article| !matches!(number, 49 | 50) && (48..=59).contains(number);
    let pair = cited.len() == 2;
    cited.iter().filter(is_near).filter(|_| pair).filter_map(told).collect()
}

/// The year beside decree no. 711, or before the name of the Regulations that it amended, where it is not 2019.
fn wrong_year_of_decree(text: &str) -> Vec<Wrong> {
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

/// The rules on the fee, cited in the series of another issuer where the sentence is on the fee: 国办发〔2020〕109号.
fn wrong_series_of_fee(text: &str) -> Option<Wrong> {
    if !text.contains("处理费") {
        return None;
    }
    ["国办发", "国发", "国办公开办函", "国函"].iter().find_map(|series| {
        let at = text.find(series)?;
        let rest = text.get(at + series.len()..)?.strip_prefix(['〔', '[', '(', '【', '﹝', '「'])?;
        let end = rest.find('号').filter(|end| *end <= 30)?;
        let digits: String = rest.get(..end)?.chars().filter(char::is_ascii_digit).collect();
        let whole = text.len() - rest.len() + end + '号'.len_utf8();
        (digits == "2020109")
            .then(|| (at, whole, should_be(text.get(at..whole).unwrap_or_default(), "国办函〔2020〕109号")))
    })
}

const REGULATIONS: &str = "中华人民共和国政府信息公开条例";

/// Names of documents that every report may cite.
const NAMES: [&str; 4] = [
    REGULATIONS,
    "政府信息公开信息处理费管理办法",
    "中华人民共和国政府信息公开工作年度报告格式",
    "政府信息公开工作年度报告格式",
];

/// Names in 《》 that are one character off one of those.
fn wrong_names(text: &str) -> Vec<Wrong> {
    let mut found = Vec::new();
    for (at, open) in text.match_indices(['《', '〈']) {
        let start = at + open.len();
        // 《中华人民共和国政府信息公开条例规定: the mark that closes the name is lost.
        let behind = text.get(start..).and_then(|rest| rest.strip_prefix(REGULATIONS));
        if behind.is_some_and(|b| {
            ["第", "规定", "要求", "和", "及", ",", "。", "有关"].iter().any(|w| b.starts_with(w))
        }) {
            let whole = text.get(at..start + REGULATIONS.len()).unwrap_or_default();
            found.push((at, start + REGULATIONS.len(), should_be(whole, &format!("《{REGULATIONS}》"))));
            continue;
        }
        let Some(end) = text.get(start..).and_then(|rest| rest.find(['》', '《', '〉', '〈'])) else {
            continue;
        };
        let stands = text.get(start..start + end).unwrap_or_default();
        if NAMES.contains(&stands) {
            continue;
        }
        // No other regulation of the whole country is on disclosure.
        let is_the_law = stands.starts_with("中华人民共和国") && stands.ends_with("公开条例");
        let right = NAMES.into_iter().find(|name| one_character_off(stands, name));
        if let Some(right) = right.or_else(|| is_the_law.then_some(REGULATIONS)) {
            found.push((start, start + stands.len(), should_be(stands, right)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_one_character_off_is_told_and_another_is_not() {
        assert_eq!(wrong_names("依据《中华人民共和国政务信息公开条例》").len(), 1);
        assert!(wrong_names("依据《云溪市政府信息公开条例》").is_empty());
    }

    #[test]
    fn notices_in_every_bracket() {
        for text in ["国办公开办函〔2019〕60号", "国办公开办函[2019]60号", "国办公开办函(2019)第60号"]
        {
            assert_eq!(cites(text, 2019, 60), Some((0, text.len())), "{text}");
        }
        assert_eq!(cites("国办公开办函〔2019〕61号", 2019, 60), None);
    }
}
