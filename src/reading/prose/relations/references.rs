//! Counts that name again what was counted before: 这7件, 上述9件, 27件申请全部按时答复, 收到的146件申请中.
//!
//! A count with a noun behind it that opens its clause and of which something is said of all (均, 全部, …中) is one that the
//! reader has met: Chinese has no article, but this is what one would mark here. Which count it names again, its noun
//! says, or else it is the one before.

use std::ops::Range;

use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::report::prose::{Measure, Reference, counted_alike};
use crate::text::WordList;

/// How many counts before are looked at: time is in proportion to the text.
const FAR: usize = 40;
/// How many tokens of a clause are read for what is said of all.
const CLAUSE: usize = 24;
/// How many characters of a noun are compared.
const NOUN: usize = 8;

/// Whether a count may name one in another unit: 收到5项, 受理的5件申请中; 收到22件, 上述22条申请.
fn alike_again(before: &str, now: &str, again: Again) -> bool {
    static PIECES: [&str; 7] = ["件", "条", "项", "份", "起", "宗", "封"];
    let pieces = |unit: &str| PIECES.contains(&unit);
    counted_alike(before, now) || (again == Again::Pointed && pieces(before) && pieces(now))
}

/// How a count says that it was met before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    /// 这, 上述: by a word for it.
    Pointed,
    /// 均, 全部, …中: by what is said of all of them.
    All,
}

/// Finds the references of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for i in 0..passage.mentions.len() {
        let again = names_again(passage, i).or_else(|| {
            // 64件来信和118条留言均已办结: what is said of both.
            let last = found.last().is_some_and(|r| r.at + 1 == passage.first + i);
            (last && joined(passage, i)).then_some(Again::All)
        });
        found.extend(again.and_then(|again| reference(passage, i, again)));
    }
    found
}

fn reference(passage: &Passage<'_>, i: usize, again: Again) -> Option<Reference> {
    let own = passage.mentions.get(i)?;
    let alike = |j: &usize| {
        passage
            .mentions
            .get(*j)
            .is_some_and(|m| alike_again(m.numeral.unit.name, own.numeral.unit.name, again))
            && passage.facts.get(*j).is_some_and(|f| f.is_exact() && f.this_year)
    };
    let all: Vec<usize> = (i.saturating_sub(FAR)..i).filter(alike).collect();
    let meant: Vec<usize> = match (again, noun(passage, i)) {
        (Again::Pointed, _) => all.clone(),
        (Again::All, Some(noun)) => {
            all.iter().copied().filter(|j| shares(noun, surroundings(passage, *j))).collect()
        }
        // 制发文件6件,6件均在网站公开: of what was counted last.
        (Again::All, None) => i.checked_sub(1).filter(|j| all.contains(j)).into_iter().collect(),
    };
    let global = |list: Vec<usize>| list.into_iter().map(|j| passage.first + j).collect::<Vec<_>>();
    (!meant.is_empty()).then(|| Reference {
        at: passage.first + i,
        earlier: global(all),
        meant: global(meant),
        pointed: again == Again::Pointed,
        finished: is_finished(passage, i),
    })
}

/// Whether a count says an earlier one, which has the same value, again.
pub(super) fn repeats(passage: &Passage<'_>, i: usize, earlier: usize) -> bool {
    let value = |i: usize| passage.mentions.get(i).map(|m| m.numeral.value);
    value(i) == value(earlier) && names_again(passage, i).is_some()
}

/// How a count names an earlier one again, by its words; `None` where it does not.
fn names_again(passage: &Passage<'_>, i: usize) -> Option<Again> {
    let (mention, fact) = (passage.mentions.get(i)?, passage.facts.get(i)?);
    if mention.numeral.unit.measure != Measure::Count || !fact.is_exact() || !fact.this_year {
        return None;
    }
    let label = passage.label_words(i).unwrap_or("");
    let pointed = |words: &str| ["这", "上述", "以上", "这些", "全部", "所有"].contains(&words);
    // 在这43件申请中, 对上述9件: what leads to the pointing word.
    let led = ["在", "对", "从", "就", "将"].iter().find_map(|word| label.strip_prefix(word));
    // 许可61项、处罚214项、强制12项,全部287项: a sum, which the lists read.
    let sums = label == "全部" && follows_a_row(passage, i);
    if (pointed(label) && !sums) || led.is_some_and(pointed) {
        return Some(Again::Pointed);
    }
    if all_finished(mention, label) {
        return Some(Again::All);
    }
    // 主动公开326条,…。主动公开的326条信息中: by the verb of the one that is meant.
    if says_its_verb(passage, i, label) && said_of_all(passage, mention.at) {
        return Some(Again::Pointed);
    }
    let opens = mention
        .label
        .start
        .checked_sub(1)
        .and_then(|b| passage.tokens.get(b))
        .is_none_or(|t| matches!(t.kind, Kind::Mark(',' | ';' | '。' | ':')));
    (opens && opens_clause(passage, i, label) && said_of_all(passage, mention.at)).then_some(Again::All)
}

/// Whether the clause says that something was done with all of them, and not of which kind they are: 12件均已答复, against
/// 4件均为同一申请人提出.
fn is_finished(passage: &Passage<'_>, i: usize) -> bool {
    static DONE: WordList = WordList::new(&[
        "办结", "答复", "回复", "办复", "办理", "办毕", "公开", "公布", "发布", "上网", "审查", "备案",
        "解读", "实现", "完成",
    ]);
    static KIND: WordList =
        WordList::new(&["均为", "均是", "均由", "涉及", "属于", "来自", "全为", "都是", "均系"]);
    let words = passage.mentions.get(i).map_or("", |m| text_of(passage, clause(passage, m.at)));
    DONE.stand_in(words) && !KIND.stand_in(words)
}

/// Whether nothing that would count anew stands before the number: nothing at all, a time, or 收到的, 公开的.
fn opens_clause(passage: &Passage<'_>, i: usize, label: &str) -> bool {
    let words = passage.mentions.get(i).map_or(&[][..], |m| m.words.as_slice());
    let says_nothing = words
        .iter()
        .all(|m| matches!(m, Some(Meaning::ThisYear | Meaning::YearEnd | Meaning::Wide | Meaning::Own)));
    // 报送的65条信息中: what was done to them, a few characters.
    let acted = label.ends_with('的') && label.chars().count() <= NOUN && !label.contains(['其', '另']);
    // 从27件申请的内容看, 对6件文件全部作了解读.
    let looked_at = ["从", "在", "对", "对于", "就"].contains(&label);
    label.is_empty() || (says_nothing && !label.contains('共')) || acted || looked_at
}

/// Whether three counts of the same unit stand before one in its sentence.
fn follows_a_row(passage: &Passage<'_>, i: usize) -> bool {
    let own = |j: usize| passage.mentions.get(j).map(|m| (m.sentence, m.bracket, m.numeral.unit.name));
    (1..=3).all(|back| i.checked_sub(back).is_some_and(|j| own(j) == own(i)))
}

/// Whether a label says that all was finished, and nothing else: 受理64件,已全部办结64件.
fn all_finished(mention: &Mention, label: &str) -> bool {
    let says = |wanted: Meaning| mention.words.contains(&Some(wanted));
    let plain = mention.words.iter().all(|m| {
        matches!(
            m,
            Some(Meaning::Every | Meaning::Finish | Meaning::Handle | Meaning::InTime | Meaning::Filler)
        )
    });
    let whole = || ["全部", "均", "悉数", "全数"].iter().any(|word| label.contains(word));
    plain && says(Meaning::Every) && (says(Meaning::Finish) || says(Meaning::Handle)) && whole()
}

/// Whether the clause says something of all of them: 均, 全部; or ends with 中.
fn said_of_all(passage: &Passage<'_>, at: usize) -> bool {
    let clause = clause(passage, at);
    // 均已按 is one word that says nothing else.
    let says_all = |t: &Token| passage.text.get(t.start..t.end).is_some_and(|word| word.starts_with('均'));
    let of_all = |t: &Token| t.meaning() == Some(Meaning::Every) || says_all(t);
    let tokens = passage.tokens.get(clause.clone()).unwrap_or(&[]);
    let number = tokens.iter().position(Token::is_number).unwrap_or(tokens.len());
    // 27件申请均…; 64件来信和118条留言均….
    let every = tokens.iter().position(of_all);
    let between = tokens.get(number + 1..).unwrap_or(&[]).iter().any(Token::is_number);
    if every.is_some() && !between {
        return true;
    }
    let said = text_of(passage, at + 1..at + 1 + number);
    let of_these = [
        "申请中",
        "件中",
        "信息中",
        "建议中",
        "提案中",
        "案件中",
        "留言中",
        "来信中",
        "工单中",
        "事项中",
        "投诉中",
    ];
    // 从27件申请的内容看.
    let looked_at = said.split([',', '。', ';', ':']).next().is_some_and(|clause| {
        clause.ends_with('看')
            && ["内容", "事项", "类型", "结果", "情况", "来源"].iter().any(|w| clause.contains(w))
    });
    said.starts_with('中') || looked_at || of_these.iter().any(|words| said.contains(words))
}

/// The tokens behind a number up to the next mark.
fn clause(passage: &Passage<'_>, at: usize) -> Range<usize> {
    let behind = passage.tokens.get(at + 1..).unwrap_or(&[]).iter().take(CLAUSE);
    let length = behind.take_while(|t| !matches!(t.kind, Kind::Mark(mark) if mark != '、')).count();
    at + 1..at + 1 + length
}

/// Whether a label is no more than the verb of a count before it: 受理的, 在主动公开的.
fn says_its_verb(passage: &Passage<'_>, i: usize, label: &str) -> bool {
    let said = ["在", "从", "对"].iter().find_map(|word| label.strip_prefix(word)).unwrap_or(label);
    let Some(verb) = said.strip_suffix('的').filter(|verb| (2..=4).contains(&verb.chars().count())) else {
        return false;
    };
    // 受理的20件征地申请中: some of them.
    static ALL: [&str; 9] = [
        "申请",
        "信息",
        "政府信息",
        "政府信息公开申请",
        "依申请公开申请",
        "依申请公开",
        "申请件",
        "事项",
        "案件",
    ];
    if !noun(passage, i).is_some_and(|noun| ALL.contains(&noun)) {
        return false;
    }
    let came = |words: &str| ["收到", "受理", "接收", "接到"].contains(&words);
    let said = |j: usize| {
        passage.label_words(j).is_some_and(|words| {
            words.contains(verb)
                || (came(verb) && ["收到", "受理", "接收", "接到"].iter().any(|w| words.contains(w)))
        })
    };
    (i.saturating_sub(FAR)..i).any(said)
}

/// Whether a count stands behind another reference with nothing but its noun and 和 between.
fn joined(passage: &Passage<'_>, i: usize) -> bool {
    let label = passage.label_words(i).unwrap_or("");
    let said = passage.mentions.get(i).is_some_and(|m| said_of_all(passage, m.at));
    said && label.chars().count() <= NOUN && (label.ends_with(['和', '与', '及']) || label.is_empty())
}

fn text_of<'a>(passage: &Passage<'a>, tokens: Range<usize>) -> &'a str {
    let from = passage.tokens.get(tokens.start).map(|t| t.start);
    let to = tokens.end.checked_sub(1).and_then(|last| passage.tokens.get(last)).map(|t| t.end);
    from.zip(to).and_then(|(from, to)| passage.text.get(from..to)).unwrap_or("")
}

/// What stands behind a count before anything is said of it: 申请, 建议提案.
fn noun<'a>(passage: &Passage<'a>, i: usize) -> Option<&'a str> {
    static SAID: WordList = WordList::new(&[
        "均", "全", "都", "中", "已", "目前", "按", "依", "在", "经", "由", "皆", "悉", "一律", "和", "与",
        "及",
    ]);
    let at = passage.mentions.get(i)?.at;
    let behind = passage.tokens.get(at + 1..)?.iter().take(CLAUSE);
    let length = behind.take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).count();
    let words = text_of(passage, at + 1..at + 1 + length);
    let end = SAID.places(words).map(|(at, _)| at).min().unwrap_or(words.len());
    words.get(..end).filter(|noun| noun.chars().count() > 1)
}

/// The words around an earlier count.
fn surroundings<'a>(passage: &Passage<'a>, j: usize) -> &'a str {
    let Some(mention) = passage.mentions.get(j) else { return "" };
    let behind = passage.tokens.get(mention.at + 1..).unwrap_or(&[]).iter().take(NOUN);
    let length = behind.take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).count();
    text_of(passage, mention.label.start..mention.at + 1 + length)
}

/// Whether two characters of the noun stand side by side in these words.
fn shares(noun: &str, words: &str) -> bool {
    let characters: Vec<char> = noun.chars().take(NOUN).collect();
    characters.windows(2).any(|pair| words.contains(&pair.iter().collect::<String>()))
}
