//! 单元格识别不确定.

use crate::finding::{Finding, Severity, Words};
use crate::form::{CellId, TableId};
use crate::report::{AmbiguousRow, Cell, CellState, DamageCause, TableRow};
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

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
        if let Some(doubt) = crate::rules::table3::misread(cx) {
            sink.fails(doubt);
        }
        for id in TableId::ALL {
            sink.fails_if(rows_not_found(cx, id));
            sink.fails_if(rows_without_figures(cx, id));
            sink.fails_if(cells_without_figures(cx, id));
            damaged_cells(cx, id).into_iter().for_each(|finding| sink.fails(finding));
            let whole = as_one_table(cx, id, self.meta().code);
            let told = whole.is_some();
            sink.fails_if(whole);
            for ambiguous in cx.report.table(id).ambiguous.iter().filter(|_| !told) {
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
                            "{}“{}”一行应有 {wanted} 个数，读到 {found} 个，未作核对。无法确定各在哪一列，请核对识别结果。",
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
                let message = match moved_total(cx, id, ambiguous) {
                    Some(total) => Words::new(
                        format!(
                            "{}末一个数 {total} 恰为前面各数之和，疑似前面漏了一格、总计左移。",
                            message.zh
                        ),
                        format!(
                            "{} The last, {total}, is what those before it make: a cell in front of it seems to be lost, and \
                             the total moved to the left.",
                            message.en
                        ),
                    ),
                    None => message,
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

/// The total of a row of table 3 that is a figure short, where the last of its figures is what the others come to.
fn moved_total(cx: &Context<'_>, id: TableId, row: &AmbiguousRow) -> Option<u64> {
    if id != TableId::T3 || row.found + 1 != row.row.columns.len() {
        return None;
    }
    let figures: Option<Vec<u64>> = row
        .span
        .of(cx.report.text())
        .split(|c: char| c.is_whitespace() || c == '|')
        .filter(|f| !f.is_empty())
        .map(|f| f.parse().ok())
        .collect();
    let figures = figures?;
    let (total, parts) = figures.split_last()?;
    let sum = parts.iter().try_fold(0u64, |sum, part| sum.checked_add(*part));
    (parts.len() + 1 == row.found && *total > 0 && sum == Some(*total)).then_some(*total)
}

/// Table 4 is one row of figures: where one is too many or lost, it is the table's and not a block's.
fn as_one_table(cx: &Context<'_>, id: TableId, code: &'static str) -> Option<Finding> {
    let table = cx.report.table(id);
    let first = table.ambiguous.first().filter(|_| id == TableId::T4)?;
    let wanted: usize = table.rows.iter().map(|row| row.row.columns.len()).sum();
    if first.found == wanted {
        return None;
    }
    let found = first.found;
    let rows = || table.ambiguous.iter().map(|a| a.row);
    let zh: String = rows().map(|row| format!("“{}”", row.label)).collect();
    let en = rows().map(|row| format!("“{}”", row.label_en)).collect::<Vec<_>>().join(", ");
    let message = Words::new(
        format!(
            "{}应有 {wanted} 个数，读到 {found} 个，未作核对。{zh}的数无法确定各在哪一列，请核对识别结果。",
            id.name_zh()
        ),
        format!(
            "{} should hold {wanted} numbers; {found} were read, and those of {en} cannot be placed. They were not checked. \
             Please see how it was read.",
            id.name_en()
        ),
    );
    let cells = table.ambiguous.iter().flat_map(|a| a.row.cells(id));
    let finding = Finding::new(code, Severity::NotEvaluated, message).cells(cells);
    Some(finding.subject(first.span))
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
            DamageCause::Marks => ("数字旁有杂符", "marks stand beside its digits"),
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
    let cells: Vec<CellId> = rows.iter().flat_map(|row| row.row.cells(id)).collect();
    let finding = without_figures(id, &these, &these_en, cells);
    Some(rows.iter().filter_map(|row| row.label).fold(finding, Finding::subject))
}

/// The few rows of table 2 that stand nowhere and of which nothing else is said: no sum would tell that they were not read.
fn rows_not_found(cx: &Context<'_>, id: TableId) -> Option<Finding> {
    const FEW: usize = 3;
    let table = cx.report.table(id);
    let told = crate::rules::structure::missing_rows(cx, id)?;
    let is_absent = |row: &&TableRow| {
        row.label.is_none()
            && row.cells.iter().all(|cell| cell.state == CellState::Missing && cell.damage.is_none())
            && !told.iter().any(|known| known.id == row.row.id)
            && !table.ambiguous.iter().any(|known| known.row.id == row.row.id)
    };
    // Where the text begins or ends with the table, its other rows may lie beyond.
    let span = table.span?;
    let begins = !Span::new(0, span.start).of(cx.report.text()).trim().is_empty();
    let ends = !Span::new(span.end, cx.report.text().len()).of(cx.report.text()).trim().is_empty();
    let first = table.rows.iter().position(|row| !is_absent(&row)).filter(|_| !begins).unwrap_or(0);
    let last = table.rows.iter().rposition(|row| !is_absent(&row)).filter(|_| !ends);
    let end = last.map_or(table.rows.len(), |last| last + 1);
    let rows: Vec<&TableRow> =
        table.rows.get(first..end).unwrap_or(&[]).iter().filter(|row| is_absent(row)).collect();
    if id != TableId::T2 || !table.is_read() || rows.is_empty() || rows.len() > FEW {
        return None;
    }
    let zh: String = rows.iter().map(|row| format!("“{}”", crate::form::bare(row.row.label))).collect();
    let en = rows.iter().map(|row| format!("“{}”", row.row.label_en)).collect::<Vec<_>>().join(", ");
    let cells: Vec<CellId> = rows.iter().flat_map(|row| row.row.cells(id)).collect();
    let message = Words::new(
        format!(
            "{}的{zh}没有读到（可能没有这一行，也可能是复制时丢失），未作核对。请对照原文件。",
            id.name_zh()
        ),
        format!(
            "In {} {en} was not found: not there, or lost in copying. Not checked. Please compare with the file.",
            id.name_en().to_lowercase()
        ),
    );
    let finding = Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(cells);
    Some(finding.evidence(span))
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
    let finding = without_figures(id, &(zh + &etc_zh), &(en + &etc_en), cells);
    Some(marks.into_iter().take(8).fold(finding, Finding::subject))
}

/// That no figure was read in these cells, whose names are given in both languages.
fn without_figures(id: TableId, zh: &str, en: &str, cells: Vec<CellId>) -> Finding {
    let message = Words::new(
        format!(
            "{}{zh}没有读到数（可能是空白，也可能是复制时丢失），未作核对。没有数据应填“0”。",
            id.name_zh()
        ),
        format!(
            "In {} no figure was read for {en}: blank, or lost in copying. Not checked. Where there is nothing it \
             should say 0.",
            id.name_en().to_lowercase()
        ),
    );
    Finding::new("PARSE-CELL-AMBIG", Severity::NotEvaluated, message).cells(cells)
}
