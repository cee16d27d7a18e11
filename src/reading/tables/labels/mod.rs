//! What words in a table may mean: the label of a row, of a group of rows, of a column, a section's title.
//!
//! Labels come cut over lines and cells, with characters lost or spaces between. So words are compared by their
//! pairs of neighbouring characters: how many of a label's pairs a fragment holds (recall), and how many of the
//! fragment's pairs are that label's (precision). Nothing is compared but Chinese characters.

mod lexicon;

use std::sync::OnceLock;

use crate::form::{FORMS, Form, Group, Row, TableId};
use crate::report::SectionKind;
use crate::text::{Span, chinese_digit, fold};
use lexicon::judge;

/// In thousandths: recall from which a fragment is taken for a whole label.
pub const WHOLE: u16 = 600;
/// In thousandths: precision below which a fragment says nothing about a label.
const PRECISE: u32 = 500;

/// What a name in the lexicon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A row of a table, numbered as in [`rows`].
    Row(TableId, usize),
    /// The label of a group of rows of table 3.
    Group(Group),
    /// Anything in the header of a table.
    Head(TableId),
    /// The title of a section.
    Section(SectionKind),
}

/// A row as the generations of the form have it.
#[derive(Clone, Copy, Debug)]
pub struct AnyRow {
    /// The same in all of them.
    pub id: &'static str,
    /// For each of [`FORMS`] its row of that id.
    pub of: [Option<&'static Row>; FORMS_KNOWN],
}

/// How many generations there are.
pub const FORMS_KNOWN: usize = FORMS.len();

impl AnyRow {
    /// The row in one generation.
    pub fn of(&self, form: &Form) -> Option<&'static Row> {
        FORMS.iter().zip(self.of).find(|(f, _)| **f == form).and_then(|(_, row)| row)
    }
}

/// The rows of all generations of one table, in an order in which each generation's own is kept.
pub fn rows(table: TableId) -> &'static [AnyRow] {
    static ROWS: OnceLock<[Vec<AnyRow>; 3]> = OnceLock::new();
    let all = ROWS.get_or_init(|| TableId::ALL.map(merged));
    all.get(table as usize).map_or(&[], Vec::as_slice)
}

fn merged(table: TableId) -> Vec<AnyRow> {
    let mut all: Vec<AnyRow> = Vec::new();
    for (nth, form) in FORMS.iter().enumerate() {
        // From the end, so that a row new in this generation goes before the next one that is known.
        let mut at = all.len();
        for row in form.rows(table).iter().rev() {
            match all.iter().position(|known| known.id == row.id) {
                Some(known) => at = known,
                None => all.insert(at, AnyRow { id: row.id, of: [None; FORMS_KNOWN] }),
            }
            if let Some(slot) = all.get_mut(at).and_then(|known| known.of.get_mut(nth)) {
                *slot = Some(row);
            }
        }
    }
    all
}

fn is_ideograph(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// The number before a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordinal {
    /// `（一）`.
    Bracketed(u8),
    /// `1.`.
    Arabic(u8),
    /// `一、`.
    Chinese(u8),
}

/// Words without a break in meaning: a label, a part of one, or something else.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// Where.
    pub span: Span,
    /// The number before it.
    pub ordinal: Option<Ordinal>,
    /// How many Chinese characters it has.
    pub length: usize,
    /// Classes that it may be of, with recall in thousandths, best first.
    pub classes: Vec<(Class, u16)>,
    /// The table to whose words most of it belongs.
    pub table: Option<TableId>,
}

impl Fragment {
    /// The row whose label it is, or is most of.
    pub fn row(&self, table: TableId) -> Option<usize> {
        self.best_row(table).filter(|(_, recall)| *recall >= WHOLE).map(|(row, _)| row)
    }

    /// Whether it is the label of a row of a table, and all of it.
    pub fn is_whole(&self, table: TableId) -> bool {
        self.length >= 4 && self.best_row(table).is_some_and(|(_, recall)| recall >= 1000)
    }

    /// The row of whose label it holds most, and how much; the longer match first among equals.
    pub fn best_row(&self, table: TableId) -> Option<(usize, u16)> {
        self.classes.iter().find_map(|(class, recall)| match class {
            Class::Row(t, row) if *t == table => Some((*row, *recall)),
            _ => None,
        })
    }

    /// Whether it is the label of a row or of several.
    pub fn names_rows(&self, table: TableId) -> bool {
        let of_rows = |class: &Class| match class {
            Class::Row(t, _) => *t == table,
            Class::Group(_) => table == TableId::T3,
            _ => false,
        };
        let is_label = self.classes.iter().any(|(class, recall)| *recall >= WHOLE && of_rows(class));
        // 其他 and 总计 without a number are headers.
        self.ordinal.is_some() || self.length > 2 && is_label
    }

    /// The section whose title it is.
    pub fn section(&self) -> Option<SectionKind> {
        match self.classes.first() {
            Some((Class::Section(kind), recall)) if *recall >= 700 => Some(*kind),
            _ => None,
        }
    }
}

/// Cuts words at the numbers of labels and tells what each part may be.
pub fn fragments(text: &str, span: Span) -> Vec<Fragment> {
    let mut out = Vec::new();
    let reader = |start, ordinal, rest: &Rest<'_>| {
        Reader::new(Span::new(start, span.end), ordinal, rest.text.len() / 3)
    };
    let mut rest = Rest { text: span.of(text), at: span.start };
    let mut open = reader(span.start, None, &rest);
    let mut before = None;
    while !rest.text.is_empty() {
        // 第（一）项 is no beginning.
        let ordinal = if before == Some('第') { None } else { rest.ordinal() };
        if let Some((ordinal, length)) = ordinal {
            open.finish(rest.at, &mut out);
            let start = rest.at;
            rest.skip(length);
            open = reader(start, Some(ordinal), &rest);
            before = None;
            continue;
        }
        let Some(c) = rest.text.chars().next() else { break };
        rest.skip(c.len_utf8());
        if let Some(c) = fold(c) {
            open.take(c);
            if !c.is_whitespace() {
                before = Some(c);
            }
        }
    }
    open.finish(span.end, &mut out);
    if out.is_empty() {
        // Words without a Chinese character are words all the same: 1O in a cell.
        out.push(Fragment { span, ordinal: None, length: 0, classes: Vec::new(), table: None });
    }
    out
}

/// What is left of the words.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    fn skip(&mut self, bytes: usize) {
        self.text = self.text.get(bytes..).unwrap_or("");
        self.at += bytes;
    }

    /// A label's number at this place, and its length in bytes.
    fn ordinal(&self) -> Option<(Ordinal, usize)> {
        let first = self.text.chars().next()?;
        // Cheap refusal: nearly all characters are none of these.
        if !(first.is_ascii() || matches!(first, '（' | '０'..='９') || chinese_digit(first).is_some()) {
            return None;
        }
        let mut chars = self.text.char_indices().filter_map(|(at, c)| Some((at + c.len_utf8(), fold(c)?)));
        let mut next = || chars.find(|(_, c)| *c != ' ');
        match next()?.1 {
            '(' => {
                let (_, digit) = next()?;
                let (end, close) = next()?;
                (close == ')').then_some((Ordinal::Bracketed(chinese_digit(digit)?), end))
            }
            digit @ '1'..='9' => {
                let (end, mark) = next()?;
                let number = digit as u8 - b'0';
                // The point of a decimal numbers no label: 64.35.
                let goes_on =
                    self.text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                (mark == '、' || mark == '.' && !goes_on).then_some((Ordinal::Arabic(number), end))
            }
            digit => {
                let number = chinese_digit(digit)?;
                let (end, mark) = next()?;
                (mark == '、').then_some((Ordinal::Chinese(number), end))
            }
        }
    }
}

/// Collects the characters of one fragment.
struct Reader {
    span: Span,
    ordinal: Option<Ordinal>,
    chars: Vec<char>,
    /// Those of `chars` that stand in no brackets, once there are brackets.
    outside: Option<Vec<char>>,
    /// How many brackets are open.
    depth: usize,
}

impl Reader {
    fn new(span: Span, ordinal: Option<Ordinal>, room: usize) -> Reader {
        Reader { span, ordinal, chars: Vec::with_capacity(room), outside: None, depth: 0 }
    }

    fn take(&mut self, c: char) {
        match c {
            c if is_ideograph(c) => {
                self.chars.push(c);
                if let Some(outside) = self.outside.as_mut().filter(|_| self.depth == 0) {
                    outside.push(c);
                }
            }
            '(' | '[' | '【' | '〔' => {
                self.depth += 1;
                self.outside.get_or_insert_with(|| self.chars.clone());
            }
            ')' | ']' | '】' | '〕' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn finish(self, end: usize, out: &mut Vec<Fragment>) {
        if self.chars.is_empty() && self.ordinal.is_none() {
            return;
        }
        let (mut classes, mut table) = judge(&self.chars);
        let mut length = self.chars.len();
        let is_name = |classes: &[(Class, u16)]| classes.iter().any(|(_, recall)| *recall >= WHOLE);
        if let Some(outside) = self.outside.filter(|o| o.len() < length && !is_name(&classes)) {
            // A label with a note in brackets is that label.
            let without = judge(&outside);
            if is_name(&without.0) {
                (classes, table) = without;
                length = outside.len();
            }
        }
        let span = Span::new(self.span.start, end);
        out.push(Fragment { span, ordinal: self.ordinal, length, classes, table });
    }
}

#[cfg(test)]
mod tests {
    use super::lexicon::{Lexicon, MOST_NAMES};
    use super::*;

    fn only(text: &str) -> Fragment {
        let all = fragments(text, Span::new(0, text.len()));
        assert_eq!(all.len(), 1, "{all:?}");
        all.into_iter().next().unwrap()
    }

    fn t3(text: &str) -> Option<&'static str> {
        only(text).row(TableId::T3).map(|row| rows(TableId::T3)[row].id)
    }

    #[test]
    fn generations_are_merged_in_order() {
        let ids: Vec<&str> = rows(TableId::T3).iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), 26);
        assert_eq!(
            ids[19..],
            [
                "noproc_reconfirm",
                "other_all",
                "other_no_correction",
                "other_unpaid",
                "other_misc",
                "total_handled",
                "carried_out"
            ]
        );
        assert_eq!(rows(TableId::T2).len(), 8);
        let names = Lexicon::get().names.len();
        assert!(names < MOST_NAMES, "{names}");
    }

    #[test]
    fn every_label_is_known_for_what_it_is() {
        for form in FORMS {
            for row in form.t3 {
                assert_eq!(t3(row.label), Some(row.id), "{}", row.label);
            }
            for row in form.t2 {
                let known = only(row.label).row(TableId::T2).map(|nth| rows(TableId::T2)[nth].id);
                assert_eq!(known, Some(row.id), "{}", row.label);
            }
        }
        for kind in SectionKind::ALL {
            let heading = format!("{}、{}", kind.numeral(), kind.title());
            assert_eq!(only(&heading).section(), Some(kind), "{heading}");
        }
    }

    #[test]
    fn damaged_labels_are_known_too() {
        for (text, row) in [
            ("2.其他法律行政止公开", "refuse_law_forbidden"),
            ("4.无正当理由大量反复 申请", "noproc_abusive"),
            ("1.逾期不补正", "other_no_correction"),
            ("2.逾期不缴费", "other_unpaid"),
            ("其他法律行政法规禁止公", "refuse_law_forbidden"),
            ("(二) 部分公开(区分处理的, 只计这一情形, 不计其他情形)", "partial"),
            ("3. 危及\"三安全一稳定\"", "refuse_safety_stability"),
        ] {
            assert_eq!(t3(text), Some(row), "{text}");
        }
        for (text, row) in [
            ("3.其他（撤回申请等情形，含电话告知后主动撤销的）", "other_misc"),
            (
                "一、本年新收政府信息公开申请数量（含网上、信函、当面提交的各类申请，不含咨询）",
                "new_received",
            ),
        ] {
            assert_eq!(t3(text), Some(row), "{text}");
        }
        for text in [
            "公开",
            "办理",
            "年",
            "三、本年度办理结果",
            "（三）不予公开",
            "不予",
            "收到和处理政府信息公开申请情况",
        ] {
            let known = only(text).row(TableId::T3);
            assert_eq!(known, None, "{text}");
        }
    }

    #[test]
    fn words_run_together_are_cut_at_their_numbers() {
        let all = "三、本年度办理结果 （三）不予公开 1.属于国家秘密";
        let parts = fragments(all, Span::new(0, all.len()));
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[1].classes.first(), Some(&(Class::Group(Group::Refuse), 1000)));
        assert_eq!(parts[2].ordinal, Some(Ordinal::Arabic(1)));
        assert_eq!(only("第二十条第（一）项").table, Some(TableId::T2));
    }
}
