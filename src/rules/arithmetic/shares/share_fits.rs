//! 占比计算有误.

use super::share::{Share, shares};
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::report::Report;
use crate::rules::arithmetic::exact::{Fit, percent, whole};
use crate::rules::narrative::quoted;
use crate::rules::{Context, Meta, Rule, Sink};

/// 占比计算有误.
pub struct ShareFits;

impl Rule for ShareFits {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "INT-PCT",
            severity: Severity::Error,
            on: true,
            title: ("占比计算有误", "A share is wrong"),
            holds: Some(("占比计算无误", "Shares are right")),
            since: "0.1.0",
            docs: docs!(
                "\
## 查什么
“……件，占……%”应等于该件数除以总数，四舍五入或截去末位均可；件数不在旁边而按名称再提到的（其中中标公告占……%）也核对。总数取“占总数”所指的数、列举的总数、办结数或收到数，有一个相符即可。各项占比恰好凑成100%、一项因此差一点的，只作提醒。
## 为什么
占比由正文自己的两个数算出，算错说明其中一个数改过而没有重算。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请805件。其中，予以公开及部分公开258件，占«33.9%»；不予公开35件，占4.34%；无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理89件，占11.1%。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请198件。其中，予以公开及部分公开149件，占75.2%；不予公开9件，占4.5%；无法提供35件，占17.6%；不予处理5件，占2.5%；其他处理0件。
```
## 何时不报
找不到确定的总数、约数、“共占”以及占比自有主语的、“分别占”后面的比例与前面的件数个数不等的不报；只要与段中任一总数相符就不报。
## 容差
四舍五入与截断都算对，按印出的小数位。
",
                "\
## What
“… items, p %” must be that number over the whole, rounded half up or cut off at the printed digit; a share that names its count again is held against it. The whole may be what 占总数 means, the list's, the finished or the received: one that fits is enough. Where shares come to exactly 100 % and one is a little off for that, it is a warning.
## Why
A share follows from two numbers of the same paragraph; a wrong one shows that one of them was changed later.
## Reported
258 of 805 is 32.0 %, printed 33.9 %.
## Not reported
Shares cut off: 149 of 198 as 75.2 %.
## Silent when
No certain whole, rounded numbers, 共占, 分别占 with more or fewer shares than counts, a share with a subject of its own; any count of the paragraph that fits.
## Tolerance
Rounded and cut off are both right, at the printed digit.
"
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        let (report, code) = (cx.report, self.meta().code);
        for share in shares(report) {
            let Some((base, severity)) = share.base(report) else { continue };
            let (Some(part), Some(of)) = (whole(share.part), whole(base)) else { continue };
            if let Some(of) = share.right_of(report, base) {
                let formula = format!("{} ≈ {}", share.percent.value, share.quotient(of));
                sink.holds_at(code, [share.percent.span, share.part.span], Vec::new(), formula);
                continue;
            }
            let decimals = share.printed.decimals;
            let (Some(right), Some(finer)) = (percent(part, of, decimals), percent(part, of, decimals + 1))
            else {
                continue;
            };
            let (quote, implied) =
                (quoted(report.text(), share.percent.span), share.printed.implied_part(of));
            let evened = share.is_evened_out(report, right);
            // By the last printed digit it is a custom of offices, not a slip.
            let hardly = share.is_off_by_last_digit(right);
            let severity = match evened {
                true if hardly => Severity::Info,
                true => severity.max(Severity::Warning),
                false => severity,
            };
            let why = match () {
                () if evened => Words::new(
                    "。各项占比合计恰为100%，这一项可能是为凑足100%而改的",
                    "; the shares come to exactly 100%, so this one may have been adjusted to make them",
                ),
                () if wrong_base(report, &share, of).is_some() => {
                    wrong_base(report, &share, of).unwrap_or_default()
                }
                () if implied != part => Words::new(
                    format!("。{quote}对应约{implied}"),
                    format!("; {quote} would be about {implied}"),
                ),
                () => Words::new("", ""),
            };
            let message = Words::new(
                format!(
                    "正文占比写{quote}，而{part} ÷ {of} = {right}%（{finer}%）{}。请核对件数和占比。",
                    why.zh
                ),
                format!(
                    "The share is printed as {quote}, but {part} ÷ {of} = {right}% ({finer}%){}. Check both.",
                    why.en
                ),
            );
            let finding = Finding::new(code, severity, message)
                .sides(
                    share.percent.value,
                    right,
                    format!("{part} ÷ {of} = {right}% ≠ {}%", share.percent.value),
                )
                .subject(share.percent.span)
                .evidence(share.part.span)
                .evidence(base.span);
            sink.fails(finding);
        }
    }
}

/// The other count of applications of which the printed share is right: what came in instead of what was finished.
fn wrong_base(report: &Report, share: &Share<'_>, of: i128) -> Option<Words> {
    const COUNTS: [(&str, &str, &str); 2] =
        [("new_received", "新收数", "received"), ("total_handled", "办结数", "finished")];
    let part = whole(share.part).filter(|part| *part > 0)?;
    COUNTS.iter().find_map(|(row, zh, en)| {
        let count = report.value(CellId::t3(row, "total")).and_then(|n| n.to_int()).map(i128::from)?;
        let fits = count != of && share.printed.fits(part, count) != Fit::No;
        fits.then(|| {
            let quote = quoted(report.text(), share.percent.span);
            Words::new(
                format!("。{quote} = {part} ÷ {count}（{zh}），疑用错基数，应除以{of}"),
                format!("; {quote} = {part} ÷ {count} ({en}): perhaps the wrong base, divide by {of}"),
            )
        })
    })
}
