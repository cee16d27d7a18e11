//! Of whom a quantity is said (domain §4.4).

use crate::reading::prose::quantities::{Brackets, Mention};
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::report::prose::Scope;
use crate::report::{BodyKind, Identity};
use crate::text::WordList;

/// The places of a passage where a body is named.
pub struct Marks {
    /// In order.
    marks: Vec<Mark>,
}

/// A place where a body is named.
struct Mark {
    start: usize,
    end: usize,
    scope: Scope,
    /// Where the bracket around it closes: behind that it says nothing.
    until: usize,
}

impl Marks {
    /// The scope of a quantity: the nearest mark to the left in its sentence. 各街镇 behind 其中 names parts.
    pub fn at(&self, tokens: &[Token], mention: &Mention) -> (Scope, Option<(usize, usize)>) {
        let start = |i: usize| tokens.get(i).map_or(0, |t| t.start);
        let (from, to) = (start(mention.window()), start(mention.at));
        let (scope, words) = self.between(from, to);
        let Some((at, _)) = words else { return (scope, words) };
        let head = tokens.get(mention.window()..mention.at).unwrap_or(&[]);
        let listed = head
            .iter()
            .any(|t| t.start < at && matches!(t.meaning(), Some(Meaning::Among | Meaning::Including)));
        (if listed && scope == Scope::Wide { Scope::Sub } else { scope }, words)
    }

    /// The last mark between two bytes.
    pub fn between(&self, from: usize, to: usize) -> (Scope, Option<(usize, usize)>) {
        let next = self.marks.partition_point(|m| m.start < to);
        let before = self.marks.get(..next).unwrap_or(&[]).iter().rev().take_while(|m| m.start >= from);
        match before.into_iter().take(NEAREST).find(|m| m.until >= to) {
            Some(mark) => (mark.scope, Some((mark.start, mark.end))),
            None => (Scope::Unmarked, None),
        }
    }
}

/// How many bodies in brackets are stepped over: a long list of them is one list.
const NEAREST: usize = 64;

/// Finds where bodies are named.
pub fn marks(text: &str, tokens: &[Token], brackets: &Brackets, identity: &Identity) -> Marks {
    let mut marks: Vec<(usize, usize, Scope)> = tokens
        .iter()
        .enumerate()
        .filter_map(|(i, t)| match t.kind {
            Kind::Word(Meaning::Wide) if is_of_one_line(text, tokens, i) => {
                Some((t.start, t.end, Scope::Sub))
            }
            Kind::Word(Meaning::Wide) => Some((t.start, t.end, Scope::Wide)),
            Kind::Word(Meaning::Own) => Some((t.start, t.end, Scope::Own)),
            _ => None,
        })
        .collect();
    let kind = identity.kind;
    let body = identity.body.as_ref().map_or("", |b| b.value.as_str());
    for (at, _) in text.match_indices("政府") {
        let end = at + "政府".len();
        let tail = text.get(end..).unwrap_or("");
        let head = text.get(..at).unwrap_or("");
        let head = head.strip_suffix("人民").unwrap_or(head);
        let Some(level) = head.chars().next_back().filter(|c| "省市县区旗州盟镇乡".contains(*c))
        else {
            continue;
        };
        if is_addressed(head, tail) {
            continue;
        }
        if let Some(office) = ["办公室", "办公厅", "办"].iter().find(|w| tail.starts_with(**w)) {
            let scope = if kind == Some(BodyKind::Office) { Scope::Own } else { Scope::Sub };
            marks.push((at, end + office.len(), scope));
        } else if NOT_A_BODY.at(tail).is_none() {
            let scope = match (kind, level) {
                (Some(BodyKind::Town), '镇' | '乡')
                | (None | Some(BodyKind::Region | BodyKind::Office), _) => Scope::Own,
                _ => Scope::Sub,
            };
            marks.push((at, end, scope));
        }
    }
    for (at, word) in SUFFIXES.places(text) {
        let end = at + word.len();
        if !acts(text.get(end..).unwrap_or(""))
            || text.get(..at).is_some_and(|h| h.ends_with(['我', '本', '各', '全', '等', '部']))
        {
            continue;
        }
        marks.push((
            at,
            end,
            if is_own(text.get(..end).unwrap_or(""), body) { Scope::Own } else { Scope::Sub },
        ));
    }
    marks.extend(done_for_others(text, tokens));
    crate::order::by_key(&mut marks, |m| m.0);
    let mut open: Vec<usize> = Vec::new();
    let mut before = tokens.iter().enumerate().peekable();
    let marks = marks.into_iter().map(|(start, end, scope)| {
        while let Some((i, token)) = before.next_if(|(_, t)| t.start < start) {
            match token.kind {
                Kind::Mark('(') => open.extend(brackets.partner(i).map(|_| i)),
                Kind::Mark(')') if brackets.partner(i).is_some() => drop(open.pop()),
                _ => {}
            }
        }
        let close = open.last().and_then(|o| brackets.partner(*o));
        let until = close.and_then(|c| tokens.get(c)).map_or(usize::MAX, |t| t.end);
        Mark { start, end, scope, until }
    });
    Marks { marks: marks.collect() }
}

/// Whether a body is whom applications are sent to: 向县政府办公室邮寄申请2件. Whose they are, it does not say.
fn is_addressed(head: &str, tail: &str) -> bool {
    static SENT: WordList = WordList::new(&["邮寄", "寄", "提交", "提出", "递交", "申请", "当面"]);
    let mut clause = head.chars().rev().take(LONGEST_NAME).take_while(|c| !",。;、:(".contains(*c));
    let office = ["办公室", "办公厅", "办"].iter().find_map(|w| tail.strip_prefix(w)).unwrap_or(tail);
    clause.any(|c| c == '向') && SENT.at(office).is_some()
}

/// How many characters a body's name has before 政府.
const LONGEST_NAME: usize = 12;

/// What is done with or for others is theirs: 指导乡镇和部门办理申请112件, 配合市司法局清理规范性文件35件. Only where the clause
/// goes on to a number; 加强指导, 收到… says nothing of whose it is.
fn done_for_others<'a>(
    text: &'a str,
    tokens: &'a [Token],
) -> impl Iterator<Item = (usize, usize, Scope)> + 'a {
    static WITH_OTHERS: WordList = WordList::new(&["指导", "配合", "协助", "督促", "会同", "帮助"]);
    let of_clause = |from: usize| {
        let first = tokens.partition_point(|t| t.start < from);
        let rest = tokens.get(first..).unwrap_or(&[]).iter();
        rest.take(LONGEST_CLAUSE)
            .find(|t| t.is_number() || matches!(t.kind, Kind::Mark(',' | ';' | '。' | ')')))
    };
    WITH_OTHERS.places(text).filter_map(move |(at, word)| {
        let end = at + word.len();
        let begins = text.get(..at)?.chars().next_back().is_none_or(|c| ",。;:、)".contains(c));
        let named = text.get(end..)?.chars().next().is_some_and(|c| !"下,。;".contains(c));
        (begins && named && of_clause(end)?.is_number()).then_some((at, end, Scope::Sub))
    })
}

/// How many tokens a clause is read for its number.
const LONGEST_CLAUSE: usize = 24;

/// Whether 全区 is followed by the name of one line of bodies only: 全区公安机关, 全市各级教育部门.
fn is_of_one_line(text: &str, tokens: &[Token], wide: usize) -> bool {
    // 部 of 部门 is a word of its own.
    let of_name = |t: &&Token| matches!(t.kind, Kind::Text | Kind::Word(Meaning::Filler));
    let behind = tokens.get(wide + 1..).unwrap_or(&[]);
    let length = behind.iter().take(8).take_while(of_name).count();
    let (Some(first), Some(last)) = (behind.first(), behind.get(..length).and_then(<[Token]>::last)) else {
        return false;
    };
    let name = text.get(first.start..last.end).unwrap_or("").trim_end_matches(['共', '已', '均']);
    let all = [
        "政府", "党政", "职能", "行政", "直属", "市直", "区直", "县直", "州直", "省直", "责任", "公开",
        "所有", "主体",
    ];
    ["部门", "机关", "条线"]
        .iter()
        .filter_map(|end| name.strip_suffix(end))
        .any(|line| !line.is_empty() && !all.iter().any(|word| line.contains(word)))
}

/// 区政府 followed by one of these is part of another name.
static NOT_A_BODY: WordList = WordList::new(&[
    "信息",
    "网",
    "门户",
    "公报",
    "部门",
    "采购",
    "工作",
    "令",
    "常务",
    "开放",
    "文件",
    "规章",
    "行政规范",
    "规范性",
    "公文",
    "有关",
    "各",
    "及",
    "和",
    "与",
    "、",
    "数据",
    "购买",
    "投资",
    "官网",
    "平台",
    "服务",
    "督查",
    "党组",
    "会议",
    "政策",
    "系统",
    "主要",
    "分管",
]);

/// The last characters of bodies' names.
static SUFFIXES: WordList = WordList::new(&[
    "府办",
    "分局",
    "局",
    "委员会",
    "委",
    "办公室",
    "办事处",
    "中心",
    "街道",
    "镇",
    "乡",
    "管委会",
    "开发区",
    "园区",
    "厅",
    "支队",
    "大队",
    "法院",
    "集团",
]);

/// Whether a body's name can end here: what follows is what a body does.
fn acts(rest: &str) -> bool {
    static VERBS: WordList = WordList::new(&[
        "共",
        "收",
        "新收",
        "受理",
        "接",
        "办",
        "答复",
        "累计",
        "全年",
        "本年",
        "代表",
        "被",
        "发生",
        "未",
        "无",
        "制",
        "依法",
        "2",
        "没有",
        "作出",
        "主动",
        "出台",
        "印发",
        ",共",
        "依申请",
        "政府信息公开申请",
        "因",
    ]);
    VERBS.at(rest).is_some()
}

/// Whether the name that ends the text is the report's own body, in full or shortened (区发改局 of
/// 青禾区发展和改革局): its characters stand in the body's name in order, and nothing of a name precedes them.
fn is_own(text: &str, body: &str) -> bool {
    let mut rest = body.chars().rev();
    let mut matched = 0;
    for c in text.chars().rev() {
        if rest.any(|b| b == c) {
            matched += 1;
            continue;
        }
        return matched >= 2 && !is_name(c);
    }
    matched >= 2
}

/// Whether a character before a matched name may belong to another name.
fn is_name(c: char) -> bool {
    !(c.is_ascii() || "年度,。、;:由我在以对向是为,日间度内()".contains(c))
}
