//! All names that words in a table may be, and which of them a run of characters holds.

use std::sync::OnceLock;

use super::{Class, PRECISE, is_ideograph, rows};
use crate::form::{Column, Group, TableId};
use crate::report::SectionKind;
use crate::text::fold;

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
pub(super) struct Name {
    class: Class,
    chars: Vec<char>,
}

impl Name {
    fn pairs(&self) -> u32 {
        self.chars.len().saturating_sub(1) as u32
    }

    /// The table whose word it is.
    fn table(&self) -> Option<TableId> {
        match self.class {
            Class::Row(table, _) | Class::Head(table) => Some(table),
            Class::Group(_) => Some(TableId::T3),
            Class::Section(_) => None,
        }
    }
}

/// All names, and for each pair of characters where it stands in which names.
pub(super) struct Lexicon {
    pub(super) names: Vec<Name>,
    /// Sorted by pair: pair, name, number of the pair in the name.
    pairs: Vec<(u32, u8, u8)>,
    /// For each value of the top bits of a pair's hash, where to look.
    index: Vec<Slot>,
}

/// A pair of characters, where its places begin and end, and which tables have it: a bit for each of [`TableId::ALL`].
#[derive(Clone, Copy, Default)]
struct Slot {
    pair: u32,
    from: u16,
    to: u16,
    tables: u8,
}

const INDEX_BITS: u32 = 12;

impl Lexicon {
    pub(super) fn get() -> &'static Lexicon {
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
        let pairs = name.chars.iter().zip(name.chars.iter().skip(1)).map(|(a, b)| pair(*a, *b));
        self.pairs.extend(pairs.zip(0u8..64).map(|(pair, nth)| (pair, number, nth)));
        self.names.push(name);
    }

    fn finish(mut self) -> Lexicon {
        crate::order::ascending(&mut self.pairs);
        self.pairs.dedup();
        self.index = vec![Slot::default(); 1 << INDEX_BITS];
        let mut at = 0;
        while let Some((pair, ..)) = self.pairs.get(at).copied() {
            let end = at + self.pairs.iter().skip(at).take_while(|(p, ..)| *p == pair).count();
            let mut slot = slot_of(pair);
            while self.index.get(slot).is_some_and(|taken| taken.to != 0) {
                slot = (slot + 1) % self.index.len();
            }
            let names = self.pairs.get(at..end).unwrap_or(&[]).iter();
            let tables = names.filter_map(|(_, name, _)| self.names.get(usize::from(*name))?.table());
            let tables = tables.fold(0, |bits, table| bits | 1 << table as u8);
            if let Some(free) = self.index.get_mut(slot) {
                *free = Slot { pair, from: at as u16, to: end as u16, tables };
            }
            at = end;
        }
        self
    }

    /// Where a pair stands, names and numbers in them; and in which tables.
    fn look_up(&self, pair: u32) -> (&[(u32, u8, u8)], u8) {
        let mut slot = slot_of(pair);
        loop {
            match self.index.get(slot) {
                Some(found) if found.to != 0 => {
                    if found.pair == pair {
                        let places = usize::from(found.from)..usize::from(found.to);
                        return (self.pairs.get(places).unwrap_or(&[]), found.tables);
                    }
                }
                _ => return (&[], 0),
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

/// The most names that the lexicon may have.
pub(super) const MOST_NAMES: usize = 256;

/// The table that has most of a fragment's pairs, where one has more of them than each other.
fn table_of(of_table: [u32; 3], total: u32) -> Option<TableId> {
    let (table, most) = TableId::ALL.into_iter().zip(of_table).max_by_key(|(_, count)| *count)?;
    let only = of_table.iter().filter(|count| **count == most).count() == 1;
    (only && most * 1000 >= total * 600).then_some(table)
}

/// The classes that a run of characters may be of, with recall in thousandths, best first; and the table whose words they are.
pub(super) fn judge(chars: &[char]) -> (Vec<(Class, u16)>, Option<TableId>) {
    let lexicon = Lexicon::get();
    let total = chars.len().saturating_sub(1) as u32;
    if total == 0 || total > 80 {
        return (Vec::new(), None);
    }
    let pairs = chars.iter().zip(chars.iter().skip(1)).map(|(one, next)| lexicon.look_up(pair(*one, *next)));
    let mut of_table = [0u32; 3];
    let pairs: Vec<&[(u32, u8, u8)]> = pairs
        .inspect(|(_, tables)| {
            of_table.iter_mut().zip(0..).for_each(|(count, table)| *count += u32::from(tables >> table & 1));
        })
        .map(|(places, _)| places)
        .filter(|places| !places.is_empty())
        .collect();
    let table = table_of(of_table, total);
    // Where so few of its pairs are in any name, no name explains enough of it.
    if (pairs.len() as u32) * 1000 < total * PRECISE {
        return (Vec::new(), table);
    }
    // For each name which of its pairs were found, and how many of the fragment's.
    let mut found = [(0u64, 0u32); MOST_NAMES];
    let mut touched: Vec<u8> = Vec::with_capacity(MOST_NAMES / 4);
    for places in pairs {
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
        }
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
    (classes.into_iter().map(|(class, recall, _)| (class, recall)).collect(), table)
}
