//! What a clause denies of table 2, read word by word: 未制发规范性文件, 行政强制全年未发生, 没有规范性文件被废止. A clause with any other
//! word in it says something else: 未公开行政处罚, 局属单位未实施行政强制.

use crate::form::CellId;
use crate::text::WordList;

/// What table 2 counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Document,
    License,
    Penalty,
    Coercion,
    Fee,
}

/// What a word of such a clause does in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// Names the year or the body itself, or adds nothing.
    Own,
    /// 未: denies the verb behind it.
    Not,
    /// 没有: denies what is named behind it, with a verb or without.
    None,
    /// Makes a document.
    Makes,
    /// Repeals one.
    Repeals,
    /// Does anything else that the table counts.
    Does,
    /// 涉及: of the body only where the clause names it or opens its sentence.
    Concerns,
    /// 任何, 新的: narrows nothing.
    Any,
    /// 被, 的.
    Bound,
    Thing(Thing),
    /// 项目, 事项: goes on with a thing.
    Ends,
    And,
    /// 为零.
    Zero,
}

/// The words, each kind's longer ones first.
const WORDS: [(Word, &[&str]); 17] = [
    (
        Word::Own,
        &[
            "报告期内",
            "年度内",
            "本年度",
            "年度",
            "全年",
            "本年",
            "今年",
            "年内",
            "期间",
            "机关",
            "单位",
            "街道",
            "各级",
            "各部门",
            "行政机关",
            "全县",
            "全市",
            "全区",
            "全省",
            "我县",
            "我市",
            "我区",
            "我省",
            "同时",
            "另外",
            "此外",
            "全",
            "本",
            "我",
            "局",
            "厅",
            "委",
            "镇",
            "乡",
            "年",
            "也",
            "均",
            "都",
            "皆",
            "且",
        ],
    ),
    (Word::Not, &["未曾", "从未", "并未", "暂未", "尚未", "未", "不", "零"]),
    (Word::None, &["没有", "不存在", "未有", "暂无", "无", "没"]),
    (
        Word::Makes,
        &[
            "制定发布",
            "发布",
            "起草",
            "新增",
            "制定出台",
            "制定印发",
            "新制定",
            "新制发",
            "新出台",
            "制发",
            "制定",
            "制订",
            "出台",
            "印发",
        ],
    ),
    (Word::Repeals, &["宣布废止", "宣布失效", "废止", "失效"]),
    (
        Word::Does,
        &[
            "作出", "做出", "办理", "实施", "采取", "开展", "发生", "产生", "收取", "征收", "存在", "行使",
            "执行",
        ],
    ),
    (Word::Concerns, &["涉及", "具有", "承担"]),
    (Word::Any, &["以本局名义", "以我局名义", "以局名义", "任何", "新的", "过", "了"]),
    (Word::Bound, &["被", "的"]),
    (Word::Thing(Thing::Document), &["行政规范性文件", "规范性文件"]),
    (Word::Thing(Thing::License), &["行政许可"]),
    (Word::Thing(Thing::Penalty), &["行政处罚"]),
    (Word::Thing(Thing::Coercion), &["行政强制"]),
    (Word::Thing(Thing::Fee), &["行政事业性收费"]),
    (
        Word::Ends,
        &[
            "行为", "项目", "事项", "情况", "情形", "措施", "决定", "收入", "案件", "业务", "职能", "职权",
            "权限", "数量", "金额", "权", "数",
        ],
    ),
    (Word::And, &["、", "和", "及", "与", "以及", "或者", "或"]),
    (Word::Zero, &["为零"]),
];

/// The things, each by a word that every name of it holds.
pub(in crate::rules) static THINGS: WordList =
    WordList::new(&["规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]);

/// A word and its bytes in the clause.
type Read = (Word, usize, usize);

/// The words of a clause; none where one is unknown.
fn read(clause: &str, body: &str) -> Option<Vec<Read>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = clause.get(at..).filter(|rest| !rest.is_empty()) {
        let word = own_name(rest, body)
            .map(|length| (Word::Own, length))
            .or_else(|| {
                let known = WORDS.iter().flat_map(|(word, all)| all.iter().map(move |text| (*word, *text)));
                let here = known.filter(|(_, text)| rest.starts_with(text));
                here.map(|(word, text)| (word, text.len())).max_by_key(|(_, length)| *length)
            })
            .or_else(|| {
                rest.starts_with(|c: char| c == ' ' || c.is_ascii_digit()).then_some((Word::Own, 1))
            })?;
        found.push((word.0, at, at + word.1));
        at += word.1;
    }
    Some(found)
}

/// The bytes of the body's own name at the beginning of words, or of its end: 水务局.
fn own_name(words: &str, body: &str) -> Option<usize> {
    let ends = body.char_indices().rev().skip(1).filter_map(|(at, _)| body.get(at..));
    ends.filter(|end| words.starts_with(end)).map(str::len).max()
}

/// What a clause denies: where the words begin that do, and the cells that count it.
pub(super) fn denied(clause: &str, body: &str, opens: bool) -> Option<(usize, Vec<CellId>)> {
    if !THINGS.stand_in(clause) {
        return None;
    }
    let words = read(clause, body)?;
    let own = words.iter().take_while(|(word, ..)| *word == Word::Own).count();
    let words = words.get(own..)?;
    let (_, from, _) = *words.first()?;
    let (verb, things) = denial_first(words).or_else(|| thing_first(words))?;
    if verb == Some(Word::Concerns) && own == 0 && !opens {
        return None;
    }
    let cells: Option<Vec<CellId>> = things.into_iter().map(|thing| cell(thing, verb)).collect();
    Some((from, cells?))
}

/// 未作出行政处罚、行政强制决定; 没有规范性文件被废止: the verb and the things.
fn denial_first(words: &[Read]) -> Option<(Option<Word>, Vec<Thing>)> {
    let mut rest = words.iter().map(|(word, ..)| *word).peekable();
    let denial = rest.next().filter(|word| matches!(word, Word::Not | Word::None))?;
    let is_verb = |word: &Word| matches!(word, Word::Makes | Word::Repeals | Word::Does | Word::Concerns);
    let mut verb = None;
    // 未起草印发: of several verbs the last one tells.
    while let Some(word) = rest.next_if(|word| is_verb(word) || matches!(word, Word::Any | Word::Bound)) {
        verb = Some(word).filter(is_verb).or(verb);
    }
    if denial == Word::Not && verb.is_none() {
        return None;
    }
    let mut things = Vec::new();
    loop {
        let Word::Thing(thing) = rest.next()? else { return None };
        things.push(thing);
        while rest.next_if(|word| matches!(word, Word::Ends | Word::Bound)).is_some() {}
        if rest.next_if_eq(&Word::And).is_none() {
            break;
        }
    }
    // 没有规范性文件被废止.
    let behind = rest.next_if(is_verb);
    if behind.is_some() && verb.is_some() || rest.next().is_some() {
        return None;
    }
    verb = verb.or(behind);
    Some((verb, things))
}

/// 行政处罚、行政强制均为零; 行政强制全年未发生: the same.
fn thing_first(words: &[Read]) -> Option<(Option<Word>, Vec<Thing>)> {
    let mut rest = words.iter().map(|(word, ..)| *word).peekable();
    let mut things = Vec::new();
    loop {
        let Word::Thing(thing) = rest.next()? else { return None };
        things.push(thing);
        while rest.next_if_eq(&Word::Ends).is_some() {}
        if rest.next_if_eq(&Word::And).is_none() {
            break;
        }
    }
    while rest.next_if_eq(&Word::Own).is_some() {}
    let verb = match rest.next()? {
        // Of documents the table counts two things.
        Word::Zero if !things.contains(&Thing::Document) => None,
        Word::Not | Word::None => {
            Some(rest.next().filter(|word| matches!(word, Word::Makes | Word::Repeals | Word::Does))?)
        }
        _ => return None,
    };
    rest.next().is_none().then_some((verb, things))
}

/// The cell that counts a thing of which something was not done.
fn cell(thing: Thing, verb: Option<Word>) -> Option<CellId> {
    match (thing, verb) {
        (Thing::Document, Some(Word::Makes) | None) => Some(CellId::t2("normdoc", "made")),
        (Thing::Document, Some(Word::Repeals)) => Some(CellId::t2("normdoc", "repealed")),
        (Thing::Document, _) | (_, Some(Word::Makes | Word::Repeals)) => None,
        (Thing::License, _) => Some(CellId::t2("license", "decisions")),
        (Thing::Penalty, _) => Some(CellId::t2("penalty", "decisions")),
        (Thing::Coercion, _) => Some(CellId::t2("coercion", "decisions")),
        (Thing::Fee, _) => Some(CellId::t2("fee", "amount")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(clause: &str) -> Vec<(&'static str, &'static str)> {
        let cells = denied(clause, "青禾区水务局", true).map(|(_, cells)| cells).unwrap_or_default();
        cells.into_iter().map(|cell| (cell.row, cell.column)).collect()
    }

    #[test]
    fn a_denial_is_the_bodys_own_and_all_of_its_clause() {
        for clause in [
            "本年度未制发行政规范性文件",
            "2023年我局没有制定过规范性文件",
            "水务局未出台新的规范性文件",
            "年内无规范性文件制发",
            "全年没有行政规范性文件出台",
            "未以局名义起草印发规范性文件",
            "本年度规范性文件零制发",
        ] {
            assert_eq!(rows(clause), [("normdoc", "made")], "{clause}");
        }
        for clause in ["未废止任何规范性文件", "全年没有规范性文件被废止", "无规范性文件失效"]
        {
            assert_eq!(rows(clause), [("normdoc", "repealed")], "{clause}");
        }
        for clause in
            ["未实施行政强制", "行政强制全年未发生", "没有办理行政强制案件", "我局不存在行政强制行为"]
        {
            assert_eq!(rows(clause), [("coercion", "decisions")], "{clause}");
        }
        for clause in ["我局没有行政事业性收费项目", "不收取行政事业性收费", "行政事业性收费金额为零"]
        {
            assert_eq!(rows(clause), [("fee", "amount")], "{clause}");
        }
        for clause in ["全区各级行政机关未采取行政强制措施", "我县没有实施行政强制"]
        {
            assert_eq!(rows(clause), [("coercion", "decisions")], "{clause}");
        }
        for clause in ["行政处罚、行政强制均为零", "未作出行政处罚和行政强制决定"] {
            assert_eq!(rows(clause), [("penalty", "decisions"), ("coercion", "decisions")], "{clause}");
        }
    }

    #[test]
    fn another_word_makes_another_statement() {
        for clause in [
            "未制发规范性文件解读",
            "未公开行政处罚",
            "未及时清理规范性文件",
            "无行政许可申请人投诉",
            "局属单位未实施行政强制",
            "市节水办未实施行政强制",
            "本季度没有行政强制",
            "除水资源费外没有行政事业性收费",
            "对信息公开申请人未实施行政强制",
            "未因行政许可引发信访",
            "规范性文件为零",
            "未出台相关规范性文件",
            "未发生规范性文件",
        ] {
            assert_eq!(rows(clause), [], "{clause}");
        }
        // Of what else is told before, and not of the body.
        assert!(denied("不涉及行政处罚", "青禾区水务局", false).is_none());
    }
}
