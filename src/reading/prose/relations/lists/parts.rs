//! The quantities that a lead leads in: from its place on, up to where another statement begins.

use super::labels::{by_platforms, platforms};
use super::leads::At;
use super::of_a_kind::{family_of, fits};
use super::verbs::{begins_with_verb, label, parted};
use super::wholes::{FAR, wholes};
use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::relations::references::repeats;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::reading::prose::words::units;
use crate::report::prose::{Fact, Family, Measure, counted_alike};
use crate::report::slot::{Slot, SlotKind};

/// The quantities that a lead leads in, as numbers of mentions.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) run: Vec<usize>,
    /// Whether the list may go on differently.
    pub(super) open: bool,
    /// Whether it ends with 等.
    pub(super) more: bool,
}

pub(super) fn parts(passage: &Passage<'_>, lead: &At, next: Option<&At>) -> Parts {
    let from = passage.mentions.partition_point(|m| m.at < lead.token);
    let mut parts: Vec<usize> = Vec::new();
    let (mut open, mut more) = (false, false);
    // Whether no label of those so far begins with a verb, and whether a semicolon has stood between them: looked at
    // once for each part, so that time is in proportion to the list.
    let (mut no_verb, mut semicolon) = (true, false);
    for (i, mention) in passage.mentions.iter().enumerate().skip(from) {
        let over =
            lead.bracket.and_then(|b| passage.brackets.partner(b)).is_some_and(|close| mention.at > close);
        if mention.sentence != lead.sentence || over {
            break;
        }
        if mention.bracket != lead.bracket {
            continue;
        }
        if next.is_some_and(|n| mention.at > n.token) {
            open = true;
            break;
        }
        let counted = matches!(mention.numeral.unit.measure, Measure::Count | Measure::None | Measure::Money);
        let dated = !belongs_to_year(passage, i) && !names_a_year(passage, mention);
        if !counted || dated || speaks_of_change(mention) {
            continue;
        }
        if parts.first().is_some_and(|first| begins_anew(passage, *first, i)) {
            break;
        }
        if parts.last().is_some_and(|last| numbered(passage, *last, mention))
            && !parts
                .first()
                .and_then(|f| passage.mentions.get(*f))
                .is_some_and(|f| opens_numbered(passage, f))
        {
            break;
        }
        if parts.last().is_some_and(|last| repeats(passage, i, *last)) {
            continue;
        }
        if result_again(passage, &parts, i) {
            break;
        }
        // 动态20条、公告5条,…,发布解读2条: behind names a verb says something else.
        let verb = begins_with_verb(passage, mention);
        if parts.len() > 1 && no_verb && verb == Some(true) {
            break;
        }
        // 动态41条、公告3条、其他2条;公众号256条: 其他 was the last.
        let behind_semicolon = parts.last().is_some_and(|last| parted(passage, *last, i));
        let rest = parts.last().is_some_and(|l| passage.facts.get(*l).is_some_and(|f| f.rest));
        if rest && parts.len() > 1 && behind_semicolon && !semicolon {
            break;
        }
        if let [first] = parts.as_slice()
            && states_anew(passage, from.checked_sub(1), *first, i)
        {
            break;
        }
        no_verb &= verb == Some(false);
        semicolon |= behind_semicolon;
        parts.push(i);
        // 招生信息121篇等: there are more.
        if goes_on(passage, mention) {
            more = true;
            break;
        }
    }
    // What the next 其中 leads in is cut from something counted otherwise: this list was over before it.
    let unit = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.unit.name);
    let (first, last) = (parts.first().and_then(unit), parts.last().and_then(unit));
    if open
        && next.is_some()
        && parts.len() > 2
        && first != last
        && parts.last().is_some_and(|l| sums(passage, *l))
    {
        parts.pop();
        open = false;
    }
    // 动态98条,微博211条;文件991件,其中…: behind a semicolon another statement begins, and the next 其中 is of that.
    if open
        && next.is_some()
        && parts.len() > 2
        && parts.split_last().is_some_and(|(last, before)| begins_behind_semicolon(passage, before, *last))
    {
        parts.pop();
        open = false;
    }
    // 动态103条、公告28条,公众号发布112条,其中…: behind a comma, where 、 parted the others, another statement begins.
    if open && next.is_some() && parts.len() > 2 && begins_behind_comma(passage, &parts) {
        parts.pop();
        open = false;
    }
    // The last quantity before another 其中 is that one's whole; where it is a count of its own kind, this list is over.
    if open && parts.len() > 1 && parts.last().is_some_and(|last| flow(passage, *last)) {
        parts.pop();
        open = false;
    }
    if !open && let Some(cut) = ends_at_semicolon(passage, lead, &parts) {
        parts.truncate(cut);
        more = false;
    }
    Parts { run: parts, open, more }
}

/// Whether a number of an item stands between two quantities, behind a semicolon: 5、刊发稿件27篇,其中…2篇;6、更新….
pub(in crate::reading::prose::relations) fn numbered(
    passage: &Passage<'_>,
    last: usize,
    next: &Mention,
) -> bool {
    let from = passage.mentions.get(last).map_or(0, |m| m.at);
    let between = passage.tokens.get(from..next.at).unwrap_or(&[]);
    between
        .windows(2)
        .any(|w| matches!(w, [mark, name] if mark.is_mark(';') && is_item_number(passage, name)))
}

/// Whether the label of a quantity holds the number of an item.
pub(in crate::reading::prose::relations) fn opens_numbered(passage: &Passage<'_>, mention: &Mention) -> bool {
    passage.tokens.get(mention.label.clone()).unwrap_or(&[]).iter().any(|t| is_item_number(passage, t))
}

/// Whether a token is the number of an item: 6、, 6., (六), 六是.
fn is_item_number(passage: &Passage<'_>, token: &Token) -> bool {
    let said = passage.text.get(token.start..token.end).unwrap_or("");
    token.kind == Kind::Name
        && said.chars().count() <= 4
        && said.ends_with(['、', '.', ')', '是'])
        && !said.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a comma stands before the last part, and 、 before each of the others.
pub(in crate::reading::prose::relations) fn begins_behind_comma(
    passage: &Passage<'_>,
    parts: &[usize],
) -> bool {
    let mark = |pair: &[usize]| {
        let [a, b] = pair else { return None };
        let (from, to) = (passage.mentions.get(*a)?.at, passage.mentions.get(*b)?.label.start);
        let between = passage.tokens.get(from + 1..to)?;
        between.iter().find_map(|t| if let Kind::Mark(mark) = t.kind { Some(mark) } else { None })
    };
    let marks: Vec<Option<char>> = parts.windows(2).map(mark).collect();
    marks.split_last().is_some_and(|(last, others)| {
        *last == Some(',') && !others.is_empty() && others.iter().all(|m| *m == Some('、'))
    })
}

/// The parts of a list whose items are parted by semicolons and have lists of their own: 其中,网站846条,包括机构4条、
/// 人事5条;公众号199条. Only where they come to the whole, or one platform after the other is told.
pub(super) fn outer(passage: &Passage<'_>, lead: &At, later: &[At]) -> Option<Vec<usize>> {
    let from = passage.mentions.partition_point(|m| m.at < lead.token);
    let own = passage.mentions.iter().enumerate().skip(from).take(4 * FAR);
    let own = own.take_while(|(_, m)| m.sentence == lead.sentence).filter(|(_, m)| m.bracket == lead.bracket);
    let mut run: Vec<usize> = Vec::new();
    let mut last = lead.token;
    for (i, mention) in own {
        let between = passage.tokens.get(last..mention.at).unwrap_or(&[]);
        let new_item = run.is_empty() || between.iter().any(|t| t.is_mark(';'));
        last = mention.at;
        let counted = mention.numeral.unit.measure == Measure::Count && belongs_to_year(passage, i);
        if new_item && counted && !speaks_of_change(mention) {
            run.push(i);
            continue;
        }
        // What stands in an item besides must be its own list.
        let item = passage.mentions.get(*run.last()?)?;
        let led = later.iter().take_while(|l| l.token < mention.at).any(|l| l.token > item.at);
        if !led {
            return None;
        }
    }
    let first = run.first().filter(|_| run.len() > 1)?;
    let unit = passage.mentions.get(*first)?.numeral.unit.name;
    let (wholes, near) = wholes(passage, lead, Family::Other, unit, *first);
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let total = run.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add)?;
    let whole = wholes.first().copied().filter(|_| near > 0)?;
    let alike = run.iter().all(|p| fits(passage, *p, unit) && family_of(passage, *p) == Family::Other);
    let told = value(&whole) == Some(total) || by_platforms(passage, Some(whole), &run);
    (alike && told).then_some(run)
}

/// Whether a count is of the year reported on, or the whole sentence is of less: in that, its numbers belong together.
/// 上半年40条 in a list of the year does not.
fn belongs_to_year(passage: &Passage<'_>, i: usize) -> bool {
    let part_year =
        |m: &Mention| m.words.iter().any(|w| matches!(w, Some(Meaning::PartYear | Meaning::PerTime)));
    passage.facts.get(i).is_some_and(|f| f.this_year || f.part_year)
        && !passage.mentions.get(i).is_some_and(part_year)
}

/// How many of the parts stand before the first semicolon, where commas part these, and what stands behind it does not
/// make up the whole with them: 网站528条,其中动态113条,服务信息415条;公众号75条.
fn ends_at_semicolon(passage: &Passage<'_>, lead: &At, parts: &[usize]) -> Option<usize> {
    let first = parts.first()?;
    let unit = passage.mentions.get(*first)?.numeral.unit.name;
    let cut = 1 + parts.windows(2).position(|w| matches!(w, [a, b] if parted(passage, *a, *b)))?;
    if cut < 2 || !parts.iter().all(|p| fits(passage, *p, unit)) {
        return None;
    }
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let total = parts.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add)?;
    let (wholes, _) = wholes(passage, lead, Family::Other, unit, *first);
    (!wholes.iter().filter_map(value).any(|whole| whole == total)).then_some(cut)
}

/// Whether a year in the label is part of a thing's name: 2021年信息公开年报1条, 十四五规划1条, not 2021年5条 or 2021年发布5条.
pub(in crate::reading::prose::relations) fn names_a_year(passage: &Passage<'_>, mention: &Mention) -> bool {
    let words: Vec<Option<Meaning>> =
        crate::reading::prose::quantities::meanings(passage.tokens, passage.brackets, mention.label.clone())
            .map(|(_, m)| m)
            .collect();
    let dated = |m: &Option<Meaning>| {
        matches!(m, Some(Meaning::Year(_) | Meaning::LongTime | Meaning::OtherYear | Meaning::NextYear))
    };
    let Some(year) = words.iter().rposition(dated) else { return false };
    let named = |m: &Option<Meaning>| {
        matches!(
            m,
            None | Some(
                Meaning::Foreign
                    | Meaning::InfoPub
                    | Meaning::Filler
                    | Meaning::Narrow
                    | Meaning::Wide
                    | Meaning::Own
                    | Meaning::SubBody
                    | Meaning::Items
                    | Meaning::Charge
                    | Meaning::OfCases
                    | Meaning::Channel
            )
        )
    };
    let behind = words.get(year + 1..).unwrap_or(&[]);
    // 2022年财政决算公开信息: within a name 公开 is no verb.
    let opens = |nth: usize, m: &Option<Meaning>| nth > 0 && *m == Some(Meaning::Publish);
    let names = |m: &Option<Meaning>| named(m) && *m != Some(Meaning::Filler);
    behind.iter().any(names) && behind.iter().enumerate().all(|(nth, m)| named(m) || opens(nth, m))
}

/// Whether 等 and nothing else follows a quantity.
pub fn goes_on(passage: &Passage<'_>, mention: &Mention) -> bool {
    let behind = passage.tokens.get(mention.tail.clone()).unwrap_or(&[]);
    let said = behind.first().zip(behind.last()).and_then(|(a, b)| passage.text.get(a.start..b.end));
    matches!(said, Some("等" | "等等" | "等信息"))
}

/// Whether a quantity is a sum of its own: 共维护13个专栏.
pub(super) fn sums(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).is_some_and(|m| label(passage, m).any(|w| w == Meaning::Sum))
}

/// Whether a quantity stands behind a semicolon, and those before it are parted by other marks.
fn begins_behind_semicolon(passage: &Passage<'_>, before: &[usize], i: usize) -> bool {
    let pair = |w: &[usize]| matches!(w, [a, b] if parted(passage, *a, *b));
    before.len() > 1 && !before.windows(2).any(pair) && before.last().is_some_and(|l| parted(passage, *l, i))
}

/// Whether the second count of a list belongs to another statement. Behind a semicolon one that tells a time again (年内清理
/// 45件), the noun of the whole (账号43个,其中公众号29个;纳入监测的账号41个) or another platform than the one that the whole is
/// of (网站公开860条,其中县政府网站230条;新媒体发布470条); behind any mark one that begins with the whole place or with those who
/// applied (专区14个,其中示范专区6个,全县设查阅点21个).
pub(in crate::reading::prose::relations) fn states_anew(
    passage: &Passage<'_>,
    whole: Option<usize>,
    first: usize,
    i: usize,
) -> bool {
    static TIMES: [&str; 6] = ["年内", "全年", "当年", "本年", "今年", "年末"];
    let label = |i: usize| passage.label_words(i).unwrap_or("");
    let timed = |i: usize| TIMES.iter().any(|word| label(i).starts_with(word));
    let named = whole.map(label).and_then(|words| {
        let (at, _) = words.char_indices().rev().nth(1)?;
        words.get(at..)
    });
    let noun = named.is_some_and(|noun| {
        label(i).strip_suffix(noun).is_some_and(|rest| rest.ends_with('的')) && !label(first).contains(noun)
    });
    let of_all = |i: usize| ANEW.iter().any(|word| label(i).starts_with(word));
    let elsewhere = || {
        let own = whole.map(|whole| platforms(label(whole))).filter(|own| own.len() == 1);
        let told = platforms(label(i));
        own.is_some_and(|own| !told.is_empty() && own.iter().all(|platform| !told.contains(platform)))
    };
    of_all(i) && !of_all(first)
        || splits_again(passage, first, i)
        || parted(passage, first, i) && ((timed(i) && !timed(first)) || noun || elsewhere())
}

/// Whether a clause between two counts says that the whole is split by something else: 其中本级112件;按提交方式分,网络700件.
fn splits_again(passage: &Passage<'_>, first: usize, i: usize) -> bool {
    let token = |i: usize| passage.mentions.get(i).and_then(|m| passage.tokens.get(m.at));
    let between = token(first).zip(token(i)).and_then(|(a, b)| passage.text.get(a.end..b.start));
    between.unwrap_or("").split([',', ';', ':', '。']).skip(1).any(|clause| {
        clause.starts_with(['按', '从'])
            && ["分", "划分", "分类", "看"].iter().any(|end| clause.ends_with(end))
    })
}

/// How a count begins that is of the whole place, or of all who applied, and no part of the count before it.
const ANEW: [&str; 13] = [
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "全街道",
    "全省",
    "全局",
    "申请人中",
    "共设",
    "设有",
    "设立",
    "建有",
];

/// Whether a result of cases was counted before in the same list, and is spoken of once more: 维持1件,纠正1件;经复议纠正的1件
/// 已履行.
pub(in crate::reading::prose::relations) fn result_again(
    passage: &Passage<'_>,
    parts: &[usize],
    i: usize,
) -> bool {
    let slot = |i: usize| passage.facts.get(i).map(|f| f.slot);
    let is_result = slot(i).is_some_and(|s| matches!(s.kind(), SlotKind::Results(..)));
    let told = || parts.iter().rev().take(5).any(|part| slot(*part) == slot(i));
    let refers = || {
        let again = passage.label_words(i).is_some_and(|label| label.ends_with('的'));
        again || parts.last().is_some_and(|last| parted(passage, *last, i))
    };
    is_result && told() && refers()
}

pub fn speaks_of_change(mention: &Mention) -> bool {
    crate::reading::prose::slot_of::speaks_of_change(&mention.words)
}

/// Whether a fact counts what comes in or goes out, so that it can be a whole.
pub(super) fn flow(passage: &Passage<'_>, i: usize) -> bool {
    // 行政复议决定12条 is information on cases, and no case.
    let informs =
        |f: &Fact| f.slot.is_case() && units::of_information(&f.unit) && !counted_alike(&f.unit, "件");
    passage.facts.get(i).filter(|f| !informs(f)).is_some_and(|f| {
        matches!(
            f.slot,
            Slot::New
                | Slot::Accepted
                | Slot::Processed
                | Slot::Done
                | Slot::Pool
                | Slot::Review
                | Slot::Suit
                | Slot::Cases
        ) || (f.certain && (f.slot.is_decision() || f.slot == Slot::NormDocsMade))
    })
}

/// Whether a quantity begins another statement: 其中…,信函5件;共办结18件.
fn begins_anew(passage: &Passage<'_>, first: usize, i: usize) -> bool {
    let Some(mention) = passage.mentions.get(i) else { return true };
    let sums = label(passage, mention).any(|m| m == Meaning::Sum);
    let acts = label(passage, mention).any(|m| {
        matches!(
            m,
            Meaning::Receive
                | Meaning::Accept
                | Meaning::Handle
                | Meaning::Finish
                | Meaning::Publish
                | Meaning::Make
        )
    });
    let class = |i: usize| passage.facts.get(i).map(|f| (f.slot.is_case(), flow(passage, i)));
    (sums && acts) || (flow(passage, i) && class(first) != class(i))
}
