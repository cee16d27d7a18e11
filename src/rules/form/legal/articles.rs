//! Articles of the Regulation.

use super::super::terms::in_characters;
use super::law::Wrong;
use super::notices::wrong_in;
use crate::rules::passages::Passage;

/// The articles that the preamble says the report rests on, where one of them is neither the 49th nor the 50th.
pub(super) fn wrong_articles(passage: &Passage) -> Vec<Wrong> {
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
pub(super) type Article = (usize, usize, u8);

/// The articles that a text goes on to at a place: 第四十九条、第五十条, 第四十九、五十条, 第49条和50条.
pub(super) fn articles(text: &str, start: usize) -> Vec<Article> {
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
