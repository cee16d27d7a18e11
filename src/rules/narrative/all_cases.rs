//! What is said in words of all cases together, where table 4 has some of them elsewhere: 行政诉讼1件,为复议后起诉 beside a suit
//! among 未经复议直接起诉; 均已审结 beside one that is pending.

use super::cases::{RESULT, SUIT};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::locate::targets;
use crate::num::Num;
use crate::report::prose::{Fact, Scope};
use crate::report::slot::{Block, Slot};
use crate::report::{BodyKind, SectionKind};
use crate::rules::passages::{Passage, names_another_year};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::WordList;

/// NARR-SUIT: what the facts say, and what is said in words of the way of all suits.
pub struct Suits;

impl Rule for Suits {
    fn meta(&self) -> &'static Meta {
        SUIT.meta()
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        SUIT.check(cx, sink);
        of_all(cx, sink, self.meta().code, |class| matches!(class, Class::Direct | Class::After));
    }
}

/// NARR-RV-OUTCOME: what the facts say, and what is said in words of how all cases ended.
pub struct Results;

impl Rule for Results {
    fn meta(&self) -> &'static Meta {
        RESULT.meta()
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        RESULT.check(cx, sink);
        of_all(cx, sink, self.meta().code, |class| !matches!(class, Class::Direct | Class::After));
    }
}

/// What all cases are said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Sued without a review before.
    Direct,
    /// Sued after a review.
    After,
    /// Not yet decided.
    Pending,
    /// Decided.
    Ended,
    /// Of a result that the form names, by its column.
    Result(&'static str),
}

/// How the classes are called, longer words first.
const CLASSES: [(&str, Class); 30] = [
    ("未经行政复议直接起诉", Class::Direct),
    ("未经行政复议直接提起", Class::Direct),
    ("未经复议直接起诉", Class::Direct),
    ("未经复议直接提起", Class::Direct),
    ("未经复议", Class::Direct),
    ("未经行政复议", Class::Direct),
    ("直接起诉", Class::Direct),
    ("直接提起诉讼", Class::Direct),
    ("直接提起行政诉讼", Class::Direct),
    ("行政复议后起诉", Class::After),
    ("行政复议后提起", Class::After),
    ("行政复议后再", Class::After),
    ("行政复议后被", Class::After),
    ("行政复议被诉", Class::After),
    ("复议后起诉", Class::After),
    ("复议后提起", Class::After),
    ("复议后再", Class::After),
    ("复议后被", Class::After),
    ("复议被诉", Class::After),
    ("尚未审结", Class::Pending),
    ("未审结", Class::Pending),
    ("在审理中", Class::Pending),
    ("正在审理", Class::Pending),
    ("已审结", Class::Ended),
    ("审结", Class::Ended),
    ("已结案", Class::Ended),
    ("结果纠正", Class::Result("corrected")),
    ("被纠正", Class::Result("corrected")),
    ("其他结果", Class::Result("other")),
    ("为纠正", Class::Result("corrected")),
];

/// Words for all of something, longer first. Behind them may stand who sued, and that it was 经.
const ALL: [&str; 22] = [
    "全部属于",
    "均属于",
    "全部为",
    "全部是",
    "全部系",
    "全部属",
    "结果均为",
    "均为",
    "均系",
    "均是",
    "均属",
    "都为",
    "都是",
    "都属",
    "皆为",
    "皆系",
    "全为",
    "全系",
    "全部",
    "均",
    "都",
    "全是",
];

/// What says so of all when it stands right behind their number: 行政诉讼1件,为复议后起诉, 行政诉讼1件(复议后起诉).
const BESIDE_NUMBER: [&str; 5] = [",为", ",系", ",属", ",是", "("];

/// Words by which less than all cases of the year are meant.
static NARROWED: WordList = WordList::new(&[
    "其中",
    "部分",
    "审结",
    "二审",
    "一审",
    "再审",
    "上诉",
    "败诉",
    "胜诉",
    "纠正",
    "维持",
    "撤销",
    "驳回",
    "撤回",
    "结果",
    "上年",
    "上一年",
    "去年",
    "往年",
    "历年",
    "结转",
    "新增",
    "同期",
    "其他",
    "其余",
    "另",
    "个别",
    "有的",
    "涉及",
    "较",
    "除",
    "未",
    "没有",
    "上半年",
    "下半年",
    "季度",
    "月",
    "截至",
    "目前",
]);

/// What a sentence says of all its cases, with bytes of the sentence.
struct Said {
    class: Class,
    block: Block,
    /// From the clause that names the cases to the word for all.
    from: usize,
    /// The words of the class.
    start: usize,
    end: usize,
}

fn of_all(cx: &Context<'_>, sink: &mut Sink<'_>, code: &'static str, own: fn(Class) -> bool) {
    let of_cases = |p: &&Passage| p.is_prose() && (p.may_hold("诉讼") || p.may_hold("复议"));
    if !cx.is_report() {
        return;
    }
    for passage in cx.passages().iter().filter(of_cases) {
        if matches!(passage.paragraph.section, None | Some(SectionKind::S5)) {
            continue;
        }
        for (at, sentence) in passage.sentences() {
            for said in said_of_all(sentence).into_iter().filter(|said| own(said.class)) {
                sink.fails_if(contradicted(cx, code, passage, (at, sentence), &said));
            }
        }
    }
}

/// What table 4 has against it.
fn contradicted(
    cx: &Context<'_>,
    code: &'static str,
    passage: &Passage,
    (at, sentence): (usize, &str),
    said: &Said,
) -> Option<Finding> {
    let report = cx.report;
    let cell = |row: &'static str, column: &'static str| CellId::t4(row, column);
    let sum = |ids: &[CellId]| {
        ids.iter().try_fold(Num::ZERO, |sum, id| sum.checked_add(targets::value(report, *id)?))
    };
    let totals: Vec<CellId> = said.block.rows().iter().map(|row| cell(row, "total")).collect();
    let total = sum(&totals)?;
    let columns = |except: &[&str]| -> Vec<CellId> {
        let others = ["upheld", "corrected", "other", "pending"].into_iter().filter(|c| !except.contains(c));
        others.flat_map(|c| said.block.rows().iter().map(move |row| CellId::t4(row, c))).collect()
    };
    let elsewhere: Vec<CellId> = match said.class {
        Class::Direct => vec![cell("suit_after", "total")],
        Class::After => vec![cell("suit_direct", "total")],
        Class::Pending => columns(&["pending"]),
        Class::Ended => columns(&["upheld", "corrected", "other"]),
        Class::Result(column) => columns(&[column]),
    };
    let count = sum(&elsewhere)?;
    let meant = meant(cx, passage, (at, sentence), said, total)?;
    if count.is_zero() || total.is_zero() {
        return None;
    }
    let quote = sentence.get(said.start..said.end)?;
    let (zh, en) = match elsewhere.as_slice() {
        [id] => (id.label_zh(), id.label_en()),
        _ if said.class == Class::Ended => ("尚未审结".to_owned(), "pending".to_owned()),
        _ => ("别的结果".to_owned(), "other columns".to_owned()),
    };
    let cases =
        if said.block == Block::Review { ("行政复议", "reviews") } else { ("行政诉讼", "suits") };
    let message = Words::new(
        format!("正文写{meant}{}{quote}，而表四{zh}{count}件。", cases.0),
        format!("The prose says “{quote}” of all {}, but table 4 has {count}: {en}.", cases.1),
    );
    let severity = match said.class {
        Class::Direct | Class::After => Severity::Error,
        _ => Severity::Warning,
    };
    let right = total.checked_sub(count)?;
    let mut finding = Finding::new(code, severity, message)
        .sides(total, right, format!("{total} ≠ {right}"))
        .cells(elsewhere.iter().copied())
        .subject(passage.place(report, at + said.start, at + said.end));
    if let Some(span) = elsewhere.iter().find_map(|id| {
        let filled = report.value(*id).is_some_and(|value| !value.is_zero());
        report.cell(*id).filter(|_| filled).and_then(|cell| cell.span)
    }) {
        finding = finding.evidence(span);
    }
    Some(finding)
}

/// How all cases are called (5件, 全部), where they are all the cases of table 4: their number is the table's; without one the
/// sentence names no part of a region and no other year.
fn meant(
    cx: &Context<'_>,
    passage: &Passage,
    (at, sentence): (usize, &str),
    said: &Said,
    total: Num,
) -> Option<String> {
    let report = cx.report;
    let slot = if said.block == Block::Review { Slot::Review } else { Slot::Suit };
    let words = passage.place(report, at + said.from, at + said.start);
    let of_the_cases = |f: &&Fact| f.slot == slot && words.contains(f.span);
    let mut facts = report.facts.iter().filter(of_the_cases);
    let fact = facts.next();
    if facts.next().is_some() {
        return None;
    }
    if let Some(fact) = fact {
        let whole = fact.this_year && fact.certain && fact.is_exact() && fact.scope != Scope::Sub;
        return (whole && fact.value == total).then(|| format!("{}件", fact.value));
    }
    let before = sentence.get(..said.start)?;
    let other_year = names_another_year(before, cx.year());
    let counted = before.get(said.from..).is_some_and(|words| words.contains(|c: char| c.is_ascii_digit()));
    let wide = ["全省", "全市", "全县", "全区", "全旗"].iter().any(|word| before.contains(word));
    let single = report.identity.kind.is_some_and(BodyKind::is_single);
    let about = passage.paragraph.section == Some(SectionKind::S4) || before.contains("信息公开");
    let whole = !other_year && !counted && about && (single || wide) && !NARROWED.stand_in(before);
    whole.then(|| "全部".to_owned())
}

/// What a sentence says of all reviews or all suits that it names.
fn said_of_all(sentence: &str) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut read: Vec<(usize, usize)> = Vec::new();
    if !sentence.contains("诉讼") && !sentence.contains("复议") {
        return found;
    }
    for (name, class) in CLASSES {
        for (start, _) in sentence.match_indices(name).take(8) {
            let end = start + name.len();
            // A longer name stands there, whatever it says: 未经复议 of 未经复议直接起诉1件.
            if read.iter().any(|(from, to)| *from < end && start < *to) {
                continue;
            }
            read.push((start, end));
            let behind = sentence.get(end..).unwrap_or_default();
            // A number behind it counts a part, and so does 的二审.
            let counts = behind
                .trim_start_matches(['的', '案', '件', '为', '共'])
                .starts_with(|c: char| c.is_ascii_digit());
            if counts || behind.starts_with("率") || behind.starts_with("的二审") {
                continue;
            }
            let before = sentence.get(..start).unwrap_or_default();
            if let Some((from, block)) = all_cases(before, class) {
                found.push(Said { class, block, from, start, end });
            }
        }
    }
    found
}

/// The cases of which a class is said, where the words before it say so of all: from where they are named, and which.
fn all_cases(before: &str, class: Class) -> Option<(usize, Block)> {
    let of_way = matches!(class, Class::Direct | Class::After);
    let fillers: &[&str] = match class {
        Class::Direct | Class::After => &["经过", "经", "申请人", "当事人", "由", "案件"],
        _ => &["被复议机关", "被法院", "已", "被", "仍", "结果"],
    };
    let mut words = before;
    while let Some(rest) = fillers.iter().find_map(|filler| words.strip_suffix(filler)) {
        words = rest;
    }
    let beside_number = || {
        let cases = BESIDE_NUMBER.iter().find_map(|link| words.strip_suffix(link))?;
        let number = cases.strip_suffix(['件', '起', '宗'])?;
        number.ends_with(|c: char| c.is_ascii_digit()).then_some(cases)
    };
    let cases =
        ALL.iter().find_map(|all| words.strip_suffix(all)).or_else(|| beside_number().filter(|_| of_way))?;
    let (suit, review) = (cases.rfind("诉讼"), cases.rfind("复议"));
    let (at, block) = match (suit, review) {
        (Some(suit), _) if of_way => (suit, Block::Suit),
        _ if of_way => return None,
        (Some(suit), Some(review)) if review < suit => (suit, Block::Suit),
        (Some(suit), None) => (suit, Block::Suit),
        (_, Some(review)) => (review, Block::Review),
        (None, None) => return None,
    };
    // 行政复议、行政诉讼均已审结 is said of both.
    let is_joined = cases
        .get(..at)
        .is_some_and(|front| front.trim_end_matches("行政").ends_with(['、', '和', '与', '及']) && !of_way);
    let from = cases.get(..at)?.rfind([',', ';', ':', '。']).map_or(0, |comma| comma + 1);
    let named = cases.get(from..)?;
    // 维持 and 未 may belong to the other cases of the sentence, before its last comma; 诉讼 beside 诉讼案件 not.
    (!is_joined && !NARROWED.stand_in(named)).then_some((from, block))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(sentence: &str) -> Vec<Class> {
        said_of_all(sentence).into_iter().map(|said| said.class).collect()
    }

    #[test]
    fn only_what_is_said_of_all_cases_is_their_class() {
        assert_eq!(classes("被提起行政诉讼1件,为复议后起诉,结果维持。"), [Class::After]);
        assert_eq!(classes("行政诉讼2件(均为未经复议直接起诉)。"), [Class::Direct]);
        assert_eq!(classes("行政复议4件,行政诉讼2件,全部系经复议后起诉案件。"), [Class::After]);
        assert_eq!(classes("行政诉讼2件,其中复议后起诉1件。"), []);
        assert_eq!(classes("被提起行政诉讼3件(未经复议直接起诉1件、复议后起诉2件)。"), []);
        assert_eq!(classes("行政诉讼2件,为复议后起诉1件、直接起诉1件。"), []);
        assert_eq!(classes("上年结转的诉讼均为复议后起诉。"), []);
        assert_eq!(classes("行政诉讼2件,败诉案件均为直接起诉。"), []);
    }

    #[test]
    fn results_are_of_the_cases_named_last() {
        let said = said_of_all("被申请行政复议4件,均已审结;");
        assert_eq!(
            said.iter().map(|said| (said.class, said.block)).collect::<Vec<_>>(),
            [(Class::Ended, Block::Review)]
        );
        assert_eq!(classes("被提起行政诉讼2件,均尚未审结。"), [Class::Pending]);
        assert_eq!(classes("行政复议、行政诉讼均已审结。"), []);
        assert_eq!(classes("被提起行政诉讼2件,已审结1件。"), []);
    }
}
