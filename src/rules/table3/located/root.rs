//! 定位：疑似错格.

use super::report;
use crate::finding::Severity;
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-ROOT.
pub struct Root;

impl Rule for Root {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-ROOT",
            severity: Severity::Error,
            on: true,
            title: ("定位：疑似错格", "The cell that explains the failing sums"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三有几处合计不平时，找出改动最少而能使全部勾稽成立的那一格（或几格），并给出应填的数。
## 为什么
表三的 175 格（2019 年表式 161 格）由 39 条（37 条）勾稽互相约束，每一格处在哪几条勾稽里各不相同，因此一格填错时必能指出是哪一格、应为多少。告诉填表人“改哪一格、改成几”，比列出几处不平有用。
多种改法都能使勾稽成立时，依次比较：正文和上年报告写的数、是否只差一个数字或换了位置、改动的格数。仍分不出时如实列出，不提修改建议。
## 会报告
```gouji
表三 · 重复申请 · 自然人 = «25»
```
```gouji
// 两格各错各的
表三 · 予以公开 · 自然人 = «74»
表三 · 行政查询 · 总计 = «9»
```
```gouji
// 错的数已经加进本行总计，只凭勾稽分不出是哪一行
表三 · 重复申请 = 8 1 0 0 0 0 9
```
## 不报告
```gouji
表三 · 重复申请 · 总计 = 空
```
```gouji
// 整行整列都改过，勾稽全部成立
表三 · 本年新收 = 119 21 0 1 2 4 147
表三 · 结转下年度 = 10 2 0 0 0 0 12
```
## 何时不报
没有一处不平；只有一处不平而其余有关勾稽都核对成立（多半是识别有误）；三格以内的改动解释不了；不平的是整类漏加、漏计结转或整块错位（另有规则）。
## 容差
无。改后各格须为不小于 0 的整数，且全部勾稽成立。",
                "## What
Where several sums of table 3 fail: the one cell (or the few) whose correction makes all of them hold, with the value that it should have.
## Why
39 sums (37 in the form of 2019) bind the 175 (161) cells, and no two cells stand in the same ones with the same signs. One wrong cell therefore shows which it is and what it should hold. Where several corrections would do, what the prose and last year's report say decides, then the likeness of the digits, then the number of cells; where nothing decides, they are listed and nothing is proposed.
## Reported
One wrong cell; two that are wrong independently; a wrong number that its row's total was added up from, which the sums alone cannot place in a row.
## Not reported
A blank total; a table in which all sums hold.
## Silent when
No sum fails; exactly one fails and all others through its cells were worked out and hold (it was probably misread); no three cells explain it; a whole class, the carry-over or a shifted block explains it (other rules).
## Tolerance
None. The corrected values must be whole, not below 0, and make every sum hold.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}
