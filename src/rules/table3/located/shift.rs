//! 疑似错行或错列.

use super::report;
use crate::finding::Severity;
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-SHIFT.
pub struct Shift;

impl Rule for Shift {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-SHIFT",
            severity: Severity::Error,
            on: true,
            title: ("疑似错行或错列", "A block stands one row or column off"),
            holds: None,
            since: "0.1.0",
            docs: docs!(
                "## 查什么
几处不平，把相邻几行（或一列中的几格、几行中的几格）的数字整体移动一行（一列）后全部成立。
## 为什么
填表或粘贴时整块错开一格很常见，错位后每一格看上去都像单独填错。
## 会报告
```gouji
// 自然人列“不掌握”至“仍不明确”的数字下移了一行
表三 · 本机关不掌握 · 自然人 = 0
表三 · 另行制作 · 自然人 = 31
表三 · 仍不明确 · 自然人 = 2
表三 · 信访举报投诉 · 自然人 = 1
表三 · 重复申请 · 自然人 = 3
表三 · 公开出版物 · 自然人 = 5
```
## 不报告
```gouji
表三 · 重复申请 · 自然人 = 25
```
```gouji
// 整行一起移动而行、列合计仍成立的，只凭勾稽看不出来
表三 · 重复申请 = 0 0 0 0 0 0 0
表三 · 公开出版物 = 5 1 0 0 0 0 6
```
## 何时不报
移动后仍有勾稽不成立；只是两格互换（由 T3-ROOT 报告）。
## 容差
无，移动后全部勾稽须成立。",
                "## What
Several sums fail, and all of them hold once the numbers of neighbouring rows (or of some cells of a column, or of some rows) are moved by one row or one column.
## Why
A block that was typed or pasted one place off makes every cell look wrong by itself.
## Reported
In one column the numbers of several rows stand one row too low.
## Not reported
A single wrong cell. Whole rows that moved without breaking a sum cannot be seen by sums alone.
## Silent when
A sum still fails after the move; only two cells changed places (T3-ROOT).
## Tolerance
None; every sum must hold after the move.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report(cx, sink, self.meta().code);
    }
}
