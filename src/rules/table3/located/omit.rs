//! 总计漏加或重复加某类.

use super::report;
use crate::finding::Severity;
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-OMIT.
pub struct Omit;

impl Rule for Omit {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-OMIT",
            severity: Severity::Error,
            on: true,
            title: ("总计漏加或重复加某类", "The total leaves out or repeats a class"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
（七）总计与各项结果之差，在每一列都恰好等于某一类（或其中一行）的数：总计漏加、重复加了这一类，或这一类填多了。
## 为什么
（七）总计应包括（一）至（六）全部结果。2021 年表式把“（六）其他处理”拆成三行，最容易漏加。
## 会报告
```gouji
表三 · （七）总计 = 111 19 0 1 2 3 136
```
```gouji
// “部分公开”加了两次
表三 · （七）总计 = 127 22 0 1 3 4 157
```
## 不报告
```gouji
表三 · （七）总计 · 自然人 = 111
```
只有一列对不上，是单个错格，由 T3-ROOT 报告。
```gouji
基础：街道 2023
表三 = 0
```
## 何时不报
各列之差不是同一类的数时。
## 容差
无，每一列都须恰好相等。",
                "## What
In every column the total differs from the outcomes by exactly one class (or one row of it): it was left out, counted twice, or filled in without being part of it.
## Why
(7) total must take in all outcomes (1) to (6). The form of 2021 has three rows for (6), which are easily left out.
## Reported
The total leaves out (6); the total counts (2) twice.
## Not reported
Only one column is off: that is one wrong cell, and T3-ROOT reports it.
## Silent when
The differences are not those of one class.
## Tolerance
None; every column must fit exactly.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}
