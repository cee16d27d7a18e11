//! Enumerations read by rows of steps: what stands between a whole and its first part is matched, piece by piece, against
//! [`ROWS`]; the first row that fits says how the parts are opened.
//!
//! [`super::lists`] reads what it is sure of. Here every enumeration is read with all the ways in which its words can be
//! taken (which quantities are its parts, which its whole), so that a rule can ask whether *any* of them comes out.

use super::lists::{all_the_rest, family_of, goes_on, is_bare_sum, names_the_whole, speaks_of_change};
use crate::num::Num;
use crate::reading::prose::Passage;
use crate::reading::prose::quantities::Mention;
use crate::reading::prose::words::lexicon::Meaning;
use crate::reading::prose::words::token::{Kind, Token};
use crate::reading::prose::words::units;
use crate::report::prose::{Ending, Enumeration, Family, Measure, Opening, counted_alike};
use crate::report::slot::{Slot, SlotKind};

/// A piece of what stands between two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Mark(char),
    Lead(Meaning),
    /// A clause that names the whole: 在公开的信息中.
    OfThese,
    Words,
}

/// A step of a row.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Any pieces without the end of a sentence; none as well.
    Any,
    /// Nothing, or words.
    Words,
    /// One of these marks.
    Mark(&'static str),
    /// The end of a sentence, or none.
    End,
    /// A word that opens parts.
    Lead(Meaning),
    /// A clause that names the whole.
    OfThese,
}

/// A row: what may stand between a whole and its first part.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    opening: Opening,
    steps: &'static [Step],
    /// A sound sentence that it reads.
    pub sound: &'static str,
    /// The same with a slip.
    pub wrong: &'static str,
}

use Step::{Any, End, Lead, Mark, Words};

/// The rows, the most telling first.
pub static ROWS: [Row; 8] = [
    Row {
        name: "bracket",
        opening: Opening::Led,
        steps: &[Words, Mark("("), Any],
        sound: "公开规章13件（新出台5件，修订4件，废止4件）。",
        wrong: "公开规章31件（新出台5件，修订4件，废止4件）。",
    },
    Row {
        name: "among",
        opening: Opening::Led,
        steps: &[Any, End, Any, Lead(Meaning::Among), Any],
        sound: "公开信息60条，内容涉及多个领域。其中，动态36条，公告24条。",
        wrong: "公开信息60条，内容涉及多个领域。其中，动态36条，公告42条。",
    },
    Row {
        name: "of these",
        opening: Opening::Led,
        steps: &[Any, End, Any, Step::OfThese, Mark(",:"), Any],
        sound: "公开信息60条。在公开的信息中，动态36条，公告24条。",
        wrong: "公开信息60条。在公开的信息中，动态36条，公告42条。",
    },
    Row {
        name: "colon",
        opening: Opening::Led,
        steps: &[Words, Mark(":"), Any],
        sound: "公开信息60条：动态36条，公告24条。",
        wrong: "公开信息60条：动态63条，公告24条。",
    },
    Row {
        name: "respectively",
        opening: Opening::Including,
        steps: &[Any, End, Any, Lead(Meaning::Respectively), Any],
        sound: "公开信息60条，分别为动态36条、公告24条。",
        wrong: "公开信息60条，分别为动态63条、公告24条。",
    },
    Row {
        name: "including",
        opening: Opening::Including,
        steps: &[Any, Mark(",;。"), Words, Lead(Meaning::Including), Any],
        sound: "公开信息60条，内容涵盖动态36条、公告24条。",
        wrong: "公开信息60条，内容涵盖动态63条、公告24条。",
    },
    Row {
        name: "bare",
        opening: Opening::Bare,
        steps: &[Words, Mark(",;、"), Any],
        sound: "公开信息60条，网站公开36条，公众号公开24条。",
        wrong: "公开信息60条，网站公开63条，公众号公开24条。",
    },
    Row {
        name: NEXT_SENTENCE,
        opening: Opening::Bare,
        steps: &[Any, Mark("。"), Any],
        sound: "公开信息60条。网站公开36条，公众号公开24条。",
        wrong: "公开信息60条。网站公开63条，公众号公开24条。",
    },
];

const NEXT_SENTENCE: &str = "next sentence";

/// A whole that is named again: its label stands in that of the first part.
static NAMED_AGAIN: Row = Row {
    name: "named again",
    opening: Opening::Led,
    steps: &[],
    sound: "公开信息96条，其中县政务公开网公开信息60条，公众号36条。县政务公开网公开动态48条，其他12条。",
    wrong: "公开信息96条，其中县政务公开网公开信息60条，公众号36条。县政务公开网公开动态84条，其他12条。",
};

/// The first count of the sentence before, behind which something else is told.
static BEYOND: Row = Row {
    name: "beyond an aside",
    opening: Opening::Bare,
    steps: &[],
    sound: "公开信息60条，其中规范性文件0条。网站公开36条，公众号公开24条。",
    wrong: "公开信息62条，其中规范性文件0条。网站公开36条，公众号公开24条。",
};

/// Counts of the sentence before, other than its last, that may be the whole of what the next sentence tells.
fn other_wholes(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    first: usize,
) -> Vec<(usize, &'static Row)> {
    let sentence = |i: usize| passage.mentions.get(i).map(|m| (m.sentence, m.bracket));
    let Some(own) = usable.get(k).and_then(|i| sentence(*i)) else { return Vec::new() };
    let before = usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER);
    let same: Vec<usize> = before.copied().take_while(|i| sentence(*i) == Some(own)).collect();
    let place = |i: usize| usable.binary_search(&i).ok();
    let label = |i: usize| passage.label_words(i).unwrap_or("");
    let again = same.iter().copied().find(|i| shares_words(label(*i), label(first)));
    let beyond = same.last().copied().filter(|i| {
        let part = |i: usize| passage.facts.get(i).is_some_and(|f| f.part);
        let asides = usable.get(k).is_some_and(|last| part(*last));
        asides && !part(*i) && again != Some(*i) && same.len() == 1
    });
    let again = again.and_then(place).map(|k| (k, &NAMED_AGAIN));
    again.into_iter().chain(beyond.and_then(place).map(|k| (k, &BEYOND))).collect()
}

/// How many characters two labels must share for the one to name the other again.
const SHARED: usize = 5;
/// As many characters of a label are looked at.
const LABEL: usize = 24;

/// Whether two labels begin or go on with the same words.
fn shares_words(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LABEL).collect(), b.chars().take(LABEL).collect());
    a.windows(SHARED).any(|words| {
        let text: String = words.iter().collect();
        let common = ["政府信息", "主动公开", "公开信息", "发布信息"].iter().any(|c| text.contains(c));
        !common && b.windows(SHARED).any(|other| other == words)
    })
}

/// Whether the pieces are what the steps say.
fn fits(steps: &[Step], pieces: &[Piece]) -> bool {
    let Some((step, later)) = steps.split_first() else { return pieces.is_empty() };
    let one = |wanted: &dyn Fn(&Piece) -> bool| {
        pieces.split_first().is_some_and(|(first, rest)| wanted(first) && fits(later, rest))
    };
    match step {
        Any => {
            let run = pieces.iter().take_while(|p| **p != Piece::Mark('。')).count();
            (0..=run).any(|n| fits(later, pieces.get(n..).unwrap_or(&[])))
        }
        Words => fits(later, pieces) || one(&|p| *p == Piece::Words),
        Mark(marks) => one(&|p| matches!(p, Piece::Mark(c) if marks.contains(*c))),
        End => fits(later, pieces) || one(&|p| *p == Piece::Mark('。')),
        Lead(meaning) => one(&|p| *p == Piece::Lead(*meaning)),
        Step::OfThese => one(&|p| *p == Piece::OfThese),
    }
}

/// The most pieces between a whole and its first part: what is farther apart does not belong together, and time stays
/// linear.
const LONGEST_GAP: usize = 40;
/// The most parts of an enumeration that are read.
const LONGEST: usize = 40;
/// The most counts before its whole that may be its whole instead.
const FARTHER: usize = 6;
/// The most quantities of the next sentence that may go on with it.
const GOES_ON: usize = 4;

/// Finds the enumerations of a passage.
pub fn find(passage: &Passage<'_>) -> Vec<Enumeration> {
    let carried = carried(passage);
    let all = || (0..passage.mentions.len()).filter(|i| counts(passage, *i));
    let unit = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.unit);
    let pieces = |i: &usize| unit(i).is_some_and(|u| matches!(u.measure, Measure::Count | Measure::None));
    let mut found = of(passage, &all().filter(pieces).collect::<Vec<_>>(), &carried);
    // 372人次,其中现场331人次,电话41人次: visits and persons are parts of their own kind only.
    for name in OTHER_UNITS {
        let of_unit: Vec<usize> = all().filter(|i| unit(i).is_some_and(|u| u.name == name)).collect();
        if of_unit.len() > 2 {
            found.extend(of(passage, &of_unit, &carried));
        }
    }
    found
}

/// Units of what is no piece of information and no case.
const OTHER_UNITS: [&str; 6] = ["人次", "人", "名", "家", "户", "处"];

/// The enumerations among these quantities.
fn of(passage: &Passage<'_>, usable: &[usize], carried: &[usize]) -> Vec<Enumeration> {
    let mut found = Vec::new();
    for (k, whole) in usable.iter().enumerate() {
        let Some(mention) = passage.mentions.get(*whole) else { continue };
        if mention.numeral.unit.name.is_empty() {
            continue;
        }
        let behind = usable.get(k + 1..).unwrap_or(&[]);
        // In brackets behind it.
        if let Some(open) = opens_bracket(passage, mention) {
            let inner = level(passage, behind, Some(open));
            found.extend(read(passage, usable, k, inner, ROWS.first(), carried));
        }
        let run = level(passage, behind, mention.bracket);
        let Some(first) = run.first().and_then(|i| passage.mentions.get(*i)) else { continue };
        let pieces = pieces(passage, mention.at + 1, first.at);
        let row = ROWS.iter().skip(1).find(|row| fits(row.steps, &pieces));
        if row.is_some_and(|row| row.name == NEXT_SENTENCE) {
            let others = other_wholes(passage, usable, k, *run.first().unwrap_or(whole));
            for (k, row) in others {
                found.extend(read(passage, usable, k, run.clone(), Some(row), carried));
            }
        }
        found.extend(read(passage, usable, k, run, row, carried));
    }
    found
}

/// Whether a quantity counts something of the year that can be a whole or a part.
fn counts(passage: &Passage<'_>, i: usize) -> bool {
    passage.mentions.get(i).zip(passage.facts.get(i)).is_some_and(|(m, f)| {
        matches!(m.numeral.unit.measure, Measure::Count | Measure::None | Measure::Other)
            && (f.this_year || f.part_year)
            && f.slot != Slot::Growth
            && !speaks_of_change(passage, m)
    })
}

/// The counts behind at one level of brackets, up to the end of that bracket, and not too many.
fn level(passage: &Passage<'_>, behind: &[usize], bracket: Option<usize>) -> Vec<usize> {
    let close = bracket.and_then(|b| passage.brackets.partner(b)).unwrap_or(usize::MAX);
    let at = |i: &usize| passage.mentions.get(*i);
    let inside = behind.iter().take(4 * LONGEST).take_while(|i| at(i).is_some_and(|m| m.at < close));
    inside.filter(|i| at(i).is_some_and(|m| m.bracket == bracket)).copied().take(LONGEST).collect()
}

/// The bracket that opens behind a quantity, words between or none.
fn opens_bracket(passage: &Passage<'_>, mention: &Mention) -> Option<usize> {
    let next = passage.tokens.get(mention.at + 1..)?.iter().take(6);
    let words = next.take_while(|t| !matches!(t.kind, Kind::Mark(_) | Kind::Number(_))).count();
    let at = mention.at + 1 + words;
    passage.tokens.get(at).filter(|t| t.is_mark('(')).map(|_| at)
}

/// What stands between two places, closed brackets left out.
fn pieces(passage: &Passage<'_>, from: usize, to: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = from;
    while let Some(token) = passage.tokens.get(at).filter(|_| at < to && pieces.len() < LONGEST_GAP) {
        let piece = match token.kind {
            Kind::Mark('(') if passage.brackets.partner(at).is_some_and(|close| close < to) => {
                at = passage.brackets.partner(at).unwrap_or(at) + 1;
                continue;
            }
            Kind::Mark(mark) => {
                if matches!(mark, ',' | ':')
                    && names_the_whole(passage, at)
                    && let Some(last) = pieces.last_mut()
                {
                    *last = Piece::OfThese;
                }
                Piece::Mark(mark)
            }
            Kind::Word(meaning) => lead(passage, token, meaning).map_or(Piece::Words, Piece::Lead),
            _ => Piece::Words,
        };
        if piece != Piece::Words || pieces.last() != Some(&Piece::Words) {
            pieces.push(piece);
        }
        at += 1;
    }
    pieces
}

/// Whether a word opens parts: 含 does, 另有 does not.
fn lead(passage: &Passage<'_>, token: &Token, meaning: Meaning) -> Option<Meaning> {
    let said = passage.text.get(token.start..token.end).unwrap_or("");
    match meaning {
        Meaning::Among | Meaning::Respectively => Some(meaning),
        Meaning::Including if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Containing if said.starts_with("其中") => Some(Meaning::Among),
        Meaning::Including if said != "如" && said != "例如" => Some(meaning),
        Meaning::Containing if said.contains('含') => Some(Meaning::Including),
        _ => None,
    }
}

/// The words between two quantities.
fn between<'a>(passage: &Passage<'a>, a: usize, b: usize) -> &'a str {
    let end = |i: usize| passage.mentions.get(i).and_then(|m| passage.tokens.get(m.at));
    let (from, to) = (end(a).map_or(0, |t| t.end), end(b).map_or(0, |t| t.start));
    passage.text.get(from..to).unwrap_or("")
}

/// Reads the parts behind a whole.
fn read(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: Vec<usize>,
    row: Option<&'static Row>,
    carried: &[usize],
) -> Vec<Enumeration> {
    let read = |row: &'static Row| one(passage, usable, k, run, row, carried);
    row.and_then(read).unwrap_or_default()
}

fn one(
    passage: &Passage<'_>,
    usable: &[usize],
    k: usize,
    run: Vec<usize>,
    row: &'static Row,
    carried: &[usize],
) -> Option<Vec<Enumeration>> {
    let whole = *usable.get(k)?;
    let (of_whole, first) = (passage.mentions.get(whole)?, *run.first()?);
    let opened = passage.mentions.get(first)?;
    let results = passage.facts.get(whole).is_some_and(|f| of_cases(f.slot))
        && family_of(passage, first) == Family::Results;
    let opening = if results { Opening::Led } else { row.opening };
    let Body { body, mut ending, nested, closing } = body(passage, whole, &run, opened.sentence)?;
    let unit = of_whole.numeral.unit.name;
    let same = |i: &usize| {
        passage
            .mentions
            .get(*i)
            .is_some_and(|m| counted_alike(m.numeral.unit.name, unit) || m.numeral.unit.name.is_empty())
    };
    let loose = |i: &usize| passage.mentions.get(*i).is_some_and(|m| of_pieces(m.numeral.unit.name));
    let up_to_semicolon = |all: &[usize]| -> Vec<usize> {
        let cut = all.windows(2).position(|w| matches!(w, [a, b] if between(passage, *a, *b).contains(';')));
        all.get(..cut.map_or(all.len(), |c| c + 1)).unwrap_or(&[]).to_vec()
    };
    let alike: Vec<usize> = body.iter().copied().filter(same).collect();
    let all: Vec<usize> = body.iter().copied().filter(loose).collect();
    let directly: Vec<usize> = body.iter().copied().take_while(|i| same(i)).collect();
    let semicolons: Vec<bool> =
        alike.windows(2).map(|w| matches!(w, [a, b] if between(passage, *a, *b).contains(';'))).collect();
    // Commas first, then a semicolon: another statement.
    let mixed_marks = semicolons.first() == Some(&false) && semicolons.contains(&true);
    let clause = up_to_semicolon(&alike);
    let mut readings =
        vec![if mixed_marks { clause.clone() } else { alike.clone() }, directly, alike.clone(), all.clone()];
    readings.push(up_to_semicolon(&all));
    readings.retain(|r| !r.is_empty());
    if alike.is_empty() && all.is_empty() {
        return None;
    }
    let value = |i: &usize| passage.mentions.get(*i).map(|m| m.numeral.value);
    let sum = |parts: &[usize]| parts.iter().filter_map(value).try_fold(Num::ZERO, Num::checked_add);
    let of = of_whole.numeral.value;
    let gap = |parts: &Vec<usize>| {
        let gap = sum(parts).and_then(|s| s.checked_sub(of)).unwrap_or(Num::int(i64::MAX));
        if gap.is_negative() { gap.negated() } else { gap }
    };
    let several = readings.iter().any(|r| r.len() > 1);
    let nearest = readings.iter().filter(|r| !several || r.len() > 1).min_by(|a, b| gap(a).cmp(&gap(b)));
    let parts = nearest?.clone();
    // It may go on in the next sentence.
    let last = *body.last()?;
    let next = passage.mentions.get(last).map(|m| (m.sentence + 1, m.bracket));
    let mut longer = alike.clone();
    let onward = usable.iter().skip_while(|i| **i <= last).take(GOES_ON);
    for i in onward.filter(|i| same(i) && passage.mentions.get(**i).map(|m| (m.sentence, m.bracket)) == next)
    {
        longer.push(*i);
        readings.push(longer.clone());
    }
    if parts.last().and_then(|p| passage.mentions.get(*p)).is_some_and(|m| goes_on(passage, m)) {
        ending = Ending::Open;
    }
    let farther = usable.get(..k).unwrap_or(&[]).iter().rev().take(FARTHER);
    let global = |i: usize| passage.first + i;
    let all_of = |list: &[usize]| list.iter().copied().map(global).collect::<Vec<_>>();
    let families: Vec<Family> = parts.iter().map(|p| family_of(passage, *p)).collect();
    let family = match families.first() {
        Some(first) if families.iter().all(|f| f == first) => *first,
        _ => Family::Other,
    };
    let (from, to) = (parts.first().copied()?, parts.last().copied()?);
    let inside = body.iter().filter(|i| **i > from && **i < to && !parts.contains(i)).count();
    let found = Enumeration {
        row: row.name,
        opening,
        whole: global(whole),
        farther: farther.copied().map(global).collect(),
        readings: readings.iter().filter(|r| r.len() > 1).map(|r| all_of(r)).collect(),
        carried: carried.iter().copied().map(global).collect(),
        ending,
        distance: opened.sentence.saturating_sub(of_whole.sentence),
        adjacent: near(between(passage, whole, first)),
        one_unit: inside == 0 && parts.iter().all(same),
        family,
        ends_with_rest: passage.facts.get(to).is_some_and(|f| f.rest || f.slot == Slot::OtherHandling)
            && all_the_rest(passage, to, Some(whole)),
        nested,
        clause: if mixed_marks { clause.len() } else { parts.len() },
        parts: all_of(&parts),
    };
    // 公告12条,动态20条,共发布32条: the sum behind is a whole of its own.
    let closed = closing.filter(|_| all.len() > 1).map(|sum| Enumeration {
        row: "whole behind",
        opening: Opening::Closing,
        whole: global(sum),
        farther: vec![global(whole)],
        parts: all_of(&all),
        readings: vec![all_of(&alike), all_of(&[&[whole], all.as_slice()].concat())],
        ..found.clone()
    });
    Some(by_class(passage, found).into_iter().chain(closed).collect())
}

/// 收到申请7件,自然人6件,法人1件,予以公开5件,不予公开2件: one row that splits its whole twice over.
fn by_class(passage: &Passage<'_>, found: Enumeration) -> Vec<Enumeration> {
    let family = |p: &usize| p.checked_sub(passage.first).map_or(Family::Other, |i| family_of(passage, i));
    let applicants = |p: &&usize| matches!(family(p), Family::Applicants | Family::Channels);
    let cut = found.parts.iter().take_while(applicants).count();
    let (first, later) = found.parts.split_at(cut);
    let outcomes = later.iter().filter(|p| family(p) == Family::Outcomes).count();
    if first.len() < 2 || later.len() < 2 || outcomes == 0 || later.iter().any(|p| applicants(&p)) {
        return vec![found];
    }
    let with = |parts: &[usize], family| Enumeration {
        parts: parts.to_vec(),
        readings: vec![parts.to_vec()],
        clause: parts.len(),
        family,
        ..found.clone()
    };
    vec![with(first, Family::Applicants), with(later, Family::Outcomes)]
}

/// Whether a unit counts pieces of information, applications or events: those may stand side by side under one whole.
fn of_pieces(unit: &str) -> bool {
    units::of_information(unit)
        || counted_alike(unit, "件")
        || matches!(unit, "" | "项" | "期" | "次" | "批" | "部" | "场" | "封")
}

/// Whether hardly anything stands before what opens the parts.
fn near(words: &str) -> bool {
    let opens = ["其中", "包括", "包含", "涵盖", "含", ":", "("];
    let before =
        opens.iter().filter_map(|w| words.find(w)).min().map_or(words, |at| words.get(..at).unwrap_or(""));
    before.chars().filter(|c| !matches!(c, ',' | '。' | '、')).count() <= 4
}

/// Whether a slot counts reviews or suits, all or by result.
fn of_cases(slot: Slot) -> bool {
    matches!(slot.kind(), SlotKind::Cases(_) | SlotKind::Results(..))
}

/// What stands behind a whole.
struct Body {
    /// Its quantities.
    body: Vec<usize>,
    ending: Ending,
    /// Whether inner lists were left out.
    nested: bool,
    /// The sum that closes it: 共刊发102条.
    closing: Option<usize>,
}

/// The quantities from the first part on that belong to the enumeration; how it ends; whether inner lists were left out.
fn body(passage: &Passage<'_>, whole: usize, run: &[usize], sentence: usize) -> Option<Body> {
    let of_cases = |i: usize| passage.facts.get(i).is_some_and(|f| self::of_cases(f.slot));
    let first = *run.first()?;
    let cases = of_cases(whole) || of_cases(first);
    let (mut body, mut ending, mut inner, mut nested) = (vec![first], Ending::Whole, false, false);
    let mut closing = None;
    let own = run.iter().take_while(|i| passage.mentions.get(**i).is_some_and(|m| m.sentence == sentence));
    let own: Vec<usize> = own.copied().collect();
    for pair in own.windows(2) {
        let (Some(a), Some(b)) = (pair.first().copied(), pair.last().copied()) else { continue };
        let words = between(passage, a, b);
        let at = |i: usize| passage.mentions.get(i).map_or(0, |m| m.at);
        let pieces = pieces(passage, at(a) + 1, at(b));
        if pieces.contains(&Piece::Lead(Meaning::Among)) {
            ending = Ending::Open;
            break;
        }
        if words.contains("同时") {
            ending = Ending::Twice;
            break;
        }
        if ["此外", "另外", "另有", "以及", "截至", "截止"].iter().any(|w| words.contains(w)) {
            ending = Ending::Open;
            break;
        }
        if !cases && of_cases(b) {
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
        // 共刊发102条: a sum, not a part.
        if body.len() > 1 && passage.mentions.get(b).is_some_and(is_bare_sum) {
            closing = Some(b);
            break;
        }
        body.push(b);
    }
    Some(Body { body, ending, nested, closing })
}

/// The counts of the passage that were carried from one year into the other.
fn carried(passage: &Passage<'_>) -> Vec<usize> {
    let of = |f: &crate::report::prose::Fact| matches!(f.slot, Slot::CarriedIn | Slot::CarriedOut);
    passage.facts.iter().enumerate().filter(|(_, f)| of(f)).map(|(i, _)| i).take(4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::prose::facts_of;
    use crate::report::Identity;

    /// The rows by which a sentence is read, each with whether its parts come to its whole.
    fn read(sentence: &str) -> Vec<(&'static str, bool)> {
        let prose = facts_of(sentence, &Identity::default());
        let value = |i: &usize| prose.facts[*i].value;
        let comes_out = |e: &Enumeration| {
            e.parts.iter().map(value).try_fold(Num::ZERO, Num::checked_add) == Some(value(&e.whole))
        };
        prose.enumerations.iter().map(|e| (e.row, comes_out(e))).collect()
    }

    #[test]
    fn each_row_reads_its_examples() {
        let mut wrong = Vec::new();
        for row in ROWS.iter().chain([&NAMED_AGAIN, &BEYOND]) {
            for (sentence, comes_out) in [(row.sound, true), (row.wrong, false)] {
                let found = read(sentence);
                if !found.contains(&(row.name, comes_out)) {
                    wrong.push(format!("{}: {sentence}: {found:?}", row.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
