//! The form of 2021 (国办公开办函〔2021〕30号).

use super::{Column, Form, Group, Row, T4_BLOCKS, ValueKind, columns::count, table3};

/// The form of 2021.
pub static FORM_2021: Form = Form {
    id: "2021",
    notice: "国办公开办函〔2021〕30号",
    years: (2021, None),
    t2: T2,
    t3: &T3,
    t4: &T4_BLOCKS,
};

static DOCUMENTS: [Column; 3] = [
    count("made", "本年制发件数", "made this year"),
    count("repealed", "本年废止件数", "repealed this year"),
    count("valid", "现行有效件数", "in force"),
];
static DECISIONS: [Column; 1] = [count("decisions", "本年处理决定数量", "decisions")];

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
        label: "行政规范性文件",
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
        columns: &[Column {
            id: "amount",
            label: "本年收费金额（单位：万元）",
            label_en: "amount",
            kind: ValueKind::WanYuan,
        }],
    },
];

static T3: [Row; 25] = table3::rows([
    table3::row(
        "other_no_correction",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "not corrected in time",
        &["逾期不补正"],
        Group::Other,
    ),
    table3::row(
        "other_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "fee not paid in time",
        &["未按收费通知", "逾期未缴", "逾期不缴费"],
        Group::Other,
    ),
    table3::row("other_misc", "3.其他", "other (item 3)", &["3.其他", "其他"], Group::Other),
]);
