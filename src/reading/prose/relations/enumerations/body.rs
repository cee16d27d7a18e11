//! What stands behind a whole: the quantities that belong to its enumeration, and how it ends.

use super::pieces::{Piece, between, pieces};
use crate::reading::prose::Passage;
use crate::reading::prose::relations::lists::{
    begins_behind_comma, begins_with_verb, is_bare_sum, numbered, opens_numbered, result_again, states_anew,
};
use crate::reading::prose::relations::references::repeats;
use crate::reading::prose::words::lexicon::Meaning;
use crate::report::prose::{Ending, counted_alike};
use crate::report::slot::{Slot, SlotKind};
use crate::text::WordList;

/// Whether a slot counts reviews or suits, all or by result.
pub(super) fn of_cases(slot: Slot) -> bool {
    matches!(slot.kind(), SlotKind::Cases(_) | SlotKind::Results(..))
}

/// What stands behind a whole.
pub(super) struct Body {
    /// Its quantities.
    pub(super) body: Vec<usize>,
    pub(super) ending: Ending,
    /// Whether inner lists were left out.
    pub(super) nested: bool,
    /// The sum that closes it: 共刊发102条.
    pub(super) closing: Option<usize>,
    /// Whether it ends before a verb, behind names without one.
    pub(super) before_verb: bool,
}

/// Words in a label by which a whole is named again.
static OF_ALL: WordList = WordList::new(&["申请中", "件中", "信息中", "案件中"]);

/// Words behind which something else may be counted.
static ANOTHER: WordList = WordList::new(&["此外", "另外", "另有", "以及", "截至", "截止"]);

/// The quantities from the first part on that belong to the enumeration; how it ends; whether inner lists were left out.
/// `through`: also behind a verb.
pub(super) fn body(
    passage: &Passage<'_>,
    whole: usize,
    run: &[usize],
    sentence: usize,
    through: bool,
) -> Option<Body> {
    let of_cases = |i: usize| passage.facts.get(i).is_some_and(|f| self::of_cases(f.slot));
    let verb = |i: usize| passage.mentions.get(i).and_then(|m| begins_with_verb(passage, m));
    let first = *run.first()?;
    let cases = of_cases(whole) || of_cases(first);
    let (mut body, mut ending, mut inner, mut nested) = (vec![first], Ending::Whole, false, false);
    let (mut closing, mut before_verb) = (None, false);
    let own = run.iter().take_while(|i| passage.mentions.get(**i).is_some_and(|m| m.sentence == sentence));
    let mut own: Vec<usize> = own.copied().collect();
    if own.len() == 1 {
        own.extend(sentence_by_sentence(passage, run));
    }
    for pair in own.windows(2) {
        let (Some(a), Some(b)) = (pair.first().copied(), pair.last().copied()) else { continue };
        let words = between(passage, a, b);
        let at = |i: usize| passage.mentions.get(i).map_or(0, |m| m.at);
        let pieces = pieces(passage, at(a) + 1, at(b));
        if pieces.contains(&Piece::Lead(Meaning::Among)) {
            // What 其中 divides is the last count, and that may be a whole of its own.
            let own = begins_behind_comma(passage, &body);
            if own {
                body.pop();
            }
            ending = if own { Ending::Whole } else { Ending::Open };
            // 1124项中,依申请938项,公共服务273项,其中网上办理1087项: it looks at all of them once more, which may overlap.
            let value = |i: usize| passage.mentions.get(i).map(|m| m.numeral.value);
            if !own && value(b) > value(a) && value(b) <= value(whole) {
                ending = Ending::Twice;
            }
            break;
        }
        // …;微信公众号、抖音号分别发布255条、63条: shared out among those that its own clause names.
        if words.contains(';') && words.contains("分别") {
            break;
        }
        if words.contains("同时") {
            ending = Ending::Twice;
            break;
        }
        if ANOTHER.stand_in(words) {
            // 此外,召开会议2次: of something else.
            let unit = |i: usize| passage.mentions.get(i).map_or("", |m| m.numeral.unit.name);
            let alike = counted_alike(unit(first), unit(b)) || unit(b).is_empty();
            ending = if alike { Ending::Open } else { Ending::Whole };
            break;
        }
        if !cases && of_cases(b) {
            break;
        }
        let opened = passage.mentions.get(first).is_some_and(|m| opens_numbered(passage, m));
        if !opened && passage.mentions.get(b).is_some_and(|m| numbered(passage, a, m)) {
            break;
        }
        // 其中因信息公开引起的2件,全部申请中维持5件: another split of a whole that is named again.
        let label = passage.label_words(b).unwrap_or("");
        if pieces.contains(&Piece::OfThese) || OF_ALL.stand_in(label) {
            ending = if body.len() > 1 { Ending::Whole } else { Ending::Open };
            break;
        }
        // 复议3件,维持2件;诉讼2件,…: behind results the next cases are a whole of their own.
        let whole_of_cases =
            |i: usize| passage.facts.get(i).is_some_and(|f| matches!(f.slot.kind(), SlotKind::Cases(_)));
        let results = of_cases(first) && !whole_of_cases(first);
        if (results || is_of_the_other_kind(passage, whole, b)) && whole_of_cases(b) {
            break;
        }
        let opens_inner = pieces.windows(2).any(|w| {
            matches!(w, [Piece::Mark(','), Piece::Lead(Meaning::Including | Meaning::Respectively)])
        });
        if inner && words.contains(';') {
            inner = false;
        }
        if opens_inner {
            inner = true;
            nested = true;
        }
        if inner {
            continue;
        }
        if result_again(passage, &body, b) {
            break;
        }
        // 其中主办5件,5件均已答复: the same said again.
        if repeats(passage, b, a) {
            continue;
        }
        if body.len() == 1 && states_anew(passage, Some(whole), first, b) {
            break;
        }
        // 共刊发102条: a sum, not a part.
        if body.len() > 1 && passage.mentions.get(b).is_some_and(is_bare_sum) {
            closing = Some(b);
            break;
        }
        // 行政许可24项、行政检查18项;公布办事事项61项: behind names a verb says something else.
        let plain = |i: &usize| verb(*i) == Some(false);
        if !through && body.len() > 1 && verb(b) == Some(true) && body.iter().all(plain) {
            before_verb = true;
            break;
        }
        body.push(b);
    }
    Some(Body { body, ending, nested, closing, before_verb })
}

/// Whether of two counts the one is of reviews and the other of suits: 复议14件,…,诉讼9件.
fn is_of_the_other_kind(passage: &Passage<'_>, a: usize, b: usize) -> bool {
    let slot = |i: usize| passage.facts.get(i).map(|f| f.slot);
    let suits = [Some(Slot::Suit), Some(Slot::DirectSuit), Some(Slot::LaterSuit)];
    let apart = |a, b| slot(a) == Some(Slot::Review) && suits.contains(&slot(b));
    apart(a, b) || apart(b, a)
}

/// The fewest sentences behind the first that make a list told sentence by sentence.
const SENTENCES: usize = 2;

/// The parts behind the first, where each is a sentence by itself and says nothing but its name: 其中动态36条。公告24条。解读9条。
fn sentence_by_sentence(passage: &Passage<'_>, run: &[usize]) -> Vec<usize> {
    let sentence = |i: usize| passage.mentions.get(i).map(|m| m.sentence);
    let unit = |i: usize| passage.mentions.get(i).map_or("", |m| m.numeral.unit.name);
    let mut parts: Vec<usize> = Vec::new();
    for pair in run.windows(2) {
        let (Some(a), Some(b)) = (pair.first().copied(), pair.last().copied()) else { break };
        let words = between(passage, a, b);
        let label = words.strip_prefix('。').unwrap_or("");
        let named = !label.is_empty() && !label.contains([',', ';', ':', '。', '(']) && !ANEW.stand_in(label);
        let verb = passage.mentions.get(b).and_then(|m| begins_with_verb(passage, m));
        let alike = counted_alike(unit(a), unit(b));
        let next = sentence(b).zip(sentence(a)).is_some_and(|(b, a)| b == a + 1);
        if !named || verb == Some(true) || !alike || !next {
            break;
        }
        parts.push(b);
    }
    // The last must end its sentence too.
    let ends = |i: &usize| {
        let at = passage.mentions.get(*i).map_or(0, |m| m.at);
        passage.tokens.get(at + 1).is_none_or(|t| t.is_mark('。'))
    };
    while parts.last().is_some_and(|last| !ends(last)) {
        parts.pop();
    }
    if parts.len() < SENTENCES { Vec::new() } else { parts }
}

/// Words by which a sentence speaks of something else than the part of a list.
static ANEW: WordList = WordList::new(&[
    "共",
    "全年",
    "今年",
    "年度",
    "此外",
    "另",
    "同时",
    "公众号",
    "微信",
    "微博",
    "申请",
    "受理",
    "收到",
]);
