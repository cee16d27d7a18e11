//! How applications were decided and who made them.

#![cfg_attr(
    not(feature = "rule-docs"),
    allow(unused_macros, unused_imports, reason = "the page leaves the texts out")
)]

use super::compared::Compared;
use super::compared::page;
use super::flow::applications;
use crate::finding::Severity;
use crate::rules::Meta;

/// 正文各类办理结果与表三不符.
pub static OUTCOME: Compared = Compared(&Meta {
    code: "NARR-OUTCOME",
    severity: Severity::Error,
    on: true,
    title: ("正文各类办理结果与表三不符", "Outcomes: prose and table 3 differ"),
    holds: Some(("正文各类办理结果与表三相符", "Outcomes: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文写明的予以公开、部分公开（或两者合写）、不予公开、无法提供、不予处理、其他处理件数，应等于表三相应一类各项之和。",
            "\
```gouji
一：2023年，全区答复政府信息公开申请142件，其中予以公开及部分公开«64件»。
```
```gouji
一：2023年，全区答复政府信息公开申请142件，其中无法提供«39件»。
```",
            "\
```gouji
一：2023年，全区答复政府信息公开申请142件，其中予以公开59件，部分公开15件，不予公开11件，无法提供42件，不予处理9件，其他处理6件。
```"
        ],
        [
            "The numbers of each class of outcome (granted, partly, refused, unable, not processed, other; granted and partly may be one number) must equal the sum of that class in table 3.",
            "64 granted or partly granted where the table has 59 + 15 = 74; 39 unable, which is one row of the class alone.",
            "The six classes as the table has them."
        ]
    ),
});
/// 正文明细项与表三不符.
pub static OUTCOME_SUB: Compared = Compared(&Meta {
    code: "NARR-OUTCOME-SUB",
    severity: Severity::Warning,
    on: true,
    title: ("正文明细项与表三不符", "Rows of an outcome: prose and table 3 differ"),
    holds: Some(("正文明细项与表三相符", "Rows of an outcome: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文写明的明细项（如重复申请、行政执法案卷、本机关不掌握）应等于表三该行总计。明细的说法往往不是表中的原话，因此只作提醒。",
            "\
```gouji
一：2023年，全区答复政府信息公开申请142件，其中重复申请«8件»。
```",
            "\
```gouji
一：2023年，全区答复政府信息公开申请142件，其中重复申请6件。
```"
        ],
        [
            "A number for a single row (repeated applications, enforcement files …) should equal that row's total. The words are often not the form's, so it is a warning.",
            "8 repeated applications where the row has 6.",
            "6."
        ]
    ),
});
/// 正文申请人类型与表三不符.
pub static APPLICANT: Compared = Compared(&Meta {
    code: "NARR-APPLICANT",
    severity: Severity::Error,
    on: true,
    title: ("正文申请人类型与表三不符", "Applicants: prose and table 3 differ"),
    holds: Some(("正文申请人类型与表三相符", "Applicants: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文写明的自然人、法人或其他组织、商业企业等件数，应等于表三新收一行该列，或新收加结转，或（七）总计该列。法人或其他组织为五列之和，不符只作提醒。",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，其中自然人«181件»。
```",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，其中自然人118件，法人或其他组织28件。
```"
        ],
        [
            "A number of natural persons, organisations, businesses … must equal that column in the row of the new, the new with those carried in, or the total.",
            "181 natural persons where the table has 118.",
            "118 and 28."
        ]
    ),
});
