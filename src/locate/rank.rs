//! Which of several explanations is the likeliest, and what speaks for it (domain §8.4, step 5).

use super::atoms::CellIndex;
use super::cause::Cause;
use super::evidence::{Evidence, Source};
use super::search::Solution;
use super::sums::{COLUMNS, CheckedSum, Grid, Unevaluated};
use crate::form::CellId;
use crate::num::slip::Slip;

/// How far the best must lead to be named alone.
pub(super) const LEAD: i32 = 300;

/// A cell that should hold another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which cell.
    pub cell: CellId,
    /// What is printed; `None` for a blank.
    pub printed: Option<i64>,
    /// What the sums ask for.
    pub value: i64,
}

/// What speaks for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The prose or last year's report has it.
    Evidence(Source, i64),
    /// Two digits of the printed number changed places.
    Transposed(Change),
    /// One digit was changed, left out or added.
    OneDigit(Change),
    /// The number of a neighbouring cell was copied where 0 belongs.
    Copied(Change),
}

/// Slips that together explain all failing sums, with what speaks for them.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The slips.
    pub causes: Vec<Cause>,
    /// What would change.
    pub changes: Vec<Change>,
    /// Likelihood: thousandths, the higher the likelier.
    pub score: i32,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// Ranks explanations, best first, and says how many of them cannot be told apart from the best.
pub(super) fn rank(
    grid: &Grid,
    checks: &[CheckedSum],
    solutions: Vec<Solution>,
    evidence: &[Evidence],
) -> (Vec<Explanation>, usize) {
    let loose = loose(grid, checks);
    let mut all: Vec<Explanation> = solutions.into_iter().map(|s| weigh(grid, &loose, s, evidence)).collect();
    // Stable: among equals the form's order decides.
    crate::order::by_key(&mut all, |e| -e.score);
    let best = all.first().map_or(0, |e| e.score);
    let near = all.iter().take_while(|e| best - e.score < LEAD).count();
    (all, near)
}

/// The cells in a sum that an unread cell kept from being worked out. Nothing crosses there, so any cell of the
/// failing sum would do as well, and how a number looks does not tell which.
fn loose(grid: &Grid, checks: &[CheckedSum]) -> Vec<CellId> {
    let open = checks.iter().filter(|c| matches!(c.sides, Err(Unevaluated::Unread)));
    let cells = open.map(|c| grid.sides_of(c.sum)).flat_map(|(left, right)| left.into_iter().chain(right));
    cells.map(|(r, c)| grid.id(r, c)).collect()
}

fn weigh(grid: &Grid, loose: &[CellId], solution: Solution, evidence: &[Evidence]) -> Explanation {
    let Solution { causes, changes: places, cost } = solution;
    let change = |(place, value): (CellIndex, i64)| {
        let (r, c) = (place / COLUMNS, place % COLUMNS);
        let printed = grid.value(r, c).filter(|_| grid.content(r, c) != super::sums::CellContent::Blank);
        Change { cell: grid.id(r, c), printed, value }
    };
    let changes: Vec<Change> = places.iter().copied().map(change).collect();
    let mut reasons = Vec::new();
    let mut score = -cost;
    let before = |id: CellId| grid.value_of(id);
    // Blank totals follow their parts, so the values after the change come from the changed table.
    let changed = grid.changed(&places);
    let after = |id: CellId| changed.value_of(id);
    for piece in evidence {
        let weight = piece.weight(piece.total(&before), piece.total(&after));
        score += weight;
        if weight > 0 {
            reasons.push(Reason::Evidence(piece.source, piece.value));
        }
    }
    // Moving and adding up have their own explanation: look at the digits of cells that were typed wrong.
    for cause in &causes {
        let typed = match cause {
            Cause::Cell(id)
            | Cause::WithRowTotal(id)
            | Cause::WithColumnTotal(id)
            | Cause::WithAllTotals(id) => id,
            _ => continue,
        };
        let Some(change) = changes.iter().find(|c| c.cell == *typed) else { continue };
        if loose.contains(typed) {
            continue;
        }
        let bonus = misprint(grid, *change);
        if let Some((bonus, reason)) = bonus {
            score += bonus;
            reasons.push(reason);
        }
        if let Some((_, column)) = grid.row_column(*typed) {
            let most = (0..grid.rows()).filter_map(|r| grid.value(r, column)).max().unwrap_or(0);
            if change.value > most.saturating_mul(3) {
                score -= 300;
            }
        }
    }
    Explanation { causes, changes, score, reasons }
}

/// How the printed number may have come from the right one.
fn misprint(grid: &Grid, change: Change) -> Option<(i32, Reason)> {
    let printed = change.printed?;
    if let Some(slip) = Slip::between(printed, change.value) {
        return Some((weight(slip), reason(slip, change)));
    }
    let (r, c) = grid.row_column(change.cell)?;
    let neighbours = [
        (r.checked_sub(1), Some(c)),
        (Some(r + 1), Some(c)),
        (Some(r), c.checked_sub(1)),
        (Some(r), Some(c + 1)),
    ];
    let copied =
        neighbours.into_iter().any(|(r, c)| r.zip(c).and_then(|(r, c)| grid.value(r, c)) == Some(printed));
    (change.value == 0 && copied).then_some((200, Reason::Copied(change)))
}

/// How much a slip of digits speaks for the right number, in thousandths. Any small difference looks like one wrong
/// digit, so that says less.
pub(super) fn weight(slip: Slip) -> i32 {
    if slip == Slip::Wrong { 200 } else { 400 }
}

/// A slip of digits as what speaks for an explanation.
pub(super) fn reason(slip: Slip, change: Change) -> Reason {
    match slip {
        Slip::Swapped => Reason::Transposed(change),
        Slip::Dropped | Slip::Doubled | Slip::Added | Slip::Wrong => Reason::OneDigit(change),
    }
}
