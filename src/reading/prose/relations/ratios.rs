//! Shares, growth and rates: a percentage and the counts that it is made of (domain §5).

use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::{Direction, Measure, Ratio};
use crate::report::slot::{Slot, SlotKind};

/// Finds the ratios of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Ratio> {
    let mut ratios = Vec::new();
    for (i, mention) in passage.mentions.iter().enumerate() {
        let percent = passage.first + i;
        match passage.facts.get(i).map(|f| f.slot) {
            Some(Slot::Share) => {
                ratios.extend(share(passage, i, mention, false));
                ratios.extend(shares_in_order(passage, i, mention));
            }
            Some(Slot::Growth) => {
                ratios.extend(growth(passage, i, mention).or_else(|| multiple(passage, i, mention)));
            }
            Some(Slot::Rate) => {
                ratios.extend(open_rate(passage, i, mention).or_else(|| answer_rate(passage, i, mention)));
            }
            Some(Slot::DoneRate) => {
                ratios.push(answer_rate(passage, i, mention).unwrap_or(Ratio::DoneRate { percent }));
            }
            Some(Slot::Other) if mention.numeral.unit.measure == Measure::Percent => {
                ratios.extend(answer_rate(passage, i, mention).or_else(|| share(passage, i, mention, true)));
            }
            _ => {}
        }
        ratios.extend(change(passage, i, mention));
        ratios.extend(difference(passage, i, mention));
    }
    ratios
}

fn is_count(mention: &Mention) -> bool {
    matches!(mention.numeral.unit.measure, Measure::Count | Measure::Other)
}

/// Whether a word only says that something is compared, with which year, and which way it went.
fn compares(meaning: &Option<Meaning>) -> bool {
    matches!(
        meaning,
        Some(
            Meaning::Up
                | Meaning::Down
                | Meaning::Compare
                | Meaning::OtherYear
                | Meaning::Year(_)
                | Meaning::Filler
        )
    )
}

/// A share of the quantity directly before it; brackets between are stepped over. 分别占, 共占 and a share with a subject
/// of its own are not read.
fn share(passage: &Passage<'_>, i: usize, mention: &Mention, bare: bool) -> Option<Ratio> {
    let label = &mention.words;
    let says_share = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                Meaning::Share
                    | Meaning::Whole
                    | Meaning::Filler
                    | Meaning::About
                    | Meaning::AtLeast
                    | Meaning::AtMost
                    | Meaning::Reaching
                    | Meaning::Apply
                    | Meaning::Application
            )
        )
    };
    let said = passage.label_words(i)?;
    let of_all = label.contains(&Some(Meaning::Whole)) || said.contains('总');
    let bracket = mention.bracket;
    let before = (0..i).rev().take(40).find(|j| {
        passage.mentions.get(*j).is_some_and(|m| m.bracket == bracket || bracket == Some(m.at + 1))
    })?;
    let part = passage.mentions.get(before)?;
    // 部分公开67,占4.61%: a class of outcome counts applications, its unit left out.
    let named = passage.facts.get(before).is_some_and(|f| f.slot.is_outcome() || f.slot.is_applicant());
    let counts = is_count(part) || (named && part.numeral.unit.measure == Measure::None);
    let plain = label.iter().all(says_share) || (of_all && of_such_information(said));
    if !plain || !counts || part.sentence != mention.sentence {
        return None;
    }
    let bracketed = bracket == Some(part.at + 1);
    let mut marks = 0;
    let mut at = part.at + 1;
    while at < mention.label.start {
        let token = passage.tokens.get(at)?;
        at = match token.kind {
            Kind::Mark('(') if bracketed => at + 1,
            Kind::Mark('(') => passage.brackets.partner(at)? + 1,
            Kind::Mark(',' | '、') if !bracketed && marks == 0 => {
                marks += 1;
                at + 1
            }
            _ => return None,
        };
    }
    (bracketed || !bare).then_some(Ratio::Share {
        percent: passage.first + i,
        part: passage.first + before,
        of_all,
        bare,
    })
}

/// Whether a label says no more than that the share is of all such information: 占公开信息总数的.
fn of_such_information(said: &str) -> bool {
    static WORDS: [&str; 12] = [
        "占",
        "主动公开",
        "公开",
        "发布",
        "政府信息",
        "政务信息",
        "信息",
        "总数",
        "总量",
        "总条数",
        "的",
        "比例",
    ];
    let mut rest = said;
    while let Some(word) = WORDS.iter().find(|word| rest.starts_with(**word)) {
        rest = rest.get(word.len()..).unwrap_or("");
    }
    rest.is_empty()
}

/// 网络25件、信函9件、其他6件,分别占62.5%、22.5%、15%: as many counts of one unit as percentages, in their order.
fn shares_in_order(passage: &Passage<'_>, i: usize, mention: &Mention) -> Vec<Ratio> {
    let label = &mention.words;
    let each = label.contains(&Some(Meaning::EachShare))
        || (label.contains(&Some(Meaning::Each)) && label.contains(&Some(Meaning::Share)));
    let plain = label.iter().all(|m| {
        matches!(
            m,
            Some(
                Meaning::Each
                    | Meaning::EachShare
                    | Meaning::Share
                    | Meaning::Whole
                    | Meaning::Filler
                    | Meaning::Apply
                    | Meaning::Application
            )
        )
    });
    if !each || !plain {
        return Vec::new();
    }
    let beside = |m: &Mention| m.sentence == mention.sentence && m.bracket == mention.bracket;
    let follows = |m: &Mention| {
        m.numeral.unit.measure == Measure::Percent
            && beside(m)
            && m.words.iter().all(|w| *w == Some(Meaning::Filler))
    };
    let more = passage.mentions.iter().skip(i + 1).take_while(|m| follows(m)).count();
    let count = more + 1;
    let Some(first) = i.checked_sub(count).filter(|_| more > 0) else { return Vec::new() };
    let unit = passage.mentions.get(first).map(|m| m.numeral.unit.name);
    let parts = passage.mentions.get(first..i).unwrap_or(&[]);
    let alike = parts
        .iter()
        .all(|m| is_count(m) && m.sentence == mention.sentence && Some(m.numeral.unit.name) == unit)
        && parts.windows(2).all(|w| w.first().map(|m| m.bracket) == w.last().map(|m| m.bracket))
        && (first..i).all(|n| passage.facts.get(n).is_some_and(|f| f.this_year));
    let ratio = |n: usize| Ratio::Share {
        percent: passage.first + i + n,
        part: passage.first + first + n,
        of_all: false,
        bare: false,
    };
    if alike { (0..count).map(ratio).collect() } else { Vec::new() }
}

/// 36场,是上年12场的3倍.
fn multiple(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let plain = mention.words.iter().all(|m| *m == Some(Meaning::Filler));
    let base = i.checked_sub(1)?;
    let current = base.checked_sub(1)?;
    let (last, count) = (passage.mentions.get(base)?, passage.mentions.get(current)?);
    let dated = last.words.iter().any(|m| matches!(m, Some(Meaning::OtherYear | Meaning::Year(_))));
    let is = passage
        .text
        .get(passage.tokens.get(last.label.start)?.start..passage.tokens.get(last.at)?.start)?
        .starts_with(['是', '为']);
    let alike = |m: &Mention| {
        m.sentence == mention.sentence
            && m.bracket == mention.bracket
            && m.numeral.unit.name == last.numeral.unit.name
            && is_count(m)
    };
    let at_once = last.at + 1 == mention.label.start;
    let fits = mention.numeral.unit.name == "倍" && plain && dated && is && at_once;
    let this_year = passage.facts.get(current).is_some_and(|f| f.this_year);
    (fits && alike(last) && alike(count) && this_year).then_some(Ratio::Growth {
        percent: Some(passage.first + i),
        current: passage.first + current,
        base: Some(passage.first + base),
        difference: None,
        direction: Direction::Up,
        multiple: true,
    })
}

/// A rate of disclosure behind the count that was disclosed.
fn open_rate(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let plain =
        label.iter().all(|m| matches!(m, Some(Meaning::OpenRate | Meaning::Filler | Meaning::Reaching)));
    let before = i.checked_sub(1)?;
    let part = passage.mentions.get(before).filter(|m| m.sentence == mention.sentence && is_count(m))?;
    let gap = passage.tokens.get(part.at + 1..mention.label.start)?;
    let adjacent = gap.iter().all(|t| t.is_mark(',')) && part.bracket == mention.bracket;
    let opens = label.contains(&Some(Meaning::OpenRate));
    (plain && opens && adjacent)
        .then_some(Ratio::OpenRate { percent: passage.first + i, part: passage.first + before })
}

/// A rate behind the count of what was done, behind the count of what there was to do: 留言76条,答复76条,答复率100%;
/// 应训120人,实训114人,参训率95%. What is pending may stand between, and what a bracket says besides. That the rate is of
/// these two, its own verb says (回收率 of what was 回收), or that all is finished that came.
fn answer_rate(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let said = passage.label_words(i)?;
    let (subject, rest) = said.split_once('率')?;
    let several = rest.contains('率');
    let plain = rest.chars().all(|c| "为达到是均、和与及按时期答复办结回理率也都约".contains(c));
    let verb: Vec<char> = subject.chars().rev().take(2).collect();
    let in_time = !several && ["按", "及时", "期"].iter().any(|word| subject.contains(word));
    let fact = |j: usize| passage.facts.get(j).filter(|f| f.this_year && f.is_exact());
    let beside = |j: &usize| {
        passage
            .mentions
            .get(*j)
            .is_some_and(|m| m.sentence == mention.sentence && m.bracket == mention.bracket && is_count(m))
    };
    let says =
        |j: usize, wanted: Meaning| passage.mentions.get(j).is_some_and(|m| m.words.contains(&Some(wanted)));
    let around = |j: usize| {
        let mention = passage.mentions.get(j)?;
        let (from, to) = (mention.label.start, mention.tail.end.max(mention.at + 1));
        passage.text.get(passage.tokens.get(from)?.start..passage.tokens.get(to - 1)?.end)
    };
    let mut before = (0..i).rev().take(8).filter(beside);
    let pending =
        |j: usize| says(j, Meaning::Pending) || passage.label_words(j).is_some_and(|w| w.starts_with("正在"));
    let done = before.find(|j| !pending(*j))?;
    let all = before.next()?;
    let (d, a) = (passage.mentions.get(done)?, passage.mentions.get(all)?);
    let own = around(done)?;
    let in_time = in_time && !["按", "及时", "期内", "如期"].iter().any(|word| own.contains(word));
    let plainly = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                Meaning::Finish
                    | Meaning::Handle
                    | Meaning::Filler
                    | Meaning::Every
                    | Meaning::Sum
                    | Meaning::InTime
                    | Meaning::Among
            )
        )
    };
    let finished =
        d.words.iter().all(plainly) && (says(done, Meaning::Finish) || says(done, Meaning::Handle));
    let of_answers = ["办结", "答复", "回复", "办复", "办理"].iter().any(|word| subject.ends_with(word));
    // 更新率 of 实际更新57个: all of its verb, or the last of it behind 实 against 应.
    let named_by_verb = verb.iter().all(|c| own.contains(*c)) && verb.len() > 1;
    let due = own.contains('实') && around(all)?.contains('应') && verb.iter().any(|c| own.contains(*c));
    let answers = (finished && of_answers) || named_by_verb || due;
    let a_fact = fact(all).filter(|_| fact(done).is_some())?;
    let came = !says(all, Meaning::Finish) || says(all, Meaning::Receive) || says(all, Meaning::Accept);
    let applications = a_fact.slot.kind() == SlotKind::Flow;
    let foreign = matches!(
        a_fact.slot,
        Slot::Other | Slot::New | Slot::Accepted | Slot::Applications | Slot::Processed
    );
    let carried = passage
        .facts
        .iter()
        .any(|f| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut) && !f.value.is_zero());
    let same_unit = a.numeral.unit.name == d.numeral.unit.name;
    // 群众来信30件,…,留言答复率: what else the rate is of, the count names.
    let of = [subject, "按时", "按期", "为", "其", "总"]
        .into_iter()
        .reduce(|s, word| s.trim_start_matches(word))?;
    let of = ["办结", "答复", "回复", "办复", "办理"].iter().fold(of, |s, word| s.trim_end_matches(word));
    let named = named_by_verb || due || of.is_empty() || of.ends_with('件') || around(all)?.contains(of);
    (plain && answers && came && foreign && same_unit && named && !(applications && carried)).then_some(
        Ratio::AnswerRate {
            percent: passage.first + i,
            done: passage.first + done,
            all: passage.first + all,
            in_time,
        },
    )
}

/// Growth of the quantity before it, with its base where it is printed.
fn growth(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::Up | Meaning::UpTo => Some(Direction::Up),
        Meaning::Down | Meaning::DownTo => Some(Direction::Down),
        _ => None,
    });
    let doubles = mention.numeral.unit.name == "番";
    let direction = direction.or(doubles.then_some(Direction::Up))?;
    let is_subject = |m: &Option<Meaning>| matches!(m, Some(Meaning::Apply | Meaning::Application));
    // 办结率增长…, 群众满意度提升…: a subject of its own.
    let plain = label.iter().all(|m| {
        is_subject(m)
            || compares(m)
            || matches!(m, Some(Meaning::Reaching | Meaning::About | Meaning::AtLeast | Meaning::AtMost))
    });
    if !plain || label.contains(&Some(Meaning::UpTo)) || label.contains(&Some(Meaning::DownTo)) {
        return None;
    }
    let before = i.checked_sub(1)?;
    let grown = |current: usize, base: Option<usize>, difference: Option<usize>| Ratio::Growth {
        percent: Some(passage.first + i),
        current: passage.first + current,
        base: base.map(|at| passage.first + at),
        difference: difference.map(|at| passage.first + at),
        direction,
        multiple: false,
    };
    // 受理申请198件,投诉16件,申请数量较上年回落19.8%: of what came in, wherever the sentence says it.
    if label.iter().any(is_subject) {
        let mut of_sentence = (0..i).rev().take(40).filter_map(|j| {
            let mention =
                passage.mentions.get(j).filter(|m| m.sentence == mention.sentence && is_count(m))?;
            let fact = passage.facts.get(j)?;
            let came_in = matches!(fact.slot, Slot::New | Slot::Accepted) && fact.certain && fact.this_year;
            (came_in && mention.bracket.is_none() && !fact.part).then_some(j)
        });
        let current = of_sentence.next().filter(|_| of_sentence.next().is_none())?;
        return Some(grown(current, None, None));
    }
    let last = passage.mentions.get(before).filter(|m| m.sentence == mention.sentence)?;
    let last_label = &last.words;
    let gap = passage.tokens.get(last.at + 1..mention.label.start)?;
    let at_once = gap.iter().all(|t| matches!(t.kind, Kind::Mark(',' | ')')));
    let alike = |at: usize| {
        let of_unit =
            |m: &&Mention| m.sentence == mention.sentence && m.numeral.unit.name == last.numeral.unit.name;
        passage.mentions.get(at).filter(of_unit)
    };
    if at_once && is_count(last) {
        // 较去年同期的18件,增幅达200%; 比2022年(31起)下降29%.
        let dated = |m: &Option<Meaning>| matches!(m, Some(Meaning::OtherYear | Meaning::Year(_)));
        let in_label = last_label.iter().any(|m| matches!(m, Some(Meaning::Compare | Meaning::From)))
            && last_label.iter().any(dated)
            && !last_label.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down)));
        let in_bracket = last
            .bracket
            .and_then(|b| b.checked_sub(1))
            .and_then(|b| passage.tokens.get(b))
            .is_some_and(|t| dated(&t.meaning()))
            && last_label.is_empty();
        let other_year = passage.facts.get(before).is_some_and(|f| !f.this_year);
        if (in_label && other_year) || in_bracket {
            let current = (0..before).rev().take(6).find(|j| {
                alike(*j).is_some_and(|m| m.bracket == mention.bracket)
                    && passage.facts.get(*j).is_some_and(|f| f.this_year)
            })?;
            // Only the count directly before the comparison is surely the one compared.
            if current + 1 != before {
                return None;
            }
            return Some(grown(current, Some(before), None));
        }
        // 由72个增加到112个,增幅达55%.
        let reaches = last_label.iter().any(|m| matches!(m, Some(Meaning::UpTo | Meaning::DownTo)));
        if reaches {
            let base = before.checked_sub(1)?;
            let from = alike(base)?;
            let starts = from.words.iter().any(|m| matches!(m, Some(Meaning::From)));
            return starts.then_some(grown(before, Some(base), None));
        }
        // 比上年增加5件,增长20%.
        let differs = last_label.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down)));
        if differs {
            // 办结5件,办结率100%,较上年增加2件: rates between are stepped over.
            let rate = |j: &usize| {
                passage.mentions.get(*j).is_some_and(|m| m.numeral.unit.measure == Measure::Percent)
            };
            let current = (0..before).rev().take(4).find(|j| !rate(j))?;
            let count = alike(current)?;
            let gap = passage.tokens.get(count.at + 1..last.label.start)?;
            let at_once = current + 1 < before || gap.iter().all(|t| t.is_mark(','));
            let joined = at_once && last_label.iter().all(compares);
            // 收到220件,较2022年的168件增加52件,增长31%: the count before the difference is the one compared with.
            let dated = |m: &Option<Meaning>| matches!(m, Some(Meaning::OtherYear | Meaning::Year(_)));
            if !passage.facts.get(current).is_some_and(|f| f.this_year) || count.words.iter().any(dated) {
                let compared =
                    count.words.iter().any(|m| matches!(m, Some(Meaning::Compare | Meaning::From)));
                let now = current.checked_sub(1).filter(|now| compared && alike(*now).is_some())?;
                let this_year = passage.facts.get(now).is_some_and(|f| f.this_year);
                return (joined && this_year).then_some(grown(now, Some(current), Some(before)));
            }
            return joined.then_some(grown(current, None, Some(before)));
        }
    }
    // 1482件,同比增长260.6%; brackets between are stepped over.
    let current = (0..i)
        .rev()
        .take(40)
        .find(|j| passage.mentions.get(*j).is_some_and(|m| m.bracket == mention.bracket))?;
    let count = passage.mentions.get(current).filter(|m| m.sentence == mention.sentence && is_count(m))?;
    let mut at = count.at + 1;
    while at < mention.label.start {
        let token = passage.tokens.get(at)?;
        at = match token.kind {
            Kind::Mark(',') => at + 1,
            Kind::Mark('(') => passage.brackets.partner(at)? + 1,
            _ => return None,
        };
    }
    let own = &count.words;
    let is_change = own.iter().any(|m| matches!(m, Some(Meaning::Up | Meaning::Down | Meaning::Compare)));
    let this_year = passage.facts.get(current).is_some_and(|f| f.this_year);
    (this_year && !is_change).then_some(grown(current, None, None))
}

/// A difference that is printed beside both counts, where no percentage follows that is read with it: 由423条增加到493条,增加70条;
/// 220件,较2022年的168件增加52件.
fn difference(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let direction = mention.words.iter().rev().flatten().find_map(|m| match m {
        Meaning::Up => Some(Direction::Up),
        Meaning::Down => Some(Direction::Down),
        _ => None,
    })?;
    let before = i.checked_sub(1)?;
    let earlier = before.checked_sub(1)?;
    let at = |j: usize| {
        passage.mentions.get(j).filter(|m| {
            m.sentence == mention.sentence
                && m.bracket == mention.bracket
                && m.numeral.unit.name == mention.numeral.unit.name
        })
    };
    let (last, first) = (at(before)?, at(earlier)?);
    let gap = passage.tokens.get(last.at + 1..mention.label.start)?;
    let plain = mention.words.iter().all(compares) && gap.iter().all(|t| t.is_mark(','));
    let says = |m: &Mention, wanted: &[Meaning]| m.words.iter().flatten().any(|w| wanted.contains(w));
    let dated =
        |m: &Mention| m.words.iter().any(|w| matches!(w, Some(Meaning::OtherYear | Meaning::Year(_))));
    let year = |j: usize| passage.facts.get(j).is_some_and(|f| f.this_year);
    let (base, current) = if says(last, &[Meaning::UpTo, Meaning::DownTo]) && says(first, &[Meaning::From]) {
        (earlier, before)
    } else if says(last, &[Meaning::Compare])
        && dated(last)
        && !year(before)
        && year(earlier)
        && !dated(first)
    {
        (before, earlier)
    } else {
        return None;
    };
    (plain && is_count(mention)).then_some(Ratio::Growth {
        percent: None,
        current: passage.first + current,
        base: Some(passage.first + base),
        difference: Some(passage.first + i),
        direction,
        multiple: false,
    })
}

/// 由18件增至55件: a change without a percentage, for its direction.
fn change(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let label = &mention.words;
    let direction = label.iter().rev().flatten().find_map(|m| match m {
        Meaning::UpTo => Some(Direction::Up),
        Meaning::DownTo => Some(Direction::Down),
        _ => None,
    })?;
    let base = i.checked_sub(1)?;
    let from = passage.mentions.get(base)?;
    let starts = from.words.iter().any(|m| matches!(m, Some(Meaning::From)));
    let same = from.sentence == mention.sentence
        && from.numeral.unit.name == mention.numeral.unit.name
        && from.bracket == mention.bracket;
    (starts && same && passage.brackets.holds_numbers(from.at, mention.at)).then_some(Ratio::Growth {
        percent: None,
        current: passage.first + i,
        base: Some(passage.first + base),
        difference: None,
        direction,
        multiple: false,
    })
}
