//! Whether the tables are there, once, whole, and of the right generation.

use std::ptr;

use crate::document::Format;
use crate::finding::{Finding, Severity, Words};
use crate::form::{FORM_2019, FORM_2021, FORMS, Form, Group, Row, TableId, bare};
use crate::reading::section_of;
use crate::report::{CellState, HeaderFault, HeaderFaultKind, Report, Table, TableRow};
use crate::rules::parse::is_really_missing;
use crate::rules::{Context, Meta, Rule, Sink};
use crate::text::Span;

/// STRUCT-TABLE-MISSING.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-TABLE-MISSING",
            severity: Severity::Error,
            on: true,
            title: ("缺少统计表", "Table missing"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
Word 或网页文件里，第二、三、四部分有标题而没有统计表，其他部分的表读到了。
## 为什么
三张统计表是统一格式的组成部分，没有数据也应填“0”。
## 会报告
```gouji
网页：
<p>一、总体情况</p><p>坚持公开为常态。</p><p>«三、收到和处理政府信息公开申请情况»</p><p>见附件。</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table><tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr><td rowspan=2>结果维持<td rowspan=2>结果纠正<td rowspan=2>其他结果
<td rowspan=2>尚未审结<td rowspan=2>总计<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉
<tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计
<tr><td>1<td>0<td>0<td>0<td>1<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0<td>0</table>
```
## 不报告
```gouji
基础：局 2023
表四 = 缺
```
## 何时不报
纯文本和 PDF（表格可能在复制时丢失，见 PARSE-TABLE-UNREAD）；该部分有图片。
## 容差
无。",
                "## What
In a Word file or a page, part two, three or four has its heading and no table, while another table was read.
## Why
The three tables belong to the form; with nothing to report they are filled with 0.
## Reported
## Not reported
## Silent when
The source is plain text or PDF (the table may be lost, see PARSE-TABLE-UNREAD); there is a picture.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in TableId::ALL.into_iter().filter(|id| is_really_missing(cx, *id)) {
            let kind = section_of(id);
            let Some(section) = cx.report.section(kind) else { continue };
            let message = Words::new(
                format!("第{}部分没有统计表。没有相应情况也应保留表格并填“0”。", kind.numeral()),
                format!("{} is missing. Keep it even where all its cells are 0.", id.name_en()),
            );
            let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
            sink.fails(finding.subject(section.heading));
        }
    }
}

/// STRUCT-TABLE-DUP.
pub struct Duplicate;

impl Rule for Duplicate {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-TABLE-DUP",
            severity: Severity::Warning,
            on: true,
            title: ("统计表重复", "Duplicate table"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一张统计表出现两份且数据不同，或同一行出现两次且数据不同。表三多数行各出现两次，或有两张表各出现两份的，疑似两份报告混在一起：分不清的表不作核对，正文与表格不符的也不算错。
## 为什么
读者无法判断以哪一份为准；多为由旧稿改来时没有删掉。
## 会报告
```gouji
全文：
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
五、存在的主要问题及改进情况
统计工作还不够细致，现将核对前的数据一并列出，供有关方面参考和监督。
行政复议\t行政诉讼
未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
2\t0\t0\t0\t2\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
```
## 不报告
```gouji
基础：局 2023
表四 = 0
```
## 何时不报
两份数据相同；跨页重复的表头。
## 容差
无。",
                "## What
One of the tables, or a row of it, stands there twice with different figures. Where most rows of table 3 or two tables do, two reports seem to stand in one text: what cannot be told apart is not checked.
## Why
A reader cannot tell which one holds.
## Reported
## Not reported
## Silent when
Both say the same; a header is repeated on a new page.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if cx.report.seems_two() {
            return sink.fails(two_reports(cx.report));
        }
        for id in TableId::ALL {
            let table = cx.report.table(id);
            repeated_rows(table, id).for_each(|finding| sink.fails(finding));
            let Some((copy, _)) = table.copies.iter().find(|(_, differs)| *differs) else { continue };
            let message = Words::new(
                format!("{}出现两份且数据不同，按第1份核对。请删去多余的一份。", id.name_zh()),
                format!("{} stands there twice with different figures; the first was checked.", id.name_en()),
            );
            let mut finding = Finding::new(self.meta().code, Severity::Warning, message).subject(*copy);
            if let Some(first) = table.span {
                finding = finding.evidence(first);
            }
            sink.fails(finding);
        }
    }
}

/// That two reports seem to stand in one text, with all that shows it.
fn two_reports(report: &Report) -> Finding {
    let (mut zh, mut en, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    for id in TableId::ALL {
        let table = report.table(id);
        let (name, name_en) = (id.name_zh(), id.name_en().to_lowercase());
        if let Some((_, one, other)) = table.repeated.first() {
            let count = table.repeated.len();
            zh.push(format!("{name}有 {count} 行各出现两次且数据不同"));
            en.push(format!("{count} rows of {name_en} stand there twice with different figures"));
            marks.push((*other, Some(*one)));
        } else if let Some((copy, _)) = table.copies.iter().find(|(_, differs)| *differs) {
            zh.push(format!("{name}出现两份且数据不同"));
            en.push(format!("{name_en} stands there twice with different figures"));
            marks.push((*copy, table.span));
        }
    }
    let message = Words::new(
        format!("疑似两份报告混在一起：{}。请分开后再核对。", zh.join("，")),
        format!("Two reports seem to stand in one text: {}. Please take them apart.", en.join("; ")),
    );
    let finding = Finding::new(Duplicate.meta().code, Severity::Warning, message);
    marks.into_iter().fold(finding, |finding, (copy, first)| {
        first.into_iter().fold(finding.subject(copy), Finding::evidence)
    })
}

/// Rows that stand twice with different figures.
fn repeated_rows(table: &Table, id: TableId) -> impl Iterator<Item = Finding> {
    let (zh, en) = (id.name_zh(), id.name_en());
    table.repeated.iter().map(move |(row, one, other)| {
        let message = Words::new(
            format!("{zh}“{}”一行出现两次且数据不同，按第一次出现的核对。请删去多余的一行。", row.label),
            format!(
                "Row “{}” of {en} stands there twice with different figures; the first was checked.",
                row.label_en
            ),
        );
        let finding = Finding::new(Duplicate.meta().code, Severity::Warning, message);
        finding.cells(row.cells(id)).subject(*other).evidence(*one)
    })
}

/// STRUCT-TABLE-ROWS.
pub struct Rows;

impl Rule for Rows {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-TABLE-ROWS",
            severity: Severity::Error,
            on: true,
            title: ("表格行列被增删改", "Rows or columns altered"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
统计表里少了统一格式规定的行，或多出格式没有的行；表三、表四的列少了、多了或调换了位置。
## 为什么
统一格式的行和列不得增删或调换：没有数据也应保留并填“0”，否则无法汇总比对。
## 会报告
```gouji
基础：局 2023
表三 · 要求提供公开出版物 = 缺
```
## 不报告
```gouji
基础：局 2023
表三 · 要求提供公开出版物 = 0 0 0 0 0 0 0
```
## 何时不报
表格没有读全（别的行也读不准、表的末尾缺失）；表式与年度不符或新旧混用（另有规则）；多出的行只在 Word、网页和工作簿里报告。
## 容差
行名认核心词。表三只是“总计”换了位置或多一列“小计”时只作提示。",
                "## What
A row of the form is missing in a table, or one was added; columns of tables 3 and 4 are missing, added or moved.
## Why
Rows and columns must not be added, left out or moved; with nothing to report they hold 0.
## Reported
## Not reported
## Silent when
The table was not read whole (other rows are unsure, or its end is missing); the form is of another generation (other rules); added rows are told only where the file marks its tables.
## Tolerance
A label is known by its main words. Where only the total of table 3 stands elsewhere or a subtotal was added, it is an info."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        for id in [TableId::T3, TableId::T4] {
            if let Some(finding) = other_columns(cx, id) {
                sink.fails(finding);
            }
        }
        if generation_error(cx).is_some() || mixture(cx).is_some() {
            return;
        }
        for id in [TableId::T2, TableId::T3] {
            let table = cx.report.table(id);
            if !table.is_read() {
                continue;
            }
            for row in absent(table).into_iter().filter(|row| !is_cut_off(cx, id, row)) {
                let label = row.label;
                let message = Words::new(
                    format!("{}缺少“{label}”一行。统一格式的行不得删减，没有数据请填“0”。", id.name_zh()),
                    format!("{} lacks the row “{}”. Keep it and fill it with 0.", id.name_en(), row.label_en),
                );
                let mut finding =
                    Finding::new(self.meta().code, cx.error_since_2020(), message).cells(row.cells(id));
                if let Some(span) = table.span {
                    finding = finding.evidence(first_line(span, cx.report.text()));
                }
                sink.fails(finding);
            }
            // Where lines and cells are only guessed, a strange label may be no row at all.
            let marked =
                matches!(cx.report.document.format, Format::Html | Format::Docx | Format::Doc | Format::Xlsx);
            for strange in table.strange_rows.iter().filter(|_| marked).take(10) {
                let message = Words::new(
                    format!("{}多出“{}”一行，统一格式没有此行。", id.name_zh(), strange.value),
                    format!("{} has a row “{}” that the form does not have.", id.name_en(), strange.value),
                );
                let finding = Finding::new(self.meta().code, cx.error_since_2020(), message);
                sink.fails(finding.subject(strange.span));
            }
        }
    }
}

/// The columns of a table that are not the form's, in one finding.
fn other_columns(cx: &Context<'_>, id: TableId) -> Option<Finding> {
    let table = cx.report.table(id);
    let faults: Vec<&HeaderFault> = table.header_faults.iter().filter(|_| table.is_read()).collect();
    let names = |kind: HeaderFaultKind| -> Option<String> {
        let of_kind = faults.iter().filter(|f| f.kind == kind);
        let names: Vec<String> = of_kind.map(|f| format!("“{}”", f.name)).collect();
        (!names.is_empty()).then(|| names.concat())
    };
    let (moved, missing, extra) =
        (names(HeaderFaultKind::Moved), names(HeaderFaultKind::Missing), names(HeaderFaultKind::Extra));
    let parts = |moved_as: &str, missing_as: &str, extra_as: &str, between: &str| {
        let part = |names: &Option<String>, words: &str| names.as_ref().map(|n| words.replace("{}", n));
        let parts = [part(&missing, missing_as), part(&extra, extra_as), part(&moved, moved_as)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(between)
    };
    if faults.is_empty() {
        return None;
    }
    let message = Words::new(
        format!(
            "{}的表头与统一格式不同：{}。列不得增删或调换，数据按表头所写的列核对，请照统一格式改正。",
            id.name_zh(),
            parts("{}的位置有变", "缺{}一列", "多出{}一列", "，")
        ),
        format!(
            "The header of {} is not the form's: {}. Columns must not be added, left out or moved; figures were \
             checked under the names printed above them.",
            id.name_en().to_lowercase(),
            parts("{} moved", "{} missing", "{} added", ", ")
        ),
    );
    // Sums by another name or in another place put no figure under a wrong one.
    let only_sums = faults.iter().all(|f| ["总计", "小计", "合计"].iter().any(|sum| f.name == *sum));
    let severity = if only_sums { Severity::Info } else { cx.error_since_2020() };
    let finding = Finding::new("STRUCT-TABLE-ROWS", severity, message);
    let spans: Vec<Span> = faults.iter().filter_map(|f| f.span).collect();
    Some(match (spans.is_empty(), table.span) {
        (true, Some(span)) => finding.evidence(first_line(span, cx.report.text())),
        _ => spans.into_iter().fold(finding, Finding::subject),
    })
}

/// Whether a row may lie before what was pasted: no row stands above it, and no heading above the table.
fn is_cut_off(cx: &Context<'_>, id: TableId, row: &Row) -> bool {
    let table = cx.report.table(id);
    let above = table.rows.iter().take_while(|r| r.row.id != row.id);
    let leads = above.into_iter().all(|r| r.cells.iter().all(|c| c.state == CellState::Missing));
    let headed = |span: Span| cx.report.sections.iter().any(|s| s.heading.end <= span.start);
    leads && !table.span.is_some_and(headed)
}

/// Rows that are surely not there: every other row is read with its label, and rows stand behind them.
fn absent(table: &Table) -> Vec<&'static Row> {
    let is_absent = |r: &TableRow| r.label.is_none() && r.cells.iter().all(|c| c.state == CellState::Missing);
    let whole = |r: &TableRow| r.label.is_some() && r.cells.iter().all(|c| c.state != CellState::Missing);
    let last = table.rows.iter().rposition(|r| !is_absent(r)).unwrap_or(0);
    let body = table.rows.get(..last).unwrap_or(&[]);
    let sure = table.ambiguous.is_empty() && table.rows.iter().all(|r| is_absent(r) || whole(r));
    let absent: Vec<_> = body.iter().filter(|r| is_absent(r)).map(|r| r.row).collect();
    // Many at once are a reading gone wrong rather than rows deleted.
    if sure && absent.len() <= 4 { absent } else { Vec::new() }
}

/// The first line of a table, without the marks that converters write.
fn first_line(span: Span, text: &str) -> Span {
    let inner = span.of(text);
    let end = inner.find('\n').unwrap_or(inner.len());
    let line = inner.get(..end).unwrap_or("");
    let marked = line.trim_start().starts_with("[bookmark:") || line.trim_start().starts_with("[image:");
    let mark = line.find(']').filter(|_| marked).map_or(0, |close| close + 1);
    Span::new(span.start + mark, span.start + end).trimmed(text)
}

/// STRUCT-FORM-GEN.
pub struct Generation;

/// Both tables of one generation that is not the year's: the form in use, the right one, the year.
fn generation_error(cx: &Context<'_>) -> Option<(&'static Form, &'static Form, u16)> {
    let year = cx.year()?;
    let right = Form::for_year(year)?;
    let mut used = [&cx.report.t2, &cx.report.t3].into_iter().filter(|t| t.is_read()).filter_map(|t| t.form);
    let first = used.next()?;
    let same = used.all(|form| form == first);
    (same && first != right && mixture(cx).is_none()).then_some((first, right, year))
}

impl Rule for Generation {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-FORM-GEN",
            severity: Severity::Error,
            on: true,
            title: ("表式与年度不符", "Wrong form generation"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
2019、2020年度应使用国办公开办函〔2019〕60号的试行格式，2021年度起应使用国办公开办函〔2021〕30号的格式。
## 为什么
两版格式的行列不同，用错格式则数据口径不符，也无法汇总。
## 会报告
```gouji
基础：区 2020
标题：青禾区人民政府2023年政府信息公开工作年度报告
前言：本报告依据条例编制，统计期限为2023年1月1日至2023年12月31日。
```
## 不报告
```gouji
基础：区 2020
一：2020年，全区各级行政机关认真落实条例要求。
```
## 何时不报
年度没有读到；两版格式混用的由 STRUCT-FORM-MIXED 报告。
## 容差
无。",
                "## What
Reports on 2019 and 2020 follow the trial form of 2019, those since 2021 the form of 2021.
## Why
Rows and columns differ, so that the figures mean something else and cannot be added up.
## Reported
## Not reported
## Silent when
The year was not read; a mixture is reported by STRUCT-FORM-MIXED.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some((used, right, year)) = generation_error(cx) else { return };
        let name =
            |form: &Form| if form.id == "2019" { "2019年试行格式" } else { "2021年修订格式" };
        let mut message = Words::new(
            format!("{year}年度应使用{}（{}），现为{}。", name(right), right.notice, name(used)),
            format!(
                "A report on {year} follows the form of {} ({}); this one follows that of {}.",
                right.id, right.notice, used.id
            ),
        );
        let mark = mark_of(cx, used);
        if let Some((words, _)) = &mark {
            message.zh += &format!("例如表中有“{words}”。");
            message.en += &format!(" For instance it has “{words}”.");
        }
        let mut finding = Finding::new(self.meta().code, Severity::Error, message);
        if let Some((_, span)) = mark {
            finding = finding.subject(span);
        } else if let Some(span) = cx.report.t3.span.or(cx.report.t2.span) {
            finding = finding.subject(first_line(span, cx.report.text()));
        }
        sink.fails(finding);
    }
}

/// Words in the report's tables that only one generation of the form has, and their place.
fn mark_of(cx: &Context<'_>, form: &Form) -> Option<(&'static str, Span)> {
    let table = cx.report.t2.span.or(cx.report.t3.span)?;
    let other = FORMS.iter().find(|f| **f != form)?;
    let own = |row: &&Row| !other.t2.iter().any(|r| r.label == row.label);
    let labels = form.t2.iter().filter(own).map(|r| r.label);
    let columns = form.t2.iter().flat_map(|r| r.columns.iter().map(|c| c.label));
    let view = crate::text::View::squeezed(cx.report.text(), table);
    columns.chain(labels).find_map(|label| {
        let at = view.text.find(label)?;
        let foreign = !other.t2.iter().any(|r| r.columns.iter().any(|c| c.label == label));
        foreign.then(|| (label, view.to_source(at, at + label.len(), cx.report.text())))
    })
}

/// STRUCT-FORM-MIXED.
pub struct Mixed;

/// How two generations are mixed.
enum Mixture {
    /// Table 2 is new and only （六）其他处理 of table 3 was not split in three.
    OldOther,
    /// Table 2 is old and table 3 new.
    NewOther,
    /// Table 2 itself: rows of either kind.
    Inside { old: &'static Row, new: &'static Row },
}

/// What a row's first figure counts, Chinese and English.
fn first_column(row: &Row) -> (&'static str, &'static str) {
    row.columns.first().map_or(("", ""), |column| (column.label, column.label_en))
}

fn mixture(cx: &Context<'_>) -> Option<Mixture> {
    let t2 = cx.report.t2.is_read().then_some(&cx.report.t2);
    let rows =
        t2.iter().flat_map(|t| &t.rows).filter(|r| r.cells.iter().any(|c| c.state != CellState::Missing));
    let (mut old, mut new) = (None, None);
    for row in rows.map(|r| r.row) {
        let of = |form: &Form| form.t2.iter().any(|r| ptr::eq(r, row));
        if of(&FORM_2019) {
            old = old.or(Some(row));
        } else if of(&FORM_2021) {
            new = new.or(Some(row));
        }
    }
    if let (Some(old), Some(new)) = (old, new) {
        return Some(Mixture::Inside { old, new });
    }
    let of_cases = cx.report.t3.is_read().then_some(cx.report.t3.form).flatten()?;
    // Only rows that were seen tell in which generation （六）其他处理 was printed; 其他 alone is a column's name too.
    let is_own = |r: &TableRow| r.label.is_some() && bare(r.row.label).chars().nth(2).is_some();
    let seen = |r: &&TableRow| is_own(r) || r.cells.iter().any(|c| c.state != CellState::Missing);
    cx.report.t3.rows.iter().filter(|r| r.row.group == Group::Other).find(seen)?;
    match (old, new) {
        (Some(_), None) if *of_cases == FORM_2021 => Some(Mixture::NewOther),
        (None, Some(_)) if *of_cases == FORM_2019 => Some(Mixture::OldOther),
        _ => None,
    }
}

impl Rule for Mixed {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-FORM-MIXED",
            severity: Severity::Error,
            on: true,
            title: ("新旧表式混用", "Mixed forms"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
同一份报告里既有2019年试行格式的表，又有2021年修订格式的表，或表二里新旧栏目并存。
## 为什么
新旧格式的栏目含义不同，混用则数据口径不一。表二已用新格式、仅表三“其他处理”没有分成三项的，数字仍可核对，列为警告。
## 会报告
```gouji
全文：
青禾区教育局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t2\t2\t9
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t15
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t3
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t0
```
## 不报告
```gouji
基础：局 2023
一：2023年，我局认真落实条例要求。
```
## 何时不报
两版格式相同的部分（表四、表三其余各行）；表格没有读到。2019年度降为警告。
## 容差
无。",
                "## What
One report has tables of the 2019 form and of the 2021 form, or table 2 has columns of both.
## Why
Their columns mean different things. Where table 2 is new and only （六） of table 3 was not split in three, the figures can still be checked: a warning.
## Reported
## Not reported
## Silent when
It is about parts that both forms share; a table was not read. A warning for 2019.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(mixture) = mixture(cx) else { return };
        let (severity, words) = match &mixture {
            Mixture::OldOther => (
                Severity::Warning,
                Words::new(
                    "表二为2021年格式，表三“（六）其他处理”仍为2019年格式的一行。应分为“逾期不补正”“逾期未缴费”“其他”三行填报。",
                    "Table 2 follows the form of 2021, but （六） of table 3 is the one row of 2019; it should be three.",
                ),
            ),
            Mixture::NewOther => (
                cx.error_since_2020(),
                Words::new(
                    "表二为2019年格式，表三“（六）其他处理”为2021年格式。请按报告年度统一使用一种格式。",
                    "Table 2 follows the form of 2019 and table 3 that of 2021. Please use one form, the year's.",
                ),
            ),
            Mixture::Inside { old, new } => (
                cx.error_since_2020(),
                Words::new(
                    format!(
                        "表二新旧格式混用：“{}”一行的“{}”等栏为2019年格式，“{}”一行的“{}”为2021年格式。请统一使用报告年度的格式。",
                        old.label,
                        first_column(old).0,
                        new.label,
                        first_column(new).0
                    ),
                    format!(
                        "Table 2 mixes two forms: row “{}” (“{}”) is that of 2019, row “{}” (“{}”) that of 2021. \
                         Please use one form, the year's.",
                        old.label_en,
                        first_column(old).1,
                        new.label_en,
                        first_column(new).1
                    ),
                ),
            ),
        };
        let mut finding = Finding::new(self.meta().code, severity, words);
        let row = match &mixture {
            Mixture::Inside { old, .. } => cx.report.t2.row(old.id),
            _ => cx.report.t3.row("other_all").or_else(|| cx.report.t3.row("other_misc")),
        };
        if let Some(label) = row.and_then(|r| r.label) {
            finding = finding.subject(label);
        } else if let Some(span) = cx.report.t2.span {
            finding = finding.subject(first_line(span, cx.report.text()));
        }
        sink.fails(finding);
    }
}

/// STRUCT-OLD-TABLE.
pub struct OldStatistics;

impl Rule for OldStatistics {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "STRUCT-OLD-TABLE",
            severity: Severity::Warning,
            on: true,
            title: ("保留2018年前统计表", "Pre-2019 table"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
报告里保留了2018年度以前的统计表（统计指标 | 单位 | 统计数）。
## 为什么
2019年起使用统一格式，旧表已停用；两套数字并存容易互相矛盾。
## 会报告
```gouji
基础：区 2020
六：统计指标\t单位\t统计数
六：一、主动公开政府信息数\t条\t1280
六：二、回应解读情况\t次\t30
```
## 不报告
```gouji
基础：区 2020
六：本年度主动公开政府信息1280条。
```
## 何时不报
正文里只是提到这些指标。
## 容差
无。",
                "## What
The statistics table of 2018 and before (indicator, unit, number) was left in.
## Why
Since 2019 the national form takes its place; two sets of figures contradict one another sooner or later.
## Reported
## Not reported
## Silent when
The indicators are only spoken of.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let Some(span) = cx.report.old_statistics.filter(|_| cx.is_report()) else { return };
        let message = Words::new(
            "报告中保留了2018年度以前的统计表（统计指标、单位、统计数），2019年起已停用，建议删除。",
            "The table of statistics of 2018 and before was left in; it is out of use since 2019 and should go.",
        );
        let place = first_line(span, cx.report.text());
        sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
    }
}
