//! What a check is called where it holds. A rule's title says what is wrong where it fails; in a list of what holds it
//! would be denied twice.

use crate::finding::Lang;

/// What holds where the rule of that code has nothing to say; the rule's own title where no other words are known.
pub fn held(code: &str, lang: Lang) -> &'static str {
    let known = HELD.iter().find(|(known, ..)| *known == code);
    match (known, lang) {
        (Some((_, zh, _)), Lang::Zh) => zh,
        (Some((.., en)), Lang::En) => en,
        (None, lang) => super::title(code, lang),
    }
}

/// Codes with what holds, Chinese and English.
static HELD: &[(&str, &str, &str)] = &[
    ("T2-NET", "现行有效不小于制发减废止", "At least as many in force as made and not repealed"),
    ("T2-OPEN-TOTAL", "新公开不大于公开总数", "No more newly disclosed than disclosed in all"),
    ("T2-ITEMS-NEG", "增减后项目数不为负", "No fewer items than none"),
    ("T3-ROW-SUM", "表三各行：各列之和 = 总计", "Table 3 rows: columns add up to the total"),
    ("T3-COL-SUM", "表三各列：办理结果之和 =（七）总计", "Table 3 columns: results add up to (7)"),
    ("T3-BALANCE", "表三各列：新收 + 上年结转 = 办结 + 结转下年", "Table 3 columns: received = handled"),
    ("T4-SUM-REVIEW", "表四行政复议：各结果之和 = 总计", "Table 4 reviews: results add up"),
    ("T4-SUM-DIRECT", "表四直接起诉：各结果之和 = 总计", "Table 4 direct suits: results add up"),
    ("T4-SUM-AFTER", "表四复议后起诉：各结果之和 = 总计", "Table 4 suits after review: results add up"),
    ("NARR-NEW", "正文新收数与表三相符", "Newly received: prose and table 3 agree"),
    ("NARR-CARRYIN", "正文上年结转数与表三相符", "Carried in: prose and table 3 agree"),
    ("NARR-POOL", "正文共计数与表三相符", "New plus carried in: prose and table 3 agree"),
    ("NARR-DONE", "正文办结、答复数与表三相符", "Handled: prose and table 3 agree"),
    ("NARR-CARRYOUT", "正文结转下年数与表三相符", "Carried out: prose and table 3 agree"),
    ("NARR-OUTCOME", "正文各类办理结果与表三相符", "Outcomes: prose and table 3 agree"),
    ("NARR-OUTCOME-SUB", "正文明细项与表三相符", "Rows of an outcome: prose and table 3 agree"),
    ("NARR-APPLICANT", "正文申请人类型与表三相符", "Applicants: prose and table 3 agree"),
    ("NARR-REVIEW", "正文行政复议数与表四相符", "Reviews: prose and table 4 agree"),
    ("NARR-SUIT", "正文行政诉讼数与表四相符", "Suits: prose and table 4 agree"),
    ("NARR-RVSUIT", "正文复议诉讼合计与表四相符", "Reviews and suits: prose and table 4 agree"),
    ("NARR-RV-OUTCOME", "正文复议、诉讼结果与表四相符", "Results of cases: prose and table 4 agree"),
    ("NARR-ZERO", "正文称“无”的，表中均为0", "Said to be none, and 0 in the table"),
    ("NARR-ALLDONE", "称全部办结，表中无结转", "Said to be all finished, and nothing carried over"),
    ("NARR-NOLOSS", "称零败诉、均维持与表四相符", "Said to be unbeaten, and so it is in table 4"),
    ("NARR-NORMDOC", "规范性文件数与表二相符", "Normative documents: prose and table 2 agree"),
    ("NARR-REG", "规章数与表二相符", "Regulations: prose and table 2 agree"),
    (
        "NARR-ENFORCE",
        "许可、处罚、强制数与表二相符",
        "Licences, penalties, coercion: prose and table 2 agree",
    ),
    ("NARR-FEE", "行政事业性收费与表二相符", "Fees: prose and table 2 agree"),
    ("NARR-S6-FEE", "已报告信息处理费情况", "The handling fee is reported"),
    ("NARR-S6-FEE-CONTRA", "信息处理费表述一致", "What is said of the handling fee agrees"),
    ("INT-FLOW", "收、转、办、结平衡", "Received, carried and finished balance"),
    ("INT-SUM", "分项之和与总数相符", "The parts add up to the whole"),
    ("INT-PCT", "占比计算无误", "Shares are right"),
    ("INT-PCT-TOTAL", "各项占比之和约为100%", "Shares add up to 100 %"),
    ("INT-YOY", "同比计算无误", "Growth is right"),
    ("INT-YOY-IMPOSSIBLE", "同比有可能的基数", "There is an earlier number that gives the growth"),
    ("INT-RATE", "办结率、公开率无误", "Rates of completion and disclosure are right"),
    ("INT-REPEAT", "同一指标前后一致", "A figure said twice is the same"),
    ("CY-CARRY", "上年结转与上年报告相符", "Carried over as last year's report carries out"),
    ("CY-VALID", "现行有效件数与上年推算相符", "In force as follows from last year"),
    ("CY-ITEMS", "上一年项目数量与上年报告衔接", "Items of the year before as in last year's report"),
    ("CY-OPENTOTAL", "对外公开总数量与上年衔接", "Documents open in all as follows from last year"),
    ("CY-YOY", "正文同比与两年表格相符", "Stated growth follows from the two tables"),
    ("CY-PENDING", "上年未审结案件均有去向", "Last year's pending cases are accounted for"),
    ("CY-COPY-TEXT", "文字与上年有足够不同", "The text differs enough from last year's"),
    ("CON-CELL", "汇总数等于各单位之和", "The sum of the units"),
    ("CON-UNIT-MISSING", "各单位报告齐全", "Every unit's report is there"),
];
