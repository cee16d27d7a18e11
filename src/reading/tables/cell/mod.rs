//! What the characters of one cell say: a number, perhaps with a unit, nothing, a placeholder, or something else.

mod damaged;

use std::borrow::Cow;

use crate::num::Num;
use crate::reading::prose::words::numerals;
use crate::report::{Cell, CellState, Damage, DamageCause};
use crate::text::{Span, fold};

pub use damaged::is_unseen;
use damaged::{damaged, may_be_typed, with_note};

/// Units that people write into cells, longer ones first.
const UNITS: &[&str] = &[
    "万元", "亿元", "千元", "人次", "件次", "项次", "元", "万", "亿", "项", "件", "次", "条", "个", "份",
    "家", "起", "宗", "例", "笔", "批", "部", "人",
];

/// Words of direction before or after 本年增/减, longer ones first, and whether they mean less.
const DIRECTIONS: &[(&str, bool)] = &[
    ("增加", false),
    ("新增", false),
    ("减少", true),
    ("增", false),
    ("减", true),
    ("+", false),
    ("↑", false),
    ("↓", true),
    ("-", true),
];

/// Words that say that there is nothing to fill in.
/// (一一 is what an input method makes of a dash; 一 alone may be a one, and stays text.)
const NOTHING: &[&str] = &["无", "暂无", "无数据", "空", "一一", "N/A", "n/a", "NA"];

/// Reads one cell. The raw text is what was printed, without space around it.
pub fn read(text: &str, span: Span) -> Cell {
    let span = span.trimmed(text);
    let raw = span.of(text);
    let mut cell = Cell { raw: raw.to_string(), span: Some(span), ..Cell::default() };
    let folded = if is_plain_number(raw) { Cow::Borrowed(raw) } else { Cow::Owned(folded(raw)) };
    let (state, number) = classify(&folded);
    cell.state = state;
    if let Some(number) = number {
        cell.value = Some(number.value);
        cell.signed = number.signed;
        cell.unit = (!number.unit.is_empty()).then(|| number.unit.to_string());
    } else if let Some(value) = chinese(&folded).filter(|_| state == CellState::Text) {
        (cell.state, cell.value) = (CellState::Number, Some(value));
    } else if let Some((damage, unit)) = damaged_amount(&folded).filter(|_| state == CellState::Text) {
        cell.damage = Some(damage);
        cell.unit = unit.filter(|_| damage.cause == DamageCause::Note).map(str::to_string);
        // A letter may have been typed as well as recognised: it stays text until the sums read it.
        cell.state = match damage.cause {
            DamageCause::Note => CellState::Number,
            DamageCause::Letters if may_be_typed(&folded) => CellState::Text,
            DamageCause::Letters
            | DamageCause::Broken
            | DamageCause::Marks
            | DamageCause::Lost
            | DamageCause::TooNarrow
            | DamageCause::Formula => CellState::Missing,
        };
        cell.value = damage.likely.filter(|_| damage.cause == DamageCause::Note);
    }
    cell
}

/// As [`damaged()`], also where the number has its unit, which is told too: 24816.50万元↵.
fn damaged_amount(folded: &str) -> Option<(Damage, Option<&'static str>)> {
    if let Some(damage) = damaged(folded) {
        return Some((damage, None));
    }
    let parted =
        |unit: &&'static str| folded.split_once(*unit).map(|(before, behind)| (before, *unit, behind));
    let (number, unit, rest) = UNITS.iter().find_map(parted)?;
    let number = Some(number.trim_end()).filter(|number| number.ends_with(|c: char| c.is_ascii_digit()))?;
    Some((damaged(&format!("{number}{}", rest.trim_start()))?, Some(unit)))
}

/// The value of Chinese digits with nothing beside them: 十二. Only where a cell is known to be one. A single digit may
/// number a row, and 一 may be a dash: these stay text.
fn chinese(folded: &str) -> Option<Num> {
    folded.chars().nth(1).and_then(|_| numerals::cardinal(folded))
}

/// What a segment of text would be as a cell, without making one: `None` for words.
pub fn kind(text: &str) -> Option<CellState> {
    if is_plain_number(text) {
        return Some(CellState::Number);
    }
    // Most segments are words; the first character tells.
    let first = text.chars().find_map(|c| fold(c).filter(|c| !c.is_whitespace()));
    let Some(first) = first else { return Some(CellState::Blank) };
    let may_be = first.is_ascii_digit() || is_dash(first) || "+.↑↓增减新无暂空一Nn".contains(first);
    if !may_be || text.len() > 60 {
        return None;
    }
    let folded = folded(text);
    match classify(&folded).0 {
        CellState::Text => with_note(&folded).map(|_| CellState::Number),
        state => Some(state),
    }
}

/// Whether digits begin with a 0 that is not all of them: 03, where two cells ran together.
pub fn is_zero_led(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the text is nothing but a few digits, as most figures are.
fn is_plain_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Folded, trimmed, and every run of white space one space; two where it is as wide as a column's edge.
fn folded(text: &str) -> String {
    const WIDE: usize = 3;
    let mut out = String::with_capacity(text.len());
    let mut gap = 0;
    for c in text.chars().filter_map(fold) {
        if c.is_whitespace() {
            gap += 1;
            continue;
        }
        if gap > 0 && !out.is_empty() {
            out.push_str(if gap >= WIDE { "  " } else { " " });
        }
        gap = 0;
        out.push(c);
    }
    out
}

struct Number<'a> {
    value: Num,
    unit: &'a str,
    signed: bool,
}

fn classify(folded: &str) -> (CellState, Option<Number<'_>>) {
    if folded.is_empty() {
        return (CellState::Blank, None);
    }
    if let Some(value) = Num::parse(folded).filter(|_| is_plain_number(folded)) {
        return (CellState::Number, Some(Number { value, unit: "", signed: false }));
    }
    if is_placeholder(folded) {
        return (CellState::Placeholder, None);
    }
    match number(folded) {
        Some(number) => (CellState::Number, Some(number)),
        None => (CellState::Text, None),
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '/' | '\\' | '*' | '_' | '·' | '~' | '×')
}

fn is_placeholder(folded: &str) -> bool {
    let marks = folded.chars().filter(|c| *c != ' ');
    let all_marks = marks.clone().all(is_dash) && marks.count() <= 6;
    all_marks || NOTHING.contains(&folded)
}

/// A sign or a word of direction, a decimal number, a unit, an arrow: the first, third and last may be missing.
fn number(folded: &str) -> Option<Number<'_>> {
    let (mut negative, mut signed, mut rest) = (false, false, folded);
    let direction = DIRECTIONS.iter().find_map(|(word, less)| Some((folded.strip_prefix(word)?, *less)));
    if let Some((behind, less)) = direction {
        (negative, signed, rest) = (less, true, behind.trim_start());
    }
    let length = digits_length(rest)?;
    let (digits, tail) = rest.split_at(length);
    let mut tail = tail.trim_start();
    let arrow = [('↑', false), ('↓', true)]
        .into_iter()
        .find_map(|(mark, less)| Some((tail.strip_suffix(mark)?, less)));
    if let Some((before, less)) = arrow {
        if signed {
            return None;
        }
        (negative, signed, tail) = (less, true, before.trim_end());
    }
    let unit = unit(tail)?;
    let plain: String = digits.chars().filter(|c| *c != ',' && *c != ' ').collect();
    let value = Num::parse(&plain)?;
    Some(Number { value: if negative { value.negated() } else { value }, unit, signed })
}

/// How many bytes of the text are one number: digits, with groups of three after commas or single spaces, and
/// decimals. `None` where it does not begin with one, or where the commas do not stand in their places.
fn digits_length(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ')).unwrap_or(text.len());
    let number = text.get(..end)?.trim_end();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(decimals) {
        return None;
    }
    let separator = if whole.contains(',') { ',' } else { ' ' };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or("");
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
    }
    let first_fits = all_digits(first) && (!grouped || (first.len() <= 3 && !first.starts_with('0')));
    first_fits.then_some(number.len())
}

/// The unit that is all of `tail`, brackets and 单位 aside; empty for none.
fn unit(tail: &str) -> Option<&str> {
    let inner = tail.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or(tail);
    let inner = inner.strip_prefix("单位").map_or(inner, |t| t.trim_start_matches([':', ' ']));
    if inner.is_empty() && tail.is_empty() {
        return Some("");
    }
    UNITS.iter().find(|unit| **unit == inner).copied()
}

/// Whether the text is a unit alone, as it stands after a number in a line of words.
pub fn is_unit(text: &str) -> bool {
    UNITS.contains(&text)
}

/// Whether the text is a word of direction alone.
pub fn is_direction(text: &str) -> bool {
    DIRECTIONS.iter().any(|(word, _)| *word == text && text != "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> String {
        let cell = read(text, Span::new(0, text.len()));
        let value = cell.value.map(|v| v.to_string()).unwrap_or_default();
        let sign = if cell.signed { "±" } else { "" };
        format!("{} {value}{sign}{}", cell.state.name(), cell.unit.unwrap_or_default()).trim_end().to_string()
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, expected) in [
            ("0", "number 0"),
            ("１２", "number 12"),
            ("\u{A0}12\u{3000}", "number 12"),
            ("1,482", "number 1482"),
            ("1，482", "number 1482"),
            ("12,345,678.90", "number 12345678.90"),
            ("1 482", "number 1482"),
            ("007", "number 7"),
            ("0.00", "number 0.00"),
            ("59237.2449", "number 59237.2449"),
            ("十二", "number 12"),
            ("一百零三", "number 103"),
        ] {
            assert_eq!(say(text), expected, "{text}");
        }
    }

    #[test]
    fn signs_directions_and_units_are_understood() {
        for (text, expected) in [
            ("21 项", "number 21项"),
            ("减 1 项", "number -1±项"),
            ("减少3", "number -3±"),
            ("增加２项", "number 2±项"),
            ("+5", "number 5±"),
            ("-11", "number -11±"),
            ("－11", "number -11±"),
            ("↑3", "number 3±"),
            ("3↓", "number -3±"),
            ("19901.03 万元", "number 19901.03万元"),
            ("251000元", "number 251000元"),
            ("8040（元）", "number 8040元"),
        ] {
            assert_eq!(say(text), expected, "{text}");
        }
    }

    #[test]
    fn what_copying_did_is_no_text() {
        for (text, expected) in [
            ("5(注)", "number 5"),
            ("132*", "number 132"),
            ("132①", "number 132"),
            ("132[1]", "number 132"),
            ("22（其中修订16件）", "number 22"),
            ("24816.50 万元[1]", "number 24816.50万元"),
            ("24816.50万元↵", "missing"),
            ("24B16.50万元", "missing"),
            ("1 2", "missing"),
            ("30\n1", "missing"),
            ("12\n64.35", "missing"),
            ("41^1", "number 41"),
            ("41^注", "number 41"),
            ("12。", "number 12"),
            ("0.", "number 0"),
            ("3、", "number 3"),
            ("…", "missing"),
            ("……", "missing"),
            ("=SUM(D5:I5)", "missing"),
            ("#REF!", "missing"),
            ("#######", "missing"),
            ("? 30", "missing"),
            ("??", "missing"),
            ("\u{FFFD}2\u{FFFD}", "missing"),
            ("1O", "text"),
            ("2（一）", "text"),
            ("12(13)", "text"),
        ] {
            assert_eq!(say(text), expected, "{text}");
        }
        let likely = |text: &str| read(text, Span::new(0, text.len())).damage.and_then(|d| d.likely);
        assert_eq!(likely("1 32"), Num::parse("132"));
        assert_eq!(likely("1O"), Num::parse("10"));
        assert_eq!(likely("#####"), None);
    }

    #[test]
    fn what_stands_among_marks_and_letters_is_left_to_the_sums() {
        let likely = |text: &str| {
            let cell = read(text, Span::new(0, text.len()));
            let damage = cell.damage.filter(|_| cell.value.is_none() && cell.state == CellState::Missing);
            damage.map(|damage| damage.likely.map(|likely| likely.to_string()).unwrap_or_default())
        };
        for (text, number) in [
            ("·0", "0"),
            ("12;", "12"),
            ("\"7\"", "7"),
            ("（3）", "3"),
            ("13_", "13"),
            ("\"-1\"", ""),
            ("B335", "8335"),
            ("24b", "246"),
            ("Q", "0"),
            ("3\u{FFFD}3", ""),
            ("0 132", ""),
        ] {
            assert_eq!(likely(text).as_deref(), Some(number), "{text}");
        }
        // About, a share, a sum of money, a range: the office's own words.
        for text in ["~20", "≈20", "20%", "￥3", "3-5", "见附件"] {
            assert_eq!(likely(text), None, "{text}");
        }
        assert_eq!(say("4[A2]"), "number 4");
        assert_eq!(say("4【请核实】"), "number 4");
    }

    #[test]
    fn blanks_placeholders_and_text_are_told_apart() {
        for text in ["", " ", "\u{A0}\u{3000}", "\u{200B}"] {
            assert_eq!(say(text), "blank", "{text:?}");
        }
        for text in ["-", "—", "——", "/", "／", "\\", "*", "无", "--", "－", "- -"] {
            assert_eq!(say(text), "placeholder", "{text:?}");
        }
        assert_eq!(["######", "=SUM(D5:I5)", "=D5+E5", "#REF!"].map(is_unseen), [true; 4]);
        assert_eq!(["#", "=等于", "# 注"].map(is_unseen), [false; 3]);
        for text in
            ["1O", "约20", "三", "一", "l2", "1,48", "0,123", "3.5.1", "12%", "3、4", "2023年", "十二项以上"]
        {
            assert_eq!(say(text), "text", "{text:?}");
        }
    }
}
