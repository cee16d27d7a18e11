//! What came in, what went out, what went over: 收到, 办结, 结转.

#![cfg_attr(
    not(feature = "rule-docs"),
    allow(unused_macros, unused_imports, reason = "the page leaves the texts out")
)]

use super::compared::Compared;
use super::compared::page;
use crate::finding::Severity;
use crate::rules::Meta;

/// Applications, table 3.
macro_rules! applications {
    (zh why) => {
        "《政府信息公开条例》第五十条要求年度报告载明收到和处理申请的情况。正文和表三说的是同一件事，一处改了另一处没改，是见报后最容易被指出的错误。"
    };
    (zh silent) => {
        "数字属于别的年度、别的单位（区域报告里的本级或某部门）、某一渠道或某一类申请，带有“约、近、超、余”，或写在第五部分时不报；句子里有读不懂的限定语时也不报，只在“正文数字”中列明未核对的原因。"
    };
    (zh tolerance) => {
        "无。整数必须相等；区域报告中没有写明范围的，只作提醒。"
    };
    (en why) => {
        "Article 50 of the Regulations demands the figures of applications received and handled. Prose and table 3 speak of the same thing; one corrected and the other not is the mistake that readers point out first."
    };
    (en silent) => {
        "Silent about other years, other bodies (the government itself or one department in a region's report), one channel or kind of application, rounded numbers, section five, and sentences with limiting words that were not understood; those are listed as not compared, with the reason."
    };
    (en tolerance) => {
        "None: integers must be equal. In a region's report a statement without scope is only a warning."
    };
}

pub(super) use applications;

/// 正文新收数与表三不符.
pub static NEW: Compared = Compared(&Meta {
    code: "NARR-NEW",
    severity: Severity::Error,
    on: true,
    title: ("正文新收数与表三不符", "Newly received: prose and table 3 differ"),
    holds: Some(("正文新收数与表三相符", "Newly received: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文“收到、新收、接收”的申请数应等于表三“本年新收”总计。“受理、登记”可以只指新收，也可以连同上年结转，两者之一相符即可，不符只作提醒。",
            "\
```gouji
一：2023年，全区共收到政府信息公开申请«164件»。
```
```gouji
基础：局 2023
一：2023年，我局共受理政府信息公开申请«15件»。
```",
            "\
```gouji
一：2023年，全区共收到政府信息公开申请146件。
```
```gouji
一：2023年，全区共受理政府信息公开申请153件。
```
```gouji
一：2023年，全区共收到群众来信164件，其中区财政局收到政府信息公开申请12件。
```"
        ],
        [
            "The number of applications said to be received must equal newly received in table 3. For 受理 (accepted) the number with those carried in is right as well; a difference there is only a warning.",
            "164 received where table 3 has 146; 15 accepted where the table has neither.",
            "146 received; 153 accepted (146 + 7 carried in); letters, and one department's share."
        ]
    ),
});
/// 正文上年结转数与表三不符.
pub static CARRY_IN: Compared = Compared(&Meta {
    code: "NARR-CARRYIN",
    severity: Severity::Error,
    on: true,
    title: ("正文上年结转数与表三不符", "Carried in: prose and table 3 differ"),
    holds: Some(("正文上年结转数与表三相符", "Carried in: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文写明的上年结转申请数应等于表三“上年结转”总计。",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转«9件»。
```",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件。
```
```gouji
一：2023年，全区收到政府信息公开申请146件，结转下年办理11件。
```"
        ],
        [
            "The number said to be carried in from last year must equal table 3.",
            "9 carried in where the table has 7.",
            "7 carried in; a number carried out."
        ]
    ),
});
/// 正文共计数与表三不符.
pub static POOL: Compared = Compared(&Meta {
    code: "NARR-POOL",
    severity: Severity::Error,
    on: true,
    title: ("正文共计数与表三不符", "New plus carried in: prose and table 3 differ"),
    holds: Some(("正文共计数与表三相符", "New plus carried in: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "紧跟在新收数、结转数之后的“共计”应等于表三“本年新收”与“上年结转”之和。",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件，共计«154件»。
```",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，上年结转7件，共计153件。
```"
        ],
        [
            "A sum stated after the new and the carried in must equal both rows of table 3 together.",
            "154 for 146 + 7.",
            "153."
        ]
    ),
});
/// 正文办结、答复数与表三不符.
pub static DONE: Compared = Compared(&Meta {
    code: "NARR-DONE",
    severity: Severity::Error,
    on: true,
    title: ("正文办结、答复数与表三不符", "Handled: prose and table 3 differ"),
    holds: Some(("正文办结、答复数与表三相符", "Handled: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文“办结、答复、回复”的申请数应等于表三“（七）总计”。“办理、处理”可以指新收、新收加结转或办结，三者之一相符即可，不符只作提醒。",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，办结«124件»。
```",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，办结142件。
```
```gouji
一：2023年，全区办理政府信息公开申请153件，均在法定期限内答复。
```
```gouji
一：全区办结12345热线工单980件。
```"
        ],
        [
            "The number of applications said to be finished or answered must equal (7) total of table 3. 办理 and 处理 may mean the new, the new with those carried in, or the finished ones.",
            "124 finished where the table has 142.",
            "142 finished; 153 handled (new and carried in); calls to a hotline."
        ]
    ),
});
/// 正文结转下年数与表三不符.
pub static CARRY_OUT: Compared = Compared(&Meta {
    code: "NARR-CARRYOUT",
    severity: Severity::Error,
    on: true,
    title: ("正文结转下年数与表三不符", "Carried out: prose and table 3 differ"),
    holds: Some(("正文结转下年数与表三相符", "Carried out: prose and table 3 agree")),
    since: "0.1.0",
    docs: page!(
        applications,
        [
            "正文写明的结转下年度继续办理（顺延、正在办理）的申请数应等于表三第四项总计。",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，办结142件，结转下年度继续办理«12件»。
```",
            "\
```gouji
一：2023年，全区收到政府信息公开申请146件，办结142件，另有11件结转至2024年办理。
```"
        ],
        [
            "The number said to be carried over into next year must equal row four of table 3.",
            "12 where the table has 11.",
            "11."
        ]
    ),
});
