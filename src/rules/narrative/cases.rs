//! Reviews and suits.

use super::compared::Compared;
use crate::finding::Severity;
use crate::rules::Meta;

/// 正文行政复议数与表四不符.
pub static REVIEW: Compared = Compared(&Meta {
    code: "NARR-REVIEW",
    severity: Severity::Error,
    on: true,
    title: ("正文行政复议数与表四不符", "Reviews: prose and table 4 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的行政复议件数应等于表四行政复议总计。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。正文与表四应是同一组数。
## 会报告
```gouji
四：2023年，全区因政府信息公开引起的行政复议«6件»。
```
## 不报告
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件。
```
```gouji
四：2023年，全区办理行政复议案件312件。
```
## 何时不报
没有说明是因政府信息公开引起的案件（如复议机关办理的全部复议）、备案数、败诉率，以及别的年度、别的单位的数不报。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
The number of reviews must equal the total of reviews in table 4.
## Why
Article 50 of the Regulations demands the reviews and suits about disclosure. Prose and table 4 must be the same figures.
## Reported
6 where the table has 9.
## Not reported
9; all reviews that a review organ handled.
## Silent when
Silent about cases that are not said to be about disclosure, cases filed for record, other years and other bodies.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
/// 正文行政诉讼数与表四不符.
pub static SUIT: Compared = Compared(&Meta {
    code: "NARR-SUIT",
    severity: Severity::Error,
    on: true,
    title: ("正文行政诉讼数与表四不符", "Suits: prose and table 4 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的行政诉讼件数应等于表四未经复议直接起诉与复议后起诉两项总计之和；写明其中一种的，应等于该项总计。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。正文与表四应是同一组数。
## 会报告
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼«3件»。
```
## 不报告
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼5件。
```
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼中，未经复议直接起诉3件，复议后起诉2件。
```
## 何时不报
没有说明是因政府信息公开引起的案件（如复议机关办理的全部复议）、备案数、败诉率，以及别的年度、别的单位的数不报。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
The number of suits must equal both totals of suits in table 4 together; where one kind is named, that kind's total.
## Why
Article 50 of the Regulations demands the reviews and suits about disclosure. Prose and table 4 must be the same figures.
## Reported
3 where the table has 3 + 2 = 5.
## Not reported
5; 3 and 2 by kind.
## Silent when
Silent about cases that are not said to be about disclosure, cases filed for record, other years and other bodies.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
/// 正文复议诉讼合计与表四不符.
pub static REVIEW_AND_SUIT: Compared = Compared(&Meta {
    code: "NARR-RVSUIT",
    severity: Severity::Error,
    on: true,
    title: ("正文复议诉讼合计与表四不符", "Reviews and suits: prose and table 4 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文把行政复议和行政诉讼合写为一个数的，应等于表四三项总计之和。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。正文与表四应是同一组数。
## 会报告
```gouji
四：2023年，全区因政府信息公开共发生行政复议、行政诉讼«13件»。
```
## 不报告
```gouji
四：2023年，全区因政府信息公开共发生行政复议、行政诉讼14件。
```
## 何时不报
没有说明是因政府信息公开引起的案件（如复议机关办理的全部复议）、备案数、败诉率，以及别的年度、别的单位的数不报。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
Where reviews and suits share one number, it must equal the three totals of table 4 together.
## Why
Article 50 of the Regulations demands the reviews and suits about disclosure. Prose and table 4 must be the same figures.
## Reported
13 where the table has 9 + 3 + 2 = 14.
## Not reported
14.
## Silent when
Silent about cases that are not said to be about disclosure, cases filed for record, other years and other bodies.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
/// 正文复议、诉讼结果与表四不符.
pub static RESULT: Compared = Compared(&Meta {
    code: "NARR-RV-OUTCOME",
    severity: Severity::Error,
    on: true,
    title: ("正文复议、诉讼结果与表四不符", "Results of cases: prose and table 4 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的维持、纠正、其他结果、尚未审结件数，应等于表四相应各格（诉讼为两项之和）。“撤回、驳回、终止”等不是表中的说法，不作比较。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。正文与表四应是同一组数。
## 会报告
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，其中结果维持«6件»。
```
## 不报告
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，其中结果维持5件，纠正1件，其他结果2件，尚未审结1件。
```
## 何时不报
没有说明是因政府信息公开引起的案件（如复议机关办理的全部复议）、备案数、败诉率，以及别的年度、别的单位的数不报。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
Upheld, corrected, other results and pending must equal their cells in table 4 (for suits both kinds together). Withdrawn or dismissed are no terms of the form and are not compared.
## Why
Article 50 of the Regulations demands the reviews and suits about disclosure. Prose and table 4 must be the same figures.
## Reported
6 upheld where the table has 5.
## Not reported
5, 1, 2 and 1.
## Silent when
Silent about cases that are not said to be about disclosure, cases filed for record, other years and other bodies.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
