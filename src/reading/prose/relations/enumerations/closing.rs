//! Sums behind what they sum up: 电话咨询45人次、现场接待12人次,共计57人次; …。以上三类共121条.

use super::counts;
use super::pieces::{Piece, between, pieces};
use super::readings::of_pieces;
use super::rows::{SUMMED_IN_PASSING, SUMMED_UP};
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{family_of_all, goes_on, negation, partition};
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::{Ending, Enumeration, Measure, Opening, counted_alike};
use crate::text::WordList;

/// The most counts before a sum that are looked at.
const FAR: usize = 24;

/// Words of a sum that is of what was just told.
static SUMS: WordList =
    WordList::new(&["合计", "共计", "总计", "总共", "以上", "上述", "三者", "两者", "二者"]);
/// Words of a sum that may be of sentences before its own.
static OF_BEFORE: WordList = WordList::new(&["以上", "上述", "三者", "两者", "二者"]);

/// Words of a sum that names all of what was just told.
static OF_ALL: WordList = WordList::new(&["总量", "总数", "全部"]);
/// As many characters has a label that says little else.
const SHORT: usize = 8;

/// Finds the sums among the counts of a passage with what they are of.
pub(super) fn find(passage: &Passage<'_>, counts: &[usize], carried: &[usize]) -> Vec<Enumeration> {
    let sums = counts.iter().filter(|i| sums_up(passage, **i));
    sums.flat_map(|i| read(passage, *i, carried)).collect()
}

/// Whether the label of a count says that it is the sum of what stands before it. 累计 may be of more.
fn sums_up(passage: &Passage<'_>, i: usize) -> bool {
    let (Some(mention), Some(label)) = (passage.mentions.get(i), passage.label_words(i)) else {
        return false;
    };
    let counted = matches!(mention.numeral.unit.measure, Measure::Count | Measure::Other);
    if !counted || mention.numeral.unit.name.is_empty() {
        return false;
    }
    let sums = mention.words.contains(&Some(Meaning::Sum));
    let running = || ["累计", "历年", "截至", "截止"].iter().any(|word| label.contains(word));
    // 月报12期、季报4期,计16期.
    // 许可61项、处罚214项、强制12项,全部287项事项均已公开; 33个部门和18个乡镇,公开单位总数51个.
    let all_told = label == "全部" || label.ends_with("总数") || label.ends_with("总量");
    let sums = sums || label == "计" || all_told || SUMS.stand_in(label);
    sums && !running()
}

fn read(passage: &Passage<'_>, sum: usize, carried: &[usize]) -> Vec<Enumeration> {
    let (Some(mention), Some(label)) = (passage.mentions.get(sum), passage.label_words(sum)) else {
        return Vec::new();
    };
    let unit = mention.numeral.unit.name;
    let fits = |i: &usize| {
        passage.mentions.get(*i).is_some_and(|m| {
            let of = m.numeral.unit.name;
            m.bracket == mention.bracket
                && counts(passage, *i)
                && (counted_alike(of, unit)
                    || of.is_empty()
                    || (of_pieces(of) && of_pieces(unit))
                    || [of, unit] == ["个", "家"])
        })
    };
    let sentence = |i: &usize| passage.mentions.get(*i).map_or(0, |m| m.sentence);
    let near: Vec<usize> = (sum.saturating_sub(FAR)..sum).collect();
    let own: Vec<usize> =
        near.iter().copied().filter(|i| sentence(i) == mention.sentence && fits(i)).collect();
    // 以上三类共121条: what stands before the number in its clause.
    let clause = passage.tokens.get(mention.from).map_or(0, |t| t.start)
        ..passage.tokens.get(mention.at).map_or(0, |t| t.start);
    let of_before = passage.text.get(clause).is_some_and(|words| OF_BEFORE.stand_in(words));
    // 全年信息总数108条: in a sentence of its own, and of the whole year, it is of what was just told.
    let of_year = mention.words.contains(&Some(Meaning::Sum))
        && (label.contains("全年") || (OF_ALL.stand_in(label) && label.chars().count() <= SHORT));
    let alone = own.is_empty() && (of_before || of_year);
    let all: Vec<usize> = match alone {
        true => near.into_iter().filter(|i| sentence(i) + 1 == mention.sentence && fits(i)).collect(),
        false => own,
    };
    let ways = if alone { ways(passage, &all) } else { vec![all] };
    ways.into_iter().filter_map(|all| of_row(passage, sum, all, carried, of_before)).collect()
}

/// What a sentence tells, once for each way in which it splits the same: 动态12条,公告9条;形式上,文字15条,图解6条.
fn ways(passage: &Passage<'_>, all: &[usize]) -> Vec<Vec<usize>> {
    let at = |i: usize| passage.mentions.get(i).map_or(0, |m| m.at);
    let anew = |a: &usize, b: &usize| {
        let between = pieces(passage, at(*a) + 1, at(*b));
        between.contains(&Piece::SeenFrom) || between.contains(&Piece::Classified)
    };
    all.chunk_by(|a, b| !anew(a, b)).map(<[usize]>::to_vec).collect()
}

/// A row of counts with the sum behind it.
fn of_row(
    passage: &Passage<'_>,
    sum: usize,
    all: Vec<usize>,
    carried: &[usize],
    of_before: bool,
) -> Option<Enumeration> {
    let mention = passage.mentions.get(sum)?;
    let (unit, label) = (mention.numeral.unit.name, passage.label_words(sum)?);
    let heads = heads(passage, &all);
    let alike = |list: &[usize]| -> Vec<usize> {
        let of =
            |i: &&usize| passage.mentions.get(**i).is_some_and(|m| counted_alike(m.numeral.unit.name, unit));
        list.iter().filter(of).copied().collect()
    };
    let own = alike(&heads);
    // 图解14个、短视频6个、文章9篇,共29个(篇): in both units.
    let in_both =
        own.len() < heads.len() && passage.tokens.get(mention.at + 1).is_some_and(|t| t.is_mark('('));
    let parts = if own.len() > 1 && !in_both { own } else { heads.clone() };
    if parts.len() < 2 || !of_the_same(passage, sum, &parts) {
        return None;
    }
    let goes_on = parts.last().and_then(|p| passage.mentions.get(*p)).is_some_and(|m| goes_on(passage, m));
    let suffixes = |list: &[usize]| -> Vec<Vec<usize>> {
        (0..list.len().saturating_sub(1)).filter_map(|from| list.get(from..)).map(<[usize]>::to_vec).collect()
    };
    let mut readings = suffixes(&parts);
    readings.extend(suffixes(&heads));
    readings.extend(suffixes(&all));
    readings.extend(suffixes(&alike(&all)));
    let global = |i: usize| passage.first + i;
    let all_of = |list: &[usize]| list.iter().copied().map(global).collect::<Vec<_>>();
    // 全区共公开520条 may be of more than what stands before it; 共52件, 合计公开520条 are of just that.
    let surely = mention.words.first() == Some(&Some(Meaning::Sum))
        || label == "计"
        || (label == "全部" && parts.len() > 2)
        || counts_its_parts(passage, sum, parts.len())
        || SUMS.stand_in(label)
        || of_before;
    let one_unit = alike(&parts).len() == parts.len();
    Some(Enumeration {
        row: if surely { SUMMED_UP } else { SUMMED_IN_PASSING },
        opening: Opening::Closing,
        whole: global(sum),
        farther: Vec::new(),
        readings: readings.iter().map(|r| all_of(r)).collect(),
        carried: carried.iter().copied().map(global).collect(),
        ending: if goes_on { Ending::Open } else { Ending::Whole },
        distance: 0,
        adjacent: true,
        one_unit,
        family: family_of_all(passage, &parts),
        ends_with_rest: false,
        partition: partition(passage, &parts),
        negation: negation(passage, &parts),
        nested: heads.len() < all.len(),
        clause: parts.len(),
        parts: all_of(&parts),
    })
}

/// Whether the clause of a sum says of how many it is, and there are so many: 三类场所共设, 两项合计.
fn counts_its_parts(passage: &Passage<'_>, sum: usize, parts: usize) -> bool {
    static NUMERALS: [&str; 6] = ["两", "三", "四", "五", "六", "七"];
    let Some(mention) = passage.mentions.get(sum) else { return false };
    let at = |token: usize| passage.tokens.get(token).map_or(0, |t| t.start);
    let before = passage.text.get(at(mention.from)..at(mention.at)).unwrap_or("");
    let clause = before.rsplit([',', ';', ':', '。']).next().unwrap_or("");
    let numeral = parts.checked_sub(2).and_then(|nth| NUMERALS.get(nth));
    numeral.and_then(|n| clause.strip_prefix(n)).is_some_and(|rest| {
        rest.starts_with(['类', '项', '个', '种', '者', '级', '家', '块', '方', '大', '部'])
    })
}

/// Whether what stands behind the word for the sum says nothing else than its parts: 共计推送, 合计统计产品 of 统计月报; not
/// 共计研究议题 of meetings.
fn of_the_same(passage: &Passage<'_>, sum: usize, parts: &[usize]) -> bool {
    let (Some(mention), Some(label)) = (passage.mentions.get(sum), passage.label_words(sum)) else {
        return false;
    };
    let says_nothing = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                Meaning::Sum
                    | Meaning::Publish
                    | Meaning::Receive
                    | Meaning::Accept
                    | Meaning::Handle
                    | Meaning::Finish
                    | Meaning::Make
                    | Meaning::Filler
                    | Meaning::Wide
                    | Meaning::Own
                    | Meaning::ThisYear
                    | Meaning::InfoPub
            )
        )
    };
    if mention.words.iter().all(says_nothing) {
        return true;
    }
    let behind = ["合计", "共计", "总计", "总共", "共"]
        .iter()
        .find_map(|word| label.split_once(word))
        .map_or("", |p| p.1);
    let characters: Vec<char> = behind.chars().collect();
    let told = |pair: &[char]| {
        let words: String = pair.iter().collect();
        parts.iter().any(|p| passage.label_words(*p).is_some_and(|label| label.contains(&words)))
    };
    characters.len() < 2 || characters.windows(2).any(told)
}

/// The counts of a row without those that 其中 or a word like it leads in as parts of one of them.
fn heads(passage: &Passage<'_>, all: &[usize]) -> Vec<usize> {
    let at = |i: usize| passage.mentions.get(i).map_or(0, |m| m.at);
    let (mut heads, mut inner) = (Vec::new(), false);
    for (nth, i) in all.iter().enumerate() {
        if let Some(before) = nth.checked_sub(1).and_then(|n| all.get(n)) {
            let led = pieces(passage, at(*before) + 1, at(*i)).iter().any(|p| matches!(p, Piece::Lead(_)));
            inner = led || (inner && !between(passage, *before, *i).contains([';', '。']));
        }
        if !inner {
            heads.push(*i);
        }
    }
    heads
}
