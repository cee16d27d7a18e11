//! What came in and what became of it, told in one or two sentences: 收到申请16项,办理15项,结转下年1项. Read by the words
//! around each count, where [`crate::reading::prose::slot_of`] does not know its label.

use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::is_bare_sum;
use crate::reading::prose::words::units;
use crate::report::prose::{BalanceOf, Measure, counted_alike};
use crate::report::slot::{Slot, SlotKind};
use crate::text::WordList;

/// What a count is in a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Received,
    CarriedIn,
    Done,
    /// What left without an answer.
    Left,
    /// One outcome.
    Outcome,
    CarriedOut,
    /// A count of something else that stands among them.
    Other,
}

static LAST_YEAR: WordList = WordList::new(&["上年", "去年", "往年", "上一年", "年初", "期初"]);
static CARRIED: WordList = WordList::new(&["结转", "转来", "转结", "接续", "转入", "遗留", "未结", "未办结"]);
static ONWARD: WordList = WordList::new(&[
    "结转至",
    "结转到",
    "结转下",
    "结转20",
    "结转续",
    "结转接续",
    "结转继续",
    "转下年",
    "转至下",
    "下年度继续",
    "下年度接续",
    "下年度续办",
    "下年度办理",
    "下一年度",
    "余下",
    "剩余",
    "正在推进",
    "正在审理",
    "正在办理",
    "正在处理",
    "尚在办理",
    "尚未办结",
    "仍在办理",
    "尚在法定",
    "尚有",
    "仍有",
    "在办",
    "待办",
    "待答复",
    "待回复",
    "尚未答复",
    "未到答复期",
    "未到期",
    "转入20",
    "转到下",
    "转入下",
    "年末结转",
    "期末结转",
    "跨年",
    "尚未到期",
    "未结",
    "未办结",
    "转次年",
    "结转次年",
    "至次年",
]);
static BEHIND: WordList = WordList::new(&[
    "结转",
    "下年",
    "下一年",
    "续办",
    "继续办理",
    "接续办理",
    "正在办理",
    "正在处理",
    "尚在",
    "尚未办结",
    "未到答复期",
    "未到期",
    "在办",
    "待办",
    "转入20",
    "转入下",
    "跨年",
    "顺延",
    "尚未到期",
    "未办结",
    "正在按",
    "正在依",
    "未结",
]);
static FINISHED: WordList = WordList::new(&[
    "办结",
    "办毕",
    "办理完毕",
    "答复",
    "办复",
    "回复",
    "办理完成",
    "处理完毕",
    "已办",
    "已处理",
    "办完",
    "实办",
    "已结",
    "结案",
    "审结",
    "共办",
]);
/// What is neither answered nor goes on: it has left the body, or the applicant has let it go.
static LEFT: WordList = WordList::new(&[
    "撤回",
    "撤销申请",
    "转交",
    "转送",
    "移交",
    "移送",
    "转办",
    "转由",
    "放弃",
    "终止",
    "退回",
    "逾期未补正",
]);
static CAME: WordList = WordList::new(&[
    "收到",
    "接到",
    "接收",
    "受理",
    "新收",
    "收办",
    "收悉",
    "接获",
    "收件",
    "登记",
    "承接",
    "承办",
    "交办",
    "转办件",
    "当年新增",
    "本年新增",
    "年内新增",
    "申请总量",
    "办理总量",
]);
static OUTCOMES: WordList =
    WordList::new(&["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]);
/// That nothing goes on.
static NONE_LEFT: WordList = WordList::new(&["无结转", "没有结转", "未结转", "无遗留", "无未办结"]);
/// What the applicant has let go.
static LET_GO: WordList = WordList::new(&["撤回", "撤销申请", "放弃", "终止", "逾期未补正"]);
/// What is no application.
static ELSE: WordList =
    WordList::new(&["复议", "诉讼", "留言", "来信", "信箱", "建议", "提案", "热线", "投诉", "来电"]);
/// Words for some of the applications; 收到公民、法人和其他组织的申请 is of all.
static SOME: WordList = WordList::new(&["自然人", "法人", "网络", "信函", "当面", "邮", "其中"]);

/// Finds the balances of a passage: one of applications, or else those that single sentences tell of something else.
pub fn find(passage: &Passage<'_>) -> Vec<BalanceOf> {
    let all: Vec<usize> = (0..passage.mentions.len().min(MOST)).collect();
    if let Some(of_applications) = read(passage, &all, true) {
        return vec![of_applications];
    }
    let sentence = |i: &usize| passage.mentions.get(*i).map(|m| m.sentence);
    let same = |a: &usize, b: &usize| sentence(a) == sentence(b);
    let says_else = |own: &&[usize]| {
        own.iter().any(|i| passage.label_words(*i).is_some_and(|label| ELSE.stand_in(label)))
    };
    let sentences = all.chunk_by(same).filter(|own| own.len() > 2).filter(says_else);
    sentences.filter_map(|own| read(passage, own, false)).filter(|b| b.carried_out.is_some()).collect()
}

/// The balance that these quantities make: of applications, or of whatever they count.
fn read(passage: &Passage<'_>, of: &[usize], of_applications: bool) -> Option<BalanceOf> {
    let mut found: Vec<(Part, usize)> = Vec::new();
    for i in of.iter().copied() {
        if passage.mentions.get(i).is_some_and(|m| m.numeral.unit.measure == Measure::Count) {
            found.push((part(passage, i, of_applications), i));
        }
    }
    // 新收171件、结转8件;办结170件,未办结9件: before what was finished, and beside what goes on, it is the last year's.
    let finished = found.iter().position(|(part, _)| matches!(part, Part::Done | Part::Outcome));
    let onward = found.iter().filter(|(part, _)| *part == Part::CarriedOut).count();
    let first = found.iter().position(|(part, _)| *part == Part::CarriedOut);
    let twice = onward == 2 || (onward == 1 && says_all_finished(passage));
    if let (Some(first), Some(finished), true) = (first, finished, twice)
        && first < finished
        && let Some((part, i)) = found.get_mut(first)
        && passage.label_words(*i) == Some("结转")
    {
        *part = Part::CarriedIn;
    }
    // 收到128件,加上2022年结转的9件,共办理137件,办结131件: what there was to do, beside what was done.
    let slot = |i: usize| passage.facts.get(i).map(|f| f.slot);
    if found.iter().any(|(part, i)| *part == Part::Done && slot(*i) == Some(Slot::Done)) {
        for (part, i) in &mut found {
            if *part == Part::Done && matches!(slot(*i), Some(Slot::Processed | Slot::Pool)) {
                *part = Part::Other;
            }
        }
    }
    let only = |wanted: Part| {
        let mut all = found.iter().filter(|(part, _)| *part == wanted).map(|(_, i)| *i);
        let first = all.next();
        (first, all.next().is_some())
    };
    let ((received, more), (carried_out, again)) = (only(Part::Received), only(Part::CarriedOut));
    let (carried_in, twice) = only(Part::CarriedIn);
    if more || again || twice {
        return None;
    }
    // 收到网上申请21件、信函申请14件: told way by way, no one count is of all that came in.
    let received = received.filter(|i| !(by_a_way(passage, *i) && by_a_way(passage, i + 1)))?;
    let all = |wanted: Part| found.iter().filter(|(p, _)| *p == wanted).map(|(_, i)| *i).collect::<Vec<_>>();
    let (done, outcomes, left) = (all(Part::Done), all(Part::Outcome), all(Part::Left));
    // Without what goes on: only where every class is told and all is said to be finished.
    let classes = outcomes.len() >= CLASSES && done.is_empty() && says_all_finished(passage);
    // 收到6件,上年转来1件,办结7件,无结转件.
    let none_left = !done.is_empty()
        && of_applications
        && (NONE_LEFT.stand_in(passage.text) || all_finished_between(passage, received, &done));
    // 收到4件,答复3件,放弃1件: what left has left with what was answered.
    let applied = passage.facts.get(received).is_some_and(|f| f.slot.is_flow());
    let let_go = |i: &usize| around(passage, *i).is_some_and(|words| LET_GO.stand_in(words));
    let gone =
        !done.is_empty() && outcomes.is_empty() && !left.is_empty() && left.iter().all(let_go) && applied;
    if carried_out.is_none() && !classes && !none_left && !gone {
        return None;
    }
    let unit = |i: usize| passage.mentions.get(i).map_or("", |m| m.numeral.unit.name);
    let sentence = |i: usize| passage.mentions.get(i).map_or(0, |m| m.sentence);
    let top = |i: usize| passage.mentions.get(i).is_some_and(|m| m.bracket.is_none());
    let close = |i: usize| sentence(i).abs_diff(sentence(received)) <= FAR;
    let plain = |i: usize| {
        let carried = Some(i) == carried_in || Some(i) == carried_out;
        passage.facts.get(i).is_some_and(|f| f.is_exact() && (f.this_year || carried))
    };
    let whole: Vec<usize> = done
        .iter()
        .chain(&outcomes)
        .copied()
        .chain([received])
        .chain(carried_out)
        .chain(carried_in)
        .collect();
    let alike = whole.iter().all(|i| {
        let (a, b) = (unit(*i), unit(received));
        counted_alike(a, b) || [a, b].iter().all(|u| units::of_information(u) || *u == "项")
    });
    let fits = alike && top(received) && whole.iter().all(|i| close(*i) && plain(*i));
    let global = |i: usize| passage.first + i;
    (fits && !(done.is_empty() && outcomes.is_empty())).then(|| BalanceOf {
        received: global(received),
        carried_in: carried_in.map(global),
        done: done.into_iter().map(global).collect(),
        outcomes: outcomes.into_iter().map(global).collect(),
        left: left.into_iter().map(global).collect(),
        carried_out: carried_out.map(global),
        of_applications,
    })
}

/// Whether a count is of what came in by one of the ways.
fn by_a_way(passage: &Passage<'_>, i: usize) -> bool {
    static WAYS: WordList =
        WordList::new(&["网上", "网络", "信函", "邮寄", "当面", "现场", "传真", "线上", "线下"]);
    let label = passage.label_words(i).unwrap_or("");
    let channel = passage.facts.get(i).is_some_and(|f| f.slot.kind() == SlotKind::Channel);
    channel || (WAYS.stand_in(label) && !label.contains('等'))
}

/// The words of a count with what stands behind it.
fn around<'a>(passage: &Passage<'a>, i: usize) -> Option<&'a str> {
    let mention = passage.mentions.get(i)?;
    let (from, to) = (mention.label.start, mention.tail.end.max(mention.at + 1));
    passage.text.get(passage.tokens.get(from)?.start..passage.tokens.get(to - 1)?.end)
}

/// How many sentences behind what came in what became of it may stand.
const FAR: usize = 3;

/// Classes of outcomes that are told where all is told.
const CLASSES: usize = 3;

/// Whether the passage says that all was finished: 已全部办结, 均按时答复.
fn says_all_finished(passage: &Passage<'_>) -> bool {
    static ALL: WordList = WordList::new(&["全部", "均", "都"]);
    let clauses = passage.text.split([',', ';', '。']);
    clauses
        .into_iter()
        .any(|clause| ALL.stand_in(clause) && FINISHED.stand_in(clause) && !ELSE.stand_in(clause))
}

/// Whether a clause between what came in and what was done says that all of it was finished: 收到28件,已全部办结,办结28件.
fn all_finished_between(passage: &Passage<'_>, received: usize, done: &[usize]) -> bool {
    static ALL: [&str; 6] = ["已全部办结", "全部办结", "已全部答复", "全部答复", "全部办理完毕", "均已办结"];
    let Some(first) = done.first().filter(|first| **first > received) else { return false };
    let at = |i: usize| passage.mentions.get(i).map(|m| m.at);
    let (Some(from), Some(to)) = (at(received), at(*first)) else { return false };
    let end = |token: usize| passage.tokens.get(token).map_or(0, |t| t.end);
    let words = passage.text.get(end(from)..end(to)).unwrap_or("");
    let mut clauses = words.split([',', ';']).map(str::trim);
    clauses.any(|clause| ALL.contains(&clause))
}

/// The most quantities of a passage that are looked at: a balance stands in a short one.
const MOST: usize = 40;

/// What a count is, by the words of its clause and those behind it.
fn part(passage: &Passage<'_>, i: usize, of_applications: bool) -> Part {
    let Some(mention) = passage.mentions.get(i) else { return Part::Other };
    let start = |token: usize| passage.tokens.get(token).map_or(passage.text.len(), |t| t.start);
    let end = |token: usize| passage.tokens.get(token).map_or(0, |t| t.end);
    let label = passage.text.get(start(mention.label.start)..start(mention.at)).unwrap_or("");
    let mut tail_end = mention.at;
    while passage.tokens.get(tail_end + 1).is_some_and(|t| {
        !matches!(t.kind, crate::reading::prose::words::token::Kind::Mark(_)) && !t.is_number()
    }) {
        tail_end += 1;
    }
    let tail = passage.text.get(end(mention.at)..end(tail_end)).unwrap_or("");
    let slot = passage.facts.get(i).map_or(Slot::Other, |f| f.slot);
    // 办结的7件中,公开5件: the same said again, as the whole of what follows.
    if ["中", "里", "当中"].contains(&tail) {
        return Part::Other;
    }
    // 另有3件延期后答复: finished, though late.
    let late = tail.contains("延期") && FINISHED.stand_in(tail);
    let says = |list: &WordList| list.stand_in(label) || list.stand_in(tail);
    let added = ["加上", "连同"].iter().any(|word| label.contains(word)) && label.contains("结转");
    if slot == Slot::CarriedIn || added || (says(&LAST_YEAR) && says(&CARRIED)) {
        return Part::CarriedIn;
    }
    if late {
        return Part::Other;
    }
    // 另2件按程序延期.
    let besides = ["另", "其余", "余", "尚", "还"].iter().any(|word| label.starts_with(word));
    if besides && ["延期", "按程序", "正在", "推进"].iter().any(|word| tail.contains(word)) {
        return Part::CarriedOut;
    }
    if slot == Slot::CarriedOut
        || ONWARD.stand_in(label)
        || (BEHIND.stand_in(tail) && !LAST_YEAR.stand_in(label))
    {
        return Part::CarriedOut;
    }
    // 属于国家秘密1件 beside the classes is one of them; inside a class it is a part of it.
    let row = slot == Slot::OutcomeRow && mention.bracket.is_none() && !passage.text.contains("不予公开");
    if (slot.is_outcome() && slot != Slot::OutcomeRow) || row || OUTCOMES.stand_in(label) {
        return Part::Outcome;
    }
    // 予以公开7件,…,其他处理2件,总计23件: what all outcomes come to.
    let behind_outcome =
        i.checked_sub(1).and_then(|b| passage.facts.get(b)).is_some_and(|f| f.slot.is_outcome());
    if behind_outcome && slot != Slot::Pool && is_bare_sum(mention) {
        return Part::Done;
    }
    let came = CAME.stand_in(label) && !label.contains("其中");
    let some = SOME.stand_in(label) || matches!(slot.kind(), SlotKind::Applicant | SlotKind::Channel);
    // 其中2件逾期未补正视为放弃: what stands behind says what became of them.
    let told_behind = label == "其中" && (LET_GO.stand_in(tail) || FINISHED.stand_in(tail));
    if (of_applications && ELSE.stand_in(label))
        || (some && !came && !told_behind)
        || mention.bracket.is_some()
    {
        return Part::Other;
    }
    if came {
        return Part::Received;
    }
    if LEFT.stand_in(label) || LEFT.stand_in(tail) {
        return Part::Left;
    }
    if FINISHED.stand_in(label) || FINISHED.stand_in(tail) || slot == Slot::Done || label.ends_with("办理")
    {
        return Part::Done;
    }
    Part::Other
}
