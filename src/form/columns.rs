//! Columns and blocks that all generations of the form share.

use super::{Column, Group, Row, ValueKind};

/// The columns of table 3, in order; the seventh is 总计.
pub static T3_COLUMNS: [Column; 7] = [
    count("natural", "自然人", "natural persons"),
    count("biz", "商业企业", "businesses"),
    count("research", "科研机构", "research institutions"),
    count("charity", "社会公益组织", "charities"),
    count("legal_svc", "法律服务机构", "legal services"),
    count("other_org", "其他", "other organisations"),
    count("total", "总计", "total"),
];

/// The columns of each block of table 4; the fifth is 总计.
pub static T4_COLUMNS: [Column; 5] = [
    count("upheld", "结果维持", "upheld"),
    count("corrected", "结果纠正", "corrected"),
    count("other", "其他结果", "other result"),
    count("pending", "尚未审结", "pending"),
    count("total", "总计", "total"),
];

/// The blocks of table 4, the same in all generations.
pub static T4_BLOCKS: [Row; 3] = [
    Row {
        id: "review",
        label: "行政复议",
        label_en: "administrative review",
        cores: &["行政复议"],
        group: Group::Cases,
        columns: &T4_COLUMNS,
    },
    Row {
        id: "suit_direct",
        label: "未经复议直接起诉",
        label_en: "suits without review",
        cores: &["未经复议直接起诉", "直接起诉"],
        group: Group::Cases,
        columns: &T4_COLUMNS,
    },
    Row {
        id: "suit_after",
        label: "复议后起诉",
        label_en: "suits after review",
        cores: &["复议后起诉"],
        group: Group::Cases,
        columns: &T4_COLUMNS,
    },
];

/// A column of counts.
pub(super) const fn count(id: &'static str, label: &'static str, label_en: &'static str) -> Column {
    Column { id, label, label_en, kind: ValueKind::Count }
}
