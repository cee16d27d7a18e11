//! A whole that was published, and its parts channel by channel over several sentences, each with what else is said of the
//! channel: 共公开3682条,其中部门频道公开1233条。…公众号推出文章687篇,粉丝63万;视频号推出视频1762条.

use super::FARTHER;
use super::pieces::between;
use super::readings::of_pieces;
use super::rows::OVER_SENTENCES;
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::platforms;
use crate::report::prose::{Ending, Enumeration, Family, counted_alike};
use crate::text::WordList;

/// How many sentences behind its whole the last channel may stand.
const SENTENCES: usize = 3;
/// The fewest channels that show that a whole is told so.
const CHANNELS: usize = 3;
/// Of so many counts behind a whole the channels are looked for.
const NEAR: usize = 40;

/// Words for what was done with all that a whole counts.
static PUBLISHED: WordList = WordList::new(&["公开", "发布", "推送", "刊发", "公布"]);

/// The list of the first counts that name each a channel of its own, some in a later sentence than the whole.
pub(super) fn read(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    carried: &[usize],
) -> Option<Enumeration> {
    let whole = *usable.get(k)?;
    let mention = |i: usize| passage.mentions.get(i);
    let label = |i: usize| passage.label_words(i).unwrap_or("");
    let of_whole = mention(whole).filter(|m| m.bracket.is_none() && of_pieces(m.numeral.unit.name))?;
    if !PUBLISHED.stand_in(label(whole))
        || !platforms(label(whole)).is_empty()
        || mention(whole)?.words.is_empty()
    {
        return None;
    }
    let mut parts: Vec<usize> = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for (nth, i) in usable.get(k + 1..)?.iter().copied().take(NEAR).enumerate() {
        // The first channel follows the whole; what stands between would be another whole.
        if nth > 0 && parts.is_empty() {
            return None;
        }
        let m = mention(i)?;
        if m.sentence > of_whole.sentence + SENTENCES {
            break;
        }
        let inner = m.bracket.is_some() || !of_pieces(m.numeral.unit.name);
        // 其中 behind the first channel divides that channel.
        let divides = !parts.is_empty() && label(i).starts_with("其中");
        if inner || divides {
            continue;
        }
        let named = platforms(label(i));
        if named.is_empty() || named.iter().any(|n| told.contains(n)) {
            continue;
        }
        told.extend(named);
        parts.push(i);
    }
    let (first, last) = (*parts.first()?, *parts.last()?);
    let later = mention(last)?.sentence > mention(first)?.sentence;
    let directly = !between(passage, whole, first).contains('。');
    if parts.len() < CHANNELS || !later || !directly {
        return None;
    }
    let global = |i: usize| passage.first + i;
    let all: Vec<usize> = parts.iter().copied().map(global).collect();
    let alike = |i: &usize| {
        mention(*i).is_some_and(|m| counted_alike(m.numeral.unit.name, of_whole.numeral.unit.name))
    };
    Some(Enumeration {
        row: OVER_SENTENCES.name,
        opening: OVER_SENTENCES.opening,
        whole: global(whole),
        farther: usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER).copied().map(global).collect(),
        readings: vec![all.clone()],
        carried: carried.iter().copied().map(global).collect(),
        ending: Ending::Whole,
        distance: 1,
        adjacent: true,
        one_unit: parts.iter().all(alike),
        family: Family::Other,
        ends_with_rest: false,
        partition: false,
        negation: false,
        nested: true,
        clause: parts.len(),
        parts: all,
    })
}
