"""The form of 2021 as these scripts know it: ids as in docs/domain.md."""

COLUMNS = ["natural", "biz", "research", "charity", "legal_svc", "other_org", "total"]
RESULTS = ["upheld", "corrected", "other", "pending", "total"]
BLOCKS = ["review", "suit_direct", "suit_after"]
# The rows of table 3 in their order, each by the words that its label is known by.
LABELS = {
    "new_received": "本年新收政府信息公开申请数量",
    "carried_in": "上年结转政府信息公开申请数量",
    "granted": "予以公开",
    "partial": "部分公开",
    "refuse_state_secret": "属于国家秘密",
    "refuse_law_forbidden": "其他法律行政法规禁止公开",
    "refuse_safety_stability": "三安全一稳定",
    "refuse_third_party": "保护第三方合法权益",
    "refuse_internal_affairs": "属于三类内部事务信息",
    "refuse_process_info": "属于四类过程性信息",
    "refuse_enforcement_file": "属于行政执法案卷",
    "refuse_admin_query": "属于行政查询事项",
    "unable_not_held": "本机关不掌握相关政府信息",
    "unable_need_making": "没有现成信息需要另行制作",
    "unable_unclear": "补正后申请内容仍不明确",
    "noproc_petition": "信访举报投诉类申请",
    "noproc_repeat": "重复申请",
    "noproc_publication": "要求提供公开出版物",
    "noproc_abusive": "无正当理由大量反复申请",
    "noproc_reconfirm": "要求行政机关确认或重新出具已获取信息",
    "other_no_correction": "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other_unpaid": "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other_misc": "3.其他",
    "total_handled": "（七）总计",
    "carried_out": "结转下年度继续办理",
}
FLOW = ["new_received", "carried_in", "total_handled", "carried_out"]
OUTCOMES = [row for row in LABELS if row not in FLOW]
