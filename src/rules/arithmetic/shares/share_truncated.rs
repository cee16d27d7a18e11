//! 占比为截断值.

use super::share::shares;
use crate::finding::{Finding, Severity, Words};
use crate::rules::arithmetic::exact::{Fit, percent, whole};
use crate::rules::{Context, Meta, Rule, Sink};

/// 占比为截断值.
pub struct ShareTruncated;

impl Rule for ShareTruncated {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT-TRUNC",
            severity: Severity::Info,
            on: false,
            title: ("占比为截断值", "A share is cut off, not rounded"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
占比与四舍五入的结果差末位一个单位，是直接截去尾数得来的。
## 为什么
截断不算错，许多报告如此；统一四舍五入更规范。默认不开。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占«75.2%»；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请100件。其中，予以公开及部分公开50件，占50%；不予公开50件，占50%。
```
## 何时不报
默认不开。
## 容差
无。
",
                "\
## What
A share that is one unit of its last digit below the rounded value: the rest was cut off.
## Why
That is no mistake, and many reports do it; rounding is the usual way. Off by default.
## Reported
149 of 198 as 75.2 %.
## Not reported
50 of 100 as 50 %.
## Silent when
Off by default.
## Tolerance
None.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let report = cx.report;
        for share in shares(report) {
            let Some(part) = whole(share.part) else { continue };
            let fits: Vec<(i128, Fit)> = share
                .candidates(report)
                .filter_map(whole)
                .map(|of| (of, share.printed.fits(part, of)))
                .collect();
            if fits.iter().any(|(_, f)| *f == Fit::Rounded) {
                continue;
            }
            let Some((of, _)) = fits.into_iter().find(|(_, f)| *f == Fit::Truncated) else { continue };
            let Some(right) = percent(part, of, share.printed.decimals) else { continue };
            let message = Words::new(
                format!("{}四舍五入为{right}%，正文是截去尾数的写法。", share.quotient(of)),
                format!("{} rounds to {right}%; the prose cuts the rest off.", share.quotient(of)),
            );
            let finding = Finding::new(self.meta().code, Severity::Info, message).subject(share.percent.span);
            sink.fails(finding);
        }
    }
}
