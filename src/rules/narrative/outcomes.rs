//! How applications were decided and who made them.

use super::compared::Compared;
use crate::finding::Severity;
use crate::rules::Meta;

/// 正文各类办理结果与表三不符.
pub static OUTCOME: Compared = Compared(&Meta {
    code: "NARR-OUTCOME",
    severity: Severity::Error,
    on: true,
    title: ("正文各类办理结果与表三不符", "Outcomes: prose and table 3 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的予以公开、部分公开（或两者合写）、不予公开、无法提供、不予处理、其他处理件数，应等于表三相应一类各项之和。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明收到和处理申请的情况。正文和表三说的是同一件事，一处改了另一处没改，是见报后最容易被指出的错误。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请142件，其中予以公开及部分公开«64件»。
```
```gouji
一：2023年，全区答复政府信息公开申请142件，其中无法提供«39件»。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请142件，其中予以公开59件，部分公开15件，不予公开11件，无法提供42件，不予处理9件，其他处理6件。
```
## 何时不报
数字属于别的年度、别的单位（区域报告里的本级或某部门）、某一渠道或某一类申请，带有“约、近、超、余”，或写在第五部分时不报；句子里有读不懂的限定语时也不报，只在“正文数字”中列明未核对的原因。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
The numbers of each class of outcome (granted, partly, refused, unable, not processed, other; granted and partly may be one number) must equal the sum of that class in table 3.
## Why
Article 50 of the Regulations demands the figures of applications received and handled. Prose and table 3 speak of the same thing; one corrected and the other not is the mistake that readers point out first.
## Reported
64 granted or partly granted where the table has 59 + 15 = 74; 39 unable, which is one row of the class alone.
## Not reported
The six classes as the table has them.
## Silent when
Silent about other years, other bodies (the government itself or one department in a region's report), one channel or kind of application, rounded numbers, section five, and sentences with limiting words that were not understood; those are listed as not compared, with the reason.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
/// 正文明细项与表三不符.
pub static OUTCOME_SUB: Compared = Compared(&Meta {
    code: "NARR-OUTCOME-SUB",
    severity: Severity::Warning,
    on: true,
    title: ("正文明细项与表三不符", "Rows of an outcome: prose and table 3 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的明细项（如重复申请、行政执法案卷、本机关不掌握）应等于表三该行总计。明细的说法往往不是表中的原话，因此只作提醒。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明收到和处理申请的情况。正文和表三说的是同一件事，一处改了另一处没改，是见报后最容易被指出的错误。
## 会报告
```gouji
一：2023年，全区答复政府信息公开申请142件，其中重复申请«8件»。
```
## 不报告
```gouji
一：2023年，全区答复政府信息公开申请142件，其中重复申请6件。
```
## 何时不报
数字属于别的年度、别的单位（区域报告里的本级或某部门）、某一渠道或某一类申请，带有“约、近、超、余”，或写在第五部分时不报；句子里有读不懂的限定语时也不报，只在“正文数字”中列明未核对的原因。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
A number for a single row (repeated applications, enforcement files …) should equal that row's total. The words are often not the form's, so it is a warning.
## Why
Article 50 of the Regulations demands the figures of applications received and handled. Prose and table 3 speak of the same thing; one corrected and the other not is the mistake that readers point out first.
## Reported
8 repeated applications where the row has 6.
## Not reported
6.
## Silent when
Silent about other years, other bodies (the government itself or one department in a region's report), one channel or kind of application, rounded numbers, section five, and sentences with limiting words that were not understood; those are listed as not compared, with the reason.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
/// 正文申请人类型与表三不符.
pub static APPLICANT: Compared = Compared(&Meta {
    code: "NARR-APPLICANT",
    severity: Severity::Error,
    on: true,
    title: ("正文申请人类型与表三不符", "Applicants: prose and table 3 differ"),
    since: "0.1.0",
    docs: docs!(
        "\
## 查什么
正文写明的自然人、法人或其他组织、商业企业等件数，应等于表三新收一行该列，或新收加结转，或（七）总计该列。法人或其他组织为五列之和，不符只作提醒。
## 为什么
《政府信息公开条例》第五十条要求年度报告载明收到和处理申请的情况。正文和表三说的是同一件事，一处改了另一处没改，是见报后最容易被指出的错误。
## 会报告
```gouji
一：2023年，全区收到政府信息公开申请146件，其中自然人«181件»。
```
## 不报告
```gouji
一：2023年，全区收到政府信息公开申请146件，其中自然人118件，法人或其他组织28件。
```
## 何时不报
数字属于别的年度、别的单位（区域报告里的本级或某部门）、某一渠道或某一类申请，带有“约、近、超、余”，或写在第五部分时不报；句子里有读不懂的限定语时也不报，只在“正文数字”中列明未核对的原因。
## 容差
无。整数必须相等；区域报告中没有写明范围的，只作提醒。
",
        "\
## What
A number of natural persons, organisations, businesses … must equal that column in the row of the new, the new with those carried in, or the total.
## Why
Article 50 of the Regulations demands the figures of applications received and handled. Prose and table 3 speak of the same thing; one corrected and the other not is the mistake that readers point out first.
## Reported
181 natural persons where the table has 118.
## Not reported
118 and 28.
## Silent when
Silent about other years, other bodies (the government itself or one department in a region's report), one channel or kind of application, rounded numbers, section five, and sentences with limiting words that were not understood; those are listed as not compared, with the reason.
## Tolerance
None: integers must be equal. In a region's report a statement without scope is only a warning.
"
    ),
});
