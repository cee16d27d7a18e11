//! Applications by what came of them.

use super::OTHER;
use crate::finding::Severity;
use crate::form::{Group, TableId};
use crate::report::slot::{Cells, Slot, SlotKind, SlotSpec, Sum};

const OUTCOME: SlotSpec = SlotSpec {
    kind: SlotKind::Outcome,
    table: Some(TableId::T3),
    bare: true,
    code: Some("NARR-OUTCOME"),
    severity: Severity::Error,
    ..OTHER
};

pub(super) const ROWS: &[SlotSpec] = &[
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
];
