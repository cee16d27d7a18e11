//! 总计等于新收，忽略结转.

use super::report;
use crate::finding::Severity;
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-FLOW.
pub struct Flow;

impl Rule for Flow {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-FLOW",
            severity: Severity::Error,
            on: true,
            title: ("总计等于新收，忽略结转", "The carry-over was left out"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
（七）总计与本年新收逐列相同，而有上年结转或结转下年度；或者收支相差的数在每一列都可由漏填的结转解释；或者结转下年度全部为 0，而（七）总计把未办结的也计入了。
## 为什么
（七）总计是本年度办结的件数，等于本年新收加上年结转减结转下年度。有结转时，照抄本年新收就会不平。
## 会报告
```gouji
表三 · （七）总计 = 118 21 0 1 2 4 146
```
```gouji
表三 · 结转下年度 = 0
```
```gouji
// 未办结的 11 件计入了（七）总计
表三 · 结转下年度 = 0
表三 · （七）总计 = 124 22 0 1 2 4 153
```
## 不报告
```gouji
// 没有结转时，总计本来就等于新收
表三 · 上年结转 = 0 0 0 0 0 0 0
表三 · 结转下年度 = 3 1 0 0 0 0 4
```
```gouji
表三 · 结转下年度 · 自然人 = 6
```
## 何时不报
能用一个单格更好地解释时（由 T3-ROOT 报告）；收支平衡时。
## 容差
无，每一列都须恰好相等。",
                "## What
(7) total repeats the new applications column by column although some were carried over; or what is missing in the balance of every column is a carry-over that was not filled in; or nothing is carried over and the total counts what is not finished.
## Why
(7) is what was handled: new applications plus those carried in minus those carried out.
## Reported
The total repeats the new applications; nothing is carried over to next year although more came in than was handled, or although the total exceeds the outcomes.
## Not reported
Nothing was carried in and the balance holds; a single cell is off.
## Silent when
A single cell explains it better (T3-ROOT); the balance holds.
## Tolerance
None; every column must fit exactly.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}
