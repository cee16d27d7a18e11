//! Table 2: normative documents, regulations, decisions, money.

use super::OTHER;
use crate::form::TableId;
use crate::report::slot::{Cells, Slot, SlotKind, SlotSpec, Sum};

const DOCUMENTS: &[&str] = &["件", "份", "部", "条", "个", "项"];

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

pub(super) const ROWS: &[SlotSpec] = &[
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
];
