//! Sentences that give the doings of the report's own body to another.

use super::rank::{Body, Rank, is_beside, is_bureau};
use crate::report::may_be_one;
use crate::rules::deeds::GOES_ABOUT;
use crate::rules::passages::Piece;
use crate::text::WordList;

/// What may stand in front of who did it, at the head of a sentence.
fn behind_the_lead(sentence: &str) -> usize {
    const TIMES: [&str; 9] =
        ["一年来", "本年度", "今年以来", "全年", "报告期内", "年度内", "过去一年", "本年", "今年"];
    let mut at = match super::super::years::leading_year(sentence) {
        Some((_, _, end)) => end,
        None => TIMES.iter().find_map(|time| sentence.starts_with(time).then_some(time.len())).unwrap_or(0),
    };
    let rest = |at: usize| sentence.get(at..).unwrap_or_default();
    at += if rest(at).starts_with("以来") { "以来".len() } else { 0 };
    at += if rest(at).starts_with(',') { 1 } else { 0 };
    // 在市委、市政府的坚强领导下,
    if rest(at).starts_with('在')
        && let Some(end) = rest(at).find("下,").filter(|end| *end < 120)
        && !rest(at).get(..end).unwrap_or_default().contains('。')
    {
        at += end + "下,".len();
    }
    at
}

/// What may stand between a body's name and what it did.
const OF_THE_BODY: [&str; 13] = [
    "党委、政府",
    "党委政府",
    "党政办公室",
    "人民政府",
    "政府",
    "党组",
    "党委",
    "机关",
    "办公室",
    "各级行政机关",
    "各级各部门",
    "始终",
    "",
];

/// How what a body did about disclosure begins, besides [`GOES_ABOUT`].
static DID: WordList = WordList::new(&[
    "以",
    "根据",
    "未发",
    "未收",
    "未向",
    "没有向",
    "未产生",
    "没有收",
    "没有发",
    "因政府信息",
    "在",
    "主动",
    "共",
    "收到",
    "受理",
    "召开",
]);

/// Words of a sentence by which it tells of the body itself, or of how it learnt from another.
pub(super) static NOT_OF_IT: WordList = WordList::new(&[
    "我局",
    "本局",
    "我委",
    "本委",
    "我县",
    "我区",
    "我市",
    "我镇",
    "我乡",
    "我街道",
    "本机关",
    "本镇",
    "学习",
    "借鉴",
    "交流",
    "帮扶",
    "结对",
    "移交",
    "来函",
    "与我",
    "对我",
    "向我",
    "联合",
    "会同",
    "配合",
    "协助",
    "转来",
    "转办",
    "指导",
    "划转",
    "合并",
    "更名",
    "原",
    "试点",
    "示范",
]);

/// Words by which a sentence tells of disclosure.
pub(in crate::rules) static DISCLOSURE: WordList = WordList::new(&[
    "信息公开",
    "政务公开",
    "公开信息",
    "公开目录",
    "公开工作",
    "主动公开",
    "《条例》",
    "公开为常态",
    "以公开",
    "依法公开",
    "及时公开",
    "全面公开",
    "申请",
    "复议",
    "诉讼",
    "处理费",
    "收费通知",
]);

/// Words without the year that they begin with: 2023年未收取.
fn behind_a_year(words: &str) -> &str {
    let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = if year.len() < words.len() { year.strip_prefix('年').unwrap_or(words) } else { words };
    year.strip_prefix('度').unwrap_or(year)
}

/// Places where a sentence has another body of the same rank as the one whose disclosure it tells of.
pub(in crate::rules::form) fn doers(piece: Piece<'_>, body: &Body<'_>) -> Option<(usize, usize)> {
    piece.places(&DISCLOSURE).next()?;
    let sentence = piece.text;
    let start = behind_the_lead(sentence);
    let rest = sentence.get(start..)?;
    // 水务局 anywhere: it speaks of the body beside another.
    if let Some(Rank::Bureau(_, _, own)) = body.rank
        && rest.contains(own)
        && !rest.get(..30.min(rest.len())).is_some_and(|head| head.contains(own))
    {
        return None;
    }
    let shown = rest.char_indices().take(16).take_while(|(_, c)| c.is_alphabetic());
    for (at, c) in shown {
        let end = at + c.len_utf8();
        let (name, behind) = rest.split_at_checked(end)?;
        let ends = matches!(c, '局' | '委' | '厅' | '会') && is_bureau(name)
            || matches!(c, '县' | '区' | '旗' | '镇' | '乡' | '道' | '市');
        if !ends || name.chars().count() < 3 {
            continue;
        }
        let did = OF_THE_BODY
            .iter()
            .filter_map(|of| behind.strip_prefix(of))
            .map(|deed| behind_a_year(deed).trim_start_matches(','))
            .any(|deed| DID.at(deed).is_some() || GOES_ABOUT.at(deed).is_some());
        // A place in front of a longer name is no name of its own.
        if may_be_one(name, body.name) && !did && !is_bureau(name) {
            continue;
        }
        if may_be_one(name, body.name) && c != '市' {
            return None;
        }
        if did {
            let tells = || is_beside(name, body) && !NOT_OF_IT.stand_in(sentence);
            return tells().then_some((start, start + end));
        }
    }
    None
}
