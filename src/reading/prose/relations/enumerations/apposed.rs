//! Parts that stand behind their whole without a word that leads them in and without a verb of their own: they can only be
//! told of what the whole's verb was said of. 发布信息96条,政府文件12条,惠民补贴23条,工作动态61条.

use super::pieces::between;
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{begins_with_verb, family_of, opens_numbered};
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::Family;
use crate::report::slot::SlotKind;

/// The fewest parts without a verb that show a list: two may be two remarks.
const PARTS: usize = 3;
/// So many parts are a list, though some of their names hold a verb.
const MANY: usize = 6;

/// Whether parts stand in apposition to the count before them.
pub(super) fn apposed(passage: &Passage<'_>, whole: usize, parts: &[usize]) -> bool {
    let Some(first) = parts.first() else { return false };
    // Applications of which the outcomes, or those who applied, are told.
    let of_applications = passage.facts.get(whole).is_some_and(|f| f.slot.kind() == SlotKind::Flow);
    let family = |i: &usize| family_of(passage, *i);
    let classes = matches!(family(first), Family::Outcomes | Family::Applicants | Family::Channels);
    if of_applications && classes && parts.len() > 1 && parts.iter().all(|p| family(p) == family(first)) {
        return true;
    }
    // 受理18件,予以公开7件,部分公开3件,告知不属于本机关6件,申请人撤回2件: with what no class of the law names.
    let ended = |p: &usize| {
        family(p) == Family::Outcomes
            || passage.label_words(*p).is_some_and(ends_it)
            || ends_it(behind(passage, *p))
    };
    let outcomes = parts.iter().filter(|p| family(p) == Family::Outcomes).count();
    if of_applications && outcomes > 1 && parts.len() > 2 && parts.iter().all(ended) {
        return true;
    }
    // 一是公开动态90条,二是公开通知31条: items with numbers, directly behind it.
    let numbered = |i: &usize| passage.mentions.get(*i).is_some_and(|m| opens_numbered(passage, m));
    if parts.len() > 1 && parts.iter().all(numbered) && directly_behind(passage, whole, *first) {
        return true;
    }
    let verb = |i: usize| passage.mentions.get(i).and_then(|m| begins_with_verb(passage, m));
    // In a long row a name may hold a verb: 提案办理4条, 信息公开年报1条.
    let named = parts.iter().filter(|p| verb(**p) == Some(false)).count();
    let few_verbs = parts.len() >= MANY && named * 3 >= parts.len() * 2;
    let nominal = named == parts.len() || (few_verbs && parts.iter().all(|p| verb(*p) != Some(true)));
    let nominal = nominal && parts.len() >= PARTS;
    nominal
        && says_done(passage, whole)
        && (is_general(passage, whole) || of_its_kind(passage, whole, parts))
        && directly_behind(passage, whole, *first)
}

/// What stands behind a count up to the next mark: 1件由申请人撤回.
fn behind<'a>(passage: &Passage<'a>, i: usize) -> &'a str {
    let tail = passage.mentions.get(i).map(|m| m.tail.clone()).unwrap_or_default();
    let tokens = passage.tokens.get(tail).unwrap_or(&[]);
    let ends = tokens.first().zip(tokens.last());
    ends.and_then(|(first, last)| passage.text.get(first.start..last.end)).unwrap_or("")
}

/// Whether a label says how an application ended, in words of no class of the law.
fn ends_it(label: &str) -> bool {
    static ENDED: [&str; 8] = ["撤回", "放弃", "补正", "不属于", "不存在", "非本", "不掌握", "告知"];
    ENDED.iter().any(|word| label.contains(word))
}

/// Whether a count says what was done with what it counts, or that it is a sum.
fn says_done(passage: &Passage<'_>, i: usize) -> bool {
    let done = |m: &Option<Meaning>| {
        matches!(
            m,
            Some(
                Meaning::Publish
                    | Meaning::Receive
                    | Meaning::Accept
                    | Meaning::Handle
                    | Meaning::Finish
                    | Meaning::Make
                    | Meaning::Sum
            )
        )
    };
    passage.mentions.get(i).is_some_and(|m| m.words.iter().any(done))
}

/// Whether a count is of information or whatever else in general: 公开规章12件,文件43件 tells of the one beside the other.
fn is_general(passage: &Passage<'_>, i: usize) -> bool {
    let sums = passage.mentions.get(i).is_some_and(|m| m.words.contains(&Some(Meaning::Sum)));
    let general = ["信息", "各类", "各项", "总"];
    sums || passage.label_words(i).is_some_and(|label| general.iter().any(|word| label.contains(word)))
}

/// Whether every part is named by the noun of the whole: 政策解读52篇,文字解读31篇,图文解读12篇,….
fn of_its_kind(passage: &Passage<'_>, whole: usize, parts: &[usize]) -> bool {
    let label = passage.label_words(whole).unwrap_or("");
    let noun = label.char_indices().rev().nth(1).and_then(|(at, _)| label.get(at..)).unwrap_or("");
    let named = |p: &usize| passage.label_words(*p).is_some_and(|label| label.ends_with(noun));
    if !noun.is_empty() && parts.iter().all(named) {
        return true;
    }
    // 解读政策11篇,图片解读6篇,文字解读3篇,视频解读2篇: by two characters of the whole's words, at the end of each.
    let last = |p: &usize| {
        let label = passage.label_words(*p)?;
        label.char_indices().rev().nth(1).and_then(|(at, _)| label.get(at..))
    };
    let end = parts.first().and_then(last);
    end.is_some_and(|end| label.contains(end)) && parts.iter().all(|p| last(p) == end)
}

/// Whether nothing but a mark, and the label of the first part, stands between the two.
fn directly_behind(passage: &Passage<'_>, whole: usize, first: usize) -> bool {
    let words = between(passage, whole, first);
    let marks = words.chars().filter(|c| matches!(c, ',' | ';' | '。' | ':')).count();
    marks == 1 && words.starts_with([',', ';', '。', ':'])
}
