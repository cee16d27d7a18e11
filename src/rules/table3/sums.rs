//! The sums of table 3 (domain §3.1): rows, outcomes, balance. Where one slip explains several failing sums,
//! they stay findings, folded under the headline that names the slip.

use super::located;
use super::messages;
use crate::finding::{Finding, Severity, Words};
use crate::form::CellId;
use crate::locate::sums::{CheckedSum, Grid, Sum};
use crate::locate::{Applications, Origin};
use crate::num::Num;
use crate::report::{Report, TableState};
use crate::rules::{Context, Meta, Rule, Sink};

/// T3-ROW-SUM.
pub struct RowSum;

impl Rule for RowSum {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-ROW-SUM",
            severity: Severity::Error,
            on: true,
            title: ("某行各列之和不等于总计", "A row does not add up to its total"),
            holds: Some(("表三各行：各列之和 = 总计", "Table 3 rows: columns add up to the total")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三每一行：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六格之和，应等于本行总计。
## 为什么
总计是六类申请人的合计（国办公开办函〔2021〕30号、〔2019〕60号所附表式）。不相等，说明这一行至少有一格填错。
## 会报告
```gouji
表三 · 重复申请 · 自然人 = «25»
```
## 不报告
```gouji
表三 · 重复申请 = 25 1 0 0 0 0 26
```
合计相等就不报本条；由此引起的列不平由其他规则报告。
```gouji
表三 · 重复申请 · 总计 = 空
```
## 何时不报
本行有格没有读到、总计空白、全行空白、或只填了总计时，记为未核对。只有一处不平、而经过其各格的其余勾稽全部核对成立时，或整表对不上时，多半是识别有误，也不报本条；其余勾稽有无法核对的，照报，并说明哪一条无法核对。
能用一个错格解释几处不平时，本条并入该解释之下。
## 容差
无，整数须完全相等。",
                "## What
In each row of table 3 the six kinds of applicant must add up to the row's total.
## Why
The total is the sum of the six kinds (the forms of 2021 and 2019). If they differ, at least one cell of the row is wrong.
## Reported
A cell was changed and the row no longer adds up.
## Not reported
The row adds up; other rules look at the columns. A blank total cannot be compared.
## Silent when
A cell was not read, the total or the whole row is blank, or only the total is filled in: then the row counts as not evaluated. The same where a single sum fails and every other sum through its cells was worked out and holds, or where the whole table does not fit: then it was probably misread. Where one of the others could not be worked out, the error stands and says which. Where one wrong cell explains several failing sums, this finding is folded under that explanation.
## Tolerance
None; whole numbers must be equal.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sums(cx, sink, self.meta().code, |sum| matches!(sum, Sum::Row(_)));
    }
}

/// T3-COL-SUM.
pub struct ColumnSum;

impl Rule for ColumnSum {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-COL-SUM",
            severity: Severity::Error,
            on: true,
            title: ("各办理结果之和不等于（七）总计", "The outcomes do not add up to (7) total"),
            holds: Some(("表三各列：办理结果之和 =（七）总计", "Table 3 columns: results add up to (7)")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三每一列：（一）至（六）各项办理结果之和，应等于（七）总计。
## 为什么
（七）总计是本年度全部办理结果的合计（国办公开办函〔2021〕30号、〔2019〕60号所附表式）。
## 会报告
```gouji
表三 · （七）总计 · 自然人 = «151»
```
## 不报告
```gouji
表三 · （七）总计 · 自然人 = 空
```
```gouji
基础：局 2020
一：本年度办结政府信息公开申请142件。
```
## 何时不报
本列有格没有读到、（七）总计空白、全列空白时，记为未核对。只有一处不平、而经过其各格的其余勾稽全部核对成立时，或整表对不上时，多半是识别有误，也不报本条；其余勾稽有无法核对的，照报，并说明哪一条无法核对。
能用一个错格解释几处不平时，本条并入该解释之下。
## 容差
无，整数须完全相等。",
                "## What
In each column of table 3 the outcomes (1) to (6) must add up to (7) total.
## Why
(7) is the sum of all outcomes of the year (the forms of 2021 and 2019).
## Reported
The total of a column is not the sum of its outcomes.
## Not reported
A blank total cannot be compared; columns that add up are sound.
## Silent when
A cell was not read, the total or the whole column is blank: then the column counts as not evaluated. The same where a single sum fails and every other sum through its cells was worked out and holds, or where the whole table does not fit. Where one wrong cell explains several failing sums, this finding is folded under that explanation.
## Tolerance
None; whole numbers must be equal.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sums(cx, sink, self.meta().code, |sum| matches!(sum, Sum::Outcomes(_)));
    }
}

/// T3-BALANCE.
pub struct Balance;

impl Rule for Balance {
    fn meta(&self) -> &'static Meta {
        &Meta {
            code: "T3-BALANCE",
            severity: Severity::Error,
            on: true,
            title: ("新收加结转不等于办结加结转下年", "What came in is not what was handled and carried over"),
            holds: Some(("表三各列：新收 + 上年结转 = 办结 + 结转下年", "Table 3 columns: received = handled")),
            since: "0.1.0",
            docs: docs!(
                "## 查什么
表三每一列：本年新收 + 上年结转 = （七）总计 + 结转下年度。
## 为什么
这是表三左上角印明的勾稽关系：“第一项加第二项之和，等于第三项加第四项之和”。
## 会报告
```gouji
表三 · 结转下年度 · 总计 = «12»
```
## 不报告
```gouji
表三 · 本年新收 = 119 21 0 1 2 4 147
表三 · 结转下年度 = 10 2 0 0 0 0 12
```
## 何时不报
四格中有没有读到的，或四格全部空白时，记为未核对。只有一处不平、而经过其各格的其余勾稽全部核对成立时，或整表对不上时，多半是识别有误，也不报本条；其余勾稽有无法核对的，照报，并说明哪一条无法核对。
能用一个错格解释几处不平时，本条并入该解释之下。
## 容差
无，整数须完全相等。",
                "## What
In each column of table 3: newly received + carried in = (7) total + carried out.
## Why
The form itself prints this relation in the corner of the table.
## Reported
One of the four is off.
## Not reported
Both sides grew by the same number.
## Silent when
One of the four cells was not read, or all four are blank: then the column counts as not evaluated. The same where a single sum fails and every other sum through its cells was worked out and holds, or where the whole table does not fit. Where one wrong cell explains several failing sums, this finding is folded under that explanation.
## Tolerance
None; whole numbers must be equal.",
            ),
        }
    }

    fn check(&self, cx: &Context<'_>, sink: &mut Sink<'_>) {
        report_sums(cx, sink, self.meta().code, |sum| matches!(sum, Sum::Balance(_)));
    }
}

/// The code of the rule that checks a sum.
fn code_of(sum: Sum) -> &'static str {
    match sum {
        Sum::Row(_) => RowSum.meta().code,
        Sum::Outcomes(_) => ColumnSum.meta().code,
        Sum::Balance(_) => Balance.meta().code,
    }
}

/// The cells of both sides.
fn cells(grid: &Grid, sum: Sum) -> Vec<CellId> {
    let (left, right) = grid.sides_of(sum);
    left.into_iter().chain(right).map(|(r, c)| grid.id(r, c)).collect()
}

fn report_sums(cx: &Context<'_>, sink: &mut Sink<'_>, code: &'static str, of: fn(Sum) -> bool) {
    let Some(t3) = &cx.diagnosis().t3 else {
        if matches!(cx.report.t3.state, TableState::Lost | TableState::Image) {
            sink.skips(code, [], messages::unread("表三", "table 3"));
        }
        return;
    };
    let headline = located::headline(cx, t3).map(|f| f.fingerprint);
    for check in t3.checks.iter().filter(|c| of(c.sum)) {
        let cells = cells(&t3.grid, check.sum);
        match check.sides {
            Err(why) => sink.skips(code, cells, messages::unevaluated(why)),
            Ok((left, right)) if left == right => sink.holds(code, cells, messages::formula(&t3.grid, check)),
            Ok(_) if !t3.is_trusted() => sink.skips(code, cells, doubt(&t3.origin)),
            Ok(_) => {
                let mut finding = failing(&t3.grid, check, cx.report);
                if headline.is_none() {
                    name_unchecked(t3, &mut finding);
                }
                finding.explained_by.clone_from(&headline);
                sink.fails(finding);
            }
        }
    }
}

/// Says of the only failing sum which sums across it could not be worked out.
fn name_unchecked(t3: &Applications, finding: &mut Finding) {
    let open = messages::sum_names(t3.grid.form(), &t3.open_across_the_only_failing());
    if !open.zh.is_empty() {
        finding.message.zh += &format!("{}有格未读到，无法核对。", open.zh);
        finding.message.en += &format!(" Not checked: {}.", open.en);
    }
}

/// Why failing sums are not held against the report.
fn doubt(origin: &Origin) -> Words {
    match origin {
        Origin::Scrambled(_) => Words::new(
            "整表对不上，疑似识别错位",
            "the table as a whole does not fit and was probably misread",
        ),
        Origin::Fault => Words::new("核对程序自检未通过", "the program's check of itself failed"),
        _ => Words::new(
            "全表只有这一处不平，读对的表不会如此，疑似识别有误",
            "it is the only sum that fails, which no table that was read right can do",
        ),
    }
}

/// The finding about one failing sum.
pub fn failing(grid: &Grid, check: &CheckedSum, report: &Report) -> Finding {
    let (left, right) = check.sides.unwrap_or_default();
    let name = messages::sum_name(grid.form(), check.sum);
    let (delta, calculation) = (messages::signed(left - right), messages::formula(grid, check));
    let message = match check.sum {
        Sum::Balance(_) => Words::new(
            format!(
                "表三{}不成立：新收加结转 {left}，办结加结转下年 {right}，差 {delta}。请对照台账核对。",
                name.zh
            ),
            format!(
                "Table 3, {}: {left} came in, {right} were handled or carried over, a difference of {delta}. \
                 Check against your case register.",
                name.en
            ),
        ),
        Sum::Row(_) | Sum::Outcomes(_) => Words::new(
            format!("表三{}不平：各项合计 {left}，总计填 {right}，差 {delta}。请对照台账核对。", name.zh),
            format!(
                "Table 3, {}: the parts make {left}, the total says {right}, a difference of {delta}. \
                 Check against your case register.",
                name.en
            ),
        ),
    };
    let (parts, totals) = grid.sides_of(check.sum);
    let span = |(r, c): &(usize, usize)| report.cell(grid.id(*r, *c)).and_then(|cell| cell.span);
    let mut finding = Finding::new(code_of(check.sum), Severity::Error, message)
        .sides(Num::int(left), Num::int(right), calculation)
        .cells(cells(grid, check.sum));
    finding = totals.iter().filter_map(span).fold(finding, Finding::subject);
    // Zeros show nothing: mark the parts that count.
    let counting = parts.iter().filter(|(r, c)| grid.value(*r, *c) != Some(0));
    counting.filter_map(span).fold(finding, Finding::evidence)
}

/// The fingerprints of all failing sums, for the headline that explains them.
pub fn fingerprints(t3: &Applications, report: &Report) -> Vec<String> {
    t3.failing().map(|check| failing(&t3.grid, check, report).sealed(report.text()).fingerprint).collect()
}
