//! What stands between two quantities, as pieces that the steps of a row are held against.

use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{family_of, names_the_whole};
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::report::prose::Family;

/// A piece of what stands between two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Mark(char),
    Lead(Meaning),
    /// A clause that names the whole: 在公开的信息中.
    OfThese,
    /// A clause that says by what the whole is split: 按申请方式分.
    Classified,
    /// A clause that says from where the whole is looked at: 从申请人看.
    SeenFrom,
    Words,
}

/// The most pieces between a whole and its first part: what is farther apart does not belong together, and time stays
/// linear.
const LONGEST_GAP: usize = 40;

/// What stands between two places, closed brackets left out.
pub(super) fn pieces(passage: &Passage<'_>, from: usize, to: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = from;
    while let Some(token) = passage.tokens.get(at).filter(|_| at < to && pieces.len() < LONGEST_GAP) {
        let piece = match token.kind {
            Kind::Mark('(') if passage.brackets.partner(at).is_some_and(|close| close < to) => {
                at = passage.brackets.partner(at).unwrap_or(at) + 1;
                continue;
            }
            Kind::Mark(mark) => {
                if matches!(mark, ',' | ':')
                    && let Some(last) = pieces.last_mut()
                {
                    if let Some(piece) = classifies(passage, at) {
                        *last = piece;
                    } else if names_the_whole(passage, at) || ends_within(passage, from, at) {
                        *last = Piece::OfThese;
                    }
                }
                Piece::Mark(mark)
            }
            Kind::Word(meaning) => lead(passage, token, meaning).map_or(Piece::Words, Piece::Lead),
            _ => Piece::Words,
        };
        if piece != Piece::Words || pieces.last() != Some(&Piece::Words) {
            pieces.push(piece);
        }
        at += 1;
    }
    pieces
}

/// Whether the clause before a mark says by what a whole is split: 按申请方式分, 从申请人来看.
fn classifies(passage: &Passage<'_>, mark: usize) -> Option<Piece> {
    static ENDS: [&str; 9] = ["分", "划分", "看", "来看", "分类", "统计", "区分", "来分", "计"];
    let before = passage.tokens.get(mark.saturating_sub(CLAUSE)..mark).unwrap_or(&[]);
    let clause = before.rsplit(|t| matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).next().unwrap_or(&[]);
    let (first, last) = (clause.first()?, clause.last()?);
    let text = passage.text.get(first.start..last.end).unwrap_or("");
    let text = text.strip_prefix('若').unwrap_or(text);
    let colon = passage.tokens.get(mark).is_some_and(|t| t.is_mark(':'));
    // 按题材:, 按申请方式分,.
    let short = colon && text.starts_with('按') && (3..=8).contains(&text.chars().count());
    let ends = short || (text.chars().count() > 2 && ENDS.iter().any(|end| text.ends_with(end)));
    let piece = if text.starts_with(['按', '依']) { Piece::Classified } else { Piece::SeenFrom };
    // 办理情况:公开6件,部分公开3件: only before what became of applications.
    let next = passage.mentions.partition_point(|m| m.at < mark);
    let of_results = || family_of(passage, next) == Family::Outcomes;
    let told = colon && ["办理情况", "答复情况", "处理情况", "回复情况"].contains(&text) && of_results();
    if told || names_a_view(text, colon) {
        return Some(Piece::SeenFrom);
    }
    let looks = text.starts_with(['按', '从', '依']) || (text.starts_with('分') && text.ends_with('看'));
    (ends && looks).then_some(piece)
}

/// Whether a short clause names what the whole is looked at by: 申请方式:, 办理结果:, 形式上,.
fn names_a_view(text: &str, colon: bool) -> bool {
    static VIEWS: [&str; 14] = [
        "方式",
        "结果",
        "渠道",
        "类别",
        "内容",
        "形式",
        "途径",
        "来源",
        "类型",
        "分布",
        "构成",
        "题材",
        "分类情况",
        "构成情况",
    ];
    let view = text.strip_suffix('上');
    // 具体构成是:, 来源有三:.
    let named = view.unwrap_or(text).trim_end_matches(['是', '为', '有', '二', '两', '三', '四', '五', '六']);
    (colon || view.is_some()) && text.chars().count() <= 8 && VIEWS.iter().any(|word| named.ends_with(word))
}

/// The most tokens of a clause that says by what a whole is split.
const CLAUSE: usize = 16;

/// Whether the clause before a mark is a noun with 中: 75件申请中, 县级件中.
fn ends_within(passage: &Passage<'_>, from: usize, mark: usize) -> bool {
    // 在520条信息中, 申请人中, 按类别统计如下:.
    static NOUNS: [&str; 23] = [
        "申请中",
        "申请人中",
        "信息中",
        "件中",
        "文件中",
        "提案中",
        "建议中",
        "来信中",
        "留言中",
        "工单中",
        "条中",
        "信息里",
        "申请里",
        "件里",
        "结果中",
        "情况中",
        "如下",
        "情况为",
        // 从27件申请的内容看,.
        "内容看",
        "结果看",
        "类型看",
        "事项看",
        "来源看",
    ];
    let before = passage.tokens.get(from..mark).unwrap_or(&[]);
    let clause = before.rsplit(|t| matches!(t.kind, Kind::Mark(_))).next().unwrap_or(&[]);
    let start = clause.first().map_or(0, |t| t.start);
    let end = mark.checked_sub(1).and_then(|last| passage.tokens.get(last)).map_or(0, |t| t.end);
    let words = passage.text.get(start..end).unwrap_or("");
    // 答复的101件中,.
    let noun = words.strip_suffix('中').filter(|noun| noun.chars().count() <= 6);
    let own_noun = noun.is_some_and(|noun| !OTHERWISE.iter().any(|end| noun.ends_with(end)));
    let directly = clause.len() == before.len() && (["中", "里", "当中"].contains(&words) || own_noun);
    let named = NOUNS.iter().any(|noun| words.ends_with(noun)) || names_again(passage, from, start, words);
    !clause.is_empty() && words.chars().count() <= 10 && (directly || named)
}

/// Nouns whose 中 is of time or manner.
static OTHERWISE: [&str; 7] = ["工作", "过程", "活动", "实践", "其", "集", "办理"];

/// Whether a clause with 中 names what was counted before it by two characters of its words: 网站登载44条;网站登载的内容中,.
fn names_again(passage: &Passage<'_>, from: usize, start: usize, words: &str) -> bool {
    let Some(stem) = words.strip_suffix(['中', '里']) else { return false };
    if OTHERWISE.iter().any(|end| stem.ends_with(end)) {
        return false;
    }
    let before = passage.tokens.get(from.saturating_sub(CLAUSE)..from).unwrap_or(&[]);
    let counted = before.rsplit(|t| matches!(t.kind, Kind::Mark(_))).next().unwrap_or(&[]);
    let label = counted.first().and_then(|t| passage.text.get(t.start..start)).unwrap_or("");
    let stem: Vec<char> = stem.chars().collect();
    stem.len() > 1 && stem.windows(2).any(|pair| label.contains(&pair.iter().collect::<String>()))
}

/// Whether a word opens parts: 含 does, 另有 does not.
fn lead(passage: &Passage<'_>, token: &Token, meaning: Meaning) -> Option<Meaning> {
    let said = passage.text.get(token.start..token.end).unwrap_or("");
    match meaning {
        Meaning::Among | Meaning::Respectively => Some(meaning),
        Meaning::Including if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Containing if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Including if said != "如" && said != "例如" => Some(meaning),
        Meaning::Containing if said.contains('含') => Some(Meaning::Including),
        _ => None,
    }
}

/// The words between two quantities.
pub(super) fn between<'a>(passage: &Passage<'a>, a: usize, b: usize) -> &'a str {
    let end = |i: usize| passage.mentions.get(i).and_then(|m| passage.tokens.get(m.at));
    let (from, to) = (end(a).map_or(0, |t| t.end), end(b).map_or(0, |t| t.start));
    passage.text.get(from..to).unwrap_or("")
}
