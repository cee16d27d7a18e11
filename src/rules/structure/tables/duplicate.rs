//! 统计表重复.

use crate::finding::{Finding, Severity, Words};
use crate::form::TableId;
use crate::report::{Report, Table};
use crate::rules::{Context, Meta, Rule, Sink};

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
    if !report.interleaved.is_empty() {
        let count = report.interleaved.len();
        zh.push(format!("六部分的标题有 {count} 个交错出现两次"));
        en.push(format!(
            "{count} of the six headings stand there twice, one report between the lines of the other"
        ));
        marks.extend(report.interleaved.iter().map(|heading| (*heading, None)));
    }
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
