//! Shares: 其中网络25件,占62.5%.

use super::is_count;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::Kind;
use crate::report::prose::{Measure, Ratio};

/// A share of the quantity directly before it; brackets between are stepped over. 分别占, 共占 and a share with a subject
/// of its own are not read.
pub(super) fn share(passage: &Passage<'_>, i: usize, mention: &Mention, bare: bool) -> Option<Ratio> {
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
    // 37件予以公开或部分公开,占36.6%: what the count says of it stands between.
    let mut at = if bracketed { part.at + 1 } else { part.tail.end.max(part.at + 1) };
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
        base: None,
        rate: false,
    })
}

/// Whether a label says no more than that the share is of all such information: 占公开信息总数的.
fn of_such_information(said: &str) -> bool {
    static WORDS: [&str; 21] = [
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
        "比重",
        "总体",
        "公开量",
        "数",
        "全部",
        "全年",
        "总",
        "为",
        "约",
    ];
    let mut rest = said;
    while let Some(word) = WORDS.iter().find(|word| rest.starts_with(**word)) {
        rest = rest.get(word.len()..).unwrap_or("");
    }
    rest.is_empty()
}

/// A share with the count that it is of between the two: 涉及信息公开的22件,占全部复议案件183件的12%.
pub(super) fn share_of_count(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let (of, part) = (i.checked_sub(1)?, i.checked_sub(2)?);
    let (base, count) = (passage.mentions.get(of)?, passage.mentions.get(part)?);
    let beside = |m: &Mention| m.sentence == mention.sentence && m.bracket == mention.bracket && is_count(m);
    let directly = base.at + 1 == mention.label.start && count.at + 2 == base.label.start;
    let plain = mention.words.iter().all(|m| *m == Some(Meaning::Filler));
    let said = passage.label_words(i)?.starts_with('的') && passage.label_words(of)?.starts_with('占');
    let fits = directly && plain && said && beside(base) && beside(count);
    fits.then_some(Ratio::Share {
        percent: passage.first + i,
        part: passage.first + part,
        of_all: false,
        bare: false,
        base: Some(passage.first + of),
        rate: false,
    })
}

/// The most counts before a share among which the one that it names is looked for.
const FAR: usize = 24;

/// What stands behind the word for a share.
const SHARES: [&str; 8] = ["", "为", "比", "比为", "总数的", "总量的", "全部的", "总数"];

/// A share that names its count again: 采购公告462条、中标公告418条…。其中中标公告占35.5%.
pub(super) fn share_by_name(passage: &Passage<'_>, i: usize, mention: &Mention) -> Option<Ratio> {
    let said = passage.label_words(i)?;
    let (name, rest) = said.rsplit_once("比例").or_else(|| said.rsplit_once(['占', '率']))?;
    let rate = said.contains('率');
    // 答复率 is another rule's; what people are content with, or find, is none of what was counted.
    let other = ["答复", "办结", "办理", "回复", "满意", "时", "期", "公开", "解读", "知晓"];
    let plain =
        if rate { ["", "为", "达", "达到", "是"].contains(&rest) } else { SHARES.contains(&rest) };
    if !plain || (rate && other.iter().any(|word| name.ends_with(word))) {
        return None;
    }
    let name = name.strip_prefix("其中").unwrap_or(name).trim_start_matches([',', ':']);
    let name = ["信息", "类", "的", "件", "数"].iter().fold(name, |n, end| n.strip_suffix(end).unwrap_or(n));
    let long = name.chars().count() > 1 && !name.contains(['和', '与', '及', '、']);
    let names = |j: &usize| {
        let counted = passage.mentions.get(*j).is_some_and(|m| {
            is_count(m) && m.sentence + 1 >= mention.sentence && m.bracket == mention.bracket
        });
        counted
            && passage.facts.get(*j).is_some_and(|f| f.is_exact() && f.this_year)
            && passage.label_words(*j).is_some_and(|label| label.contains(name))
    };
    let mut found = (i.saturating_sub(FAR)..i).rev().filter(|j| long && names(j));
    let part = found.next().filter(|_| found.next().is_none())?;
    Some(Ratio::Share {
        percent: passage.first + i,
        part: passage.first + part,
        of_all: false,
        bare: false,
        base: None,
        rate,
    })
}

/// 网络25件、信函9件、其他6件,分别占62.5%、22.5%、15%: as many counts of one unit as percentages, in their order.
pub(super) fn shares_in_order(passage: &Passage<'_>, i: usize, mention: &Mention) -> Vec<Ratio> {
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
    // 1320条、945条、235条,合计2500条,分别占52.8%、37.8%和9.4%: their sum has none.
    let sum = i.checked_sub(1).and_then(|last| passage.mentions.get(last));
    let end = if sum.is_some_and(|m| m.words.contains(&Some(Meaning::Sum))) { i - 1 } else { i };
    let Some(first) = end.checked_sub(count).filter(|_| more > 0) else { return Vec::new() };
    let unit = passage.mentions.get(first).map(|m| m.numeral.unit.name);
    let parts = passage.mentions.get(first..end).unwrap_or(&[]);
    let alike = parts
        .iter()
        .all(|m| is_count(m) && m.sentence == mention.sentence && Some(m.numeral.unit.name) == unit)
        && parts.windows(2).all(|w| w.first().map(|m| m.bracket) == w.last().map(|m| m.bracket))
        && (first..end).all(|n| passage.facts.get(n).is_some_and(|f| f.this_year));
    let ratio = |n: usize| Ratio::Share {
        percent: passage.first + i + n,
        part: passage.first + first + n,
        of_all: false,
        bare: false,
        base: None,
        rate: false,
    };
    if alike { (0..count).map(ratio).collect() } else { Vec::new() }
}
