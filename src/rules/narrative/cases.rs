//! Reviews and suits.

#![cfg_attr(
    not(feature = "rule-docs"),
    allow(unused_macros, unused_imports, reason = "the page leaves the texts out")
)]

use super::compared::Compared;
use super::compared::page;
use super::flow::applications;
use crate::finding::Severity;
use crate::rules::Meta;

/// Reviews and suits, table 4.
macro_rules! cases {
    (zh why) => {
        "《政府信息公开条例》第五十条要求年度报告载明因政府信息公开工作被申请行政复议、提起行政诉讼的情况。正文与表四应是同一组数。"
    };
    (zh silent) => {
        "没有说明是因政府信息公开引起的案件（如复议机关办理的全部复议）、备案数、败诉率，以及别的年度、别的单位的数不报。"
    };
    (en why) => {
        "Article 50 of the Regulations demands the reviews and suits about disclosure. Prose and table 4 must be the same figures."
    };
    (en silent) => {
        "Silent about cases that are not said to be about disclosure, cases filed for record, other years and other bodies."
    };
    ($($shared:tt)*) => {
        applications!($($shared)*)
    };
}

/// 正文行政复议数与表四不符.
pub static REVIEW: Compared = Compared(&Meta {
    code: "NARR-REVIEW",
    severity: Severity::Error,
    on: true,
    title: ("正文行政复议数与表四不符", "Reviews: prose and table 4 differ"),
    holds: Some(("正文行政复议数与表四相符", "Reviews: prose and table 4 agree")),
    since: "0.1.0",
    docs: page!(
        cases,
        [
            "正文写明的行政复议件数应等于表四行政复议总计。",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政复议«6件»。
```",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件。
```
```gouji
四：2023年，全区办理行政复议案件312件。
```"
        ],
        [
            "The number of reviews must equal the total of reviews in table 4.",
            "6 where the table has 9.",
            "9; all reviews that a review organ handled."
        ]
    ),
});
/// 正文行政诉讼数与表四不符.
pub static SUIT: Compared = Compared(&Meta {
    code: "NARR-SUIT",
    severity: Severity::Error,
    on: true,
    title: ("正文行政诉讼数与表四不符", "Suits: prose and table 4 differ"),
    holds: Some(("正文行政诉讼数与表四相符", "Suits: prose and table 4 agree")),
    since: "0.1.0",
    docs: page!(
        cases,
        [
            "正文写明的行政诉讼件数应等于表四未经复议直接起诉与复议后起诉两项总计之和；写明其中一种的，应等于该项总计；写明全部为某一种的（“均为复议后起诉”），另一种应为0。",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼«3件»。
```
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼5件，均为«复议后起诉»。
```",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼5件。
```
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼中，未经复议直接起诉3件，复议后起诉2件。
```"
        ],
        [
            "The number of suits must equal both totals of suits in table 4 together; where one kind is named, that kind's total; where all are said to be of one kind, the other is 0.",
            "3 where the table has 3 + 2 = 5; all said to have come after a review, where 3 did not.",
            "5; 3 and 2 by kind."
        ]
    ),
});
/// 正文复议诉讼合计与表四不符.
pub static REVIEW_AND_SUIT: Compared = Compared(&Meta {
    code: "NARR-RVSUIT",
    severity: Severity::Error,
    on: true,
    title: ("正文复议诉讼合计与表四不符", "Reviews and suits: prose and table 4 differ"),
    holds: Some(("正文复议诉讼合计与表四相符", "Reviews and suits: prose and table 4 agree")),
    since: "0.1.0",
    docs: page!(
        cases,
        [
            "正文把行政复议和行政诉讼合写为一个数的，应等于表四三项总计之和。",
            "\
```gouji
四：2023年，全区因政府信息公开共发生行政复议、行政诉讼«13件»。
```",
            "\
```gouji
四：2023年，全区因政府信息公开共发生行政复议、行政诉讼14件。
```"
        ],
        [
            "Where reviews and suits share one number, it must equal the three totals of table 4 together.",
            "13 where the table has 9 + 3 + 2 = 14.",
            "14."
        ]
    ),
});
/// 正文复议、诉讼结果与表四不符.
pub static RESULT: Compared = Compared(&Meta {
    code: "NARR-RV-OUTCOME",
    severity: Severity::Error,
    on: true,
    title: ("正文复议、诉讼结果与表四不符", "Results of cases: prose and table 4 differ"),
    holds: Some(("正文复议、诉讼结果与表四相符", "Results of cases: prose and table 4 agree")),
    since: "0.1.0",
    docs: page!(
        cases,
        [
            "正文写明的维持、纠正、其他结果、尚未审结件数，应等于表四相应各格（诉讼为两项之和）；写明全部尚未审结、均已审结、均被纠正的，其余各格应为0，作提醒。“撤回、驳回、终止”等不是表中的说法，不作比较。",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，其中结果维持«6件»。
```
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，均«已审结»。
```",
            "\
```gouji
四：2023年，全区因政府信息公开引起的行政复议9件，其中结果维持5件，纠正1件，其他结果2件，尚未审结1件。
```
```gouji
四：2023年，全区因政府信息公开引起的行政诉讼5件，其中未经复议直接起诉3件、复议后起诉2件，结果维持3件，其他结果1件，尚未审结1件。
```"
        ],
        [
            "Upheld, corrected, other results and pending must equal their cells in table 4 (for suits both kinds together); where all are said to be pending, decided or corrected, the other cells are 0 (a warning). Withdrawn or dismissed are no terms of the form and are not compared.",
            "6 upheld where the table has 5; all decided, where one is pending.",
            "5, 1, 2 and 1."
        ]
    ),
});
