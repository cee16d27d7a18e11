//! The form of 2019 (国办公开办函〔2019〕60号).

use super::{Column, Form, Group, Row, T4_BLOCKS, ValueKind, columns::count, table3};

/// The form of 2019.
pub static FORM_2019: Form = Form {
    id: "2019",
    notice: "国办公开办函〔2019〕60号",
    years: (2019, Some(2020)),
    t2: T2,
    t3: &T3,
    t4: &T4_BLOCKS,
};

static DOCUMENTS: [Column; 3] = [
    count("new_made", "本年新制作数量", "newly made"),
    count("new_open", "本年新公开数量", "newly disclosed"),
    count("open_total", "对外公开总数量", "disclosed in all"),
];
static DECISIONS: [Column; 3] = [ITEMS, CHANGE, count("decisions", "处理决定数量", "decisions")];
const ITEMS: Column = count("prev_items", "上一年项目数量", "items last year");
const CHANGE: Column =
    Column {
        id: "delta", label: "本年增/减", label_en: "change this year", kind: ValueKind::SignedCount
    };

static T2: &[Row] = &[
    Row {
        id: "regulation",
        label: "规章",
        label_en: "regulations",
        cores: &["规章"],
        group: Group::Item1,
        columns: &DOCUMENTS,
    },
    Row {
        id: "normdoc",
        label: "规范性文件",
        label_en: "normative documents",
        cores: &["规范性文件"],
        group: Group::Item1,
        columns: &DOCUMENTS,
    },
    Row {
        id: "license",
        label: "行政许可",
        label_en: "administrative licences",
        cores: &["行政许可"],
        group: Group::Item5,
        columns: &DECISIONS,
    },
    Row {
        id: "other_service",
        label: "其他对外管理服务事项",
        label_en: "other management services",
        cores: &["其他对外管理服务", "对外管理服务"],
        group: Group::Item5,
        columns: &DECISIONS,
    },
    Row {
        id: "penalty",
        label: "行政处罚",
        label_en: "administrative penalties",
        cores: &["行政处罚"],
        group: Group::Item6,
        columns: &DECISIONS,
    },
    Row {
        id: "coercion",
        label: "行政强制",
        label_en: "administrative coercion",
        cores: &["行政强制"],
        group: Group::Item6,
        columns: &DECISIONS,
    },
    Row {
        id: "fee",
        label: "行政事业性收费",
        label_en: "administrative fees",
        cores: &["行政事业性收费", "事业性收费"],
        group: Group::Item8,
        columns: &[ITEMS, CHANGE],
    },
    Row {
        id: "procurement",
        label: "政府集中采购",
        label_en: "central procurement",
        cores: &["政府集中采购", "集中采购"],
        group: Group::Item9,
        columns: &[
            count("projects", "采购项目数量", "projects"),
            Column { id: "amount", label: "采购总金额", label_en: "amount", kind: ValueKind::Amount },
        ],
    },
];

static T3: [Row; 23] = table3::rows([table3::row(
    "other_all",
    "（六）其他处理",
    "otherwise handled",
    &["其他处理"],
    Group::Other,
)]);
