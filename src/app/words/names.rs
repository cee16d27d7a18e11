//! What things are called: tables, cells, rules, severities, kinds of bodies.

use super::Pair;
use crate::finding::{Lang, Severity};
use crate::form::{CellId, Group, TableId};
use crate::report::{BodyKind, SectionKind, TableState};
use crate::rules::narrative::Verdict as FactVerdict;

/// The sign of a severity, for those who do not see its colour.
pub const fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Info => "i",
        Severity::NotEvaluated => "?",
    }
}

/// The kind of body.
pub const fn kind(kind: BodyKind) -> Pair {
    match kind {
        BodyKind::Region => Pair("一级政府", "government"),
        BodyKind::Office => Pair("政府办公厅（室）", "government office"),
        BodyKind::Dept => Pair("部门", "department"),
        BodyKind::Town => Pair("乡镇", "town"),
        BodyKind::Street => Pair("街道", "street office"),
    }
}

/// What became of a quantity of the prose.
pub const fn fact(verdict: FactVerdict) -> Pair {
    match verdict {
        FactVerdict::Agrees => Pair("一致", "agrees"),
        FactVerdict::Differs => Pair("不一致", "differs"),
        FactVerdict::NotCompared => Pair("未比对", "not compared"),
    }
}

/// Why a table is not drawn.
pub const fn table_state(state: TableState) -> Pair {
    match state {
        TableState::Absent => Pair("报告中没有这张表。", "The report does not have this table."),
        TableState::Lost => Pair(
            "有这一部分，但表格没有读到，可能在复制时丢失。请打开原文件，或重新复制整个表格。",
            "The section is there but its table was not read; it may have been lost in copying. Open the file itself or copy the whole table again.",
        ),
        TableState::Image => Pair(
            "表格是图片，无法核对。请用文字版表格。",
            "The table is a picture and cannot be checked. Use a table of text.",
        ),
        TableState::Read => Pair("", ""),
    }
}

/// The name of a table.
pub fn table(id: TableId) -> Pair {
    Pair(id.name_zh(), id.name_en())
}

/// The title of a table.
pub const fn table_title(id: TableId) -> Pair {
    match id {
        TableId::T2 => Pair("主动公开政府信息情况", "Disclosure on the body's own initiative"),
        TableId::T3 => Pair("收到和处理政府信息公开申请情况", "Applications received and handled"),
        TableId::T4 => Pair("政府信息公开行政复议、行政诉讼情况", "Administrative reviews and litigation"),
    }
}

/// A section's name where there is little room.
pub const fn section(kind: SectionKind) -> Pair {
    match kind {
        SectionKind::S1 => Pair("总体情况", "Overview"),
        SectionKind::S2 => Pair("主动公开", "Disclosure"),
        SectionKind::S3 => Pair("申请办理", "Applications"),
        SectionKind::S4 => Pair("复议与诉讼", "Reviews, suits"),
        SectionKind::S5 => Pair("问题与改进", "Problems"),
        SectionKind::S6 => Pair("其他事项", "Other matters"),
    }
}

/// A group's printed heading.
pub fn group(group: Group) -> Pair {
    Pair(group.label(), group.label_en())
}

/// A cell as people call it: 表三〔重复申请 × 自然人〕.
pub fn cell(id: CellId, lang: Lang) -> String {
    match lang {
        Lang::Zh => [id.table.name_zh(), "〔", &id.label_zh(), "〕"].concat(),
        Lang::En => [id.table.name_en(), " [", &id.label_en(), "]"].concat(),
    }
}

/// Cells that were added up, with what stands in them.
pub fn cells(cells: &[(CellId, String)], lang: Lang) -> String {
    let values = |by: &str| cells.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(by);
    match (cells, lang) {
        ([], _) => String::new(),
        ([_] | [_, _], _) => {
            let named = cells.iter().map(|(id, value)| [&cell(*id, lang), " ", value].concat());
            named.collect::<Vec<_>>().join(" + ")
        }
        ([(first, _), ..], Lang::Zh) => {
            [first.table.name_zh(), " ", &cells.len().to_string(), " 格：", &values(" + ")].concat()
        }
        ([(first, _), ..], Lang::En) => {
            [first.table.name_en(), ", ", &cells.len().to_string(), " cells: ", &values(" + ")].concat()
        }
    }
}

/// The rest of a long list: 另有 15 格.
pub fn rest(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["另有 ", &count.to_string(), " 格"].concat(),
        Lang::En => [&count.to_string(), " more"].concat(),
    }
}

/// A line of the text: 第 12 行.
pub fn line(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["第 ", &number.to_string(), " 行"].concat(),
        Lang::En => ["line ", &number.to_string()].concat(),
    }
}

/// The title of a rule: what is wrong when it fails.
pub fn rule(code: &'static str, lang: Lang) -> &'static str {
    crate::rules::find(code).map_or(code, |rule| rule.meta().title_in(lang))
}

/// The generation of the form.
pub fn form(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => [id, " 年表式"].concat(),
        Lang::En => ["form of ", id].concat(),
    }
}

/// Tables 2 and 3 follow different generations of the form.
pub fn two_forms(t2: &str, t3: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => ["表二 ", t2, " 年表式，表三 ", t3, " 年表式"].concat(),
        Lang::En => ["table 2 on the form of ", t2, ", table 3 on that of ", t3].concat(),
    }
}
