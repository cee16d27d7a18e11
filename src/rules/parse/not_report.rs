//! 不像年度报告.

use super::{found, numerals};
use crate::finding::{Finding, Severity, Words};
use crate::rules::passages::OtherKind;
use crate::rules::{Context, Meta, Rule, Sink};

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
