//! 保留2018年前统计表.

use super::rows::first_line;
use crate::finding::{Finding, Severity, Words};
use crate::rules::{Context, Meta, Rule, Sink};

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
            "报告中保留了2018年度以前的统计表（统计指标、单位、统计数）。2019年起已停用，建议删除。",
            "The table of statistics of 2018 and before was left in; it is out of use since 2019 and should go.",
        );
        let place = first_line(span, cx.report.text());
        sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(place));
    }
}
