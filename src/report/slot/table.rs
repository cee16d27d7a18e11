//! The table of slots, a row for each.

use super::{Block, CaseResult, Cells, Slot, SlotKind, SlotSpec, Sum};
use crate::finding::Severity;
use crate::form::{Group, TableId};

/// What a slot is, with sentences that have it and sentences that look like it; see [`super::About`]. Nothing that runs asks
/// for them, and the page's first load leaves them out.
#[cfg(any(test, feature = "rule-docs"))]
macro_rules! about {
    ($zh:literal, $en:literal, $real:expr, $counter:expr $(,)?) => {
        Some(&super::About { name: ($zh, $en), real: &$real, counter: &$counter })
    };
}
#[cfg(not(any(test, feature = "rule-docs")))]
macro_rules! about {
    ($($texts:tt)*) => {
        None
    };
}

/// Applications and cases.
const CASES: &[&str] = &["件", "宗", "份", "起", "例", "个", "项", "次"];
/// 收到申请9条: what comes in is counted more freely.
const ARRIVALS: &[&str] = &["件", "宗", "份", "起", "例", "个", "条", "项", "次"];
/// 组织3次, 企业12个 are meetings held, and firms themselves.
const APPLICANTS: &[&str] = &["件", "宗", "份", "起", "例"];
const DOCUMENTS: &[&str] = &["件", "份", "部", "条", "个", "项"];

const NEW: Sum =
    Sum { name: ("本年新收", "newly received"), cells: Cells::Of(&["new_received"], &["total"]) };
const POOL: Sum = Sum {
    name: ("本年新收加上年结转", "newly received plus carried in"),
    cells: Cells::Of(&["new_received", "carried_in"], &["total"]),
};
const HANDLED: Sum =
    Sum { name: ("（七）总计", "(7) total handled"), cells: Cells::Of(&["total_handled"], &["total"]) };

/// None of these.
pub(super) const OTHER: SlotSpec = SlotSpec {
    slot: Slot::Other,
    id: "other",
    kind: SlotKind::Other,
    table: None,
    sums: &[],
    units: CASES,
    bare: false,
    code: None,
    severity: Severity::Warning,
    about: None,
};

const FLOW: SlotSpec =
    SlotSpec { kind: SlotKind::Flow, table: Some(TableId::T3), severity: Severity::Error, ..OTHER };
const OUTCOME: SlotSpec = SlotSpec {
    kind: SlotKind::Outcome,
    table: Some(TableId::T3),
    bare: true,
    code: Some("NARR-OUTCOME"),
    severity: Severity::Error,
    ..OTHER
};
const DECISIONS: SlotSpec =
    SlotSpec { kind: SlotKind::Decisions, table: Some(TableId::T2), code: Some("NARR-ENFORCE"), ..OTHER };
const NORM_DOCS: SlotSpec = SlotSpec {
    kind: SlotKind::NormDocs,
    table: Some(TableId::T2),
    units: DOCUMENTS,
    code: Some("NARR-NORMDOC"),
    ..OTHER
};
const REGULATIONS: SlotSpec = SlotSpec {
    kind: SlotKind::Regulations,
    table: Some(TableId::T2),
    units: DOCUMENTS,
    code: Some("NARR-REG"),
    ..OTHER
};
const RATIO: SlotSpec = SlotSpec { kind: SlotKind::Ratio, ..OTHER };

/// A class of applicants: of what was new, of what was in hand, or of what was handled.
const fn applicants(slot: Slot, id: &'static str, sums: &'static [Sum; 3], severity: Severity) -> SlotSpec {
    SlotSpec {
        slot,
        id,
        kind: SlotKind::Applicant,
        table: Some(TableId::T3),
        sums,
        units: APPLICANTS,
        bare: true,
        code: Some("NARR-APPLICANT"),
        severity,
        about: None,
    }
}

/// The same columns of the three rows that applicants may be counted in.
macro_rules! of_applicants {
    ($name:expr, $columns:expr) => {
        &[
            Sum { name: $name, cells: Cells::Of(&["new_received"], $columns) },
            Sum { name: $name, cells: Cells::Of(&["new_received", "carried_in"], $columns) },
            Sum { name: $name, cells: Cells::Of(&["total_handled"], $columns) },
        ]
    };
}

/// Reviews or suits of a block.
macro_rules! cases {
    ($slot:ident, $id:literal, $block:ident, $code:literal, $name:expr, $about:expr $(,)?) => {
        SlotSpec {
            slot: Slot::$slot,
            id: $id,
            kind: SlotKind::Cases(Block::$block),
            table: Some(TableId::T4),
            sums: &[Sum { name: $name, cells: Cells::Of(Block::$block.rows(), &["total"]) }],
            code: Some($code),
            severity: Severity::Error,
            about: $about,
            ..OTHER
        }
    };
}

/// One result of a block's cases.
macro_rules! result {
    ($slot:ident, $id:literal, $block:ident, $result:ident, $about:expr $(,)?) => {
        SlotSpec {
            slot: Slot::$slot,
            id: $id,
            kind: SlotKind::Results(Block::$block, CaseResult::$result),
            table: Some(TableId::T4),
            sums: &[Sum {
                name: column_of(CaseResult::$result).1,
                cells: Cells::Of(Block::$block.rows(), &[column_of(CaseResult::$result).0]),
            }],
            code: Some("NARR-RV-OUTCOME"),
            severity: Severity::Error,
            about: $about,
            ..OTHER
        }
    };
}

/// The column of table 4 of a result, and what it is called.
const fn column_of(result: CaseResult) -> (&'static str, (&'static str, &'static str)) {
    match result {
        CaseResult::Upheld => ("upheld", ("结果维持", "upheld")),
        CaseResult::Corrected => ("corrected", ("结果纠正", "corrected")),
        CaseResult::Other => ("other", ("其他结果", "other result")),
        CaseResult::Pending => ("pending", ("尚未审结", "pending")),
    }
}

/// Every slot, in the order of [`Slot`].
pub static SLOTS: [SlotSpec; Slot::Other as usize + 1] = [
    SlotSpec {
        slot: Slot::New,
        id: "n_new",
        sums: &[NEW],
        units: ARRIVALS,
        code: Some("NARR-NEW"),
        about: about!(
            "新收申请",
            "applications received",
            [
                "2023年,我局共收到政府信息公开申请«12»件。",
                "全年新收政府信息公开申请«12»件,上年结转3件。",
                "2023年度共收到依申请公开政府信息申请«12»件,均已答复。",
                "本年度我局共接收信息公开申请«0»件。",
                "收到公民、法人和其他组织提出的政府信息公开申请«12»件。",
                "2023年共收到政府信息依申请公开共«12»件。",
                "依申请公开方面,全年共收到申请«7»件,办结7件。",
                "共收到«36»件政府信息公开申请。",
                "新收到依申请公开«五»件"
            ],
            [
                "收到网上申请«12»件,信函申请3件。",
                "收到群众来信«12»件。",
                "2022年,共收到政府信息公开申请«12»件。",
                "收到行政许可申请«12»件。",
                "收到征地拆迁类政府信息公开申请«12»件。",
                "通过区长信箱收到咨询«12»件。"
            ]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Accepted,
        id: "n_accept",
        sums: &[NEW, POOL],
        units: ARRIVALS,
        code: Some("NARR-NEW"),
        severity: Severity::Warning,
        about: about!(
            "受理申请",
            "applications accepted",
            [
                "共受理政府信息公开申请«12»件。",
                "受理«36»件政府信息公开申请(均为自然人提交)",
                "依法受理依申请公开«5»宗"
            ],
            ["受理群众投诉«12»件", "通过12345热线共受理诉求«120»件"]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Processed,
        id: "n_process",
        sums: &[NEW, POOL, HANDLED],
        code: Some("NARR-DONE"),
        severity: Severity::Warning,
        about: about!("办理申请", "applications in hand", [], []),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Applications,
        id: "n_any",
        sums: &[NEW, POOL, HANDLED],
        severity: Severity::Warning,
        about: about!("申请（口径不明）", "applications, which count is not said", [], []),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::CarriedIn,
        id: "n_in",
        sums: &[Sum { name: ("上年结转", "carried in"), cells: Cells::Of(&["carried_in"], &["total"]) }],
        code: Some("NARR-CARRYIN"),
        about: about!(
            "上年结转",
            "carried in",
            [
                "收到政府信息公开申请12件,上年结转«2»件。",
                "答复政府信息公开申请198件(含上年度结转申请«2»件,另有3件顺延到下年度答复)",
                "收到政府信息公开申请12件,2022年结转至2023年办理«2»件"
            ],
            ["收到政府信息公开申请12件,结转至2024年办理«2»件"]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Pool,
        id: "n_pool",
        sums: &[POOL],
        code: Some("NARR-POOL"),
        about: about!(
            "新收加上年结转",
            "received plus carried in",
            ["收到政府信息公开申请132件,上年结转2件,共计«134»件。"],
            ["收到咨询132件,共计«134»件。"]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Done,
        id: "n_done",
        sums: &[HANDLED],
        code: Some("NARR-DONE"),
        about: about!(
            "办结",
            "finished",
            [
                "收到政府信息公开申请12件,办结«11»件,结转下年1件。",
                "共收到政府信息公开申请12件。已答复«11»件。",
                "答复政府信息公开申请«198»件(含上年度结转申请2件)",
                "收到政府信息公开申请36件,其中按期办结«36»件",
                "收到依申请公开5件,«3»件已按照相关要求进行书面回复,2件结转。"
            ],
            [
                "公布信息69条,工作动态61条,运输管理8条,依申请公开事项办结«1»件",
                "办结12345热线工单«50»件",
                "答复网民留言«50»条",
                "建议提案全部办结,共答复«50»件"
            ]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::CarriedOut,
        id: "n_out",
        sums: &[Sum {
            name: ("结转下年度继续办理", "carried out"),
            cells: Cells::Of(&["carried_out"], &["total"]),
        }],
        code: Some("NARR-CARRYOUT"),
        about: about!(
            "结转下年度继续办理",
            "carried out",
            [
                "收到政府信息公开申请12件,办结10件,结转下年度继续办理«2»件。",
                "收到政府信息公开申请12件,«2»件结转2024年度继续办理。",
                "收到政府信息公开申请12件,另有«2»件申请按照《条例》顺延到下年度答复",
                "收到政府信息公开申请12件,转下年度办理«2»件",
                "收到政府信息公开申请12件,«7»件正在办理中",
                "收到政府信息公开申请12件,结转到2024年办理«2»件"
            ],
            ["收到政府信息公开申请12件,上年结转«2»件"]
        ),
        ..FLOW
    },
    SlotSpec {
        slot: Slot::Granted,
        id: "o_granted",
        sums: &[Sum {
            name: ("（一）予以公开", "(1) granted"), cells: Cells::Classes(&[Group::Granted])
        }],
        about: about!(
            "予以公开",
            "granted",
            [
                "收到政府信息公开申请20件。其中,予以公开«15»件",
                "办结依申请公开件20件,同意公开«15»件",
                "答复信息公开申请20件,«15»件予以公开"
            ],
            ["制作信息30条,其中予以公开«15»条"]
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::Partial,
        id: "o_partial",
        sums: &[Sum {
            name: ("（二）部分公开", "(2) partly granted"),
            cells: Cells::Classes(&[Group::Partial]),
        }],
        about: about!("部分公开", "partly granted", [], []),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::Open,
        id: "o_open",
        sums: &[Sum {
            name: ("（一）予以公开加（二）部分公开", "(1) granted plus (2) partly granted"),
            cells: Cells::Classes(&[Group::Granted, Group::Partial]),
        }],
        about: about!(
            "予以公开及部分公开",
            "granted or partly granted",
            [
                "答复政府信息公开申请20件,予以公开及部分公开«15»件,占75%",
                "答复政府信息公开申请20件,其中同意公开或部分公开共«15»件"
            ],
            ["公开«15»件"]
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::Refused,
        id: "o_refuse",
        sums: &[Sum {
            name: ("（三）不予公开各项之和", "sum of (3) refused"),
            cells: Cells::Classes(&[Group::Refuse]),
        }],
        about: about!(
            "不予公开",
            "refused",
            ["答复政府信息公开申请20件,不予公开«5»件"],
            ["全年发文69件,其中主动公开12件,依申请公开3件,不予公开«54»件"]
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::Unable,
        id: "o_unable",
        sums: &[Sum {
            name: ("（四）无法提供各项之和", "sum of (4) unable to provide"),
            cells: Cells::Classes(&[Group::Unable]),
        }],
        about: about!(
            "无法提供",
            "unable to provide",
            ["答复政府信息公开申请20件,因本机关不掌握等原因无法提供«5»件"],
            []
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::NotProcessed,
        id: "o_noproc",
        sums: &[Sum {
            name: ("（五）不予处理各项之和", "sum of (5) not processed"),
            cells: Cells::Classes(&[Group::NoProc]),
        }],
        about: about!("不予处理", "not processed", [], []),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::OtherHandling,
        id: "o_other",
        sums: &[Sum {
            name: ("（六）其他处理之和", "sum of (6) other handling"),
            cells: Cells::Classes(&[Group::Other]),
        }],
        about: about!(
            "其他处理",
            "other handling",
            [
                "答复政府信息公开申请20件,作其他处理(含申请人主动撤回申请)«5»件",
                "答复政府信息公开申请20件,其他处理«5»件"
            ],
            []
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::OutcomeRow,
        id: "o_sub",
        sums: &[Sum { name: ("该项总计", "this row's total"), cells: Cells::NamedRow }],
        code: Some("NARR-OUTCOME-SUB"),
        severity: Severity::Warning,
        about: about!(
            "表三明细项",
            "a row of an outcome",
            ["答复政府信息公开申请20件,其中属于行政执法案卷«5»件", "答复政府信息公开申请20件,重复申请«5»件"],
            []
        ),
        ..OUTCOME
    },
    SlotSpec {
        slot: Slot::Mixed,
        id: "o_mixed",
        sums: &[Sum { name: ("这几类各项之和", "sum of these classes"), cells: Cells::NamedClasses }],
        about: about!(
            "几类结果合计",
            "several outcomes together",
            [
                "答复政府信息公开申请20件,不予公开、无法提供共«5»件",
                "答复政府信息公开申请20件,不予公开、无法提供和不予处理合计«5»件"
            ],
            ["答复政府信息公开申请20件,不予公开、无法提供«5»件"]
        ),
        ..OUTCOME
    },
    SlotSpec {
        about: about!(
            "自然人",
            "natural persons",
            [
                "收到政府信息公开申请20件,其中自然人«15»件",
                "新收依申请公开224件,其中«208»件是自然人",
                "收到政府信息公开申请4件,申请人为自然人的«2»件"
            ],
            []
        ),
        ..applicants(
            Slot::Natural,
            "a_natural",
            of_applicants!(("自然人", "natural persons"), &["natural"]),
            Severity::Error,
        )
    },
    SlotSpec {
        about: about!(
            "法人或其他组织",
            "organisations",
            ["收到政府信息公开申请20件,法人或其他组织申请«5»件"],
            ["收到政府信息公开申请20件,公开组织机构«5»件", "收到公民、法人和其他组织政府信息公开申请«5»件"]
        ),
        ..applicants(
            Slot::Organisations,
            "a_org",
            of_applicants!(
                ("法人或其他组织各列之和", "sum of organisations"),
                &["biz", "research", "charity", "legal_svc", "other_org"]
            ),
            Severity::Warning,
        )
    },
    SlotSpec {
        about: about!("商业企业", "businesses", [], []),
        ..applicants(
            Slot::Business,
            "a_biz",
            of_applicants!(("商业企业", "businesses"), &["biz"]),
            Severity::Error,
        )
    },
    SlotSpec {
        about: about!("科研机构", "research institutions", [], []),
        ..applicants(
            Slot::Research,
            "a_research",
            of_applicants!(("科研机构", "research institutions"), &["research"]),
            Severity::Error,
        )
    },
    SlotSpec {
        about: about!("社会公益组织", "charities", [], []),
        ..applicants(
            Slot::Charity,
            "a_charity",
            of_applicants!(("社会公益组织", "charities"), &["charity"]),
            Severity::Error,
        )
    },
    SlotSpec {
        about: about!("法律服务机构", "legal services", [], []),
        ..applicants(
            Slot::LegalService,
            "a_legal_svc",
            of_applicants!(("法律服务机构", "legal services"), &["legal_svc"]),
            Severity::Error,
        )
    },
    SlotSpec {
        about: about!(
            "其他申请人",
            "other applicants",
            ["收到政府信息公开申请20件,其中自然人15件,其他申请人«5»件"],
            ["收到政府信息公开申请20件,其中自然人15件,其他«5»件"]
        ),
        ..applicants(
            Slot::OtherApplicants,
            "a_other",
            of_applicants!(("其他", "others"), &["other_org"]),
            Severity::Error,
        )
    },
    SlotSpec {
        slot: Slot::Channel,
        id: "ch",
        kind: SlotKind::Channel,
        about: about!("申请渠道", "the way of applying", [], []),
        ..OTHER
    },
    cases!(
        Review,
        "rv",
        Review,
        "NARR-REVIEW",
        ("行政复议总计", "reviews"),
        about!(
            "行政复议",
            "reviews",
            [
                "因政府信息公开引起的行政复议«2»件。",
                "本年度因政府信息公开申请被提起行政复议«2»件,未发生行政诉讼。",
                "因政府信息公开工作发生行政复议案件«2»起",
                "收到因政府信息公开申请引起的行政复议«1»件(已办结)",
                "收到针对我局信息公开工作的行政复议«2»件"
            ],
            ["办理行政复议案件«20»件", "全年备案政府信息公开领域行政复议案件«20»件"]
        )
    ),
    result!(
        ReviewUpheld,
        "rv_upheld",
        Review,
        Upheld,
        about!(
            "行政复议维持",
            "reviews: upheld",
            [
                "政府信息公开行政复议3件(维持«2»件、纠正1件)",
                "因政府信息公开产生行政复议案件6件,其中行政复议结果维持«5»件"
            ],
            ["政府信息公开行政诉讼3件,维持«2»件"]
        )
    ),
    result!(
        ReviewCorrected,
        "rv_corrected",
        Review,
        Corrected,
        about!("行政复议纠正", "reviews: corrected", [], [])
    ),
    result!(
        ReviewOther,
        "rv_other",
        Review,
        Other,
        about!("行政复议其他结果", "reviews: other result", [], [])
    ),
    result!(
        ReviewPending,
        "rv_pending",
        Review,
        Pending,
        about!("行政复议尚未审结", "reviews: pending", [], [])
    ),
    cases!(
        Suit,
        "su",
        Suit,
        "NARR-SUIT",
        ("行政诉讼两项总计之和", "suits of both kinds"),
        about!(
            "行政诉讼",
            "suits",
            ["因政府信息公开引发行政诉讼«2»件。", "政府信息公开行政复议7件,诉讼«9»件"],
            [
                "政府信息公开行政诉讼败诉«2»件",
                "未经复议直接起诉«2»件",
                "办理行政复议案件312件,行政应诉«40»件"
            ]
        )
    ),
    result!(SuitUpheld, "su_upheld", Suit, Upheld, about!("行政诉讼维持", "suits: upheld", [], [])),
    result!(
        SuitCorrected,
        "su_corrected",
        Suit,
        Corrected,
        about!("行政诉讼纠正", "suits: corrected", [], [])
    ),
    result!(SuitOther, "su_other", Suit, Other, about!("行政诉讼其他结果", "suits: other result", [], [])),
    result!(SuitPending, "su_pending", Suit, Pending, about!("行政诉讼尚未审结", "suits: pending", [], [])),
    cases!(
        DirectSuit,
        "su_direct",
        Direct,
        "NARR-SUIT",
        ("未经复议直接起诉总计", "suits without review"),
        about!("未经复议直接起诉", "suits without review", [], [])
    ),
    result!(
        DirectSuitUpheld,
        "su_direct_upheld",
        Direct,
        Upheld,
        about!("未经复议直接起诉维持", "suits without review: upheld", [], [])
    ),
    result!(
        DirectSuitCorrected,
        "su_direct_corrected",
        Direct,
        Corrected,
        about!("未经复议直接起诉纠正", "suits without review: corrected", [], [])
    ),
    result!(
        DirectSuitOther,
        "su_direct_other",
        Direct,
        Other,
        about!("未经复议直接起诉其他结果", "suits without review: other result", [], [])
    ),
    result!(
        DirectSuitPending,
        "su_direct_pending",
        Direct,
        Pending,
        about!("未经复议直接起诉尚未审结", "suits without review: pending", [], [])
    ),
    cases!(
        LaterSuit,
        "su_after",
        After,
        "NARR-SUIT",
        ("复议后起诉总计", "suits after review"),
        about!("复议后起诉", "suits after review", [], [])
    ),
    result!(
        LaterSuitUpheld,
        "su_after_upheld",
        After,
        Upheld,
        about!("复议后起诉维持", "suits after review: upheld", [], [])
    ),
    result!(
        LaterSuitCorrected,
        "su_after_corrected",
        After,
        Corrected,
        about!("复议后起诉纠正", "suits after review: corrected", [], [])
    ),
    result!(
        LaterSuitOther,
        "su_after_other",
        After,
        Other,
        about!("复议后起诉其他结果", "suits after review: other result", [], [])
    ),
    result!(
        LaterSuitPending,
        "su_after_pending",
        After,
        Pending,
        about!("复议后起诉尚未审结", "suits after review: pending", [], [])
    ),
    cases!(
        Cases,
        "rvsu",
        Both,
        "NARR-RVSUIT",
        ("复议、诉讼总计", "reviews and suits"),
        about!(
            "复议和诉讼",
            "reviews and suits",
            ["全区政府信息公开共被提起行政复议或诉讼«55»件", "政府信息公开行政复议、行政诉讼案件«5»件"],
            ["行政复议2件、诉讼«3»件"]
        )
    ),
    result!(
        CasesUpheld,
        "rvsu_upheld",
        Both,
        Upheld,
        about!("复议和诉讼维持", "reviews and suits: upheld", [], [])
    ),
    result!(
        CasesCorrected,
        "rvsu_corrected",
        Both,
        Corrected,
        about!("复议和诉讼纠正", "reviews and suits: corrected", [], [])
    ),
    result!(
        CasesOther,
        "rvsu_other",
        Both,
        Other,
        about!("复议和诉讼其他结果", "reviews and suits: other result", [], [])
    ),
    result!(
        CasesPending,
        "rvsu_pending",
        Both,
        Pending,
        about!("复议和诉讼尚未审结", "reviews and suits: pending", [], [])
    ),
    SlotSpec {
        slot: Slot::NormDocsMade,
        id: "d_made",
        sums: &[Sum {
            name: ("规范性文件制发件数", "normative documents made"),
            cells: Cells::Each("normdoc", &["made", "new_made", "new_open"]),
        }],
        about: about!(
            "规范性文件制发",
            "normative documents made",
            ["制发行政规范性文件«2»件", "本年新制定规范性文件«2»部"],
            ["制发公文«2»件", "公开规范性文件及政策解读等信息共«194»条"]
        ),
        ..NORM_DOCS
    },
    SlotSpec {
        slot: Slot::NormDocsRepealed,
        id: "d_repealed",
        sums: &[Sum {
            name: ("规范性文件废止件数", "normative documents repealed"),
            cells: Cells::Each("normdoc", &["repealed"]),
        }],
        about: about!(
            "规范性文件废止",
            "normative documents repealed",
            ["制发行政规范性文件2件,废止«10»件,现行有效14件"],
            []
        ),
        ..NORM_DOCS
    },
    SlotSpec {
        slot: Slot::NormDocsValid,
        id: "d_valid",
        sums: &[Sum {
            name: ("规范性文件现行有效件数", "normative documents in force"),
            cells: Cells::Each("normdoc", &["valid"]),
        }],
        about: about!(
            "规范性文件现行有效",
            "normative documents in force",
            ["制发行政规范性文件2件,废止10件,现行有效件数«14»件"],
            []
        ),
        ..NORM_DOCS
    },
    SlotSpec {
        slot: Slot::NormDocs,
        id: "d_open",
        sums: &[Sum {
            name: ("规范性文件件数", "normative documents"),
            cells: Cells::Each("normdoc", &["made", "valid", "new_made", "new_open", "open_total"]),
        }],
        about: about!("规范性文件（口径不明）", "normative documents, which count is not said", [], []),
        ..NORM_DOCS
    },
    SlotSpec {
        slot: Slot::RegulationsMade,
        id: "reg_made",
        sums: &[Sum {
            name: ("规章制发件数", "regulations made"),
            cells: Cells::Each("regulation", &["made", "new_made", "new_open"]),
        }],
        about: about!("规章制发", "regulations made", [], []),
        ..REGULATIONS
    },
    SlotSpec {
        slot: Slot::RegulationsRepealed,
        id: "reg_repealed",
        sums: &[Sum {
            name: ("规章废止件数", "regulations repealed"),
            cells: Cells::Each("regulation", &["repealed"]),
        }],
        about: about!("规章废止", "regulations repealed", [], []),
        ..REGULATIONS
    },
    SlotSpec {
        slot: Slot::RegulationsValid,
        id: "reg_valid",
        sums: &[Sum {
            name: ("规章现行有效件数", "regulations in force"),
            cells: Cells::Each("regulation", &["valid"]),
        }],
        about: about!("规章现行有效", "regulations in force", [], []),
        ..REGULATIONS
    },
    SlotSpec {
        slot: Slot::Licences,
        id: "lic",
        sums: &[Sum {
            name: ("行政许可处理决定数量", "licence decisions"),
            cells: Cells::Each("license", &["decisions", "prev_items"]),
        }],
        about: about!("行政许可", "licences", ["作出行政许可决定«98»件"], ["受理行政许可申请«98»件"]),
        ..DECISIONS
    },
    SlotSpec {
        slot: Slot::Penalties,
        id: "pen",
        sums: &[Sum {
            name: ("行政处罚处理决定数量", "penalty decisions"),
            cells: Cells::Each("penalty", &["decisions", "prev_items"]),
        }],
        about: about!(
            "行政处罚",
            "penalties",
            ["作出行政处罚决定«98»件", "实施行政处罚«98»起", "作出行政许可决定12件,行政处罚决定«98»件"],
            ["公示行政处罚信息«98»条", "行政处罚事项«98»项"]
        ),
        ..DECISIONS
    },
    SlotSpec {
        slot: Slot::Coercion,
        id: "coe",
        sums: &[Sum {
            name: ("行政强制处理决定数量", "coercion decisions"),
            cells: Cells::Each("coercion", &["decisions", "prev_items"]),
        }],
        about: about!("行政强制", "coercion", [], []),
        ..DECISIONS
    },
    SlotSpec {
        slot: Slot::Fees,
        id: "fee_amt",
        kind: SlotKind::Money,
        table: Some(TableId::T2),
        sums: &[Sum {
            name: ("行政事业性收费金额", "fees charged"), cells: Cells::Each("fee", &["amount"])
        }],
        code: Some("NARR-FEE"),
        about: about!(
            "行政事业性收费",
            "fees charged",
            ["行政事业性收费«2.02»万元"],
            ["收取信息处理费«400»元"]
        ),
        ..OTHER
    },
    SlotSpec {
        slot: Slot::HandlingFee,
        id: "ipf",
        kind: SlotKind::Money,
        about: about!("信息处理费", "the handling fee", ["收取信息处理费«400»元"], ["行政事业性收费«400»元"]),
        ..OTHER
    },
    SlotSpec { slot: Slot::Share, id: "share", about: about!("占比", "a share", [], []), ..RATIO },
    SlotSpec { slot: Slot::Growth, id: "growth", about: about!("增减幅度", "growth", [], []), ..RATIO },
    SlotSpec {
        slot: Slot::DoneRate,
        id: "rate_done",
        about: about!("办结率", "a rate of completion", [], []),
        ..RATIO
    },
    SlotSpec { slot: Slot::Rate, id: "rate", about: about!("其他比率", "another rate", [], []), ..RATIO },
    OTHER,
];
