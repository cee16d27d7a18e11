//! Applications as they come in and go out.

use super::OTHER;
use crate::finding::Severity;
use crate::form::TableId;
use crate::report::slot::{Cells, Slot, SlotKind, SlotSpec, Sum};

/// 收到申请9条: what comes in is counted more freely.
const ARRIVALS: &[&str] = &["件", "宗", "份", "起", "例", "个", "条", "项", "次"];

const NEW: Sum =
    Sum { name: ("本年新收", "newly received"), cells: Cells::Of(&["new_received"], &["total"]) };
const POOL: Sum = Sum {
    name: ("本年新收加上年结转", "newly received plus carried in"),
    cells: Cells::Of(&["new_received", "carried_in"], &["total"]),
};
const HANDLED: Sum =
    Sum { name: ("（七）总计", "(7) total handled"), cells: Cells::Of(&["total_handled"], &["total"]) };

const FLOW: SlotSpec =
    SlotSpec { kind: SlotKind::Flow, table: Some(TableId::T3), severity: Severity::Error, ..OTHER };

pub(super) const ROWS: &[SlotSpec] = &[
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
];
