//! The date under the report, or that of publication.

use crate::finding::{Finding, Severity, Words};
use crate::report::{BodyKind, Date};
use crate::rules::{Context, Meta, Rule, Sink};

/// 落款日期 or 发布日期.
fn name(cx: &Context<'_>) -> (&'static str, &'static str) {
    if cx.report.identity.date_is_signature {
        ("落款日期", "date under the report")
    } else {
        ("发布日期", "date of publication")
    }
}

fn zh(date: Date) -> String {
    format!("{}年{}月{}日", date.year, date.month, date.day)
}

fn en(date: Date) -> String {
    format!("{}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Whether the body runs a development zone: neither a department nor a government in article 49's sense.
fn runs_a_zone(cx: &Context<'_>) -> bool {
    let name = cx.report.identity.body.as_ref().map_or("", |body| body.value.as_str());
    ["管委会", "管理委员会", "开发区", "园区", "示范区", "度假区"].iter().any(|zone| name.contains(zone))
}

/// FORM-DATE-LATE.
pub struct Late;

impl Rule for Late {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-DATE-LATE",
            severity: Severity::Error,
            on: true,
            title: ("落款/发布日期超过法定期限", "Dated after the deadline"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
落款日期（没有则用网页的发布日期）是否晚于期限：部门和政府办公室为次年1月31日，县级以上人民政府为次年3月31日；本地期限可在设置中更改。
## 为什么
条例第四十九条。乡镇、街道和开发区管委会未在该条列明，期限由各地规定，列为警告。
## 会报告
```gouji
基础：局 2023
落款：青禾区农业农村局 «2024年2月6日»
```
## 不报告
```gouji
基础：区 2023
落款：青禾区人民政府 2024年2月16日
```
```gouji
基础：局 2023
落款：青禾区农业农村局 2024年1月31日
```
## 何时不报
没有日期、没有读到年度或机关类别。网页的发布日期比期限晚出半年以上，多为改版后重新录入，列为提示。
## 容差
按日计，无。",
                "## What
Whether the date under the report (or else that of publication) is later than allowed: 31 January of the next year for departments and offices, 31 March for governments; local deadlines are settings.
## Why
Article 49 of the Regulations. Townships, streets and the bodies of development zones are not named there: a warning.
## Reported
## Not reported
## Silent when
There is no date, year or kind of body. A date of publication more than half a year late is often that of a rebuilt site: for information.
## Tolerance
None, to the day."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let identity = &cx.report.identity;
        let (Some(date), Some(kind), Some(year)) = (&identity.date, identity.kind, cx.year()) else { return };
        // Which year's deadline it is nobody knows where the years disagree.
        if super::identity::mismatch(cx).is_some() {
            return;
        }
        let deadline = cx.options.deadline(kind, year);
        if date.value <= deadline || !cx.is_report() {
            return;
        }
        let long = date.value.year > deadline.year || date.value.month > deadline.month + 6;
        let severity = match kind {
            _ if long && !identity.date_is_signature => Severity::Info,
            BodyKind::Town | BodyKind::Street => Severity::Warning,
            _ if runs_a_zone(cx) => Severity::Warning,
            _ => Severity::Error,
        };
        let local = cx.options.deadlines.iter().any(|(k, ..)| *k == kind);
        let source = match kind {
            _ if local => "本地要求",
            _ if runs_a_zone(cx) => "参照条例第四十九条，以本地要求为准",
            BodyKind::Town | BodyKind::Street => "参照条例第四十九条，以本地要求为准",
            _ => "条例第四十九条",
        };
        let (what_zh, what_en) = name(cx);
        let message = Words::new(
            format!(
                "{what_zh}{}晚于期限{}。依据：{source}；请核实实际公布日期。",
                zh(date.value),
                zh(deadline)
            ),
            format!(
                "The {what_en}, {}, is later than {} (article 49 or the local notice); please see when the report was \
                 in fact published.",
                en(date.value),
                en(deadline)
            ),
        );
        sink.fails(Finding::new(self.meta().code, severity, message).subject(date.span));
    }
}

/// FORM-DATE-EARLY.
pub struct Early;

impl Rule for Early {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-DATE-EARLY",
            severity: Severity::Warning,
            on: true,
            title: ("统计期未满即落款", "Too early"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
落款日期是否早于统计期末（报告年度的12月31日）。
## 为什么
统计期未满，数据不可能齐全；也可能是年份写错。
## 会报告
```gouji
基础：局 2023
落款：青禾区农业农村局 «2023年1月18日»
```
## 不报告
```gouji
基础：局 2023
落款：青禾区农业农村局 2024年1月2日
```
## 何时不报
没有日期，或没有读到年度。
## 容差
无。",
                "## What
Whether the date is before the end of the year reported on.
## Why
The figures cannot be complete before; or the year is mistyped.
## Reported
## Not reported
## Silent when
There is no date, or the year was not read.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (Some(date), Some(year)) = (&cx.report.identity.date, cx.year()) else { return };
        let end = Date { year, month: 12, day: 31 };
        if date.value > end || !cx.is_report() {
            return;
        }
        let (what_zh, what_en) = name(cx);
        // A day of the year's first months is one of the next year with the year left unchanged.
        let (zh_more, en_more) = if date.value.year == year && date.value.month <= 4 {
            let next = year + 1;
            (format!("疑为年份未改，应为{next}年"), format!(" The year was probably left unchanged: {next}."))
        } else {
            ("请核对".to_owned(), String::new())
        };
        let message = Words::new(
            format!("{what_zh}{}早于统计期末，{zh_more}。", zh(date.value)),
            format!("The {what_en}, {}, is before the end of the year reported on.{en_more}", en(date.value)),
        );
        sink.fails(Finding::new(self.meta().code, Severity::Warning, message).subject(date.span));
    }
}

/// FORM-DATE-MISSING.
pub struct Missing;

impl Rule for Missing {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "FORM-DATE-MISSING",
            severity: Severity::Info,
            on: false,
            title: ("无落款日期", "No date"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
报告末尾有没有落款日期，页面上有没有发布日期。
## 为什么
日期是判断是否按时的依据。网页往往另有发布日期，复制正文时不一定带上，故默认不启用。
## 会报告
```gouji
基础：局 2023
落款：
```
## 不报告
```gouji
基础：局 2023
落款：青禾区农业农村局 二〇二四年一月十八日
```
## 何时不报
粘贴的只是报告的一段。
## 容差
无。",
                "## What
Whether there is a date under the report or one of publication.
## Why
It shows whether the report was on time. Pages carry it outside the text, so this is off by default.
## Reported
## Not reported
## Silent when
Only a piece of a report was pasted.
## Tolerance
None."
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        if !cx.is_whole() || cx.report.identity.date.is_some() {
            return;
        }
        let message = Words::new("未见落款日期。", "There is no date under the report.");
        sink.fails(Finding::new(self.meta().code, Severity::Info, message));
    }
}
