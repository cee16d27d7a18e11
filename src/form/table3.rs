//! Table 3 as every generation prints it. Generations differ in the rows of （六）其他处理 alone.

use super::{Group, Row, T3_COLUMNS};

/// The rows of table 3 with a generation's own rows of （六）其他处理 in their place; `ALL` is `OTHER` and 22 more.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which stops at what is out of range")]
pub(super) const fn rows<const OTHER: usize, const ALL: usize>(other: [Row; OTHER]) -> [Row; ALL] {
    let mut all = [TOTAL_AND_CARRIED_OUT[0]; ALL];
    let (mut at, mut i) = (0, 0);
    while i < BEFORE_OTHER.len() {
        all[at] = BEFORE_OTHER[i];
        (at, i) = (at + 1, i + 1);
    }
    i = 0;
    while i < OTHER {
        all[at] = other[i];
        (at, i) = (at + 1, i + 1);
    }
    i = 0;
    while i < TOTAL_AND_CARRIED_OUT.len() {
        all[at] = TOTAL_AND_CARRIED_OUT[i];
        (at, i) = (at + 1, i + 1);
    }
    assert!(at == ALL);
    all
}

/// A row of table 3.
pub(super) const fn row(
    id: &'static str,
    label: &'static str,
    label_en: &'static str,
    cores: &'static [&'static str],
    group: Group,
) -> Row {
    Row { id, label, label_en, cores, group, columns: &T3_COLUMNS }
}

const BEFORE_OTHER: [Row; 20] = [
    row(
        "new_received",
        "一、本年新收政府信息公开申请数量",
        "applications newly received",
        &["本年新收", "新收政府信息公开申请"],
        Group::Flow,
    ),
    row(
        "carried_in",
        "二、上年结转政府信息公开申请数量",
        "carried over from last year",
        &["上年结转", "上年度结转"],
        Group::Flow,
    ),
    row("granted", "（一）予以公开", "disclosed", &["予以公开"], Group::Granted),
    row(
        "partial",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "disclosed in part",
        &["部分公开"],
        Group::Partial,
    ),
    row("refuse_state_secret", "1.属于国家秘密", "state secret", &["国家秘密"], Group::Refuse),
    row(
        "refuse_law_forbidden",
        "2.其他法律行政法规禁止公开",
        "disclosure forbidden by law",
        &["法律行政法规禁止", "其他法律行政法规", "法规禁止公开"],
        Group::Refuse,
    ),
    row(
        "refuse_safety_stability",
        "3.危及“三安全一稳定”",
        "security and stability",
        &["三安全一稳定"],
        Group::Refuse,
    ),
    row(
        "refuse_third_party",
        "4.保护第三方合法权益",
        "third-party rights",
        &["第三方合法权益"],
        Group::Refuse,
    ),
    row(
        "refuse_internal_affairs",
        "5.属于三类内部事务信息",
        "internal affairs",
        &["内部事务"],
        Group::Refuse,
    ),
    row("refuse_process_info", "6.属于四类过程性信息", "process information", &["过程性信息"], Group::Refuse),
    row(
        "refuse_enforcement_file",
        "7.属于行政执法案卷",
        "enforcement file",
        &["行政执法案卷", "执法案卷"],
        Group::Refuse,
    ),
    row("refuse_admin_query", "8.属于行政查询事项", "administrative query", &["行政查询"], Group::Refuse),
    row("unable_not_held", "1.本机关不掌握相关政府信息", "not held", &["不掌握"], Group::Unable),
    row(
        "unable_need_making",
        "2.没有现成信息需要另行制作",
        "would have to be made",
        &["另行制作", "没有现成信息"],
        Group::Unable,
    ),
    row(
        "unable_unclear",
        "3.补正后申请内容仍不明确",
        "still unclear after correction",
        &["仍不明确", "补正后"],
        Group::Unable,
    ),
    row(
        "noproc_petition",
        "1.信访举报投诉类申请",
        "petition or complaint",
        &["信访举报投诉", "举报投诉类"],
        Group::NoProc,
    ),
    row("noproc_repeat", "2.重复申请", "repeated application", &["重复申请"], Group::NoProc),
    row(
        "noproc_publication",
        "3.要求提供公开出版物",
        "published material requested",
        &["公开出版物"],
        Group::NoProc,
    ),
    row(
        "noproc_abusive",
        "4.无正当理由大量反复申请",
        "abusive repetition",
        &["大量反复申请", "反复申请"],
        Group::NoProc,
    ),
    row(
        "noproc_reconfirm",
        "5.要求行政机关确认或重新出具已获取信息",
        "confirmation requested again",
        &["确认或重新出具", "重新出具"],
        Group::NoProc,
    ),
];

const TOTAL_AND_CARRIED_OUT: [Row; 2] = [
    row("total_handled", "（七）总计", "total handled", &["总计"], Group::Total),
    row(
        "carried_out",
        "四、结转下年度继续办理",
        "carried over to next year",
        &["结转下年度", "结转下年"],
        Group::Flow,
    ),
];
