//! What was read from a document: who reports on which year, the sections, the three tables, the prose.
//!
//! A report is what stands there, not what should: nothing is repaired, a blank is not 0, and what could not be
//! read is a state.

// Whatever comes in, nothing here breaks off.
#![cfg_attr(
    not(test),
    deny(
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic
    )
)]

pub mod prose;
pub mod slot;

use std::sync::Arc;

use crate::document::Document;
use crate::form::{CellId, Column, Form, Row, TableId};
use crate::num::Num;
use crate::text::{Span, View};

/// A report as read. Made by [`crate::reading::read`], which always returns one.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The text that every span points into.
    pub document: Arc<Document>,
    /// Who reports on which year.
    pub identity: Identity,
    /// Level-one sections in the order in which they stand, unknown and repeated ones included.
    pub sections: Vec<Section>,
    /// Table 2.
    pub t2: Table,
    /// Table 3.
    pub t3: Table,
    /// Table 4.
    pub t4: Table,
    /// The statistics table of before 2019 (统计指标 | 单位 | 统计数), where one was left in.
    pub old_statistics: Option<Span>,
    /// Everything outside the three tables, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Quantities in the prose.
    pub facts: Vec<prose::Fact>,
    /// What the prose claims in words.
    pub claims: Vec<prose::Claim>,
    /// Enumerations in the prose.
    pub lists: Vec<prose::List>,
    /// The same with every way to read them.
    pub enumerations: Vec<prose::Enumeration>,
    /// What came in and what became of it, by the words around the counts.
    pub balances: Vec<prose::BalanceOf>,
    /// Counts that name earlier ones again.
    pub references: Vec<prose::Reference>,
    /// Shares, growth and rates in the prose.
    pub ratios: Vec<prose::Ratio>,
    /// Whether 信息处理费 is spoken of anywhere in the prose.
    pub speaks_of_handling_fee: bool,
    /// Another report behind this one in the same text.
    pub second: Option<SecondReport>,
}

/// Another report in the same text, of which nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondReport {
    /// From its title, or its first heading, to the end.
    pub span: Span,
    /// Whether it says the same, word for word.
    pub is_same: bool,
}

impl Report {
    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// One of the tables.
    pub fn table(&self, id: TableId) -> &Table {
        match id {
            TableId::T2 => &self.t2,
            TableId::T3 => &self.t3,
            TableId::T4 => &self.t4,
        }
    }

    /// Whether two reports seem to stand in one text: most rows of a table twice, or two tables, with other figures each.
    pub fn seems_two(&self) -> bool {
        const FEW: usize = 5;
        let tables = || TableId::ALL.into_iter().map(|id| self.table(id));
        let doubled = tables().filter(|table| table.copies.iter().any(|(_, differs)| *differs)).count();
        doubled > 1 || tables().any(|table| table.repeated.len() > FEW)
    }

    /// A cell, if the form in use has it.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id.table).cell(id.row, id.column)
    }

    /// The value of a cell, if a number stands there.
    pub fn value(&self, id: CellId) -> Option<Num> {
        self.cell(id)?.value
    }

    /// Every cell of the forms in use, table by table, in reading order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        TableId::ALL.into_iter().flat_map(|id| {
            self.table(id)
                .cells()
                .map(move |(r, c, cell)| (CellId { table: id, row: r.id, column: c.id }, cell))
        })
    }

    /// The facts of one paragraph of the prose, by its number ([`prose::Fact::passage`]).
    pub fn facts_in(&self, passage: usize) -> &[prose::Fact] {
        let from = self.facts.partition_point(|f| f.passage < passage);
        let to = self.facts.partition_point(|f| f.passage <= passage);
        self.facts.get(from..to).unwrap_or(&[])
    }

    /// The first section of that kind.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|s| s.kind == Some(kind))
    }
}

/// Who reports on which year, with the places where it says so.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The title, on one line.
    pub title: Option<Located<String>>,
    /// The body that reports: 温州市瓯海区人民政府.
    pub body: Option<Located<String>>,
    /// What kind of body it is.
    pub kind: Option<BodyKind>,
    /// The year reported on, by the weight of all that states it.
    pub year: Option<Located<u16>>,
    /// The year that the title says.
    pub title_year: Option<Located<u16>>,
    /// The year that the opening gives the report, before its name.
    pub opening_year: Option<Located<u16>>,
    /// First and last day of the period, as far as it is stated.
    pub period: Option<Located<Period>>,
    /// The date under the report, or else the date of publication.
    pub date: Option<Located<Date>>,
    /// Whether `date` is the one under the report (落款) and not one of publication.
    pub date_is_signature: bool,
}

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// What.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// 统计期限: each end as far as it is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// The kind of body, read off its name (domain §4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A government of a province, city, county, district: its report covers all its bodies.
    Region,
    /// A government's own office.
    Office,
    /// A department.
    Dept,
    /// A town or township.
    Town,
    /// A street office.
    Street,
}

impl BodyKind {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            BodyKind::Region => "region",
            BodyKind::Office => "office",
            BodyKind::Dept => "dept",
            BodyKind::Town => "town",
            BodyKind::Street => "street",
        }
    }

    /// Whether the report is about this one body alone.
    pub fn is_single(self) -> bool {
        self != BodyKind::Region
    }
}

/// The six statutory sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// 一、总体情况.
    S1,
    /// 二、主动公开政府信息情况.
    S2,
    /// 三、收到和处理政府信息公开申请情况.
    S3,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    S4,
    /// 五、存在的主要问题及改进情况.
    S5,
    /// 六、其他需要报告的事项.
    S6,
}

impl SectionKind {
    /// All six, in order.
    pub const ALL: [SectionKind; 6] = [
        SectionKind::S1,
        SectionKind::S2,
        SectionKind::S3,
        SectionKind::S4,
        SectionKind::S5,
        SectionKind::S6,
    ];

    /// `s1` to `s6`.
    pub fn id(self) -> &'static str {
        match self {
            SectionKind::S1 => "s1",
            SectionKind::S2 => "s2",
            SectionKind::S3 => "s3",
            SectionKind::S4 => "s4",
            SectionKind::S5 => "s5",
            SectionKind::S6 => "s6",
        }
    }

    /// 一 to 六.
    pub fn numeral(self) -> &'static str {
        match self {
            SectionKind::S1 => "一",
            SectionKind::S2 => "二",
            SectionKind::S3 => "三",
            SectionKind::S4 => "四",
            SectionKind::S5 => "五",
            SectionKind::S6 => "六",
        }
    }

    /// The title without numeral, as the form prints it.
    pub fn title(self) -> &'static str {
        match self {
            SectionKind::S1 => "总体情况",
            SectionKind::S2 => "主动公开政府信息情况",
            SectionKind::S3 => "收到和处理政府信息公开申请情况",
            SectionKind::S4 => "政府信息公开行政复议、行政诉讼情况",
            SectionKind::S5 => "存在的主要问题及改进情况",
            SectionKind::S6 => "其他需要报告的事项",
        }
    }
}

/// A level-one section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Which of the six; `None` for one that the form does not have.
    pub kind: Option<SectionKind>,
    /// The numeral printed before it (一), empty when there is none.
    pub numeral: String,
    /// The heading without the numeral.
    pub title: String,
    /// The heading.
    pub heading: Span,
    /// From the heading to before the next level-one heading.
    pub span: Span,
}

/// A paragraph outside the three tables. Lines that a converter broke are joined: one paragraph may take many.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Where.
    pub span: Span,
    /// What stands inside it and is none of its text: the footer and header of a page that it runs over. A
    /// paragraph that runs over two pages is cut at the second.
    pub gap: Option<Span>,
    /// What it is.
    pub kind: ParagraphKind,
    /// The section that it stands in; `None` before the first.
    pub section: Option<SectionKind>,
}

impl Paragraph {
    /// Its text, folded and without white space, with the way back to its places. Read prose by this, and a
    /// page's number never stands in the middle of a sentence.
    pub fn squeezed(&self, text: &str) -> View {
        View::squeezed_around(text, self.span, self.gap)
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Prose,
    /// A heading of level one.
    Heading,
    /// Title, caption, page number, menu, screenshot, converter's mark: never read for facts.
    Noise,
}

/// One of the three tables.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// How far it could be read.
    pub state: TableState,
    /// The generation of the form that it follows; where both are mixed inside one table, that of most rows.
    pub form: Option<&'static Form>,
    /// From its first to its last character.
    pub span: Option<Span>,
    /// The form's rows, all of them, in the form's order (in table 2 each row in the generation that it was
    /// printed in), each with all its cells.
    pub rows: Vec<TableRow>,
    /// Rows that stand there twice with different figures: the row, the place that was read and the other.
    pub repeated: Vec<(&'static Row, Span, Span)>,
    /// Rows in which values were found that could not be placed: the row, and how many.
    pub ambiguous: Vec<AmbiguousRow>,
    /// Labels of rows that stand in the table and belong to no form.
    pub strange_rows: Vec<Located<String>>,
    /// The header was cut short and columns were recognised by position.
    pub header_damaged: bool,
    /// Where the names of the columns are not the form's.
    pub header_faults: Vec<HeaderFault>,
    /// Places of further copies of the same table, and whether their numbers differ from the first.
    pub copies: Vec<(Span, bool)>,
}

/// Where the header of a table names other columns than the form does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderFault {
    /// What is otherwise.
    pub kind: HeaderFaultKind,
    /// The column's name.
    pub name: String,
    /// Where it stands, if it does.
    pub span: Option<Span>,
}

/// What is otherwise in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFaultKind {
    /// The column stands in another's place; its values are read under its name.
    Moved,
    /// The form has the column, the header does not.
    Missing,
    /// The form has no such column, or not a second one.
    Extra,
}

/// A row of a table with its cells.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The form's row.
    pub row: &'static Row,
    /// One cell for each of the row's columns.
    pub cells: Vec<Cell>,
    /// Where the label was found; `None` when it was lost or the row is absent.
    pub label: Option<Span>,
}

/// A row whose values could not be told apart.
#[derive(Clone, Debug)]
pub struct AmbiguousRow {
    /// The form's row.
    pub row: &'static Row,
    /// How many values stood there.
    pub found: usize,
    /// Where.
    pub span: Span,
}

/// How far a table could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableState {
    /// Not in the text, and nothing shows that it ever was.
    #[default]
    Absent,
    /// Its section is there but the table is not: lost in copying.
    Lost,
    /// Only pictures stand where it should be.
    Image,
    /// Read, as far as the cells' states say.
    Read,
}

impl Table {
    /// Whether there is anything to check.
    pub fn is_read(&self) -> bool {
        self.state == TableState::Read
    }

    /// A row by id.
    pub fn row(&self, id: &str) -> Option<&TableRow> {
        self.rows.iter().find(|r| r.row.id == id)
    }

    /// Whether nothing at all is filled in: then there is one thing to say about it, and nothing to compare with.
    pub fn is_wholly_blank(&self) -> bool {
        self.is_read() && self.cells().all(|(.., cell)| cell.state == CellState::Blank)
    }

    /// A cell by row and column id.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        let row = self.row(row)?;
        let at = row.row.columns.iter().position(|c| c.id == column)?;
        row.cells.get(at)
    }

    /// All cells with their row and column.
    pub fn cells(&self) -> impl Iterator<Item = (&'static Row, &'static Column, &Cell)> {
        self.rows
            .iter()
            .flat_map(|r| r.row.columns.iter().zip(&r.cells).map(move |(c, cell)| (r.row, c, cell)))
    }
}

/// A cell of a table as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The number, where one stands there. For 本年增/减 with its sign.
    pub value: Option<Num>,
    /// What stands there, as printed, without space around it.
    pub raw: String,
    /// What it is.
    pub state: CellState,
    /// Where it stands; for a blank cell the empty place.
    pub span: Option<Span>,
    /// The unit printed with the number (万元, 元, 项, 件, 次), as printed.
    pub unit: Option<String>,
    /// Whether a sign or a word of direction was printed (本年增/减).
    pub signed: bool,
    /// What copying or conversion did to the characters, where they are no plain number for that.
    pub damage: Option<Damage>,
}

/// What a cell's characters show of copying and conversion. A number with a note is read; of everything else the
/// sums decide, and where they do not the cell is unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What happened.
    pub cause: DamageCause,
    /// The number that it may have been; `None` where nothing shows it.
    pub likely: Option<Num>,
}

/// What happened to the characters of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DamageCause {
    /// A mark or a bracketed note stands behind the number: 132*, 22（其中修订16件）.
    Note,
    /// The digits stand apart: over a space, a line, two paragraphs.
    Broken,
    /// Letters in place of digits: 1O, l2.
    Letters,
    /// Question marks in place of characters that were lost.
    Lost,
    /// A column too narrow for its number: #######.
    TooNarrow,
    /// A formula without its result: =SUM(D5:I5), #REF!.
    Formula,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellState {
    /// Not found, or found among values that could not be placed.
    #[default]
    Missing,
    /// A number, perhaps with a unit.
    Number,
    /// Nothing.
    Blank,
    /// `-`, `—`, `/`, 无 and the like.
    Placeholder,
    /// Something else.
    Text,
}

impl CellState {
    /// The name that stands in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            CellState::Missing => "missing",
            CellState::Number => "number",
            CellState::Blank => "blank",
            CellState::Placeholder => "placeholder",
            CellState::Text => "text",
        }
    }
}

impl Cell {
    /// What the cell counts for in sums: its number, 0 for a blank or a placeholder; `None` where it is
    /// missing or holds text, and the sum cannot be evaluated.
    pub fn for_sums(&self) -> Option<Num> {
        match self.state {
            CellState::Number => self.value,
            CellState::Blank | CellState::Placeholder => Some(Num::ZERO),
            CellState::Missing | CellState::Text => None,
        }
    }
}
