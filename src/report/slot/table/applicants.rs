//! Applications by who applied, and by what way.

use super::OTHER;
use crate::finding::Severity;
use crate::form::TableId;
use crate::report::slot::{Cells, Slot, SlotKind, SlotSpec, Sum};

/// 组织3次, 企业12个 are meetings held, and firms themselves.
const APPLICANTS: &[&str] = &["件", "宗", "份", "起", "例"];

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

pub(super) const ROWS: &[SlotSpec] = &[
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
            [
                "收到政府信息公开申请20件,公开组织机构«5»件",
                "收到公民、法人和其他组织政府信息公开申请«5»件",
                "收到自然人和法人或其他组织的申请共«5»件"
            ]
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
];
