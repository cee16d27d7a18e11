//! Documents, decisions and fees: table 2.

#![cfg_attr(
    not(feature = "rule-docs"),
    allow(unused_macros, unused_imports, reason = "the page leaves the texts out")
)]

use super::compared::Compared;
use super::compared::page;
use crate::finding::Severity;
use crate::rules::Meta;

/// Documents, licences, penalties and coercion, table 2.
macro_rules! documents {
    (zh why) => {
        "《政府信息公开条例》第二十条规定这些信息应当主动公开，表二按条目列数。各地通知要求规范性文件数与司法行政部门核对一致，正文和表二都要用核对后的数。"
    };
    (zh silent) => {
        "“公开、发布”的文件数、公示的处罚信息条数、事项数（目录、清单）口径不同，不作比较；别的年度、别的单位的数不报。"
    };
    (zh tolerance) => {
        "无。单一机关写明“本机关”的为错误，其余只作提醒。"
    };
    (en why) => {
        "Article 20 of the Regulations lists what must be disclosed; table 2 counts it. Notices ask that the numbers be settled with the justice bureau; prose and table must both use the settled ones."
    };
    (en silent) => {
        "Silent about documents published, penalties put on show, items of lists, other years and other bodies: they are counted otherwise."
    };
    (en tolerance) => {
        "None. An error where a single body says it of itself, otherwise a warning."
    };
}

/// The fee, table 2.
macro_rules! amounts {
    (zh tolerance) => {
        "正文小数位较少时，按四舍五入或截去末位均算相符。"
    };
    (en tolerance) => {
        "Fewer decimals than the table's, rounded or cut off, agree."
    };
    ($($shared:tt)*) => {
        documents!($($shared)*)
    };
}

/// 规范性文件数与表二不符.
pub static NORMATIVE: Compared = Compared(&Meta {
    code: "NARR-NORMDOC",
    severity: Severity::Warning,
    on: true,
    title: ("规范性文件数与表二不符", "Normative documents: prose and table 2 differ"),
    holds: Some(("规范性文件数与表二相符", "Normative documents: prose and table 2 agree")),
    since: "0.1.0",
    docs: page!(
        documents,
        [
            "正文写明制发、废止、现行有效的（行政）规范性文件件数，应等于表二该格。",
            "\
```gouji
基础：局 2023
一：2023年，我局制发行政规范性文件«9件»，废止2件，现行有效41件。
```",
            "\
```gouji
基础：局 2023
一：2023年，我局制发行政规范性文件6件，废止2件，现行有效41件。
```
```gouji
一：2023年，我局制发行政规范性文件6件，宣布废止1件、失效1件，现行有效41件。
```
```gouji
基础：局 2023
一：2023年，我局主动公开各类文件9件。
```"
        ],
        [
            "Normative documents made, repealed and in force should equal their cells in table 2.",
            "9 made where the table has 6.",
            "6, 2 and 41; documents of all kinds."
        ]
    ),
});
/// 规章数与表二不符.
pub static REGULATIONS: Compared = Compared(&Meta {
    code: "NARR-REG",
    severity: Severity::Warning,
    on: true,
    title: ("规章数与表二不符", "Regulations: prose and table 2 differ"),
    holds: Some(("规章数与表二相符", "Regulations: prose and table 2 agree")),
    since: "0.1.0",
    docs: page!(
        documents,
        [
            "正文写明制定、废止、现行有效的规章件数，应等于表二该格。",
            "\
```gouji
基础：市 2023
表二 · 规章 = 2 1 30
一：2023年，全市制定规章«3件»。
一：2023年，全市废止规章«2件»。
```",
            "\
```gouji
基础：市 2023
表二 · 规章 = 2 1 30
一：2023年，全市制定规章2件，废止规章1件。
```
```gouji
一：2023年，主动公开规章13件（含新制定5件，修改4件，废止4件）。
```"
        ],
        [
            "Regulations made, repealed and in force should equal their cells in table 2.",
            "2 repealed where the table has 1.",
            "2 and 1; regulations published, whatever their year."
        ]
    ),
});
/// 许可、处罚、强制数与表二不符.
pub static ENFORCEMENT: Compared = Compared(&Meta {
    code: "NARR-ENFORCE",
    severity: Severity::Warning,
    on: true,
    title: ("许可、处罚、强制数与表二不符", "Licences, penalties, coercion: prose and table 2 differ"),
    holds: Some(("许可、处罚、强制数与表二相符", "Licences, penalties, coercion: prose and table 2 agree")),
    since: "0.1.0",
    docs: page!(
        documents,
        [
            "正文写明作出的行政许可、行政处罚、行政强制决定数，应等于表二处理决定数量；2019年表式中与该行任一列相符即可。",
            "\
```gouji
基础：局 2023
一：2023年，我局作出行政处罚决定«246件»。
```",
            "\
```gouji
基础：局 2023
一：2023年，我局作出行政处罚决定264件。
```
```gouji
基础：局 2023
一：2023年，我局公示行政处罚信息246条。
```"
        ],
        [
            "Decisions on licences, penalties and coercion should equal table 2; on the form of 2019 any column of the row will do.",
            "246 penalties where the table has 264.",
            "264; penalties put on show."
        ]
    ),
});
/// 行政事业性收费与表二不符.
pub static FEES: Compared = Compared(&Meta {
    code: "NARR-FEE",
    severity: Severity::Warning,
    on: true,
    title: ("行政事业性收费与表二不符", "Fees: prose and table 2 differ"),
    holds: Some(("行政事业性收费与表二相符", "Fees: prose and table 2 agree")),
    since: "0.1.0",
    docs: page!(
        amounts,
        [
            "正文写明的行政事业性收费金额（元、万元换算后）应等于表二本年收费金额。信息处理费不是行政事业性收费，不在此列。",
            "\
```gouji
基础：局 2023
一：2023年，我局行政事业性收费«350.42万元»。
```",
            "\
```gouji
基础：局 2023
一：2023年，我局行政事业性收费305.42万元。
```
```gouji
基础：局 2023
一：2023年，我局行政事业性收费305.4万元。
```"
        ],
        [
            "Fees charged (after turning 元 into 万元) should equal table 2. The handling fee for information is another thing.",
            "350.42 where the table has 305.42.",
            "305.42, and 305.4."
        ]
    ),
});
