//! Who reports, where no title says it: the preamble, the first sentences, the contact.

use super::title::parts;
use super::years::year;
use super::{bodies, located};
use crate::reading::sections::Outline;
use crate::report::{BodyKind, Located, ParagraphKind, SectionKind};
use crate::text::{Span, View};

/// The paragraphs that say who reports: those before the first section and the first of section one, where some
/// put their preamble.
pub(super) fn opening(text: &str, outline: &Outline) -> Vec<(Span, View)> {
    let prose = || outline.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Prose);
    let before = prose().filter(|p| p.section.is_none()).take(60);
    let first = prose().filter(|p| p.section == Some(SectionKind::S1)).take(6);
    before.chain(first).map(|p| (p.span, p.squeezed(text))).collect()
}

/// The body that the preamble names as the one that reports.
pub(super) fn stated(text: &str, opening: &[(Span, View)]) -> Option<Located<String>> {
    let first = |name: fn(&str) -> Option<String>| {
        opening.iter().find_map(|(span, view)| Some(located(text, *span, &name(&view.text)?)))
    };
    first(before_title).or_else(|| first(maker)).or_else(|| first(with_short_name))
}

/// The fuller name of a body whose title leaves out of which place it is: the opening says 青禾区审计局 where the title
/// says 审计局.
pub(super) fn fuller(text: &str, opening: &[(Span, View)], body: &str) -> Option<Located<String>> {
    const BEFORE: [&str; 12] =
        ["。", ",", ":", ";", "、", "《", "现将", "现就", "公布", "发布", "联系", "与"];
    const PLACES: [char; 6] = ['省', '市', '县', '区', '旗', '州'];
    let placeless = bodies::kind(body) == Some(BodyKind::Dept) && !body.contains(PLACES);
    opening.iter().filter(|_| placeless).find_map(|(span, view)| {
        let found = places(&view.text, body).find_map(|at| {
            let head = before(&view.text, at)?;
            let starts = BEFORE.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len()));
            let place = head.get(starts.max().unwrap_or(0)..)?;
            let whose = (2..=12).contains(&place.chars().count()) && place.ends_with(PLACES);
            name(&format!("{place}{body}")).filter(|_| whose)
        })?;
        Some(located(text, *span, &found))
    })
}

/// The places of a word. A preamble has it a few times; in a heap of repetitions the first ones say as much as all.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(at, _)| at).take(64)
}

/// So many bytes around a place are looked at: no name, nor what stands between it and that place, is longer.
const AROUND: usize = 1200;

/// What stands before a place.
fn before(text: &str, at: usize) -> Option<&str> {
    let from = (at.saturating_sub(AROUND)..=at).find(|from| text.is_char_boundary(*from))?;
    text.get(from..at)
}

/// What stands behind a place.
fn behind(text: &str, at: usize) -> Option<&str> {
    let most = text.len().min(at + AROUND);
    let to = (at..=most).rev().find(|to| text.is_char_boundary(*to))?;
    text.get(at..to)
}

fn name(words: &str) -> Option<String> {
    let words = words.trim_matches(|c: char| "《》〈〉“”\"'、".contains(c));
    (bodies::is_name(words) && !is_general(words)).then(|| words.to_owned())
}

/// Whether a name stands for no body in particular: 我局, 各部门, 全市; or for those who made the form.
fn is_general(name: &str) -> bool {
    const GENERAL: [&str; 21] = [
        "我",
        "各",
        "该",
        "国务院",
        "本局",
        "本机关",
        "本单位",
        "本级",
        "本部门",
        "本委",
        "本办",
        "本街道",
        "本镇",
        "本乡",
        "全省",
        "全市",
        "全县",
        "全区",
        "全镇",
        "全乡",
        "全系统",
    ];
    /// Bodies of a place that the text leaves open.
    const PLACELESS: [&str; 16] = [
        "区委区政府",
        "县委县政府",
        "市委市政府",
        "省委省政府",
        "党委政府",
        "人民政府",
        "区政府",
        "县政府",
        "市政府",
        "省政府",
        "镇政府",
        "乡政府",
        "局办公室",
        "委办公室",
        "厅办公室",
        "街道办事处",
    ];
    /// 本年度我局门户网站: the words say whose in another way, or name no body.
    const WITHIN: [&str; 11] =
        ["我局", "我委", "我办", "我厅", "我镇", "我乡", "我街", "本年", "网站", "平台", "公众号"];
    GENERAL.iter().any(|word| name.starts_with(word))
        || WITHIN.iter().any(|word| name.contains(word))
        || PLACELESS.contains(&name)
        || is_section(name)
}

/// Whether a name is that of a working group or a bureau's section for disclosure.
fn is_section(name: &str) -> bool {
    ["政府信息公开", "政务公开", "信息公开", "领导小组"].iter().any(|word| name.starts_with(word))
}

/// 现公布《某局2023年政府信息公开工作年度报告》: what stands before the report's name, unless the words go on to
/// those of a notice about reports.
fn before_title(text: &str) -> Option<String> {
    const TITLES: [&str; 4] = [
        "政府信息公开工作年度报告",
        "政府信息公开年度报告",
        "政府信息公开工作报告",
        "政府信息公开年度工作报告",
    ];
    const NOTICE: [&str; 9] = ["编制", "编写", "格式", "有关", "发布", "公布", "工作", "的通知", "报送"];
    const BEFORE: [&str; 15] = [
        "。", ",", ":", ";", "《", "公布", "发布", "印发", "编制", "提交", "现将", "现就", "按照", "结合",
        "关于",
    ];
    TITLES.iter().find_map(|title| {
        places(text, title).find_map(|at| {
            let rest = text.get(at + title.len()..)?;
            if NOTICE.iter().any(|word| rest.starts_with(word)) {
                return None;
            }
            let head = before(text, at)?;
            let starts = BEFORE.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len()));
            name(&parts(&format!("{}政府信息公开", head.get(starts.max().unwrap_or(0)..)?)).body)
        })
    })
}

/// 由某局编制.
fn maker(text: &str) -> Option<String> {
    const CLOSES: [&str; 8] = ["编制", "编写", "根据", "依据", "按照", "负责", "撰写", "汇总"];
    places(text, "由").find_map(|at| {
        let rest = behind(text, at + "由".len())?;
        let end = CLOSES.iter().filter_map(|word| rest.find(word)).min()?;
        name(rest.get(..end)?)
    })
}

/// 某税务局(以下简称“某局”): a name with a shorter one of its own.
fn with_short_name(text: &str) -> Option<String> {
    const BEFORE: [&str; 9] = ["。", ",", "、", ":", "结合", "公布", "发布", "由", "》"];
    places(text, "(以下简称").find_map(|at| {
        let rest = behind(text, at + "(以下简称".len())?;
        let short = name(rest.get(..rest.find(')')?)?)?;
        let head = before(text, at)?;
        let starts = BEFORE.iter().filter_map(|word| head.rfind(word).map(|at| at + word.len()));
        let long = name(head.get(starts.max().unwrap_or(0)..)?)?;
        let mut letters = long.chars();
        short.chars().all(|c| letters.any(|l| l == c)).then_some(long)
    })
}

/// The body that a first sentence is about: 2023年，某局坚持以…; 在…领导下，某局认真….
pub(super) fn subject(text: &str, opening: &[(Span, View)]) -> Option<Located<String>> {
    let at_start = |view: &View| year(&view.text).map(|(_, length)| length);
    let dated = opening.iter().find_map(|(span, view)| {
        let name = doer(view.text.get(at_start(view)?..)?)?;
        Some(located(text, *span, &name))
    });
    dated.or_else(|| {
        // Without a year before it only the very first paragraph of the text itself.
        let (span, view) = opening.iter().find(|(_, view)| view.text.contains('。'))?;
        Some(located(text, *span, &doer(&view.text)?))
    })
}

/// Who does something in one of the first clauses.
fn doer(text: &str) -> Option<String> {
    const VERBS: [&str; 36] = [
        "坚持",
        "始终",
        "认真",
        "深入",
        "严格",
        "按照",
        "全面",
        "紧紧",
        "高度",
        "积极",
        "持续",
        "切实",
        "聚焦",
        "围绕",
        "以",
        "根据",
        "在",
        "扎实",
        "不断",
        "继续",
        "着力",
        "牢牢",
        "立足",
        "结合",
        "依托",
        "依法",
        "深化",
        "加强",
        "贯彻",
        "落实",
        "通过",
        "主动",
        "共",
        "把",
        "将",
        "是主管",
    ];
    let sentences = text.split('。').take(2).flat_map(|sentence| sentence.split(',').take(4));
    for clause in sentences {
        let ends = clause.char_indices().map(|(at, _)| at).take(40).filter(|at| {
            clause.get(*at..).is_some_and(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)))
        });
        if let Some(name) = ends.filter_map(|end| name(clause.get(..end)?)).next() {
            return Some(name);
        }
    }
    None
}

/// The body that answers questions: 请与某局办公室联系. A government's is its office, which says nothing of whose
/// report it is.
pub(super) fn contact(text: &str, opening: &[(Span, View)]) -> Option<Located<String>> {
    const OPENS: [&str; 6] = ["请直接与", "请与", "请直接联系", "请联系", "请向", "可与"];
    const CLOSES: [&str; 6] = ["联系", "(", ",", "。", ":", "咨询"];
    opening.iter().find_map(|(span, view)| {
        let found = OPENS.iter().find_map(|open| {
            let rest = view.text.get(view.text.find(open)? + open.len()..)?;
            let end = CLOSES.iter().filter_map(|close| rest.find(close)).min()?;
            body_of(rest.get(..end)?)
        })?;
        Some(located(text, *span, &found))
    })
}

/// The body to which an address belongs: 某局政府信息公开领导小组办公室 is 某局.
fn body_of(address: &str) -> Option<String> {
    const WITHIN: [&str; 7] =
        ["政府信息公开", "政务公开", "信息公开", "综合办公室", "办公室", "党政办", "信访"];
    let ends = WITHIN.iter().filter_map(|word| address.find(word)).filter(|at| *at > 0);
    let within = ends.min().and_then(|end| name(address.get(..end)?));
    match within {
        // A government's office is a body of its own.
        Some(body) if bodies::kind(&body) != Some(BodyKind::Region) => Some(body),
        Some(_) => None,
        None => name(address),
    }
}

/// The kind of body that a report without any name shows by 我局, 本街道, 我镇.
pub(super) fn own_words(opening: &[(Span, View)]) -> Option<BodyKind> {
    let words: [(BodyKind, &[&str]); 3] = [
        (BodyKind::Dept, &["我局", "我委", "我厅", "我中心", "我分局", "我关", "我校", "我队", "我会"]),
        (BodyKind::Street, &["我街道", "本街道", "街道办事处", "我办事处", "我街办"]),
        (BodyKind::Town, &["我镇", "我乡", "本镇", "本乡", "全镇", "全乡"]),
    ];
    opening.iter().find_map(|(_, view)| {
        words
            .iter()
            .find(|(_, words)| words.iter().any(|word| view.text.contains(word)))
            .map(|(kind, _)| *kind)
    })
}
