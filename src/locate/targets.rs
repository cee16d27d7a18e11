//! What a slot of the prose may rightly equal in the tables: its admissible sums of cells (domain §4.2, §4.3).

use crate::finding::Words;
use crate::form::{CellId, Group, TableId};
use crate::num::Num;
use crate::report::{CellState, Report};

/// A sum of cells that a slot may equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its cells.
    pub cells: Vec<CellId>,
    /// What it is called.
    pub name: (&'static str, &'static str),
}

impl Target {
    fn new(name: (&'static str, &'static str), cells: impl IntoIterator<Item = CellId>) -> Target {
        Target { cells: cells.into_iter().collect(), name }
    }

    /// Its value; `None` where a cell has none. A blank total counts for the sum of its row.
    pub fn value(&self, report: &Report) -> Option<Num> {
        self.cells.iter().try_fold(Num::ZERO, |sum, id| sum.checked_add(value(report, *id)?))
    }

    /// `272 + 3 = 275`, or the bare value of a single cell.
    pub fn formula(&self, report: &Report) -> String {
        let terms: Vec<String> =
            self.cells.iter().filter_map(|id| value(report, *id)).map(|n| n.to_string()).collect();
        let total = self.value(report).map_or_else(|| "?".to_owned(), |n| n.to_string());
        if terms.len() < 2 { total } else { format!("{} = {total}", terms.join(" + ")) }
    }

    /// 表三本年新收.
    pub fn called(&self) -> Words {
        let table = self.cells.first().map_or(TableId::T3, |c| c.table);
        Words::new(
            format!("{}{}", table.name_zh(), self.name.0),
            format!("{} {}", table.name_en(), self.name.1),
        )
    }
}

/// What a cell counts for: its number, 0 for a blank; a blank total what its row comes to.
pub fn value(report: &Report, id: CellId) -> Option<Num> {
    let cell = report.cell(id)?;
    if cell.state == CellState::Blank && id.column == "total" {
        let row = report.table(id.table).row(id.row)?;
        let parts = row.row.columns.iter().zip(&row.cells).filter(|(c, _)| c.id != "total");
        return parts.map(|(_, cell)| cell.for_sums()).try_fold(Num::ZERO, |sum, n| sum.checked_add(n?));
    }
    cell.for_sums()
}

const N: CellId = CellId::t3("new_received", "total");
const I: CellId = CellId::t3("carried_in", "total");
const T: CellId = CellId::t3("total_handled", "total");
const F: CellId = CellId::t3("carried_out", "total");

/// The admissible sums of a slot, the expected one first; empty for a slot that no table holds.
/// `detail` is the row for `o_sub`.
pub fn of(report: &Report, slot: &str, detail: &'static str) -> Vec<Target> {
    let new = || Target::new(("本年新收", "newly received"), [N]);
    let pool = || Target::new(("本年新收加上年结转", "newly received plus carried in"), [N, I]);
    let done = || Target::new(("（七）总计", "(7) total handled"), [T]);
    match slot {
        "n_new" => vec![new()],
        "n_accept" => vec![new(), pool()],
        "n_process" | "n_any" => vec![new(), pool(), done()],
        "n_in" => vec![Target::new(("上年结转", "carried in"), [I])],
        "n_pool" => vec![pool()],
        "n_done" => vec![done()],
        "n_out" => vec![Target::new(("结转下年度继续办理", "carried out"), [F])],
        "o_sub" => vec![row(detail)],
        "o_mixed" => vec![mixed(report, detail)],
        _ if slot.starts_with("o_") => outcome(report, slot),
        _ if slot.starts_with("a_") => applicant(slot),
        _ if slot.starts_with("rv") || slot.starts_with("su") => cases(slot),
        _ => table_two(report, slot),
    }
}

fn row(id: &'static str) -> Target {
    Target::new(("该项总计", "this row's total"), [CellId::t3(id, "total")])
}

/// Several classes under one number: their names, parted by spaces.
fn mixed(report: &Report, classes: &str) -> Target {
    let groups: Vec<Group> = classes
        .split(' ')
        .filter_map(|class| match class {
            "refuse" => Some(Group::Refuse),
            "unable" => Some(Group::Unable),
            "noproc" => Some(Group::NoProc),
            "other" => Some(Group::Other),
            _ => None,
        })
        .collect();
    let rows = report.t3.rows.iter().filter(|r| groups.contains(&r.row.group));
    Target::new(("这几类各项之和", "sum of these classes"), rows.map(|r| CellId::t3(r.row.id, "total")))
}

fn outcome(report: &Report, slot: &str) -> Vec<Target> {
    let (groups, name): (&[Group], _) = match slot {
        "o_granted" => (&[Group::Granted], ("（一）予以公开", "(1) granted")),
        "o_partial" => (&[Group::Partial], ("（二）部分公开", "(2) partly granted")),
        "o_open" => (
            &[Group::Granted, Group::Partial],
            ("（一）予以公开加（二）部分公开", "(1) granted plus (2) partly granted"),
        ),
        "o_refuse" => (&[Group::Refuse], ("（三）不予公开各项之和", "sum of (3) refused")),
        "o_unable" => (&[Group::Unable], ("（四）无法提供各项之和", "sum of (4) unable to provide")),
        "o_noproc" => (&[Group::NoProc], ("（五）不予处理各项之和", "sum of (5) not processed")),
        "o_other" => (&[Group::Other], ("（六）其他处理之和", "sum of (6) other handling")),
        _ => return Vec::new(),
    };
    let rows = report.t3.rows.iter().filter(|r| groups.contains(&r.row.group));
    vec![Target::new(name, rows.map(|r| CellId::t3(r.row.id, "total")))]
}

fn applicant(slot: &str) -> Vec<Target> {
    let (columns, name): (&[&'static str], _) = match slot {
        "a_natural" => (&["natural"], ("自然人", "natural persons")),
        "a_org" => (
            &["biz", "research", "charity", "legal_svc", "other_org"],
            ("法人或其他组织各列之和", "sum of organisations"),
        ),
        "a_biz" => (&["biz"], ("商业企业", "businesses")),
        "a_research" => (&["research"], ("科研机构", "research institutions")),
        "a_charity" => (&["charity"], ("社会公益组织", "charities")),
        "a_legal_svc" => (&["legal_svc"], ("法律服务机构", "legal services")),
        "a_other" => (&["other_org"], ("其他", "others")),
        _ => return Vec::new(),
    };
    let rows: [&[&'static str]; 3] = [&["new_received"], &["new_received", "carried_in"], &["total_handled"]];
    let cells = |rows: &[&'static str]| {
        rows.iter().flat_map(|r| columns.iter().map(|c| CellId::t3(r, c))).collect::<Vec<_>>()
    };
    rows.iter().map(|rows| Target::new(name, cells(rows))).collect()
}

fn cases(slot: &str) -> Vec<Target> {
    let (blocks, rest): (&[&'static str], &str) = if let Some(rest) = slot.strip_prefix("rvsu") {
        (&["review", "suit_direct", "suit_after"], rest)
    } else if let Some(rest) = slot.strip_prefix("rv") {
        (&["review"], rest)
    } else if let Some(rest) = slot.strip_prefix("su_direct") {
        (&["suit_direct"], rest)
    } else if let Some(rest) = slot.strip_prefix("su_after") {
        (&["suit_after"], rest)
    } else {
        (&["suit_direct", "suit_after"], slot.strip_prefix("su").unwrap_or(""))
    };
    let column = match rest.trim_start_matches('_') {
        "" => "total",
        "upheld" => "upheld",
        "corrected" => "corrected",
        "other" => "other",
        "pending" => "pending",
        _ => return Vec::new(),
    };
    let name = match (blocks, column) {
        ([_, _, _], "total") => ("复议、诉讼总计", "reviews and suits"),
        (["review"], "total") => ("行政复议总计", "reviews"),
        ([_, _], "total") => ("行政诉讼两项总计之和", "suits of both kinds"),
        (["suit_direct"], "total") => ("未经复议直接起诉总计", "suits without review"),
        (_, "total") => ("复议后起诉总计", "suits after review"),
        (_, "upheld") => ("结果维持", "upheld"),
        (_, "corrected") => ("结果纠正", "corrected"),
        (_, "other") => ("其他结果", "other result"),
        (_, _) => ("尚未审结", "pending"),
    };
    vec![Target::new(name, blocks.iter().map(|b| CellId::t4(b, column)))]
}

/// Cells of table 2; which columns there are depends on the form that it is printed in.
fn table_two(report: &Report, slot: &str) -> Vec<Target> {
    let (row, columns, name): (&'static str, &[&'static str], _) = match slot {
        "d_made" => {
            ("normdoc", &["made", "new_made", "new_open"], ("规范性文件制发件数", "normative documents made"))
        }
        "d_repealed" => ("normdoc", &["repealed"], ("规范性文件废止件数", "normative documents repealed")),
        "d_valid" => ("normdoc", &["valid"], ("规范性文件现行有效件数", "normative documents in force")),
        "d_open" => (
            "normdoc",
            &["made", "valid", "new_made", "new_open", "open_total"],
            ("规范性文件件数", "normative documents"),
        ),
        "reg_made" => ("regulation", &["made", "new_made", "new_open"], ("规章制发件数", "regulations made")),
        "reg_repealed" => ("regulation", &["repealed"], ("规章废止件数", "regulations repealed")),
        "reg_valid" => ("regulation", &["valid"], ("规章现行有效件数", "regulations in force")),
        "lic" => ("license", &["decisions", "prev_items"], ("行政许可处理决定数量", "licence decisions")),
        "pen" => ("penalty", &["decisions", "prev_items"], ("行政处罚处理决定数量", "penalty decisions")),
        "coe" => ("coercion", &["decisions", "prev_items"], ("行政强制处理决定数量", "coercion decisions")),
        "fee_amt" => ("fee", &["amount"], ("行政事业性收费金额", "fees charged")),
        _ => return Vec::new(),
    };
    let ids = columns.iter().map(|c| CellId::t2(row, c)).filter(|id| report.cell(*id).is_some());
    ids.map(|id| Target::new(name, [id])).collect()
}

/// The table in which a slot's cells stand.
pub fn table_of(slot: &str) -> Option<TableId> {
    match slot {
        _ if slot.starts_with("n_") || slot.starts_with("a_") => Some(TableId::T3),
        _ if slot.starts_with("o_") => Some(TableId::T3),
        _ if slot.starts_with("rv") || slot.starts_with("su") => Some(TableId::T4),
        _ if slot.starts_with("d_") || slot.starts_with("reg_") => Some(TableId::T2),
        "lic" | "pen" | "coe" | "fee_amt" => Some(TableId::T2),
        _ => None,
    }
}
