//! Table 4: one sum a block, which finds the block but not the cell; what the prose says may tell (domain §8.5).

use super::evidence::{Evidence, Source};
use super::rank::{Change, Reason, reason, weight};
use super::sums::Unevaluated;
use crate::form::{CellId, T4_BLOCKS, T4_COLUMNS};
use crate::num::slip::Slip;
use crate::report::{CellState, Table};
use crate::text::Span;

/// One block of table 4.
#[derive(Clone, Debug)]
pub struct CaseBlock {
    /// `review`, `suit_direct` or `suit_after`.
    pub id: &'static str,
    /// What the four results come to and what is printed as total, or why they were not added up.
    pub sides: Result<(i64, i64), Unevaluated>,
    /// The four results and the total; 0 for a blank.
    pub values: Vec<i64>,
    /// What would make the block add up, likeliest first, each one cell; empty where it does.
    pub ways: Vec<(Change, Vec<Reason>)>,
    /// How many of them cannot be told apart from the first.
    pub near: usize,
    /// Where the prose names the total as it is printed, in words that were all understood.
    pub total_said: Option<Span>,
}

impl CaseBlock {
    /// Whether the sum was evaluated and does not hold.
    pub fn fails(&self) -> bool {
        self.sides.is_ok_and(|(left, right)| left != right)
    }
}

/// Checks the three blocks.
pub(super) fn check(table: &Table, evidence: &dyn Fn() -> Vec<Evidence>) -> Vec<CaseBlock> {
    if !table.is_read() {
        return Vec::new();
    }
    let mut blocks: Vec<CaseBlock> = T4_BLOCKS.iter().map(|row| add_up(table, row.id)).collect();
    if !blocks.iter().any(CaseBlock::fails) {
        return blocks;
    }
    let evidence = evidence();
    let printed = |id: CellId| table.cell(id.row, id.column)?.for_sums()?.to_int();
    for block in blocks.iter_mut().filter(|b| b.fails()) {
        (block.ways, block.near) = ways(block, &evidence, &printed);
        block.total_said = total_said(block, &evidence, &printed);
    }
    blocks
}

fn add_up(table: &Table, id: &'static str) -> CaseBlock {
    let cells: Vec<_> = T4_COLUMNS.iter().map(|c| table.cell(id, c.id)).collect();
    let values: Option<Vec<i64>> = cells.iter().map(|cell| cell.as_ref()?.for_sums()?.to_int()).collect();
    let blank = |cell: &Option<&crate::report::Cell>| cell.is_some_and(|c| c.state == CellState::Blank);
    let (values, sides) = match values {
        None => (Vec::new(), Err(Unevaluated::Unread)),
        Some(values) => {
            let (parts, total) = values.split_at(T4_COLUMNS.len() - 1);
            let sum = parts.iter().try_fold(0i64, |sum, v| sum.checked_add(*v));
            let sides = match (sum, total.first().copied()) {
                _ if cells.iter().all(blank) => Err(Unevaluated::AllBlank),
                _ if cells.last().is_some_and(blank) => Err(Unevaluated::TotalBlank),
                (_, Some(total)) if total != 0 && cells.iter().take(parts.len()).all(blank) => {
                    Err(Unevaluated::PartsBlank)
                }
                (Some(sum), Some(total)) => Ok((sum, total)),
                _ => Err(Unevaluated::Unread),
            };
            (values, sides)
        }
    };
    CaseBlock { id, sides, values, ways: Vec::new(), near: 0, total_said: None }
}

/// Where the prose has the total of a block as it is printed.
fn total_said(
    block: &CaseBlock,
    evidence: &[Evidence],
    printed: &dyn Fn(CellId) -> Option<i64>,
) -> Option<Span> {
    let total = CellId::t4(block.id, "total");
    let mut said = evidence.iter().filter(|piece| piece.sure && piece.cells.contains(&total));
    said.find_map(|piece| match piece.source {
        Source::Prose(span) if piece.total(printed) == Some(piece.value) => Some(span),
        _ => None,
    })
}

/// What a slip of digits says of a number: less than it takes to be named alone, with what speaks for a total beforehand.
const MOST_FOR_A_SLIP: i32 = super::rank::LEAD - LIKELY_TOTAL - 1;

/// What speaks for the total beforehand: it is reckoned, and the results are counted.
const LIKELY_TOTAL: i32 = 100;

/// The cells of a failing block, each with the value that would mend it, ranked.
fn ways(
    block: &CaseBlock,
    evidence: &[Evidence],
    printed: &dyn Fn(CellId) -> Option<i64>,
) -> (Vec<(Change, Vec<Reason>)>, usize) {
    let Ok((sum, total)) = block.sides else { return (Vec::new(), 0) };
    let mut ranked: Vec<(i32, Change, Vec<Reason>)> = Vec::new();
    let filled = block.values.iter().take(T4_COLUMNS.len() - 1).filter(|v| **v != 0).count();
    for (column, value) in T4_COLUMNS.iter().zip(&block.values) {
        let is_total = column.id == "total";
        let right = if is_total { sum } else { value + total - sum };
        if right < 0 {
            continue;
        }
        let id = CellId::t4(block.id, column.id);
        let change = Change { cell: id, printed: Some(*value), value: right };
        let after = |cell: CellId| if cell == id { Some(right) } else { printed(cell) };
        // A total of 0 over several results was not filled in; over a single one, either may be wrong.
        let likely = if is_total && total == 0 && filled > 1 {
            400
        } else if is_total {
            LIKELY_TOTAL
        } else {
            0
        };
        let (mut score, mut reasons) = (likely, Vec::new());
        for piece in evidence.iter().filter(|e| e.cells.contains(&id)) {
            let weight = piece.weight(piece.total(printed), piece.total(&after));
            score += weight;
            if weight > 0 {
                reasons.push(Reason::Evidence(piece.source, piece.value));
            }
        }
        if let Some(slip) = Slip::between(*value, right) {
            // One sum crosses nothing: how a number looks does not tell which of the five is wrong.
            score += weight(slip).min(MOST_FOR_A_SLIP);
            reasons.push(reason(slip, change));
        }
        ranked.push((score, change, reasons));
    }
    crate::order::by_key(&mut ranked, |(score, ..)| -score);
    let best = ranked.first().map_or(0, |(score, ..)| *score);
    let near = ranked.iter().take_while(|(score, ..)| best - score < super::rank::LEAD).count();
    (ranked.into_iter().map(|(_, change, reasons)| (change, reasons)).collect(), near)
}
