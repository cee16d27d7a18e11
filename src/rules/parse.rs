//! What could not be read: never the body's fault, and said as loudly as what is wrong.

use super::passages::OtherKind;
use super::{Context, Meta, Rule, Sink};
use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, TableId};
use crate::reading::section_of;
use crate::report::{Cell, CellState, DamageCause, SectionKind, TableRow, TableState};
use crate::text::Span;

/// The rules of this family.
pub static RULES: &[&dyn Rule] =
    &[&NotReport, &Partial, &TableUnread, &ImageTable, &CellAmbiguous, &HeaderOdd];

/// PARSE-NOT-REPORT.
pub struct NotReport;

impl Rule for NotReport {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-NOT-REPORT",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("不像年度报告", "Not an annual report"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
文本里既没有读到三个以上法定章节的标题，也没有读到任何一张统计表。
## 为什么
没有章节和表格就无从核对。宁可说明没有核对，也不能让人误以为核对通过。
## 会报告
```gouji
全文：
云溪市人民政府关于做好年度报告编制工作的通知
各县（市、区）人民政府，市政府各部门：
现将有关事项通知如下，请认真贯彻执行。
```
## 不报告
```gouji
全文：
一、总体情况
我局认真落实条例要求。
二、主动公开政府信息情况
见附表。
三、收到和处理政府信息公开申请情况
未收到申请。
```
## 何时不报
空白文本；只粘贴了一张能识别的统计表。2018年度及以前的报告、学校按学年编制的报告、对报告的解读不适用统一格式，另行说明原因。
## 容差
无。",
                "## What
Neither three of the statutory headings nor any of the statistical tables was found in the text.
## Why
Without sections and tables there is nothing to check. Better to say so than to let it pass for checked.
## Reported
## Not reported
## Silent when
The text is empty, or holds one table that was recognised. Of reports on 2018 and before, schools' reports and explanations of reports it is said why they are not checked.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if cx.is_report() || cx.report.text().trim().is_empty() {
            return;
        }
        sink.fails(Finding::new(self.meta().code, Severity::NotEvaluated, not_report(cx)));
    }
}

/// Why a text is not checked.
fn not_report(cx: &Context<'_>) -> Words {
    match cx.other_kind() {
        Some(OtherKind::Old(year)) => Words::new(
            format!("{year}年度报告不适用2019年起的统一格式，未作核对。如年度有误，请更正标题后重新核对。"),
            format!(
                "A report on {year} does not follow the form in use since 2019, so it was not checked. If the \
                 year is wrong, please correct the title and check again."
            ),
        ),
        Some(OtherKind::School) => Words::new(
            "这是学校按学年编制的信息公开报告，不适用政府信息公开工作年度报告的统一格式，未作核对。",
            "This is a school's report on a school year; the form of government bodies does not apply, and it was \
             not checked.",
        ),
        Some(OtherKind::Explanation) => Words::new(
            "这是对年度报告的解读，不是报告本身，未作核对。请粘贴报告全文。",
            "This explains a report and is not the report itself, so it was not checked. Please paste the report.",
        ),
        None => match numerals(&found(cx)) {
            found if !found.is_empty() => Words::new(
                format!("只读到第{found}部分，没有读到统计表，不足以核对。请确认粘贴的内容是否完整。"),
                "Too little of a report was read to check it, and no table. Please see whether everything was pasted.",
            ),
            _ => Words::new(
                "未识别到年度报告的章节和表格，未作核对。请确认粘贴的内容是否完整。",
                "Neither sections nor tables of an annual report were found, so nothing was checked. Please see \
                 whether everything was pasted.",
            ),
        },
    }
}

/// The parts that were found.
fn found(cx: &Context<'_>) -> Vec<SectionKind> {
    SectionKind::ALL.into_iter().filter(|kind| cx.report.section(*kind).is_some()).collect()
}

/// 一、三、五; three and more in a row are 一至三.
fn numerals(kinds: &[SectionKind]) -> String {
    let runs = kinds.chunk_by(|a, b| *a as usize + 1 == *b as usize);
    let words = runs.map(|run| match run {
        [first, _, .., last] => format!("{}至{}", first.numeral(), last.numeral()),
        few => few.iter().map(|kind| kind.numeral()).collect::<Vec<_>>().join("、"),
    });
    words.collect::<Vec<_>>().join("、")
}

/// PARSE-PARTIAL.
pub struct Partial;

impl Rule for Partial {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-PARTIAL",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("只读到报告的一部分", "Only a part was read"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
读到的文字是否从头到尾：开头或末尾的部分没有读到，或者文字在句子中间断开。
## 为什么
没有贴全的部分无从核对，既不算缺章节，也不算没有问题。
## 会报告
```gouji
全文：
三、收到和处理政府信息公开申请情况
未收到申请。
四、政府信息公开行政复议、行政诉讼情况
未发生。
五、存在的主要问题及改进情况
一是公开不够及时，二是解读«形式较为单一，图»
```
## 不报告
```gouji
基础：局 2023
章节 四 = 缺
```
## 何时不报
文本不像年度报告（PARSE-NOT-REPORT）；只有统计表，没有章节标题；缺的部分夹在读到的部分之间，或者文字完整而缺第一、第六部分（STRUCT-SEC-MISSING）。
## 容差
无。",
                "## What
Whether the text runs from beginning to end: parts at either end were not read, or it stops inside a sentence.
## Why
What was not pasted cannot be checked; it is neither missing nor sound.
## Reported
## Not reported
## Silent when
The text is no annual report; it is tables without headings; the missing part stands between others, or the text is whole and lacks part one or six (STRUCT-SEC-MISSING).
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let unread = cx.unread_parts();
        if !cx.is_report() || unread.is_empty() {
            return;
        }
        let (found, unread) = (numerals(&found(cx)), numerals(&unread));
        let mut message = Words::new(
            format!("只读到第{found}部分，第{unread}部分没有读到，未作核对。请确认粘贴的内容是否完整。"),
            format!(
                "Only parts {found} were read; parts {unread} were not and are not checked. Please see whether \
                 everything was pasted."
            ),
        );
        let mut finding = Finding::new(self.meta().code, Severity::NotEvaluated, message.clone());
        if let Some(place) = cx.break_off() {
            message.zh = format!("文字在句子中间断开，{}", message.zh);
            message.en = format!("The text stops inside a sentence. {}", message.en);
            finding.message = message;
            finding = finding.subject(place);
        }
        sink.fails(finding);
    }
}

/// PARSE-TABLE-UNREAD.
pub struct TableUnread;

impl Rule for TableUnread {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-TABLE-UNREAD",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("表格未读到", "Table not read"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第二、三、四部分的标题在，或其前后各部分都在，统计表却没有读到。
## 为什么
网页和 PDF 复制时常丢失表格。没有读到不等于没有，更不等于没有问题，故单独列为“未核对”。
## 会报告
```gouji
基础：局 2023
表三 = 缺
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求。
```
## 何时不报
文本不像年度报告（PARSE-NOT-REPORT）；该部分只有图片（PARSE-IMAGE-TABLE）；文件本身标明表格而该部分确无表格（STRUCT-TABLE-MISSING）。
## 容差
无。",
                "## What
The heading of part two, three or four is there, or the parts around it are, but its table was not read.
## Why
Tables are often lost when a page or a PDF is copied. What was not read is neither absent nor sound.
## Reported
## Not reported
## Silent when
The text is no annual report; only a picture stands in the part; the file marks its tables and there is none.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        for id in TableId::ALL {
            // Absent is no loss: a piece of a report need not have every table.
            if cx.report.table(id).state != TableState::Lost || is_really_missing(cx, id) {
                continue;
            }
            let kind = section_of(id);
            let message = Words::new(
                format!(
                    "第{}部分的表格没有读到（复制时可能丢失），相关勾稽未核对。请直接拖入原文件，或重新复制表格。",
                    kind.numeral()
                ),
                format!(
                    "{} was not read; it may have been lost in copying. Nothing about it was checked. Please drop \
                     the file itself, or copy the table again.",
                    id.name_en()
                ),
            );
            let mut finding = Finding::new(self.meta().code, Severity::NotEvaluated, message);
            if let Some(section) = cx.report.section(kind) {
                finding = finding.subject(section.heading);
            } else if let Some(next) = cx.report.sections.iter().find(|s| s.kind > Some(kind)) {
                finding = finding.evidence(next.heading);
            }
            sink.fails(finding);
        }
    }
}

/// Whether a table is missing in the report itself and not only for us: the file marks its tables, and the
/// section holds none, no picture, and next to no text in which one could have been written out.
pub(super) fn is_really_missing(cx: &Context<'_>, id: TableId) -> bool {
    let report = cx.report;
    let Some(section) = report.section(section_of(id)) else { return false };
    let marks_tables = matches!(report.document.format, Format::Html | Format::Docx | Format::Doc);
    let has_tables = report.document.blocks.iter().any(|block| match block {
        crate::document::Block::Table(grid) => grid.span.overlaps(section.span),
        crate::document::Block::Line(_) => false,
    });
    let unread = report.table(id).state == TableState::Lost;
    let any_table = TableId::ALL.iter().any(|id| report.table(*id).is_read());
    let lines = report.paragraphs.iter().filter(|p| section.span.contains(p.span)).count();
    marks_tables && any_table && !has_tables && lines <= 12 && unread
}

/// PARSE-IMAGE-TABLE.
pub struct ImageTable;

impl Rule for ImageTable {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-IMAGE-TABLE",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("表格疑为图片", "Table is an image"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
第二、三、四部分里有图片而没有可读的表格。
## 为什么
图片里的数字无法核对；公开的网页用图片代替表格，公众也无法检索和使用。网页中出现时列为警告，其他文件列为“未核对”。
## 会报告
```gouji
基础：局 2023
表三 = 缺
三：«[image: 表三截图]»
```
## 不报告
```gouji
基础：局 2023
一：[image: 培训会现场]我局组织了业务培训。
```
## 何时不报
该部分读到了表格；文本不像年度报告。
## 容差
无。",
                "## What
Part two, three or four holds a picture and no table that can be read.
## Why
Figures in a picture cannot be checked, nor searched or used by the public. A warning on a web page, otherwise not evaluated.
## Reported
## Not reported
## Silent when
A table was read there; the text is no annual report.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_report() {
            return;
        }
        let on_page = cx.report.document.format == Format::Html;
        let severity = if on_page { Severity::Warning } else { Severity::NotEvaluated };
        for id in TableId::ALL {
            if cx.report.table(id).state != TableState::Image {
                continue;
            }
            let kind = section_of(id);
            let message = Words::new(
                format!("第{}部分只有图片，表中的数字无法核对；公开网页应使用文本表格。", kind.numeral()),
                format!(
                    "There is only a picture where {} should be; its figures cannot be checked. A page should \
                     hold the table as text.",
                    id.name_en().to_lowercase()
                ),
            );
            let mut finding = Finding::new(self.meta().code, severity, message);
            if let Some(section) = cx.report.section(kind) {
                finding = finding.subject(picture(cx, section.span).unwrap_or(section.heading));
            }
            sink.fails(finding);
        }
    }
}

/// Where a converter wrote that a picture stood.
fn picture(cx: &Context<'_>, section: crate::text::Span) -> Option<crate::text::Span> {
    let inner = section.of(cx.report.text());
    let start = inner.find("[image:")?;
    let end = start + inner.get(start..)?.find(']')? + 1;
    Some(crate::text::Span::new(section.start + start, section.start + end))
}

/// PARSE-CELL-AMBIG.
pub struct CellAmbiguous;

impl Rule for CellAmbiguous {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-CELL-AMBIG",
            severity: Severity::NotEvaluated,
            on: true,
            title: ("单元格识别不确定", "Ambiguous cells"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
一行里读到的数字与格数对不上，而且不止一种排法说得通；PDF 中按表格线与按文字位置读出的数字不一致；有行名而没有读到数；或者只有一条勾稽不成立（单个错格至少会使两条不成立，故必是识别有误）。
## 为什么
排不定的数字不猜，相关勾稽不算错，也不算对。
## 会报告
```gouji
全文：
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
3 1 2 7 4 1 3 2 5
```
## 不报告
```gouji
基础：局 2023
表三 · 重复申请 = 5 1 0 0 0 0 6
```
## 何时不报
只有一种排法能使该行与各列的勾稽成立：按那一种读。
## 容差
无。",
                "## What
A row holds another number of figures than of cells and more than one placing makes sense; the ruling lines of a PDF and the places of its figures disagree; a row has its label and no figure; or exactly one sum fails (one wrong cell breaks at least two, so something was misread).
## Why
Figures that cannot be placed are not guessed; the sums over them count neither as wrong nor as right.
## Reported
## Not reported
## Silent when
Only one placing makes the sums of the row and its columns hold: it is taken.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if let Some(doubt) = super::table3::misread(cx) {
            sink.fails(doubt);
        }
        for id in TableId::ALL {
            sink.fails_if(rows_without_figures(cx, id));
            sink.fails_if(cells_without_figures(cx, id));
            damaged_cells(cx, id).into_iter().for_each(|finding| sink.fails(finding));
            for ambiguous in &cx.report.table(id).ambiguous {
                let row = ambiguous.row;
                let (found, wanted) = (ambiguous.found, row.columns.len());
                let twofold = cx.report.document.extras.doubtful.iter().any(|r| r.overlaps(ambiguous.span));
                let message = if twofold {
                    Words::new(
                        format!(
                            "{}“{}”一行，按表格线和按文字位置读出的数字不一致，未作核对。请对照原文件，或改用 docx 稿。",
                            id.name_zh(),
                            row.label
                        ),
                        format!(
                            "In row “{}” of {} the ruling lines and the places of the figures say different things. It \
                             was not checked. Please compare with the file, or use the docx.",
                            row.label_en,
                            id.name_en().to_lowercase()
                        ),
                    )
                } else {
                    Words::new(
                        format!(
                            "{}“{}”一行应有 {wanted} 个数，读到 {found} 个，无法确定各在哪一列，未作核对。请核对识别结果。",
                            id.name_zh(),
                            row.label
                        ),
                        format!(
                            "Row “{}” of {} should hold {wanted} numbers; {found} were read and cannot be placed. It was \
                         not checked. Please see how it was read.",
                            row.label_en,
                            id.name_en().to_lowercase()
                        ),
                    )
                };
                let cells = row.cells(id);
                sink.fails(
                    Finding::new(self.meta().code, Severity::NotEvaluated, message)
                        .cells(cells)
                        .subject(ambiguous.span),
                );
            }
        }
    }
}

/// The cells whose characters are no number any more, each with what happened to it; many at once are one finding.
fn damaged_cells(cx: &Context<'_>, id: TableId) -> Vec<Finding> {
    const FEW: usize = 5;
    let table = cx.report.table(id);
    let cells: Vec<(CellId, &Cell, DamageCause)> = table
        .cells()
        .filter(|(.., cell)| cell.state == CellState::Missing)
        .filter_map(|(row, column, cell)| {
            Some((CellId { table: id, row: row.id, column: column.id }, cell, cell.damage?.cause))
        })
        .collect();
    let shown = if cells.len() > FEW { 1 } else { cells.len() };
    let one = |(cell_id, cell, cause): &(CellId, &Cell, DamageCause)| {
        let (zh, en) = match cause {
            DamageCause::TooNarrow => ("列宽不够，数字没有显示", "the column is too narrow for its number"),
            DamageCause::Formula => (
                "是公式，文件里没有计算结果，请用 WPS 或 Excel 打开、保存后再试",
                "it is a formula without a result in the file; open the file in WPS or Excel, save it and try again",
            ),
            DamageCause::Broken => ("数字断开", "its digits stand apart"),
            DamageCause::Letters => ("数字中夹有字母", "letters stand among its digits"),
            DamageCause::Lost => ("有字符丢失", "characters were lost"),
            DamageCause::Note => ("数字后有注记", "a note stands behind the number"),
        };
        let (etc_zh, etc_en) = if shown < cells.len() {
            (format!("等 {} 格", cells.len()), format!(" and others ({} in all)", cells.len()))
        } else {
            Default::default()
        };
        let raw = cell.raw.replace(['\n', '\r'], " ");
        let message = Words::new(
            format!(
                "{}〔{}〕{etc_zh}为“{raw}”，{zh}，无法确定是几，未作核对。请对照原文件。",
                id.name_zh(),
                cell_id.label_zh()
            ),
            format!(
                "{} [{}]{etc_en} has “{raw}”: {en}. It was not checked. Please compare with the file.",
                id.name_en(),
                cell_id.label_en()
            ),
        );
        let ids: Vec<CellId> =
            if shown < cells.len() { cells.iter().map(|(id, ..)| *id).collect() } else { vec![*cell_id] };
        let finding = Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(ids);
        cell.span.into_iter().fold(finding, Finding::subject)
    };
    cells.iter().take(shown).map(one).collect()
}

/// The rows of a table whose labels are there and whose figures are not: they may be blank, or lost on the way.
fn rows_without_figures(cx: &Context<'_>, id: TableId) -> Option<Finding> {
    let table = cx.report.table(id);
    let unread = |row: &&TableRow| {
        let known = table.ambiguous.iter().any(|a| a.row.id == row.row.id);
        let bare = |c: &Cell| c.state == CellState::Missing && c.damage.is_none();
        !known && row.label.is_some() && row.cells.iter().all(bare)
    };
    // Where two tables stand in one, that is the matter (STRUCT-TABLE-DUP).
    let mixed = !table.repeated.is_empty() && table.cells().all(|(.., c)| c.state == CellState::Missing);
    if mixed {
        return None;
    }
    let rows: Vec<&TableRow> = table.rows.iter().filter(unread).filter(|_| table.is_read()).collect();
    let (first, count) = (rows.first()?, rows.len());
    let (label, label_en) = (crate::form::bare(first.row.label), first.row.label_en);
    let (these, these_en) = match count {
        1 => (format!("“{label}”一行"), format!("row “{label_en}”")),
        _ => (format!("“{label}”等 {count} 行"), format!("{count} rows, among them “{label_en}”,")),
    };
    let message = Words::new(
        format!(
            "{}{these}没有读到数（可能是空白，也可能是复制时丢失），未作核对。没有数据应填“0”。",
            id.name_zh()
        ),
        format!(
            "In {} no figure was read for {these_en}: blank, or lost in copying. Not checked. Where there is nothing it \
             should say 0.",
            id.name_en().to_lowercase()
        ),
    );
    let cells = rows.iter().flat_map(|row| row.row.cells(id));
    let finding = Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(cells);
    Some(rows.iter().filter_map(|row| row.label).fold(finding, Finding::subject))
}

/// Cells without a figure in rows that have some, and of which nothing else is said: blank, or lost on the way.
fn cells_without_figures(cx: &Context<'_>, id: TableId) -> Option<Finding> {
    const SHOWN: usize = 3;
    let table = cx.report.table(id);
    let bare = |cell: &Cell| cell.state == CellState::Missing && cell.damage.is_none();
    let rows = table.rows.iter().filter(|row| row.label.is_some() && !row.cells.iter().all(bare));
    let rows = rows.filter(|row| !table.ambiguous.iter().any(|a| a.row.id == row.row.id));
    let mut marks: Vec<Span> = Vec::new();
    let mut cells: Vec<CellId> = Vec::new();
    for row in rows {
        let unread = row.row.columns.iter().zip(&row.cells).filter(|(_, cell)| bare(cell));
        let before = cells.len();
        cells.extend(unread.map(|(column, _)| CellId { table: id, row: row.row.id, column: column.id }));
        marks.extend(row.label.filter(|_| cells.len() > before));
    }
    if cells.is_empty() || !table.is_read() {
        return None;
    }
    let names = |name: fn(CellId) -> String| cells.iter().take(SHOWN).map(|id| name(*id)).collect::<Vec<_>>();
    let zh = names(|id| format!("〔{}〕", id.label_zh())).join("、");
    let en = names(|id| format!("[{}]", id.label_en())).join(", ");
    let (etc_zh, etc_en) = match cells.len() {
        few if few <= SHOWN => Default::default(),
        many => (format!("等 {many} 格"), format!(" and others ({many} in all)")),
    };
    let message = Words::new(
        format!(
            "{}{zh}{etc_zh}没有读到数（可能是空白，也可能是复制时丢失），未作核对。没有数据应填“0”。",
            id.name_zh()
        ),
        format!(
            "In {} no figure was read for {en}{etc_en}: blank, or lost in copying. Not checked. Where there is nothing \
             it should say 0.",
            id.name_en().to_lowercase()
        ),
    );
    let finding = Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(cells);
    Some(marks.into_iter().take(8).fold(finding, Finding::subject))
}

/// PARSE-HEADER-ODD.
pub struct HeaderOdd;

impl Rule for HeaderOdd {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "PARSE-HEADER-ODD",
            severity: Severity::Info,
            on: false,
            title: ("表头不完整", "Header broken"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
统计表的表头被截断或打散，各列按位置识别。
## 为什么
说明识别的依据：表头不可靠时，数字的位置是唯一的依据，人工看一眼更稳妥。
## 会报告
```gouji
全文：
四、政府信息公开行政复议、行政诉讼情况
行政复议 | 行政诉讼 |
结果维持 | 结果 | 其他 | 尚未 | 总计 | 未经复议直接起诉 | 复议后起诉 |
结果 | 结果 | 其他 | 尚未 | 总计 | 结果 | 结果 | 其他 | 尚未 | 总计 |
1 | 3 | 1 | 5 | 10 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
```
## 不报告
```gouji
基础：局 2023
表四 = 0
```
## 何时不报
表头完整，或表格没有读到。
## 容差
无。",
                "## What
The header of a table was cut short or broken, and its columns were recognised by position.
## Why
It tells on what the reading rests: where the header is unreliable a glance by a person is worth it.
## Reported
## Not reported
## Silent when
The header is whole, or the table was not read.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in TableId::ALL {
            let table = cx.report.table(id);
            if !table.is_read() || !table.header_damaged {
                continue;
            }
            let message = Words::new(
                format!("{}表头不完整，各列已按位置识别。请看一眼识别结果。", id.name_zh()),
                format!("The header of {} is broken; its columns were recognised by position.", id.name_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::Info, message);
            finding = match table.span {
                Some(span) => finding.subject(span),
                None => finding,
            };
            sink.fails(finding);
        }
    }
}

/// The section names that a finding about missing parts prints: 三、收到和处理政府信息公开申请情况.
pub(super) fn full_title(kind: SectionKind) -> String {
    format!("{}、{}", kind.numeral(), kind.title())
}
