//! What words in a table may mean: the label of a row, of a group of rows, of a column, a section's title.
//!
//! Labels come cut over lines and cells, with characters lost or spaces between. So words are compared by their
//! pairs of neighbouring characters: how many of a label's pairs a fragment holds (recall), and how many of the
//! fragment's pairs are that label's (precision). Nothing is compared but Chinese characters.

use std::sync::OnceLock;

use crate::form::{Column, FORMS, Form, Group, Row, TableId};
use crate::report::SectionKind;
use crate::text::{Span, chinese_digit, fold};

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
pub const FORMS_KNOWN: usize = 2;

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
    &all[table as usize]
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

/// Further names of rows, as found in print.
const OTHER_NAMES: &[(TableId, &str, &str)] = &[
    (TableId::T3, "new_received", "本年度新收政府信息公开申请数量"),
    (TableId::T3, "carried_in", "上年度结转政府信息公开申请数量"),
    (TableId::T3, "other_no_correction", "申请人无正当理由逾期不补正"),
    (TableId::T3, "other_unpaid", "申请人逾期未按收费通知要求缴纳费用"),
    (TableId::T3, "other_unpaid", "逾期未缴费"),
    (TableId::T3, "other_unpaid", "逾期不缴纳费用"),
    (TableId::T3, "total_handled", "合计"),
    (TableId::T3, "carried_out", "结转到下年度继续办理"),
];

/// Words of the headers that are no column's label.
const HEADERS: &[(TableId, &[&str])] = &[
    (
        TableId::T2,
        &[
            "信息内容",
            "第二十条第一项",
            "第二十条第五项",
            "第二十条第六项",
            "第二十条第八项",
            "第二十条第九项",
            "第二十条第",
        ],
    ),
    (
        TableId::T3,
        &[
            "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
            "本列数据的勾稽关系为",
            "申请人情况",
            "法人或其他组织",
            "本年度办理结果",
        ],
    ),
    (
        TableId::T4,
        &["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "结果", "维持", "纠正", "尚未", "审结"],
    ),
];

/// Further wordings of section titles.
const TITLES: &[(SectionKind, &str)] = &[
    (SectionKind::S1, "总体工作情况"),
    (SectionKind::S2, "行政机关主动公开政府信息的情况"),
    (SectionKind::S2, "主动公开情况"),
    (SectionKind::S3, "行政机关收到和处理政府信息公开申请情况"),
    (SectionKind::S3, "依申请公开政府信息情况"),
    (SectionKind::S3, "政府信息公开申请办理情况"),
    (SectionKind::S4, "因政府信息公开工作被申请行政复议提起行政诉讼情况"),
    (SectionKind::S4, "政府信息公开行政复议和行政诉讼情况"),
    (SectionKind::S4, "政府信息公开行政复议及行政诉讼情况"),
    (SectionKind::S5, "政府信息公开工作存在的主要问题及改进情况"),
    (SectionKind::S5, "存在问题及改进情况"),
    (SectionKind::S5, "存在的问题和改进措施"),
    (SectionKind::S6, "其他需要报告的情况"),
];

/// One name, and what it stands for.
#[derive(PartialEq)]
struct Name {
    class: Class,
    chars: Vec<char>,
}

impl Name {
    fn pairs(&self) -> u32 {
        self.chars.len().saturating_sub(1) as u32
    }
}

/// All names, and for each pair of characters where it stands in which names.
struct Lexicon {
    names: Vec<Name>,
    /// Sorted by pair: pair, name, number of the pair in the name.
    pairs: Vec<(u32, u8, u8)>,
    /// For each value of the top bits of a pair's hash, where to look.
    index: Vec<(u32, u16, u16)>,
}

const INDEX_BITS: u32 = 12;

impl Lexicon {
    fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::build)
    }

    fn build() -> Lexicon {
        let mut lexicon = Lexicon { names: Vec::new(), pairs: Vec::new(), index: Vec::new() };
        for table in TableId::ALL {
            for (nth, row) in rows(table).iter().enumerate() {
                let class = if table == TableId::T4 { Class::Head(table) } else { Class::Row(table, nth) };
                for row in row.of.into_iter().flatten() {
                    lexicon.add(class, crate::form::bare(row.label));
                    lexicon.add(class, row.label);
                    row.cores.iter().for_each(|core| lexicon.add(class, core));
                    row.columns.iter().for_each(|c: &Column| lexicon.add(Class::Head(table), c.label));
                }
                let names = OTHER_NAMES.iter().filter(|(t, id, _)| *t == table && *id == row.id);
                names.for_each(|(_, _, name)| lexicon.add(class, name));
            }
        }
        for group in [Group::Refuse, Group::Unable, Group::NoProc, Group::Other] {
            lexicon.add(Class::Group(group), crate::form::bare(group.label()));
        }
        for (table, names) in HEADERS {
            names.iter().for_each(|name| lexicon.add(Class::Head(*table), name));
        }
        let canonical = SectionKind::ALL.iter().map(|kind| (*kind, kind.title()));
        for (kind, title) in canonical.chain(TITLES.iter().copied()) {
            lexicon.add(Class::Section(kind), title);
        }
        lexicon.finish()
    }

    fn add(&mut self, class: Class, name: &str) {
        let chars: Vec<char> = name.chars().filter_map(fold).filter(|c| is_ideograph(*c)).collect();
        let name = Name { class, chars };
        // The generations share most of their labels.
        if self.names.contains(&name) {
            return;
        }
        let Ok(number) = u8::try_from(self.names.len()) else { return };
        let pairs = name.chars.windows(2).map(|w| pair(w[0], w[1]));
        self.pairs.extend(pairs.zip(0u8..64).map(|(pair, nth)| (pair, number, nth)));
        self.names.push(name);
    }

    fn finish(mut self) -> Lexicon {
        crate::order::ascending(&mut self.pairs);
        self.pairs.dedup();
        self.index = vec![(0, 0, 0); 1 << INDEX_BITS];
        let mut at = 0;
        while let Some((pair, ..)) = self.pairs.get(at).copied() {
            let end = at + self.pairs[at..].iter().take_while(|(p, ..)| *p == pair).count();
            let mut slot = slot_of(pair);
            while self.index[slot].2 != 0 {
                slot = (slot + 1) % self.index.len();
            }
            self.index[slot] = (pair, at as u16, end as u16);
            at = end;
        }
        self
    }

    /// Where a pair stands: names and numbers in them.
    fn look_up(&self, pair: u32) -> &[(u32, u8, u8)] {
        let mut slot = slot_of(pair);
        loop {
            match self.index.get(slot) {
                Some((p, from, to)) if *to != 0 => {
                    if *p == pair {
                        return self.pairs.get(usize::from(*from)..usize::from(*to)).unwrap_or(&[]);
                    }
                }
                _ => return &[],
            }
            slot = (slot + 1) % self.index.len();
        }
    }
}

/// Two characters as one number (both from the basic plane, as all of the labels are).
fn pair(a: char, b: char) -> u32 {
    ((a as u32 & 0xFFFF) << 16) | (b as u32 & 0xFFFF)
}

fn slot_of(pair: u32) -> usize {
    (pair.wrapping_mul(0x9E37_79B1) >> (32 - INDEX_BITS)) as usize
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
                matches!(mark, '.' | '、').then_some((Ordinal::Arabic(number), end))
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

/// The most names that the lexicon may have.
const MOST_NAMES: usize = 256;

fn judge(chars: &[char]) -> (Vec<(Class, u16)>, Option<TableId>) {
    let lexicon = Lexicon::get();
    let total = chars.len().saturating_sub(1) as u32;
    if total == 0 || total > 80 {
        return (Vec::new(), None);
    }
    // For each name which of its pairs were found, and how many of the fragment's.
    let mut found = [(0u64, 0u32); MOST_NAMES];
    let mut touched: Vec<u8> = Vec::with_capacity(MOST_NAMES / 4);
    let mut of_table = [0u32; 3];
    for window in chars.windows(2) {
        let places = lexicon.look_up(pair(window[0], window[1]));
        let mut tables = [false; 3];
        let mut last = None;
        for (_, name, nth) in places {
            let Some((bits, hits)) = found.get_mut(usize::from(*name)) else { continue };
            if *bits == 0 {
                touched.push(*name);
            }
            *bits |= 1 << nth;
            // A pair that a name has twice is still one pair of the fragment.
            *hits += u32::from(last != Some(*name));
            last = Some(*name);
            match lexicon.names.get(usize::from(*name)).map(|n| n.class) {
                Some(Class::Row(table, _) | Class::Head(table)) => tables[table as usize] = true,
                Some(Class::Group(_)) => tables[TableId::T3 as usize] = true,
                _ => {}
            }
        }
        of_table.iter_mut().zip(tables).for_each(|(count, hit)| *count += u32::from(hit));
    }
    let mut classes: Vec<(Class, u16, u32)> = Vec::with_capacity(touched.len());
    for number in touched {
        let at = usize::from(number);
        let (Some(name), Some((bits, matched))) = (lexicon.names.get(at), found.get(at)) else { continue };
        let (recall, matched) = ((bits.count_ones() * 1000 / name.pairs().max(1)) as u16, *matched);
        // A name of two characters is one pair, which says something only where it is all that stands there.
        if name.pairs() == 1 && total > 1 {
            continue;
        }
        match classes.iter_mut().find(|(class, ..)| *class == name.class) {
            Some((_, best, most)) => (*best, *most) = ((*best).max(recall), (*most).max(matched)),
            None => classes.push((name.class, recall, matched)),
        }
    }
    // What explains clearly less of the fragment than another class does is a chance likeness.
    let most = classes.iter().map(|(.., matched)| *matched).max().unwrap_or(0);
    classes.retain(|(_, recall, matched)| {
        *recall >= 150 && matched * 1000 >= total * PRECISE && matched * 5 >= most * 4
    });
    // Best first: more of the fragment explained, then more of the label held.
    crate::order::by_key(&mut classes, |(_, recall, matched)| {
        (std::cmp::Reverse(*matched), std::cmp::Reverse(*recall))
    });
    let mut best = TableId::ALL.into_iter().zip(of_table).max_by_key(|(_, count)| *count);
    if best.is_some_and(|(_, count)| of_table.iter().filter(|c| **c == count).count() > 1) {
        best = None;
    }
    let table = best.filter(|(_, count)| count * 1000 >= total * 600).map(|(table, _)| table);
    (classes.into_iter().map(|(class, recall, _)| (class, recall)).collect(), table)
}

#[cfg(test)]
mod tests {
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
