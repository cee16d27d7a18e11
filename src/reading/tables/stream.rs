//! Words and entries of a document in reading order, and the stretches of it that belong to one table.

use std::ops::Range;

use crate::document::Document;
use crate::form::TableId;
use crate::report::SectionKind;
use crate::text::{Span, fold};

use super::labels::{Class, Fragment, WHOLE, fragments};
use super::segments::{Cut, Segment, SegmentKind, segments};

/// An item of the stream.
#[derive(Clone, Debug)]
pub enum Item {
    /// Words, cut at the numbers of labels; which segment they are of.
    Word(usize, Box<Fragment>),
    /// A segment that is no words: an entry, a sentence, the end of a page.
    Other(usize),
}

impl Item {
    /// The segment.
    pub fn segment(&self) -> usize {
        match self {
            Item::Word(segment, _) | Item::Other(segment) => *segment,
        }
    }

    /// The words, if it is such.
    pub fn word(&self) -> Option<&Fragment> {
        match self {
            Item::Word(_, fragment) => Some(fragment),
            Item::Other(_) => None,
        }
    }
}

/// A document as a stream.
pub struct Stream<'a> {
    /// The text that all spans point into.
    pub text: &'a str,
    /// Its segments.
    pub segments: Vec<Segment>,
    /// Words and everything else, in order.
    pub items: Vec<Item>,
}

/// How many segments without a word of the table may stand between two that have one.
const FAR: usize = 12;

impl<'a> Stream<'a> {
    /// Cuts a document.
    pub fn new(document: &'a Document) -> Stream<'a> {
        let segments = segments(document);
        let mut items = Vec::with_capacity(segments.len() + 64);
        for (nth, segment) in segments.iter().enumerate() {
            match segment.kind {
                SegmentKind::Words => {
                    let parts = fragments(&document.text, segment.span);
                    items.extend(parts.into_iter().map(|part| Item::Word(nth, Box::new(part))));
                }
                _ => items.push(Item::Other(nth)),
            }
        }
        Stream { text: &document.text, segments, items }
    }

    /// A segment.
    pub fn segment(&self, nth: usize) -> Option<&Segment> {
        self.segments.get(nth)
    }

    /// The number of the segment that stands at a place, or of the next one behind it.
    pub fn at(&self, place: Span) -> usize {
        self.segments.partition_point(|segment| segment.span.start < place.start)
    }

    /// The segment of an item, and what it is.
    pub fn kind(&self, item: usize) -> Option<SegmentKind> {
        self.segments.get(self.items.get(item)?.segment()).map(|p| p.kind)
    }

    /// The physical row of an item.
    pub fn row(&self, item: usize) -> Option<u32> {
        self.segments.get(self.items.get(item)?.segment()).map(|p| p.row)
    }

    /// The place of a range of items.
    pub fn span(&self, items: &Range<usize>) -> Option<Span> {
        let inside = self.items.get(items.clone())?;
        let spans = inside.iter().filter_map(|item| match item {
            Item::Word(_, fragment) => Some(fragment.span),
            Item::Other(segment) => self.segment(*segment).map(|p| p.span),
        });
        spans.reduce(Span::join)
    }

    /// The stretches in which words of a table stand close together, each with the entries after its last word.
    pub fn stretches(&self, table: TableId) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut foreign = FAR + 1;
        let mut prose = false;
        for (nth, item) in self.items.iter().enumerate() {
            match item {
                // Behind sentences a 单位 or 其他 is another table's.
                Item::Word(_, fragment) if belongs(fragment, table) && !(prose && fragment.length <= 2) => {
                    match out.last_mut() {
                        Some(open) if foreign <= FAR => open.end = nth + 1,
                        _ => out.push(nth..nth + 1),
                    }
                    (foreign, prose) = (0, false);
                }
                Item::Word(_, fragment)
                    if foreign <= FAR && !prose && may_belong(self.text, fragment, table) =>
                {
                    if let Some(open) = out.last_mut() {
                        open.end = nth + 1;
                    }
                }
                Item::Word(_, fragment) if ends_table(fragment) && !is_caption(self.text, fragment) => {
                    foreign = FAR + 1;
                }
                Item::Word(..) => foreign += 1,
                Item::Other(segment) => {
                    let is_prose = self.segment(*segment).is_some_and(|p| p.kind == SegmentKind::Prose);
                    foreign += usize::from(is_prose);
                    prose |= is_prose;
                }
            }
        }
        for stretch in &mut out {
            stretch.end = self.entries_end(stretch.end);
        }
        // Figures right above the first words are the table's too, and so are headers left of them.
        let mut floor = 0;
        for stretch in &mut out {
            let row = self.row(stretch.start);
            let precedes = |at: usize| {
                let header = self.row(at) == row
                    && self
                        .items
                        .get(at)
                        .and_then(Item::word)
                        .is_some_and(|w| may_belong(self.text, w, table));
                header || self.kind(at).is_some_and(SegmentKind::is_entry)
            };
            while stretch.start > floor && precedes(stretch.start - 1) {
                stretch.start -= 1;
            }
            floor = stretch.end;
        }
        out
    }

    /// Where the entries that begin at `item` end; page ends in between belong to them, and a few words in front.
    fn entries_end(&self, item: usize) -> usize {
        const WORDS: usize = 4;
        let mut end = item;
        let mut at = item;
        let mut words = 0;
        while let Some(kind) = self.kind(at) {
            match kind {
                SegmentKind::Page => {}
                _ if self.numbers_a_heading(at) => break,
                kind if kind.is_entry() => end = at + 1,
                SegmentKind::Words if self.is_broken_figure(at) => end = at + 1,
                SegmentKind::Words if end == item && words < WORDS && self.is_passing(at) => words += 1,
                SegmentKind::Words if self.is_spoiled_cell(at) => end = at + 1,
                _ => break,
            }
            at += 1;
        }
        end
    }

    /// Whether an item stands directly before a section's title, on its line: the 3 of 3 收到和处理…. A title that has
    /// a number needs no other: before it stands the last figure of the table above.
    fn numbers_a_heading(&self, item: usize) -> bool {
        let title = self.items.get(item + 1).and_then(Item::word);
        let title = title.filter(|word| ends_table(word) && word.ordinal.is_none());
        let number = self.items.get(item).and_then(|i| self.segment(i.segment()));
        let between = number.zip(title).and_then(|(n, t)| self.text.get(n.span.end..t.span.start));
        between.is_some_and(|gap| !gap.contains(['\n', '\r']))
    }

    /// Whether words stand in a marked row between figures, where a figure should: 13 2 7.
    fn is_spoiled_cell(&self, item: usize) -> bool {
        let row = self.row(item);
        let beside = |at: Option<usize>| {
            at.is_some_and(|at| self.row(at) == row && self.kind(at).is_some_and(SegmentKind::is_entry))
        };
        let segment = self.items.get(item).and_then(|i| self.segment(i.segment()));
        segment.is_some_and(|p| p.cut != Cut::Spaces)
            && self.is_passing(item)
            && beside(item.checked_sub(1))
            && beside(Some(item + 1))
    }

    /// Whether digits that stand apart are all that stands in the cell beside a label: 12 64.35.
    fn is_broken_figure(&self, item: usize) -> bool {
        let segment = self.items.get(item).and_then(|i| self.segment(i.segment()));
        let label = item.checked_sub(1).filter(|at| self.row(*at) == self.row(item));
        let is_label =
            label.and_then(|at| self.items.get(at)).and_then(Item::word).is_some_and(|w| w.length > 2);
        is_label
            && segment.is_some_and(|p| {
                let text = p.span.of(self.text);
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let others = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '.');
                p.cut != Cut::Spaces && digits > 1 && others
            })
    }

    /// Whether words may stand in a table by chance: no heading, and no other table's.
    fn is_passing(&self, item: usize) -> bool {
        let word = self.items.get(item).and_then(Item::word);
        word.is_some_and(|w| w.table.is_none() && !w.classes.iter().any(|(_, recall)| *recall >= WHOLE))
    }
}

fn belongs(fragment: &Fragment, table: TableId) -> bool {
    let is_label = fragment.length > 2 && fragment.row(table).is_some();
    fragment.section().is_none() && (fragment.table == Some(table) || is_label)
}

/// Words of the header that are no name by themselves: 其他 and 总计, which stand in every table, and the lines of a
/// header whose cells are drawn over several (结果 结果 其他 尚未). A table goes on with them, but none begins.
fn may_belong(text: &str, fragment: &Fragment, table: TableId) -> bool {
    let of_header = match table {
        TableId::T2 => {
            "本年新制作公开数量对外总上一项目增减处理决定收费金额单位万元信息内容发件废止现行有效采购"
        }
        TableId::T3 => "自然人法或其他组织总计商业企科研机构社会公益律服务申请情况",
        TableId::T4 => "结果维持纠正其他尚未审总计行政复议诉讼经直接起后",
    };
    let is_name = fragment.classes.iter().any(|(class, recall)| {
        *recall >= WHOLE && matches!(class, Class::Head(t) | Class::Row(t, _) if *t == table)
    });
    let ideograph = |c: &char| !c.is_ascii() && c.is_alphabetic();
    is_name
        || (fragment.length > 0
            && fragment
                .span
                .of(text)
                .chars()
                .filter_map(fold)
                .filter(ideograph)
                .all(|c| of_header.contains(c)))
}

/// 表一 …, ## 表三：…: a name over a table, though it may hold a section's title.
fn is_caption(text: &str, fragment: &Fragment) -> bool {
    let before = fragment.span.of(text).trim_start_matches(|c: char| c.is_whitespace() || c == '#');
    before.starts_with('表') && fragment.length <= 24
}

/// A heading of another section: no table goes on beyond it.
fn ends_table(fragment: &Fragment) -> bool {
    matches!(
        fragment.section(),
        Some(SectionKind::S2 | SectionKind::S3 | SectionKind::S4 | SectionKind::S5 | SectionKind::S6)
    )
}
