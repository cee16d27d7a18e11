//! Reviews and suits, all of a kind and by result.

use super::OTHER;
use crate::finding::Severity;
use crate::form::TableId;
use crate::report::slot::{Block, CaseResult, Cells, Slot, SlotKind, SlotSpec, Sum};

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

pub(super) const ROWS: &[SlotSpec] = &[
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
];
