//! The pages of the rules that compare a slot with cells: what the rules of one family share stands here once.

#![cfg_attr(not(feature = "rule-docs"), allow(unused_macros, reason = "the page leaves the texts out"))]

/// A page of a family (`applications`, `cases`, `documents`, `amounts`): in Chinese and in English what is compared, an
/// example that is reported and one that is not.
macro_rules! page {
    ($family:ident, [$zh:literal, $zh_reported:literal, $zh_sound:literal], [$en:literal, $en_reported:literal, $en_sound:literal]) => {
        docs!(
            concat!(
                "## 查什么\n", $zh, "\n## 为什么\n", $family!(zh why), "\n## 会报告\n", $zh_reported, "\n## 不报告\n", $zh_sound,
                "\n## 何时不报\n", $family!(zh silent), "\n## 容差\n", $family!(zh tolerance), "\n"
            ),
            concat!(
                "## What\n", $en, "\n## Why\n", $family!(en why), "\n## Reported\n", $en_reported, "\n## Not reported\n", $en_sound,
                "\n## Silent when\n", $family!(en silent), "\n## Tolerance\n", $family!(en tolerance), "\n"
            )
        )
    };
}

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
